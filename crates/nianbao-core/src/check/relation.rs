//! Judges the equations a form states: totals over rows and columns, and balances. The rules that name them are
//! metadata only; which cells they are about is read from the form, so a new row or edition needs no code here.

use super::coverage::Status;
use super::finding::{Finding, Related, Severity};
use super::quote;
use super::rule::{Rule, Run};
use crate::form::TableKey;
use crate::form::node::Line;
use crate::form::path::CellId;
use crate::form::relation::{Equation, EquationKind};
use crate::model::found::{FoundTable, TableState};
use crate::model::report::TableData;
use crate::model::{Amount, Cell, Place, Report};
use crate::sort::SortShort;

/// Judges all equations of one kind in one table.
pub(super) fn run(rule: &'static Rule, report: &Report, table: TableKey, kind: EquationKind) -> Run {
    let data = report.table(table);
    let found = report.found.as_deref().map(|found| found.table(table));
    if data.is_blank() {
        let reason = match found.map(|found| found.state) {
            _ if found.is_some_and(|found| !found.unread_rows.is_empty()) => {
                "表中的数字没有读准，待对照原文填写"
            }
            Some(TableState::Absent) => "没有读到这张表",
            Some(TableState::Empty) => "表中没有读到数字",
            Some(TableState::Read) | None => "表中还没有填写数字",
        };
        return Run::blocked(reason, vec![Place::Part(table.part())]);
    }
    let mut judged = Run::ran(Vec::new());
    let mut unreadable: Vec<CellId> = Vec::new();
    let mut doubtful: Vec<CellId> = Vec::new();
    let mut unstated: Vec<CellId> = Vec::new();
    let mut unread: Vec<CellId> = Vec::new();
    let mut any = false;
    for equation in data.layout().equations.iter().filter(|equation| equation.kind == kind) {
        any = true;
        match residual(data, equation) {
            None => unreadable.extend(equation.cells().filter(|&id| report.value(id).is_none())),
            Some(residual) if residual.is_zero() => {}
            Some(_) if is_unstated(data, equation) => unstated.push(telling_cell(equation)),
            Some(_) if equation.cells().any(|id| report.is_unread(id)) => unread.push(telling_cell(equation)),
            Some(_) => match found.map_or(Doubt::None, |found| doubt(data, found, equation)) {
                Doubt::None => judged.findings.push(finding(rule, report, equation)),
                Doubt::Extra(rows) => judged.findings.push(perhaps(finding(rule, report, equation), rows)),
                Doubt::Rows => doubtful.push(telling_cell(equation)),
            },
        }
    }
    if !any {
        return Run::not_applicable("这一格式没有这项关系");
    }
    if !unreadable.is_empty() {
        judged.status =
            Status::Blocked("有无法识别的数字，含有它的合计没有核对".to_owned(), places(unreadable));
    } else if !unread.is_empty() {
        judged.status =
            Status::Blocked("有的行的数字没有读准，含有它的合计没有核对".to_owned(), places(unread));
    } else if !doubtful.is_empty() {
        judged.status =
            Status::Blocked("表中有的行缺少或者重复，不平的合计无法判断".to_owned(), places(doubtful));
    } else if !unstated.is_empty() {
        judged.status = Status::Blocked(
            "有的分项、一边各项或者后面的行还没有填写，没有核对".to_owned(),
            places(unstated),
        );
    }
    judged
}

fn places(mut cells: Vec<CellId>) -> Vec<Place> {
    cells.sort_short();
    cells.dedup();
    cells.into_iter().map(Place::Cell).collect()
}

/// How far off each equation of a table is; `None` where that cannot be judged.
pub(super) fn residuals(report: &Report, table: TableKey) -> Vec<Option<Amount>> {
    let data = report.table(table);
    let found = report.found.as_deref().map(|found| found.table(table));
    let judge = |equation: &Equation| {
        let residual = residual(data, equation)?;
        let sure = residual.is_zero()
            || (!is_unstated(data, equation)
                && !equation.cells().any(|id| report.is_unread(id))
                && found.is_none_or(|found| matches!(doubt(data, found, equation), Doubt::None)));
        sure.then_some(residual)
    };
    data.layout().equations.iter().map(judge).collect()
}

/// Left side minus right side; `None` when a cell cannot be read.
pub(super) fn residual(data: &TableData, equation: &Equation) -> Option<Amount> {
    Some(sum(data, &equation.left)? - sum(data, &equation.right)?)
}

fn sum(data: &TableData, cells: &[CellId]) -> Option<Amount> {
    let mut sum = Amount::ZERO;
    for &id in cells {
        sum += data.cell(id)?.value()?;
    }
    Some(sum)
}

/// Why an equation that does not hold cannot simply be held against the author of a file.
enum Doubt<'a> {
    None,
    /// One of its rows was not there or stood twice; a rule of its own says so.
    Rows,
    /// Rows that are none of the form's stood there, and their numbers have no cell here.
    Extra(&'a [String]),
}

fn doubt<'a>(data: &TableData, found: &'a FoundTable, equation: &Equation) -> Doubt<'a> {
    let concerns = |key: &String, id: CellId| id.slot().row_line.node.key == key.as_str();
    let blank = |id: CellId| data.cell(id).is_some_and(Cell::is_blank);
    let mut cells = equation.cells();
    if cells.any(|id| {
        // A row that was missing and has been filled in since is there.
        found.missing_rows.iter().any(|key| concerns(key, id) && blank(id))
            || found.repeated_rows.iter().any(|key| concerns(key, id))
    }) {
        Doubt::Rows
    } else if equation.kind == EquationKind::RowsTotal && !found.extra_rows.is_empty() {
        Doubt::Extra(&found.extra_rows)
    } else {
        Doubt::None
    }
}

/// A finding that rows outside the form may explain.
fn perhaps(finding: Finding, rows: &[String]) -> Finding {
    let names: Vec<String> = rows.iter().take(3).map(|row| quote::quoted(row.trim())).collect();
    let message = format!(
        "{}；文件中另有格式以外的行{}，其数字没有计入。",
        finding.message.trim_end_matches('。'),
        quote::list(&names)
    );
    Finding { message, ..finding }
        .severity(Severity::Verify)
        .advice("把格式以外的行并入规定的行，再核对各分项和总计。")
}

/// Whether an equation that does not hold has not been stated yet: nothing at all was written on a side of it, or
/// nothing in its total's row and below, because whoever fills the table has not come so far or the file broke off.
/// The rules on blanks speak of it. A total alone that was left blank is another matter: its parts say what it is.
pub(super) fn is_unstated(data: &TableData, equation: &Equation) -> bool {
    let blank = |cells: &[CellId]| cells.iter().all(|&id| data.cell(id).is_some_and(Cell::is_blank));
    let reached = || data.cells().rfind(|(_, cell)| !cell.is_blank()).map_or(0, |(id, _)| id.slot().row);
    blank(&equation.right)
        || match equation.kind {
            EquationKind::Balance => blank(&equation.left),
            EquationKind::RowsTotal => equation.left[0].slot().row > reached(),
            EquationKind::ColumnsTotal => false,
        }
}

/// Where the finding is shown: the total, or for a balance the last item printed.
pub(super) fn telling_cell(equation: &Equation) -> CellId {
    match equation.kind {
        EquationKind::RowsTotal | EquationKind::ColumnsTotal => equation.left[0],
        EquationKind::Balance => equation.right.last().copied().unwrap_or(equation.left[0]),
    }
}

fn finding(rule: &'static Rule, report: &Report, equation: &Equation) -> Finding {
    let at = telling_cell(equation);
    let told = match equation.kind {
        EquationKind::Balance => balance(report, equation),
        _ if at.slot().row_label().is_empty() => group_total(report, equation),
        EquationKind::RowsTotal | EquationKind::ColumnsTotal => line_total(report, equation),
    };
    let notes = match equation.kind {
        EquationKind::Balance => ["左边", "右边"],
        EquationKind::RowsTotal | EquationKind::ColumnsTotal => ["总计", "分项"],
    };
    let side = |cells: &[CellId], note: &str| -> Vec<Related> {
        cells
            .iter()
            .filter(|&&id| id != at)
            .map(|&id| Related { at: Place::Cell(id), note: note.to_owned() })
            .collect()
    };
    let mut finding = Finding::new(rule, at, told.title, told.message).advice(told.advice);
    finding.related = side(&equation.left, notes[0]);
    finding.related.extend(side(&equation.right, notes[1]));
    finding
}

struct Told {
    title: String,
    message: String,
    advice: &'static str,
}

fn balance(report: &Report, equation: &Equation) -> Told {
    let column = quote::column(equation.left[0].slot());
    let side = |cells: &[CellId]| {
        let rows: Vec<String> = cells.iter().map(|id| quote::row(id.slot())).collect();
        let parts = values(report, cells);
        let sum: Amount = parts.iter().copied().sum();
        let sign = if rows.len() > 1 { "之和为" } else { "为" };
        (format!("{}{sign}{sum}{}", quote::list(&rows), quote::addends(&parts)), sum)
    };
    let (left, left_sum) = side(&equation.left);
    let (right, right_sum) = side(&equation.right);
    Told {
        title: format!("{}收支不平", quote::short(equation.left[0].slot().column_line.node)),
        message: format!(
            "{column}一列，{left}，{right}，相差{}{}。",
            (left_sum - right_sum).abs(),
            quote::assumed_zero(report, equation.cells())
        ),
        advice: "对照申请登记台账核对这几项，改正填错的一项。",
    }
}

/// A total of a table with many rows: told with the row or the column it ends.
fn line_total(report: &Report, equation: &Equation) -> Told {
    let slot = equation.left[0].slot();
    // The line the total closes, the line it stands in, and what both are called.
    let (closes, within, across, items) = if equation.kind == EquationKind::RowsTotal {
        (&slot.row_line, &slot.column_line, format!("{}一列", quote::column(slot)), "各项")
    } else {
        (&slot.column_line, &slot.row_line, format!("{}一行", quote::row(slot)), "各列")
    };
    let (stated, due) = (sum_of(report, &equation.left), sum_of(report, &equation.right));
    Told {
        title: format!("{}总计不符", quote::short(within.node)),
        message: format!(
            "{across}，{}{}，{}{items}之和为{due}{}，相差{}{}。",
            quote::quoted(closes.node.label),
            written(report, equation.left[0]).unwrap_or_else(|| format!("为{stated}")),
            group(closes),
            quote::addends(&values(report, &equation.right)),
            (stated - due).abs(),
            quote::assumed_zero(report, equation.cells())
        ),
        advice: "核对各分项和总计，改正填错的一格。",
    }
}

/// A total of a table with one row: told with its group. Nothing else speaks for it, so one that was left empty
/// beside filled parts was left out.
fn group_total(report: &Report, equation: &Equation) -> Told {
    let id = equation.left[0];
    let line = &id.slot().column_line;
    let (stated, due) = (sum_of(report, &equation.left), sum_of(report, &equation.right));
    let (whose, label) = (group(line), quote::quoted(line.node.label));
    let short = line.above.last().map(|group| quote::short(group)).unwrap_or_default();
    let parts = quote::labels(equation.right.iter().map(|part| quote::quoted(part.slot().column_label())));
    let addends = quote::addends(&values(report, &equation.right));
    if stated.is_zero() {
        let now = written(report, id).unwrap_or_else(|| "填为0".to_owned());
        let zeros = quote::assumed_zero(report, equation.right.iter().copied());
        return Told {
            title: format!("{short}总计漏算"),
            message: format!(
                "{whose}的{label}{now}，而{parts}之和为{due}{addends}，{label}应为{due}{zeros}。"
            ),
            advice: "分项无误时，把总计改为分项之和。",
        };
    }
    Told {
        title: format!("{short}总计不符"),
        message: format!(
            "{whose}的{label}为{stated}，{parts}之和为{due}{addends}，相差{}{}。",
            (stated - due).abs(),
            quote::assumed_zero(report, equation.cells())
        ),
        advice: "核对各分项和总计，改正填错的一格。",
    }
}

/// What stands in a cell that holds no number and is counted as 0.
fn written(report: &Report, id: CellId) -> Option<String> {
    match report.cell(id)? {
        cell if cell.is_blank() => Some("没有填写".to_owned()),
        cell if cell.is_assumed_zero() => Some(format!("填的是{}", quote::content(cell))),
        _ => None,
    }
}

/// The heading over a row or column, in “ ”.
fn group(line: &Line) -> String {
    line.above.last().map(|group| quote::quoted(group.label)).unwrap_or_default()
}

fn values(report: &Report, cells: &[CellId]) -> Vec<Amount> {
    cells.iter().filter_map(|&id| report.value(id)).collect()
}

fn sum_of(report: &Report, cells: &[CellId]) -> Amount {
    values(report, cells).into_iter().sum()
}

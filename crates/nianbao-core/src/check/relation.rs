//! Judges the equations a form states: totals over rows and columns, and balances. The rules that name them are
//! metadata only; which cells they are about is read from the form, so a new row or edition needs no code here.

use super::coverage::Status;
use super::finding::{Finding, Related};
use super::quote;
use super::rule::{Rule, Run};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::form::relation::{Equation, EquationKind};
use crate::model::found::{FoundTable, TableState};
use crate::model::report::TableData;
use crate::model::{Amount, Place, Report};

/// Judges all equations of one kind in one table.
pub(super) fn run(rule: &'static Rule, report: &Report, table: TableKey, kind: EquationKind) -> Run {
    let data = report.table(table);
    let found = report.found.as_deref().map(|found| found.table(table));
    if data.is_blank() {
        let reason = match found.map(|found| found.state) {
            Some(TableState::Absent) => "没有读到这张表",
            Some(TableState::Empty) => "表中没有读到数字",
            Some(TableState::Read) | None => "表中还没有填写数字",
        };
        return Run::blocked(reason, vec![Place::Part(table.part())]);
    }
    let mut judged = Run::ran(Vec::new());
    let mut unreadable: Vec<CellId> = Vec::new();
    let mut doubtful: Vec<CellId> = Vec::new();
    let mut any = false;
    for equation in data.layout().equations.iter().filter(|equation| equation.kind == kind) {
        any = true;
        match residual(data, equation) {
            None => unreadable.extend(equation.cells().filter(|&id| report.value(id).is_none())),
            Some(residual) if residual.is_zero() => {}
            Some(_) if found.is_some_and(|found| is_doubtful(found, equation)) => {
                doubtful.push(telling_cell(equation));
            }
            Some(_) => judged.findings.push(finding(rule, report, equation)),
        }
    }
    if !any {
        return Run::not_applicable("这一格式没有这项关系");
    }
    if !unreadable.is_empty() {
        judged.status =
            Status::Blocked("有无法识别的数字，含有它的合计没有核对".to_owned(), places(unreadable));
    } else if !doubtful.is_empty() {
        judged.status =
            Status::Blocked("表中的行与格式不符，不平的合计无法判断".to_owned(), places(doubtful));
    }
    judged
}

fn places(mut cells: Vec<CellId>) -> Vec<Place> {
    cells.sort_unstable();
    cells.dedup();
    cells.into_iter().map(Place::Cell).collect()
}

/// How far off each equation of a table is; `None` where that cannot be judged.
pub(super) fn residuals(report: &Report, table: TableKey) -> Vec<Option<Amount>> {
    let data = report.table(table);
    let found = report.found.as_deref().map(|found| found.table(table));
    let judge = |equation: &Equation| {
        let residual = residual(data, equation)?;
        let doubtful = !residual.is_zero() && found.is_some_and(|found| is_doubtful(found, equation));
        (!doubtful).then_some(residual)
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

/// Whether the table as found has rows too many or too few for this equation to be held against its author: a number
/// may stand in a row that has no cell here.
fn is_doubtful(found: &FoundTable, equation: &Equation) -> bool {
    let lacks = |keys: &[String]| {
        keys.iter().any(|key| equation.cells().any(|id| id.slot().row_line.node.key == key.as_str()))
    };
    (equation.kind == EquationKind::RowsTotal && !found.extra_rows.is_empty())
        || lacks(&found.missing_rows)
        || lacks(&found.repeated_rows)
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
        EquationKind::RowsTotal | EquationKind::ColumnsTotal => total(report, equation),
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

fn values(report: &Report, cells: &[CellId]) -> Vec<Amount> {
    cells.iter().filter_map(|&id| report.value(id)).collect()
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
        title: format!("{column}一列收支不平"),
        message: format!(
            "{column}一列，{left}，{right}，相差{}{}。",
            (left_sum - right_sum).abs(),
            quote::assumed_zero(report, equation.cells())
        ),
        advice: "对照申请登记台账核对这几项，改正填错的一项。",
    }
}

fn total(report: &Report, equation: &Equation) -> Told {
    let id = equation.left[0];
    let slot = id.slot();
    let parts = values(report, &equation.right);
    let due: Amount = parts.iter().copied().sum();
    let stated = report.value(id).unwrap_or_default();
    let difference = (stated - due).abs();
    // A total row is told with its column, a total column with its row; Table C has one row, so the group tells.
    let rows_total = equation.kind == EquationKind::RowsTotal;
    let (line, across) = if rows_total {
        (&slot.row_line, format!("{}一列", quote::column(slot)))
    } else {
        let row = quote::row(slot);
        (&slot.column_line, if row.is_empty() { row } else { format!("{row}一行") })
    };
    let group = line.above.last().map(|node| quote::quoted(node.label)).unwrap_or_default();
    let label = quote::quoted(line.node.label);
    let (whose, comma) =
        if across.is_empty() { (format!("{group}的"), "") } else { (across.clone(), "，") };
    let what = if rows_total {
        format!("{group}各项")
    } else if across.is_empty() {
        quote::labels(equation.right.iter().map(|part| quote::quoted(part.slot().column_label())))
    } else {
        format!("{group}各列")
    };
    let addends = quote::addends(&parts);
    let subject = if across.is_empty() { group.clone() } else { across };
    let cell = report.cell(id);
    if stated.is_zero() && !due.is_zero() {
        let blank = cell.is_some_and(|cell| cell.is_assumed_zero());
        let now = if blank {
            format!("没有填写数字（{}）", cell.map(quote::content).unwrap_or_default())
        } else {
            "填为0".to_owned()
        };
        let others = quote::assumed_zero(report, equation.right.iter().copied());
        return Told {
            title: format!("{subject}{label}漏算"),
            message: format!("{whose}{label}{now}，而{what}之和为{due}{addends}，{label}应为{due}{others}。"),
            advice: "分项无误时，把总计改为分项之和。",
        };
    }
    Told {
        title: format!("{subject}{label}与分项之和不符"),
        message: format!(
            "{whose}{comma}{label}为{stated}，{what}之和为{due}{addends}，相差{difference}{}。",
            quote::assumed_zero(report, equation.cells())
        ),
        advice: "核对各分项和总计，改正填错的一格。",
    }
}

//! What the rules on single cells share: cells that hold no usable number, and cells nothing was written in. Knows no
//! rule by name and no equation beyond asking whether it holds.

use std::collections::BTreeSet;

use super::finding::{Finding, Safety};
use super::paper;
use super::quote;
use super::relation;
use super::rule::{Rule, Run};
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::path::{CellId, Slot};
use crate::form::relation::{Equation, EquationKind};
use crate::model::found::TableState;
use crate::model::report::TableData;
use crate::model::{Amount, Cell, Edit, Place, Report, State};

/// From this many faulty cells in one table on, one finding names them all.
const TOGETHER: usize = 4;
/// How many characters of a cell's text a message repeats.
const REPEATED: usize = 16;

/// Why a cell's text cannot be its number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Unreadable,
    Negative,
    Fraction,
}

fn fault(unit: Unit, cell: &Cell) -> Option<Fault> {
    let value = match cell.state() {
        State::Number(number) => number.value,
        State::Other => return Some(Fault::Unreadable),
        _ => return None,
    };
    if value.is_negative() && unit != Unit::Change {
        return Some(Fault::Negative);
    }
    let counted = matches!(unit, Unit::Count | Unit::Change);
    (counted && !value.is_whole()).then_some(Fault::Fraction)
}

/// Looks for cells of a table that hold no usable number; `left_out` are another rule's.
pub(super) fn not_numbers(
    rule: &'static Rule,
    report: &Report,
    table: TableKey,
    left_out: impl Fn(&Cell) -> bool,
) -> Run {
    let data = report.table(table);
    if data.is_blank() {
        return Run::not_applicable("表中还没有填写数字");
    }
    let faults: Vec<(CellId, &Cell, Fault)> = data
        .cells()
        .filter(|(_, cell)| !cell.is_assumed_zero() && !left_out(cell))
        .filter_map(|(id, cell)| fault(id.slot().unit, cell).map(|fault| (id, cell, fault)))
        .collect();
    if faults.len() < TOGETHER {
        let one = |(id, cell, fault): &(CellId, &Cell, Fault)| not_a_number(rule, *id, cell, *fault);
        return Run::ran(faults.iter().map(one).collect());
    }
    let (first, cell, _) = faults[0];
    let mut finding = Finding::new(
        rule,
        first,
        format!("{}格不是可用的数字", faults.len()),
        format!(
            "本表有{}格填的不是可用的数字，例如{}填的是{}。",
            faults.len(),
            quote::cell(first),
            shown(cell)
        ),
    )
    .advice("逐格改填阿拉伯数字，没有发生的填0；说明文字写在表格之外。");
    for (id, cell, _) in &faults[1..] {
        finding = finding.related(*id, shown(cell));
    }
    Run::ran(vec![finding])
}

fn not_a_number(rule: &'static Rule, id: CellId, cell: &Cell, fault: Fault) -> Finding {
    let name = quote::cell(id);
    let text = shown(cell);
    let amount = matches!(id.slot().unit, Unit::WanYuan | Unit::Money);
    match fault {
        Fault::Unreadable => {
            let finding =
                Finding::new(rule, id, "不是数字", format!("{name}填的是{text}，不能当作数字计算。"))
                    .advice("改填阿拉伯数字，没有发生的填0；说明文字写在表格之外。");
            if looks_like_zero(cell.raw()) {
                finding.fix("填0", Safety::Ask, vec![Edit::Cell { id, raw: "0".into() }])
            } else {
                finding
            }
        }
        Fault::Negative => {
            let what = if amount { "金额" } else { "件数" };
            Finding::new(rule, id, "数字为负", format!("{name}填的是{text}，{what}不会是负数。"))
                .advice("核对原始数据，改填不小于0的数。")
        }
        Fault::Fraction => {
            Finding::new(rule, id, "件数带小数", format!("{name}填的是{text}，件数应为整数。"))
                .advice("核对原始数据，改填整数。")
        }
    }
}

/// Letters and characters that are typed for a 0.
fn looks_like_zero(raw: &str) -> bool {
    let mut chars = raw.trim().chars();
    matches!((chars.next(), chars.next()), (Some('O' | 'o' | 'Ｏ' | 'ｏ' | '〇' | '○' | '零'), None))
}

/// The text of a cell for a message: cut when it is long.
pub(super) fn shown(cell: &Cell) -> String {
    let text = cell.raw().trim();
    match text.char_indices().nth(REPEATED) {
        Some((end, _)) => quote::quoted(&format!("{}……", &text[..end])),
        None => quote::content(cell),
    }
}

/// Cells of a table that count as 0 although no 0 was written and that no other rule speaks of: not those of rows the
/// file did not have, not those of equations that do not hold (the equation's rule says that they count as 0), not
/// those beside a lonely total. `Err` when there is nothing to ask for yet.
pub(super) fn blanks(report: &Report, table: TableKey) -> Result<Vec<CellId>, Run> {
    let data = report.table(table);
    if is_fresh(report) {
        return Err(Run::not_applicable("报告还没有开始填写"));
    }
    let found = report.found.as_deref().map(|found| found.table(table));
    if data.is_blank() && found.is_some_and(|found| found.state != TableState::Read) {
        return Err(Run::blocked("没有读到表中的数字", vec![Place::Part(table.part())]));
    }
    let mut blank: BTreeSet<CellId> =
        data.cells().filter(|(_, cell)| cell.is_assumed_zero()).map(|(id, _)| id).collect();
    if blank.is_empty() {
        return Ok(Vec::new());
    }
    // The reader has asked about these already; on the paper they need not be blank.
    let unread: Vec<Place> =
        blank.iter().filter(|&&id| report.is_unread(id)).map(|&id| Place::Cell(id)).collect();
    blank.retain(|&id| !report.is_unread(id));
    if blank.is_empty() {
        return Err(Run::blocked("空着的格所在的行没有读到或者没有读准，待对照原文填写", unread));
    }
    if let Some(found) = found {
        blank.retain(|id| !found.missing_rows.iter().any(|key| *key == id.slot().row_line.node.key));
    }
    for equation in data.layout().equations.iter().filter(|equation| equation.kind != EquationKind::Balance) {
        let fails = relation::residual(data, equation).is_some_and(|residual| !residual.is_zero());
        if fails && !relation::is_unstated(data, equation) {
            blank.remove(&equation.left[0]);
        }
    }
    // Blanks of Table B all of which stand beside a lonely total are told of as such; where there are others too, one
    // finding for all of them is enough.
    if table != TableKey::Applications {
        return Ok(blank.into_iter().collect());
    }
    let mut others = blank.clone();
    for equation in data.layout().equations.iter().filter(|equation| lonely(data, equation).is_some()) {
        for id in equation.cells() {
            others.remove(&id);
        }
    }
    Ok(if others.is_empty() { Vec::new() } else { blank.into_iter().collect() })
}

/// Whether nothing has been written yet but perhaps the lead, which may come from a template.
fn is_fresh(report: &Report) -> bool {
    TableKey::ALL.iter().all(|&table| report.table(table).is_blank())
        && report
            .narrative
            .parts()
            .all(|(part, text)| part == crate::model::TextPart::Lead || text.trim().is_empty())
}

/// A total without parts, or parts without a total.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lonely {
    /// The total was written, no part was.
    Total,
    /// All parts were written, the total was not.
    Parts,
}

/// Whether an equation has a total and no parts, or parts and no total, and no rule on totals speaks of it.
pub(super) fn lonely(data: &TableData, equation: &Equation) -> Option<Lonely> {
    if equation.kind == EquationKind::Balance {
        return None;
    }
    let fails = relation::residual(data, equation)? != Amount::ZERO;
    let written = |id: &CellId| data.cell(*id).is_some_and(|cell| !cell.is_assumed_zero());
    let total = written(&equation.left[0]);
    if fails {
        (total && relation::is_unstated(data, equation)).then_some(Lonely::Total)
    } else if total && !equation.right.iter().any(written) {
        Some(Lonely::Total)
    } else if !total && equation.right.iter().all(written) {
        Some(Lonely::Parts)
    } else {
        None
    }
}

/// The finding that names all blank cells of a table at once.
pub(super) fn blank_finding(rule: &'static Rule, report: &Report, cells: &[CellId]) -> Option<Finding> {
    let &first = cells.first()?;
    let count = cells.len();
    let kind = kinds(report, cells);
    let (title, message) = if count == report.table(first.table).cells().count() {
        let heading = paper::heading(report, first.table.part());
        (format!("本表各格{kind}"), format!("{heading}的表格各格都{kind}。"))
    } else {
        (format!("{count}格{kind}"), format!("{}{kind}。", which(cells, first)))
    };
    let finding = Finding::new(rule, first, title, message)
        .advice("没有发生的填0，有数的补上实际数；确实不适用的，说明原因。");
    Some(fill_with_zero(finding, report, cells))
}

/// These cells in few words: the one cell, the row or column they share, or the first and how many.
fn which(cells: &[CellId], first: CellId) -> String {
    let (slot, count) = (first.slot(), cells.len());
    let share = |same: fn(&Slot, &Slot) -> bool| cells.iter().all(|id| same(id.slot(), slot));
    let row = quote::row(slot);
    if count == 1 {
        quote::cell(first)
    } else if !row.is_empty() && share(|one, other| one.row == other.row) {
        format!("{row}一行{count}格")
    } else if !row.is_empty() && share(|one, other| one.column_line.node.key == other.column_line.node.key) {
        format!("{}一列{count}格", quote::column(slot))
    } else {
        format!("{}等{count}格", quote::cell(first))
    }
}

/// Adds the other blank cells and, unless other cells say that they cannot all be 0, the offer to fill 0 in them.
pub(super) fn fill_with_zero(mut finding: Finding, report: &Report, cells: &[CellId]) -> Finding {
    for &id in &cells[1..] {
        finding = finding.related(id, "");
    }
    let data = report.table(cells[0].table);
    let contradicted = data.layout().equations.iter().any(|equation| {
        relation::residual(data, equation).is_some_and(|residual| !residual.is_zero())
            && relation::is_unstated(data, equation)
            && equation.cells().any(|id| cells.binary_search(&id).is_ok())
    });
    if contradicted {
        return finding;
    }
    let edits = cells.iter().map(|&id| Edit::Cell { id, raw: "0".into() }).collect();
    // That nothing happened is a fact only the filer knows.
    finding.fix("填0", Safety::Ask, edits)
}

/// What stands in these cells instead of a number: `空白`, `填的是“/”`.
pub(super) fn kinds(report: &Report, cells: &[CellId]) -> String {
    let mut marks: Vec<String> = Vec::new();
    let mut blank = false;
    for cell in cells.iter().filter_map(|&id| report.cell(id)) {
        if cell.is_blank() {
            blank = true;
        } else if !marks.iter().any(|mark| *mark == quote::content(cell)) {
            marks.push(quote::content(cell));
        }
    }
    match (blank, marks.is_empty()) {
        // Not that nobody wrote it: a reader may have failed to take the number over.
        (true, true) => "空白".to_owned(),
        (true, false) => format!("空白或者填的是{}", quote::list(&marks)),
        (false, _) => format!("填的是{}", quote::list(&marks)),
    }
}

//! What was issued, repealed and is in force, row by row of Table A. Shared by the rules on that stock; knows none of
//! them.

use super::finding::Finding;
use super::quote;
use super::rule::{Rule, Run};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Cell, Place, Report};

/// One row's figures.
pub(super) struct Stock {
    cells: [CellId; 3],
    /// Issued in the year.
    pub(super) issued: Amount,
    /// Repealed in the year.
    pub(super) repealed: Amount,
    /// In force at the year's end.
    pub(super) in_force: Amount,
}

impl Stock {
    /// The stock at the end of the year before that follows from the figures.
    pub(super) fn before(&self) -> Amount {
        self.in_force - self.issued + self.repealed
    }

    /// The cell of the stock in force.
    pub(super) fn at(&self) -> CellId {
        self.cells[2]
    }

    /// The row's label.
    pub(super) fn label(&self) -> &'static str {
        self.cells[0].slot().row_label()
    }

    /// The row as a message names it.
    pub(super) fn row(&self) -> String {
        quote::row(self.cells[0].slot())
    }

    /// A finding at the stock in force that rests on the two other cells.
    pub(super) fn finding(&self, rule: &'static Rule, title: String, message: String) -> Finding {
        let [issued, repealed, in_force] = self.cells;
        Finding::new(rule, in_force, title, message)
            .related(issued, issued.slot().column_label())
            .related(repealed, repealed.slot().column_label())
    }
}

/// The number of documents in a cell, when it can be one.
fn count(cell: &Cell) -> Option<Amount> {
    cell.number().filter(|value| !value.is_negative() && value.is_whole())
}

/// Whether the row of this cell, blanks taken for 0, leaves a negative stock: then a blank in it is no 0.
pub(super) fn is_short(report: &Report, id: CellId) -> bool {
    let slots = &report.table(TableKey::Proactive).layout().slots;
    let value = |key: &str| {
        let beside =
            slots.iter().find(|slot| slot.row == id.slot().row && slot.column_line.node.key == key)?;
        report.value(beside.id)
    };
    match (value("issued"), value("repealed"), value("in_force")) {
        (Some(issued), Some(repealed), Some(in_force)) => (in_force - issued + repealed).is_negative(),
        _ => false,
    }
}

/// Judges every row that has the three figures. A row of which a cell has no number is not judged.
pub(super) fn run(report: &Report, judge: impl Fn(&Stock) -> Option<Finding>) -> Run {
    let data = report.table(TableKey::Proactive);
    let slots = &data.layout().slots;
    let mut any = false;
    let mut lacking: Vec<Place> = Vec::new();
    let mut judged = Run::ran(Vec::new());
    for slot in slots.iter().filter(|slot| slot.column_line.node.key == "in_force") {
        let beside = |key: &str| {
            slots
                .iter()
                .find(|other| other.row == slot.row && other.column_line.node.key == key)
                .map(|s| s.id)
        };
        let (Some(issued), Some(repealed)) = (beside("issued"), beside("repealed")) else { continue };
        any = true;
        let cells = [issued, repealed, slot.id];
        match cells.map(|id| data.cell(id).and_then(count)) {
            [Some(issued), Some(repealed), Some(in_force)] => {
                judged.findings.extend(judge(&Stock { cells, issued, repealed, in_force }));
            }
            numbers => lacking.extend(
                cells
                    .into_iter()
                    .zip(numbers)
                    .filter(|(_, number)| number.is_none())
                    .map(|(id, _)| id.into()),
            ),
        }
    }
    if !any {
        return Run::not_applicable("这一格式没有制发、废止和现行有效件数");
    }
    if !lacking.is_empty() {
        judged.status = crate::check::Status::Blocked("有空格或者不是数字的格，无法推算".to_owned(), lacking);
    }
    judged
}

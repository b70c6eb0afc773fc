//! Moving a report to the form its year requires. A value moves to the cell of the same meaning; what has none on
//! the new form is listed before anything is lost.

use std::sync::Arc;

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Edit, Meta, Report};

/// What moving to another form would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The form to move to.
    pub to: EditionKey,
    /// The change.
    pub edit: Edit,
    /// Cells whose value moves along.
    pub kept: usize,
    /// Cells with something written that have no place on the new form.
    pub lost: Vec<(CellId, String)>,
}

/// What moving to the form of the report's year would do; `None` when it stands on that form, or has no year.
pub fn due(report: &Report) -> Option<Move> {
    report.meta.year?;
    let to = report.edition_due()?;
    let tables = TableKey::ALL.into_iter().filter(|&table| report.table(table).edition() != to);
    let tables: Vec<TableKey> = tables.filter(|&table| differs(report, table, to)).collect();
    if tables.is_empty() {
        return None;
    }
    let mut target = Report::blank(to);
    let (mut kept, mut lost) = (0, Vec::new());
    for &table in &tables {
        for (id, cell) in report.table(table).cells().filter(|(_, cell)| !cell.is_blank()) {
            match target.find(id.path()) {
                Some(place) => {
                    target.set(place, cell.raw());
                    kept += 1;
                }
                None => lost.push((id, cell.raw().to_owned())),
            }
        }
    }
    let mut edits: Vec<Edit> =
        tables.iter().map(|&table| Edit::Table(Arc::clone(target.table(table)))).collect();
    if report.found.is_some() {
        // The printed form is adopted, so what the file looked like no longer matters.
        edits.push(Edit::Found(None));
    }
    Some(Move { to, edit: Edit::Many(edits), kept, lost })
}

/// Whether a table is printed differently in another edition; where it is the same, there is nothing to move.
fn differs(report: &Report, table: TableKey, to: EditionKey) -> bool {
    let data = report.table(table);
    !std::ptr::eq(data.layout().table, TableData::blank(to, table).layout().table)
}

/// The change that writes the head. While the tables are blank it also puts the form on the desk that the new year
/// requires; a filled form is moved only on request, see [`due`].
pub fn meta_edit(report: &Report, meta: Meta) -> Edit {
    let mut after = report.clone();
    after.meta = meta.clone();
    match due(&after) {
        Some(move_) if move_.kept == 0 && move_.lost.is_empty() => {
            Edit::Many(vec![Edit::Meta(meta), move_.edit])
        }
        _ => Edit::Meta(meta),
    }
}

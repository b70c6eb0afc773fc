//! 全部为零: fills a table with 0, keeping what somebody wrote unless asked otherwise.

use nianbao_core::form::TableKey;
use nianbao_core::model::{Edit, Report};

/// What happens to cells that hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// They stay: only blank cells become 0.
    Keep,
    /// They become 0 as well.
    Replace,
}

/// How many cells of a table hold something other than 0; a page that offers [`Existing::Replace`] says so.
pub fn written(report: &Report, table: TableKey) -> usize {
    report.table(table).cells().filter(|(_, cell)| !cell.is_blank() && cell.raw() != "0").count()
}

/// The change that fills a table with 0. Totals follow: a blank total becomes the sum of its parts, never a 0 over
/// parts that are not 0.
pub fn fill(report: &Report, table: TableKey, existing: Existing) -> Edit {
    let mut filled = report.clone();
    let cells = report.table(table).cells().filter(|(id, cell)| match existing {
        Existing::Keep => cell.is_blank() && !id.slot().computed,
        Existing::Replace => cell.raw() != "0",
    });
    let mut edits: Vec<Edit> = cells.map(|(id, _)| Edit::Cell { id, raw: "0".into() }).collect();
    filled.apply(Edit::Many(edits.clone()));
    let totals = filled.totals(table).into_iter().filter(|(id, _)| filled.raw(*id).trim().is_empty());
    edits.extend(totals.map(|(id, sum)| Edit::Cell { id, raw: sum.to_string() }));
    Edit::Many(edits)
}

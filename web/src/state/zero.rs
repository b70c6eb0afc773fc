//! 全部为零: fills the blank cells of a table with 0; what somebody wrote stays.

use nianbao_core::form::TableKey;
use nianbao_core::model::{Edit, Report};

/// The change that fills a table with 0. Totals follow: a blank total becomes the sum of its parts, never a 0 over
/// parts that are not 0.
pub fn fill(report: &Report, table: TableKey) -> Edit {
    let mut filled = report.clone();
    let blank = report.table(table).cells().filter(|(id, cell)| cell.is_blank() && !id.slot().computed);
    let mut edits: Vec<Edit> = blank.map(|(id, _)| Edit::Cell { id, raw: "0".into() }).collect();
    filled.apply(Edit::Many(edits.clone()));
    let totals = filled.totals(table).into_iter().filter(|(id, _)| filled.raw(*id).trim().is_empty());
    edits.extend(totals.map(|(id, sum)| Edit::Cell { id, raw: sum.to_string() }));
    Edit::Many(edits)
}

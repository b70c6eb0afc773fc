//! The digest of what a workbook shows, for [`crate::visible`]. Cells count with their places, so that a number that was
//! moved is noticed; how the sheets are cut into tables does not count.

use super::FLAT;
use crate::sheet::Sheet;
use crate::visible::Digest;

/// The digest of the sheets but the flat one, which repeats them.
pub(super) fn digest<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> String {
    let mut digest = Digest::default();
    for sheet in sheets.filter(|sheet| sheet.name != FLAT && !sheet.is_empty()) {
        digest.table();
        for ((row, column), text) in sheet.texts() {
            digest.cell(&format!("{row},{column}"));
            digest.cell(text);
        }
    }
    digest.finish()
}

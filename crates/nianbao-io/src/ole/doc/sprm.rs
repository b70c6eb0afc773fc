//! Single properties: a code, and an operand whose length the code tells.

use crate::ole::container::u16_at;

/// The paragraph stands in a table.
pub(super) const IN_TABLE: u16 = 0x2416;
/// The paragraph ends a row.
pub(super) const ROW_END: u16 = 0x2417;
/// How many tables the paragraph stands in.
pub(super) const TABLE_DEPTH: u16 = 0x6649;
/// The same, as a difference.
pub(super) const TABLE_DEPTH_CHANGE: u16 = 0x664a;
/// The paragraph ends a cell of an inner table.
pub(super) const INNER_CELL: u16 = 0x244b;
/// The paragraph ends a row of an inner table.
pub(super) const INNER_ROW_END: u16 = 0x244c;
/// The level of the list that numbers the paragraph.
pub(super) const LIST_LEVEL: u16 = 0x260a;
/// The list that numbers the paragraph.
pub(super) const LIST: u16 = 0x460b;
/// The properties stand in the data stream, in one version and another.
pub(super) const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];
/// The cells of a row.
pub(super) const CELLS: u16 = 0xd608;
/// The cell continues the one above, set apart from the other cells.
pub(super) const CELL_ABOVE: u16 = 0xd62b;
/// Text deleted with revisions on.
pub(super) const DELETED: u16 = 0x0800;
/// Hidden text.
pub(super) const HIDDEN: u16 = 0x083c;
/// A character of a symbol font.
pub(super) const SYMBOL: u16 = 0x6a09;
/// Tab stops: the one property with a length of its own making.
const TAB_STOPS: u16 = 0xc615;

/// The properties of a list, each with its operand, as far as they can be told apart.
pub(super) fn each(list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let behind = &rest[2..];
        let (skip, length) = operand(code, behind)?;
        let operand = behind.get(skip..skip + length)?;
        rest = &behind[skip + length..];
        Some((code, operand))
    })
}

/// How many bytes come before the operand, and how many it has.
fn operand(code: u16, behind: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ if code == CELLS => (2, usize::from(u16_at(behind, 0)?).saturating_sub(1)),
        _ if code == TAB_STOPS && behind.first() == Some(&255) => {
            // Deleted stops with two numbers of two bytes each, added ones with a number and a kind.
            let deleted = 4 * usize::from(*behind.get(1)?);
            let added = 3 * usize::from(*behind.get(2 + deleted)?);
            (1, 2 + deleted + added)
        }
        _ => (1, usize::from(*behind.first()?)),
    })
}

//! Walking a table by keyboard: which cell a key leads to. Pure; knows the form, not the page.

use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::sort::SortShort;

/// A move in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// Down, past cells that need no typing; from the last row to the head of the next column.
    Enter,
    /// The way [`Move::Enter`] came.
    Back,
}

/// Where the caret stands in the text of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How long the text is.
    pub len: u32,
}

impl Caret {
    fn all(self) -> bool {
        self.start == 0 && self.end == self.len
    }

    fn at_start(self) -> bool {
        self.all() || (self.start == 0 && self.end == 0)
    }

    fn at_end(self) -> bool {
        self.all() || (self.start == self.len && self.end == self.len)
    }
}

/// What a key means; `None` when it belongs to the text of the cell.
/// `caret` is asked for only by keys that depend on it.
pub fn meaning(key: &str, shift: bool, caret: impl Fn() -> Caret) -> Option<Move> {
    match (key, shift) {
        ("Enter", false) => Some(Move::Enter),
        ("Enter", true) => Some(Move::Back),
        (_, true) => None,
        ("ArrowUp", _) => Some(Move::Up),
        ("ArrowDown", _) => Some(Move::Down),
        ("ArrowLeft", _) if caret().at_start() => Some(Move::Left),
        ("ArrowRight", _) if caret().at_end() => Some(Move::Right),
        ("Home", _) if caret().at_start() => Some(Move::RowStart),
        ("End", _) if caret().at_end() => Some(Move::RowEnd),
        _ => None,
    }
}

/// The cell a move leads to; `None` at the edge. `given` says of a cell that nobody types in it.
pub fn step(layout: &Layout, from: CellId, to: Move, given: impl Fn(CellId) -> bool) -> Option<CellId> {
    let slot = &layout.slots[usize::from(from.index)];
    let row = |row: usize| layout.slots.iter().filter(move |slot| slot.row == row);
    let rows = layout.slots.last().map_or(0, |slot| slot.row + 1);
    // Bands have different numbers of columns; a move into a shorter row lands on its last cell.
    let beside = |target: usize, column: usize| {
        row(target).rfind(|slot| slot.column <= column).or_else(|| row(target).next()).map(|slot| slot.id)
    };
    match to {
        Move::Up => slot.row.checked_sub(1).and_then(|above| beside(above, slot.column)),
        Move::Down => (slot.row + 1 < rows).then(|| beside(slot.row + 1, slot.column)).flatten(),
        Move::Left => row(slot.row).rfind(|other| other.column < slot.column).map(|slot| slot.id),
        Move::Right => row(slot.row).find(|other| other.column > slot.column).map(|slot| slot.id),
        Move::RowStart => row(slot.row).next().map(|slot| slot.id),
        Move::RowEnd => row(slot.row).next_back().map(|slot| slot.id),
        Move::Enter | Move::Back => {
            let mut order: Vec<_> =
                layout.slots.iter().filter(|other| !given(other.id) || other.id == from).collect();
            order.sort_short_by_key(|slot| (slot.column, slot.row));
            let here = order.iter().position(|slot| slot.id == from)?;
            let there = if to == Move::Enter { here.checked_add(1) } else { here.checked_sub(1) };
            there.and_then(|there| order.get(there)).map(|slot| slot.id)
        }
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::{EditionKey, TableKey};

    use super::*;

    fn layout(table: TableKey) -> &'static Layout {
        Layout::of(EditionKey::latest(), table)
    }

    fn go(from: &str, to: Move) -> Option<&'static str> {
        let from = CellId::find(EditionKey::latest(), from).unwrap();
        step(layout(from.table), from, to, |id| id.slot().computed).map(CellId::path)
    }

    #[test]
    fn enter_goes_down_past_totals_and_on_to_the_next_column() {
        assert_eq!(
            go("applications.new_received@natural_person", Move::Enter),
            Some("applications.carried_in@natural_person")
        );
        assert_eq!(
            go("applications.result.other.misc@natural_person", Move::Enter),
            Some("applications.carried_out@natural_person")
        );
        assert_eq!(
            go("applications.carried_out@natural_person", Move::Enter),
            Some("applications.new_received@org.business")
        );
        assert_eq!(
            go("applications.new_received@org.business", Move::Back),
            Some("applications.carried_out@natural_person")
        );
        assert_eq!(go("disputes.review.upheld", Move::Enter), Some("disputes.review.corrected"));
        assert_eq!(go("disputes.litigation.after_review.pending", Move::Enter), None);
    }

    #[test]
    fn arrows_reach_totals_and_stop_at_the_edge() {
        assert_eq!(
            go("applications.new_received@org.other", Move::Right),
            Some("applications.new_received@total")
        );
        assert_eq!(go("applications.new_received@total", Move::Right), None);
        assert_eq!(go("applications.new_received@total", Move::Up), None);
    }

    #[test]
    fn a_shorter_band_takes_the_last_cell_of_the_row() {
        assert_eq!(
            go("proactive.normative_docs.in_force", Move::Down),
            Some("proactive.licensing.decisions")
        );
        assert_eq!(go("proactive.licensing.decisions", Move::Up), Some("proactive.normative_docs.issued"));
    }

    #[test]
    fn arrows_move_the_caret_first() {
        let middle = Caret { start: 1, end: 1, len: 3 };
        let selected = Caret { start: 0, end: 3, len: 3 };
        assert_eq!(meaning("ArrowLeft", false, || middle), None);
        assert_eq!(meaning("ArrowLeft", false, || selected), Some(Move::Left));
        assert_eq!(meaning("ArrowRight", false, || Caret { start: 3, end: 3, len: 3 }), Some(Move::Right));
        assert_eq!(meaning("ArrowRight", true, || selected), None);
        assert_eq!(meaning("End", false, || selected), Some(Move::RowEnd));
        assert_eq!(meaning("5", false, || selected), None);
    }
}

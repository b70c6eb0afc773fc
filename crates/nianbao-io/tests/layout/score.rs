//! What became of the cells of a report that was written and read back.

use nianbao_core::form::TableKey;
use nianbao_core::model::{Place, Report};
use nianbao_io::{Import, NoteKind};

/// Cells by what became of them.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) asked: usize,
    pub(crate) missing: usize,
    pub(crate) wrong: usize,
}

impl Score {
    pub(crate) fn add(&mut self, other: Score) {
        self.right += other.right;
        self.asked += other.asked;
        self.missing += other.missing;
        self.wrong += other.wrong;
    }
}

/// What became of the cells of a table.
pub(crate) fn score(report: &Report, import: &Import, table: TableKey) -> Score {
    let (was, is) = (report.table(table), import.report.table(table));
    let mut score = Score::default();
    let doubts = |kinds: &[NoteKind], wanted: &dyn Fn(&Place) -> bool| {
        import.notes.iter().any(|note| kinds.contains(&note.kind) && wanted(&note.at))
    };
    let of_table = |place: &Place| match place {
        Place::Cell(id) => id.table == table,
        Place::Part(part) => *part == table.part(),
        _ => false,
    };
    let whole = doubts(&[NoteKind::TableUnreadable, NoteKind::RowMissing, NoteKind::RowExtra], &of_table)
        || doubts(
            &[NoteKind::CellsUncertain],
            &|place| matches!(place, Place::Part(part) if *part == table.part()),
        );
    if was.edition() != is.edition() {
        let filled = is.cells().filter(|(_, cell)| !cell.is_blank()).count();
        score.wrong = filled;
        let left = was.cells().count().saturating_sub(filled);
        // Which form an unreadable table is of cannot be told.
        *(if filled == 0 && whole { &mut score.asked } else { &mut score.missing }) = left;
        return score;
    }
    for ((id, was), (_, is)) in was.cells().zip(is.cells()) {
        let row = doubts(
            &[NoteKind::CellsUncertain],
            &|place| matches!(place, Place::Cell(other) if other.table == table && other.slot().row == id.slot().row),
        );
        if was.raw() == is.raw() {
            score.right += 1;
        } else if !is.is_blank() {
            score.wrong += 1;
        } else if whole || row {
            score.asked += 1;
        } else {
            score.missing += 1;
        }
    }
    score
}

//! What a reader asked about.

use nianbao_core::form::TableKey;
use nianbao_core::model::Place;
use nianbao_io::{Import, NoteKind};

/// The rows of a table of which a note says that their cells are uncertain.
pub(crate) fn asked(import: &Import, table: TableKey) -> Vec<usize> {
    let uncertain = import.notes.iter().filter(|note| note.kind == NoteKind::CellsUncertain);
    let row = |place: &Place| match place {
        Place::Cell(id) if id.table == table => Some(id.slot().row),
        _ => None,
    };
    uncertain.filter_map(|note| row(&note.at)).collect()
}

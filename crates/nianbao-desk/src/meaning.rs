//! What a cell of one edition is in another. Paths keep their meaning over editions; beyond that one form may divide a
//! row of another: 2021 has three rows where 2019 has one of the same key.

use nianbao_core::form::EditionKey;
use nianbao_core::form::path::{CellId, Layout};

/// The cells of an edition that together mean what this cell of another means: the one of the same path, or all rows
/// under its key. Empty where the edition counts otherwise.
pub(crate) fn meant(edition: EditionKey, id: CellId) -> Vec<CellId> {
    let layout = Layout::of(edition, id.table);
    if id.edition == edition {
        return vec![id];
    }
    if let Some(own) = layout.find(id.path()) {
        return vec![own];
    }
    let Some((row, column)) = id.path().split_once('@') else { return Vec::new() };
    let under = |path: &str| {
        path.split_once('@').is_some_and(|(other, at)| {
            at == column && other.strip_prefix(row).is_some_and(|rest| rest.starts_with('.'))
        })
    };
    layout.slots.iter().filter(|slot| !slot.computed && under(&slot.path)).map(|slot| slot.id).collect()
}

/// Whether a cell is part of a row that this edition does not divide.
pub(crate) fn is_part(edition: EditionKey, id: CellId) -> bool {
    let whole = id.path().split_once('@').and_then(|(row, column)| Some((row.rsplit_once('.')?.0, column)));
    whole.is_some_and(|(row, column)| {
        Layout::of(edition, id.table).find(&format!("{row}@{column}")).is_some_and(|own| !own.slot().computed)
    })
}

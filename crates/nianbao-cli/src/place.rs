//! The path by which outsiders call a place.

use nianbao_core::model::Place;

/// The place's name in files; `None` where there is none to name.
pub(crate) fn path(place: &Place) -> Option<String> {
    match place {
        Place::Cell(id) => Some(id.path().to_owned()),
        Place::Text(range) => Some(range.part.key().to_owned()),
        Place::Part(part) => Some(part.key().to_owned()),
        Place::Meta(field) => Some(field.key().to_owned()),
        Place::Report => None,
    }
}

//! Places on their way between page and workers: by name, since nothing of the model is serialisable.

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, Part};
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Place, TextPart, TextRange};
use serde::{Deserialize, Serialize};

/// A [`Place`] on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum WirePlace {
    Cell(String, String),
    Text { part: String, start: u32, end: u32, quote: String },
    Part(String),
    Meta(String),
    Report,
}

pub(super) fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

pub(super) fn pack_place(place: &Place) -> WirePlace {
    match place {
        Place::Cell(id) => WirePlace::Cell(id.edition.key().to_owned(), id.path().to_owned()),
        Place::Text(range) => WirePlace::Text {
            part: range.part.key().to_owned(),
            start: number(range.start),
            end: number(range.end),
            quote: range.quote.clone(),
        },
        Place::Part(part) => WirePlace::Part(part.key().to_owned()),
        Place::Meta(field) => WirePlace::Meta(field.key().to_owned()),
        Place::Report => WirePlace::Report,
    }
}

pub(super) fn unpack_place(place: WirePlace) -> Option<Place> {
    Some(match place {
        WirePlace::Cell(edition, path) => Place::Cell(CellId::find(EditionKey::from_key(&edition)?, &path)?),
        WirePlace::Text { part, start, end, quote } => {
            let part = TextPart::from_key(&part)?;
            Place::Text(TextRange { part, start: start as usize, end: end as usize, quote })
        }
        WirePlace::Part(part) => Place::Part(Part::from_key(&part)?),
        WirePlace::Meta(field) => Place::Meta(MetaField::from_key(&field)?),
        WirePlace::Report => Place::Report,
    })
}

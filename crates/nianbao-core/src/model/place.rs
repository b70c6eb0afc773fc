//! Where something is: a cell, a stretch of text, a part, a field, the report as a whole.

use super::narrative::TextPart;
use crate::form::Part;
use crate::form::path::CellId;

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cell.
    Cell(CellId),
    /// A stretch of text.
    Text(TextRange),
    /// A whole part.
    Part(Part),
    /// A field of the report's head.
    Meta(MetaField),
    /// The report as a whole.
    Report,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRange {
    /// The piece of text.
    pub part: TextPart,
    /// First byte (UTF-8, at a character's beginning). Who shows it converts to its own units.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words themselves.
    pub quote: String,
}

/// A field of the report's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetaField {
    /// The organ's name.
    OrgName,
    /// The kind of organ.
    OrgKind,
    /// The region.
    Region,
    /// The year.
    Year,
    /// The day of publication.
    PublishedOn,
    /// The title line as found.
    Title,
}

impl MetaField {
    /// All fields.
    pub const ALL: [MetaField; 6] = [
        MetaField::OrgName,
        MetaField::OrgKind,
        MetaField::Region,
        MetaField::Year,
        MetaField::PublishedOn,
        MetaField::Title,
    ];

    /// Reads [`MetaField::key`] back.
    pub fn from_key(key: &str) -> Option<MetaField> {
        MetaField::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The name used in files and findings.
    pub fn key(self) -> &'static str {
        match self {
            MetaField::OrgName => "org_name",
            MetaField::OrgKind => "org_kind",
            MetaField::Region => "region",
            MetaField::Year => "year",
            MetaField::PublishedOn => "published_on",
            MetaField::Title => "title",
        }
    }
}

impl From<CellId> for Place {
    fn from(cell: CellId) -> Place {
        Place::Cell(cell)
    }
}

impl From<Part> for Place {
    fn from(part: Part) -> Place {
        Place::Part(part)
    }
}

impl From<MetaField> for Place {
    fn from(field: MetaField) -> Place {
        Place::Meta(field)
    }
}

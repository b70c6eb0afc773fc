//! The record of a check (核验单) as a file: Word and HTML to print and sign, JSON for programs. Prints what a
//! [`Record`] says; knows no rule and judges nothing.

mod dto;
mod fingerprint;
pub(crate) mod layout;
#[cfg(test)]
pub(crate) mod tests;

use nianbao_core::model::Record;

pub use dto::{from_json, to_json};
pub use fingerprint::{Fingerprint, content, identity};
pub use layout::grouped as printed;

use crate::write::WriteError;
use crate::{docx, html, limits};

/// What a record is called, behind the name of what was checked.
pub(crate) const NAME: &str = "核验单";

/// The `format` of the record as JSON.
pub const FORMAT: &str = "nianbao-record/1";

/// A format the record is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word, in the official look.
    Docx,
    /// A whole HTML page that prints well.
    Html,
    /// JSON.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 3] = [Format::Docx, Format::Html, Format::Json];

    /// What file names end in.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Html => "html",
            Format::Json => "json",
        }
    }
}

/// Writes the record of a check. The same record gives the same bytes.
pub fn write(record: &Record, fingerprint: &Fingerprint, format: Format) -> Result<Vec<u8>, WriteError> {
    let bytes = match format {
        Format::Docx => docx::record(record, fingerprint)?,
        Format::Html => html::record(record, fingerprint).into_bytes(),
        Format::Json => dto::to_json(record, Some(fingerprint)).into_bytes(),
    };
    if bytes.len() > limits::FILE_BYTES { Err(WriteError::TooLarge) } else { Ok(bytes) }
}

//! Word documents (OOXML): the official look of GB/T 9704 with the report file inside, and reading any .docx back.
//!
//! The report file lies in a custom XML part. Word, WPS and LibreOffice carry such parts along when somebody edits the
//! document, so a digest of the visible content lies beside it: when that no longer fits, the visible content counts.

mod comments;
mod document;
mod elements;
pub(crate) mod numbering;
mod numerals;
mod package;
mod read;
mod record;
mod styles;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod validity;
mod write;

pub use read::read;
pub(crate) use read::read_archive;
#[cfg(feature = "fuzzing")]
pub(crate) use read::read_parts;
pub(crate) use record::record;
pub(crate) use write::form;
pub use write::{write, write_with_findings};

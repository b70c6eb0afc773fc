//! The inner layers of the readers, for the fuzz targets only: without the archive or the decoding around them a target
//! runs a hundred times as often. No part of the interface.

use crate::import::ReadError;
use crate::raw::{RawBlock, RawDocument};

/// Text to paragraphs and tables.
pub fn text(text: &str) -> RawDocument {
    crate::text::read(text)
}

/// The main part of a Word document, which also stands for its numbering.
pub fn document_xml(xml: &str) -> Result<Vec<RawBlock>, ReadError> {
    crate::docx::read_parts(xml, xml)
}

/// Text with separators to paragraphs and tables.
pub fn csv(text: &str) -> Option<Result<RawDocument, ReadError>> {
    let sheet = crate::csv::read(text, true)?;
    Some(crate::sheet::document(&[sheet]))
}

/// A sheet of a workbook, which also stands for its shared strings and its styles.
pub fn sheet_xml(xml: &str) -> Result<RawDocument, ReadError> {
    let sheet = crate::xlsx::read_parts(xml, xml, xml)?;
    crate::sheet::document(&[sheet])
}

/// A compound file.
pub fn ole(bytes: &[u8]) -> Result<RawDocument, ReadError> {
    crate::ole::read(bytes).map(|(document, _)| document)
}

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

//! The inner layers of the readers, for the fuzz targets only: without the archive or the decoding around them a target
//! runs a hundred times as often. No part of the interface.

use nianbao_core::model::Report;

use crate::import::ReadError;
use crate::ole::doc::build::{Builder, Flavour, Merges};
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

/// A web archive: the parts of a mail and the page among them.
pub fn mht(bytes: &[u8]) -> Result<RawDocument, ReadError> {
    crate::mht::read(bytes, None).map(|(document, _)| document)
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

/// The stream of an old workbook.
pub fn xls(stream: &[u8]) -> Result<RawDocument, ReadError> {
    crate::xls::read_xls(stream)
}

/// The stream of an old workbook, as it lies in a file.
pub fn xls_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    ["Workbook", "Book"].iter().find_map(|name| crate::ole::stream(bytes, name))
}

/// A report as old Word documents of several flavours.
pub fn docs(report: &Report) -> Vec<Vec<u8>> {
    let whole = Flavour::PLAIN;
    let torn =
        Flavour { piece: 7, compressed: true, shuffled: true, merges: Merges::Marks(1, 2), elsewhere: true };
    [whole, torn].map(|flavour| Builder::report(flavour, report)).to_vec()
}

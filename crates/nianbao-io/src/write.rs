//! Report to bytes, in every format that is written.

use std::fmt;

use nianbao_core::form::EditionKey;
use nianbao_core::model::Report;

use crate::page::{self, Block};
use crate::{docx, html, limits, plain, project, xlsx};

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word, in the official look.
    Docx,
    /// A piece of HTML to paste into a portal.
    HtmlFragment,
    /// A whole HTML page.
    HtmlPage,
    /// The report file.
    Json,
    /// Plain text with everything that is seen.
    Text,
    /// The three tables for a spreadsheet.
    Csv,
    /// An Excel workbook with everything that is seen.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 7] = [
        Format::Docx,
        Format::HtmlFragment,
        Format::HtmlPage,
        Format::Json,
        Format::Text,
        Format::Csv,
        Format::Xlsx,
    ];

    /// Whether the file holds the whole report, so that reading it gives the same report again.
    pub fn keeps_everything(self) -> bool {
        !matches!(self, Format::Text | Format::Csv)
    }

    /// What file names end in.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::HtmlFragment | Format::HtmlPage => "html",
            Format::Json => "nianbao.json",
            Format::Text => "txt",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::HtmlFragment | Format::HtmlPage => "text/html;charset=utf-8",
            Format::Json => "application/json",
            Format::Text => "text/plain;charset=utf-8",
            Format::Csv => "text/csv;charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Why a report cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The file would be larger than any reader, this one included, takes in.
    TooLarge,
}

impl WriteError {
    /// The name used in files.
    pub fn code(self) -> &'static str {
        match self {
            WriteError::TooLarge => "too-large",
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::TooLarge => f.write_str("内容过长，写出的文件将无法打开，请删减文字后再试。"),
        }
    }
}

impl std::error::Error for WriteError {}

/// Writes a report. The same report gives the same bytes.
pub fn write(report: &Report, format: Format) -> Result<Vec<u8>, WriteError> {
    let bytes = match format {
        Format::Docx => docx::write(report)?,
        Format::HtmlFragment => html::fragment(report).into_bytes(),
        Format::HtmlPage => html::page(report).into_bytes(),
        Format::Json => project::to_json_pretty(report).into_bytes(),
        Format::Text => plain::text(report).into_bytes(),
        Format::Csv => plain::csv(report).into_bytes(),
        Format::Xlsx => xlsx::write(report)?,
    };
    if bytes.len() > limits::FILE_BYTES { Err(WriteError::TooLarge) } else { Ok(bytes) }
}

/// Writes the blank form of an edition, for a year or with room for one: what the form prints and nothing else. Reading
/// it gives a report in which everything is blank.
pub fn write_blank(edition: EditionKey, year: Option<u16>, format: Format) -> Result<Vec<u8>, WriteError> {
    let mut report = Report::blank(edition);
    report.meta.year = year;
    let blocks =
        || -> Vec<Block<'_>> { page::form(&report, false).into_iter().map(|(block, _)| block).collect() };
    Ok(match format {
        Format::Docx => docx::form(&report)?,
        Format::HtmlFragment => html::fragment_of(&report, &blocks()).into_bytes(),
        Format::HtmlPage => html::page_of(&report, &blocks()).into_bytes(),
        Format::Text => plain::text_of(&blocks()).into_bytes(),
        // These have no room for text, or keep it by name.
        _ => return write(&report, format),
    })
}

#[cfg(test)]
mod tests;

//! What every reader makes of its container: paragraphs and raw tables in reading order. Knows nothing of the form.

use std::fmt;

use crate::import::Note;

/// A document as read from its container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawDocument {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<RawBlock>,
    /// The report file the document carries, when it is one of ours and what it shows is still what was written.
    pub embedded: Option<String>,
    /// Whether it is one of ours whose visible text or numbers were changed afterwards: the blocks count then, and
    /// `embedded` is empty.
    pub edited: bool,
    /// What the container itself gives reason to doubt, such as hidden rows; shown before all other notes.
    pub notes: Vec<Note>,
}

/// A place in the source that a person can go to. Counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A line of a text.
    Line(usize),
    /// A row of a sheet.
    Row(usize),
    /// A page.
    Page(usize),
}

impl Spot {
    /// The place so many lines or rows further down; pages are not counted by lines.
    pub fn down(self, by: usize) -> Spot {
        match self {
            Spot::Line(line) => Spot::Line(line + by),
            Spot::Row(row) => Spot::Row(row + by),
            Spot::Page(page) => Spot::Page(page),
        }
    }

    /// Whether a row further down stands in another place.
    pub fn counts_rows(self) -> bool {
        !matches!(self, Spot::Page(_))
    }

    /// Whether the source has lines instead of paragraphs there, so that a line break may be layout. Who reads pages
    /// puts their lines together itself.
    pub fn has_lines(self) -> bool {
        matches!(self, Spot::Line(_))
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Spot::Line(line) => write!(f, "第{line}行"),
            Spot::Row(row) => write!(f, "表格第{row}行"),
            Spot::Page(page) => write!(f, "第{page}页"),
        }
    }
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawBlock {
    /// A paragraph.
    Paragraph(RawParagraph),
    /// A table.
    Table(RawTable),
    /// Something that cannot be read as text, such as a picture; what it is, in Chinese.
    Opaque(String),
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawParagraph {
    /// Its text.
    pub text: String,
    /// Where it begins in the source, when the container can say.
    pub spot: Option<Spot>,
}

/// A table: rows of cells with spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawTable {
    /// The rows; a cell stands in the row it begins in.
    pub rows: Vec<Vec<RawCell>>,
    /// Where its first row stands in the source, when the container can say; every further row stands one line or row
    /// below.
    pub spot: Option<Spot>,
}

/// A cell of a raw table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCell {
    /// Its text; line breaks inside the cell are kept.
    pub text: String,
    /// Rows it covers.
    pub row_span: usize,
    /// Columns it covers.
    pub column_span: usize,
}

impl RawCell {
    /// A cell that covers one row and one column.
    pub fn single(text: impl Into<String>) -> RawCell {
        RawCell { text: text.into(), row_span: 1, column_span: 1 }
    }
}

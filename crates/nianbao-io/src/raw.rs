//! What every reader makes of its container: paragraphs and raw tables in reading order. Knows nothing of the form.

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
    /// The line of the source it begins in, from 1, where the source has lines.
    pub line: Option<usize>,
}

/// A table: rows of cells with spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawTable {
    /// The rows; a cell stands in the row it begins in.
    pub rows: Vec<Vec<RawCell>>,
    /// The line of the source it begins in, from 1, where the source has lines.
    pub line: Option<usize>,
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

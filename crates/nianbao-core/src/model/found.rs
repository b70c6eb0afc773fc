//! What a file looked like before it became a report: its title, headings and tables as found. The checks of form
//! read it; a report typed in the page has none, because there the form is right by construction.

use crate::form::{EditionKey, Part, TableKey};

/// What a file looked like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The title as found.
    pub title: Option<String>,
    /// Headings of parts in the order they stand in.
    pub headings: Vec<FoundHeading>,
    /// The tables, in the order of [`TableKey::ALL`].
    pub tables: [FoundTable; 3],
}

/// A heading of a part as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundHeading {
    /// The part it was recognised as; `None` for a heading of the same rank that is none of the six.
    pub part: Option<Part>,
    /// The number it bears: 1 for 一.
    pub number: Option<u8>,
    /// Its words as found, number included.
    pub text: String,
}

/// A table as found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundTable {
    /// Whether it could be read.
    pub state: TableState,
    /// The edition its layout is of, where that was clear.
    pub edition: Option<EditionKey>,
    /// Labels that differ from the printed ones by more than spaces, brackets and the like.
    pub altered: Vec<AlteredLabel>,
    /// Keys of rows that are not there.
    pub missing_rows: Vec<String>,
    /// Keys of rows that stand twice.
    pub repeated_rows: Vec<String>,
    /// Keys of rows of which nobody can say that they are blank: their numbers are there but could not be put into
    /// their cells, or the file or its reading ends before them. Left blank for a person.
    pub unread_rows: Vec<String>,
    /// Labels of rows that are not on the form.
    pub extra_rows: Vec<String>,
}

impl Found {
    /// A table as found.
    pub fn table(&self, table: TableKey) -> &FoundTable {
        &self.tables[table as usize]
    }

    /// A table as found, to fill in.
    pub fn table_mut(&mut self, table: TableKey) -> &mut FoundTable {
        &mut self.tables[table as usize]
    }
}

/// Whether a table could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableState {
    /// Its numbers were read.
    Read,
    /// Labels were found, but no number: all blank, or numbers lost.
    Empty,
    /// Nothing of it was found where it belongs: a picture, an attachment, or lost in copying.
    #[default]
    Absent,
}

/// A label that differs from the printed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlteredLabel {
    /// The key of the row or column; rows and columns of one table never share a key.
    pub key: String,
    /// The label as found.
    pub text: String,
}

//! Sheets as every spreadsheet format yields them: texts at rows and columns, merges, what is hidden. Turned into
//! paragraphs and raw tables here, for xlsx, xls and csv alike. Knows no container and nothing of the form.

mod blocks;
mod date;
mod doubts;
pub(crate) mod number;
pub(crate) mod pool;

use std::collections::BTreeMap;

use crate::import::ReadError;
use crate::limits;
use crate::raw::RawDocument;
pub(crate) use doubts::name;
use number::{Format, Shown};

/// A row number, a column number or a count of them, from 0.
pub(crate) type Line = u32;

/// A sheet being read.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Its name; empty when the format has none.
    pub(crate) name: String,
    /// Whether a person has to unhide it to see it.
    pub(crate) hidden: bool,
    /// The texts, row by row and column by column. Blank cells are not kept.
    cells: BTreeMap<(Line, Line), String>,
    /// Cells that cover others: from the first to how many rows and columns.
    merges: BTreeMap<(Line, Line), (Line, Line)>,
    /// Hidden rows and columns, in runs from the first to the last.
    hidden_rows: Vec<(Line, Line)>,
    hidden_columns: Vec<(Line, Line)>,
    /// Formulas without a result.
    unsolved: Vec<(Line, Line)>,
    /// Numbers that are shown as other numbers: the cell, what is shown, what is stored.
    disguised: Vec<(Line, Line, String, String)>,
    /// Bytes of all texts.
    bytes: usize,
    /// Cells and bytes of the sheets before it.
    before: (usize, usize),
    /// Whether it holds more than is read.
    too_large: bool,
}

/// Rows and columns of the largest sheet there is.
const ROWS: Line = 1 << 20;
const COLUMNS: Line = 1 << 14;

impl Sheet {
    /// A sheet with a name.
    pub(crate) fn named(name: String, hidden: bool) -> Sheet {
        Sheet { name, hidden, ..Sheet::default() }
    }

    /// The same beside sheets that were read before: what they hold counts, too.
    pub(crate) fn beside(self, others: &[Sheet]) -> Sheet {
        let cells = others.iter().map(|sheet| sheet.cells.len()).sum();
        let bytes = others.iter().map(|sheet| sheet.bytes).sum();
        Sheet { before: (cells, bytes), ..self }
    }

    /// Puts a text into a cell. False when the sheet holds too much to be a report; then nothing more needs be read.
    pub(crate) fn put(&mut self, row: Line, column: Line, text: String) -> bool {
        if text.trim().is_empty() || row >= ROWS || column >= COLUMNS {
            return !self.too_large;
        }
        let (cells, bytes) = (self.cells.len(), self.bytes + text.len());
        if self.too_large
            || cells >= limits::SHEET_CELLS
            || cells + self.before.0 >= limits::TABLE_CELLS
            || bytes + self.before.1 > limits::SHEET_TEXT
        {
            self.too_large = true;
            return false;
        }
        self.bytes = bytes;
        self.cells.insert((row, column), text);
        true
    }

    /// Puts a number into a cell, as its format says; what is no number is kept as it stands.
    pub(crate) fn put_number(
        &mut self,
        (row, column): (Line, Line),
        stored: &str,
        format: &Format,
        since_1904: bool,
    ) -> bool {
        let Some(Shown { text, differs }) = number::show(stored, format, since_1904) else {
            return self.put(row, column, stored.trim().to_owned());
        };
        if let Some(seen) = differs
            && self.disguised.len() < limits::SHEET_CELLS
        {
            self.disguised.push((row, column, seen, text.clone()));
        }
        self.put(row, column, text)
    }

    /// Says that a cell holds a formula whose result is not in the file.
    pub(crate) fn unsolved(&mut self, row: Line, column: Line) {
        if self.unsolved.len() < limits::SHEET_CELLS && row < ROWS && column < COLUMNS {
            self.unsolved.push((row, column));
        }
    }

    /// Says that a cell covers others.
    pub(crate) fn merge(&mut self, from: (Line, Line), to: (Line, Line)) {
        let fits = from.0 <= to.0 && from.1 <= to.1 && to.0 < ROWS && to.1 < COLUMNS;
        if fits && from != to && self.merges.len() < limits::SHEET_CELLS {
            self.merges.insert(from, (to.0 - from.0 + 1, to.1 - from.1 + 1));
        }
    }

    /// Says that rows are hidden.
    pub(crate) fn hide_rows(&mut self, from: Line, to: Line) {
        hide(&mut self.hidden_rows, from, to);
    }

    /// Says that columns are hidden.
    pub(crate) fn hide_columns(&mut self, from: Line, to: Line) {
        hide(&mut self.hidden_columns, from, to);
    }

    /// The text of a cell; empty when it is blank.
    pub(crate) fn text(&self, row: Line, column: Line) -> &str {
        self.cells.get(&(row, column)).map_or("", String::as_str)
    }

    /// All texts with their cells, row by row.
    pub(crate) fn texts(&self) -> impl Iterator<Item = ((Line, Line), &str)> {
        self.cells.iter().map(|(at, text)| (*at, text.as_str()))
    }

    /// Whether it holds more than is read.
    pub(crate) fn is_too_large(&self) -> bool {
        self.too_large
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.unsolved.is_empty()
    }
}

/// Adds a run; neighbours become one run.
fn hide(runs: &mut Vec<(Line, Line)>, from: Line, to: Line) {
    if let Some(last) = runs.last_mut().filter(|last| last.1.checked_add(1) == Some(from)) {
        last.1 = to.max(from);
    } else if from <= to && runs.len() < limits::SHEET_CELLS {
        runs.push((from, to));
    }
}

/// The document that these sheets make up. Hidden sheets are left out; hidden rows and columns are read. All of that is
/// noted.
pub(crate) fn document(sheets: &[Sheet]) -> Result<RawDocument, ReadError> {
    let mut document = RawDocument::default();
    let named = sheets.iter().filter(|sheet| !sheet.is_empty()).count() > 1;
    let mut left_out = false;
    let mut left = limits::TABLE_CELLS;
    for sheet in sheets.iter().filter(|sheet| !sheet.is_empty()) {
        let doubts = doubts::Doubts { sheet, named };
        if sheet.hidden {
            document.notes.push(doubts.hidden_sheet());
        } else if sheet.too_large || !blocks::add(sheet, &mut left, &mut document.blocks) {
            left_out = true;
            document.notes.push(doubts.too_large());
        } else {
            document.notes.extend(doubts.all());
        }
    }
    if document.blocks.is_empty() {
        return Err(match (left_out, document.notes.is_empty()) {
            (true, _) => ReadError::TooLarge,
            (false, true) => ReadError::Empty,
            (false, false) => ReadError::NoReport,
        });
    }
    Ok(document)
}

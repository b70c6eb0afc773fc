//! A sheet being written: its rows of cells, merges and widths. Knows nothing of the form.

use crate::carrier::PROLOG;
use crate::markup::Markup;
use crate::sheet::{self, Line, Sheet};

/// The looks of cells, in the order of `cellXfs` in `parts/styles.xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain = 0,
    Title = 1,
    Heading = 2,
    Text = 3,
    QuotedText = 4,
    Centred = 5,
    Label = 6,
    QuotedCentred = 7,
    QuotedPlain = 8,
    ColumnHead = 9,
}

impl Look {
    /// The same look for a text that a spreadsheet would take for a formula when somebody edits the cell.
    fn quoted(self) -> Look {
        match self {
            Look::Text => Look::QuotedText,
            Look::Centred => Look::QuotedCentred,
            Look::Plain => Look::QuotedPlain,
            look => look,
        }
    }
}

/// What stands in a cell.
pub(super) enum Value<'a> {
    /// Nothing.
    Blank,
    /// A text; never run as a formula, whatever it begins with.
    Text(&'a str),
    /// A number in plain digits.
    Number(&'a str),
    /// A formula and its result, a number.
    Sum(&'a str, &'a str),
    /// A formula that repeats another cell, and what stands there.
    Copy(&'a str, &'a Value<'a>),
}

/// Most characters of a cell, in units of UTF-16.
const CELL: usize = 32_767;
/// Highest row, in points.
const HIGHEST: usize = 400;
/// Height of a line, in points.
const LINE: usize = 17;

/// A sheet being written.
pub(super) struct Print {
    /// What a reader will find, for the digest.
    pub(super) shown: Sheet,
    markup: Markup,
    row: Option<Line>,
    /// Areas of merged cells.
    merges: Vec<String>,
}

/// A4, as wide as a page.
const PAGE: &str = r#"<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0"/>"#;

impl Print {
    /// A sheet with a name and columns of these widths, in characters.
    pub(super) fn new(name: &str, widths: &[usize]) -> Print {
        let mut markup = Markup::new(PROLOG);
        markup.open("worksheet", &[("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")]);
        markup.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        markup.open("cols", &[]);
        for (number, width) in widths.iter().enumerate() {
            let (number, width) = ((number + 1).to_string(), width.to_string());
            markup
                .empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
        }
        markup.close();
        markup.open("sheetData", &[]);
        Print { shown: Sheet::named(name.to_owned(), false), markup, row: None, merges: Vec::new() }
    }

    /// Begins the next row, high enough for so many lines; its number.
    pub(super) fn next_row(&mut self, lines: usize) -> Line {
        let row = self.following();
        if self.row.is_some() {
            self.markup.close();
        }
        self.row = Some(row);
        let height = (lines.max(1) * LINE + 3).min(HIGHEST).to_string();
        self.markup.open("row", &[("r", &(row + 1).to_string()), ("ht", &height), ("customHeight", "1")]);
        row
    }

    /// The number of the row after the last.
    pub(super) fn following(&self) -> Line {
        self.row.map_or(0, |row| row + 1)
    }

    /// A cell of the row.
    pub(super) fn cell(&mut self, column: usize, look: Look, value: &Value<'_>) {
        let (row, column) = (self.row.unwrap_or(0), column as Line);
        self.shown.put(row, column, shown(value));
        let name = sheet::name(row, column);
        let (kind, look) = match value {
            Value::Blank | Value::Number(_) | Value::Sum(..) | Value::Copy(_, Value::Number(_)) => {
                ("n", look)
            }
            Value::Text(text) if begins_formula(text) => ("inlineStr", look.quoted()),
            Value::Text(_) => ("inlineStr", look),
            Value::Copy(..) => ("str", look),
        };
        self.markup.open("c", &[("r", &name), ("s", &(look as usize).to_string()), ("t", kind)]);
        match value {
            Value::Blank => {}
            Value::Text(text) => {
                self.markup.open("is", &[]);
                self.markup.leaf("t", &[("xml:space", "preserve")], &escaped(fitting(text)));
                self.markup.close();
            }
            Value::Number(number) => self.markup.leaf("v", &[], number),
            Value::Sum(formula, result) => {
                self.markup.leaf("f", &[], formula);
                self.markup.leaf("v", &[], result);
            }
            Value::Copy(formula, of) => {
                self.markup.leaf("f", &[], formula);
                self.markup.leaf("v", &[], &escaped(&shown(of)));
            }
        }
        self.markup.close();
    }

    /// Merges cells, from the one in the row so many rows down and columns to the right.
    pub(super) fn merge(&mut self, column: usize, rows: usize, columns: usize) {
        let (row, column) = (self.row.unwrap_or(0), column as Line);
        let end = (row + rows as Line - 1, column + columns as Line - 1);
        let area = format!("{}:{}", sheet::name(row, column), sheet::name(end.0, end.1));
        self.merges.push(area);
    }

    /// The sheet as XML, and what it shows.
    pub(super) fn finish(mut self) -> (String, Sheet) {
        if self.row.is_some() {
            self.markup.close();
        }
        self.markup.close();
        if !self.merges.is_empty() {
            self.markup.open("mergeCells", &[("count", &self.merges.len().to_string())]);
            for area in &self.merges {
                self.markup.empty("mergeCell", &[("ref", area)]);
            }
            self.markup.close();
        }
        self.markup.raw(PAGE);
        (self.markup.finish(), self.shown)
    }
}

/// What a reader finds in a cell.
fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Blank => String::new(),
        // The rest is what XML cannot hold.
        Value::Text(text) => fitting(text).chars().filter(|c| !is_lost(*c)).collect(),
        Value::Number(number) | Value::Sum(_, number) => (*number).to_owned(),
        Value::Copy(_, of) => shown(of),
    }
}

fn is_lost(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// As much of a text as a cell holds; the report file beside the sheets has all of it.
fn fitting(text: &str) -> &str {
    &text[..fits(text)]
}

/// How many bytes of a text a cell holds.
pub(super) fn fits(text: &str) -> usize {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > CELL
    });
    cut.map_or(text.len(), |(at, _)| at)
}

/// Whether a spreadsheet takes what begins so for a formula.
fn begins_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// `_x000D_` in a text would be read as the character it names.
fn escaped(text: &str) -> String {
    text.replace("_x", "_x005F_x")
}

/// How many lines a text takes in a width in characters, when Chinese characters are two wide.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.lines().map(|line| wide(line).div_ceil(width.max(2)).max(1)).sum::<usize>().max(1)
}

//! A document as a sequence of rows of cells, whatever container it came from. Knows nothing of the form.

use crate::limits::TABLE_CELLS;
use crate::raw::{RawBlock, RawCell, RawDocument, RawTable, Spot};

/// How a row shows its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line or paragraph of text; cells must be told apart by what stands in them.
    Text,
    /// A row of a table.
    Cells,
    /// A cell of a table that was written with one cell per line.
    Stack,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowCell<'a> {
    /// Its text, trimmed.
    pub(super) text: &'a str,
    /// Its first grid column, spans counted; of a line the place on the line it begins at.
    pub(super) column: usize,
}

/// A row of a document.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    /// Its cells; one for text.
    pub(super) cells: Vec<RowCell<'a>>,
    /// How they are shown.
    pub(super) shape: Shape,
    /// Where it stands in the source.
    pub(super) spot: Option<Spot>,
    /// Which table it belongs to.
    pub(super) table: Option<usize>,
    /// Whether the container has lines instead of paragraphs, so that a line break may be layout.
    pub(super) lined: bool,
}

impl<'a> Row<'a> {
    /// A row of one piece of text.
    pub(super) fn text(text: &'a str, like: &Row<'a>) -> Row<'a> {
        Row {
            cells: vec![RowCell { text: text.trim(), column: 0 }],
            shape: if like.shape == Shape::Cells { Shape::Text } else { like.shape },
            ..*like
        }
    }

    /// The only piece of text in the row; `None` when there is none or several.
    pub(super) fn only(&self) -> Option<&'a str> {
        let mut filled = self.cells.iter().filter(|cell| !cell.text.is_empty());
        let first = filled.next()?;
        filled.next().is_none().then_some(first.text)
    }

    /// All words of the row on one line, cut to a length fit for showing.
    pub(super) fn snippet(&self) -> String {
        let mut snippet = String::with_capacity(80);
        for cell in self.cells.iter().filter(|cell| !cell.text.is_empty()) {
            if !snippet.is_empty() {
                snippet.push(' ');
            }
            for c in cell.text.chars().take(60) {
                snippet.push(if c.is_whitespace() { ' ' } else { c });
            }
            if snippet.len() > 180 {
                break;
            }
        }
        snippet
    }
}

/// The rows of a document in reading order.
pub(super) fn rows(document: &RawDocument) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            RawBlock::Paragraph(paragraph) => {
                for (at, text) in paragraph.text.lines().enumerate() {
                    if !text.trim().is_empty() {
                        let spot = paragraph.spot.map(|spot| spot.down(at));
                        let mut row = text_row(text.trim(), spot, spot.is_some_and(Spot::has_lines), None);
                        row.cells[0].column = shown(&text[..text.len() - text.trim_start().len()]);
                        rows.push(row);
                    }
                }
            }
            RawBlock::Table(table) => {
                table_rows(table, tables, &mut rows);
                tables += 1;
            }
            RawBlock::Opaque(_) => {}
        }
    }
    rows
}

/// The width a text takes on a line: Chinese characters take two places.
pub(super) fn shown(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn text_row(text: &str, spot: Option<Spot>, lined: bool, table: Option<usize>) -> Row<'_> {
    let cells = vec![RowCell { text, column: 0 }];
    Row { cells, shape: Shape::Text, spot, table, lined }
}

fn table_rows<'a>(table: &'a RawTable, number: usize, into: &mut Vec<Row<'a>>) {
    let filled = |row: &Vec<RawCell>| row.iter().filter(|cell| !cell.text.trim().is_empty()).count();
    let stacked = table.rows.iter().filter(|row| !row.is_empty()).all(|row| filled(row) <= 1)
        && table.rows.iter().filter(|row| row.len() == 1).count() > 2;
    let mut left = TABLE_CELLS;
    // Rows that cells from above still cover, per column.
    let mut covered: Vec<usize> = Vec::new();
    for (at, raw) in table.rows.iter().enumerate() {
        let spot = table.spot.map(|spot| spot.down(at));
        let mut cells = Vec::with_capacity(raw.len());
        let mut column = 0;
        for cell in raw {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let span = cell.column_span.clamp(1, 64);
            let text = cell.text.trim();
            // A merged label that was written into each of the places it covered.
            let again = text.len() > 3
                && cells.last().is_some_and(|before: &RowCell<'_>| before.text == text)
                && !super::token::is_value(text);
            if !again {
                cells.push(RowCell { text, column });
            }
            if cell.row_span > 1 {
                covered.resize(covered.len().max(column + span), 0);
                // One more than the rows below, because this row is taken off at its end.
                covered[column..column + span].fill(cell.row_span.min(10_000));
            }
            column += span;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        if cells.len() > left {
            return;
        }
        left -= cells.len();
        if cells.is_empty() {
            continue;
        }
        let shape = if stacked { Shape::Stack } else { Shape::Cells };
        // A table with a single cell in a row may hold the text of the report: each of its lines is a row.
        if let [cell] = cells.as_slice()
            && cell.text.contains('\n')
        {
            let pieces = cell.text.lines().filter(|text| !text.trim().is_empty());
            into.extend(pieces.map(|text| text_row(text.trim(), spot, false, Some(number))));
            continue;
        }
        into.push(Row { cells, shape, spot, table: Some(number), lined: spot.is_some_and(Spot::has_lines) });
    }
}

//! Puts paragraphs and tables together from what a container's markup says, for html and docx alike. Tables that only
//! arrange other content on the page are dissolved. Knows no markup and nothing of the form.

use std::collections::BTreeMap;

use crate::import::ReadError;
use crate::limits;
use crate::raw::{RawBlock, RawCell, RawParagraph, RawTable};

/// A document being read.
#[derive(Default)]
pub(crate) struct Blocks {
    done: Vec<RawBlock>,
    tables: Vec<OpenTable>,
    text: String,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<OpenCell>>,
    /// Whether cells are being added to the last of `rows`.
    in_row: bool,
    /// Whether text goes to the last cell of the last row.
    in_cell: bool,
    cells: usize,
    /// Grid column the next cell begins in; only a container that marks continued cells keeps it up.
    column: usize,
    /// Where the cell stands that continues downwards in a grid column: row and number in the row.
    above: BTreeMap<usize, (usize, usize)>,
    /// The rows after which a part of the table ends; no cell reaches beyond.
    sections: Vec<usize>,
}

struct OpenCell {
    content: Vec<RawBlock>,
    row_span: usize,
    column_span: usize,
    continues: bool,
}

impl Blocks {
    /// Adds to the paragraph.
    pub(crate) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The paragraph as far as it is known.
    pub(crate) fn pending(&self) -> &str {
        &self.text
    }

    /// A line break: inside a table it stays in the cell, elsewhere it ends the paragraph.
    pub(crate) fn line_break(&mut self) {
        if self.in_cell() {
            self.text.push('\n');
        } else {
            self.end_paragraph();
        }
    }

    /// Ends the paragraph.
    pub(crate) fn end_paragraph(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = self.text.trim_matches(|c: char| c.is_whitespace() && c != '\u{3000}');
        if !text.trim().is_empty() {
            let text = text.to_owned();
            self.container().push(RawBlock::Paragraph(RawParagraph { text, spot: None }));
        }
        self.text.clear();
    }

    /// Something that cannot be read.
    pub(crate) fn opaque(&mut self, what: &str) {
        self.end_paragraph();
        let container = self.container();
        if !matches!(container.last(), Some(RawBlock::Opaque(last)) if last == what) {
            container.push(RawBlock::Opaque(what.to_owned()));
        }
    }

    /// Takes in what was read apart.
    pub(crate) fn append(&mut self, mut blocks: Vec<RawBlock>) {
        self.end_paragraph();
        self.container().append(&mut blocks);
    }

    /// Whether text goes to a cell.
    pub(crate) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_cell)
    }

    /// Whether a table is open.
    pub(crate) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Begins a table, inside a cell or elsewhere.
    pub(crate) fn start_table(&mut self) -> Result<(), ReadError> {
        self.end_paragraph();
        if self.tables.len() == limits::DEPTH {
            return Err(ReadError::Damaged("其中的表格层层相套，超出了能读的层数".to_owned()));
        }
        self.tables.push(OpenTable::default());
        Ok(())
    }

    /// Begins a row; ends the one before.
    pub(crate) fn start_row(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
            table.in_row = true;
            table.column = 0;
        }
    }

    /// Leaves grid columns out at the beginning of a row.
    pub(crate) fn skip_columns(&mut self, columns: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.column += columns.min(limits::TABLE_CELLS);
        }
    }

    /// Begins a cell; ends the one before.
    pub(crate) fn start_cell(&mut self, row_span: usize, column_span: usize) -> Result<(), ReadError> {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if !table.in_row {
            table.rows.push(Vec::new());
            table.in_row = true;
            table.column = 0;
        }
        table.cells += 1;
        if table.cells > limits::TABLE_CELLS {
            return Err(ReadError::TooLarge);
        }
        table.in_cell = true;
        if let Some(row) = table.rows.last_mut() {
            row.push(OpenCell { content: Vec::new(), row_span, column_span, continues: false });
        }
        Ok(())
    }

    /// Says how many columns the open cell covers.
    pub(crate) fn widen_cell(&mut self, column_span: usize) {
        if let Some(cell) = self.cell() {
            cell.column_span = column_span;
        }
    }

    /// Says that the open cell continues the one above it.
    pub(crate) fn continue_cell(&mut self) {
        if let Some(cell) = self.cell() {
            cell.continues = true;
        }
    }

    /// Takes the row back that was just begun.
    pub(crate) fn drop_row(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|table| table.in_row) {
            table.in_row = false;
            table.in_cell = false;
            table.rows.pop();
        }
    }

    /// Takes the cell back that was just begun.
    pub(crate) fn drop_cell(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|table| table.in_cell) {
            table.in_cell = false;
            table.rows.last_mut().and_then(Vec::pop);
        }
    }

    /// Ends the open cell, if there is one.
    pub(crate) fn end_cell(&mut self) {
        if !self.in_cell() {
            return;
        }
        self.end_paragraph();
        let Some(table) = self.tables.last_mut() else { return };
        table.in_cell = false;
        let row_number = table.rows.len().saturating_sub(1);
        let column = table.column;
        let Some(row) = table.rows.last_mut() else { return };
        let number = row.len().saturating_sub(1);
        let Some(cell) = row.last_mut() else { return };
        table.column += cell.column_span;
        if !cell.continues {
            table.above.insert(column, (row_number, number));
            return;
        }
        // A cell that claims to continue where nothing stands above is a cell of its own.
        if let Some(&(above, begun)) = table.above.get(&column) {
            row.pop();
            if let Some(cell) = table.rows.get_mut(above).and_then(|row| row.get_mut(begun)) {
                cell.row_span = row_number - above + 1;
            }
        }
    }

    /// Ends the open row, if there is one.
    pub(crate) fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            table.in_row = false;
        }
    }

    /// Ends the open row and the part of the table it stands in: no cell covers rows of two parts.
    pub(crate) fn end_section(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut()
            && table.sections.last() != Some(&table.rows.len())
        {
            table.sections.push(table.rows.len());
        }
    }

    /// Ends the open table, if there is one.
    pub(crate) fn end_table(&mut self) {
        self.end_row();
        self.end_paragraph();
        let Some(table) = self.tables.pop() else { return };
        let arranges = |cell: &OpenCell| cell.content.iter().any(|block| matches!(block, RawBlock::Table(_)));
        if table.cells == 1 || table.rows.iter().flatten().any(arranges) {
            let mut content: Vec<RawBlock> =
                table.rows.into_iter().flatten().flat_map(|cell| cell.content).collect();
            self.container().append(&mut content);
            return;
        }
        let (table, opaque) = table.finish();
        if let Some(table) = table {
            self.container().push(RawBlock::Table(table));
        }
        if let Some(what) = opaque {
            self.opaque(&what);
        }
    }

    /// Sets a half-read paragraph aside, to read another that stands inside it.
    pub(crate) fn set_aside(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Goes on with a paragraph that was set aside.
    pub(crate) fn take_up(&mut self, text: String) {
        self.end_paragraph();
        self.text = text;
    }

    /// Ends whatever is open and hands over what was read.
    pub(crate) fn finish(mut self) -> Vec<RawBlock> {
        while self.in_table() {
            self.end_table();
        }
        self.end_paragraph();
        self.done
    }

    fn cell(&mut self) -> Option<&mut OpenCell> {
        self.tables.last_mut().filter(|table| table.in_cell)?.rows.last_mut()?.last_mut()
    }

    /// Where a finished block goes: the innermost open cell, else the document.
    fn container(&mut self) -> &mut Vec<RawBlock> {
        let cell = self.tables.iter_mut().rev().filter(|table| table.in_cell).find_map(|table| {
            let row = table.rows.last_mut()?;
            row.last_mut()
        });
        match cell {
            Some(cell) => &mut cell.content,
            None => &mut self.done,
        }
    }
}

impl OpenTable {
    /// The raw table, if anything stands in it, and what in it could not be read.
    fn finish(self) -> (Option<RawTable>, Option<String>) {
        let height = self.rows.len();
        let mut area = 0_usize;
        let mut opaque = None;
        let mut rows = Vec::with_capacity(height);
        let mut sections = self.sections.into_iter().peekable();
        for (number, row) in self.rows.into_iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            while sections.next_if(|end| *end <= number).is_some() {}
            let end = sections.peek().copied().unwrap_or(height);
            for cell in row {
                let mut row_span = cell.row_span.clamp(1, end - number);
                let mut column_span = cell.column_span.clamp(1, limits::COLUMN_SPAN);
                area = area.saturating_add(row_span * column_span);
                if area > limits::TABLE_CELLS {
                    (row_span, column_span) = (1, 1);
                }
                let mut text = String::new();
                for block in cell.content {
                    match block {
                        RawBlock::Paragraph(paragraph) if text.is_empty() => text = paragraph.text,
                        RawBlock::Paragraph(paragraph) => {
                            text.push('\n');
                            text.push_str(&paragraph.text);
                        }
                        RawBlock::Opaque(what) => opaque = Some(what),
                        RawBlock::Table(_) => {}
                    }
                }
                cells.push(RawCell { text, row_span, column_span });
            }
            rows.push(cells);
        }
        let something = rows.iter().flatten().any(|cell| !cell.text.trim().is_empty());
        (something.then_some(RawTable { rows, spot: None }), opaque)
    }
}

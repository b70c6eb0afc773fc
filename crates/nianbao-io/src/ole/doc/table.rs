//! Tables from their rows: every row names the edges of its cells, and the columns of the table are what lies between
//! the edges of all rows.

use super::paragraph::Paragraph;
use crate::blocks::Blocks;
use crate::import::ReadError;
use crate::limits;
use crate::ole::container::u16_at;
use crate::raw::RawBlock;

/// Edges closer together than this are one: a millimetre has 57 of these.
const TOLERANCE: i32 = 30;
/// What each cell of a row says beside its edges.
const CELL: usize = 20;
/// In the first two bytes of that: how the cell is merged.
const SIDEWAYS: u16 = 0x0003;
const DOWNWARDS: u16 = 0x0020;
const DOWNWARDS_FIRST: u16 = 0x0040;

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    cells: Vec<Vec<RawBlock>>,
    /// The open cell.
    pub(super) cell: Blocks,
    /// Whether a row came without its edges.
    pub(super) is_doubtful: bool,
}

struct Row {
    cells: Vec<Cell>,
}

struct Cell {
    content: Vec<RawBlock>,
    /// Left and right edge.
    edges: Option<(i32, i32)>,
    continues: bool,
}

impl Table {
    /// Ends the open cell.
    pub(super) fn end_cell(&mut self) {
        let content = std::mem::take(&mut self.cell).finish();
        self.cells.push(content);
    }

    /// Ends the row, as the paragraph that ends it describes it.
    pub(super) fn end_row(&mut self, end: &Paragraph<'_>) {
        let rest = std::mem::take(&mut self.cell).finish();
        if !rest.is_empty() {
            self.cells.push(rest);
        }
        let contents = std::mem::take(&mut self.cells);
        if contents.is_empty() {
            return;
        }
        let layout = Layout::read(end);
        let mut row = Row { cells: Vec::with_capacity(contents.len()) };
        let mut leader = 0;
        for (number, content) in contents.into_iter().enumerate() {
            let edges = layout.edges.get(number).copied().zip(layout.edges.get(number + 1).copied());
            self.is_doubtful |= edges.is_none();
            let merge = layout.merges.get(number).copied().unwrap_or_default();
            // Descriptions differ in which of two marks the first cell of a merge has: it is the one met first.
            let sideways = merge & SIDEWAYS;
            let joins = sideways != 0 && leader != 0 && sideways != leader && content.is_empty();
            if !joins {
                leader = sideways;
            }
            if joins
                && let Some(Cell { edges: Some((_, right)), .. }) = row.cells.last_mut()
                && let Some((_, end)) = edges
            {
                *right = end;
                continue;
            }
            let continues = merge & DOWNWARDS != 0 && merge & DOWNWARDS_FIRST == 0;
            row.cells.push(Cell { content, edges, continues });
        }
        self.rows.push(row);
    }

    /// Puts the table into a document or into the cell around it.
    pub(super) fn finish(mut self, around: &mut Blocks) -> Result<bool, ReadError> {
        self.end_row(&Paragraph::default());
        let columns = self.columns();
        around.start_table()?;
        for row in self.rows {
            around.start_row();
            let first = row.cells.first().and_then(|cell| cell.edges);
            around.skip_columns(first.map_or(0, |(left, _)| column(&columns, left)));
            for cell in row.cells {
                let span = cell.edges.map_or(1, |(left, right)| {
                    column(&columns, right)
                        .saturating_sub(column(&columns, left))
                        .clamp(1, limits::COLUMN_SPAN)
                });
                around.start_cell(1, span)?;
                if cell.continues && cell.content.is_empty() {
                    around.continue_cell();
                }
                around.append(cell.content);
                around.end_cell();
            }
            around.end_row();
        }
        around.end_table();
        Ok(self.is_doubtful)
    }

    /// Where columns begin.
    fn columns(&self) -> Vec<i32> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let mut edges: Vec<i32> =
            cells.filter_map(|cell| cell.edges).flat_map(|(left, right)| [left, right]).collect();
        edges.sort_unstable();
        edges.dedup_by(|edge, kept| *edge - *kept <= TOLERANCE);
        edges
    }
}

/// The number of the column that begins at an edge.
fn column(columns: &[i32], edge: i32) -> usize {
    columns.partition_point(|column| *column <= edge).saturating_sub(1)
}

/// What a row says of its cells.
struct Layout {
    edges: Vec<i32>,
    merges: Vec<u16>,
}

impl Layout {
    fn read(end: &Paragraph<'_>) -> Layout {
        let Some((count, rest)) = end.cells.split_first() else {
            return Layout { edges: Vec::new(), merges: Vec::new() };
        };
        let behind = 2 * (usize::from(*count) + 1);
        let edges: Vec<i32> = rest
            .get(..behind)
            .unwrap_or_default()
            .chunks_exact(2)
            .map(|pair| i32::from(i16::from_le_bytes([pair[0], pair[1]])))
            .collect();
        // Edges that run back and forth say nothing.
        if !edges.is_sorted() {
            return Layout { edges: Vec::new(), merges: Vec::new() };
        }
        let cells = rest.get(behind..).unwrap_or_default().chunks(CELL);
        let mut merges: Vec<u16> =
            cells.take(usize::from(*count)).map(|cell| u16_at(cell, 0).unwrap_or_default()).collect();
        for (flags, merge) in merges.iter_mut().zip(end.above) {
            if let Some(merge) = merge {
                *flags &= !(DOWNWARDS | DOWNWARDS_FIRST);
                *flags |= match merge {
                    1 => DOWNWARDS,
                    3 => DOWNWARDS | DOWNWARDS_FIRST,
                    _ => 0,
                };
            }
        }
        Layout { edges, merges }
    }
}

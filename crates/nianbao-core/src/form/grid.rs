//! The one lowering of a table: from trees of headings to cells with spans, as printed. Every screen, writer and
//! importer uses it, so a label stands in one place only.

use super::node::{Kind, Node};
use super::path::CellId;
use super::{Band, Table};

/// A table as rows of cells with spans.
#[derive(Debug)]
pub struct Grid {
    /// Columns, labels included.
    pub width: usize,
    /// Columns at the left that hold labels.
    pub stub: usize,
    /// The rows; every cell stands in the row it begins in.
    pub rows: Vec<GridRow>,
}

/// One row of a [`Grid`].
#[derive(Debug)]
pub struct GridRow {
    /// What the row is for.
    pub kind: RowKind,
    /// The cells that begin in this row, left to right.
    pub cells: Vec<GridCell>,
}

/// What a [`GridRow`] is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A line over the whole width.
    Banner,
    /// Column headings.
    Head,
    /// Values.
    Body,
}

/// One cell of a [`Grid`].
#[derive(Debug)]
pub struct GridCell {
    /// First row, counted from 0.
    pub row: usize,
    /// First column, counted from 0.
    pub column: usize,
    /// Rows it covers.
    pub row_span: usize,
    /// Columns it covers.
    pub column_span: usize,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a [`GridCell`].
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// A line over the whole width.
    Banner(&'static str),
    /// What stands above the row labels.
    Corner(&'static str),
    /// A heading over columns.
    ColumnHead(&'static Node),
    /// A heading before rows.
    RowHead(&'static Node),
    /// A number.
    Value(CellId),
}

impl Content {
    /// The printed text; `None` for values.
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Content::Banner(text) | Content::Corner(text) => Some(text),
            Content::ColumnHead(node) | Content::RowHead(node) => Some(node.label),
            Content::Value(_) => None,
        }
    }
}

/// Lowers a table; `cell` names the value cells in printed order.
pub(super) fn lower(table: &'static Table, mut cell: impl FnMut() -> CellId) -> Grid {
    let mut rows = Vec::new();
    for band in table.bands {
        lower_band(table, band, &mut rows, &mut cell);
    }
    Grid { width: table.stub + table.width, stub: table.stub, rows }
}

fn lower_band(
    table: &'static Table,
    band: &'static Band,
    rows: &mut Vec<GridRow>,
    cell: &mut impl FnMut() -> CellId,
) {
    if let Some(banner) = band.banner {
        let row = rows.len();
        let over = GridCell {
            row,
            column: 0,
            row_span: 1,
            column_span: table.stub + table.width,
            content: Content::Banner(banner),
        };
        rows.push(GridRow { kind: RowKind::Banner, cells: vec![over] });
    }

    let top = rows.len();
    let levels = band.columns.iter().map(Node::depth).max().unwrap_or(0);
    rows.extend((0..levels).map(|_| GridRow { kind: RowKind::Head, cells: Vec::new() }));
    if table.stub > 0 {
        rows[top].cells.push(GridCell {
            row: top,
            column: 0,
            row_span: levels,
            column_span: table.stub,
            content: Content::Corner(band.corner),
        });
    }
    let mut heads = ColumnHeads { rows, bottom: top + levels, spans: spans(table, band), next: 0 };
    heads.place(band.columns, top, table.stub);
    let spans = heads.spans;

    let mut body = Body { rows, stub: table.stub, spans: &spans, cell };
    body.place(band.rows, 0, &mut Vec::new());
}

/// How many grid columns each value column covers: one, and the last takes what remains of the width.
fn spans(table: &Table, band: &Band) -> Vec<usize> {
    let count = band.columns.iter().map(Node::breadth).sum::<usize>();
    let mut spans = vec![1; count];
    if let Some(last) = spans.last_mut() {
        *last += table.width - count;
    }
    spans
}

struct ColumnHeads<'a> {
    rows: &'a mut Vec<GridRow>,
    bottom: usize,
    spans: Vec<usize>,
    next: usize,
}

impl ColumnHeads<'_> {
    /// Places the headings of `tree` from `row` and `column` on; returns the column after them.
    fn place(&mut self, tree: &'static [Node], row: usize, mut column: usize) -> usize {
        for node in tree {
            let begin = column;
            let at = self.rows[row].cells.len();
            let row_span = if let Kind::Group(children) = node.kind {
                column = self.place(children, row + 1, column);
                1
            } else {
                column += self.spans[self.next];
                self.next += 1;
                self.bottom - row
            };
            let cell = GridCell {
                row,
                column: begin,
                row_span,
                column_span: column - begin,
                content: Content::ColumnHead(node),
            };
            self.rows[row].cells.insert(at, cell);
        }
        column
    }
}

struct Body<'a, F> {
    rows: &'a mut Vec<GridRow>,
    stub: usize,
    spans: &'a [usize],
    cell: &'a mut F,
}

impl<F: FnMut() -> CellId> Body<'_, F> {
    /// Places the rows of `tree`; `above` holds group headings that begin in the next row.
    fn place(&mut self, tree: &'static [Node], depth: usize, above: &mut Vec<GridCell>) {
        for node in tree {
            let row = self.rows.len();
            if let Kind::Group(children) = node.kind {
                above.push(GridCell {
                    row,
                    column: depth,
                    row_span: node.breadth(),
                    column_span: 1,
                    content: Content::RowHead(node),
                });
                self.place(children, depth + 1, above);
                continue;
            }
            let mut cells = std::mem::take(above);
            if self.stub > 0 {
                cells.push(GridCell {
                    row,
                    column: depth,
                    row_span: 1,
                    column_span: self.stub - depth,
                    content: Content::RowHead(node),
                });
            }
            let mut column = self.stub;
            for &column_span in self.spans {
                let content = Content::Value((self.cell)());
                cells.push(GridCell { row, column, row_span: 1, column_span, content });
                column += column_span;
            }
            self.rows.push(GridRow { kind: RowKind::Body, cells });
        }
    }
}

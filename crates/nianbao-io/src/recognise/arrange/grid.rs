//! A raw table as places in rows and columns, merged cells laid out. Knows nothing of the form.

use crate::raw::{RawCell, RawTable};

/// Most places one table may have.
const MOST_PLACES: usize = 20_000;

/// A place of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    /// The text of the cell that covers it.
    pub(super) text: &'a str,
    /// Which cell.
    pub(super) cell: usize,
    /// Whether the cell begins in this row.
    pub(super) top: bool,
}

/// A table with a cell, or nothing, in every place.
#[derive(Clone, Debug)]
pub(super) struct Grid<'a> {
    /// The rows, all of one length.
    pub(super) rows: Vec<Vec<Option<Spot<'a>>>>,
}

impl<'a> Grid<'a> {
    /// Lays a table out; `None` when it is too wide.
    pub(super) fn new(table: &'a RawTable, most: usize) -> Option<Grid<'a>> {
        let height = table.rows.len();
        let mut rows: Vec<Vec<Option<Spot<'a>>>> = vec![Vec::new(); height];
        let mut number = 0;
        for (at, cells) in table.rows.iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                while rows[at].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let end = column + cell.column_span.max(1);
                let down = (at + cell.row_span.max(1)).min(height);
                if end > most || end * height > MOST_PLACES {
                    return None;
                }
                for (below, row) in rows[at..down].iter_mut().enumerate() {
                    if row.len() < end {
                        row.resize(end, None);
                    }
                    // Where two cells claim a place the first keeps it, as in browsers.
                    for place in row[column..end].iter_mut().filter(|place| place.is_none()) {
                        *place = Some(Spot { text: cell.text.trim(), cell: number, top: below == 0 });
                    }
                }
                number += 1;
                column = end;
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.iter_mut().for_each(|row| row.resize(width, None));
        Some(Grid { rows })
    }

    /// Columns.
    pub(super) fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The text at a place.
    pub(super) fn text(&self, row: usize, column: usize) -> &'a str {
        self.rows.get(row).and_then(|row| row.get(column)).copied().flatten().map_or("", |spot| spot.text)
    }

    /// Rows for columns and columns for rows.
    pub(super) fn turned(&self) -> Grid<'a> {
        let turned = |column: usize| {
            let mut last = None;
            let spots = self.rows.iter().map(|row| {
                let spot = row[column]?;
                // A cell begins in the first of the columns it covers.
                let top = column == 0 || row[column - 1].is_none_or(|before| before.cell != spot.cell);
                last = Some(spot.cell);
                Some(Spot { top, ..spot })
            });
            spots.collect()
        };
        Grid { rows: (0..self.width()).map(turned).collect() }
    }

    /// The cells of a row from left to right: first column, the column after the last, and the place.
    pub(super) fn cells(&self, row: usize) -> Vec<(usize, usize, Spot<'a>)> {
        let mut cells: Vec<(usize, usize, Spot<'a>)> = Vec::new();
        for (column, place) in self.rows[row].iter().enumerate() {
            let Some(spot) = place else { continue };
            match cells.last_mut() {
                Some((_, end, last)) if last.cell == spot.cell => *end = column + 1,
                _ => cells.push((column, column + 1, *spot)),
            }
        }
        cells
    }
}

/// A row of cells without merges.
pub(super) fn row<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<RawCell> {
    texts.into_iter().map(RawCell::single).collect()
}

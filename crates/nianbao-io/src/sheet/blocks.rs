//! A sheet to paragraphs and tables. A sheet knows neither: a row with one piece of text is a title, a heading, running
//! text, or the label of a row that was left blank. Rows without anything part one table from the next, and so does
//! running text; what stands alone above and below a table is no part of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Line, Sheet};
use crate::limits;
use crate::raw::{RawBlock, RawCell, RawParagraph, RawTable, Spot};

/// A piece of text of so many characters is running text and no label; the longest label of any known form has fewer.
const PROSE: usize = 60;
/// Most cells that are looked at to find those that merged ones cover.
const MOST_COVERED: usize = 20 * limits::TABLE_CELLS;

/// Adds what stands in a sheet, `left` cells and lines at most. False when there are more, as when its cells lie too far
/// apart for a table.
pub(super) fn add(sheet: &Sheet, left: &mut usize, blocks: &mut Vec<RawBlock>) -> bool {
    let mut layout = Layout::of(sheet);
    if !layout.drop_covered() {
        return false;
    }
    let mut added = Vec::new();
    for run in layout.runs() {
        for piece in layout.pieces(run) {
            if layout.piece(piece, left, &mut added).is_none() {
                return false;
            }
        }
    }
    blocks.append(&mut added);
    true
}

/// A sheet without the columns in which nothing stands.
struct Layout<'a> {
    /// The texts that are seen, row by row: column and text.
    rows: BTreeMap<Line, Vec<(usize, &'a str)>>,
    /// What the cell there covers, in rows and used columns.
    spans: BTreeMap<(Line, usize), (Line, usize)>,
}

impl<'a> Layout<'a> {
    fn of(sheet: &'a Sheet) -> Layout<'a> {
        let used: BTreeSet<Line> = sheet.cells.keys().map(|at| at.1).collect();
        let column_of: BTreeMap<Line, usize> =
            used.iter().enumerate().map(|(place, &column)| (column, place)).collect();
        let mut rows: BTreeMap<Line, Vec<(usize, &str)>> = BTreeMap::new();
        for (&(row, column), text) in &sheet.cells {
            rows.entry(row).or_default().push((column_of[&column], text.as_str()));
        }
        let mut spans = BTreeMap::new();
        for (&(row, column), &(height, width)) in &sheet.merges {
            if let Some(&place) = column_of.get(&column)
                && sheet.cells.contains_key(&(row, column))
            {
                let covered = used.range(column..column.saturating_add(width)).count().max(1);
                spans.insert((row, place), (height, covered));
            }
        }
        Layout { rows, spans }
    }

    /// What stands in a cell that another one covers is not seen. False when so many cells cover one another that no
    /// program wrote the file.
    fn drop_covered(&mut self) -> bool {
        let mut looked_at = 0;
        for (&(row, column), &(height, width)) in &self.spans {
            for (&at, cells) in self.rows.range_mut(row..row.saturating_add(height)) {
                looked_at += 1 + cells.len();
                if looked_at > MOST_COVERED {
                    return false;
                }
                let covered = |place: usize| (column..column + width).contains(&place);
                cells.retain(|&(place, _)| !covered(place) || (at, place) == (row, column));
            }
        }
        self.rows.retain(|_, cells| !cells.is_empty());
        true
    }

    /// Runs of rows without a blank one between; a row that a cell from above reaches into is not blank.
    fn runs(&self) -> Vec<Range<Line>> {
        let mut runs: Vec<Range<Line>> = Vec::new();
        for (&row, cells) in &self.rows {
            let below = cells.iter().filter_map(|(place, _)| self.spans.get(&(row, *place)));
            let end = row + below.map(|span| span.0).max().unwrap_or(1);
            match runs.last_mut() {
                Some(run) if row <= run.end => run.end = run.end.max(end),
                _ => runs.push(row..end),
            }
        }
        runs
    }

    /// The only text of a row.
    fn alone(&self, row: Line) -> Option<(usize, &'a str)> {
        match self.rows.get(&row).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    fn is_prose(&self, row: Line) -> bool {
        self.alone(row).is_some_and(|(_, text)| {
            text.contains(['。', '；', '！', '？']) || text.chars().nth(PROSE).is_some()
        })
    }

    /// A run cut into running text and what stands between.
    fn pieces(&self, run: Range<Line>) -> Vec<Range<Line>> {
        let mut pieces = Vec::new();
        let mut begin = run.start;
        for row in self.rows.range(run.clone()).map(|(row, _)| *row).filter(|&row| self.is_prose(row)) {
            pieces.push(begin..row);
            pieces.push(row..row + 1);
            begin = row + 1;
        }
        pieces.push(begin..run.end);
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// Adds a piece: the table in it, and what stands alone above and below. `None` when there is too much.
    fn piece(&self, piece: Range<Line>, left: &mut usize, blocks: &mut Vec<RawBlock>) -> Option<()> {
        let several = |row: &Line| self.rows.get(row).is_some_and(|cells| cells.len() > 1);
        let rows = || self.rows.range(piece.clone()).map(|(row, _)| *row);
        let (Some(first), Some(last)) = (rows().find(several), rows().rev().find(several)) else {
            return rows().try_for_each(|row| self.paragraph(row, left, blocks));
        };
        // What stands right above may be a line over the whole table; as its first row it is read either way.
        let first = first.checked_sub(1).filter(|above| self.alone(*above).is_some()).unwrap_or(first);
        let first = first.max(piece.start);
        // A short text alone below is a row whose numbers were left blank, or a number without a label.
        let blank_row = |row: &Line| self.alone(*row).is_some_and(|(place, _)| !self.is_wide(*row, place));
        let end = rows().filter(|row| *row > last).take_while(blank_row).last().unwrap_or(last) + 1;
        rows().filter(|row| *row < first).try_for_each(|row| self.paragraph(row, left, blocks))?;
        blocks.push(RawBlock::Table(self.table(first..end, left)?));
        rows().filter(|row| *row >= end).try_for_each(|row| self.paragraph(row, left, blocks))
    }

    fn is_wide(&self, row: Line, place: usize) -> bool {
        self.spans.get(&(row, place)).is_some_and(|span| span.1 > 1)
    }

    /// The lines of a row's cells as paragraphs.
    fn paragraph(&self, row: Line, left: &mut usize, blocks: &mut Vec<RawBlock>) -> Option<()> {
        let spot = Some(Spot::Row(row as usize + 1));
        for (_, text) in self.rows.get(&row).into_iter().flatten() {
            for line in text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()) {
                *left = left.checked_sub(1)?;
                blocks.push(RawBlock::Paragraph(RawParagraph { text: line.to_owned(), spot }));
            }
        }
        Some(())
    }

    /// The table in some rows; `None` when it has more cells than are left.
    fn table(&self, rows: Range<Line>, left: &mut usize) -> Option<RawTable> {
        let cells =
            || self.rows.range(rows.clone()).flat_map(|(row, cells)| cells.iter().map(|cell| (*row, cell.0)));
        let from = cells().map(|cell| cell.1).min()?;
        let to = cells()
            .map(|(row, place)| place + self.spans.get(&(row, place)).map_or(1, |span| span.1))
            .max()?;
        let (height, width) = (rows.len(), to - from);
        *left = left.checked_sub(height.checked_mul(width)?)?;
        let mut table = Vec::with_capacity(height);
        // For every column, the first row that no cell from above covers.
        let mut free = vec![rows.start; width];
        for row in rows.clone() {
            let mut texts = self.rows.get(&row).map_or(&[][..], Vec::as_slice).iter().peekable();
            let mut cells = Vec::with_capacity(width);
            let mut column = from;
            while column < to {
                let text = texts.next_if(|cell| cell.0 == column).map(|cell| cell.1);
                if text.is_none() && free[column - from] > row {
                    column += 1;
                    continue;
                }
                let span = text.and_then(|_| self.spans.get(&(row, column)));
                let &(row_span, column_span) = span.unwrap_or(&(1, 1));
                free[column - from..(column - from + column_span).min(width)].fill(row + row_span);
                cells.push(RawCell {
                    text: text.unwrap_or_default().to_owned(),
                    row_span: row_span.min(rows.end - row) as usize,
                    column_span,
                });
                column += column_span;
            }
            table.push(cells);
        }
        Some(RawTable { rows: table, spot: Some(Spot::Row(rows.start as usize + 1)) })
    }
}

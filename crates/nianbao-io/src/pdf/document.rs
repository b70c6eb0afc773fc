//! Pages to a document: tables where rules draw them or columns show them, paragraphs from the lines between.

use std::collections::HashMap;

use super::columns;
use super::furniture::{self, PageLines};
use super::geometry::Area;
use super::grid::{self, Field, Grid};
use super::lines::{self, Chunk, Line};
use super::paragraphs::{self, Margins};
use super::sheet::{Glyph, Sheet};
use super::torn;
use crate::raw::{RawBlock, RawCell, RawTable, Spot};

/// The blocks of all pages in reading order.
pub(super) fn blocks(sheets: Vec<Sheet>) -> Vec<RawBlock> {
    let mut tables: Vec<Vec<Ruled>> = Vec::new();
    let mut pages: Vec<PageLines> = Vec::new();
    for mut sheet in sheets {
        sheet.settle();
        let (ruled, free) = divide(&sheet);
        tables.push(ruled);
        pages.push(PageLines { area: sheet.area, lines: lines::lines(&free) });
    }
    furniture::drop(&mut pages);
    let margins = Margins::of(&pages);
    let mut blocks = paragraphs::Blocks::new(margins);
    let mut head: Vec<Vec<RawCell>> = Vec::new();
    let mut full: Vec<bool> = Vec::new();
    for (number, (page, ruled)) in pages.into_iter().zip(tables).enumerate() {
        let spot = Spot::Page(number + 1);
        let mut ruled = ruled.into_iter().peekable();
        let mut lines = page.lines.into_iter().peekable();
        // Lines and tables from top to bottom.
        loop {
            let above = match (ruled.peek(), lines.peek()) {
                (None, None) => break,
                (Some(table), Some(line)) => line.area.y0 < table.area.y0,
                (table, _) => table.is_none(),
            };
            if above {
                let mut between = Vec::new();
                let until = ruled.peek().map_or(f64::INFINITY, |table| table.area.y0);
                while let Some(line) = lines.next_if(|line| line.area.y0 < until) {
                    between.push(line);
                }
                free(&mut blocks, &between, spot);
            } else if let Some(table) = ruled.next() {
                let mut rows = table.rows;
                // A page ends inside a table when nothing stands between its pieces.
                match blocks.last_table() {
                    Some(before) => {
                        torn::drop_repeated_head(&mut rows, &head);
                        torn::mend(&mut before.rows, &full, &mut rows);
                    }
                    None => head.clone_from(&rows),
                }
                full = table.full;
                blocks.table(RawTable { rows, spot: Some(spot) });
            }
        }
    }
    blocks.done()
}

/// A ruled table with its text.
struct Ruled {
    area: Area,
    rows: Vec<Vec<RawCell>>,
    /// For every cell of the last row, whether its last line has no room for another digit.
    full: Vec<bool>,
}

/// The ruled tables of a page, and the characters beside them.
fn divide(sheet: &Sheet) -> (Vec<Ruled>, Vec<Glyph>) {
    let mut taken = vec![false; sheet.glyphs.len()];
    let mut tables = Vec::new();
    for grid in grid::grids(&sheet.rules) {
        let inside: Vec<usize> =
            (0..taken.len()).filter(|&at| grid.area.holds(sheet.glyphs[at].middle(), 1.0)).collect();
        let glyphs = inside.iter().map(|&at| sheet.glyphs[at]);
        let Some((rows, full)) = fill(&grid, glyphs) else { continue };
        inside.iter().for_each(|&at| taken[at] = true);
        tables.push(Ruled { area: grid.area, rows, full });
    }
    let free =
        sheet.glyphs.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(glyph, _)| *glyph).collect();
    (tables, free)
}

/// From so many values under one another on, in several cells alike, the lines between rows were not drawn. A long
/// number in a narrow cell may take two or three.
const STACK: usize = 4;

/// The rows of a grid with what stands in its cells, and which cells of the last row are full; `None` when it is no table of cells: nothing stands in it, or its
/// lines do not divide the columns.
fn fill(grid: &Grid, glyphs: impl Iterator<Item = Glyph>) -> Option<(Vec<Vec<RawCell>>, Vec<bool>)> {
    let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); grid.cells.len()];
    for glyph in glyphs {
        let p = glyph.middle();
        let own = grid.cells.iter().position(|cell| cell.area.holds(p, 0.0));
        let own = own.or_else(|| grid.cells.iter().position(|cell| cell.area.holds(p, 1.5)));
        if let Some(own) = own {
            inside[own].push(glyph);
        }
    }
    let mut rows: Vec<Vec<RawCell>> = vec![Vec::new(); grid.rows];
    let mut full = Vec::new();
    let mut undivided = 0;
    let mut filled = 0;
    // How many cells of each row hold many values under one another.
    let mut stacked: HashMap<usize, usize> = HashMap::new();
    for (cell, glyphs) in grid.cells.iter().zip(&inside) {
        let lines = lines::lines(glyphs);
        filled += usize::from(!lines.is_empty());
        // Numbers side by side in one cell: the lines between them were not drawn.
        undivided += usize::from(lines.iter().any(|line| {
            let chunks = line.chunks();
            chunks.iter().rev().take_while(|chunk| chunk.is_value()).count() >= 3
        }));
        let values = lines.iter().filter(|line| line.chunks().iter().all(Chunk::is_value)).count();
        if values >= STACK {
            *stacked.entry(cell.row).or_default() += 1;
        }
        if cell.row + 1 == grid.rows {
            full.push(lines.last().is_some_and(|line| lines::is_full(line, cell.area.width())));
        }
        rows[cell.row].push(raw_cell(cell, &lines));
    }
    let undivided = undivided >= 2 || stacked.values().any(|cells| *cells >= 3);
    (filled > 0 && !undivided).then_some((rows, full))
}

fn raw_cell(cell: &Field, lines: &[Line]) -> RawCell {
    // A layout frame holds the text of the report: its paragraphs stay apart.
    const MANY: usize = 12;
    let text = match lines.len() > MANY && lines.iter().any(|line| line.area.width() > 200.0) {
        true => lines.iter().map(Line::text).collect::<Vec<_>>().join("\n"),
        false => lines::cell_text(lines, cell.area.width()),
    };
    RawCell { text, row_span: cell.row_span, column_span: cell.column_span }
}

/// Lines between tables: rows of unruled tables among them, paragraphs otherwise.
fn free(blocks: &mut paragraphs::Blocks, lines: &[Line], spot: Spot) {
    let rows: Vec<bool> = lines.iter().map(|line| columns::is_row(&line.chunks())).collect();
    let mut at = 0;
    while at < lines.len() {
        let length = rows[at..].iter().take_while(|row| **row == rows[at]).count();
        let same = &lines[at..at + length];
        at += length;
        match rows[at - 1] {
            true => {
                let rows = columns::rows(&same.iter().collect::<Vec<_>>());
                blocks.table(RawTable { rows, spot: Some(spot) });
            }
            false => same.iter().for_each(|line| blocks.line(line, spot)),
        }
    }
}

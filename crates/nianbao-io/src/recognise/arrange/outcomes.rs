//! Table C by its headings: each value belongs to the outcome and the group whose headings lead to it, whether they
//! stand above it or before it, in one table or in several; a line right above a table may name its group.

use std::ops::Range;

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};

use super::MOST_COLUMNS;
use super::grid::{self, Grid};
use super::outcome_labels::{Meaning, known, meaning};
use crate::raw::{RawBlock, RawDocument, RawTable};
use crate::recognise::token::is_value;

/// Largest table that is looked at, in rows, and most tables: a row of Table A, B and C each would be 40.
const MOST_ROWS: usize = 60;
const MOST_TABLES: usize = 40;

/// Values found by their headings, and where.
struct Cells<'a> {
    values: Vec<Option<&'a str>>,
    /// The places in the order the values stand in, of the form's cells.
    order: Vec<usize>,
    /// Rows that hold values.
    rows: Vec<usize>,
    /// Whether other numbers stand among them.
    stray: bool,
}

impl Cells<'_> {
    /// Whether they stand as printed and nothing else does.
    fn are_printed(&self) -> bool {
        self.order.is_sorted() && self.order.len() == self.values.len() && self.rows.len() == 1 && !self.stray
    }
}

/// Puts Table C together in printed order; whether that changed anything.
pub(super) fn arrange(document: &mut RawDocument) -> bool {
    let mut found: Vec<(usize, Vec<Option<String>>)> = Vec::new();
    let mut captions: Vec<usize> = Vec::new();
    let mut spot = None;
    let mut printed = false;
    let mut tables = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        let RawBlock::Table(table) = block else { continue };
        if table.rows.len() > MOST_ROWS || !concerns(table) {
            continue;
        }
        tables += 1;
        if tables > MOST_TABLES {
            break;
        }
        let caption = caption(&document.blocks[..at]);
        let group = caption.as_ref().map(|(group, _)| *group);
        let Some(grid) = Grid::new(table, MOST_COLUMNS) else { continue };
        let Some(cells) = read(&grid, group) else { continue };
        captions.extend(caption.into_iter().flat_map(|(_, lines)| lines));
        printed |= cells.are_printed();
        if found.is_empty() {
            // The row of values stands behind the heads again.
            let first = cells.rows.first().copied().unwrap_or(0);
            let above = first.checked_sub(heads().len());
            spot = table.spot.and_then(|spot| {
                if spot.counts_rows() { above.map(|rows| spot.down(rows)) } else { Some(spot) }
            });
        }
        found.push((at, cells.values.iter().map(|value| value.map(str::to_owned)).collect()));
    }
    // The printed table, or several whole ones: which of them counts is not decided here.
    if printed || found.is_empty() {
        return false;
    }
    let width = known().slots.len();
    let mut values: Vec<Option<String>> = vec![None; width];
    for (_, cells) in &found {
        for (value, cell) in values.iter_mut().zip(cells) {
            match (&value, cell) {
                (Some(_), Some(_)) => return false,
                (None, Some(cell)) => *value = Some(cell.clone()),
                _ => {}
            }
        }
    }
    let Some(values) = values.into_iter().collect::<Option<Vec<String>>>() else { return false };
    let heads = heads();
    let rows = heads
        .iter()
        .map(|row| grid::row(row.iter().copied()))
        .chain([grid::row(values.iter().map(String::as_str))])
        .collect();
    for at in found.iter().skip(1).map(|(at, _)| *at).chain(captions) {
        document.blocks[at] = RawBlock::Table(RawTable::default());
    }
    document.blocks[found[0].0] = RawBlock::Table(RawTable { rows, spot });
    true
}

/// The headings as printed, one row for each level.
fn heads() -> Vec<Vec<&'static str>> {
    let grid = &Layout::of(EditionKey::latest(), TableKey::Disputes).grid;
    let labels =
        grid.rows.iter().map(|row| row.cells.iter().filter_map(|cell| cell.content.label()).collect());
    labels.filter(|row: &Vec<_>| !row.is_empty()).collect()
}

/// Whether a table speaks of outcomes.
fn concerns(table: &RawTable) -> bool {
    let total = known().outcomes.len() - 1;
    let outcomes = table.rows.iter().flatten().filter_map(|cell| meaning(cell.text.trim()).outcome());
    outcomes.filter(|outcome| *outcome != total).take(2).count() == 2
}

/// The group that the lines right above a table name, and which blocks they are: the group's, and one above it that
/// is a heading of the table too.
fn caption(before: &[RawBlock]) -> Option<(usize, Range<usize>)> {
    let line = |at: usize| match &before[at] {
        RawBlock::Paragraph(paragraph) => Some(meaning(paragraph.text.trim())),
        _ => None,
    };
    let last = before.len().checked_sub(1)?;
    let Some(Meaning::Group(group)) = line(last) else { return None };
    let above = last.checked_sub(1).filter(|&above| line(above) == Some(Meaning::Heading));
    Some((group, above.unwrap_or(last)..before.len()))
}

/// The values of a table by their headings, `group` being that of the line above it; `None` when two lead to one cell or a number is led to by none.
fn read<'a>(grid: &Grid<'a>, group: Option<usize>) -> Option<Cells<'a>> {
    let known = known();
    let meanings: Vec<Vec<Meaning>> = (0..grid.rows.len())
        .map(|row| (0..grid.width()).map(|at| meaning(grid.text(row, at))).collect())
        .collect();
    let mut cells =
        Cells { values: vec![None; known.slots.len()], order: Vec::new(), rows: Vec::new(), stray: false };
    for row in 0..grid.rows.len() {
        for (column, _, spot) in grid.cells(row) {
            if meanings[row][column] != Meaning::Other || !spot.top {
                continue;
            }
            let path = Path { grid, meanings: &meanings, row, column, group };
            let slot = path.slot();
            let Some(slot) = slot else {
                // A number before any outcome is a running number or another table's.
                if is_value(spot.text) {
                    if path.has_outcome() {
                        return None;
                    }
                    cells.stray = true;
                }
                continue;
            };
            if spot.text.is_empty() && path.is_head_row() {
                continue;
            }
            match cells.values[slot] {
                None => cells.order.push(slot),
                // The blank place of a merged label stands between a heading and its value.
                Some("") => {}
                Some(_) if spot.text.is_empty() => continue,
                Some(_) => return None,
            }
            cells.values[slot] = Some(spot.text);
            if cells.rows.last() != Some(&row) {
                cells.rows.push(row);
            }
        }
    }
    (!cells.order.is_empty()).then_some(cells)
}

/// The headings that lead to a place.
struct Path<'g, 'a> {
    grid: &'g Grid<'a>,
    meanings: &'g [Vec<Meaning>],
    row: usize,
    column: usize,
    /// The group of the whole table.
    group: Option<usize>,
}

impl Path<'_, '_> {
    fn outcome(&self) -> Option<usize> {
        let above = (0..self.row).rev().find_map(|row| self.meanings[row][self.column].outcome());
        above.or_else(|| (0..self.column).rev().find_map(|column| self.meanings[self.row][column].outcome()))
    }

    fn has_outcome(&self) -> bool {
        self.outcome().is_some()
    }

    /// The group: before the place, above it, or above what stands before it. A merged heading may be left as one
    /// text and blanks.
    fn group(&self) -> Option<usize> {
        let before = || (0..self.column).rev().find_map(|column| self.meanings[self.row][column].group());
        let above = || {
            (0..self.row).rev().find_map(|row| {
                let mut column = self.column;
                while self.grid.text(row, column).is_empty() && column > 0 && self.is_heading(row) {
                    column -= 1;
                }
                self.meanings[row][column].group()
            })
        };
        let above_before = || {
            (0..self.column).rev().find_map(|column| {
                let mut row = self.row;
                while self.grid.text(row, column).is_empty() && row > 0 {
                    row -= 1;
                }
                self.meanings[row][column].group()
            })
        };
        before().or_else(above).or_else(above_before).or(self.group)
    }

    /// Whether a row holds headings, so that a blank in it may belong to the heading before it.
    fn is_heading(&self, row: usize) -> bool {
        // A number in the first column counts rows.
        self.meanings[row].iter().any(|meaning| *meaning != Meaning::Other)
            && !(1..self.grid.width()).any(|column| is_value(self.grid.text(row, column)))
    }

    /// Whether the row holds headings of several outcomes.
    fn is_head_row(&self) -> bool {
        let mut outcomes = self.meanings[self.row].iter().filter_map(|meaning| meaning.outcome());
        let first = outcomes.next();
        outcomes.any(|other| Some(other) != first)
    }

    fn slot(&self) -> Option<usize> {
        let (group, outcome) = (self.group()?, self.outcome()?);
        known().slots.iter().position(|slot| *slot == (group, outcome))
    }
}

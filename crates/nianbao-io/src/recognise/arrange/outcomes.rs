//! Table C by its headings: each value belongs to the outcome and the group whose headings lead to it, whether they
//! stand above it or before it, in one table or in several.

use std::sync::OnceLock;

use nianbao_core::form::node::Node;
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};

use super::MOST_COLUMNS;
use super::grid::{self, Grid};
use crate::raw::{RawBlock, RawDocument, RawTable};
use crate::recognise::fold::{first, folded};
use crate::recognise::token::is_value;

/// Largest table that is looked at, in rows, and most tables: a row of Table A, B and C each would be 40.
const MOST_ROWS: usize = 60;
const MOST_TABLES: usize = 40;

/// What headings lead to.
struct Known {
    /// Labels of outcomes.
    outcomes: Vec<Vec<char>>,
    /// Labels of the groups right above outcomes.
    groups: Vec<Vec<char>>,
    /// Labels above those.
    above: Vec<Vec<char>>,
    /// For each cell its group and its outcome.
    slots: Vec<(usize, usize)>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known =
            Known { outcomes: Vec::new(), groups: Vec::new(), above: Vec::new(), slots: Vec::new() };
        let number = |known: &mut Vec<Vec<char>>, node: &Node| {
            let words = folded(node.label);
            known.iter().position(|other| *other == words).unwrap_or_else(|| {
                known.push(words);
                known.len() - 1
            })
        };
        for slot in &Layout::of(EditionKey::latest(), TableKey::Disputes).slots {
            let Some(group) = slot.column_line.above.last() else { continue };
            let group = number(&mut known.groups, group);
            let outcome = number(&mut known.outcomes, slot.column_line.node);
            known.slots.push((group, outcome));
            let line = &slot.column_line.above;
            known.above.extend(line.iter().rev().skip(1).map(|node| folded(node.label)));
        }
        known
    })
}

/// What a text means in Table C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Outcome(usize),
    Group(usize),
    /// Another heading of the table.
    Heading,
    Other,
}

fn meaning(text: &str) -> Meaning {
    let known = known();
    let labels = [&known.outcomes, &known.groups, &known.above];
    let first = first(text);
    // Nearly all texts are told apart by their first character.
    if text.len() > 90 || !labels.into_iter().flatten().any(|label| label.first() == first.as_ref()) {
        return Meaning::Other;
    }
    let words = folded(text);
    let at = |labels: &[Vec<char>]| labels.iter().position(|label| *label == words);
    match (at(&known.outcomes), at(&known.groups)) {
        (Some(outcome), _) => Meaning::Outcome(outcome),
        (_, Some(group)) => Meaning::Group(group),
        _ if known.above.contains(&words) => Meaning::Heading,
        _ => Meaning::Other,
    }
}

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
        let Some(cells) = Grid::new(table, MOST_COLUMNS).as_ref().and_then(read) else { continue };
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
    for (at, _) in found.iter().rev().take(found.len() - 1) {
        document.blocks[*at] = RawBlock::Table(RawTable::default());
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
    let outcomes =
        table.rows.iter().flatten().filter(
            |cell| matches!(meaning(cell.text.trim()), Meaning::Outcome(outcome) if outcome != total),
        );
    outcomes.take(2).count() == 2
}

/// The values of a table by their headings; `None` when two lead to one cell or a number is led to by none.
fn read<'a>(grid: &Grid<'a>) -> Option<Cells<'a>> {
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
            let path = Path { grid, meanings: &meanings, row, column };
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
}

impl Path<'_, '_> {
    fn outcome(&self) -> Option<usize> {
        let is = |meaning: Meaning| match meaning {
            Meaning::Outcome(outcome) => Some(outcome),
            _ => None,
        };
        let above = (0..self.row).rev().find_map(|row| is(self.meanings[row][self.column]));
        above.or_else(|| (0..self.column).rev().find_map(|column| is(self.meanings[self.row][column])))
    }

    fn has_outcome(&self) -> bool {
        self.outcome().is_some()
    }

    /// The group: before the place, above it, or above what stands before it. A merged heading may be left as one
    /// text and blanks.
    fn group(&self) -> Option<usize> {
        let is = |meaning: Meaning| match meaning {
            Meaning::Group(group) => Some(group),
            _ => None,
        };
        let before = || (0..self.column).rev().find_map(|column| is(self.meanings[self.row][column]));
        let above = || {
            (0..self.row).rev().find_map(|row| {
                let mut column = self.column;
                while self.grid.text(row, column).is_empty() && column > 0 && self.is_heading(row) {
                    column -= 1;
                }
                is(self.meanings[row][column])
            })
        };
        let above_before = || {
            (0..self.column).rev().find_map(|column| {
                let mut row = self.row;
                while self.grid.text(row, column).is_empty() && row > 0 {
                    row -= 1;
                }
                is(self.meanings[row][column])
            })
        };
        before().or_else(above).or_else(above_before)
    }

    /// Whether a row holds headings, so that a blank in it may belong to the heading before it.
    fn is_heading(&self, row: usize) -> bool {
        // A number in the first column counts rows.
        self.meanings[row].iter().any(|meaning| *meaning != Meaning::Other)
            && !(1..self.grid.width()).any(|column| is_value(self.grid.text(row, column)))
    }

    /// Whether the row holds headings of several outcomes.
    fn is_head_row(&self) -> bool {
        let mut outcomes =
            self.meanings[self.row].iter().filter(|meaning| matches!(meaning, Meaning::Outcome(_)));
        let first = outcomes.next();
        outcomes.any(|other| Some(other) != first)
    }

    fn slot(&self) -> Option<usize> {
        let (group, outcome) = (self.group()?, self.outcome()?);
        known().slots.iter().position(|slot| *slot == (group, outcome))
    }
}

//! Where a block belongs by its own labels: row labels at the left, column heads above, each compared with the form's.
//! Knows the form and the block; nothing of reports.

use nianbao_core::form::label::{normalise, split_ordinal};
use nianbao_core::form::node::Line;
use nianbao_core::form::path::{CellId, Layout};

use super::matrix::Matrix;

/// Where the places of a block belong.
pub(super) struct Labelled {
    /// Row by row and column by column: the cell a place belongs to.
    pub(super) cells: Vec<Vec<Option<CellId>>>,
    /// The places that are labels or stand above them.
    pub(super) heads: Vec<Vec<bool>>,
    /// How many labels were found again.
    pub(super) found: usize,
    /// Whether some rows or columns were placed by where the block was pasted.
    pub(super) guessed: bool,
}

/// A label of the form, made comparable.
struct Label {
    whole: String,
    bare: String,
    above: Vec<String>,
}

impl Label {
    fn of(line: &Line) -> Label {
        let bare = |label: &str| split_ordinal(label).1;
        Label {
            whole: normalise(line.node.label),
            bare: bare(line.node.label),
            above: line.above.iter().map(|node| bare(node.label)).collect(),
        }
    }
}

/// The lines of the form that a text may name, the closest resemblance only. A label counts when it is the printed
/// one, the same without its ordinal, or a shortened one.
fn named(labels: &[Label], text: &str) -> Vec<usize> {
    let whole = normalise(text);
    if whole.is_empty() {
        return Vec::new();
    }
    let bare = split_ordinal(text).1;
    let long = |text: &str| text.chars().count() > 3;
    let part = |a: &str, b: &str| long(a) && long(b) && (a.contains(b) || b.contains(a));
    let tests: [&dyn Fn(&Label) -> bool; 3] =
        [&|label| label.whole == whole, &|label| label.bare == bare, &|label| part(&label.bare, &bare)];
    tests
        .into_iter()
        .map(|test| (0..labels.len()).filter(|&at| test(&labels[at])).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Of several lines of one name, those below the headings that stand beside or above it.
fn below(labels: &[Label], mut found: Vec<usize>, headings: &[&str]) -> Vec<usize> {
    for heading in headings {
        let heading = split_ordinal(heading).1;
        let within = |at: &usize| labels[*at].above.contains(&heading);
        if found.iter().any(within) {
            found.retain(within);
        }
    }
    found
}

/// One line for each that has candidates, in the form's order; `None` when that can be done in several ways. Lines
/// that can only be one another's are taken in any order.
fn assign(candidates: &[Vec<usize>]) -> Option<Vec<Option<usize>>> {
    let sure: Vec<Option<usize>> = candidates.iter().map(|one| one.first().copied()).collect();
    if candidates.iter().all(|one| one.len() < 2) {
        let twice = |at: usize| sure[at].is_some() && sure[..at].contains(&sure[at]);
        return (!(0..sure.len()).any(twice)).then_some(sure);
    }
    let first = earliest(candidates, 0)?;
    let mut last = vec![None; candidates.len()];
    let mut limit = usize::MAX;
    for (at, one) in candidates.iter().enumerate().rev().filter(|(_, one)| !one.is_empty()) {
        limit = one.iter().copied().rfind(|&line| line < limit)?;
        last[at] = Some(limit);
    }
    (first == last).then_some(first)
}

/// The first line in the form's order for each, from `start` on.
fn earliest(candidates: &[Vec<usize>], start: usize) -> Option<Vec<Option<usize>>> {
    let mut next = start;
    let mut pick = |one: &Vec<usize>| -> Option<Option<usize>> {
        if one.is_empty() {
            return Some(None);
        }
        let line = one.iter().copied().find(|&line| line >= next)?;
        next = line + 1;
        Some(Some(line))
    };
    candidates.iter().map(&mut pick).collect()
}

/// What the form calls the rows of a table, and the columns of each row.
struct Names {
    rows: Vec<Label>,
    columns: Vec<Vec<Label>>,
}

impl Names {
    fn of(layout: &Layout) -> Names {
        let (mut rows, mut columns) = (Vec::new(), Vec::<Vec<Label>>::new());
        for slot in &layout.slots {
            if slot.row == rows.len() {
                rows.push(Label::of(&slot.row_line));
                columns.push(Vec::new());
            }
            columns[slot.row].push(Label::of(&slot.column_line));
        }
        Names { rows, columns }
    }

    fn is_column(&self, text: &str) -> bool {
        self.columns.iter().any(|columns| !named(columns, text).is_empty())
    }
}

/// Finds the places of a block in a table; `start` is the cell it was pasted at, when that is of this table.
pub(super) fn find(matrix: &Matrix, layout: &'static Layout, start: Option<CellId>) -> Labelled {
    let names = Names::of(layout);
    let start = start.map_or((0, 0), |id| (id.slot().row, id.slot().column));
    let heads = head_rows(matrix, &names);
    let (candidates, stub) = row_labels(matrix, &names, &heads);
    let mut guessed = false;
    let mut found = candidates.iter().filter(|one| !one.is_empty()).count();
    let rows = if found > 0 {
        assign(&candidates).unwrap_or_else(|| {
            guessed = true;
            earliest(&candidates, start.0).or_else(|| earliest(&candidates, 0)).unwrap_or_default()
        })
    } else {
        // No row label: the values follow one another, from the first row when there are as many as the form has.
        let values: Vec<bool> = matrix
            .rows
            .iter()
            .zip(&heads)
            .map(|(row, head)| !head && row.iter().any(|entry| entry.is_value()))
            .collect();
        let count = values.iter().filter(|value| **value).count();
        let first = if count == names.rows.len() { 0 } else { start.0 };
        let mut next = first..;
        values.iter().map(|value| value.then(|| next.next()).flatten()).collect()
    };

    let width = matrix.width();
    let mut cells = vec![vec![None; width]; matrix.rows.len()];
    let mut above: Vec<usize> = Vec::new();
    let mut columns_of: Option<(usize, Vec<Option<usize>>)> = None;
    for row in 0..matrix.rows.len() {
        if heads[row] {
            if row > 0 && !heads[row - 1] {
                above.clear();
            }
            above.push(row);
            columns_of = None;
            continue;
        }
        let Some(line) = rows.get(row).copied().flatten().filter(|line| *line < names.rows.len()) else {
            continue;
        };
        let labels = &names.columns[line];
        let known = columns_of.as_ref().is_some_and(|(of, _)| names.columns[*of].len() == labels.len());
        if !known {
            let columns = match column_heads(matrix, &above, stub, labels, start.1) {
                Some((columns, sure)) => {
                    found += columns.iter().flatten().count();
                    guessed |= !sure;
                    columns
                }
                None => {
                    let first = if width - stub >= labels.len() { 0 } else { start.1 };
                    guessed |= width - stub < labels.len() && labels.len() > 1;
                    (0..width).map(|at| at.checked_sub(stub).map(|at| at + first)).collect()
                }
            };
            columns_of = Some((line, columns));
        }
        let Some((_, columns)) = &columns_of else { continue };
        for (at, column) in columns.iter().enumerate() {
            let here =
                |slot: &&nianbao_core::form::path::Slot| slot.row == line && Some(slot.column) == *column;
            cells[row][at] = layout.slots.iter().find(here).map(|slot| slot.id);
        }
    }
    let heads = heads.iter().map(|head| (0..width).map(|at| *head || at < stub).collect()).collect();
    Labelled { cells, heads, found, guessed }
}

/// The rows that hold column heads and no values.
fn head_rows(matrix: &Matrix, names: &Names) -> Vec<bool> {
    let head = |row: &Vec<super::matrix::Entry>| {
        let words: Vec<&str> =
            row.iter().map(|entry| entry.text.as_str()).filter(|text| !text.is_empty()).collect();
        !row.iter().any(|entry| entry.is_value())
            && match words.iter().filter(|text| names.is_column(text)).count() {
                0 => false,
                // 总计 and 其他 name rows as well.
                1 => !words.iter().any(|text| !named(&names.rows, text).is_empty()),
                _ => true,
            }
    };
    let mut heads: Vec<bool> = matrix.rows.iter().map(head).collect();
    // Headings over groups of columns stand above the heads.
    for row in (1..heads.len()).rev() {
        let no_values = !matrix.rows[row - 1].iter().any(|entry| entry.is_value());
        let labels = matrix.rows[row - 1].iter().any(|entry| !named(&names.rows, &entry.text).is_empty());
        heads[row - 1] |= heads[row] && no_values && !labels;
    }
    heads
}

/// For each row the rows of the form it may be, and the first column behind all row labels.
fn row_labels(matrix: &Matrix, names: &Names, heads: &[bool]) -> (Vec<Vec<usize>>, usize) {
    let mut stub = 0;
    let mut candidates = Vec::new();
    for (row, head) in matrix.rows.iter().zip(heads) {
        let mut here = Vec::new();
        let words: Vec<(usize, &str)> = row
            .iter()
            .enumerate()
            .take_while(|(_, entry)| !entry.is_value())
            .map(|(at, entry)| (at, entry.text.as_str()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        for (nth, (at, text)) in words.iter().enumerate().rev().filter(|_| !head) {
            let found = named(&names.rows, text);
            if !found.is_empty() {
                let headings: Vec<&str> = words[..nth].iter().map(|(_, text)| *text).collect();
                here = below(&names.rows, found, &headings);
                stub = stub.max(at + 1);
                break;
            }
        }
        candidates.push(here);
    }
    (candidates, stub)
}

/// The column of the form for each column of the block, by the heads in the rows `above`, and whether there was only
/// one way; `None` without heads.
fn column_heads(
    matrix: &Matrix,
    above: &[usize],
    stub: usize,
    labels: &[Label],
    start: usize,
) -> Option<(Vec<Option<usize>>, bool)> {
    let candidates: Vec<Vec<usize>> = (0..matrix.width())
        .map(|at| {
            let text = |row: &usize| matrix.rows[*row][at].text.as_str();
            let own = above.iter().rposition(|row| !text(row).is_empty());
            let Some(own) = own.filter(|_| at >= stub) else { return Vec::new() };
            // In plain text a heading stands above the first of its columns only.
            let group = |row: &usize| {
                let filled = matrix.rows[*row][..=at].iter().rev().map(|entry| entry.text.as_str());
                filled.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
            };
            let headings: Vec<&str> = above[..own].iter().map(group).collect();
            below(labels, named(labels, text(&above[own])), &headings)
        })
        .collect();
    if candidates.iter().all(Vec::is_empty) {
        return None;
    }
    match assign(&candidates) {
        Some(columns) => Some((columns, true)),
        None => {
            let columns = earliest(&candidates, start).or_else(|| earliest(&candidates, 0))?;
            Some((columns, false))
        }
    }
}

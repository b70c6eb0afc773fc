//! Values into cells: every row read, doubtful rows decided together by the table's equations, the rest left blank
//! and asked. Never guesses.

use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::form::relation::EquationKind;
use nianbao_core::form::{EditionKey, TableKey};

use super::align::Group;
use super::reading::{self, Readings, Slot, Start, Sum};
use super::token::{Kind, Stream};

/// A row of a table with the ways its values can be read.
pub(super) struct RowReading {
    /// The row, counted as in [`Layout::slots`].
    pub(super) row: usize,
    /// Its group.
    pub(super) group: usize,
    /// The ways.
    pub(super) readings: Readings,
}

/// A cell that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    /// The cell.
    pub(super) id: CellId,
    /// Its text as found.
    pub(super) text: String,
    /// The group it came from.
    pub(super) group: usize,
}

/// What became of a table's rows.
#[derive(Default)]
pub(super) struct Outcome {
    /// The cells read, blanks included.
    pub(super) cells: Vec<Filled>,
    /// Rows whose values could not be placed: row and group.
    pub(super) asked: Vec<(usize, usize)>,
    /// Rows that the sums decided: row and group.
    pub(super) decided: Vec<(usize, usize)>,
}

/// The sums within one row of a table.
pub(super) fn row_sums(layout: &Layout, row: usize) -> Vec<Sum> {
    let cells: Vec<CellId> = layout.slots.iter().filter(|slot| slot.row == row).map(|slot| slot.id).collect();
    let place = |id: &CellId| cells.iter().position(|cell| cell == id);
    layout
        .equations
        .iter()
        .filter(|equation| equation.kind == EquationKind::ColumnsTotal)
        .filter_map(|equation| {
            let total = place(equation.left.first()?)?;
            let parts: Option<Vec<usize>> = equation.right.iter().map(place).collect();
            Some((total, parts?))
        })
        .collect()
}

/// The slots of a group.
pub(super) fn slots<'a>(stream: &Stream<'a>, group: &Group) -> Vec<Slot<'a>> {
    let slot = |&token: &usize| {
        let token = &stream.tokens[token];
        Slot { text: token.text, kind: token.kind, column: token.column }
    };
    group.tokens.iter().map(slot).collect()
}

/// Reads rows from their groups.
pub(super) fn read_rows(
    stream: &Stream<'_>,
    groups: &[Group],
    layout: &Layout,
    pairs: &[(usize, usize)],
) -> Vec<RowReading> {
    let first = usual_start(stream, groups, layout, pairs);
    let mut rows = Vec::with_capacity(pairs.len());
    for &(row, group) in pairs {
        let width = layout.slots.iter().filter(|slot| slot.row == row).count();
        let sums = row_sums(layout, row);
        let slots = slots(stream, &groups[group]);
        let readings = reading::read(&slots, width, groups[group].explicit, &sums, first);
        rows.push(RowReading { row, group, readings });
    }
    rows
}

/// Where full rows begin, when all of them agree.
fn usual_start(
    stream: &Stream<'_>,
    groups: &[Group],
    layout: &Layout,
    pairs: &[(usize, usize)],
) -> Option<Start> {
    let mut columns: Vec<usize> = Vec::new();
    let mut behind_label = true;
    for &(row, group) in pairs {
        let group = &groups[group];
        let width = layout.slots.iter().filter(|slot| slot.row == row).count();
        let is_value = |token: &&usize| stream.tokens[**token].kind == Kind::Value;
        let filled = group.tokens.iter().filter(is_value).count();
        if !group.explicit || filled != width || width < 3 {
            continue;
        }
        let Some(first) = group.tokens.iter().position(|token| is_value(&token)) else { continue };
        behind_label &= first == 0;
        columns.push(stream.tokens[group.tokens[first]].column);
    }
    let column = *columns.first()?;
    if columns.iter().all(|other| *other == column) {
        Some(Start::Column(column))
    } else {
        behind_label.then_some(Start::Label)
    }
}

/// Most combinations of doubtful rows that are tried.
const MOST_COMBINATIONS: usize = 4_000;

/// Decides every row: plainly, by its own sums, by the equations over all rows, or not at all.
pub(super) fn decide(edition: EditionKey, table: TableKey, rows: &[RowReading]) -> Outcome {
    let layout = Layout::of(edition, table);
    let mut outcome = Outcome::default();
    let doubtful: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].readings.ways.len() > 1).collect();
    let choices = combinations(layout, rows, &doubtful);
    for (at, row) in rows.iter().enumerate() {
        let cells = layout.slots.iter().filter(|slot| slot.row == row.row).map(|slot| slot.id);
        let ways = &row.readings.ways;
        if ways.is_empty() {
            outcome.asked.push((row.row, row.group));
            continue;
        }
        // The ways that some fitting combination uses; all of them when no combination fits.
        let place = doubtful.iter().position(|&doubt| doubt == at);
        let used: Vec<&Vec<String>> = match place {
            Some(place) if !choices.is_empty() => {
                let mut used: Vec<usize> = choices.iter().map(|choice| choice[place]).collect();
                used.sort_unstable();
                used.dedup();
                used.into_iter().map(|way| &ways[way]).collect()
            }
            _ => ways.iter().collect(),
        };
        if let [way] = used.as_slice() {
            outcome.cells.extend(cells.zip(way.iter()).map(|(id, text)| Filled {
                id,
                text: text.clone(),
                group: row.group,
            }));
            if !row.readings.plain {
                outcome.decided.push((row.row, row.group));
            }
        } else {
            // A row half read would look like a row with blanks.
            outcome.asked.push((row.row, row.group));
        }
    }
    outcome
}

/// Every combination of ways of the doubtful rows that satisfies the equations over rows.
fn combinations(layout: &Layout, rows: &[RowReading], doubtful: &[usize]) -> Vec<Vec<usize>> {
    let count = doubtful.iter().try_fold(1usize, |count, &at| {
        count.checked_mul(rows[at].readings.ways.len()).filter(|count| *count <= MOST_COMBINATIONS)
    });
    if doubtful.is_empty() || count.is_none() {
        return Vec::new();
    }
    // The value of a cell under a choice; `None` when its row was not read.
    let row_of = |id: CellId| layout.slots[usize::from(id.index)].row;
    let reading_of: Vec<Option<usize>> = (0..layout.slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0))
        .map(|row| rows.iter().position(|reading| reading.row == row && !reading.readings.ways.is_empty()))
        .collect();
    let equations: Vec<_> = layout
        .equations
        .iter()
        .filter(|equation| equation.kind != EquationKind::ColumnsTotal)
        .filter(|equation| equation.cells().all(|id| reading_of[row_of(id)].is_some()))
        .collect();
    let touched = equations.iter().any(|equation| {
        equation.cells().any(|id| reading_of[row_of(id)].is_some_and(|at| doubtful.contains(&at)))
    });
    if !touched {
        return Vec::new();
    }
    let mut choice = vec![0; doubtful.len()];
    let mut fitting = Vec::new();
    loop {
        let value = |id: CellId| -> Option<i64> {
            let at = reading_of[row_of(id)]?;
            let way = doubtful.iter().position(|&doubt| doubt == at).map_or(0, |place| choice[place]);
            let text = &rows[at].readings.ways[way][layout.slots[usize::from(id.index)].column];
            if text.is_empty() { Some(0) } else { text.parse().ok() }
        };
        let side = |ids: &[CellId]| ids.iter().try_fold(0i64, |sum, &id| sum.checked_add(value(id)?));
        let holds = equations.iter().all(|equation| {
            // What cannot be read says nothing against a choice.
            match (side(&equation.left), side(&equation.right)) {
                (Some(left), Some(right)) => left == right,
                _ => true,
            }
        });
        if holds {
            fitting.push(choice.clone());
        }
        // The next combination, like counting.
        let mut place = 0;
        loop {
            let Some(way) = choice.get_mut(place) else { return fitting };
            *way += 1;
            if *way < rows[doubtful[place]].readings.ways.len() {
                break;
            }
            *way = 0;
            place += 1;
        }
    }
}

//! Doubtful rows decided together: of all ways to read them only those stay that satisfy the equations between rows.
//! Knows equations and numbers, not where they came from.

use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::form::relation::EquationKind;

use super::fill::RowReading;

/// Steps of the search; a table whose numbers fit in more ways than that is not decided by its sums.
const MOST_STEPS: usize = 60_000;

/// One equation: what the settled rows contribute, and what each way of a doubtful row would.
struct Side {
    settled: i64,
    /// For every doubtful row and way: left minus right.
    ways: Vec<Vec<i64>>,
    /// The least and the most that the doubtful rows from each one on can contribute.
    reach: Vec<(i64, i64)>,
}

/// For every row the ways that occur in some combination satisfying all equations between rows; `None` for rows that
/// are settled. `None` altogether when no equation speaks, none can be satisfied, or too many ways would have to be
/// tried.
pub(super) fn fitting(layout: &Layout, rows: &[RowReading]) -> Option<Vec<Option<Vec<usize>>>> {
    let doubtful: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].readings.ways.len() > 1).collect();
    if doubtful.is_empty() {
        return None;
    }
    let sides = sides(layout, rows, &doubtful);
    if sides.is_empty() {
        return None;
    }
    let mut search = Search {
        sides: &sides,
        counts: doubtful.iter().map(|&at| rows[at].readings.ways.len()).collect(),
        choice: Vec::new(),
        used: doubtful.iter().map(|&at| vec![false; rows[at].readings.ways.len()]).collect(),
        found: false,
        steps: 0,
    };
    search.go(sides.iter().map(|side| side.settled).collect());
    if !search.found || search.steps >= MOST_STEPS {
        return None;
    }
    let mut fitting = vec![None; rows.len()];
    for (place, &at) in doubtful.iter().enumerate() {
        let used = &search.used[place];
        fitting[at] = Some((0..used.len()).filter(|&way| used[way]).collect());
    }
    Some(fitting)
}

/// The equations over rows that some doubtful row takes part in and whose other rows were all read.
fn sides(layout: &Layout, rows: &[RowReading], doubtful: &[usize]) -> Vec<Side> {
    let place = |id: CellId| {
        let slot = &layout.slots[usize::from(id.index)];
        let at = rows.iter().position(|row| row.row == slot.row && !row.readings.ways.is_empty())?;
        Some((at, slot.column))
    };
    let value = |at: usize, way: usize, column: usize| -> Option<i64> {
        let text = rows[at].readings.ways[way].get(column)?;
        if text.is_empty() { Some(0) } else { text.parse().ok() }
    };
    let side = |left: &[CellId], right: &[CellId]| -> Option<Side> {
        let mut settled = 0i64;
        let mut ways: Vec<Vec<i64>> =
            doubtful.iter().map(|&at| vec![0; rows[at].readings.ways.len()]).collect();
        let mut spoken = false;
        let signed = left.iter().map(|id| (*id, 1)).chain(right.iter().map(|id| (*id, -1)));
        for (id, sign) in signed {
            let (at, column) = place(id)?;
            match doubtful.iter().position(|&doubt| doubt == at) {
                None => settled = settled.checked_add(sign * value(at, 0, column)?)?,
                Some(number) => {
                    spoken = true;
                    for (way, sum) in ways[number].iter_mut().enumerate() {
                        *sum = sum.checked_add(sign * value(at, way, column)?)?;
                    }
                }
            }
        }
        let mut reach: Vec<(i64, i64)> = vec![(0, 0); ways.len() + 1];
        for number in (0..ways.len()).rev() {
            let least = ways[number].iter().min().copied().unwrap_or(0);
            let most = ways[number].iter().max().copied().unwrap_or(0);
            reach[number] =
                (reach[number + 1].0.saturating_add(least), reach[number + 1].1.saturating_add(most));
        }
        spoken.then_some(Side { settled, ways, reach })
    };
    let equations = layout.equations.iter().filter(|equation| equation.kind != EquationKind::ColumnsTotal);
    equations.filter_map(|equation| side(&equation.left, &equation.right)).collect()
}

struct Search<'a> {
    sides: &'a [Side],
    counts: Vec<usize>,
    choice: Vec<usize>,
    used: Vec<Vec<bool>>,
    found: bool,
    steps: usize,
}

impl Search<'_> {
    /// Tries every way of the next row; `sums` holds left minus right of each equation so far.
    fn go(&mut self, sums: Vec<i64>) {
        self.steps += 1;
        let next = self.choice.len();
        let open = self.sides.iter().zip(&sums).all(|(side, sum)| {
            let (least, most) = side.reach[next];
            sum.saturating_add(least) <= 0 && sum.saturating_add(most) >= 0
        });
        if !open || self.steps >= MOST_STEPS {
            return;
        }
        if next == self.counts.len() {
            self.found = true;
            for (used, &way) in self.used.iter_mut().zip(&self.choice) {
                used[way] = true;
            }
            return;
        }
        for way in 0..self.counts[next] {
            let sums = self
                .sides
                .iter()
                .zip(&sums)
                .map(|(side, sum)| sum.saturating_add(side.ways[next][way]))
                .collect();
            self.choice.push(way);
            self.go(sums);
            self.choice.pop();
        }
    }
}

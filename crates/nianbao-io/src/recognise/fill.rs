//! Values into cells: every row read, doubtful rows decided together by the table's equations, the rest left blank
//! and asked. Never guesses.

use nianbao_core::form::path::{self, CellId, Layout};
use nianbao_core::form::relation::EquationKind;
use nianbao_core::form::{EditionKey, TableKey};

use super::align::Group;
use super::aligned;
use super::balance;
use super::order::Order;
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
    /// Whether nothing was placed because the order of the columns is not clear.
    pub(super) unclear: bool,
}

/// The cells of one row of a table; they stand in printed order.
pub(super) fn cells_of(layout: &Layout, row: usize) -> &[path::Slot] {
    let first = layout.slots.partition_point(|slot| slot.row < row);
    let count = layout.slots[first..].iter().take_while(|slot| slot.row == row).count();
    &layout.slots[first..first + count]
}

/// The sums within one row of a table.
pub(super) fn row_sums(layout: &Layout, row: usize) -> Vec<Sum> {
    let cells = cells_of(layout, row);
    let first = cells.first().map_or(0, |slot| usize::from(slot.id.index));
    let place = |id: &CellId| {
        let at = usize::from(id.index).checked_sub(first)?;
        (at < cells.len()).then_some(at)
    };
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
    let aligned = aligned::learn(stream, groups, layout, pairs);
    let mut rows = Vec::with_capacity(pairs.len());
    for &(row, group) in pairs {
        let width = cells_of(layout, row).len();
        let sums = row_sums(layout, row);
        let slots = slots(stream, &groups[group]);
        let readings = match aligned::place(&slots, width, &sums, &groups[group], &aligned) {
            Some(way) => Readings { ways: vec![way], plain: true },
            None if sums.is_empty() && stands_alone(stream, &groups[group], width) => Readings::default(),
            None => reading::read(&slots, width, groups[group].explicit, &sums, first),
        };
        rows.push(RowReading { row, group, readings });
    }
    rows
}

/// Whether a row of several cells has one number, and that apart from its label: blanks were lost, and the number may
/// be any cell's. Numbers that ran together did so with the label before them or begin with a zero.
fn stands_alone(stream: &Stream<'_>, group: &Group, width: usize) -> bool {
    let [token] = group.tokens.as_slice() else { return false };
    let text = stream.tokens[*token].text;
    let attached = token.checked_sub(1).is_some_and(|before| {
        let before = &stream.tokens[before];
        before.row == stream.tokens[*token].row && before.text.as_bytes().as_ptr_range().end == text.as_ptr()
    });
    width > 1 && !attached && !text.starts_with('0')
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
        let width = cells_of(layout, row).len();
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

/// Decides every row: plainly, by its own sums, by the equations over all rows, or not at all.
pub(super) fn decide(edition: EditionKey, table: TableKey, rows: Vec<RowReading>, order: &Order) -> Outcome {
    let layout = Layout::of(edition, table);
    let mut outcome = Outcome::default();
    if *order == Order::Unclear {
        outcome.unclear = true;
        return outcome;
    }
    let fitting = balance::fitting(layout, &rows);
    for (at, RowReading { row, group, readings: Readings { mut ways, plain } }) in
        rows.into_iter().enumerate()
    {
        let used = match fitting.as_ref().and_then(|fitting| fitting[at].as_deref()) {
            Some([way]) => Some(*way),
            None if ways.len() == 1 => Some(0),
            _ => None,
        };
        // A row half read would look like a row with blanks.
        let Some(used) = used else {
            outcome.asked.push((row, group));
            continue;
        };
        let way = ways.swap_remove(used).into_iter();
        let cells = cells_of(layout, row);
        if let Order::Otherwise(order) = order {
            // Sums of the printed order say nothing here.
            if !plain || !cells.len().is_multiple_of(order.len()) {
                outcome.asked.push((row, group));
                continue;
            }
            let place = |at: usize| at - at % order.len() + order[at % order.len()];
            let id = |at: usize| cells[place(at)].id;
            outcome.cells.extend(way.enumerate().map(|(at, text)| Filled { id: id(at), text, group }));
            continue;
        }
        outcome.cells.extend(cells.iter().zip(way).map(|(slot, text)| Filled { id: slot.id, text, group }));
        if !plain {
            outcome.decided.push((row, group));
        }
    }
    outcome
}

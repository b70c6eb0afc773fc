//! What one slip of the hand could have done: tries small changes against a [`Sheet`] and keeps those that leave no
//! equation broken among the ones they touch. Every search here is bounded by the size of the table.

use super::sheet::{Change, Set, Sheet, bit};
use crate::form::relation::EquationKind;
use crate::model::Amount;
use crate::sort::SortShort;

/// What kind of slip. The more telling come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Totals were left at 0 or blank.
    TotalLeft,
    /// The total stands in another cell of its line.
    TotalBeside,
    /// One number's digits stand in two cells.
    Split,
    /// Two numbers stand in one cell.
    Merged,
    /// Two neighbouring cells were mixed up.
    Swapped,
    /// A stretch of a row or column stands one place off.
    Shifted,
    /// Part of a number belongs into another cell.
    Moved,
    /// One cell is wrong.
    Single,
    /// A cell and the total that was computed from it are wrong.
    Pair,
}

impl Slip {
    /// Whether it leaves a trace of its own, beyond sums that do not fit.
    pub(super) fn is_telling(self) -> bool {
        self <= Slip::Swapped
    }

    /// How many numbers of it are free, chosen to fit the equations.
    fn freedom(self) -> u32 {
        match self {
            Slip::Pair => 2,
            Slip::Moved | Slip::Single => 1,
            _ => 0,
        }
    }
}

/// A change that would mend something.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) slip: Slip,
    /// Sorted by cell.
    pub(super) changes: Vec<Change>,
    /// The equations it mends.
    pub(super) mends: Set,
}

impl Candidate {
    /// Whether more equations speak for it than it takes to make it up.
    pub(super) fn is_borne_out(&self) -> bool {
        self.mends.count_ones() > self.slip.freedom()
    }
}

/// More would be no help to anybody; keeps the search bounded on tables full of errors.
const MOST: usize = 256;

/// Candidates, each set of changes once.
#[derive(Default)]
pub(super) struct Candidates(pub(super) Vec<Candidate>);

impl Candidates {
    /// Adds the changes if they mend what they touch.
    fn offer(&mut self, sheet: &Sheet<'_>, slip: Slip, changes: &[Change]) {
        if self.0.len() >= MOST {
            return;
        }
        let Some(mends) = sheet.mends(changes) else { return };
        let mut changes: Vec<Change> =
            changes.iter().copied().filter(|&(cell, new)| sheet.value(cell) != Some(new)).collect();
        changes.sort_short_by_key(|change| change.0);
        match self.0.iter_mut().find(|known| known.changes == changes) {
            Some(known) => known.slip = known.slip.min(slip),
            None => self.0.push(Candidate { slip, changes, mends }),
        }
    }
}

/// All totals that were left at 0 or blank although their parts are not, filled in together. A total that would still
/// leave something broken is left out.
pub(super) fn totals_left(sheet: &Sheet<'_>) -> Vec<Change> {
    let mut left: Vec<u16> = Vec::new();
    for index in sheet.broken_equations() {
        let equation = &sheet.equations[index];
        let total = equation.left[0].index;
        if equation.kind != EquationKind::Balance
            && sheet.value(total).is_some_and(Amount::is_zero)
            && beside(sheet, index).is_none()
        {
            left.push(total);
        }
    }
    loop {
        let changes = filled(sheet, &left);
        let open = |cell: u16| {
            (0..sheet.equations.len()).any(|index| {
                sheet.set_of(cell) & bit(index) != 0
                    && sheet.residual_after(index, &changes).is_none_or(|residual| !residual.is_zero())
            })
        };
        let kept: Vec<u16> = left.iter().copied().filter(|&cell| !open(cell)).collect();
        if kept.len() == left.len() {
            return changes;
        }
        left = kept;
    }
}

/// The totals in `left` with the sums of their parts.
fn filled(sheet: &Sheet<'_>, left: &[u16]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    // The equations' order computes every total after its parts.
    for equation in sheet.equations {
        let total = equation.left[0].index;
        if equation.kind == EquationKind::Balance || !left.contains(&total) {
            continue;
        }
        let now = |cell: u16| {
            changes
                .iter()
                .find(|change| change.0 == cell)
                .map(|change| change.1)
                .or_else(|| sheet.value(cell))
        };
        let Some(due) = equation.right.iter().map(|part| now(part.index)).sum::<Option<Amount>>() else {
            continue;
        };
        changes.retain(|change| change.0 != total);
        changes.push((total, due));
    }
    changes.sort_short_by_key(|change| change.0);
    changes
}

/// Changes one slip explains: one cell, two cells mixed up, part of a number in another cell, digits torn apart or
/// run together, a total beside its place.
pub(super) fn slips(sheet: &Sheet<'_>) -> Vec<Candidate> {
    let mut found = Candidates::default();
    for index in sheet.broken_equations() {
        for cell in sheet.equations[index].cells().map(|id| id.index) {
            if let Some(old) = sheet.value(cell) {
                found.offer(sheet, Slip::Single, &[(cell, old + sheet.needed(cell, index))]);
            }
        }
        total_beside(sheet, &mut found, index);
    }
    for line in &sheet.lines {
        for pair in line.windows(2) {
            neighbours(sheet, &mut found, pair[0], pair[1]);
            neighbours(sheet, &mut found, pair[1], pair[0]);
        }
    }
    for index in sheet.broken_equations() {
        for cell in sheet.equations[index].cells().map(|id| id.index) {
            moved(sheet, &mut found, cell, sheet.needed(cell, index));
        }
    }
    found.0
}

/// `by` more here, as much less in another cell of the same line.
fn moved(sheet: &Sheet<'_>, found: &mut Candidates, cell: u16, by: Amount) {
    let Some(old) = sheet.value(cell).filter(|&old| !(old + by).is_negative()) else { return };
    if !is_vouched(sheet, cell) {
        return;
    }
    for line in sheet.lines_of(cell) {
        for &other in line.iter().filter(|&&other| other != cell && is_vouched(sheet, other)) {
            let Some(value) = sheet.value(other) else { continue };
            found.offer(sheet, Slip::Moved, &[(cell, old + by), (other, value - by)]);
        }
    }
}

/// Whether a row and a column vouch for the cell. One that a single equation knows could be anything.
fn is_vouched(sheet: &Sheet<'_>, cell: u16) -> bool {
    sheet.set_of(cell).count_ones() >= 2
}

/// The total is empty and stands in one of its parts' cells.
fn total_beside(sheet: &Sheet<'_>, found: &mut Candidates, index: usize) {
    let equation = &sheet.equations[index];
    let total = equation.left[0].index;
    if equation.kind == EquationKind::Balance || !sheet.value(total).is_some_and(Amount::is_zero) {
        return;
    }
    if let Some(changes) = beside(sheet, index) {
        found.offer(sheet, Slip::TotalBeside, &changes);
    }
    for part in equation.right.iter().map(|id| id.index).filter(|&part| is_vouched(sheet, part)) {
        if let Some(value) = sheet.value(part).filter(|value| !value.is_zero()) {
            found.offer(sheet, Slip::TotalBeside, &[(total, value), (part, Amount::ZERO)]);
        }
    }
}

/// The total out of the last part's cell, when it is the sum of the other parts.
fn beside(sheet: &Sheet<'_>, index: usize) -> Option<[Change; 2]> {
    let equation = &sheet.equations[index];
    let last = equation.right.last()?.index;
    let value = sheet.value(last).filter(|value| !value.is_zero())?;
    let changes = [(equation.left[0].index, value), (last, Amount::ZERO)];
    sheet.mends(&changes).map(|_| changes)
}

/// What can go wrong between two cells that touch. Called both ways round.
fn neighbours(sheet: &Sheet<'_>, found: &mut Candidates, one: u16, other: u16) {
    if (sheet.set_of(one) | sheet.set_of(other)) & sheet.broken == 0 {
        return;
    }
    let (Some(a), Some(b)) = (sheet.value(one), sheet.value(other)) else { return };
    if a != b {
        found.offer(sheet, Slip::Swapped, &[(one, b), (other, a)]);
    }
    let (Some(first), Some(second)) = (a.to_whole(), b.to_whole()) else { return };
    let forward = one < other;
    if forward && first > 0 && (0..10).contains(&second) {
        let joined = Amount::whole(first.saturating_mul(10).saturating_add(second));
        found.offer(sheet, Slip::Split, &[(one, joined), (other, Amount::ZERO)]);
        found.offer(sheet, Slip::Split, &[(one, Amount::ZERO), (other, joined)]);
    }
    if second == 0 && first >= 10 {
        let mut power = 10;
        while power <= first {
            let (head, tail) = (first / power, first % power);
            // The tail has to begin with a digit that a number may begin with.
            if tail >= power / 10 || power == 10 {
                let (left, right) = if forward { (one, other) } else { (other, one) };
                let torn = [(left, Amount::whole(head)), (right, Amount::whole(tail))];
                found.offer(sheet, Slip::Merged, &torn);
            }
            let Some(next) = power.checked_mul(10) else { break };
            power = next;
        }
    }
}

/// Two cells that together mend everything that is still broken.
pub(super) fn pairs(sheet: &Sheet<'_>) -> Vec<Candidate> {
    let mut found = Candidates::default();
    // Two cells stand in six equations at most.
    if sheet.broken.count_ones() > 6 {
        return found.0;
    }
    for index in sheet.broken_equations() {
        for one in sheet.equations[index].cells().map(|id| id.index) {
            let Some(value) = sheet.value(one) else { continue };
            let first = (one, value + sheet.needed(one, index));
            if first.1.is_negative() {
                continue;
            }
            second(sheet, &mut found, first);
        }
    }
    found.0.retain(|candidate| candidate.mends == sheet.broken);
    found.0
}

/// Completes a pair: its second cell stands in the first equation that the first cell leaves or makes broken.
fn second(sheet: &Sheet<'_>, found: &mut Candidates, first: Change) {
    let still = (0..sheet.equations.len()).find_map(|index| {
        let concerned = (sheet.broken | sheet.set_of(first.0)) & bit(index) != 0;
        let residual = if concerned { sheet.residual_after(index, &[first])? } else { Amount::ZERO };
        (!residual.is_zero()).then_some((index, residual))
    });
    let Some((index, residual)) = still else { return };
    let equation = &sheet.equations[index];
    for (side, by) in [(&equation.left, -residual), (&equation.right, residual)] {
        for other in side.iter().map(|id| id.index).filter(|&other| other != first.0) {
            if let Some(value) = sheet.value(other) {
                found.offer(sheet, Slip::Pair, &[first, (other, value + by)]);
            }
        }
    }
}

/// A stretch of a row or column that stands one place off, where the place it left or lost is 0. With a number whose
/// digits were torn apart before it, the stretch behind it was pushed on.
pub(super) fn shifts(sheet: &Sheet<'_>) -> Vec<Candidate> {
    let mut found = Candidates::default();
    for line in &sheet.lines {
        let reach = line.iter().fold(0, |set, &cell| set | sheet.set_of(cell));
        if sheet.broken & !reach != 0 {
            continue;
        }
        let Some(values) = line.iter().map(|&cell| sheet.value(cell)).collect::<Option<Vec<Amount>>>() else {
            continue;
        };
        let taken: Vec<usize> = (0..values.len()).filter(|&at| !values[at].is_zero()).collect();
        for (from, &first) in taken.iter().enumerate() {
            for &last in &taken[from..] {
                if let Some(changes) = pushed(line, &values, first, last) {
                    found.offer(sheet, Slip::Split, &changes);
                }
                // One place back: the cell before the stretch is free.
                if first > 0 && values[first - 1].is_zero() {
                    let mut changes: Vec<Change> =
                        (first..=last).map(|at| (line[at - 1], values[at])).collect();
                    changes.push((line[last], Amount::ZERO));
                    found.offer(sheet, Slip::Shifted, &changes);
                }
                // One place on: the cell behind the stretch is free.
                if last + 1 < values.len() && values[last + 1].is_zero() {
                    let mut changes: Vec<Change> =
                        (first..=last).map(|at| (line[at + 1], values[at])).collect();
                    changes.push((line[first], Amount::ZERO));
                    found.offer(sheet, Slip::Shifted, &changes);
                }
            }
        }
    }
    found.0.retain(|candidate| candidate.mends == sheet.broken);
    found.0
}

/// The number at `first` with the digit behind it, and everything from there to `last` one place back.
fn pushed(line: &[u16], values: &[Amount], first: usize, last: usize) -> Option<Vec<Change>> {
    let (head, digit) = (values[first].to_whole()?, values[first + 1..].first()?.to_whole()?);
    if last < first + 2 || !(0..10).contains(&digit) {
        return None;
    }
    let joined = Amount::whole(head.saturating_mul(10).saturating_add(digit));
    let mut changes = vec![(line[first], joined)];
    changes.extend((first + 2..=last).map(|at| (line[at - 1], values[at])));
    changes.push((line[last], Amount::ZERO));
    Some(changes)
}

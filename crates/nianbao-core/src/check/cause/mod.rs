//! Why equations break: the smallest change that repairs them, and whether it is the only one. Runs only when
//! something is broken; knows the equations of the form and how people slip, no single rule.

mod search;
mod sheet;
mod tell;

use search::{Candidate, Slip};
use sheet::{Set, Sheet, bit};
pub(super) use tell::{Repair, open};

use super::finding::{Cause, Finding};
use super::relation;
use super::rule::Reads;
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::relation::EquationKind;
use crate::model::{Amount, Edit, Place, Report};
use crate::sort::SortShort;

/// More possibilities than this are not worth listing.
const LISTED: usize = 3;

/// A cause that names no change, because several would do or too little speaks for the one.
pub(super) struct Tie {
    /// What it says.
    pub(super) message: String,
    /// What would do.
    pub(super) repairs: Vec<Repair>,
}

/// Who wants to know of ties. Nobody does who only joins two halves: that program carries no code for it.
trait Ties {
    fn keep(&mut self, sheet: &Sheet<'_>, cause: &Cause, candidates: &[Candidate]);
}

impl Ties for () {
    fn keep(&mut self, _: &Sheet<'_>, _: &Cause, _: &[Candidate]) {}
}

impl Ties for Vec<Tie> {
    fn keep(&mut self, sheet: &Sheet<'_>, cause: &Cause, candidates: &[Candidate]) {
        if cause.fix.is_none() {
            let repairs = candidates.iter().map(|candidate| tell::repair(sheet, candidate)).collect();
            self.push(Tie { message: cause.message.clone(), repairs });
        }
    }
}

/// Changes that mend the same equations: one, or several that cannot be told apart.
struct Group {
    mends: Set,
    candidates: Vec<Candidate>,
}

/// Finds the causes of broken equations and folds the findings that follow under the one that shows it. The findings
/// are in their final order.
pub(super) fn find(report: &Report, findings: &mut [Finding]) -> Vec<Cause> {
    find_with(report, findings, &mut ())
}

/// The same, and the causes that stay open.
pub(super) fn find_with_ties(report: &Report, findings: &mut [Finding]) -> (Vec<Cause>, Vec<Tie>) {
    let mut ties = Vec::new();
    (find_with(report, findings, &mut ties), ties)
}

fn find_with(report: &Report, findings: &mut [Finding], ties: &mut impl Ties) -> Vec<Cause> {
    let mut causes = Vec::new();
    for table in TableKey::ALL {
        let shown = shown(report, table, findings);
        if shown.iter().all(Option::is_none) {
            continue;
        }
        let residuals = relation::residuals(report, table);
        let judged = residuals
            .iter()
            .enumerate()
            .fold(0, |set, (index, residual)| if residual.is_some() { set | bit(index) } else { set });
        let known = residuals.into_iter().map(Option::unwrap_or_default).collect();
        let mut sheet = Sheet::new(report.table(table), judged, known);
        for (mended, cause) in explain(&mut sheet, ties) {
            let mut findings: Vec<usize> = shown
                .iter()
                .enumerate()
                .filter(|(index, _)| mended & bit(*index) != 0)
                .filter_map(|(_, finding)| *finding)
                .collect();
            findings.sort_short();
            if !findings.is_empty() {
                causes.push(Cause { findings, ..cause });
            }
        }
        follow(&sheet, &shown, &mut causes);
    }
    causes.extend(findings.iter().enumerate().filter_map(|(at, finding)| in_yuan(report, at, finding)));
    causes.sort_short_by_key(|cause| cause.findings[0]);
    for (index, cause) in causes.iter().enumerate() {
        for (place, &finding) in cause.findings.iter().enumerate() {
            findings[finding].cause = Some(index);
            findings[finding].folded = place > 0;
        }
        let first = &mut findings[cause.findings[0]];
        if first.fix.is_none() {
            first.fix.clone_from(&cause.fix);
        }
    }
    causes
}

/// 元 in a cell of 万元: a finding there whose only remedy moves the point by four digits.
fn in_yuan(report: &Report, at: usize, finding: &Finding) -> Option<Cause> {
    let (Place::Cell(id), Some(fix)) = (&finding.at, &finding.fix) else { return None };
    let [Edit::Cell { id: same, raw }] = fix.edits.as_slice() else { return None };
    let now = report.value(*id).filter(|now| !now.is_zero())?;
    let slip = id == same && id.slot().unit == Unit::WanYuan && now.shift_down(4)?.to_string() == *raw;
    slip.then(|| Cause {
        message: tell::in_yuan(*id, now, raw),
        fix: Some(fix.clone()),
        at: vec![finding.at.clone()],
        findings: vec![at],
    })
}

/// For each equation of a table the finding that reports it.
fn shown(report: &Report, table: TableKey, findings: &[Finding]) -> Vec<Option<usize>> {
    let place = |finding: &Finding| match (finding.rule.reads(), &finding.at) {
        (Reads::Equations(_, kind), Place::Cell(id)) => Some((kind, *id)),
        _ => None,
    };
    let reported: Vec<_> = findings
        .iter()
        .enumerate()
        .filter_map(|(index, finding)| place(finding).map(|place| (place, index)))
        .collect();
    let equations = &report.table(table).layout().equations;
    equations
        .iter()
        .map(|equation| {
            let wanted = (equation.kind, relation::telling_cell(equation));
            reported.iter().find(|(place, _)| *place == wanted).map(|(_, index)| *index)
        })
        .collect()
}

/// All causes that can be named, with the equations each mends. Settles what it explains.
fn explain(sheet: &mut Sheet<'_>, ties: &mut impl Ties) -> Vec<(Set, Cause)> {
    let mut causes = Vec::new();
    let mut told = |sheet: &Sheet<'_>, group: &Group| {
        let cause = tell::cause(sheet, &group.candidates, group.mends);
        ties.keep(sheet, &cause, &group.candidates);
        causes.push((group.mends, cause));
    };
    for group in totals_left(sheet) {
        told(sheet, &group);
        if let [only] = group.candidates.as_slice() {
            sheet.apply(&only.changes, group.mends);
        }
    }
    if sheet.broken == 0 {
        return causes;
    }
    let mut groups = Vec::new();
    let slips = search::slips(sheet);
    let singles: Vec<Candidate> = slips.iter().filter(|slip| slip.changes.len() == 1).cloned().collect();
    // One slip for everything; else a stretch out of place; else one cell each; else slips over two cells; else two
    // cells that together mend the rest. Each only where nothing contradicts.
    let mut take = |sheet: &mut Sheet<'_>, group: Group| {
        sheet.settle(group.mends);
        groups.push(group);
    };
    for group in select(sheet, &slips, Wanted::Whole) {
        take(sheet, group);
    }
    if sheet.broken.count_ones() > 2 {
        for group in select(sheet, &search::shifts(sheet), Wanted::Whole) {
            take(sheet, group);
        }
    }
    for candidates in [&singles, &slips] {
        for group in select(sheet, candidates, Wanted::Parts) {
            take(sheet, group);
        }
    }
    let pairs = search::pairs(sheet);
    if (1..=LISTED).contains(&pairs.len()) {
        take(sheet, Group { mends: sheet.broken, candidates: pairs });
    }
    for group in groups {
        told(sheet, &group);
    }
    causes
}

/// Totals left at 0, those that hang together in one group.
fn totals_left(sheet: &Sheet<'_>) -> Vec<Group> {
    let mut parts: Vec<(Set, Vec<sheet::Change>)> = Vec::new();
    for change in search::totals_left(sheet) {
        let mut joined = (sheet.set_of(change.0), vec![change]);
        parts.retain_mut(|part| {
            let apart = part.0 & joined.0 == 0;
            if !apart {
                joined.0 |= part.0;
                joined.1.append(&mut part.1);
            }
            apart
        });
        joined.1.sort_short_by_key(|change| change.0);
        parts.push(joined);
    }
    parts
        .into_iter()
        .filter_map(|(_, changes)| {
            let mends = sheet.mends(&changes)?;
            let candidates = vec![Candidate { slip: Slip::TotalLeft, changes, mends }];
            Some(Group { mends, candidates })
        })
        .collect()
}

/// Which groups [`select`] keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The one that mends everything.
    Whole,
    /// Those that overlap with no other group but their own parts.
    Parts,
}

/// Groups candidates by what they mend and keeps the groups that nothing contradicts.
fn select(sheet: &Sheet<'_>, candidates: &[Candidate], wanted: Wanted) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.mends & !sheet.broken == 0) {
        match groups.iter_mut().find(|group| group.mends == candidate.mends) {
            Some(group) => group.candidates.push(candidate.clone()),
            None => groups.push(Group { mends: candidate.mends, candidates: vec![candidate.clone()] }),
        }
    }
    let sets: Vec<Set> = groups.iter().map(|group| group.mends).collect();
    groups.retain(|group| {
        let kept = match wanted {
            Wanted::Whole => group.mends == sheet.broken,
            Wanted::Parts => sets.iter().all(|&other| other & group.mends == 0 || other & !group.mends == 0),
        };
        kept && is_worth_telling(group)
    });
    for group in &mut groups {
        // Whoever slips, slips rather in what was typed than in what was added up.
        group.candidates.sort_short_by_key(|candidate| {
            let totals = candidate.changes.iter().filter(|change| sheet.slot(change.0).computed).count();
            (candidate.slip, totals)
        });
    }
    groups
}

/// One equation that any of its cells could mend says nothing, unless one of the possibilities leaves its own trace.
fn is_worth_telling(group: &Group) -> bool {
    group.mends.count_ones() > 1 || group.candidates.iter().any(|candidate| candidate.slip.is_telling())
}

/// Where nothing better was found: the total column is off only because other columns are.
fn follow(sheet: &Sheet<'_>, shown: &[Option<usize>], causes: &mut Vec<Cause>) {
    let is_total = |index: usize| sheet.equations[index].left[0].slot().column_line.node.is_total();
    for index in sheet.broken_equations() {
        let equation = &sheet.equations[index];
        if equation.kind == EquationKind::ColumnsTotal || !is_total(index) {
            continue;
        }
        let others: Vec<usize> = (0..sheet.equations.len())
            .filter(|&other| {
                let same = &sheet.equations[other];
                same.kind == equation.kind
                    && !is_total(other)
                    && same.left[0].slot().row == equation.left[0].slot().row
                    && !sheet.residual(other).is_zero()
            })
            .collect();
        let sum: Amount = others.iter().map(|&other| sheet.residual(other)).sum();
        let (Some(&first), Some(Some(follows))) = (others.first(), shown.get(index)) else { continue };
        let Some(shows) = shown[first] else { continue };
        if sum != sheet.residual(index) {
            continue;
        }
        match causes.iter_mut().find(|cause| cause.findings.contains(&shows)) {
            Some(cause) => cause.findings.push(*follows),
            None => causes.push(tell::follows(sheet, &others, index, vec![shows, *follows])),
        }
    }
}

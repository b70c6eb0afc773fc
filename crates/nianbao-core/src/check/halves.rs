//! A check in two halves, for a page that answers the first with the keystroke and has the second made elsewhere: what
//! the cells say, and what rests on the text, the file as found, the organ or last year's report. Joined they are what
//! [`super::check`] says in one run. Whoever calls only [`at_once`] and [`join`] carries no code of the other rules.

use super::coverage::Coverage;
use super::finding::{Finding, Reweighed};
use super::rule::{Context, Judge, Run};
use super::{LastYear, Outcome, Reading, RuleRef, cause, explain, follow, order, relation, rules};
use crate::model::Report;
use crate::sort::SortShort;

/// What the rules of one half say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Half {
    /// What was found.
    pub findings: Vec<Finding>,
    /// For every rule of this half whether it ran, by id.
    pub coverage: Vec<Coverage>,
    /// What is to be said of causes that stay open; only from [`later`].
    pub reweighed: Vec<Reweighed>,
}

/// What the rules say that look at cells only.
pub fn at_once(report: &Report, context: &Context<'_>) -> Half {
    let context = &context.of(report);
    let mut half = Half::default();
    for (rule, judge) in rules::ALL.iter().zip(rules::AT_ONCE) {
        let run = match *judge {
            _ if !context.asks_for(rule) => continue,
            Some(_) if context.is_off(rule.id) => Run::off(),
            Some(Judge::Equations(table, kind)) => relation::run(rule, report, table, kind),
            Some(Judge::Cells(look)) => look(report),
            _ => continue,
        };
        half.findings.extend(run.findings);
        half.coverage.push(Coverage { rule: RuleRef::Own(rule), status: run.status });
    }
    half
}

/// What all others say. Which of their findings only follow from a cause is decided here, because it takes a second
/// reading of the text; so this runs the whole check.
pub fn later(report: &Report, context: &Context<'_>) -> Half {
    let last = context.previous.map(LastYear::of);
    later_of(&Reading::new(report, last.as_ref()), context)
}

/// The same for a caller who wants to know more of the text than the rules say: it is read once for both. Last year's
/// report is the one that the reading has.
pub fn later_of(reading: &Reading<'_>, context: &Context<'_>) -> Half {
    let (Outcome { mut findings, mut coverage, .. }, reweighed) = super::run(reading, context);
    findings.retain(|finding| !finding.rule.reads().at_once());
    coverage.retain(|coverage| !coverage.rule.reads().at_once());
    for finding in &mut findings {
        finding.explained = None;
    }
    Half { findings, coverage, reweighed }
}

/// The whole outcome from both halves of the same report.
pub fn join(report: &Report, at_once: Half, later: Half) -> Outcome {
    let mut findings = at_once.findings;
    findings.extend(later.findings);
    // Within one place by rule, as if all had run in their order.
    findings.sort_by_cached_key(|finding| (order::key(&finding.at), finding.rule.rank()));
    let mut causes = cause::find(report, &mut findings);
    super::put(&mut causes, &later.reweighed);
    for (at, finding) in findings.iter_mut().enumerate().filter(|(_, one)| !one.rule.reads().at_once()) {
        match finding.cause.and_then(|cause| causes.get_mut(cause)) {
            // Causes outside the equations are found from the findings themselves.
            Some(cause) if cause.findings.contains(&at) => {}
            Some(cause) => cause.findings.push(at),
            None => (finding.cause, finding.folded) = (None, false),
        }
    }
    follow::in_order(&mut causes);
    explain::mark(report, &mut findings);
    let mut coverage = at_once.coverage;
    coverage.extend(later.coverage);
    // Both halves are in order: a handful of moves.
    coverage.sort_short_by_key(|coverage| coverage.rule.rank());
    Outcome { findings, causes, coverage }
}

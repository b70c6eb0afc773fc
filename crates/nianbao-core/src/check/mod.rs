//! Whether a report is right: runs every rule and says what was found, what was not looked at and why. Knows form
//! and model; knows no files, no clock, no floating-point numbers and no order that depends on hashing.

mod aspects;
mod author;
mod broken;
mod cause;
mod cells;
mod citations;
pub mod claims;
pub mod coverage;
mod dated;
mod days;
pub mod deadline;
mod doubled;
mod explain;
pub mod finding;
mod flow;
mod follow;
mod foreign;
mod growth;
mod halves;
mod last_year;
mod letters;
pub mod likeness;
pub mod links;
mod lists;
mod marks;
mod masked;
mod order;
mod organ;
mod own;
pub mod pack;
mod pairs;
mod paper;
mod people;
mod period;
pub mod quote;
mod reading;
pub mod record;
mod relation;
pub mod rule;
mod rule_ref;
pub mod rules;
mod said;
mod same_organ;
mod stock;
mod text;
mod weigh;
pub mod whereabouts;
mod years;

pub use coverage::{Coverage, Status};
pub use finding::{Cause, Finding, Fix, Related, Reweighed, Safety, Severity};
pub use halves::{Half, at_once, join, later, later_of};
pub use last_year::LastYear;
pub use reading::Reading;
pub use record::{About, record};
pub use rule::{Context, Judge, Reads, Rule, Run};

pub use rule_ref::RuleRef;

use crate::model::Report;

/// The version of the rules.
pub const RULESET: &str = env!("CARGO_PKG_VERSION");

/// What a check says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What was found, in a stable order: as the report prints it, then by rule.
    pub findings: Vec<Finding>,
    /// The smallest changes that repair several findings at once.
    pub causes: Vec<Cause>,
    /// For every rule whether it ran.
    pub coverage: Vec<Coverage>,
}

impl Outcome {
    /// How many findings of a severity are open: not explained and not folded under a cause another finding shows.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity && finding.is_open()).count()
    }
}

/// Checks a report with every rule, or with those the context names.
pub fn check(report: &Report, context: &Context<'_>) -> Outcome {
    let last = context.previous.map(LastYear::of);
    run(&Reading::new(report, last.as_ref()), context).0
}

/// Runs the rules on a text that several may have read already; with the outcome what the text and last year's report say
/// of causes that stay open.
fn run(reading: &Reading<'_>, context: &Context<'_>) -> (Outcome, Vec<Reweighed>) {
    let report = reading.report();
    let context = &Context { previous: reading.previous(), ..context.of(report) };
    let mut outcome = Outcome { coverage: Vec::with_capacity(rules::ALL.len()), ..Outcome::default() };
    for (rule, judge) in rules::ALL.iter().zip(rules::JUDGES) {
        if !context.asks_for(rule) {
            continue;
        }
        let run = match *judge {
            _ if context.is_off(rule.id) => Run::off(),
            Judge::Equations(table, kind) => relation::run(rule, report, table, kind),
            Judge::Cells(look) => look(report),
            Judge::Code(look) => look(report, context),
            Judge::Found(look) => paper::judge(report, look),
            Judge::Read(look) => look(report, context, reading),
            Judge::Text(look) => look(report, reading.claims()),
        };
        outcome.findings.extend(run.findings);
        outcome.coverage.push(Coverage { rule: RuleRef::Own(rule), status: run.status });
    }
    for rule in context.packs.iter().flat_map(|pack| &pack.rules) {
        let head = &rule.head;
        if context.only.is_some_and(|only| !only.contains(&head.id.as_str())) {
            continue;
        }
        let run = if context.is_off(&head.id) { Run::off() } else { pack::judge(rule, report) };
        outcome.findings.extend(run.findings);
        outcome.coverage.push(Coverage { rule: RuleRef::Pack(head.clone()), status: run.status });
    }
    if context.only.is_none() {
        outcome.coverage.extend(context.refused.iter().map(Coverage::refused));
    }
    // Rules run by id and the sort is stable, so within one place findings stay in the order of their rules.
    outcome.findings.sort_by_cached_key(|finding| order::key(&finding.at));
    let ties;
    (outcome.causes, ties) = cause::find_with_ties(report, &mut outcome.findings);
    let reweighed = weigh::weigh(reading, context, &ties);
    put(&mut outcome.causes, &reweighed);
    said::fold(report, &mut outcome.findings, &mut outcome.causes);
    follow::fold(reading, context, &mut outcome.findings, &mut outcome.causes);
    follow::in_order(&mut outcome.causes);
    explain::mark(report, &mut outcome.findings);
    (outcome, reweighed)
}

/// Says of open causes what was found to speak for one of their repairs.
fn put(causes: &mut [Cause], reweighed: &[Reweighed]) {
    for one in reweighed {
        if let Some(cause) = causes.iter_mut().find(|cause| cause.message == one.instead_of) {
            cause.message.clone_from(&one.message);
            cause.at.clone_from(&one.at);
        }
    }
}

//! What was not looked at, and why. Silence is explained.

use nianbao_core::check::{Outcome, Status};
use yew::prelude::*;

use nianbao_core::sort::SortShort;

/// Rules that did not run, by reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Why.
    pub reason: String,
    /// Whether something stood in the way, as opposed to the rule having nothing to look at.
    pub blocked: bool,
    /// What the rules are called.
    pub rules: Vec<String>,
}

/// Rules that did not run, by reason, those that something stood in the way of first.
pub fn reasons(outcome: &Outcome) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for coverage in &outcome.coverage {
        let Some(reason) = coverage.status.reason() else { continue };
        let blocked = matches!(coverage.status, Status::Blocked(..));
        match reasons.iter_mut().find(|known| known.reason == reason && known.blocked == blocked) {
            Some(known) => known.rules.push(coverage.rule.title().to_owned()),
            None => reasons.push(Reason {
                reason: reason.to_owned(),
                blocked,
                rules: vec![coverage.rule.title().to_owned()],
            }),
        }
    }
    reasons.sort_short_by_key(|reason| !reason.blocked);
    reasons
}

/// How many rules did not run.
pub fn count(outcome: &Outcome) -> usize {
    outcome.coverage.iter().filter(|coverage| coverage.status != Status::Ran).count()
}

/// How many rules something stood in the way of.
pub fn blocked(outcome: &Outcome) -> usize {
    outcome.coverage.iter().filter(|coverage| matches!(coverage.status, Status::Blocked(..))).count()
}

/// Whether the rules on text have not been heard of yet: the checker has just been started.
pub fn waiting(outcome: &Outcome) -> bool {
    outcome.coverage.iter().all(|coverage| coverage.rule.reads().at_once())
}

/// The list of what was not looked at; `open` says whether it is open at first.
pub fn unchecked(outcome: &Outcome, open: bool) -> Html {
    let reasons = reasons(outcome);
    if reasons.is_empty() {
        return html! {};
    }
    html! {
        <details class="unchecked" {open}>
            <summary>{ format!("{}项未检查", count(outcome)) }</summary>
            <ul>
                { for reasons.iter().map(|reason| html! {
                    <li>
                        { if reason.blocked { "无法判断：" } else { "" } }{ &reason.reason }
                        <span>{ reason.rules.join("、") }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

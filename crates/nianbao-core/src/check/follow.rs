//! What rests on a cell that a cause would change: findings of any rule that are gone once the cause is settled are
//! folded under it. Runs only when there are causes; knows no rule by name.

use std::sync::Arc;

use super::finding::{Cause, Finding};
use super::reading::Reading;
use super::rule::{Context, Judge, Reads, Run};
use super::rule_ref::RuleRef;
use super::{pack, paper, rules};
use crate::form::path::CellId;
use crate::model::{Edit, Place};
use crate::sort::SortShort;

/// Folds findings of rules with their own code and of packs; those on what the text says in numbers are folded where claims are read.
pub(super) fn fold(
    reading: &Reading<'_>,
    context: &Context<'_>,
    findings: &mut [Finding],
    causes: &mut [Cause],
) {
    for (index, cause) in causes.iter_mut().enumerate() {
        let Some(fix) = &cause.fix else { continue };
        let written: Vec<CellId> = fix.edits.iter().filter_map(cell).collect();
        let mut fixed = None;
        for (at, finding) in findings.iter_mut().enumerate() {
            let rests =
                finding.places().any(|place| matches!(place, Place::Cell(id) if written.contains(id)));
            if finding.rule.reads() != Reads::Anything || finding.cause.is_some() || !rests {
                continue;
            }
            let fixed = fixed.get_or_insert_with(|| {
                let mut fixed = reading.report().clone();
                fixed.apply(Edit::Many(fix.edits.clone()));
                fixed
            });
            let Some(run) = again(&finding.rule, &reading.instead(fixed), context) else { continue };
            if run.findings.iter().all(|left| left.at != finding.at) {
                (finding.cause, finding.folded) = (Some(index), true);
                cause.findings.push(at);
            }
        }
    }
}

/// What a rule says of the report once the cause is settled; `None` for one that has no code of its own.
fn again(rule: &RuleRef, reading: &Reading<'_>, context: &Context<'_>) -> Option<Run> {
    let fixed = reading.report();
    let own = match rule {
        RuleRef::Pack(head) => {
            let mut rules = context.packs.iter().flat_map(|pack| &pack.rules);
            return rules.find(|rule| Arc::ptr_eq(&rule.head, head)).map(|rule| pack::judge(rule, fixed));
        }
        RuleRef::Own(own) => rules::ALL.iter().position(|rule| rule == own)?,
    };
    match rules::JUDGES[own] {
        Judge::Code(look) => Some(look(fixed, context)),
        Judge::Found(look) => Some(paper::judge(fixed, look)),
        Judge::Read(look) => Some(look(fixed, context, reading)),
        _ => None,
    }
}

/// Puts what is folded under each cause in the order of the findings, behind the one that shows it.
pub(super) fn in_order(causes: &mut [Cause]) {
    for cause in causes {
        if let [_, folded @ ..] = cause.findings.as_mut_slice() {
            folded.sort_short();
        }
    }
}

fn cell(edit: &Edit) -> Option<CellId> {
    if let Edit::Cell { id, .. } = edit { Some(*id) } else { None }
}

//! What speaks for one of several smallest repairs: what last year's report left over, or a number in the text. It makes no
//! repair unique and offers none; it says which to look at first. Runs only where a cause stays open; knows no rule.

use super::cause::{Repair, Tie, open};
use super::claims::{self, Candidate, Claim, Verdict};
use super::finding::Reweighed;
use super::reading::Reading;
use super::rule::Context;
use super::{quote, said, years};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Report, succession};

/// Something outside the table that says what a cell should be.
struct Witness {
    cell: CellId,
    says: Amount,
    words: String,
}

/// What is to be said instead of open causes for which something speaks.
pub(super) fn weigh(reading: &Reading<'_>, context: &Context<'_>, ties: &[Tie]) -> Vec<Reweighed> {
    let report = reading.report();
    if ties.is_empty() {
        return Vec::new();
    }
    let claims: Vec<&Claim> = reading.claims().claims.iter().filter(|claim| counts(report, claim)).collect();
    let mut witnesses = left_last_year(report, context);
    witnesses.extend(claims.iter().filter_map(|claim| states(report, context, claim)));
    ties.iter().filter_map(|tie| tell(report, tie, &witnesses, &claims)).collect()
}

/// The one repair that something speaks for and nothing against, first. Silent when something speaks for two.
fn tell(report: &Report, tie: &Tie, witnesses: &[Witness], claims: &[&Claim]) -> Option<Reweighed> {
    let is_named =
        |(cell, new): &(CellId, Amount)| witnesses.iter().any(|one| one.cell == *cell && one.says == *new);
    let counts: Vec<usize> = tie
        .repairs
        .iter()
        .map(|repair| repair.changes.iter().filter(|change| is_named(change)).count())
        .collect();
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let mut best = tie.repairs.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(one, _)| one);
    let (Some(first), None) = (best.next(), best.next()) else { return None };
    // Whatever speaks for another one has to speak for this one too.
    let elsewhere = |change: &&(CellId, Amount)| is_named(change) && !first.changes.contains(change);
    let torn = tie.repairs.iter().any(|repair| repair.changes.iter().any(|change| elsewhere(&change)));
    if torn || claims.iter().any(|claim| breaks(report, claim, first)) {
        return None;
    }
    let mut order = vec![first];
    order.extend(tie.repairs.iter().filter(|repair| !std::ptr::eq(*repair, first)));
    let (message, at) = open(&order);
    let mut words: Vec<String> = Vec::new();
    for witness in witnesses.iter().filter(|witness| first.changes.contains(&(witness.cell, witness.says))) {
        if !words.contains(&witness.words) {
            words.push(witness.words.clone());
        }
    }
    let which = if tie.repairs.len() > 1 { "其中①" } else { "这样改" };
    let message = format!("{message}{which}与{}相符，可以先核对这一处。", quote::list(&words));
    Some(Reweighed { instead_of: tie.message.clone(), message, at })
}

/// Whether a repair would change what the text and the table agree on.
fn breaks(report: &Report, claim: &Claim, repair: &Repair) -> bool {
    let Verdict::Agrees(Candidate { terms, .. }) = &claim.verdict else { return false };
    let by = terms.iter().filter_map(|(id, taken_off)| {
        let (_, new) = repair.changes.iter().find(|(cell, _)| cell == id)?;
        let by = *new - report.value(*id)?;
        Some(if *taken_off { -by } else { by })
    });
    !by.sum::<Amount>().is_zero()
}

/// Whether a claim is about the cells of this report, exactly and in words of its own.
fn counts(report: &Report, claim: &Claim) -> bool {
    claim.firm && !claim.implied && !claim.number.about.is_estimate() && !said::other_scope(report, claim)
}

/// A claim that does not agree with the table and names one cell in the first place. Words that stood in last year's text may have
/// been left standing, number and all.
fn states(report: &Report, context: &Context<'_>, claim: &Claim) -> Option<Witness> {
    if !matches!(claim.verdict, Verdict::Differs(_) | Verdict::Elsewhere) {
        return None;
    }
    let tried = claims::candidates(report, claim);
    let [(cell, false)] = tried.first()?.terms.as_slice() else { return None };
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let words = plain(&claim.place(report).quote);
    let copied = |before: &Report| before.narrative.parts().any(|(_, text)| plain(text).contains(&words));
    if context.previous.is_some_and(copied) {
        return None;
    }
    Some(Witness { cell: *cell, says: claim.number.value, words: format!("文字{}", quote::quoted(&words)) })
}

/// What last year's report left over, where this year's says something else.
fn left_last_year(report: &Report, context: &Context<'_>) -> Vec<Witness> {
    let Ok(previous) = years::previous(report, context) else { return Vec::new() };
    if years::both_filled(report, previous, TableKey::Applications).is_err() {
        return Vec::new();
    }
    let carried = succession::carried(report, previous).into_iter();
    carried
        .filter_map(|(cell, left)| {
            // What is blank there says nothing.
            let says = previous.cell(left)?.number().and(previous.value(left))?;
            let words = format!("上一年度报告的{}{says}", quote::row(left.slot()));
            (report.value(cell) != Some(says)).then_some(Witness { cell, says, words })
        })
        .collect()
}

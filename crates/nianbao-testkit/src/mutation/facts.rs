//! What a text may say of a report: numbers by the names that the wording calls them. Knows the form's paths and no
//! sentence.

use std::collections::BTreeMap;

use nianbao_core::model::{Amount, Report};

use super::organ::Organ;
use crate::random::Random;

/// A name, and the cells (or groups of cells) that it adds up.
const CELLS: &[(&str, &[&str])] = &[
    ("new", &["applications.new_received@total"]),
    ("before", &["applications.carried_in@total"]),
    ("received", &["applications.new_received@total", "applications.carried_in@total"]),
    ("closed", &["applications.result.total@total"]),
    ("after", &["applications.carried_out@total"]),
    ("natural", &["applications.new_received@natural_person"]),
    (
        "bodies",
        &[
            "applications.new_received@org.business",
            "applications.new_received@org.research",
            "applications.new_received@org.social_welfare",
            "applications.new_received@org.legal_service",
            "applications.new_received@org.other",
        ],
    ),
    ("business", &["applications.new_received@org.business"]),
    ("granted", &["applications.result.granted@total"]),
    ("partly", &["applications.result.partly_granted@total"]),
    ("denied", &["applications.result.denied"]),
    ("unable", &["applications.result.unable"]),
    ("refused", &["applications.result.not_processed"]),
    ("denied.process", &["applications.result.denied.process_info@total"]),
    ("denied.internal", &["applications.result.denied.internal_affairs@total"]),
    ("denied.query", &["applications.result.denied.admin_query@total"]),
    ("unable.not_held", &["applications.result.unable.not_held@total"]),
    ("refused.petition", &["applications.result.not_processed.petition@total"]),
    ("refused.repeat", &["applications.result.not_processed.repeat@total"]),
    ("others", &["applications.result.other"]),
    ("review", &["disputes.review.total"]),
    ("review.upheld", &["disputes.review.upheld"]),
    ("review.corrected", &["disputes.review.corrected"]),
    ("review.other", &["disputes.review.other"]),
    ("review.pending", &["disputes.review.pending"]),
    ("suit", &["disputes.litigation.direct.total", "disputes.litigation.after_review.total"]),
    ("suit.upheld", &["disputes.litigation.direct.upheld", "disputes.litigation.after_review.upheld"]),
    (
        "suit.corrected",
        &["disputes.litigation.direct.corrected", "disputes.litigation.after_review.corrected"],
    ),
    ("suit.other", &["disputes.litigation.direct.other", "disputes.litigation.after_review.other"]),
    ("suit.pending", &["disputes.litigation.direct.pending", "disputes.litigation.after_review.pending"]),
    ("direct", &["disputes.litigation.direct.total"]),
    ("after_review", &["disputes.litigation.after_review.total"]),
    ("issued", &["proactive.normative_docs.issued", "proactive19.normative_docs.made_new"]),
    ("repealed", &["proactive.normative_docs.repealed"]),
    ("in_force", &["proactive.normative_docs.in_force"]),
    ("rules", &["proactive.rules.issued", "proactive19.rules.made_new"]),
    ("licences", &["proactive.licensing.decisions", "proactive19.licensing.decisions"]),
    ("penalties", &["proactive.penalties.decisions", "proactive19.penalties.decisions"]),
    ("coercion", &["proactive.coercion.decisions", "proactive19.coercion.decisions"]),
];

/// What a text may say of a report.
pub(super) struct Facts<'a> {
    pub(super) organ: &'a Organ,
    pub(super) year: u16,
    /// Whether the year is one of the first form.
    pub(super) first_form: bool,
    numbers: BTreeMap<&'static str, u64>,
    before: BTreeMap<&'static str, u64>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(organ: &'a Organ, report: &Report, last: Option<&Report>, other: &Money) -> Facts<'a> {
        let of = |report: &Report| -> BTreeMap<&'static str, u64> {
            CELLS
                .iter()
                .map(|(name, cells)| (*name, cells.iter().map(|path| sum(report, path)).sum()))
                .collect()
        };
        let mut numbers = of(report);
        numbers.extend([("notices", other.notices), ("due", other.due), ("paid", other.paid)]);
        Facts {
            organ,
            year: report.meta.year.unwrap_or_default(),
            first_form: report.find("proactive.rules.issued").is_none(),
            numbers,
            before: last.map(of).unwrap_or_default(),
        }
    }

    /// A number by its name.
    ///
    /// # Panics
    ///
    /// When there is no such name: the wording is wrong.
    pub(super) fn of(&self, name: &str) -> u64 {
        if let Some(name) = name.strip_prefix("was.") {
            return self.before(name).unwrap_or_default();
        }
        *self.numbers.get(name).unwrap_or_else(|| panic!("no such number: {name}"))
    }

    /// Last year's number, where that year is known.
    pub(super) fn before(&self, name: &str) -> Option<u64> {
        self.before.get(name).copied()
    }

    /// Divides a number among parts that no table holds.
    pub(super) fn divide(&mut self, random: &mut Random, total: &str, parts: &[&'static str]) {
        let mut left = self.of(total);
        for (at, part) in parts.iter().enumerate() {
            let value = if at + 1 == parts.len() { left } else { random.below(left + 1) };
            left -= value;
            self.numbers.insert(part, value);
        }
    }

    /// Makes up numbers that no table holds: `total` and the parts that add up to it.
    pub(super) fn invent(
        &mut self,
        random: &mut Random,
        total: &'static str,
        parts: &[&'static str],
        most: u64,
    ) {
        let mut whole = 0;
        for part in parts {
            let value = 1 + random.below(most);
            whole += value;
            self.numbers.insert(part, value);
        }
        self.numbers.insert(total, whole);
    }
}

/// The sum of the cell with this path, or of the outcome rows of this group in column 总计.
fn sum(report: &Report, path: &str) -> u64 {
    let value = |id| report.value(id).and_then(Amount::to_whole).map_or(0, |value| value.unsigned_abs());
    if let Some(id) = report.find(path) {
        return value(id);
    }
    let in_group = |own: &str| {
        own.strip_prefix(path)
            .and_then(|rest| rest.strip_suffix("@total"))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    report.cells().filter(|(id, _)| in_group(id.path())).map(|(id, _)| value(id)).sum()
}

/// What was asked for handling applications.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Money {
    /// Notices that asked for it.
    pub(super) notices: u64,
    /// What they came to, in yuan.
    pub(super) due: u64,
    /// What was paid.
    pub(super) paid: u64,
}

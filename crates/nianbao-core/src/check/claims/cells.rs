//! Cells of a table and their sums, by the keys of the form. Knows no claim.

use super::meaning::Candidate;
use super::words::act;
use super::{Subject, Topic, Topics};
use crate::form::TableKey;
use crate::form::path::Slot;
use crate::model::{Amount, Report};

/// The cells of a table.
pub(super) struct Cells<'a> {
    pub(super) report: &'a Report,
    pub(super) table: TableKey,
}

/// `None` where a cell cannot be read.
pub(super) type Sum = Option<Candidate>;

impl Cells<'_> {
    pub(super) fn slots(&self) -> &'static [Slot] {
        &self.report.table(self.table).layout().slots
    }

    /// The sum of the cells of a row or group of rows in a column or group of columns; totals only by their own key.
    pub(super) fn sum(&self, row: &str, column: &str) -> Sum {
        // Most sums are one cell, and a path is found faster than all cells are looked through.
        let joint = if self.table == TableKey::Applications { "@" } else { "." };
        if let Some(id) = self.report.table(self.table).layout().find(&[row, joint, column].concat()) {
            return Some(Candidate { terms: vec![(id, false)], value: self.report.value(id)? });
        }
        let mut terms = Vec::new();
        let mut value = Amount::ZERO;
        for slot in self.slots() {
            let (row_key, column_key) = (slot.row_line.node.key, slot.column_line.node.key);
            let totals = (slot.row_line.node.is_total() && row_key != row)
                || (slot.column_line.node.is_total() && column_key != column);
            if !totals && within(row_key, row) && within(column_key, column) {
                value += self.report.value(slot.id)?;
                terms.push((slot.id, false));
            }
        }
        (!terms.is_empty()).then_some(Candidate { terms, value })
    }

    /// Whether the table holds such a number where a loosely worded claim may mean it.
    pub(super) fn hold(&self, fits: impl Fn(Amount) -> bool, subject: &Subject) -> bool {
        let carried = subject.acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0;
        if subject.row.is_some() || subject.ending.is_some() || carried {
            return false;
        }
        self.slots().iter().any(|slot| {
            let row = slot.row_line.node.key;
            let sums_up = !row.starts_with("applications.result") || slot.row_line.node.is_total();
            let counted = match self.table {
                TableKey::Applications => slot.column_line.node.is_total() || sums_up,
                // 行政诉讼2件 is no number of reviews.
                TableKey::Disputes => {
                    groups(subject.topics).any(|group| within(slot.column_line.node.key, group))
                }
                TableKey::Proactive => false,
            };
            counted && self.report.value(slot.id).is_some_and(&fits)
        })
    }
}

/// Whether a key is that of a group or of a member.
pub(super) fn within(key: &str, group: &str) -> bool {
    key.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// One sum and another.
pub(super) fn plus(one: &Sum, other: &Sum) -> Sum {
    let (one, other) = (one.as_ref()?, other.as_ref()?);
    let terms = one.terms.iter().chain(&other.terms).copied().collect();
    Some(Candidate { terms, value: one.value + other.value })
}

/// One sum without another.
pub(super) fn minus(one: &Sum, other: &Sum) -> Sum {
    let (one, other) = (one.as_ref()?, other.as_ref()?);
    let taken = other.terms.iter().map(|(id, off)| (*id, !off));
    Some(Candidate {
        terms: one.terms.iter().copied().chain(taken).collect(),
        value: one.value - other.value,
    })
}

/// `None` where a cell cannot be read: then nothing can be said.
pub(super) fn all<const N: usize>(sums: [Sum; N]) -> Vec<Candidate> {
    let mut into: Vec<Candidate> = Vec::with_capacity(N);
    for sum in sums {
        match sum {
            Some(sum) => into.push(sum),
            None => return Vec::new(),
        }
    }
    into
}

/// The groups of columns on disputes that a claim can mean.
pub(super) fn groups(meant: Topics) -> impl Iterator<Item = &'static str> {
    const GROUPS: [(&str, Topic, Topic); 3] = [
        ("review", Topic::Review, Topic::Review),
        ("litigation.direct", Topic::Suit, Topic::Direct),
        ("litigation.after_review", Topic::Suit, Topic::AfterReview),
    ];
    let named = move |(_, one, other): &(&str, Topic, Topic)| meant.has(*one) || meant.has(*other);
    GROUPS.into_iter().filter(named).map(|(group, ..)| group)
}

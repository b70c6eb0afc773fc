//! Where the reader is: the finding being looked at and the part on the screen. Pure.

use std::rc::Rc;

use nianbao_core::check::{Finding, Outcome};
use nianbao_core::form::Part;
use nianbao_core::model::{Place, TextPart};
use yew::Reducible;

use super::selectors::part_of;

/// Names a finding over re-checks: the rule, the place, and which of several there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingKey {
    rule: String,
    at: Anchor,
    nth: usize,
}

/// A place that survives typing beside it: text offsets move, so they do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Anchor {
    Text(TextPart, String),
    Other(Place),
}

fn anchor(place: &Place) -> Anchor {
    match place {
        Place::Text(range) => Anchor::Text(range.part, range.quote.clone()),
        other => Anchor::Other(other.clone()),
    }
}

impl FindingKey {
    /// The key of the finding at `index` of an outcome.
    pub fn of(outcome: &Outcome, index: usize) -> Option<FindingKey> {
        let finding = outcome.findings.get(index)?;
        let alike = |other: &&Finding| {
            other.rule.id() == finding.rule.id() && anchor(&other.at) == anchor(&finding.at)
        };
        let nth = outcome.findings[..index].iter().filter(alike).count();
        Some(FindingKey { rule: finding.rule.id().to_owned(), at: anchor(&finding.at), nth })
    }

    /// Where the finding stands in an outcome; `None` once it is gone.
    pub fn find(&self, outcome: &Outcome) -> Option<usize> {
        let alike = |finding: &Finding| finding.rule.id() == self.rule && anchor(&finding.at) == self.at;
        let mut all = outcome.findings.iter().enumerate().filter(|(_, finding)| alike(finding));
        all.nth(self.nth).map(|(index, _)| index)
    }
}

/// Where the reader is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Navigation {
    current: Option<FindingKey>,
    last_index: usize,
    part: Option<Part>,
    /// Counts the jumps, so that going to the same place again scrolls again.
    jumps: u64,
}

/// Where to go.
#[derive(Clone, Debug)]
pub enum Go {
    /// The next open finding (F8), round to the first after the last.
    Next(Rc<Outcome>),
    /// The one before (Shift+F8).
    Previous(Rc<Outcome>),
    /// The finding at this index of the outcome.
    To(Rc<Outcome>, usize),
    /// A part; it came into view or was chosen.
    Part(Option<Part>),
}

impl Navigation {
    /// The finding being looked at, as an index into the outcome; `None` when there is none or it is settled.
    pub fn current(&self, outcome: &Outcome) -> Option<usize> {
        self.current.as_ref()?.find(outcome)
    }

    /// The part on the screen.
    pub fn part(&self) -> Option<Part> {
        self.part
    }

    /// Changes with every jump to a finding; effects that scroll and focus depend on it.
    pub fn jumps(&self) -> u64 {
        self.jumps
    }

    fn jump(&self, outcome: &Outcome, index: Option<usize>) -> Navigation {
        let Some(index) = index else { return self.clone() };
        Navigation {
            current: FindingKey::of(outcome, index),
            last_index: index,
            part: outcome.findings.get(index).and_then(|finding| part_of(&finding.at)).or(self.part),
            jumps: self.jumps + 1,
        }
    }

    /// The open finding after (or before) the current one. When that one is settled, from where it stood.
    fn step(&self, outcome: &Outcome, forward: bool) -> Option<usize> {
        let open: Vec<usize> =
            (0..outcome.findings.len()).filter(|&index| outcome.findings[index].is_open()).collect();
        let found = self.current(outcome);
        // A settled finding has left its place to its successor.
        let next = |from: usize, strictly: bool| {
            open.iter().copied().find(|&index| if strictly { index > from } else { index >= from })
        };
        let before = |from: usize| open.iter().copied().rfind(|&index| index < from);
        let (first, last) = (open.first().copied(), open.last().copied());
        match (self.current.is_some(), forward) {
            (false, true) => first,
            (false, false) => last,
            (true, true) => next(found.unwrap_or(self.last_index), found.is_some()).or(first),
            (true, false) => before(found.unwrap_or(self.last_index)).or(last),
        }
    }
}

impl Reducible for Navigation {
    type Action = Go;

    fn reduce(self: Rc<Self>, go: Go) -> Rc<Self> {
        match go {
            Go::Next(outcome) => self.jump(&outcome, self.step(&outcome, true)),
            Go::Previous(outcome) => self.jump(&outcome, self.step(&outcome, false)),
            Go::To(outcome, index) => self.jump(&outcome, Some(index)),
            Go::Part(part) => Navigation { part, ..(*self).clone() },
        }
        .into()
    }
}

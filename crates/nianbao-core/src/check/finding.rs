//! What a rule found, where, and what can be done about it.

use super::rule::Rule;
use super::rule_ref::RuleRef;
pub use crate::model::Severity;
use crate::model::{Edit, Place};

/// What a rule found. `P` is how a place is told: within one report, or among several.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<P = Place> {
    /// The rule.
    pub rule: RuleRef,
    /// How serious; usually the rule's own severity.
    pub severity: Severity,
    /// A few words for the margin note's head, such as `自然人一列收支不平`.
    pub title: String,
    /// One sentence: what is wrong, with both numbers.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// Where.
    pub at: P,
    /// The other places it rests on: both sides of the equation.
    pub related: Vec<Related<P>>,
    /// A change that settles it, when there is exactly one. The finding that shows a cause bears the cause's.
    pub fix: Option<Fix>,
    /// The filer's reason, when it has been explained and nothing it rests on has changed since.
    pub explained: Option<String>,
    /// The cause it rests on: an index into [`super::Outcome::causes`].
    pub cause: Option<usize>,
    /// Folded: it only follows from the cause, which another finding shows.
    pub folded: bool,
}

impl Finding {
    /// A finding of a rule of ours, with the rule's severity.
    pub fn new(
        rule: &'static Rule,
        at: impl Into<Place>,
        title: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding::of(RuleRef::Own(rule), at, title, message)
    }

    /// A finding of any rule, with the rule's severity.
    pub fn of(
        rule: RuleRef,
        at: impl Into<Place>,
        title: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding::anywhere(rule, at.into(), title.into(), message.into())
    }
}

impl<P> Finding<P> {
    /// A finding of any rule at any kind of place, with the rule's severity.
    pub fn anywhere(rule: RuleRef, at: P, title: String, message: String) -> Finding<P> {
        Finding {
            severity: rule.severity(),
            rule,
            title,
            message,
            advice: String::new(),
            at,
            related: Vec::new(),
            fix: None,
            explained: None,
            cause: None,
            folded: false,
        }
    }

    /// With what to do.
    pub fn advice(self, advice: impl Into<String>) -> Finding<P> {
        Finding { advice: advice.into(), ..self }
    }

    /// With another severity than the rule's usual one.
    pub fn severity(self, severity: Severity) -> Finding<P> {
        Finding { severity, ..self }
    }

    /// With another place it rests on.
    pub fn related(mut self, at: impl Into<P>, note: impl Into<String>) -> Finding<P> {
        self.related.push(Related { at: at.into(), note: note.into() });
        self
    }

    /// With a change that settles it.
    pub fn fix(mut self, title: impl Into<String>, safety: Safety, edits: Vec<Edit>) -> Finding<P> {
        self.fix = Some(Fix { title: title.into(), safety, edits });
        self
    }

    /// Whether somebody still has to look at it.
    pub fn is_open(&self) -> bool {
        self.explained.is_none() && !self.folded
    }

    /// The place it is at, then all related places.
    pub fn places(&self) -> impl Iterator<Item = &P> {
        std::iter::once(&self.at).chain(self.related.iter().map(|related| &related.at))
    }
}

/// Another place a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related<P = Place> {
    /// Where.
    pub at: P,
    /// What it is to the finding, such as `第一项`.
    pub note: String,
}

/// A change that settles a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as a verb: `填0`.
    pub title: String,
    /// Whether it can be made without asking.
    pub safety: Safety,
    /// The changes.
    pub edits: Vec<Edit>,
}

/// Whether a fix can be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// It changes no meaning.
    Sure,
    /// The filer has to know that it is true.
    Ask,
}

/// The smallest change that repairs several findings at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// What probably happened and what one change would repair, in one or two sentences; says when it is not unique.
    pub message: String,
    /// The change, when it is unique.
    pub fix: Option<Fix>,
    /// The places it is about.
    pub at: Vec<Place>,
    /// The findings it repairs: indexes into [`super::Outcome::findings`], the one that shows it first.
    pub findings: Vec<usize>,
}

/// What is said of a cause that stays open once the text and last year's report were asked. They make no change unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reweighed {
    /// What the cause says without them.
    pub instead_of: String,
    /// What it says with them.
    pub message: String,
    /// The places it is about.
    pub at: Vec<Place>,
}

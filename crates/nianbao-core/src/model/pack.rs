//! Rule packs: what a city or county asks for beyond the rules everybody has. Plain data; how a report is held against it
//! is for the checks to know.
//!
//! A pack can draw limits, set deadlines and add rules of four declarative kinds. It cannot run code, and it cannot
//! change or switch off a rule of ours: that is for whoever checks.

use std::sync::Arc;

use super::{Amount, Date, Limit, OrgKind, Report, Severity, TextPart};

/// A pack of rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What the ids of its rules begin with, such as `QINGHE`.
    pub id: String,
    /// Its own version.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// Who published it; may be empty.
    pub issuer: String,
    /// What else people should know; may be empty.
    pub note: String,
    /// A fingerprint of the file it came in.
    pub fingerprint: String,
    /// Limits drawn otherwise than usual.
    pub limits: Vec<(Limit, u32)>,
    /// Last days for publication.
    pub deadlines: Vec<Deadline>,
    /// Its rules.
    pub rules: Vec<PackRule>,
}

/// The last day for publication that a pack sets for a kind of organ: a day of the year after the one reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The kind of organ.
    pub kind: OrgKind,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// What is known of a rule of a pack without its pack: what stands with each finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHead {
    /// Its id, the pack's in front: `QINGHE-01`.
    pub id: String,
    /// What it is called in Chinese.
    pub title: String,
    /// How serious its findings are.
    pub severity: Severity,
    /// The basis.
    pub basis: String,
}

/// A rule of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct PackRule {
    /// What stands with each finding.
    pub head: Arc<RuleHead>,
    /// One sentence: what is wrong. `{left}`, `{right}`, `{value}`, `{limit}` and `{word}` stand for what was found.
    pub message: String,
    /// What to do; may be empty.
    pub advice: String,
    /// Which kinds of organ it is about; all when there is none.
    pub org_kinds: Vec<OrgKind>,
    /// The years it is about.
    pub years: (Option<u16>, Option<u16>),
    /// What it looks for.
    pub demand: Demand,
}

/// What a rule of a pack looks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Demand {
    /// One of these words stands in one of these pieces of text.
    Words {
        /// The words; one of them is enough.
        any: Vec<String>,
        /// Where.
        within: Scope,
    },
    /// None of these words stands there.
    NoWords {
        /// The words.
        none: Vec<String>,
        /// What the words may be part of.
        except: Vec<String>,
        /// Where.
        within: Scope,
    },
    /// Two sums compare so.
    Sum {
        /// Paths of cells.
        left: Vec<String>,
        /// How the left should stand to the right.
        relation: Relation,
        /// Paths of cells.
        right: Vec<String>,
    },
    /// A cell is within these bounds.
    Bounds {
        /// The path of the cell.
        cell: String,
        /// The least it may be.
        least: Option<Amount>,
        /// The most it may be.
        most: Option<Amount>,
    },
}

/// Pieces of text; all of them when there is none. What is demanded of an aspect of part 一 may stand anywhere in it where
/// it has no sub-heads; what must not stand in an aspect is looked for only where there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(pub Vec<TextPart>);

/// How two sums should stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Equal.
    Equal,
    /// The left is at most the right.
    AtMost,
    /// The left is at least the right.
    AtLeast,
}

impl Relation {
    /// All relations.
    pub const ALL: [Relation; 3] = [Relation::Equal, Relation::AtMost, Relation::AtLeast];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        match self {
            Relation::Equal => "equal",
            Relation::AtMost => "at_most",
            Relation::AtLeast => "at_least",
        }
    }

    /// Whether it holds.
    pub fn holds(self, left: Amount, right: Amount) -> bool {
        match self {
            Relation::Equal => left == right,
            Relation::AtMost => left <= right,
            Relation::AtLeast => left >= right,
        }
    }
}

impl Demand {
    /// What a message may name in braces.
    pub fn names(&self) -> &'static [&'static str] {
        match self {
            Demand::Words { .. } => &[],
            Demand::NoWords { .. } => &["word"],
            Demand::Sum { .. } => &["left", "right"],
            Demand::Bounds { .. } => &["value", "limit"],
        }
    }

    /// The cells it names.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let (left, right, cell): (&[String], &[String], Option<&String>) = match self {
            Demand::Sum { left, right, .. } => (left, right, None),
            Demand::Bounds { cell, .. } => (&[], &[], Some(cell)),
            Demand::Words { .. } | Demand::NoWords { .. } => (&[], &[], None),
        };
        left.iter().chain(right).chain(cell).map(String::as_str)
    }
}

impl Pack {
    /// The limit it draws, if it does.
    pub fn limit(&self, limit: Limit) -> Option<u32> {
        self.limits.iter().find(|(own, _)| *own == limit).map(|(_, value)| *value)
    }

    /// The last day it sets for an organ's report on a year.
    pub fn deadline(&self, kind: OrgKind, year: u16) -> Option<Date> {
        let own = self.deadlines.iter().find(|deadline| deadline.kind == kind)?;
        Date::new(year.checked_add(1)?, own.month, own.day)
    }

    /// The limits and deadlines it sets, in words for a record.
    pub fn words(&self) -> Vec<String> {
        let limits = self.limits.iter().map(|(limit, value)| limit.words(*value));
        let days = self
            .deadlines
            .iter()
            .map(|own| format!("{}公布期限{}月{}日", own.kind.label(), own.month, own.day));
        limits.chain(days).collect()
    }

    /// Whether somebody means it, however the id is capitalised.
    pub fn is_named(&self, word: &str) -> bool {
        self.id.eq_ignore_ascii_case(word.trim())
    }

    /// Its name and version, for people.
    pub fn name(&self) -> String {
        format!("{}（{} {}）", self.title, self.id, self.version)
    }
}

/// A pack as its file holds it.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// The pack.
    pub pack: Pack,
    /// Its examples, in the order of its rules.
    pub examples: Vec<PackExample>,
}

/// A pack that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What the ids of its rules would begin with, if that can be told.
    pub id: String,
    /// What it is called, or another word for it.
    pub name: String,
    /// Why, in one Chinese sentence.
    pub why: String,
}

/// An example that came with a pack.
#[derive(Clone, Debug)]
pub struct PackExample {
    /// The rule it is of: an index into [`Pack::rules`].
    pub rule: usize,
    /// Its number among the examples of that rule, from 1.
    pub number: usize,
    /// Whether the rule must find something.
    pub wrong: bool,
    /// Words its message must contain; may be empty.
    pub says: String,
    /// The report.
    pub report: Report,
}

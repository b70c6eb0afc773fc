//! The record of a check (核验单): what was found, what was not checked and with which settings, in words that can be
//! printed. Plain data, made where reports are checked and printed where files are written; knows no rule.

use super::{Date, OrgKind, Place};
use crate::form::EditionKey;

/// The record of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The day of the check, when the caller knows it.
    pub on: Option<Date>,
    /// The version of the rules.
    pub ruleset: String,
    /// The organ that reports.
    pub organ: String,
    /// What kind of organ the check took it for.
    pub organ_kind: OrgKind,
    /// The year reported on.
    pub year: Option<u16>,
    /// The edition the report is on.
    pub edition: EditionKey,
    /// The file that was checked; empty when the report was typed.
    pub file: String,
    /// What that file is, such as `Word文档`; may be empty.
    pub file_format: String,
    /// The day of publication the check went by.
    pub published_on: Option<Date>,
    /// Last year's report: the name of its file, or another word for it.
    pub previous: Option<String>,
    /// Every setting that is not as usual, in words.
    pub settings: Vec<String>,
    /// Packs of rules that were used beside ours.
    pub packs: Vec<PackName>,
    /// The severities, the gravest first, with how many findings of each are open.
    pub levels: Vec<Level>,
    /// What was found. Findings that only follow from another stand inside that one.
    pub findings: Vec<Entry>,
    /// How many rules looked at the report.
    pub ran: usize,
    /// What was not checked and why: rules with the same reason together.
    pub unchecked: Vec<Unchecked>,
    /// Rules that were not asked for.
    pub left_out: Vec<RuleName>,
    /// What the reader of the file was not sure of.
    pub doubts: Vec<Doubt>,
}

/// A pack of rules by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackName {
    /// What the ids of its rules begin with.
    pub id: String,
    /// Its own version.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// The fingerprint of the file it came in.
    pub fingerprint: String,
    /// Limits and deadlines it sets, in words.
    pub settings: Vec<String>,
}

/// A severity as the record prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The name used in files.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The shape that carries it beside the colour.
    pub mark: char,
    /// How many findings of it are open: neither explained nor following from another.
    pub open: usize,
    /// Whether the filer is expected to say something about its findings.
    pub answered: bool,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The rule.
    pub rule: RuleName,
    /// The key of its [`Level`].
    pub level: String,
    /// A few words.
    pub title: String,
    /// One sentence: what is wrong, with the numbers.
    pub message: String,
    /// What to do; may be empty.
    pub advice: String,
    /// What one change would settle, as a verb, when there is exactly one.
    pub fix: Option<String>,
    /// The legal basis, with article.
    pub basis: String,
    /// Where it is, then the other places it rests on.
    pub places: Vec<PlaceName>,
    /// What the filer said about it.
    pub said: Option<Said>,
    /// What probably happened, when other findings follow from the same.
    pub cause: Option<String>,
    /// The findings that only follow from it.
    pub following: Vec<Entry>,
}

/// A rule by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleName {
    /// Stable id, such as `A101`.
    pub id: String,
    /// What it is called in Chinese.
    pub title: String,
}

/// A place of the report by what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// The place itself.
    pub place: Place,
    /// The labels the form prints there.
    pub words: String,
    /// What stands in the cell; `None` where it is no cell.
    pub value: Option<String>,
    /// What the place is to the finding; may be empty.
    pub note: String,
}

/// What the filer said about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The reason.
    pub reason: String,
    /// Who gave it; may be empty.
    pub by: String,
    /// When.
    pub on: Option<Date>,
}

/// Rules that did not run, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// Why, in Chinese.
    pub reason: String,
    /// Whether something stood in the way, so that they would run once it is mended; otherwise they are about
    /// something the report does not have.
    pub blocked: bool,
    /// The rules.
    pub rules: Vec<RuleName>,
}

/// What the reader of the file was not sure of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// One sentence.
    pub message: String,
    /// The words of the source it is about; may be empty.
    pub source: String,
}

impl Record {
    /// How many findings have been explained, those inside others included.
    pub fn explained(&self) -> usize {
        let each = self.findings.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.following));
        each.filter(|entry| entry.said.is_some()).count()
    }

    /// How many findings only follow from another.
    pub fn following(&self) -> usize {
        self.findings.iter().map(|entry| entry.following.len()).sum()
    }

    /// The severity with this key.
    pub fn level(&self, key: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.key == key)
    }
}

//! The check result and the import result as outsiders get them: names and shapes that do not change with the
//! insides of the program. Knows nothing of files, terminals or options.
//!
//! Text offsets are counted in Unicode characters here; every text place says so in `unit`.

mod fix;
pub(crate) mod sum;

pub(crate) use fix::Fix;

use nianbao_core::check::{self, Context, Outcome, Severity, Status};
use nianbao_core::model::{Pack, Place, Report};
use nianbao_io::project;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

/// What a check says of one report.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Check {
    /// The version of the rules.
    ruleset: &'static str,
    /// The edition the report is on.
    edition: &'static str,
    /// Every setting that is not as usual, in words.
    settings: Vec<String>,
    /// Packs of rules that were used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packs: Vec<PackName>,
    /// Open findings by severity: not explained and not folded.
    counts: Counts,
    /// What was found, in a stable order.
    findings: Vec<Finding>,
    /// The smallest changes that settle several findings at once.
    causes: Vec<Cause>,
    /// For every rule whether it ran.
    coverage: Vec<Coverage>,
}

/// A pack of rules by its names.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PackName {
    /// What the ids of its rules begin with.
    id: String,
    /// Its own version.
    version: String,
    /// What it is called.
    title: String,
    /// SHA-256 of its file, in hexadecimal digits.
    fingerprint: String,
}

impl From<&Pack> for PackName {
    fn from(pack: &Pack) -> PackName {
        let Pack { id, version, title, fingerprint, .. } = pack.clone();
        PackName { id, version, title, fingerprint }
    }
}

/// Open findings by severity.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Counts {
    error: usize,
    verify: usize,
    hint: usize,
}

/// What a finding says, wherever it is.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Said {
    /// The rule's id.
    rule: String,
    /// The rule's name.
    name: String,
    /// `error`, `verify` or `hint`.
    severity: &'static str,
    /// A few words.
    title: String,
    /// One sentence: what is wrong, with the numbers.
    message: String,
    /// What to do.
    advice: String,
    /// The legal basis.
    basis: String,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Finding {
    #[serde(flatten)]
    said: Said,
    /// Where.
    at: At,
    /// The other places it rests on.
    related: Vec<Related>,
    /// A change that settles it, when there is exactly one.
    fix: Option<Fix>,
    /// Whether the filer has explained it and nothing it rests on has changed since.
    explained: bool,
    /// The filer's reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
    /// The cause it rests on: an index into `causes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<usize>,
    /// Whether it only follows from its cause, which another finding shows.
    folded: bool,
}

/// The smallest change that settles several findings at once.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Cause {
    message: String,
    fix: Option<Fix>,
    at: Vec<At>,
    /// Indexes into `findings`, the one that shows the cause first.
    findings: Vec<usize>,
}

/// Where something is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum At {
    /// A cell, by its id.
    Cell(&'static str),
    /// A stretch of text.
    Text(Text),
    /// A whole part.
    Part(&'static str),
    /// A field of the report's head.
    Meta(&'static str),
    /// The report as a whole; always true.
    Report(bool),
}

/// A stretch of text.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Text {
    /// The piece of text.
    part: &'static str,
    /// The first character.
    start: usize,
    /// The character after the last.
    end: usize,
    /// What the offsets count: `char`.
    unit: &'static str,
    /// The words themselves.
    quote: String,
}

/// Another place a finding rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Related {
    at: At,
    /// What it is to the finding.
    note: String,
}

/// Whether a rule ran.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Coverage {
    rule: String,
    /// `ran`, `not_applicable` or `blocked`.
    status: &'static str,
    /// Why it did not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// What stood in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at: Vec<At>,
}

/// What reading a file yielded.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Import {
    /// The report file (`nianbao schema report`).
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    report: Option<Box<RawValue>>,
    /// The edition the report is on.
    edition: &'static str,
    /// What the file is.
    format: String,
    /// How sure the reading is as a whole, 0 to 100.
    confidence: u8,
    /// SHA-256 of what people read in the report, in hexadecimal digits; the same in whatever format the report lies.
    fingerprint: String,
    /// Every doubt, in reading order.
    notes: Vec<Note>,
}

/// A doubt of the reader.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Note {
    /// Which kind of doubt, such as `row-missing`.
    kind: &'static str,
    at: At,
    /// The words of the source it is about.
    source: String,
    message: String,
}

/// Why a file could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Error {
    /// A word for programs.
    pub(crate) code: &'static str,
    /// A sentence for people.
    pub(crate) message: String,
}

impl Check {
    /// What a check says, for outsiders.
    pub(crate) fn new(report: &Report, context: &Context<'_>, outcome: &Outcome) -> Check {
        Check {
            ruleset: check::RULESET,
            edition: report.edition().key(),
            settings: context.settings.unwrap_or(&report.settings).words(),
            packs: context.used().map(PackName::from).collect(),
            counts: Counts {
                error: outcome.count(Severity::Error),
                verify: outcome.count(Severity::Verify),
                hint: outcome.count(Severity::Hint),
            },
            findings: outcome.findings.iter().map(|finding| Finding::new(report, finding)).collect(),
            causes: outcome.causes.iter().map(|cause| Cause::new(report, cause)).collect(),
            coverage: outcome.coverage.iter().map(|coverage| Coverage::new(report, coverage)).collect(),
        }
    }
}

impl Said {
    /// What a finding of one report or over several says.
    pub(crate) fn new<P>(finding: &check::Finding<P>) -> Said {
        Said {
            rule: finding.rule.id().to_owned(),
            name: finding.rule.name().to_owned(),
            severity: finding.severity.key(),
            title: finding.title.clone(),
            message: finding.message.clone(),
            advice: finding.advice.clone(),
            basis: finding.rule.basis().to_owned(),
        }
    }
}

impl Finding {
    fn new(report: &Report, finding: &check::Finding) -> Finding {
        Finding {
            said: Said::new(finding),
            at: At::new(report, &finding.at),
            related: finding
                .related
                .iter()
                .map(|related| Related { at: At::new(report, &related.at), note: related.note.clone() })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| Fix::new(report, fix)),
            explained: finding.explained.is_some(),
            explanation: finding.explained.clone(),
            cause: finding.cause,
            folded: finding.folded,
        }
    }
}

impl Cause {
    fn new(report: &Report, cause: &check::Cause) -> Cause {
        Cause {
            message: cause.message.clone(),
            fix: cause.fix.as_ref().map(|fix| Fix::new(report, fix)),
            at: cause.at.iter().map(|place| At::new(report, place)).collect(),
            findings: cause.findings.clone(),
        }
    }
}

impl At {
    fn new(report: &Report, place: &Place) -> At {
        match place {
            Place::Cell(id) => At::Cell(id.path()),
            Place::Text(range) => {
                let text = report.narrative.get(range.part);
                let characters = |end: usize| text.get(..end).unwrap_or(text).chars().count();
                At::Text(Text {
                    part: range.part.key(),
                    start: characters(range.start),
                    end: characters(range.end),
                    unit: "char",
                    quote: range.quote.clone(),
                })
            }
            Place::Part(part) => At::Part(part.key()),
            Place::Meta(field) => At::Meta(field.key()),
            Place::Report => At::Report(true),
        }
    }
}

impl Coverage {
    fn new(report: &Report, coverage: &check::Coverage) -> Coverage {
        let (status, at) = match &coverage.status {
            Status::Ran => ("ran", Vec::new()),
            // Programs know three ways a rule can end; the reason says which it is.
            Status::NotApplicable(_) | Status::Off => ("not_applicable", Vec::new()),
            Status::Blocked(_, places) => {
                ("blocked", places.iter().map(|place| At::new(report, place)).collect())
            }
        };
        let reason = coverage.status.reason().map(str::to_owned);
        Coverage { rule: coverage.rule.id().to_owned(), status, reason, at }
    }
}

impl Import {
    /// What reading a file yielded, for outsiders.
    pub(crate) fn new(import: &nianbao_io::Import) -> Import {
        let report = &import.report;
        let note = |note: &nianbao_io::Note| Note {
            kind: note.kind.key(),
            at: At::new(report, &note.at),
            source: note.source.clone(),
            message: note.message.clone(),
        };
        Import {
            report: RawValue::from_string(project::to_json(report)).ok(),
            edition: report.edition().key(),
            format: import.format.clone(),
            confidence: import.confidence,
            fingerprint: nianbao_io::record::content(report),
            notes: import.notes.iter().map(note).collect(),
        }
    }
}

#[cfg(test)]
mod tests;

//! The record as JSON: what programs get, and what page and document engine pass between them.

use nianbao_core::form::EditionKey;
use nianbao_core::form::Part;
use nianbao_core::form::path::CellId;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::record::{
    Doubt, Entry, Level, PackName, PlaceName, Record, RuleName, Said, Unchecked,
};
use nianbao_core::model::{Date, OrgKind, Place, TextPart, TextRange};
use serde::{Deserialize, Serialize};

use super::{FORMAT, Fingerprint};
use crate::import::ReadError;

/// The record as JSON on one line.
pub fn to_json(record: &Record, fingerprint: Option<&Fingerprint>) -> String {
    // Structs, strings and lists only: this cannot fail.
    let mut json = serde_json::to_string(&File::of(record, fingerprint)).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads [`to_json`] back.
pub fn from_json(json: &str) -> Result<Record, ReadError> {
    let damaged = || ReadError::Damaged("不是核验单".to_owned());
    let file: File = serde_json::from_str(json).map_err(|_| damaged())?;
    if file.format != FORMAT {
        return Err(damaged());
    }
    file.into_record().ok_or_else(damaged)
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    ruleset: String,
    organ: String,
    org_kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    edition: String,
    file: String,
    file_format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    settings: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    packs: Vec<WirePack>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<WireFingerprint>,
    levels: Vec<WireLevel>,
    findings: Vec<WireEntry>,
    ran: usize,
    unchecked: Vec<WireUnchecked>,
    left_out: Vec<WireRule>,
    doubts: Vec<WireDoubt>,
}

#[derive(Serialize, Deserialize)]
struct WireFingerprint {
    method: String,
    content: String,
    check: String,
}

#[derive(Serialize, Deserialize)]
struct WirePack {
    id: String,
    version: String,
    title: String,
    fingerprint: String,
    settings: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct WireLevel {
    key: String,
    label: String,
    mark: char,
    open: usize,
    answered: bool,
}

#[derive(Serialize, Deserialize)]
struct WireEntry {
    rule: WireRule,
    severity: String,
    title: String,
    message: String,
    advice: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
    basis: String,
    places: Vec<WirePlace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<WireSaid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    following: Vec<WireEntry>,
}

#[derive(Serialize, Deserialize)]
struct WireRule {
    id: String,
    title: String,
}

#[derive(Serialize, Deserialize)]
struct WirePlace {
    at: At,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    note: String,
}

/// A place by name; offsets of text count bytes of UTF-8.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    Cell { edition: String, path: String },
    Text { part: String, start: usize, end: usize, unit: String, quote: String },
    Part(String),
    Meta(String),
    Report(bool),
}

#[derive(Serialize, Deserialize)]
struct WireSaid {
    reason: String,
    by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct WireUnchecked {
    reason: String,
    blocked: bool,
    rules: Vec<WireRule>,
}

#[derive(Serialize, Deserialize)]
struct WireDoubt {
    message: String,
    source: String,
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// A day that may be missing; `None` when something else stands there.
fn parse_day(day: Option<&str>) -> Option<Option<Date>> {
    day.map_or(Some(None), |day| Date::parse(day).map(Some))
}

fn each<A, B>(all: Vec<A>, one: fn(A) -> Option<B>) -> Option<Vec<B>> {
    all.into_iter().map(one).collect()
}

impl File {
    fn of(record: &Record, fingerprint: Option<&Fingerprint>) -> File {
        File {
            format: FORMAT.to_owned(),
            on: day(record.on),
            ruleset: record.ruleset.clone(),
            organ: record.organ.clone(),
            org_kind: record.organ_kind.key().to_owned(),
            year: record.year,
            edition: record.edition.key().to_owned(),
            file: record.file.clone(),
            file_format: record.file_format.clone(),
            published_on: day(record.published_on),
            previous: record.previous.clone(),
            settings: record.settings.clone(),
            packs: record.packs.iter().map(WirePack::of).collect(),
            fingerprint: fingerprint.map(|print| WireFingerprint {
                method: "sha-256".to_owned(),
                content: print.content.clone(),
                check: print.check.clone(),
            }),
            levels: record.levels.iter().map(WireLevel::of).collect(),
            findings: record.findings.iter().map(WireEntry::of).collect(),
            ran: record.ran,
            unchecked: record.unchecked.iter().map(WireUnchecked::of).collect(),
            left_out: record.left_out.iter().map(WireRule::of).collect(),
            doubts: record.doubts.iter().map(WireDoubt::of).collect(),
        }
    }

    fn into_record(self) -> Option<Record> {
        Some(Record {
            on: parse_day(self.on.as_deref())?,
            ruleset: self.ruleset,
            organ: self.organ,
            organ_kind: OrgKind::from_key(&self.org_kind)?,
            year: self.year,
            edition: EditionKey::from_key(&self.edition)?,
            file: self.file,
            file_format: self.file_format,
            published_on: parse_day(self.published_on.as_deref())?,
            previous: self.previous,
            settings: self.settings,
            packs: self.packs.into_iter().map(WirePack::into_pack).collect(),
            levels: self.levels.into_iter().map(WireLevel::into_level).collect(),
            findings: each(self.findings, WireEntry::into_entry)?,
            ran: self.ran,
            unchecked: self.unchecked.into_iter().map(WireUnchecked::into_unchecked).collect(),
            left_out: self.left_out.into_iter().map(WireRule::into_rule).collect(),
            doubts: self
                .doubts
                .into_iter()
                .map(|doubt| Doubt { message: doubt.message, source: doubt.source })
                .collect(),
        })
    }
}

impl WirePack {
    fn of(pack: &PackName) -> WirePack {
        let PackName { id, version, title, fingerprint, settings } = pack.clone();
        WirePack { id, version, title, fingerprint, settings }
    }

    fn into_pack(self) -> PackName {
        let WirePack { id, version, title, fingerprint, settings } = self;
        PackName { id, version, title, fingerprint, settings }
    }
}

impl WireLevel {
    fn of(level: &Level) -> WireLevel {
        let Level { key, label, mark, open, answered } = level.clone();
        WireLevel { key, label, mark, open, answered }
    }

    fn into_level(self) -> Level {
        let WireLevel { key, label, mark, open, answered } = self;
        Level { key, label, mark, open, answered }
    }
}

impl WireEntry {
    fn of(entry: &Entry) -> WireEntry {
        WireEntry {
            rule: WireRule::of(&entry.rule),
            severity: entry.level.clone(),
            title: entry.title.clone(),
            message: entry.message.clone(),
            advice: entry.advice.clone(),
            fix: entry.fix.clone(),
            basis: entry.basis.clone(),
            places: entry.places.iter().map(WirePlace::of).collect(),
            explanation: entry.said.as_ref().map(|said| WireSaid {
                reason: said.reason.clone(),
                by: said.by.clone(),
                on: day(said.on),
            }),
            cause: entry.cause.clone(),
            following: entry.following.iter().map(WireEntry::of).collect(),
        }
    }

    fn into_entry(self) -> Option<Entry> {
        let said = match self.explanation {
            Some(said) => Some(Said { reason: said.reason, by: said.by, on: parse_day(said.on.as_deref())? }),
            None => None,
        };
        Some(Entry {
            rule: self.rule.into_rule(),
            level: self.severity,
            title: self.title,
            message: self.message,
            advice: self.advice,
            fix: self.fix,
            basis: self.basis,
            places: each(self.places, WirePlace::into_place)?,
            said,
            cause: self.cause,
            following: each(self.following, WireEntry::into_entry)?,
        })
    }
}

impl WireRule {
    fn of(rule: &RuleName) -> WireRule {
        WireRule { id: rule.id.clone(), title: rule.title.clone() }
    }

    fn into_rule(self) -> RuleName {
        RuleName { id: self.id, title: self.title }
    }
}

impl WirePlace {
    fn of(spot: &PlaceName) -> WirePlace {
        let at = match &spot.place {
            Place::Cell(id) => At::Cell { edition: id.edition.key().to_owned(), path: id.path().to_owned() },
            Place::Text(range) => At::Text {
                part: range.part.key().to_owned(),
                start: range.start,
                end: range.end,
                unit: "byte".to_owned(),
                quote: range.quote.clone(),
            },
            Place::Part(part) => At::Part(part.key().to_owned()),
            Place::Meta(field) => At::Meta(field.key().to_owned()),
            Place::Report => At::Report(true),
        };
        WirePlace { at, words: spot.words.clone(), value: spot.value.clone(), note: spot.note.clone() }
    }

    fn into_place(self) -> Option<PlaceName> {
        let place = match self.at {
            At::Cell { edition, path } => Place::Cell(CellId::find(EditionKey::from_key(&edition)?, &path)?),
            At::Text { part, start, end, quote, .. } => {
                Place::Text(TextRange { part: TextPart::from_key(&part)?, start, end, quote })
            }
            At::Part(part) => Place::Part(Part::from_key(&part)?),
            At::Meta(field) => Place::Meta(MetaField::from_key(&field)?),
            At::Report(_) => Place::Report,
        };
        Some(PlaceName { place, words: self.words, value: self.value, note: self.note })
    }
}

impl WireUnchecked {
    fn of(unchecked: &Unchecked) -> WireUnchecked {
        WireUnchecked {
            reason: unchecked.reason.clone(),
            blocked: unchecked.blocked,
            rules: unchecked.rules.iter().map(WireRule::of).collect(),
        }
    }

    fn into_unchecked(self) -> Unchecked {
        Unchecked {
            reason: self.reason,
            blocked: self.blocked,
            rules: self.rules.into_iter().map(WireRule::into_rule).collect(),
        }
    }
}

impl WireDoubt {
    fn of(doubt: &Doubt) -> WireDoubt {
        WireDoubt { message: doubt.message.clone(), source: doubt.source.clone() }
    }
}

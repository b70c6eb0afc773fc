//! Report file to report. Tolerant where nothing can be lost by it: an absent field is empty, a number where a text is
//! expected is that text. What is not known is kept for the next writing.

use std::sync::Arc;

use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, Found, FoundHeading, FoundTable, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Date, Explanation, Limit, Meta, OrgKind, Report, Settings, TextPart};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::walk::string;
use super::write::state_key;
use super::{FAMILY, layout, walk};
use crate::import::ReadError;
use crate::limits;

/// Reads a report file.
///
/// Fails when it is empty, too large, not JSON, cut off, no report file, of a newer version, or when a field that
/// holds data is of a kind that cannot be taken in without loss.
#[inline(never)]
pub fn from_json(text: &str) -> Result<Report, ReadError> {
    if text.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    serde_json::from_str::<&RawValue>(text).map_err(|error| broken(&error))?;
    let mut unknown = Vec::new();
    let mut file = Fields::of(text, "").ok_or(ReadError::NoReport)?;
    check_format(file.take("format"))?;

    let meta = file.object("meta")?;
    let year = meta.peek("year").and_then(year);
    let edition = match file.take("edition") {
        Some(raw) => edition(raw)?,
        None => year.and_then(EditionKey::for_year).unwrap_or(EditionKey::latest()),
    };
    let mut report = Report::blank(edition);
    let mut tables = file.object("tables")?;
    for table in TableKey::ALL {
        if let Some(raw) = tables.take(table.key()) {
            report.set_table(Arc::new(TableData::blank(self::edition(raw)?, table)));
        }
    }
    tables.keep(&mut unknown);
    report.meta = self::meta(meta, &mut unknown)?;
    text_parts(&mut report, file.object("text")?, &mut unknown)?;
    cells(&mut report, file.object("cells")?, &mut unknown)?;
    if let Some(list) = file.take("explanations") {
        report.explanations = explanations(list, &mut unknown)?;
    }
    report.settings = settings(file.object("settings")?, &mut unknown)?;
    // What a file looked like is a help for checks, not data: what cannot be read of it is left as it is.
    if let Some(fields) = file.peek("found").and_then(|raw| Fields::of(raw, "/found")) {
        file.take("found");
        report.found = Some(Arc::new(found(fields, &mut unknown)));
    } else if file.peek("found").is_some_and(|raw| raw == "null") {
        file.take("found");
    }
    file.keep(&mut unknown);
    report.unknown = unknown;
    Ok(report)
}

pub(super) fn broken(error: &serde_json::Error) -> ReadError {
    ReadError::Damaged(match error.classify() {
        Category::Eof => "内容不完整，后面的部分缺失".to_owned(),
        _ => format!("第{}行第{}列起的内容不是数据文件的写法", error.line(), error.column()),
    })
}

fn check_format(format: Option<&str>) -> Result<(), ReadError> {
    let format = format.and_then(string).ok_or(ReadError::NoReport)?;
    let version = format.strip_prefix(FAMILY).ok_or(ReadError::NoReport)?;
    match version.parse::<u64>() {
        Ok(1) => Ok(()),
        Ok(0) => Err(ReadError::Damaged("版本号不对".to_owned())),
        _ => Err(ReadError::Newer(format)),
    }
}

fn edition(raw: &str) -> Result<EditionKey, ReadError> {
    let key = text("edition", raw)?;
    EditionKey::from_key(&key).ok_or_else(|| match key.strip_prefix("ed").map(str::parse::<u16>) {
        Some(Ok(year)) if year > EditionKey::latest().form().first_year => ReadError::Newer(key),
        _ => ReadError::Damaged(format!("没有名为“{key}”的报告格式")),
    })
}

fn year(raw: &str) -> Option<u16> {
    string(raw).as_deref().unwrap_or(raw).trim().parse().ok()
}

pub(super) fn date(raw: &str) -> Option<Date> {
    // Only the writing that is written again; any other stays among the unknown fields as it is.
    let text = string(raw)?;
    Date::parse(&text).filter(|day| day.to_string() == text)
}

fn meta(mut fields: Fields<'_>, unknown: &mut Vec<(String, String)>) -> Result<Meta, ReadError> {
    let meta = Meta {
        org_name: fields.text("org_name")?,
        org_kind: fields.understood("org_kind", |raw| OrgKind::from_key(&string(raw)?)).unwrap_or_default(),
        region: fields.text("region")?,
        year: fields.understood("year", year),
        published_on: fields.understood("published_on", date),
    };
    fields.keep(unknown);
    Ok(meta)
}

fn text_parts(
    report: &mut Report,
    mut fields: Fields<'_>,
    unknown: &mut Vec<(String, String)>,
) -> Result<(), ReadError> {
    for (part, name) in
        [(TextPart::Lead, "lead"), (TextPart::Problems, "problems"), (TextPart::Other, "other")]
    {
        report.narrative.set(part, fields.text(name)?);
    }
    if let Some(mut aspects) = fields.peek("overview").and_then(|raw| Fields::of(raw, "/text/overview")) {
        fields.take("overview");
        report.narrative.set(TextPart::Overview, aspects.text("intro")?);
        for aspect in Aspect::ALL {
            let part = TextPart::Aspect(aspect);
            let name = part.key().rsplit('.').next().unwrap_or_default();
            report.narrative.set(part, aspects.text(name)?);
        }
        aspects.keep(unknown);
    } else {
        report.narrative.set(TextPart::Overview, fields.text("overview")?);
    }
    let mut notes = fields.object("notes")?;
    for table in TableKey::ALL {
        report.narrative.set(TextPart::Note(table), notes.text(table.key())?);
    }
    notes.keep(unknown);
    fields.keep(unknown);
    Ok(())
}

fn cells(
    report: &mut Report,
    mut fields: Fields<'_>,
    unknown: &mut Vec<(String, String)>,
) -> Result<(), ReadError> {
    let layouts: [&Layout; 3] = TableKey::ALL.map(|table| report.table(table).layout());
    for id in layouts.into_iter().flat_map(Layout::cells).collect::<Vec<CellId>>() {
        let text = fields.text(id.path())?;
        if !text.is_empty() {
            report.set(id, text);
        }
    }
    fields.keep(unknown);
    Ok(())
}

fn settings(mut fields: Fields<'_>, unknown: &mut Vec<(String, String)>) -> Result<Settings, ReadError> {
    let ids = |raw: &str| walk::items(raw)?.into_iter().map(string).collect::<Option<Vec<String>>>();
    let mut settings = Settings::default();
    settings.deadline = fields.understood("deadline", date);
    settings.off = fields.understood("off", ids).unwrap_or_default();
    settings.packs = fields.understood("packs", |raw| Some(packs(raw))).unwrap_or_default();
    let mut limits = fields.object("limits")?;
    for limit in Limit::ALL {
        let number = |raw: &str| raw.parse().ok().filter(|value| limit.accepts(*value));
        settings.set_limit(limit, limits.understood(limit.key(), number));
    }
    limits.keep(unknown);
    fields.keep(unknown);
    Ok(settings)
}

/// JSON that a report keeps as it was read, for writing it. Only what was read holds any, so that the page may have this
/// function come as late as reading.
#[inline(never)]
pub(super) fn kept(json: &str) -> Option<&RawValue> {
    serde_json::from_str(json).ok()
}

/// The packs as they stand there: whether they are in order is for whoever checks to say, aloud. What cannot be packs,
/// or too many of them, is kept as one that is none.
fn packs(raw: &str) -> Vec<Arc<str>> {
    let items = walk::items(raw).filter(|items| items.len() <= limits::PACKS);
    let items = items.unwrap_or_else(|| if raw == "null" { Vec::new() } else { vec![raw] });
    items.into_iter().map(|raw| layout::compact(raw).into()).collect()
}

fn explanations(list: &str, unknown: &mut Vec<(String, String)>) -> Result<Vec<Explanation>, ReadError> {
    let wrong = || wrong_kind("explanations");
    let list = walk::items(list).ok_or_else(wrong)?;
    let mut explanations = Vec::with_capacity(list.len());
    for (index, raw) in list.into_iter().enumerate() {
        let mut fields = Fields::of(raw, &format!("/explanations/{index}")).ok_or_else(wrong)?;
        let mut cells = Vec::new();
        for (key, raw) in fields.object("cells")?.fields {
            for raw in walk::items(raw).unwrap_or_else(|| vec![raw]) {
                cells.push((key.clone(), text(&key, raw)?));
            }
        }
        cells.sort_by(|one, other| one.0.cmp(&other.0));
        explanations.push(Explanation {
            rule: fields.text("rule")?,
            cells,
            reason: fields.text("reason")?,
            by: fields.text("by")?,
            on: fields.understood("on", date),
        });
        fields.keep(unknown);
    }
    Ok(explanations)
}

fn found(mut fields: Fields<'_>, unknown: &mut Vec<(String, String)>) -> Found {
    fn list(raw: Option<&str>) -> Vec<Fields<'_>> {
        let list = raw.and_then(walk::items).unwrap_or_default();
        list.into_iter().filter_map(|raw| Fields::of(raw, "")).collect()
    }
    let strings = |raw: Option<&str>| -> Vec<String> {
        raw.and_then(walk::items).unwrap_or_default().into_iter().filter_map(string).collect()
    };
    let mut found = Found { title: fields.take("title").and_then(string), ..Found::default() };
    for mut heading in list(fields.take("headings")) {
        found.headings.push(FoundHeading {
            part: heading.take("part").and_then(string).and_then(|key| Part::from_key(&key)),
            number: heading.take("number").and_then(|raw| raw.parse().ok()),
            text: heading.take("text").and_then(string).unwrap_or_default(),
        });
    }
    let mut tables = fields.take("tables").and_then(|raw| Fields::of(raw, "")).unwrap_or_default();
    for key in TableKey::ALL {
        let Some(mut table) = tables.take(key.key()).and_then(|raw| Fields::of(raw, "")) else { continue };
        let state = table.take("state").and_then(string).unwrap_or_default();
        let states = [TableState::Read, TableState::Empty, TableState::Absent];
        *found.table_mut(key) = FoundTable {
            state: states.into_iter().find(|known| state_key(*known) == state).unwrap_or_default(),
            edition: table.take("edition").and_then(string).and_then(|key| EditionKey::from_key(&key)),
            altered: list(table.take("altered"))
                .into_iter()
                .map(|mut label| AlteredLabel {
                    key: label.take("key").and_then(string).unwrap_or_default(),
                    text: label.take("text").and_then(string).unwrap_or_default(),
                })
                .collect(),
            missing_rows: strings(table.take("missing_rows")),
            repeated_rows: strings(table.take("repeated_rows")),
            unread_rows: strings(table.take("unread_rows")),
            extra_rows: strings(table.take("extra_rows")),
        };
    }
    fields.keep(unknown);
    found
}

/// The text of a field: a string, the digits of a number, nothing for null.
fn text(name: &str, raw: &str) -> Result<String, ReadError> {
    match raw.as_bytes().first() {
        Some(b'"') => string(raw).ok_or_else(|| wrong_kind(name)),
        Some(b'-' | b'0'..=b'9') => Ok(raw.to_owned()),
        _ if raw == "null" => Ok(String::new()),
        _ => Err(wrong_kind(name)),
    }
}

fn wrong_kind(name: &str) -> ReadError {
    ReadError::Damaged(format!("其中“{name}”一项的内容不对"))
}

/// The fields of one object, taken out one after another; what remains is kept.
#[derive(Default)]
pub(super) struct Fields<'a> {
    pointer: String,
    pub(super) fields: Vec<(String, &'a str)>,
    /// Where the next field probably stands: files are written in the order they are read in.
    next: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn of(raw: &'a str, pointer: &str) -> Option<Fields<'a>> {
        let fields = walk::fields(raw, limits::OBJECT_FIELDS)?;
        Some(Fields { pointer: pointer.to_owned(), fields, next: 0 })
    }

    fn position(&self, name: &str) -> Option<usize> {
        let here = |at: &usize| self.fields.get(*at).is_some_and(|(known, _)| known == name);
        Some(self.next).filter(here).or_else(|| self.fields.iter().rposition(|(known, _)| known == name))
    }

    fn peek(&self, name: &str) -> Option<&'a str> {
        self.position(name).map(|at| self.fields[at].1)
    }

    pub(super) fn take(&mut self, name: &str) -> Option<&'a str> {
        let at = self.position(name)?;
        self.next = at;
        Some(self.fields.remove(at).1)
    }

    fn text(&mut self, name: &str) -> Result<String, ReadError> {
        self.take(name).map_or(Ok(String::new()), |raw| text(name, raw))
    }

    /// Takes a field only when its value is understood or says nothing.
    fn understood<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let raw = self.peek(name)?;
        let value = read(raw);
        if value.is_some() || matches!(raw, "null" | "\"\"") {
            self.take(name);
        }
        value
    }

    /// The fields of an object inside; none when it is absent.
    fn object(&mut self, name: &str) -> Result<Fields<'a>, ReadError> {
        let pointer = format!("{}/{name}", self.pointer);
        match self.take(name) {
            None => Ok(Fields { pointer, ..Fields::default() }),
            Some("null") => Ok(Fields { pointer, ..Fields::default() }),
            Some(raw) => Fields::of(raw, &pointer).ok_or_else(|| wrong_kind(name)),
        }
    }

    /// Notes what was not taken.
    fn keep(self, unknown: &mut Vec<(String, String)>) {
        for (name, raw) in self.fields {
            let token = name.replace('~', "~0").replace('/', "~1");
            unknown.push((format!("{}/{token}", self.pointer), layout::compact(raw)));
        }
    }
}

//! Report to report file.

use std::borrow::Cow;

use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::found::{self, TableState};
use nianbao_core::model::{self, Narrative, OrgKind, Report, TextPart};
use serde_json::value::RawValue;

use super::dto::{
    Altered, Aspects, Cells, Explanation, Extra, Field, File, Found, FoundTable, FoundTables, Heading,
    Limits, Meta, Notes, Overview, Rests, Settings, TableEditions, Text,
};
use super::read::kept;
use super::{FORMAT, layout};

/// The report file on one line. The same report gives the same bytes; they may stand in HTML and XML as they are.
pub fn to_json(report: &Report) -> String {
    // Every type written here is a struct, a string, a number or a list of them; writing to a string cannot fail.
    layout::compact(&serde_json::to_string(&file(report)).unwrap_or_default())
}

/// The report file, indented, with a line break at the end: the one people keep and compare.
pub fn to_json_pretty(report: &Report) -> String {
    layout::indented(&to_json(report))
}

fn file(report: &Report) -> File<'_> {
    let edition = report.edition();
    let other = |table: TableKey| {
        let own: EditionKey = report.table(table).edition();
        (own != edition).then(|| own.key())
    };
    let mut extra = extra(report, "");
    extra.yield_to(&[
        "format",
        "edition",
        "tables",
        "meta",
        "text",
        "cells",
        "explanations",
        "settings",
        if report.found.is_some() { "found" } else { "format" },
    ]);
    File {
        format: FORMAT,
        edition: edition.key(),
        tables: TableEditions {
            proactive: other(TableKey::Proactive),
            applications: other(TableKey::Applications),
            disputes: other(TableKey::Disputes),
            extra: self::extra(report, "/tables"),
        },
        meta: meta(report),
        text: text(report),
        cells: Cells {
            known: report.cells().map(|(id, cell)| (id.path(), cell.raw())).collect(),
            extra: self::extra(report, "/cells"),
        },
        explanations: report
            .explanations
            .iter()
            .enumerate()
            .map(|(index, explanation)| self::explanation(report, index, explanation))
            .collect(),
        settings: settings(report),
        found: report.found.as_deref().map(|found| self::found(report, found)),
        extra,
    }
}

fn meta(report: &Report) -> Meta<'_> {
    let model::Meta { org_name, org_kind, region, year, published_on } = &report.meta;
    let mut extra = extra(report, "/meta");
    Meta {
        org_name,
        org_kind: extra.field("org_kind", org_kind.key(), *org_kind == OrgKind::Unknown),
        region,
        year: extra.field("year", *year, year.is_none()),
        published_on: extra.field(
            "published_on",
            published_on.map(|day| day.to_string()),
            published_on.is_none(),
        ),
        extra,
    }
}

fn text(report: &Report) -> Text<'_> {
    let narrative: &Narrative = &report.narrative;
    let aspect = |aspect| narrative.get(TextPart::Aspect(aspect));
    let note = |table| narrative.get(TextPart::Note(table));
    let inside = extra(report, "/text/overview");
    let overview = if narrative.has_aspects() || !inside.is_empty() {
        Overview::Aspects(Aspects {
            intro: narrative.get(TextPart::Overview),
            active: aspect(Aspect::Active),
            applications: aspect(Aspect::Applications),
            management: aspect(Aspect::Management),
            platform: aspect(Aspect::Platform),
            supervision: aspect(Aspect::Supervision),
            extra: inside,
        })
    } else {
        Overview::Whole(narrative.get(TextPart::Overview))
    };
    Text {
        lead: narrative.get(TextPart::Lead),
        overview,
        problems: narrative.get(TextPart::Problems),
        other: narrative.get(TextPart::Other),
        notes: Notes {
            proactive: note(TableKey::Proactive),
            applications: note(TableKey::Applications),
            disputes: note(TableKey::Disputes),
            extra: extra(report, "/text/notes"),
        },
        extra: extra(report, "/text"),
    }
}

fn explanation<'a>(report: &'a Report, index: usize, explanation: &'a model::Explanation) -> Explanation<'a> {
    let mut extra = extra(report, &format!("/explanations/{index}"));
    Explanation {
        rule: &explanation.rule,
        cells: Rests(&explanation.cells),
        reason: &explanation.reason,
        by: &explanation.by,
        on: extra.field("on", explanation.on.map(|day| day.to_string()), explanation.on.is_none()),
        extra,
    }
}

fn settings(report: &Report) -> Settings<'_> {
    let settings = &report.settings;
    let off = Some(settings.off.as_slice()).filter(|off| !off.is_empty());
    let deadline = settings.deadline.map(|day| day.to_string());
    let mut extra = extra(report, "/settings");
    // What could not be read stays until somebody chooses another.
    extra.yield_to(&["limits"]);
    // Packs come from files, or were read as JSON before they were taken.
    let packs: Vec<&RawValue> = settings.packs.iter().filter_map(|pack| kept(pack)).collect();
    let chosen = [
        off.map(|_| "off"),
        deadline.as_ref().map(|_| "deadline"),
        if packs.is_empty() { None } else { Some("packs") },
    ];
    extra.yield_to(&chosen.into_iter().flatten().collect::<Vec<_>>());
    let known: Vec<(&str, u32)> = settings.limits().map(|(limit, value)| (limit.key(), value)).collect();
    let mut foreign = self::extra(report, "/settings/limits");
    foreign.yield_to(&known.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    Settings { off, limits: Limits { known, extra: foreign }, deadline, packs, extra }
}

fn found<'a>(report: &'a Report, found: &'a found::Found) -> Found<'a> {
    let table = |key| found_table(found.table(key));
    Found {
        title: found.title.as_deref(),
        headings: found
            .headings
            .iter()
            .map(|heading| Heading {
                part: heading.part.map(Part::key),
                number: heading.number,
                text: &heading.text,
            })
            .collect(),
        tables: FoundTables {
            proactive: table(TableKey::Proactive),
            applications: table(TableKey::Applications),
            disputes: table(TableKey::Disputes),
        },
        extra: extra(report, "/found"),
    }
}

fn found_table(table: &found::FoundTable) -> FoundTable<'_> {
    FoundTable {
        state: state_key(table.state),
        edition: table.edition.map(EditionKey::key),
        altered: table.altered.iter().map(|label| Altered { key: &label.key, text: &label.text }).collect(),
        missing_rows: &table.missing_rows,
        repeated_rows: &table.repeated_rows,
        unread_rows: &table.unread_rows,
        extra_rows: &table.extra_rows,
    }
}

/// The name of a table's state in the file.
pub(super) fn state_key(state: TableState) -> &'static str {
    match state {
        TableState::Read => "read",
        TableState::Empty => "empty",
        TableState::Absent => "absent",
    }
}

/// The unknown fields of the object at `pointer`.
fn extra<'a>(report: &'a Report, pointer: &str) -> Extra<'a> {
    let fields = report.unknown.iter().filter_map(|(at, json)| {
        let name = at.strip_prefix(pointer)?.strip_prefix('/')?;
        // A longer pointer belongs to an object further in.
        let name = if name.contains('/') { return None } else { unescape(name) };
        Some((name, kept(json)?))
    });
    Extra(fields.collect())
}

/// A pointer's token as a name: `~1` is `/`, `~0` is `~`.
fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { token.into() }
}

impl Extra<'_> {
    /// Takes out what would stand beside a known field of the same name.
    fn yield_to(&mut self, known: &[&str]) {
        self.0.retain(|(name, _)| !known.contains(&name.as_ref()));
    }

    /// A field that gives way to a value this version could not read, as long as nobody has chosen another.
    fn field<T>(&mut self, name: &str, value: T, open: bool) -> Field<T> {
        if open && self.0.iter().any(|(other, _)| other == name) {
            return Field::Foreign;
        }
        self.yield_to(&[name]);
        Field::Known(value)
    }
}

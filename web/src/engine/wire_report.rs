//! A [`Report`] on its way to the checker: what checks read, and nothing else. Shorter and quicker than a report file,
//! since it goes with every change. Tables and pieces of text travel in their order, forms and labels by name.

use std::sync::Arc;

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, FoundHeading, FoundTable, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::settings::{Limit, Settings};
use nianbao_core::model::{Date, Found, Meta, OrgKind, Report, TextPart};
use serde::{Deserialize, Serialize};

/// What checks read of a report: not the explanations, which concern findings that are there.
#[derive(Debug, Serialize, Deserialize)]
pub struct WireReport {
    meta: WireMeta,
    texts: Vec<String>,
    tables: Vec<WireTable>,
    found: Option<WireFound>,
    settings: WireSettings,
}

/// How to check.
#[derive(Debug, Serialize, Deserialize)]
struct WireSettings {
    off: Vec<String>,
    packs: Vec<String>,
    deadline: Option<String>,
    limits: Vec<(String, u32)>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireMeta {
    org_name: String,
    org_kind: String,
    region: String,
    year: Option<u16>,
    published_on: Option<String>,
}

/// A table with the form it is on.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireTable {
    edition: String,
    cells: Vec<String>,
}

/// What a file looked like.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WireFound {
    title: Option<String>,
    headings: Vec<(Option<String>, Option<u8>, String)>,
    tables: Vec<WireFoundTable>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireFoundTable {
    state: u8,
    edition: Option<String>,
    altered: Vec<(String, String)>,
    missing: Vec<String>,
    repeated: Vec<String>,
    extra: Vec<String>,
    unread: Vec<String>,
}

const STATES: [TableState; 3] = [TableState::Read, TableState::Empty, TableState::Absent];

impl WireReport {
    /// Packs a report.
    #[inline(never)]
    pub fn pack(report: &Report) -> WireReport {
        WireReport {
            meta: WireMeta::pack(&report.meta),
            texts: report.narrative.parts().map(|(_, text)| text.to_owned()).collect(),
            tables: TableKey::ALL.map(|table| WireTable::pack(report.table(table))).into(),
            found: report.found.as_deref().map(WireFound::pack),
            settings: WireSettings::pack(&report.settings),
        }
    }

    /// Unpacks it; `None` when it speaks of a form that is not known here.
    pub fn unpack(self) -> Option<Report> {
        let mut report = Report::blank(EditionKey::latest());
        report.meta = self.meta.unpack();
        report.settings = self.settings.unpack();
        for (part, text) in TextPart::ALL.into_iter().zip(self.texts) {
            report.narrative.set(part, text);
        }
        for (table, cells) in TableKey::ALL.into_iter().zip(self.tables) {
            report.set_table(Arc::new(cells.unpack(table)?));
        }
        report.found = match self.found {
            Some(found) => Some(Arc::new(found.unpack()?)),
            None => None,
        };
        Some(report)
    }
}

impl WireSettings {
    fn pack(settings: &Settings) -> WireSettings {
        WireSettings {
            off: settings.off.clone(),
            packs: settings.packs.iter().map(|pack| pack.as_ref().to_owned()).collect(),
            deadline: settings.deadline.map(|day| day.to_string()),
            limits: settings.limits().map(|(limit, value)| (limit.key().to_owned(), value)).collect(),
        }
    }

    fn unpack(self) -> Settings {
        let mut settings = Settings::default();
        settings.off = self.off;
        settings.packs = self.packs.into_iter().map(Arc::from).collect();
        settings.deadline = self.deadline.and_then(|day| Date::parse(&day));
        for (key, value) in self.limits {
            if let Some(limit) = Limit::from_key(&key) {
                settings.set_limit(limit, Some(value));
            }
        }
        settings
    }
}

impl WireMeta {
    pub(super) fn pack(meta: &Meta) -> WireMeta {
        WireMeta {
            org_name: meta.org_name.clone(),
            org_kind: meta.org_kind.key().to_owned(),
            region: meta.region.clone(),
            year: meta.year,
            published_on: meta.published_on.map(|day| day.to_string()),
        }
    }

    pub(super) fn unpack(self) -> Meta {
        Meta {
            org_name: self.org_name,
            org_kind: OrgKind::from_key(&self.org_kind).unwrap_or_default(),
            region: self.region,
            year: self.year,
            published_on: self.published_on.and_then(|day| Date::parse(&day)),
        }
    }
}

impl WireTable {
    pub(super) fn pack(table: &TableData) -> WireTable {
        WireTable {
            edition: table.edition().key().to_owned(),
            cells: table.cells().map(|(_, cell)| cell.raw().to_owned()).collect(),
        }
    }

    pub(super) fn unpack(self, table: TableKey) -> Option<TableData> {
        let edition = EditionKey::from_key(&self.edition)?;
        let mut report = Report::blank(edition);
        for (index, raw) in self.cells.into_iter().enumerate().filter(|(_, raw)| !raw.is_empty()) {
            report.set(CellId { table, edition, index: u16::try_from(index).ok()? }, raw);
        }
        Some(report.table(table).as_ref().clone())
    }
}

impl WireFound {
    pub(super) fn pack(found: &Found) -> WireFound {
        let headings = found.headings.iter().map(|heading| {
            (heading.part.map(|part| part.key().to_owned()), heading.number, heading.text.clone())
        });
        WireFound {
            title: found.title.clone(),
            headings: headings.collect(),
            tables: found.tables.iter().map(WireFoundTable::pack).collect(),
        }
    }

    pub(super) fn unpack(self) -> Option<Found> {
        let headings = self.headings.into_iter().map(|(part, number, text)| FoundHeading {
            part: part.and_then(|part| Part::from_key(&part)),
            number,
            text,
        });
        let mut found = Found { title: self.title, headings: headings.collect(), ..Found::default() };
        for (into, table) in found.tables.iter_mut().zip(self.tables) {
            *into = table.unpack()?;
        }
        Some(found)
    }
}

impl WireFoundTable {
    fn pack(table: &FoundTable) -> WireFoundTable {
        WireFoundTable {
            state: table.state as u8,
            edition: table.edition.map(|edition| edition.key().to_owned()),
            altered: table.altered.iter().map(|one| (one.key.clone(), one.text.clone())).collect(),
            missing: table.missing_rows.clone(),
            repeated: table.repeated_rows.clone(),
            extra: table.extra_rows.clone(),
            unread: table.unread_rows.clone(),
        }
    }

    fn unpack(self) -> Option<FoundTable> {
        let altered = self.altered.into_iter().map(|(key, text)| AlteredLabel { key, text });
        Some(FoundTable {
            state: *STATES.get(usize::from(self.state))?,
            edition: self.edition.and_then(|edition| EditionKey::from_key(&edition)),
            altered: altered.collect(),
            missing_rows: self.missing,
            repeated_rows: self.repeated,
            extra_rows: self.extra,
            unread_rows: self.unread,
        })
    }
}

//! The shapes on the wire. They are written as they stand here and the JSON Schema is made from them; reading is more
//! tolerant and stands in `read`.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
#[cfg(feature = "schema")]
use std::collections::BTreeMap;

mod found;
#[cfg(feature = "schema")]
mod schema;

pub(super) use found::{Altered, Found, FoundTable, FoundTables, Heading};

/// A report file of 政府信息公开工作年度报告 (`nianbao/1`). Fields not listed here are kept when the file is read and written again.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename = "nianbao/1"))]
pub(super) struct File<'a> {
    /// `nianbao/1`. A reader refuses a larger number.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^nianbao/1$")))]
    pub(super) format: &'a str,
    /// The edition of the form, such as `ed2021`.
    pub(super) edition: &'a str,
    /// Tables of another edition than `edition`; absent when there is none.
    #[serde(skip_serializing_if = "TableEditions::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) tables: TableEditions<'a>,
    pub(super) meta: Meta<'a>,
    pub(super) text: Text<'a>,
    /// Every cell by its path: the text as typed or as found, "" for blank. An absent cell is blank.
    pub(super) cells: Cells<'a>,
    /// What the filer says about findings.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) explanations: Vec<Explanation<'a>>,
    /// How the report is to be checked; absent when everything is as usual.
    #[serde(skip_serializing_if = "Settings::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) settings: Settings<'a>,
    /// What the file the report was read from looked like; absent for a report typed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) found: Option<Found<'a>>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

/// Editions of single tables.
#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct TableEditions<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proactive: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) applications: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) disputes: Option<&'a str>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

impl TableEditions<'_> {
    fn is_empty(&self) -> bool {
        [self.proactive, self.applications, self.disputes].iter().all(Option::is_none)
            && self.extra.is_empty()
    }
}

/// Who reports, for which year.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Meta<'a> {
    /// The organ's full name.
    pub(super) org_name: &'a str,
    /// government, government_office, department, township, street, zone, vertical or unknown.
    #[serde(skip_serializing_if = "Field::is_foreign")]
    pub(super) org_kind: Field<&'a str>,
    /// The region it belongs to.
    pub(super) region: &'a str,
    /// The year reported on.
    #[serde(skip_serializing_if = "Field::is_foreign")]
    pub(super) year: Field<Option<u16>>,
    /// The day of publication, `2025-01-20`.
    #[serde(skip_serializing_if = "Field::is_foreign")]
    pub(super) published_on: Field<Option<String>>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

/// A field whose value in the file may be one that this version cannot read; then the value stays among the unknown
/// ones until the person chooses another.
pub(super) enum Field<T> {
    Known(T),
    Foreign,
}

impl<T> Field<T> {
    fn is_foreign(&self) -> bool {
        matches!(self, Field::Foreign)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Field::Known(value) => value.serialize(serializer),
            Field::Foreign => serializer.serialize_unit(),
        }
    }
}

/// The text. Paragraphs are separated by line breaks.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Text<'a> {
    /// What stands between the title and part 一.
    pub(super) lead: &'a str,
    pub(super) overview: Overview<'a>,
    /// Part 五.
    pub(super) problems: &'a str,
    /// Part 六.
    pub(super) other: &'a str,
    /// Notes below the tables; absent when there is none.
    #[serde(skip_serializing_if = "Notes::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) notes: Notes<'a>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

/// Part 一: one text, or one text for each of the five aspects.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub(super) enum Overview<'a> {
    Whole(&'a str),
    Aspects(Aspects<'a>),
}

/// Part 一 by its five aspects.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Aspects<'a> {
    /// What stands before the first sub-head.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) intro: &'a str,
    /// （一）
    pub(super) active: &'a str,
    /// （二）
    pub(super) applications: &'a str,
    /// （三）
    pub(super) management: &'a str,
    /// （四）
    pub(super) platform: &'a str,
    /// （五）
    pub(super) supervision: &'a str,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

/// Notes below the tables.
#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Notes<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) proactive: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) applications: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) disputes: &'a str,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

impl Notes<'_> {
    fn is_empty(&self) -> bool {
        [self.proactive, self.applications, self.disputes].iter().all(|note| note.is_empty())
            && self.extra.is_empty()
    }
}

/// Cells in printed order, then those this version does not know.
pub(super) struct Cells<'a> {
    pub(super) known: Vec<(&'a str, &'a str)>,
    pub(super) extra: Extra<'a>,
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (path, text) in &self.known {
            map.serialize_entry(path, text)?;
        }
        self.extra.entries(&mut map)?;
        map.end()
    }
}

/// The filer's explanation of one finding; it counts while the cells hold these values.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Explanation<'a> {
    /// The rule's id.
    pub(super) rule: &'a str,
    /// The cells the finding rests on with their texts; `text:` and a text part's name for a quotation.
    pub(super) cells: Rests<'a>,
    /// The reason.
    pub(super) reason: &'a str,
    /// Who gave it.
    pub(super) by: &'a str,
    /// When, `2025-01-20`.
    #[serde(skip_serializing_if = "Field::is_foreign")]
    pub(super) on: Field<Option<String>>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

/// How a report is to be checked.
#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(crate) struct Settings<'a> {
    /// Ids of rules that are switched off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>", default))]
    pub(super) off: Option<&'a [String]>,
    /// Limits drawn otherwise than usual, by name.
    #[serde(skip_serializing_if = "Limits::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(super) limits: Limits<'a>,
    /// The last day for publication, `2025-01-20`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deadline: Option<String>,
    /// Rule packs that go with it, each as its own file has it (`nianbao-rules/1`). A reader tries their examples before it uses them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<serde_json::Value>", default))]
    pub(super) packs: Vec<&'a RawValue>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Extra<'a>,
}

impl Settings<'_> {
    fn is_empty(&self) -> bool {
        let Settings { off, limits, deadline, packs, extra } = self;
        off.is_none() && limits.is_empty() && deadline.is_none() && packs.is_empty() && extra.is_empty()
    }
}

/// Limits by name, then those this version does not know.
#[derive(Default)]
pub(super) struct Limits<'a> {
    pub(super) known: Vec<(&'static str, u32)>,
    pub(super) extra: Extra<'a>,
}

impl Limits<'_> {
    fn is_empty(&self) -> bool {
        self.known.is_empty() && self.extra.is_empty()
    }
}

impl Serialize for Limits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.known {
            map.serialize_entry(name, value)?;
        }
        self.extra.entries(&mut map)?;
        map.end()
    }
}

/// What a finding rests on. A key that stands several times, two quotations of one text, has a list.
pub(super) struct Rests<'a>(pub(super) &'a [(String, String)]);

impl Serialize for Rests<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for same in self.0.chunk_by(|one, next| one.0 == next.0) {
            match same {
                [(key, text)] => map.serialize_entry(key, text)?,
                _ => {
                    map.serialize_entry(&same[0].0, &same.iter().map(|(_, text)| text).collect::<Vec<_>>())?
                }
            }
        }
        map.end()
    }
}

/// Fields of one object that this version does not know: name and JSON text.
#[derive(Default)]
pub(super) struct Extra<'a>(pub(super) Vec<(Cow<'a, str>, &'a RawValue)>);

impl Extra<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.0.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

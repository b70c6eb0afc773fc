//! What the file a report was read from looked like, on the wire.

use serde::Serialize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

use super::Extra;

/// What the file the report was read from looked like.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(in crate::project) struct Found<'a> {
    /// The title as found.
    pub(in crate::project) title: Option<&'a str>,
    /// Headings of parts in the order they stand in.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) headings: Vec<Heading<'a>>,
    /// The tables.
    pub(in crate::project) tables: FoundTables<'a>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(in crate::project) extra: Extra<'a>,
}

/// A heading as found.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(in crate::project) struct Heading<'a> {
    /// overview, proactive, applications, disputes, problems, other; null for none of the six.
    pub(in crate::project) part: Option<&'a str>,
    /// The number it bears: 1 for 一.
    pub(in crate::project) number: Option<u8>,
    /// Its words.
    pub(in crate::project) text: &'a str,
}

/// The tables as found.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(in crate::project) struct FoundTables<'a> {
    pub(in crate::project) proactive: FoundTable<'a>,
    pub(in crate::project) applications: FoundTable<'a>,
    pub(in crate::project) disputes: FoundTable<'a>,
}

/// A table as found.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(in crate::project) struct FoundTable<'a> {
    /// read, empty or absent.
    pub(in crate::project) state: &'a str,
    /// The edition of its layout.
    pub(in crate::project) edition: Option<&'a str>,
    /// Labels that differ from the printed ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) altered: Vec<Altered<'a>>,
    /// Keys of rows that are not there.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) missing_rows: &'a [String],
    /// Keys of rows that stand twice.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) repeated_rows: &'a [String],
    /// Keys of rows whose numbers could not be put into their cells, or that were not found.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) unread_rows: &'a [String],
    /// Labels of rows that are not on the form.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(in crate::project) extra_rows: &'a [String],
}

/// A label that differs from the printed one.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(in crate::project) struct Altered<'a> {
    /// The key of the row or column.
    pub(in crate::project) key: &'a str,
    /// The label as found.
    pub(in crate::project) text: &'a str,
}

//! Why something that looks odd is right: the filer's own words, kept with the report.

use super::date::Date;

/// The filer's explanation of one finding. It belongs to rule, cells and their values: when a value changes, the
/// finding is open again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The rule's id.
    pub rule: String,
    /// Path and text of every cell the finding rests on, sorted by path; for findings in text, part and quote.
    pub cells: Vec<(String, String)>,
    /// The reason.
    pub reason: String,
    /// Who gave it.
    pub by: String,
    /// When.
    pub on: Option<Date>,
}

//! What several reports come to, as outsiders get it: `nianbao-sum/1`. Findings look as those of a check do; beside the
//! place stands whose report it is in.

mod finding;

use nianbao_core::check::RULESET;
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_desk::Outcome;
use nianbao_io::project;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Counts, Coverage, Error};
use crate::county::County;
use finding::Finding;

/// What the reports of a place come to: all of `nianbao sum --to json`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "nianbao sum")]
pub(crate) struct Totals {
    /// `nianbao-sum/1`.
    format: &'static str,
    /// The version of the rules.
    ruleset: &'static str,
    /// The year the reports are of.
    year: Option<u16>,
    /// The reports that were read.
    units: Vec<Unit>,
    /// Files that could not be read; they are in no sum.
    unreadable: Vec<Unreadable>,
    /// The list of units, if there is one.
    list: Option<List>,
    /// Names on the list without a report.
    missing: Vec<String>,
    /// Files of units that are not on the list; they do not count.
    unlisted: Vec<String>,
    /// Files of the parent's own organ; they do not count.
    own: Vec<String>,
    /// Files of another year, or of none; they do not count.
    other_year: Vec<String>,
    /// Files of a unit that is there already; they do not count.
    doubled: Vec<Doubled>,
    /// Reports that were published late.
    late: Vec<Late>,
    /// The sums as a report file (`nianbao schema report`), with remarks under the tables.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    sum: Option<Box<RawValue>>,
    /// How many blanks counted as 0.
    blanks: usize,
    /// Cells that could not be read; they are in no sum.
    unread: Vec<Found>,
    /// Cells of another edition, other than 0, that the sum has no place for.
    left_out: Vec<Found>,
    /// Numbers of another edition in a row that the sum divides: in the totals, and in none of the rows.
    undivided: Vec<Undivided>,
    /// Tables of which nothing is known.
    silent: Vec<Silent>,
    /// What the sums alone do not show, in words.
    remarks: Vec<Remark>,
    /// The parent's report against the sum, if there is one.
    parent: Option<Against>,
    /// Findings by severity.
    counts: Counts,
    /// What was found, by rule.
    findings: Vec<Finding>,
    /// For every rule over several reports whether it ran.
    coverage: Vec<Coverage>,
}

/// A report that was read.
#[derive(Debug, Serialize, JsonSchema)]
struct Unit {
    file: String,
    org_name: String,
    year: Option<u16>,
    /// The edition the report is on.
    edition: &'static str,
    /// Whether it is in the sums.
    counted: bool,
}

/// A file that gave no report.
#[derive(Debug, Serialize, JsonSchema)]
struct Unreadable {
    file: String,
    error: Error,
}

/// The list of units.
#[derive(Debug, Serialize, JsonSchema)]
struct List {
    /// How many it names.
    units: usize,
    /// Whether somebody says that these are all and no others.
    confirmed: bool,
}

/// A second report of one unit.
#[derive(Debug, Serialize, JsonSchema)]
struct Doubled {
    file: String,
    /// The file that counts.
    counted: String,
}

/// A report that was published late.
#[derive(Debug, Serialize, JsonSchema)]
struct Late {
    file: String,
    /// Its last day.
    due: String,
}

/// A cell of a unit that is in no sum.
#[derive(Debug, Serialize, JsonSchema)]
struct Found {
    file: String,
    /// The cell, by its id.
    cell: &'static str,
    /// What stands there.
    raw: String,
}

/// A number in a row that the sum divides.
#[derive(Debug, Serialize, JsonSchema)]
struct Undivided {
    file: String,
    /// The unit's own cell.
    cell: &'static str,
    value: String,
    /// The cells of the sum it could belong to.
    rows: Vec<&'static str>,
}

/// A table of which nothing is known.
#[derive(Debug, Serialize, JsonSchema)]
struct Silent {
    file: String,
    table: &'static str,
}

/// What is to be known of a table's sums.
#[derive(Debug, Serialize, JsonSchema)]
struct Remark {
    table: &'static str,
    text: String,
}

/// The parent's report against the sum.
#[derive(Debug, Serialize, JsonSchema)]
struct Against {
    /// Whether all units are there, on a confirmed list, and everything could be read.
    complete: bool,
    /// Cells that differ.
    differences: Vec<Difference>,
    /// Cells of the parent that cannot be read.
    unread: Vec<&'static str>,
    /// Tables of the parent of which nothing is known.
    silent: Vec<&'static str>,
}

/// A cell that differs.
#[derive(Debug, Serialize, JsonSchema)]
struct Difference {
    /// The cell, by its id.
    cell: &'static str,
    /// The parent's number; null when it wrote none.
    parent: Option<String>,
    /// What the units come to.
    sum: String,
}

impl Totals {
    /// Everything, for outsiders.
    pub(crate) fn new(county: &County<'_>, outcome: &Outcome) -> Totals {
        let (desk, roll, sum) = (&county.desk, &outcome.roll, &outcome.sum);
        let file = |index: usize| desk.units[index].name.clone();
        let files = |all: &[usize]| all.iter().map(|index| file(*index)).collect();
        let unit = |(index, unit): (usize, &nianbao_desk::Unit)| Unit {
            file: unit.name.clone(),
            org_name: unit.report.meta.org_name.clone(),
            year: unit.report.meta.year,
            edition: unit.report.edition().key(),
            counted: roll.counted.contains(&index),
        };
        let found = |unit: usize, cell: CellId, raw: &str| Found {
            file: file(unit),
            cell: cell.path(),
            raw: raw.to_owned(),
        };
        let raw = |unit: usize, cell: CellId| desk.units[unit].report.raw(cell);
        let severity = |severity| outcome.count(severity);
        let about = desk.parent.unwrap_or(&sum.report);
        Totals {
            format: "nianbao-sum/1",
            ruleset: RULESET,
            year: roll.year,
            units: desk.units.iter().enumerate().map(unit).collect(),
            unreadable: county.unreadable.iter().map(Unreadable::new).collect(),
            list: desk.list.map(|list| List { units: list.units.len(), confirmed: list.confirmed }),
            missing: roll.missing.clone(),
            unlisted: files(&roll.unlisted),
            own: files(&roll.own),
            other_year: files(&roll.other_year),
            doubled: each(&roll.doubled, |&(one, first)| Doubled { file: file(one), counted: file(first) }),
            late: each(&roll.late, |&(index, due)| Late { file: file(index), due: due.to_string() }),
            sum: RawValue::from_string(project::to_json(&sum.report)).ok(),
            blanks: sum.blanks.iter().sum(),
            unread: each(&sum.unread, |one| found(one.unit, one.cell, &one.raw)),
            left_out: each(&sum.left_out, |one| found(one.unit, one.cell, raw(one.unit, one.cell))),
            undivided: each(&sum.undivided, |one| Undivided::new(file(one.unit), one)),
            silent: each(&sum.silent, |&(index, table)| Silent { file: file(index), table: table.key() }),
            remarks: each(&outcome.remarks, |one| Remark { table: one.table.key(), text: one.text.clone() }),
            parent: outcome.against.as_ref().map(Against::new),
            counts: Counts {
                error: severity(nianbao_core::check::Severity::Error),
                verify: severity(nianbao_core::check::Severity::Verify),
                hint: severity(nianbao_core::check::Severity::Hint),
            },
            findings: each(&outcome.findings, |finding| Finding::new(county, finding)),
            coverage: each(&outcome.coverage, |one| Coverage::new(about, one)),
        }
    }
}

/// What is written for each of a list.
fn each<T, W>(list: &[T], write: impl FnMut(&T) -> W) -> Vec<W> {
    list.iter().map(write).collect()
}

impl Unreadable {
    fn new((file, trouble): &(String, crate::source::Trouble)) -> Unreadable {
        let error = Error { code: trouble.code, message: trouble.message.clone() };
        Unreadable { file: file.clone(), error }
    }
}

impl Undivided {
    fn new(file: String, one: &nianbao_desk::Undivided) -> Undivided {
        let rows = one.rows.iter().map(|row| row.path()).collect();
        Undivided { file, cell: one.cell.path(), value: one.value.to_string(), rows }
    }
}

impl Against {
    fn new(against: &nianbao_desk::Against) -> Against {
        let each = |one: &nianbao_desk::Difference| Difference {
            cell: one.cell.path(),
            parent: one.parent.map(|number| number.to_string()),
            sum: one.sum.to_string(),
        };
        Against {
            complete: against.complete,
            differences: against.differences.iter().map(each).collect(),
            unread: against.unread.iter().map(|id| id.path()).collect(),
            silent: against.silent.iter().copied().map(TableKey::key).collect(),
        }
    }
}

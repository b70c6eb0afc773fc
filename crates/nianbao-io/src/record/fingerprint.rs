//! Fingerprints: whether this is the report that was checked, and whether another check of it must say the same.
//!
//! Both are SHA-256 over named, length-prefixed fields, so no two contents can run into one another and no machine,
//! file format or order of fields plays a part. Unlike the digest in [`crate::visible`] they withstand people who want
//! them to fit.

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Record, Report, TextPart};
use sha2::{Digest, Sha256};

use crate::project;
use crate::visible::is_visible;

/// The fingerprints of a checked report, 64 hexadecimal digits each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of what people read in the report: title, text and tables.
    pub content: String,
    /// Of everything the check went by: the report, last year's, the rules and the settings.
    pub check: String,
}

impl Fingerprint {
    /// The fingerprints of `report`, checked against `previous` as `record` says.
    pub fn of(report: &Report, previous: Option<&Report>, record: &Record) -> Fingerprint {
        let mut check = Print::new("nianbao check 1");
        check.field("ruleset", &record.ruleset);
        record.left_out.iter().for_each(|rule| check.field("left out", &rule.id));
        record.settings.iter().for_each(|words| check.field("setting", words));
        record.packs.iter().for_each(|pack| check.field("pack", &pack.fingerprint));
        if let Some(day) = record.published_on {
            check.field("published on", &day.to_string());
        }
        check.field("report", &project::to_json(report));
        if let Some(previous) = previous {
            check.field("previous", &project::to_json(previous));
        }
        Fingerprint { content: content(report), check: check.finish() }
    }
}

/// The fingerprint of what people read in a report: organ, year, text and tables. Spaces and line breaks do not count,
/// because programs change them by themselves; who explained what, and what the file once looked like, does not either.
pub fn content(report: &Report) -> String {
    let mut print = Print::new("nianbao content 1");
    print.visible("organ", &report.meta.org_name);
    print.field("year", &report.meta.year.map(|year| year.to_string()).unwrap_or_default());
    for part in TextPart::ALL {
        print.visible(part.key(), report.narrative.get(part));
    }
    for table in TableKey::ALL {
        let edition: EditionKey = report.table(table).edition();
        print.field(table.key(), edition.key());
    }
    for (id, cell) in report.cells() {
        print.visible(id.path(), cell.raw());
    }
    print.finish()
}

/// What is known by these words and no others, as a fingerprint.
pub fn identity(words: &[&str]) -> String {
    let mut print = Print::new("nianbao identity 1");
    words.iter().for_each(|word| print.field("", word));
    print.finish()
}

/// Fields on their way into a hash.
struct Print(Sha256);

impl Print {
    /// `name` says of what, and in which version of the counting.
    fn new(name: &str) -> Print {
        let mut print = Print(Sha256::new());
        print.field(name, "");
        print
    }

    fn field(&mut self, name: &str, value: &str) {
        for text in [name, value] {
            self.0.update((text.len() as u64).to_be_bytes());
            self.0.update(text);
        }
    }

    fn visible(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| is_visible(*c)).collect();
        self.field(name, &value);
    }

    fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

//! Reports for tests, made in one line. Knows nothing of rules.

use std::sync::Arc;

use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{FoundHeading, FoundTable, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Found, Report};

/// A report on the newest form whose cells are all 0, for that form's first year, with nothing else filled in.
pub fn zero() -> Report {
    zero_for(EditionKey::latest().form().first_year)
}

/// A report whose cells are all 0, on the form its year requires.
pub fn zero_for(year: u16) -> Report {
    let mut report = Report::for_year(year);
    for table in TableKey::ALL {
        let edition = report.table(table).edition();
        report.set_table(zero_table(edition, table));
    }
    report
}

/// A table whose cells are all 0.
pub fn zero_table(edition: EditionKey, table: TableKey) -> Arc<TableData> {
    let mut report = Report::blank(edition);
    for id in report.table(table).layout().cells() {
        report.set(id, "0");
    }
    report.table(table).clone()
}

/// Writes the cell with this path.
///
/// # Panics
///
/// When the report's forms have no such cell: the test is wrong.
pub fn set(report: &mut Report, path: &str, raw: &str) {
    let id = report.find(path).unwrap_or_else(|| panic!("没有这一格：{path}"));
    report.set(id, raw);
}

/// Writes the totals that follow from the other cells.
pub fn add_up(report: &mut Report) {
    for table in TableKey::ALL {
        for (id, value) in report.totals(table) {
            report.set(id, value.to_string());
        }
    }
}

/// What a file looks like that prints this report exactly as the form prints it.
pub fn printed(report: &Report) -> Found {
    let form = report.edition().form();
    // A file that looks as printed names its organ.
    let name =
        Some(report.meta.org_name.as_str()).filter(|name| !name.is_empty()).unwrap_or("清河镇人民政府");
    Found {
        title: Some(form.title_line(name, report.meta.year)),
        headings: Part::ALL.map(|part| heading(report, part)).to_vec(),
        tables: TableKey::ALL.map(|table| FoundTable {
            state: TableState::Read,
            edition: Some(report.table(table).edition()),
            ..FoundTable::default()
        }),
    }
}

/// The heading of a part as the report's form prints it.
pub fn heading(report: &Report, part: Part) -> FoundHeading {
    FoundHeading {
        part: Some(part),
        number: Some(part.index() as u8 + 1),
        text: report.edition().form().heading(part).to_owned(),
    }
}

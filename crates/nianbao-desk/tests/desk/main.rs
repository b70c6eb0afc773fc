//! The desk over made-up counties: what it finds, and every guard that keeps it silent.

#![expect(clippy::unwrap_used, reason = "only tests are here")]

mod compare;
mod roll;
mod sum;
mod texts;

use nianbao_core::check::Severity;
use nianbao_core::form::TableKey;
use nianbao_core::model::{OrgKind, Report};
use nianbao_desk::{Desk, List, Listed, Outcome, Unit, look};

const ISSUED: &str = "proactive.normative_docs.issued";
const PERSON: &str = "applications.new_received@natural_person";
const TOTAL: &str = "applications.new_received@total";
const FEE: &str = "proactive.admin_fees.amount_wan_yuan";

fn unit(organ: &str, cells: &[(&str, &str)]) -> Unit {
    Unit { name: format!("{organ}.docx"), report: report(organ, cells) }
}

/// All cells 0 but these, totals computed.
fn report(organ: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = organ.to_owned();
    report.meta.org_kind = OrgKind::Township;
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(report.set(id, "0")));
    for (path, raw) in cells {
        let id = report.find(path).unwrap();
        report.set(id, *raw);
    }
    for table in TableKey::ALL {
        for (id, total) in report.totals(table) {
            report.set(id, total.to_string());
        }
    }
    report
}

fn list(names: &[&str], confirmed: bool) -> List {
    let units = names.iter().map(|name| Listed { name: (*name).to_owned(), deadline: None }).collect();
    List { units, confirmed }
}

fn towns() -> Vec<Unit> {
    vec![
        unit("青禾县甲山镇人民政府", &[(ISSUED, "2"), (PERSON, "5"), (FEE, "1.25")]),
        unit("青禾县乙水镇人民政府", &[(ISSUED, "1"), (PERSON, "3"), (FEE, "0.3")]),
    ]
}

const NAMES: [&str; 2] = ["青禾县甲山镇人民政府", "乙水镇人民政府"];

fn rules(outcome: &Outcome) -> Vec<(&str, Severity)> {
    outcome.findings.iter().map(|one| (one.rule.own().unwrap().id, one.severity)).collect()
}

fn value(report: &Report, path: &str) -> String {
    report.raw(report.find(path).unwrap()).to_owned()
}

#[test]
fn nothing_is_no_county() {
    let outcome = look(&Desk::default());
    assert!(outcome.findings.is_empty() && outcome.roll.counted.is_empty());
    assert!(outcome.sum.report.cells().all(|(_, cell)| cell.is_blank()));
}

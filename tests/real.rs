//! Real reports, read and checked end to end, where `../shared` is at hand: what is wrong in them is found, and what is
//! right is left alone.

use std::path::{Path, PathBuf};

use nianbao_core::check::{Context, Finding, Outcome, Severity, check};
use nianbao_core::model::{Place, Report};
use nianbao_testkit::example;

/// Reads and checks a file of `../shared`; `None` when it is not there.
fn checked(file: &str) -> Option<(Report, Outcome)> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(file);
    let bytes = std::fs::read(path).ok()?;
    let import = nianbao_io::read(&bytes, None).unwrap_or_else(|why| panic!("{file}: {why}"));
    let outcome = check(&import.report, &Context::default());
    Some((import.report, outcome))
}

fn open(outcome: &Outcome) -> impl Iterator<Item = &Finding> {
    outcome.findings.iter().filter(|finding| finding.is_open())
}

#[test]
fn the_seed_has_one_blank_group_and_nothing_else_in_tables_and_form() {
    let Some((mut report, outcome)) = checked("seeds/baodong-2024.txt") else { return };
    let tables_and_form = ["A", "D", "F", "P"];
    let lines: Vec<String> = open(&outcome)
        .map(example::line)
        .filter(|line| tables_and_form.iter().any(|group| line.starts_with(group)))
        .collect();
    assert_eq!(lines, ["D103 verify disputes.review.upheld"]);
    assert!(open(&outcome).all(|finding| !finding.message.contains("规定规定")));

    let blank = open(&outcome).find(|finding| finding.rule.id == "D103").expect("just seen");
    assert_eq!(blank.places().filter(|place| matches!(place, Place::Cell(_))).count(), 5);
    let fix = blank.fix.as_ref().expect("0 can be filled in");
    for edit in fix.edits.clone() {
        report.apply(edit);
    }
    assert!(report.cells().all(|(_, cell)| cell.raw() == "0"));
    assert!(check(&report, &Context::default()).findings.iter().all(|finding| finding.rule.id != "D103"));
}

#[test]
fn sound_reports_of_cities_have_no_error() {
    for file in ["corpus/003.txt", "corpus/003b.txt", "corpus/003c.txt", "corpus/009.txt", "corpus/018.txt"] {
        let Some((_, outcome)) = checked(file) else { return };
        let errors: Vec<String> =
            open(&outcome).filter(|finding| finding.severity == Severity::Error).map(example::line).collect();
        assert!(errors.is_empty(), "{file}: {errors:?}");
    }
}

#[test]
fn the_faults_of_a_real_county_are_found_whatever_extracted_its_text() {
    for file in ["corpus/001.txt", "corpus/001b.txt", "corpus/001c.txt"] {
        let Some((_, outcome)) = checked(file) else { return };
        let lines: Vec<String> = open(&outcome).map(example::line).collect();
        for expected in [
            "F104 error part applications",
            "F106 verify applications.result.denied.forbidden_by_law@natural_person",
            "D101 error disputes.review.total",
            "D101 error disputes.litigation.after_review.total",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{file}: {expected} is not among {lines:?}");
        }
    }
}

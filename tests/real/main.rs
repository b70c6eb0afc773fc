//! Real reports, read and checked end to end, where `../shared` is at hand: what is wrong in them is found, and what is
//! right is left alone.

use std::path::{Path, PathBuf};

use nianbao_core::check::{Context, Finding, Outcome, Severity, Status, check};
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
fn the_seed_has_a_blank_group_no_assessment_one_word_twice_and_nothing_else() {
    let Some((mut report, outcome)) = checked("seeds/baodong-2024.txt") else { return };
    let groups = ["A", "D", "F", "N", "P", "S", "T", "Y"];
    let lines: Vec<String> = open(&outcome)
        .map(example::line)
        .filter(|line| groups.iter().any(|group| line.starts_with(group)))
        .collect();
    assert_eq!(
        lines,
        ["F110 verify part overview", "D103 verify disputes.review.upheld", "T101 hint text problems"]
    );
    assert!(open(&outcome).all(|finding| !finding.message.contains("规定规定")));

    let blank = open(&outcome).find(|finding| finding.rule.id() == "D103").expect("just seen");
    assert_eq!(blank.places().filter(|place| matches!(place, Place::Cell(_))).count(), 5);
    let fix = blank.fix.as_ref().expect("0 can be filled in");
    for edit in fix.edits.clone() {
        report.apply(edit);
    }
    assert!(report.cells().all(|(_, cell)| cell.raw() == "0"));
    assert!(check(&report, &Context::default()).findings.iter().all(|finding| finding.rule.id() != "D103"));
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

/// Every open finding on every real file, judged by hand: so a change of a rule shows what it does to real reports.
#[test]
fn real_files_raise_what_was_judged_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut files: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    files.retain(|name| name.ends_with(".txt") || name.ends_with(".html"));
    files.sort();
    let judged = accepted(include_str!("accepted.txt"));
    let mut differences = String::new();
    for name in &files {
        let Some((_, outcome)) = checked(&format!("corpus/{name}")) else { continue };
        let mut said: Vec<String> = open(&outcome).map(example::line).collect();
        said.sort();
        let expected = judged.get(name.as_str()).map_or(&[][..], Vec::as_slice);
        for line in said.iter().filter(|line| !expected.contains(&line.as_str())) {
            differences += &format!("{name}: new: {line}\n");
        }
        for line in expected.iter().filter(|line| !said.iter().any(|said| said == *line)) {
            differences += &format!("{name}: gone: {line}\n");
        }
    }
    assert!(
        differences.is_empty(),
        "judge these and write them down in tests/real/accepted.txt:\n{differences}"
    );
}

/// The judged lines of each file: a line `== FILE`, then `FINDING | JUDGEMENT`; `#` begins a remark.
fn accepted(text: &str) -> std::collections::BTreeMap<&str, Vec<&str>> {
    let mut files = std::collections::BTreeMap::new();
    let mut lines: &mut Vec<&str> = &mut Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            lines = files.entry(name).or_default();
        } else {
            let (finding, judgement) = line.split_once('|').expect("a judgement");
            assert!(
                ["true", "excerpt", "ask"].iter().any(|word| judgement.trim().starts_with(word)),
                "{line}"
            );
            lines.push(finding.trim());
        }
    }
    files
}

#[test]
fn cells_the_reader_asked_about_are_not_called_blank() {
    for file in ["011.txt", "013.txt", "015.txt"] {
        let Some((_, outcome)) = checked(&format!("corpus/{file}")) else { return };
        assert!(outcome.findings.iter().all(|finding| finding.rule.id() != "P102"), "{file}");
        let covered = outcome.coverage.iter().find(|covered| covered.rule.id() == "P102");
        assert!(matches!(covered.map(|it| &it.status), Some(Status::Blocked(..))), "{file}");
    }
}

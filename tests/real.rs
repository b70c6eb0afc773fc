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

/// What the rules on form and text say of each real report whose words were published: every line was judged by hand.
#[test]
fn real_texts_raise_what_was_judged_and_nothing_else() {
    let accepted: [(&str, &[&str]); 12] = [
        // Neither 考核 nor 评议 nor 责任追究 anywhere.
        ("001.txt", &["F110 verify part overview"]),
        ("001b.txt", &["F110 verify part overview"]),
        ("001c.txt", &["F110 verify part overview"]),
        // The extractor lost the text of the last part.
        ("001d.txt", &["F111 verify part other"]),
        ("003.txt", &["F112 hint part overview"]),
        ("003b.txt", &["F112 hint part overview"]),
        ("003c.txt", &["F112 hint part overview"]),
        // Its part one was shortened by hand to four aspects and a line each; its part five has thirty characters.
        ("009.txt", &["F109 verify part overview", "N106 hint part problems"]),
        // 主要问题:基层政务公开.
        ("011.txt", &["T103 hint text problems"]),
        ("013.txt", &[]),
        ("015.txt", &[]),
        ("018.txt", &[]),
    ];
    let rules = [
        "F107", "F109", "F110", "F111", "F112", "F113", "F114", "N101", "N102", "N103", "N104", "N105",
        "N106", "N107", "S101", "S102", "S103", "S104", "T101", "T103",
    ];
    for (file, expected) in accepted {
        let Some((_, outcome)) = checked(&format!("corpus/{file}")) else { return };
        let of_these = |finding: &&Finding| rules.contains(&finding.rule.id());
        let lines: Vec<String> = open(&outcome).filter(of_these).map(example::line).collect();
        assert_eq!(lines, expected, "{file}");
    }
}

/// What these rules say of all real files, figures and words alike: every line was judged by hand.
#[test]
fn names_headings_dates_and_clauses_of_real_files_are_left_alone() {
    let accepted: &[(&str, &str)] = &[
        // 行政法复议.
        ("013.txt", "F103 hint part disputes"),
    ];
    let rules = ["F103", "F108", "T102", "T104", "T105"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut lines: Vec<(String, String)> = Vec::new();
    for name in entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
        if !name.ends_with(".txt") && !name.ends_with(".html") {
            continue;
        }
        let Some((_, outcome)) = checked(&format!("corpus/{name}")) else { continue };
        let own = open(&outcome).filter(|finding| rules.contains(&finding.rule.id()));
        lines.extend(own.map(|finding| (name.clone(), example::line(finding))));
    }
    lines.sort();
    let lines: Vec<(&str, &str)> = lines.iter().map(|(name, line)| (name.as_str(), line.as_str())).collect();
    assert_eq!(lines, accepted);
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

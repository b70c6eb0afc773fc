//! What real reports say in their text, held against their tables, where `../shared` is at hand.

use std::path::Path;

use nianbao_core::check::claims::{Claims, Verdict};
use nianbao_core::check::links::links;
use nianbao_core::check::{Context, check};
use nianbao_core::model::Report;
use nianbao_testkit::example;

/// Reads a file of `../shared/corpus`; `None` when it is not there.
fn read(file: &str) -> Option<Report> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(file);
    let bytes = std::fs::read(path).ok()?;
    Some(nianbao_io::read(&bytes, None).unwrap_or_else(|why| panic!("{file}: {why}")).report)
}

fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
    names.sort();
    names
}

/// Findings of rules on text against tables: file and message.
fn findings() -> Vec<String> {
    let mut lines = Vec::new();
    for file in files() {
        let Some(report) = read(&file) else { continue };
        for finding in
            check(&report, &Context::default()).findings.iter().filter(|it| it.rule.id().starts_with('X'))
        {
            lines.push(format!("{file} {} {}", example::line(finding), finding.message));
        }
    }
    lines
}

/// What the rules say of all real texts. A line that is not here is new: judge it against the text before accepting it.
const ACCEPTED: &[&str] = &[
    // True: the eleven kinds listed in brackets come to one more than the number before them.
    "011.txt X106 verify text overview 文字写总数“2602条”",
];

#[test]
fn real_texts_raise_what_was_judged_and_no_more() {
    if files().is_empty() {
        return;
    }
    let lines = findings();
    let known = |line: &String| ACCEPTED.iter().any(|accepted| line.starts_with(accepted));
    let new: Vec<&String> = lines.iter().filter(|line| !known(line)).collect();
    assert!(new.is_empty(), "{new:#?}");
    for accepted in ACCEPTED {
        assert!(lines.iter().any(|line| line.starts_with(accepted)), "no longer found: {accepted}");
    }
}

#[test]
fn a_sound_city_report_is_linked_to_its_cells() {
    for file in ["003.txt", "003b.txt", "003c.txt"] {
        let Some(report) = read(file) else { return };
        let claims = Claims::read(&report);
        let linked = links(&report, &claims).len();
        assert!(linked >= 15, "{file}: {linked}");
        assert!(claims.claims.iter().all(|claim| !matches!(claim.verdict, Verdict::Differs(_))), "{file}");
    }
}

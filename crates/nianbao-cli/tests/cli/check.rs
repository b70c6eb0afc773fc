//! `nianbao check` from outside.

use crate::support::{Folder, clean_report, fill};
use serde_json::{Value, json};

const NEW: &str = "applications.new_received@natural_person";
const NEW_TOTAL: &str = "applications.new_received@total";

/// Five came in, nothing went out: one column does not balance, and the total column follows.
fn unbalanced() -> nianbao_core::model::Report {
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[(NEW, "5"), (NEW_TOTAL, "5")]);
    report
}

fn rules(line: &Value) -> Vec<&str> {
    let findings = line["check"]["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_clean_report_has_no_findings_and_exit_code_0() {
    let folder = Folder::new("clean");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    let ran = folder.run(&["check", "a.nianbao.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("青禾镇人民政府 · 2024年"), "{}", ran.out);
    assert!(ran.out.contains("必改 0"), "{}", ran.out);
}

#[test]
fn an_error_makes_the_exit_code_1_unless_told_otherwise() {
    let folder = Folder::new("fail-on");
    folder.report("a.nianbao.json", &unbalanced());
    assert_eq!(folder.run(&["check", "a.nianbao.json"]).code, 1);
    assert_eq!(folder.run(&["check", "a.nianbao.json", "--fail-on", "hint"]).code, 1);
    assert_eq!(folder.run(&["check", "a.nianbao.json", "--fail-on", "never"]).code, 0);
}

#[test]
fn a_blank_cell_counts_from_verify_on() {
    let folder = Folder::new("blank");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", ""), ("disputes.review.total", "")]);
    folder.report("a.nianbao.json", &report);
    assert_eq!(folder.run(&["check", "a.nianbao.json", "--rules", "D103"]).code, 0);
    let ran = folder.run(&["check", "a.nianbao.json", "--rules", "D103", "--fail-on", "verify"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("◆ 核实") && ran.out.contains("disputes.review.upheld"), "{}", ran.out);
}

#[test]
fn a_fix_names_its_changes_by_pointer() {
    let folder = Folder::new("fix");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", "")]);
    folder.report("a.nianbao.json", &report);
    let ran = folder.run(&["check", "a.nianbao.json", "--format", "json", "--rules", "disputes-blank"]);
    let all = ran.json();
    assert_eq!(rules(&all[0]), ["D103"]);
    let fix = &all[0]["check"]["findings"][0]["fix"];
    assert_eq!(fix["edits"], json!([{ "path": "/cells/disputes.review.upheld", "value": "0" }]));
    let pointer = fix["edits"][0]["path"].as_str().unwrap();
    assert_eq!(all[0]["import"]["report"].pointer(pointer), Some(&json!("")));
}

#[test]
fn people_read_what_where_and_why() {
    let folder = Folder::new("human");
    folder.report("a.nianbao.json", &unbalanced());
    let ran = folder.run(&["check", "a.nianbao.json"]);
    for words in ["■ 必改", "A101", "自然人", NEW, "建议：", "依据：国办公开办函", "第三部分 一、本年新收"]
    {
        assert!(ran.out.contains(words), "{words}:\n{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "colour only on a terminal");
}

#[test]
fn programs_read_the_contract() {
    let folder = Folder::new("json");
    folder.report("a.nianbao.json", &unbalanced());
    let ran = folder.run(&["check", "a.nianbao.json", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let all = ran.json();
    let line = &all[0];
    assert_eq!(line["file"], "a.nianbao.json");
    assert_eq!(line["import"]["edition"], "ed2021");
    assert_eq!(line["import"]["report"]["format"], "nianbao/1");
    assert_eq!(line["import"]["report"]["cells"][NEW], "5");
    assert_eq!(line["check"]["edition"], "ed2021");
    assert_eq!(line["check"]["ruleset"], env!("CARGO_PKG_VERSION"));
    let findings = line["check"]["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == "A101").unwrap();
    assert_eq!(finding["name"], "applications-balance");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["explained"], false);
    for text in ["title", "message", "advice", "basis"] {
        assert!(finding[text].as_str().is_some_and(|text| !text.is_empty()), "{text}: {finding}");
    }
    let places: Vec<&Value> = std::iter::once(&finding["at"])
        .chain(finding["related"].as_array().unwrap().iter().map(|related| &related["at"]))
        .collect();
    assert!(places.contains(&&json!({ "cell": NEW })), "{places:?}");
    let coverage = line["check"]["coverage"].as_array().unwrap();
    assert_eq!(coverage.len(), nianbao_core::check::rules::ALL.len());
    let known = ["ran", "not_applicable", "blocked"];
    assert!(coverage.iter().all(|rule| known.contains(&rule["status"].as_str().unwrap())));
}

#[test]
fn a_broken_file_does_not_stop_the_others_and_order_is_kept() {
    let folder = Folder::new("many");
    let mut names: Vec<String> = Vec::new();
    for number in 0..40 {
        let name = format!("{number:02}.nianbao.json");
        if number % 7 == 3 {
            folder.write(&name, "{ \"format\": \"nianbao/1\", \"edition\"");
        } else {
            folder.report(&name, &clean_report(&format!("第{number}镇人民政府"), 2024));
        }
        names.push(name);
    }
    names.push("没有这个文件.txt".to_owned());
    let mut args = vec!["check", "--format", "ndjson"];
    args.extend(names.iter().map(String::as_str));
    let ran = folder.run(&args);
    assert_eq!(ran.code, 2);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<&str> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    assert_eq!(files, names);
    let (broken, whole): (Vec<&Value>, Vec<&Value>) =
        lines.iter().partition(|line| line.get("error").is_some());
    assert_eq!((broken.len(), whole.len()), (7, 34));
    assert!(whole.iter().all(|line| line["check"].is_object()));
    assert_eq!(broken[0]["error"]["code"], "damaged");
    assert_eq!(broken[6]["error"]["code"], "not-found");
}

#[test]
fn standard_input_is_a_file_called_dash() {
    let folder = Folder::new("stdin");
    let file = nianbao_io::project::to_json(&clean_report("青禾镇人民政府", 2024));
    let ran = folder.run_with(&["check", "-", "--format", "ndjson"], file.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(ran.json()["file"], "-");
}

#[test]
fn last_year_is_found_in_a_folder_by_organ_and_year() {
    let folder = Folder::new("previous");
    folder.report("now.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    folder.report("old/a.nianbao.json", &clean_report("青禾镇人民政府", 2022));
    folder.report("old/b.nianbao.json", &clean_report("白河镇人民政府", 2023));
    folder.report("old/c.nianbao.json", &clean_report("青禾镇 人民政府", 2023));
    folder.write("old/notes.txt", "");
    let ran = folder.run(&["check", "now.nianbao.json", "--previous", "old", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let previous = ran.json()[0]["previous"].as_str().unwrap().replace('\\', "/");
    assert_eq!(previous, "old/c.nianbao.json");
    assert!(ran.err.contains("notes.txt"), "what is passed over is named: {}", ran.err);

    let ran = folder.run(&["check", "now.nianbao.json", "--previous", "old/b.nianbao.json"]);
    assert!(ran.out.contains("上一年度：old/b.nianbao.json"), "{}", ran.out);
    assert_eq!(folder.run(&["check", "now.nianbao.json", "--previous", "nowhere"]).code, 2);
}

#[test]
fn a_name_with_or_without_the_places_above_is_still_the_organs() {
    let folder = Folder::new("previous-kin");
    folder.report("now.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    folder.report("old/a.nianbao.json", &clean_report("清江县青禾镇人民政府", 2023));
    folder.report("old/b.nianbao.json", &clean_report("清江县大青禾镇人民政府", 2023));
    folder.report("old/c.nianbao.json", &clean_report("清江县青禾镇人民政府", 2022));
    folder.report("old/d.nianbao.json", &clean_report("", 2023));
    let previous = || {
        let ran = folder.run(&["check", "now.nianbao.json", "--previous", "old", "--format", "json"]);
        ran.json()[0]["previous"].as_str().map(|name| name.replace('\\', "/"))
    };
    assert_eq!(previous().as_deref(), Some("old/a.nianbao.json"));
    // Of two that it could be, nobody can say which.
    folder.report("old/e.nianbao.json", &clean_report("白石县青禾镇人民政府", 2023));
    assert_eq!(previous(), None);
    folder.report("old/f.nianbao.json", &clean_report("青禾镇人民政府", 2023));
    assert_eq!(previous().as_deref(), Some("old/f.nianbao.json"));
}

#[test]
fn the_kind_of_organ_can_be_told() {
    let folder = Folder::new("kind");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    let ran = folder.run(&["check", "a.nianbao.json", "--org-kind", "street", "--format", "json"]);
    assert_eq!(ran.json()[0]["import"]["report"]["meta"]["org_kind"], "street");
}

#[test]
fn the_day_of_publication_is_told_only_where_the_report_is_silent() {
    let folder = Folder::new("published");
    let mut report = clean_report("青禾镇人民政府", 2024);
    folder.report("silent.nianbao.json", &report);
    report.meta.published_on = nianbao_core::model::Date::new(2025, 1, 15);
    folder.report("says.nianbao.json", &report);
    let files = ["check", "silent.nianbao.json", "says.nianbao.json", "--published", "2025-01-20"];
    let ran = folder.run(&[&files[..], &["--format", "json"]].concat());
    let all = ran.json();
    let day = |index: usize| all[index]["import"]["report"]["meta"]["published_on"].clone();
    assert_eq!((day(0), day(1)), (json!("2025-01-20"), json!("2025-01-15")));
}

#[test]
fn only_the_rules_asked_for_run() {
    let folder = Folder::new("rules");
    folder.report("a.nianbao.json", &unbalanced());
    let ran = folder.run(&["check", "a.nianbao.json", "--rules", "d101", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran =
        folder.run(&["check", "a.nianbao.json", "--rules", "D,applications-balance", "--format", "json"]);
    assert!(rules(&ran.json()[0]).iter().all(|rule| *rule == "A101"), "{}", ran.out);
    assert_eq!(ran.code, 1);
    let ran = folder.run(&["check", "a.nianbao.json", "--rules", "A101,Z9"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Z9"), "{}", ran.err);
}

#[test]
fn words_from_files_cannot_steer_the_terminal() {
    let folder = Folder::new("escape");
    let mut report = unbalanced();
    report.meta.org_name = "青禾镇\u{1b}[2J\u{7}人民政府\n必改 99".to_owned();
    folder.report("a.nianbao.json", &report);
    let ran = folder.run(&["check", "a.nianbao.json"]);
    assert!(ran.out.contains("青禾镇"));
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{7}'));
    assert!(!ran.out.contains("\n必改 99"));
}

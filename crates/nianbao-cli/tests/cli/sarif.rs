//! `nianbao check --format sarif` from outside: what a program that knows only the format relies on.

use std::collections::BTreeSet;

use nianbao_core::check::{Context, check, rules};
use nianbao_core::model::{Explanation, Report, TextPart};
use serde_json::{Value, json};

use crate::support::{Folder, clean_report, fill};

/// An error with a cause, a finding on text, an explained one and a hint.
fn report() -> Report {
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(
        &mut report,
        &[
            ("applications.new_received@natural_person", "5"),
            ("applications.new_received@total", "5"),
            ("disputes.review.upheld", ""),
            ("proactive.licensing.decisions", "3项"),
        ],
    );
    report.narrative.set(TextPart::Problems, "一是解读偏少。\n二是公开的的内容不全，下一步加强培训。");
    let findings = check(&report, &Context::default()).findings;
    let blank = findings.iter().find(|finding| finding.rule.id() == "D103").unwrap();
    let explanation = Explanation::for_finding(blank, &report, "没有案件", "", None);
    report.explanations.push(explanation);
    report
}

fn log(folder: &Folder, args: &[&str]) -> Value {
    let ran = folder.run(&[&["check", "--format", "sarif"], args].concat());
    ran.json()
}

fn all<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name} in {value}"))
}

fn of<'a>(run: &'a Value, rule: &str) -> &'a Value {
    all(run, "results").iter().find(|result| result["ruleId"] == rule).unwrap()
}

/// Every artifact location in a value.
fn locations<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            into.extend(fields.get("artifactLocation"));
            fields.values().for_each(|value| locations(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| locations(value, into)),
        _ => {}
    }
}

#[test]
fn rules_results_and_artifacts_point_at_one_another() {
    let folder = Folder::new("sarif");
    folder.report("年报 甲.nianbao.json", &report());
    let log = log(&folder, &["年报 甲.nianbao.json"]);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    let run = &log["runs"][0];
    let listed = all(&run["tool"]["driver"], "rules");
    assert_eq!(listed.len(), rules::ALL.len());
    for (listed, rule) in listed.iter().zip(rules::ALL) {
        assert_eq!(listed["id"], rule.id);
        assert!(listed["help"]["markdown"].as_str().unwrap().contains("## 怎么改"), "{}", rule.id);
        assert!(!listed["help"]["text"].as_str().unwrap().contains("```"), "{}", rule.id);
    }
    for result in all(run, "results") {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(listed[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_eq!(all(result, "locations").len(), 1);
    }
    let artifacts = all(run, "artifacts");
    assert_eq!(artifacts[0]["location"]["uri"], "%E5%B9%B4%E6%8A%A5%20%E7%94%B2.nianbao.json");
    let mut found = Vec::new();
    locations(run, &mut found);
    assert!(found.len() > 5);
    for location in found {
        let artifact = &artifacts[location["index"].as_u64().unwrap() as usize];
        assert_eq!(artifact["location"]["uri"], location["uri"]);
    }
}

#[test]
fn cells_are_named_and_text_is_a_region() {
    let folder = Folder::new("sarif-places");
    folder.report("a.nianbao.json", &report());
    let log = log(&folder, &["a.nianbao.json"]);
    let run = &log["runs"][0];
    let cell = of(run, "A101");
    assert_eq!(cell["level"], "error");
    let logical = &cell["locations"][0]["logicalLocations"][0];
    assert_eq!(logical["kind"], "cell");
    let names: BTreeSet<&str> = all(cell, "relatedLocations")
        .iter()
        .chain(all(cell, "locations"))
        .map(|one| one["logicalLocations"][0]["fullyQualifiedName"].as_str().unwrap())
        .collect();
    assert!(names.contains("applications.new_received@natural_person"), "{names:?}");
    let related = all(cell, "relatedLocations");
    let follows =
        |one: &Value| one["message"]["text"].as_str().is_some_and(|text| text.starts_with("同因："));
    assert!(related.iter().any(follows), "what follows from the cause is told with it");
    let ids: Vec<u64> = related.iter().map(|one| one["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (1..=related.len() as u64).collect::<Vec<_>>());
    let kinds: Vec<&Value> = all(run, "results").iter().filter(|one| one["ruleId"] == "A101").collect();
    assert_eq!(kinds.len(), 1, "folded findings are no results of their own");

    let text = of(run, "T101");
    assert_eq!(text["level"], "note");
    let physical = &text["locations"][0]["physicalLocation"];
    let region = &physical["region"];
    let artifact = &run["artifacts"][physical["artifactLocation"]["index"].as_u64().unwrap() as usize];
    assert_eq!(artifact["parentIndex"], 0);
    let contents: Vec<char> = artifact["contents"]["text"].as_str().unwrap().chars().collect();
    let number = |name: &str| region[name].as_u64().unwrap() as usize;
    let (from, length) = (number("charOffset"), number("charLength"));
    let words: String = contents[from..from + length].iter().collect();
    assert_eq!(region["snippet"]["text"], words);
    assert!(words.contains("的的"), "{words}");
    assert_eq!((number("startLine"), number("endLine")), (2, 2));
    assert_eq!(number("endColumn") - number("startColumn"), length);
}

#[test]
fn what_was_explained_is_suppressed_and_what_was_not_checked_is_told() {
    let folder = Folder::new("sarif-silence");
    folder.report("a.nianbao.json", &report());
    let log = log(&folder, &["a.nianbao.json"]);
    let run = &log["runs"][0];
    let explained = of(run, "D103");
    assert_eq!(explained["suppressions"], json!([{ "kind": "inSource", "justification": "没有案件" }]));
    assert!(of(run, "A101").get("suppressions").is_none());
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    let told = all(invocation, "toolExecutionNotifications");
    let of = |rule: &str| told.iter().find(|one| one["associatedRule"]["id"] == rule);
    let last_year = of("Y101").unwrap();
    assert!(last_year["message"]["text"].as_str().unwrap().contains("没有上一年度报告"));
    assert!(of("A101").is_none(), "it ran");
}

#[test]
fn fingerprints_stay_while_numbers_change() {
    let folder = Folder::new("sarif-prints");
    let prints = |report: &Report| {
        folder.report("a.nianbao.json", report);
        let log = log(&folder, &["a.nianbao.json"]);
        let all = all(&log["runs"][0], "results");
        let print = |name: &str| all.iter().map(|one| one["partialFingerprints"][name].to_string()).collect();
        (print("place/v1"), print("evidence/v1"))
    };
    let first: (Vec<String>, Vec<String>) = prints(&report());
    assert_eq!(first, prints(&report()));
    assert_eq!(first.0.iter().collect::<BTreeSet<_>>().len(), first.0.len(), "no two are alike");
    let mut changed = report();
    fill(
        &mut changed,
        &[("applications.new_received@natural_person", "6"), ("applications.new_received@total", "6")],
    );
    let second = prints(&changed);
    assert_eq!(first.0, second.0);
    assert_ne!(first.1, second.1);
}

#[test]
fn a_file_that_cannot_be_read_is_a_notification() {
    let folder = Folder::new("sarif-trouble");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    let ran = folder.run(&["check", "--format", "sarif", "none.docx", "a.nianbao.json"]);
    assert_eq!(ran.code, 2);
    let log = ran.json();
    let run = &log["runs"][0];
    assert_eq!(all(run, "artifacts").len(), 2);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!((&told["level"], &told["descriptor"]["id"]), (&json!("error"), &json!("not-found")));
    assert_eq!(told["locations"][0]["physicalLocation"]["artifactLocation"]["index"], 0);
}

#[test]
fn standard_input_has_no_name() {
    let folder = Folder::new("sarif-stdin");
    let json = nianbao_io::project::to_json(&clean_report("青禾镇人民政府", 2024));
    let log = folder.run_with(&["check", "--format", "sarif", "-"], json.as_bytes()).json();
    let location = &log["runs"][0]["artifacts"][0]["location"];
    assert!(location.get("uri").is_none() && location["description"]["text"] == "标准输入");
}

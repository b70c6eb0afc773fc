//! `nianbao check --settings` from outside.

use nianbao_core::check::rules;
use nianbao_core::model::Limit;
use serde_json::Value;

use crate::support::{Folder, clean_report, fill};

const SETTINGS: &str =
    r#"{"format":"nianbao-settings/1","off":["D","blank","F112"],"limits":{"jump_factor":9}}"#;

fn unbalanced() -> nianbao_core::model::Report {
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", "3")]);
    report
}

#[test]
fn rules_can_be_switched_off_by_id_name_or_letter() {
    let folder = Folder::new("settings");
    folder.report("a.nianbao.json", &unbalanced());
    folder.write("s.json", SETTINGS.replace("blank", "text-repeated"));
    assert_eq!(folder.run(&["check", "a.nianbao.json"]).code, 1);
    let ran = folder.run(&["check", "a.nianbao.json", "--settings", "s.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("核对设置：与上一年度相差的倍数9倍；停用规则D101、"), "{}", ran.out);
    assert!(ran.out.contains("按设置未查"), "{}", ran.out);
    let json = folder.run(&["check", "a.nianbao.json", "--settings", "s.json", "--format", "json"]).json();
    let coverage = json[0]["check"]["coverage"].as_array().unwrap();
    assert_eq!(coverage.len(), rules::ALL.len());
    let of = |id: &str| coverage.iter().find(|one| one["rule"] == id).unwrap();
    for id in ["D101", "D104", "F112", "Y104"] {
        assert_eq!(of(id)["reason"], "按设置未查", "{id}");
        assert_eq!(of(id)["status"], "not_applicable", "{id}");
    }
    assert_eq!(of("A101")["status"], "ran");
    assert_eq!(json[0]["check"]["settings"].as_array().unwrap().len(), 2);
}

#[test]
fn what_a_filer_switched_off_is_looked_at_all_the_same() {
    let folder = Folder::new("own-settings");
    let mut report = unbalanced();
    report.settings.off = vec!["D101".to_owned()];
    report.settings.set_limit(Limit::TextRepeated, Some(80));
    folder.report("a.nianbao.json", &report);
    let ran = folder.run(&["check", "a.nianbao.json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("没有采用报告文件里保存的设置"), "{}", ran.out);
    let ran = folder.run(&["check", "a.nianbao.json", "--own-settings"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("核对设置：与上一年度重复的界限80%；停用规则D101"), "{}", ran.out);
}

#[test]
fn the_record_bears_the_settings() {
    let folder = Folder::new("settings-record");
    folder.report("a.nianbao.json", &unbalanced());
    folder.write("s.json", SETTINGS.replace(",\"blank\"", ""));
    let print = |args: &[&str]| -> Value {
        let ran = folder.run(&[&["check", "a.nianbao.json", "--record", "r.json"], args].concat());
        assert_ne!(ran.code, 2, "{}", ran.err);
        serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap()
    };
    let (usual, set) = (print(&[]), print(&["--settings", "s.json"]));
    assert!(usual.get("settings").is_none());
    assert_eq!(set["settings"][0], "与上一年度相差的倍数9倍");
    assert_eq!(usual["fingerprint"]["content"], set["fingerprint"]["content"]);
    assert_ne!(usual["fingerprint"]["check"], set["fingerprint"]["check"]);
}

#[test]
fn a_settings_file_that_is_wrong_stops_the_check_in_words() {
    let folder = Folder::new("settings-bad");
    folder.report("a.nianbao.json", &unbalanced());
    for (content, words) in [
        (SETTINGS, "没有“blank”这条规则，不能停用。"),
        ("{", "不完整"),
        (r#"{"format":"nianbao-settings/1","offf":[]}"#, "“offf”不认识"),
    ] {
        folder.write("s.json", content);
        let ran = folder.run(&["check", "a.nianbao.json", "--settings", "s.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{content}");
        assert!(ran.err.starts_with("s.json：") && ran.err.contains(words), "{}", ran.err);
    }
    let ran = folder.run(&["check", "a.nianbao.json", "--settings", "none.json"]);
    assert!(ran.code == 2 && ran.err.contains("没有这个文件"), "{}", ran.err);
    folder.write("s.json", b"\xff\xfe{");
    let ran = folder.run(&["check", "a.nianbao.json", "--settings", "s.json"]);
    assert!(ran.code == 2 && ran.err.contains("UTF-8"), "{}", ran.err);
}

#[test]
fn the_guide_names_every_limit() {
    let guide = include_str!("../../../../docs/guide/how-we-decide.md");
    for limit in Limit::ALL {
        let name = format!("`{}`", limit.key());
        let row = guide.lines().find(|line| line.starts_with('|') && line.contains(&name));
        assert!(
            row.is_some_and(|row| row.contains(limit.rule()) && row.contains(&limit.usual().to_string())),
            "{name}"
        );
    }
}

#[test]
fn settings_say_what_reports_do_not() {
    let folder = Folder::new("settings-meta");
    let mut report = clean_report("青禾镇人民政府", 2024);
    report.meta.org_kind = nianbao_core::model::OrgKind::Unknown;
    folder.report("a.nianbao.json", &report);
    folder.write(
        "s.json",
        r#"{"format":"nianbao-settings/1","org_kind":"street","published_on":"2025-01-25","deadline":"2025-01-20"}"#,
    );
    let json = folder.run(&["check", "a.nianbao.json", "--settings", "s.json", "--format", "json"]).json();
    assert_eq!(json[0]["import"]["report"]["meta"]["org_kind"], "street");
    let late = |json: &Value| {
        let all = json[0]["check"]["findings"].as_array().unwrap().clone();
        all.into_iter().find(|finding| finding["rule"] == "F113")
    };
    assert!(late(&json).unwrap()["message"].as_str().unwrap().contains("晚于2025年1月20日"));
    let args =
        ["check", "a.nianbao.json", "--settings", "s.json", "--published", "2025-01-20", "--format", "json"];
    assert!(late(&folder.run(&args).json()).is_none());
}

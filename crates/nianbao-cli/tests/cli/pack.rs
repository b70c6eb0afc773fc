//! `nianbao pack` and `nianbao check --pack` from outside.

use nianbao_core::model::{OrgKind, TextPart};
use serde_json::Value;

use crate::support::{Folder, clean_report, fill};

const EXAMPLE: &str = include_str!("../../../../examples/packs/qinghe.json");

fn changed(change: impl Fn(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(EXAMPLE).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn the_example_pack_is_in_order_and_fits_its_schema() {
    let folder = Folder::new("pack");
    folder.write("p.json", EXAMPLE);
    let ran = folder.run(&["pack", "p.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("青禾市年度报告补充规则（QINGHE 2026.1）"), "{}", ran.out);
    assert!(ran.out.contains("共 4 条规则，可以使用。"), "{}", ran.out);
    let schema = folder.run(&["schema", "pack"]).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let pack: Value = serde_json::from_str(EXAMPLE).unwrap();
    assert!(validator.is_valid(&pack));
    assert!(
        !validator
            .is_valid(&serde_json::from_str(&changed(|pack| pack["rules"][0]["colour"] = 1.into())).unwrap())
    );
}

#[test]
fn the_guide_shows_a_pack_that_is_in_order() {
    let guide = include_str!("../../../../docs/guide/packs.md");
    let blocks: Vec<&str> = guide
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```").map(|(block, _)| block))
        .collect();
    assert!(!blocks.is_empty());
    let folder = Folder::new("pack-guide");
    for block in blocks {
        folder.write("p.json", block);
        let ran = folder.run(&["pack", "p.json"]);
        assert_eq!(ran.code, 0, "{}\n{block}", ran.err);
    }
}

#[test]
fn a_rule_of_a_pack_is_explained_as_any_other() {
    let folder = Folder::new("pack-explain");
    folder.write("p.json", EXAMPLE);
    let ran = folder.run(&["explain", "qinghe-03", "--pack", "p.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in
        ["# QINGHE-03 制发数多于现行有效数", "程度：核实", "附件一", "## 要求", "## 反例", "## 怎么改"]
    {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    // Ours are there beside them, and none is made up.
    assert_eq!(
        folder.run(&["explain", "A101", "--pack", "p.json"]).out,
        folder.run(&["explain", "A101"]).out
    );
    let ran = folder.run(&["explain", "QINGHE-09", "--pack", "p.json"]);
    assert!(ran.code == 2 && ran.err.contains("没有“QINGHE-09”这条规则"), "{}", ran.err);
    // A pack that is refused explains nothing.
    folder.write("bad.json", changed(|pack| pack["rules"][0]["examples"][0]["wrong"] = false.into()));
    let ran = folder.run(&["explain", "QINGHE-03", "--pack", "bad.json"]);
    assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains("不成立"), "{}", ran.err);
    // Nothing in a pack writes to the terminal.
    folder.write(
        "p.json",
        changed(|pack| {
            pack["rules"][0]["examples"][0]["text"]["overview.platform"] =
                "由专人维护\u{1b}[31m门户网站。".into();
        }),
    );
    let ran = folder.run(&["explain", "QINGHE-01", "--pack", "p.json"]);
    assert!(ran.code == 0 && ran.out.contains("由专人维护") && !ran.out.contains('\u{1b}'), "{}", ran.err);
}

#[test]
fn findings_of_a_pack_are_like_any_other() {
    let folder = Folder::new("pack-check");
    folder.write("p.json", EXAMPLE);
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    report.narrative.set(TextPart::Problems, "官网栏目更新不及时，下一步加强培训。");
    folder.report("a.nianbao.json", &report);
    let args = ["check", "a.nianbao.json", "--pack", "p.json", "--record", "r.json"];
    let ran = folder.run(&[&args[..], &["--fail-on", "verify", "--rules", "QINGHE"]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("规则包：青禾市年度报告补充规则（QINGHE 2026.1）：第一部分的篇幅1500字"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("行政强制填了3件，超过0件。") && ran.out.contains("QINGHE-04"), "{}", ran.out);
    assert!(ran.out.contains("文中写的是“官网”") && ran.out.contains("附件二"), "{}", ran.out);
    let record: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(
        (&record["packs"][0]["id"], &record["packs"][0]["version"]),
        (&"QINGHE".into(), &"2026.1".into())
    );

    let json = folder.run(&[&args[..], &["--format", "json"]].concat()).json();
    assert_eq!(json[0]["check"]["packs"][0]["title"], "青禾市年度报告补充规则");
    let covered = json[0]["check"]["coverage"].as_array().unwrap();
    let of = |id: &str| covered.iter().find(|one| one["rule"] == id).unwrap();
    assert_eq!(of("QINGHE-04")["status"], "ran");
    let schema = folder.run(&["schema", "result"]).json();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&json[0]));

    let log = folder.run(&[&args[..], &["--format", "sarif"]].concat()).json();
    let run = &log["runs"][0];
    let result = run["results"].as_array().unwrap().iter().find(|one| one["ruleId"] == "QINGHE-04").unwrap();
    let listed = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&listed["id"], &listed["properties"]["pack"]), (&"QINGHE-04".into(), &"QINGHE".into()));
    let csv = folder.run(&[&args[..], &["--format", "csv"]].concat()).out;
    assert!(csv.contains(",QINGHE-04,"), "{csv}");
}

#[test]
fn an_explanation_of_a_packs_finding_holds() {
    let folder = Folder::new("pack-explained");
    folder.write("p.json", EXAMPLE);
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    report.explanations.push(nianbao_core::model::Explanation {
        rule: "QINGHE-04".to_owned(),
        cells: vec![("proactive.coercion.decisions".to_owned(), "3".to_owned())],
        reason: "已经赋权".to_owned(),
        by: String::new(),
        on: None,
    });
    folder.report("a.nianbao.json", &report);
    let args = ["check", "a.nianbao.json", "--pack", "p.json", "--rules", "QINGHE-04", "--fail-on", "verify"];
    assert_eq!(folder.run(&args).code, 0);
}

#[test]
fn a_pack_whose_examples_fail_is_not_used() {
    let folder = Folder::new("pack-bad");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    type Change = fn(&mut Value);
    let wrong: &[(Change, &str)] = &[
        (|p| p["rules"][3]["limit"]["most"] = "9".into(), "规则“QINGHE-04”的第1个例子（反例）不成立"),
        (
            |p| p["rules"][2]["sum"]["relation"] = "at_least".into(),
            "规则“QINGHE-03”的第1个例子（反例）不成立",
        ),
        (|p| p["rules"][3]["limit"]["cell"] = "proactive.coercion".into(), "没有“proactive.coercion”这一格"),
        (|p| p["rules"][1]["id"] = "01".into(), "用了两次"),
    ];
    for (change, words) in wrong {
        folder.write("p.json", changed(change));
        for args in [vec!["pack", "p.json"], vec!["check", "a.nianbao.json", "--pack", "p.json"]] {
            let ran = folder.run(&args);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}");
            assert!(ran.err.starts_with("p.json：") && ran.err.contains(words), "{words}: {}", ran.err);
        }
    }
}

#[test]
fn packs_that_contradict_one_another_are_not_used_together() {
    let folder = Folder::new("pack-clash");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    folder.write("one.json", EXAMPLE);
    type Change = fn(&mut Value);
    let clashes: &[(Change, &str)] = &[
        (|_| {}, "编号都是“QINGHE”"),
        (|p| p["limits"]["text_repeated"] = 60.into(), "与上一年度重复的界限不同"),
        (|p| p["deadlines"]["street"] = "01-10".into(), "街道办事处公布期限不同"),
    ];
    for (at, (change, words)) in clashes.iter().enumerate() {
        let two = changed(|pack| {
            pack["id"] = if at == 0 { "QINGHE".into() } else { "COUNTY".into() };
            change(pack);
        });
        folder.write("two.json", two);
        let ran = folder.run(&["check", "a.nianbao.json", "--pack", "one.json", "--pack", "two.json"]);
        assert!(ran.code == 2 && ran.err.contains(words), "{words}: {}", ran.err);
    }
    folder.write("two.json", changed(|pack| pack["id"] = "COUNTY".into()));
    let ran = folder.run(&["check", "a.nianbao.json", "--pack", "one.json", "--pack", "two.json"]);
    assert_ne!(ran.code, 2, "{}", ran.err);
}

#[test]
fn settings_can_switch_off_a_pack_or_one_of_its_rules() {
    let folder = Folder::new("pack-off");
    folder.write("p.json", EXAMPLE);
    let mut report = clean_report("青禾镇人民政府", 2024);
    report.meta.org_kind = OrgKind::Township;
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    folder.report("a.nianbao.json", &report);
    for (off, left) in [("QINGHE", 0), ("QINGHE-04", 3)] {
        folder.write("s.json", format!(r#"{{"format":"nianbao-settings/1","off":["{off}"]}}"#));
        let args =
            ["check", "a.nianbao.json", "--pack", "p.json", "--settings", "s.json", "--format", "json"];
        let json = folder.run(&args).json();
        let covered = json[0]["check"]["coverage"].as_array().unwrap();
        let on = |one: &&Value| {
            one["rule"].as_str().unwrap().starts_with("QINGHE") && one["reason"] != "按设置未查"
        };
        assert_eq!(covered.iter().filter(on).count(), left, "{off}");
    }
}

#[test]
fn packs_kept_with_a_report_count_with_its_own_settings_only() {
    let folder = Folder::new("pack-kept");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    let broken = changed(|pack| {
        pack["id"] = "NANZHOU".into();
        pack["title"] = "南洲补充规则".into();
        pack["rules"][0]["examples"][0]["wrong"] = false.into();
    });
    report.settings.packs = vec![EXAMPLE.into(), broken.as_str().into(), "7".into()];
    folder.report("a.nianbao.json", &report);
    folder.write("p.json", EXAMPLE);
    let without = folder.run(&["check", "a.nianbao.json"]);
    assert!(!without.out.contains("QINGHE"), "{}", without.out);
    let told = "没有采用报告文件里保存的设置（规则包青禾市年度报告补充规则；规则包南洲补充规则；";
    assert!(without.out.contains(told), "{}", without.out);
    let ran = folder.run(&["check", "a.nianbao.json", "--own-settings", "--record", "r.json"]);
    assert!(!ran.out.contains("核对设置："), "packs alone are told as packs: {}", ran.out);
    assert!(ran.out.contains("QINGHE-04") && ran.out.contains("规则包没有采用"), "{}", ran.out);
    assert!(ran.out.contains("南洲补充规则") && ran.out.contains("名称不详"), "{}", ran.out);
    let record = std::fs::read_to_string(folder.path().join("r.json")).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    assert_eq!(record["packs"].as_array().unwrap().len(), 1);
    assert!(record.to_string().contains("规则包“南洲补充规则”"), "{record}");
    // The same pack given as well is one pack.
    let twice = folder.run(&["check", "a.nianbao.json", "--own-settings", "--pack", "p.json"]);
    assert!(!twice.out.contains("不能同时使用"), "{}", twice.out);
    assert_eq!(twice.out.matches("规则包：青禾市").count(), 1, "{}", twice.out);
}

#[test]
fn settings_switch_a_whole_pack_off() {
    let folder = Folder::new("pack-whole-off");
    folder.write("p.json", EXAMPLE);
    folder.write("s.json", r#"{"format":"nianbao-settings/1","off":["qinghe"]}"#);
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    folder.report("a.nianbao.json", &report);
    let ran = folder.run(&["check", "a.nianbao.json", "--pack", "p.json", "--settings", "s.json"]);
    assert!(!ran.out.contains("超过0件") && !ran.out.contains("规则包：青禾市"), "{}", ran.out);
    assert!(ran.out.contains("停用规则包QINGHE"), "{}", ran.out);
}

#[test]
fn a_pack_where_a_report_is_wanted_is_named_for_what_it_is() {
    let folder = Folder::new("pack-file");
    folder.write("p.json", EXAMPLE);
    let ran = folder.run(&["check", "p.json"]);
    assert_eq!(ran.code, 2);
    assert!((ran.out + &ran.err).contains("这是规则包"));
}

#[test]
fn findings_of_a_pack_are_written_as_comments() {
    let folder = Folder::new("pack-write");
    folder.write("p.json", EXAMPLE);
    folder.write("s.json", r#"{"format":"nianbao-settings/1","org_kind":"township"}"#);
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("proactive.coercion.decisions", "3")]);
    report.meta.org_kind = OrgKind::Unknown;
    folder.report("a.nianbao.json", &report);
    let write = ["write", "a.nianbao.json", "--to", "docx", "-o", "m.docx", "--pack", "p.json"];
    let refused = folder.run(&write);
    assert_eq!(refused.code, 2, "{}", refused.err);
    let comments = |rest: &[&str]| {
        let ran = folder.run(&[&write[..], &["--with-findings"], rest].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        crate::record::part(&folder, "m.docx", "word/comments.xml")
    };
    assert!(!comments(&[]).contains("超过0件"), "nobody says that it is a township");
    assert!(comments(&["--settings", "s.json"]).contains("行政强制填了3件，超过0件。"));
    folder.write("s.json", r#"{"format":"nianbao-settings/1","org_kind":"township","off":["QINGHE-04"]}"#);
    assert!(!comments(&["--settings", "s.json"]).contains("超过0件"));
}

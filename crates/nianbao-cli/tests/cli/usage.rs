//! Help, mistakes, rules, explain and schema from outside.

use crate::support::{Folder, clean_report, fill};

/// Whether a line was written in English by the library that reads the options.
fn is_english(line: &str) -> bool {
    [
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "Print",
        "error:",
        "possible values",
        "default:",
        "OPTIONS",
        " is ",
        " in ",
    ]
    .iter()
    .any(|word| line.contains(word))
}

#[test]
fn help_is_chinese_with_english_option_names() {
    let folder = Folder::new("help");
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["read", "-h"],
        &["rules", "-h"],
        &["explain", "-h"],
        &["schema", "-h"],
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code, 0, "{args:?}");
        assert!(ran.out.contains("用法：nianbao"), "{}", ran.out);
        let english: Vec<&str> = ran.out.lines().filter(|line| is_english(line)).collect();
        assert!(english.is_empty(), "{english:?}");
    }
    assert!(folder.run(&["check", "--help"]).out.contains("--fail-on <程度>"));
    assert_eq!(folder.run(&["--version"]).out.trim(), concat!("nianbao ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn mistakes_get_one_chinese_sentence_and_exit_code_2() {
    let folder = Folder::new("mistakes");
    for (args, words) in [
        (&["chekc"][..], "chekc"),
        (&["check"], "还缺少 <文件>"),
        (&["check", "a", "--fromat", "json"], "--fromat"),
        (&["check", "a", "--format", "xml"], "human、json、ndjson"),
        (&["check", "a", "--format"], "后面要写一个值"),
        (&["check", "a", "--org-kind", "bank"], "township"),
        (&["check", "a", "--published", "2025-02-30"], "2025-01-20"),
        (&["check", "a", "--rules", ","], "--rules 后面没有写规则"),
        (&["explain", "Z999"], "Z999"),
        (&["explain", "QINGHE-01"], "--pack"),
        (&["explain", "A101", "A102"], "多写了“A102”。写法见 nianbao explain --help"),
        (&["schema", "settings"], "“<种类>”不能是“settings”"),
        (&["write", "--blank", "--to", "txt", "--year", "99999"], "年度写成 2025 这样"),
        (&["write", "--blank", "--to", "txt", "--year", "今年"], "年度写成 2025 这样"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains(words) && !is_english(&ran.err), "{}", ran.err);
    }
    let ran = folder.run(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("用法：nianbao"), "{}", ran.err);
}

#[test]
fn every_rule_is_listed_and_explained() {
    let folder = Folder::new("rules-list");
    let list = folder.run(&["rules", "--format", "json"]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), nianbao_desk::catalogue::all().len());
    assert!(list.iter().any(|rule| rule["id"] == "U101"));
    let people = folder.run(&["rules"]).out;
    for rule in list {
        let (id, name) = (rule["id"].as_str().unwrap(), rule["name"].as_str().unwrap());
        assert!(people.contains(id) && people.contains(name));
        let explained = folder.run(&["explain", id]);
        assert_eq!(explained.code, 0);
        assert!(explained.out.contains("为什么") && explained.out.contains(rule["basis"].as_str().unwrap()));
        assert_eq!(folder.run(&["explain", name]).out, explained.out);
    }
}

#[test]
fn results_fit_their_schema() {
    let folder = Folder::new("schema");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", ""), ("applications.new_received@total", "8")]);
    folder.report("a.nianbao.json", &report);
    folder.write("b.nianbao.json", "");

    let schema = folder.run(&["schema", "result"]).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for command in ["check", "read"] {
        let results = folder.run(&[command, "a.nianbao.json", "b.nianbao.json", "--format", "json"]).json();
        for result in results.as_array().unwrap() {
            let errors: Vec<String> = validator.iter_errors(result).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}");
        }
        assert!(!validator.is_valid(&serde_json::json!({ "file": 1 })));
    }

    let schema = folder.run(&["schema"]).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let results = folder.run(&["read", "a.nianbao.json", "--format", "json"]).json();
    let report = &results[0]["import"]["report"];
    assert!(validator.is_valid(report), "{report}");
    assert!(!validator.is_valid(&serde_json::json!({ "format": "nianbao/1" })));
}

#[test]
fn the_published_schemas_of_results_are_in_step() {
    let folder = Folder::new("schema-published");
    for of in ["result", "sum"] {
        let path = format!("{}/../../docs/schema/{of}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let wanted = folder.run(&["schema", of]).out;
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &wanted).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert!(published == wanted, "docs/schema is out of step: run the test once with UPDATE=1");
    }
}

#[test]
fn a_rule_over_several_reports_is_none_of_a_check() {
    let folder = Folder::new("rules-several");
    folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    for word in ["U101", "u", "reports-alike"] {
        let ran = folder.run(&["check", "a.nianbao.json", "--rules", word]);
        assert!(ran.code == 2 && ran.err.contains("nianbao sum"), "{}", ran.err);
    }
    folder.write("s.json", r#"{"format":"nianbao-settings/1","off":["U104"]}"#);
    let ran = folder.run(&["check", "a.nianbao.json", "--settings", "s.json"]);
    assert!(ran.code == 2 && ran.err.contains("U104") && ran.err.contains("不能停用"), "{}", ran.err);
}

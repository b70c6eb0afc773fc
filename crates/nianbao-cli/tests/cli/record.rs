//! What goes out with a check: the record, the document with comments; and the blank form.

use std::io::Read;

use nianbao_core::check::rules;
use nianbao_core::model::{Explanation, Report};
use nianbao_io::record;
use serde_json::Value;

use crate::support::{Folder, clean_report, fill};

/// A column that does not balance, which the total follows, and a blank cell.
fn faulty() -> Report {
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(
        &mut report,
        &[
            ("applications.new_received@natural_person", "5"),
            ("applications.new_received@total", "5"),
            ("disputes.review.upheld", ""),
        ],
    );
    report
}

/// A part of a Word document.
pub(crate) fn part(folder: &Folder, file: &str, name: &str) -> String {
    let bytes = std::fs::read(folder.path().join(file)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_record_tells_what_the_check_tells() {
    let folder = Folder::new("record");
    folder.report("a.nianbao.json", &faulty());
    folder.report("上年.nianbao.json", &clean_report("青禾镇人民政府", 2023));
    let ran = folder.run(&[
        "check",
        "a.nianbao.json",
        "--record",
        "a.json",
        "--on",
        "2025-01-20",
        "--published",
        "2025-01-25",
        "--previous",
        "上年.nianbao.json",
        "--format",
        "json",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "the exit code stays that of the check");
    let check = &ran.json()[0]["check"];
    let json = std::fs::read_to_string(folder.path().join("a.json")).unwrap();
    let record: Value = serde_json::from_str(&json).unwrap();
    record::from_json(&json).expect("reads back");
    assert_eq!(record["on"], "2025-01-20");
    assert_eq!(record["published_on"], "2025-01-25");
    assert_eq!(record["previous"], "上年.nianbao.json");
    assert_eq!(record["file"], "a.nianbao.json");
    assert_eq!(record["ruleset"], check["ruleset"]);
    let entries = record["findings"].as_array().unwrap();
    let following: usize =
        entries.iter().map(|entry| entry["following"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(entries.len() + following, check["findings"].as_array().unwrap().len());
    assert!(following > 0);
    let open = |key: &str| {
        record["levels"].as_array().unwrap().iter().find(|level| level["key"] == key).unwrap()["open"].clone()
    };
    for key in ["error", "verify", "hint"] {
        assert_eq!(open(key), check["counts"][key], "{key}");
    }
    let skipped: usize = record["unchecked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unchecked| unchecked["rules"].as_array().unwrap().len())
        .sum();
    assert_eq!(record["ran"].as_u64().unwrap() as usize + skipped, rules::ALL.len());
    assert_eq!(record["fingerprint"]["content"].as_str().unwrap().len(), 64);
}

#[test]
fn the_record_prints_every_finding_for_people() {
    let folder = Folder::new("record-print");
    folder.report("a.nianbao.json", &faulty());
    for file in ["a.docx", "a.html"] {
        let ran = folder.run(&["check", "a.nianbao.json", "--record", file]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        let text = match file {
            "a.docx" => part(&folder, file, "word/document.xml"),
            _ => std::fs::read_to_string(folder.path().join(file)).unwrap(),
        };
        for words in
            ["核验单", "青禾镇人民政府", "A101", "D103", "同因", "内容指纹", "填报人", "没有提供", "未注明"]
        {
            assert!(text.contains(words), "{file}: {words}");
        }
    }
}

#[test]
fn an_explanation_moves_from_blank_line_to_words() {
    let folder = Folder::new("record-explained");
    let mut report = faulty();
    let outcome = nianbao_core::check::check(&report, &Default::default());
    let finding = outcome.findings.iter().find(|finding| finding.rule.id() == "D103").unwrap();
    let explanation = Explanation::for_finding(finding, &report, "全年没有复议案件", "王五", None);
    report.explanations.push(explanation);
    folder.report("a.nianbao.json", &report);
    folder.run(&["check", "a.nianbao.json", "--record", "a.html"]);
    let html = std::fs::read_to_string(folder.path().join("a.html")).unwrap();
    assert!(html.contains("全年没有复议案件") && html.contains("（王五）") && html.contains("已经说明的1条"));
}

#[test]
fn the_same_report_has_the_same_fingerprint_in_every_file() {
    let folder = Folder::new("record-fingerprint");
    folder.report("a.nianbao.json", &faulty());
    assert_eq!(folder.run(&["write", "a.nianbao.json", "--to", "docx", "-o", "b.docx"]).code, 0);
    let print = |file: &str| {
        folder.run(&["check", file, "--record", "r.json", "--fail-on", "never"]);
        let json = std::fs::read_to_string(folder.path().join("r.json")).unwrap();
        serde_json::from_str::<Value>(&json).unwrap()["fingerprint"].clone()
    };
    let first = print("a.nianbao.json");
    assert_eq!(print("b.docx"), first);
    let read = folder.run(&["read", "b.docx", "--format", "ndjson"]).json();
    assert_eq!(
        read["import"]["fingerprint"], first["content"],
        "whoever has the file can hold it against the paper"
    );
    let people = folder.run(&["read", "b.docx"]).out.replace(' ', "");
    assert!(people.contains(first["content"].as_str().unwrap()), "{people}");
    let mut changed = faulty();
    fill(&mut changed, &[("disputes.review.total", "1")]);
    folder.report("a.nianbao.json", &changed);
    assert_ne!(print("a.nianbao.json"), first);
}

#[test]
fn no_record_takes_the_place_of_another() {
    let folder = Folder::new("record-names");
    for file in ["one/a.nianbao.json", "two/a.nianbao.json"] {
        folder.report(file, &faulty());
    }
    std::fs::create_dir_all(folder.path().join("out")).unwrap();
    let ran = folder.run(&["check", "one/a.nianbao.json", "two/a.nianbao.json", "--record", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("“one/a.nianbao.json”和“two/a.nianbao.json”的核验单文件名相同"), "{}", ran.err);
    assert_eq!(std::fs::read_dir(folder.path().join("out")).unwrap().count(), 0);
    assert_eq!(folder.run(&["check", "one/a.nianbao.json", "--record", "out"]).code, 1);
}

#[test]
fn many_reports_want_a_folder() {
    let folder = Folder::new("record-many");
    folder.report("a.nianbao.json", &faulty());
    folder.report("b.nianbao.json", &clean_report("白石镇人民政府", 2024));
    let refused = folder.run(&["check", "a.nianbao.json", "b.nianbao.json", "--record", "r.docx"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("文件夹"), "{}", refused.err);
    std::fs::create_dir(folder.path().join("out")).unwrap();
    let ran = folder.run(&["check", "a.nianbao.json", "b.nianbao.json", "--record", "out"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(part(&folder, "out/a.核验单.docx", "word/document.xml").contains("A101"));
    assert!(part(&folder, "out/b.核验单.docx", "word/document.xml").contains("没有发现问题"));
}

#[test]
fn records_overwrite_no_report() {
    let folder = Folder::new("record-over");
    folder.report("a.json", &faulty());
    let before = std::fs::read(folder.path().join("a.json")).unwrap();
    let ran = folder.run(&["check", "a.json", "--record", "./a.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(std::fs::read(folder.path().join("a.json")).unwrap(), before);
    for (output, words) in [("a.pdf", ".docx、.html 或 .json"), ("no/such/a.docx", "没有这个文件夹")]
    {
        let ran = folder.run(&["check", "a.json", "--record", output]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.lines().count() == 1 && ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn findings_stand_in_word_as_comments() {
    let folder = Folder::new("comments");
    folder.report("a.nianbao.json", &faulty());
    let ran = folder.run(&[
        "write",
        "a.nianbao.json",
        "--to",
        "docx",
        "--with-findings",
        "--on",
        "2025-01-20",
        "-o",
        "b.docx",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let comments = part(&folder, "b.docx", "word/comments.xml");
    assert!(
        comments.contains("A101") && comments.contains("同因：") && comments.contains("2025-01-20T00:00:00Z")
    );
    let back = folder.run(&["read", "b.docx", "--format", "ndjson"]).json();
    assert_eq!(nianbao_io::project::from_json(&back["import"]["report"].to_string()).unwrap(), faulty());
    let refused = folder.run(&["write", "a.nianbao.json", "--to", "html", "--with-findings"]);
    assert_eq!((refused.code, refused.err.lines().count()), (2, 1), "{}", refused.err);
}

#[test]
fn the_blank_form_needs_no_file() {
    let folder = Folder::new("blank-form");
    for (to, file) in
        [("docx", "b.docx"), ("html", "b.html"), ("fragment", "f.html"), ("json", "b.nianbao.json")]
    {
        let ran = folder.run(&["write", "--blank", "--year", "2020", "--to", to, "-o", file]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{to}");
        let import = &folder.run(&["read", file, "--format", "ndjson"]).json()["import"];
        assert_eq!(import["edition"], "ed2019", "{to}");
        assert_eq!(import["report"]["meta"]["year"], 2020);
        let cells = import["report"]["cells"].as_object().unwrap();
        assert!(cells.len() == 198 && cells.values().all(|cell| cell == ""), "blank is not 0");
    }
    for (args, words) in [
        (&["write", "--to", "docx"][..], "<文件>"),
        (&["write", "--blank", "a.docx", "--to", "docx"], "同用"),
        (&["write", "--blank", "--year", "2001", "--to", "docx"], "2019"),
        (&["write", "a.docx", "--year", "2025", "--to", "docx"], "--year"),
        (&["write", "a.docx", "--on", "2025-01-20", "--to", "docx"], "--with-findings"),
        (&["check", "a.docx", "--on", "2025-01-20"], "--record"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

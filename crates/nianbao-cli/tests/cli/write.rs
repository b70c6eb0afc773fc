//! `nianbao read` and `nianbao write` from outside.

use crate::support::{Folder, as_text, clean_report, fill};

#[test]
fn a_text_is_read_cell_by_cell() {
    let folder = Folder::new("read-text");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("applications.new_received@natural_person", "5"), ("disputes.review.upheld", "")]);
    folder.write("a.txt", as_text(&report));
    let ran = folder.run(&["read", "a.txt", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let import = &ran.json()[0]["import"];
    assert_eq!(import["report"]["meta"]["org_name"], "青禾镇人民政府");
    assert_eq!(import["report"]["meta"]["year"], 2024);
    let cells = import["report"]["cells"].as_object().unwrap();
    for (id, cell) in report.cells() {
        assert_eq!(cells[id.path()], cell.raw(), "{}", id.path());
    }
    let people = folder.run(&["read", "a.txt"]);
    assert!(people.out.contains("青禾镇人民政府 · 2024年"), "{}", people.out);
    assert!(people.out.contains("15格，已填14格，空白1格"), "{}", people.out);
}

#[test]
fn what_was_written_reads_back_the_same() {
    let folder = Folder::new("write");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", ""), ("proactive.rules.issued", "/")]);
    folder.report("a.nianbao.json", &report);
    std::fs::create_dir(folder.path().join("out")).unwrap();
    for (to, file) in [
        ("docx", "out/a.docx"),
        ("html", "out/a.html"),
        ("fragment", "out/a.html"),
        ("json", "out/a.nianbao.json"),
    ] {
        let ran = folder.run(&["write", "a.nianbao.json", "--to", to, "-o", "out"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{to}");
        let back = folder.run(&["read", file, "--format", "ndjson"]).json();
        let file = back["import"]["report"].to_string();
        assert_eq!(nianbao_io::project::from_json(&file).unwrap(), report, "{to}");
        std::fs::remove_dir_all(folder.path().join("out")).unwrap();
        std::fs::create_dir(folder.path().join("out")).unwrap();
    }
}

#[test]
fn text_and_csv_show_the_tables() {
    let folder = Folder::new("write-plain");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("applications.new_received@natural_person", "5")]);
    folder.report("a.nianbao.json", &report);
    let text = folder.run(&["write", "a.nianbao.json", "--to", "txt"]);
    assert!(text.out.contains("\t5\t0\t"), "{}", text.out);
    let csv = folder.run(&["write", "a.nianbao.json", "--to", "csv"]);
    assert!(csv.out.contains(",5,0,"), "{}", csv.out);
}

#[test]
fn standard_output_takes_what_has_no_file() {
    let folder = Folder::new("write-stdout");
    let file = nianbao_io::project::to_json(&clean_report("青禾镇人民政府", 2024));
    let ran = folder.run_with(&["write", "-", "--to", "json"], file.as_bytes());
    assert_eq!(ran.code, 0);
    assert_eq!(ran.json()["meta"]["org_name"], "青禾镇人民政府");
    let page = folder.run_with(&["write", "-", "--to", "html"], file.as_bytes());
    assert!(page.out.contains("青禾镇人民政府2024年"), "{}", page.out);
}

#[test]
fn the_file_that_was_read_is_never_overwritten() {
    let folder = Folder::new("write-over");
    let path = folder.report("a.nianbao.json", &clean_report("青禾镇人民政府", 2024));
    let before = std::fs::read(&path).unwrap();
    let ran = folder.run(&["write", "a.nianbao.json", "--to", "json", "-o", "./a.nianbao.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let ran = folder.run(&["write", "a.nianbao.json", "--to", "json", "-o", "no/such/folder.json"]);
    assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{}", ran.err);
}

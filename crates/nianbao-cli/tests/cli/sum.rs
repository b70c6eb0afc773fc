//! `nianbao sum` from outside.

use nianbao_core::form::TableKey;
use nianbao_core::model::Report;

use crate::support::{Folder, clean_report, fill};

const ISSUED: &str = "proactive.normative_docs.issued";
const PERSON: &str = "applications.new_received@natural_person";

fn report(organ: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = clean_report(organ, 2024);
    fill(&mut report, cells);
    for table in TableKey::ALL {
        for (id, total) in report.totals(table) {
            report.set(id, total.to_string());
        }
    }
    report
}

/// Two towns, the county that adds them up, and the list of both.
fn county(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.report("towns/a.nianbao.json", &report("青禾县甲山镇人民政府", &[(ISSUED, "2"), (PERSON, "5")]));
    folder.report("towns/b.nianbao.json", &report("青禾县乙水镇人民政府", &[(ISSUED, "1"), (PERSON, "3")]));
    folder.report("towns/county.nianbao.json", &report("青禾县人民政府", &[(ISSUED, "4"), (PERSON, "8")]));
    folder.write("list.txt", "# 名单\n甲山镇人民政府\n青禾县乙水镇人民政府，2025-01-20\n");
    folder
}

#[test]
fn a_folder_is_added_up_and_held_against_the_parent() {
    let folder = county("sum");
    let args = ["sum", "towns", "--parent", "towns/county.nianbao.json", "--list", "list.txt", "--confirmed"];
    let ran = folder.run(&args);
    assert_eq!(ran.code, 1, "{}\n{}", ran.out, ran.err);
    for words in [
        "读到2份报告，计入2份",
        "名单2个单位（已核实），缺0个",
        "U101",
        "填的是4，各单位之和是3，多1",
        "■ 必改",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    // Without a confirmed list nobody can know, so nothing fails.
    let ran = folder.run(&args[..4]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("◆ 核实") && !ran.out.contains("必改"), "{}", ran.out);
    assert_eq!(folder.run(&[&args[..4], &["--fail-on", "verify"]].concat()).code, 1);
}

#[test]
fn while_units_are_missing_the_sum_is_what_there_is_so_far() {
    let folder = county("sum-missing");
    folder.write("list.txt", "甲山镇人民政府\n乙水镇人民政府\n丙湖镇人民政府\n");
    let ran = folder.run(&[
        "sum",
        "towns",
        "--parent",
        "towns/county.nianbao.json",
        "--list",
        "list.txt",
        "--confirmed",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("名单上的“丙湖镇人民政府”没有报告") && !ran.out.contains("U101"), "{}", ran.out);
    assert!(ran.out.contains("汇总报告 4"), "how far it is: {}", ran.out);
}

/// The list of [`county`] as an editor on an older Windows saves it, in GB18030.
const OLD_LIST: &[u8] = b"\xbc\xd7\xc9\xbd\xd5\xf2\xc8\xcb\xc3\xf1\xd5\xfe\xb8\xae\r\n\xc7\xe0\xba\xcc\xcf\xd8\xd2\xd2\xcb\xae\xd5\xf2\xc8\xcb\xc3\xf1\xd5\xfe\xb8\xae\xa3\xac2025-01-20\r\n";

#[test]
fn a_list_may_be_in_the_encoding_of_older_windows() {
    let folder = county("sum-list");
    for list in [OLD_LIST, b"\xff\xfe\x32\x75\x71\x5c\x47\x95\x0a\0\x59\x4e\x34\x6c\x47\x95"] {
        folder.write("list.txt", list);
        let ran =
            folder.run(&["sum", "towns", "--parent", "towns/county.nianbao.json", "--list", "list.txt"]);
        assert!(ran.out.contains("名单2个单位（未注明已核实），缺0个"), "{}{}", ran.out, ran.err);
    }
    folder.write("list.txt", [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13]);
    assert_eq!(folder.run(&["sum", "towns", "--list", "list.txt"]).code, 2);
}

#[test]
fn programs_get_everything() {
    let folder = county("sum-json");
    folder.write("towns/broken.docx", "PK\u{3}\u{4}");
    let ran = folder.run(&[
        "sum",
        "towns",
        "--parent",
        "towns/county.nianbao.json",
        "--list",
        "list.txt",
        "--to",
        "json",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("没有计入汇总"), "{}", ran.err);
    let json = ran.json();
    assert_eq!(json["sum"]["cells"][ISSUED], "3");
    assert_eq!(json["sum"]["cells"]["applications.new_received@total"], "8");
    assert_eq!(json["units"].as_array().unwrap().len(), 2);
    assert_eq!(json["parent"]["differences"][0]["cell"], ISSUED);
    assert_eq!(json["findings"][0]["rule"], "U101");
    assert_eq!(json["list"]["confirmed"], false);
}

#[test]
fn the_table_has_a_column_for_each_unit_and_the_workbook_reads_back() {
    let folder = county("sum-table");
    let ran = folder.run(&["sum", "towns", "--parent", "towns/county.nianbao.json", "--to", "csv"]);
    let rows: Vec<&str> = ran.out.trim_start_matches('\u{feff}').lines().collect();
    assert!(rows[0].ends_with("青禾县甲山镇人民政府,青禾县乙水镇人民政府"), "{}", rows[0]);
    let row = rows.iter().find(|row| row.starts_with(ISSUED)).unwrap();
    assert!(row.ends_with(",3,4,1,2,1"), "{row}");
    assert_eq!(rows.len(), 201);
    let ran = folder.run(&["sum", "towns", "--to", "xlsx", "-o", "sum.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json = folder.run(&["read", "sum.xlsx", "--format", "json"]).json();
    // The parent's own report lies in the folder and is counted when nobody says that it is the parent's.
    assert_eq!(json[0]["import"]["report"]["cells"][ISSUED], "7");
}

#[test]
fn what_is_mistyped_is_said() {
    let folder = county("sum-bad");
    for (args, words) in [
        (vec!["sum", "towns", "--confirmed"], "--list"),
        (vec!["sum", "nowhere"], "没有这个文件"),
        (vec!["sum", "towns", "--list", "none.txt"], "没有这个文件"),
        (vec!["sum", "towns", "--parent", "none.txt"], "没有这个文件"),
        (vec!["sum", "list.txt", "-o", "list.txt"], "读"),
    ] {
        let ran = folder.run(&args);
        assert!(ran.code == 2 && ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    for (list, words) in
        [("\n# 空\n", "空的"), ("甲镇政府\n甲镇政府\n", "写了两次"), ("甲镇政府,一月\n", "第1行")]
    {
        folder.write("list.txt", list);
        let ran = folder.run(&["sum", "towns", "--list", "list.txt"]);
        assert!(ran.code == 2 && ran.err.contains(words), "{list}: {}", ran.err);
    }
    // What was read is never written over.
    let before = std::fs::read(folder.path().join("towns/a.nianbao.json")).unwrap();
    let ran = folder.run(&["sum", "towns/a.nianbao.json", "--to", "json", "-o", "towns/a.nianbao.json"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(std::fs::read(folder.path().join("towns/a.nianbao.json")).unwrap(), before);
}

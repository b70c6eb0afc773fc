//! `nianbao sum` from outside.

use std::collections::BTreeSet;

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Report, TextPart};
use serde_json::Value;

use crate::support::{Folder, as_text, clean_report, fill};

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
    assert!(ran.out.contains("名单上的“丙湖镇人民政府”没有报告") && !ran.out.contains("多1"), "{}", ran.out);
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

/// Everything that can be found, on one folder: a difference, a unit missing, one twice, two texts alike, one unreadable
/// file, one on the older form.
fn everything(name: &str) -> Folder {
    let folder = county(name);
    let text = "围绕高标准农田改造，把征地范围、青苗补偿标准和施工工期张贴到各村民小组，安排农技员在赶集日现场答疑。\
                汛前公布水库巡查责任人和转移路线，印发明白卡两千份。食品摊贩备案、农机补贴名单每季度更换一次，\
                由村务监督委员会核对签字后存档，老年人可以请网格员上门念读。";
    for (file, organ) in [("c", "青禾县丙湖镇人民政府"), ("d", "青禾县丁岭镇人民政府")] {
        let mut unit = report(organ, &[]);
        unit.narrative.set(TextPart::Overview, text);
        unit.set(unit.find(ISSUED).unwrap(), if file == "c" { "五" } else { "" });
        folder.report(&format!("towns/{file}.nianbao.json"), &unit);
    }
    let mut older = report("青禾县戊桥镇人民政府", &[]);
    let mut form = Report::blank(EditionKey::from_key("ed2019").unwrap());
    for (path, raw) in
        [("applications.result.other@natural_person", "4"), ("proactive19.rules.made_new", "7")]
    {
        form.set(form.find(path).unwrap(), raw);
    }
    for table in TableKey::ALL {
        older.set_table(form.table(table).clone());
    }
    folder.report("towns/e.nianbao.json", &older);
    folder.report("towns/f.nianbao.json", &report("青禾县甲山镇人民政府", &[(ISSUED, "6"), (PERSON, "5")]));
    folder.report("towns/county.nianbao.json", &report("青禾县人民政府", &[(ISSUED, "4"), (PERSON, "7")]));
    folder.write("towns/broken.docx", "PK\u{3}\u{4}");
    let units = ["甲山镇", "乙水镇", "丙湖镇", "丁岭镇", "戊桥镇", "己田镇"];
    folder.write("list.txt", units.map(|unit| format!("青禾县{unit}人民政府\n")).concat());
    folder
}

const ALL: [&str; 7] =
    ["sum", "towns", "--parent", "towns/county.nianbao.json", "--list", "list.txt", "--to"];

#[test]
fn the_result_fits_its_schema() {
    let folder = everything("sum-schema");
    let schema = folder.run(&["schema", "sum"]).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let whole = folder.run(&[&ALL[..], &["json"]].concat()).json();
    for result in [&whole, &folder.run(&["sum", "towns", "--to", "json"]).json()] {
        let errors: Vec<String> = validator.iter_errors(result).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": "nianbao-sum/1" })));
    for list in ["units", "unreadable", "missing", "doubled", "unread", "left_out", "undivided", "remarks"] {
        assert!(!whole[list].as_array().unwrap().is_empty(), "{list}: {}", whole[list]);
    }
    assert_eq!(whole["coverage"].as_array().unwrap().len(), 4);
    // A finding reads as one of a check, with whose report each place is in.
    let findings = whole["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|one| one["rule"] == rule).unwrap_or(&Value::Null);
    let found: BTreeSet<&str> = findings.iter().filter_map(|one| one["rule"].as_str()).collect();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["U102", "U103", "U104"], "{findings:#?}");
    assert_eq!(of("U103")["of"]["role"], "listed");
    assert_eq!(of("U103")["of"]["file"], Value::Null);
    assert_eq!(of("U102")["of"]["file"], "towns/county.nianbao.json");
    assert!(of("U102")["at"]["cell"].is_string() && of("U102")["related"][0]["at"]["cell"].is_string());
    let alike = of("U104");
    assert_eq!(
        (&alike["of"]["file"], &alike["related"][0]["of"]["file"]),
        (&Value::from("towns/c.nianbao.json"), &Value::from("towns/d.nianbao.json"))
    );
    assert_eq!(alike["at"]["text"]["unit"], "char");
    let count = |severity: &str| findings.iter().filter(|one| one["severity"] == severity).count();
    assert_eq!(whole["counts"]["verify"], count("verify"));
}

#[test]
fn findings_are_a_table_and_a_log_as_those_of_a_check() {
    let folder = everything("sum-findings");
    let findings = folder.run(&[&ALL[..], &["findings"]].concat());
    folder.report("one.nianbao.json", &report("青禾县甲山镇人民政府", &[]));
    let check = folder.run(&["check", "one.nianbao.json", "--format", "csv"]);
    let head = |out: &str| out.lines().next().unwrap().to_owned();
    assert_eq!(head(&findings.out), head(&check.out));
    for words in ["U102", "U104", "己田镇", "读不了", "towns/broken.docx", "towns/county.nianbao.json"]
    {
        assert!(findings.out.contains(words), "{words}: {}", findings.out);
    }
    let log = folder.run(&[&ALL[..], &["sarif"]].concat()).json();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(
        rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["U101", "U102", "U103", "U104"]
    );
    assert!(rules.iter().all(|rule| rule["help"]["markdown"].as_str().unwrap().contains("## 怎么改")));
    let artifacts = run["artifacts"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        let location = &result["locations"][0];
        match location["physicalLocation"]["artifactLocation"]["index"].as_u64() {
            Some(index) => assert_eq!(
                artifacts[index as usize]["location"]["uri"],
                location["physicalLocation"]["artifactLocation"]["uri"]
            ),
            None => assert_eq!(location["logicalLocations"][0]["kind"], "unit"),
        }
    }
    let prints: BTreeSet<&str> = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["partialFingerprints"]["place/v1"].as_str().unwrap())
        .collect();
    assert_eq!(prints.len(), run["results"].as_array().unwrap().len());
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    // Nothing found is said too.
    let clean = folder.run(&["sum", "one.nianbao.json", "--to", "findings"]);
    assert!(clean.code == 0 && clean.out.contains("没有发现"), "{}", clean.out);
}

#[test]
fn people_are_told_what_was_carried_over_left_out_or_not_looked_at() {
    let folder = everything("sum-words");
    let ran = folder.run(&[&ALL[..], &["human"]].concat());
    for words in [
        "用的不是2021年格式，按含义相同的项目相加",
        "只计入总计，分不到各行",
        "没有对应的项目，没有计入",
        "写的是“五”，没有计入",
        "缺少报告",
        "报告重复",
        "未检查 3 项",
        "依据：",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    // A table that is not there is a finding already.
    assert_eq!(ran.out.matches("空的或者没有读到").count(), 1, "{}", ran.out);
    let table = folder.run(&[&ALL[..], &["csv"]].concat()).out;
    assert!(
        table.contains("applications.result.other@natural_person") && table.contains("只计入总计"),
        "{table}"
    );
    assert_eq!(folder.run(&[&ALL[..], &["xlsx", "-o", "sum.xlsx"]].concat()).code, 2, "one file is broken");
    let json = folder.run(&["read", "sum.xlsx", "--format", "json"]).json();
    let notes = &json[0]["import"]["report"]["text"]["notes"];
    assert!(notes["applications"].as_str().unwrap().contains("只计入总计"), "{notes}");
}

#[test]
fn doubts_about_the_parents_file_are_said_as_about_any_other() {
    let folder = county("sum-doubts");
    let parent = report("青禾县人民政府", &[(PERSON, "8")]);
    let row = parent.find(ISSUED).unwrap().slot().row_label();
    let text = as_text(&parent);
    let without: Vec<&str> = text.lines().filter(|line| !line.contains(row)).collect();
    folder.write("county.txt", without.join("\n"));
    let read = folder.run(&["read", "county.txt", "--format", "json"]).json();
    assert!(!read[0]["import"]["notes"].as_array().unwrap().is_empty(), "{read}");
    let ran = folder.run(&["sum", "towns/a.nianbao.json", "--parent", "county.txt"]);
    assert!(ran.err.contains("county.txt：读入时有"), "{}", ran.err);
}

#[test]
fn a_parent_that_left_a_cell_blank_is_not_said_to_say_0() {
    let folder = county("sum-blank");
    let mut parent = report("青禾县人民政府", &[(PERSON, "8")]);
    parent.set(parent.find(ISSUED).unwrap(), "");
    folder.report("towns/county.nianbao.json", &parent);
    let args = ["sum", "towns", "--parent", "towns/county.nianbao.json", "--to"];
    let ran = folder.run(&[&args[..], &["human"]].concat());
    assert!(
        ran.out.contains("没有填，已有各单位之和是3。") && ran.out.contains("汇总报告 空白"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("填的是0"), "{}", ran.out);
    let json = folder.run(&[&args[..], &["json"]].concat()).json();
    assert_eq!(json["parent"]["differences"][0]["parent"], Value::Null);
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

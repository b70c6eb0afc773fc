//! What the report file promises: nothing is lost, nothing strange breaks it.

use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, Found, FoundHeading, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Date, Explanation, Limit, OrgKind, Report, TextPart};

use super::*;
use crate::import::ReadError;

fn edition(key: &str) -> EditionKey {
    EditionKey::from_key(key).unwrap()
}

fn sample() -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "虎林市宝东镇人民政府".into();
    report.meta.org_kind = OrgKind::Township;
    report.meta.published_on = Date::new(2025, 1, 20);
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for (index, id) in ids.into_iter().enumerate() {
        report.set(id, ["0", "", "/", "12", " 1,234 件"][index % 5]);
    }
    report.narrative.set(TextPart::Lead, "第一段\n第二段");
    report.narrative.set(TextPart::Overview, "总述");
    report.narrative.set(TextPart::Aspect(Aspect::Platform), "<script>\"'\\\u{1}\u{2028}");
    report.narrative.set(TextPart::Note(TableKey::Disputes), "注");
    report.explanations.push(Explanation {
        rule: "X102".into(),
        cells: vec![
            ("applications.new_received@total".into(), "3".into()),
            ("text:overview.applications".into(), "收到4件".into()),
            ("text:overview.applications".into(), "收到5件".into()),
        ],
        reason: "口径不同".into(),
        by: "".into(),
        on: Date::new(2025, 1, 20),
    });
    report.settings.off = vec!["T103".into(), "Q900".into()];
    report.settings.set_limit(Limit::TextRepeated, Some(60));
    report.settings.deadline = Date::new(2025, 1, 25);
    report.settings.packs =
        vec![r#"{"format":"nianbao-rules/1","title":"\u003c青禾 市>"}"#.into(), "{}".into()];
    let mut found = Found { title: Some("标题".into()), ..Found::default() };
    found.headings.push(FoundHeading {
        part: Some(Part::Overview),
        number: Some(1),
        text: "一、总体".into(),
    });
    found.headings.push(FoundHeading { part: None, number: None, text: "附".into() });
    let table = found.table_mut(TableKey::Proactive);
    table.state = TableState::Read;
    table.edition = Some(edition("ed2019"));
    table.altered.push(AlteredLabel { key: "k".into(), text: "t".into() });
    table.missing_rows.push("m".into());
    table.repeated_rows.push("r".into());
    table.unread_rows.push("u".into());
    table.extra_rows.push("e".into());
    report.found = Some(found.into());
    report
}

#[test]
fn loses_nothing() {
    let mut hybrid = sample();
    hybrid.set_table(TableData::blank(edition("ed2019"), TableKey::Applications).into());
    let mut plain = Report::blank(edition("ed2019"));
    plain.narrative.set(TextPart::Overview, "只有一段");
    for report in [sample(), hybrid, plain] {
        assert_eq!(from_json(&to_json(&report)), Ok(report.clone()));
        assert_eq!(from_json(&to_json_pretty(&report)), Ok(report));
    }
}

#[test]
fn has_the_shape_of_the_contract() {
    let json: serde_json::Value = serde_json::from_str(&to_json(&Report::for_year(2024))).unwrap();
    let top: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(top, ["format", "edition", "meta", "text", "cells", "explanations"]);
    assert_eq!(json["cells"].as_object().unwrap().len(), 200);
    assert_eq!(json["text"]["overview"], "");
    assert_eq!(json["meta"]["org_kind"], "unknown");
    assert!(json["meta"]["published_on"].is_null());

    let mut hybrid = Report::for_year(2024);
    hybrid.set_table(TableData::blank(edition("ed2019"), TableKey::Applications).into());
    hybrid.narrative.set(TextPart::Aspect(Aspect::Active), "主动");
    let json: serde_json::Value = serde_json::from_str(&to_json(&hybrid)).unwrap();
    assert_eq!(json["tables"], serde_json::json!({ "applications": "ed2019" }));
    assert_eq!(json["edition"], "ed2021");
    assert_eq!(json["text"]["overview"]["active"], "主动");
    assert_eq!(json["text"]["overview"]["supervision"], "");
    assert!(json["text"]["overview"].get("intro").is_none());
}

#[test]
fn unknown_fields_stay() {
    let json = r#"{"format":"nianbao/1","edition":"ed2021","colour":{"a":[1.50,12345678901234567890123]},
        "tables":{"new":"x"},
        "meta":{"org_name":"某镇","org_kind":"island","year":"2024","seal":"◎","published_on":"明天","a/b~c":1},
        "text":{"lead":"","overview":{"active":"a","more":"m"},"notes":{"extra":"n"},"tail":"t"},
        "cells":{"proactive.rules.issued":3,"proactive.rules.repealed":null,"proactive.rules.in_force":2.50,"future.cell":"9"},
        "explanations":[{"rule":"A101","cells":{"b":"2","a":1},"reason":"r","mark":true}]}"#;
    let report = from_json(json).unwrap();
    assert_eq!(report.meta.year, Some(2024));
    assert_eq!(report.raw(report.find("proactive.rules.issued").unwrap()), "3");
    assert_eq!(report.raw(report.find("proactive.rules.in_force").unwrap()), "2.50");
    assert_eq!(report.explanations[0].cells, [("a".into(), "1".into()), ("b".into(), "2".into())]);
    let pointers: Vec<_> = report.unknown.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/tables/new",
            "/meta/org_kind",
            "/meta/seal",
            "/meta/published_on",
            "/meta/a~1b~0c",
            "/text/overview/more",
            "/text/notes/extra",
            "/text/tail",
            "/cells/future.cell",
            "/explanations/0/mark",
            "/colour"
        ]
    );
    let again = to_json(&report);
    assert_eq!(from_json(&again), Ok(report.clone()));
    for kept in ["[1.50,12345678901234567890123]", r#""org_kind":"island""#, r#""a/b~c":1"#, r#""more":"m""#]
    {
        assert!(again.contains(kept), "{kept} in {again}");
    }
    // A choice made here replaces what could not be read.
    let mut chosen = report;
    chosen.meta.org_kind = OrgKind::Zone;
    let again = to_json(&chosen);
    assert!(again.contains(r#""org_kind":"zone""#) && !again.contains("island"));
}

#[test]
fn settings_of_another_version_stay_until_others_are_chosen() {
    let json = r#"{"format":"nianbao/1","settings":{"off":["A101"],"deadline":"soon","mood":1,
        "limits":{"text_repeated":900,"jump_factor":8,"new_limit":[2]}}}"#;
    let mut report = from_json(json).unwrap();
    assert_eq!(report.settings.off, ["A101"]);
    let limits: Vec<_> = report.settings.limits().collect();
    assert_eq!(limits, [(Limit::JumpFactor, 8)]);
    let again = to_json(&report);
    for kept in [r#""deadline":"soon""#, r#""mood":1"#, r#""text_repeated":900"#, r#""new_limit":[2]"#] {
        assert!(again.contains(kept), "{kept} in {again}");
    }
    assert_eq!(from_json(&again), Ok(report.clone()));
    report.settings.set_limit(Limit::TextRepeated, Some(70));
    report.settings.deadline = Date::new(2025, 1, 20);
    let again = to_json(&report);
    assert!(again.contains(r#""text_repeated":70"#) && again.contains(r#""deadline":"2025-01-20""#));
    assert!(!again.contains("900") && !again.contains("soon") && again.contains("new_limit"));
    // What is as usual is not written.
    assert!(!to_json(&Report::for_year(2024)).contains("settings"));
    for wrong in ["[]", "3", r#"{"limits":[]}"#] {
        let json = format!(r#"{{"format":"nianbao/1","settings":{wrong}}}"#);
        assert_eq!(from_json(&json).unwrap_err().code(), "damaged", "{wrong}");
    }
}

#[test]
fn a_limit_that_came_later_breaks_no_file() {
    let with = |limits: &str| format!(r#"{{"format":"nianbao/1","settings":{{"limits":{{{limits}}}}}}}"#);
    for limit in Limit::ALL {
        // A draft from before it was there reads as usual.
        assert_eq!(from_json(&with("")).unwrap().settings.limit(limit), None);
        // One from after comes through a program that has never heard of it, which keeps it beside what is changed there,
        let drawn = format!(":{}", limit.usual());
        let mut report = from_json(&with(&format!(r#""not_yet_known"{drawn}"#))).unwrap();
        report.settings = nianbao_core::model::Settings::default();
        report.settings.deadline = Date::new(2025, 1, 20);
        let again = to_json(&report);
        assert!(again.contains(&format!(r#""not_yet_known":{}"#, limit.usual())), "{again}");
        assert_eq!(from_json(&again), Ok(report));
        // and takes effect where it is known.
        let known = from_json(&again.replace("not_yet_known", limit.key())).unwrap();
        assert_eq!(known.settings.limit(limit), Some(limit.usual()));
        assert!(known.unknown.is_empty(), "{:?}", known.unknown);
    }
}

#[test]
fn packs_go_with_the_report_whatever_is_in_them() {
    let packs = |json: &str| from_json(json).unwrap().settings.packs;
    let with = |packs: &str| format!(r#"{{"format":"nianbao/1","settings":{{"packs":{packs}}}}}"#);
    assert!(packs(&with("null")).is_empty() && packs(&with("[]")).is_empty());
    let one = packs(&with(r#"[ { "id" : "a < b" }, 7, [1, 2], null ]"#));
    assert_eq!(
        one.iter().map(|pack| &**pack).collect::<Vec<_>>(),
        [r#"{"id":"a \u003c b"}"#, "7", "[1,2]", "null"]
    );
    // What is no list, or a list without end, is one that is no pack, and stays as it is from then on.
    for odd in [r#""text""#, "7", "{}", &format!("[{}]", ["{}"; 9].join(","))] {
        let report = from_json(&with(odd)).unwrap();
        assert_eq!(report.settings.packs.iter().map(|pack| &**pack).collect::<Vec<_>>(), [odd]);
        assert!(report.unknown.is_empty());
        assert_eq!(from_json(&to_json(&report)), Ok(report));
    }
    assert_eq!(packs(&with("{\"a\": [1, 2]}")).len(), 1);
    // Nothing that a report file cannot hold gets into one.
    let mut report = Report::for_year(2024);
    report.settings.packs = vec!["{ no JSON".into()];
    assert!(from_json(&to_json(&report)).unwrap().settings.is_usual());
    let endless = format!("[{}]", "0,".repeat(1 << 20) + "0");
    assert_eq!(packs(&with(&endless)).len(), 1);
}

#[test]
fn says_what_is_wrong() {
    let whole = to_json(&sample());
    for cut in (1..whole.len()).filter(|at| whole.is_char_boundary(*at)).step_by(97) {
        let error = from_json(&whole[..cut]).unwrap_err();
        assert!(error.to_string().contains("不完整"), "{error}");
    }
    for (json, code) in [
        ("", "empty"),
        (" \n", "empty"),
        ("{}", "no-report"),
        ("[]", "no-report"),
        ("12", "no-report"),
        (r#"{"format":"other/1"}"#, "no-report"),
        (r#"{"format":"nianbao/2","anything":0}"#, "newer"),
        (r#"{"format":"nianbao/1.5"}"#, "newer"),
        (r#"{"format":"nianbao/1","edition":"ed2031"}"#, "newer"),
        (r#"{"format":"nianbao/1","edition":"blue"}"#, "damaged"),
        (r#"{"format":"nianbao/1","edition":"ed2021","cells":[]}"#, "damaged"),
        (r#"{"format":"nianbao/1","edition":"ed2021","cells":{"proactive.rules.issued":{}}}"#, "damaged"),
        (r#"{"format":"nianbao/1","edition":"ed2021","text":{"lead":["a"]}}"#, "damaged"),
        (r#"{"format":"nianbao/1" "edition"}"#, "damaged"),
        (r#"{"format":"nianbao/1","text":{"lead":"\ud800"}}"#, "damaged"),
    ] {
        let error = from_json(json).unwrap_err();
        assert_eq!(error.code(), code, "{json}: {error}");
    }
    assert_eq!(from_json(&"[".repeat(1 << 20)).unwrap_err().code(), "damaged");
    assert_eq!(from_json(&" ".repeat(crate::limits::FILE_BYTES + 1)), Err(ReadError::TooLarge));
}

#[test]
fn little_is_enough() {
    let report = from_json("\u{feff}{\"format\":\"nianbao/1\",\"meta\":{\"year\":2020}}").unwrap();
    assert_eq!(report.edition(), edition("ed2019"));
    let twice =
        r#"{"format":"nianbao/1","cells":{"proactive.rules.issued":"1","proactive.rules.issued":"2"}}"#;
    let report = from_json(twice).unwrap();
    assert_eq!(report.raw(report.find("proactive.rules.issued").unwrap()), "2");
    assert!(report.unknown.is_empty());
}

#[cfg(feature = "schema")]
#[test]
fn the_published_schema_is_in_step() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/nianbao-1.schema.json");
    let wanted = schema();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == wanted, "docs/schema is out of step: run the test once with UPDATE=1");
}

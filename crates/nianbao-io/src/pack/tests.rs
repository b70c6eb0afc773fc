//! Packs are read whole or refused in words.

use serde_json::{Value, json};

use super::*;

fn pack() -> Value {
    json!({
        "format": "nianbao-rules/1", "id": "QH", "version": "1", "title": "青禾市规则",
        "limits": { "text_repeated": 40 },
        "deadlines": { "department": "01-20" },
        "rules": [{
            "id": "01", "title": "写明考核", "severity": "verify", "message": "没有写考核。", "basis": "青禾市通知",
            "require": { "any": ["考核"], "in": ["overview.supervision"] },
            "examples": [
                { "wrong": true, "text": { "overview.supervision": "加强监督。" } },
                { "wrong": false, "text": { "overview.supervision": "纳入考核。" } }
            ]
        }]
    })
}

fn refused(change: impl Fn(&mut Value)) -> String {
    let mut value = pack();
    change(&mut value);
    from_json(&value.to_string()).expect_err("it should be refused")
}

#[test]
fn a_pack_is_read() {
    let PackFile { pack, examples } = from_json(&format!("\u{feff}{}", pack())).unwrap();
    assert_eq!((pack.id.as_str(), pack.rules[0].head.id.as_str()), ("QH", "QH-01"));
    assert_eq!(pack.limits, [(Limit::TextRepeated, 40)]);
    assert_eq!(pack.deadline(OrgKind::Department, 2024), Date::new(2025, 1, 20));
    assert_eq!(pack.deadline(OrgKind::Government, 2024), None);
    assert_eq!(examples.len(), 2);
    assert_eq!(pack.words(), ["与上一年度重复的界限40%", "政府部门公布期限1月20日"]);
    let mut other = self::pack();
    other["version"] = json!("2");
    assert_ne!(from_json(&other.to_string()).unwrap().pack.fingerprint, pack.fingerprint);
}

#[test]
fn what_is_wrong_is_said_in_words() {
    type Change = fn(&mut Value);
    let wrong: &[(Change, &str)] = &[
        (|p| p["format"] = json!("nianbao-rules/2"), "比本程序新"),
        (|p| p["format"] = json!("nianbao/1"), "这不是规则包"),
        (|p| p["id"] = json!("qh"), "“qh”应由2至12个大写字母"),
        (|p| p["id"] = json!("Q"), "大写字母"),
        (|p| p["id"] = json!("1Q"), "以字母开头"),
        (|p| p["id"] = json!("A101"), "自带规则"),
        (|p| p["issuer"] = json!("甲\n乙"), "“issuer”应在80字以内"),
        (|p| p["note"] = json!("字".repeat(401)), "“note”应在400字以内"),
        (|p| p["version"] = json!(""), "“version”不能空白"),
        (|p| p["colour"] = json!(1), "“colour”不认识"),
        (|p| drop(p.as_object_mut().unwrap().remove("title")), "缺少“title”"),
        (|p| p["limits"] = json!({ "likeness": 40 }), "没有名为“likeness”"),
        (|p| p["limits"] = json!({ "text_repeated": 400 }), "1到100"),
        (|p| p["limits"] = json!({ "text_repeated": -1 }), "应是不带引号、不小于0的整数"),
        (|p| p["limits"] = json!({ "text_repeated": "40" }), "应是不带引号、不小于0的整数"),
        (|p| p["limits"] = json!([40]), "应是花括号里的名称和值"),
        (|p| p["rules"] = json!({}), "应是方括号里的列表"),
        (|p| p["id"] = json!(5), "应是引号里的文字"),
        (|p| p["format"] = json!(1), "这不是规则包"),
        (|p| p["rules"][0]["examples"][0]["wrong"] = json!("yes"), "应是true或者false"),
        (|p| p["deadlines"] = json!({ "department": "1-20" }), "月-日"),
        (|p| p["deadlines"] = json!({ "department": "02-29" }), "月-日"),
        (|p| p["deadlines"] = json!({ "unknown": "01-20" }), "“unknown”"),
        (|p| p["rules"][0]["id"] = json!("a"), "规则编号“a”"),
        (|p| p["rules"][0]["severity"] = json!("fatal"), "“severity”"),
        (|p| p["rules"][0]["message"] = json!("没有句号"), "句号"),
        (|p| p["rules"][0]["message"] = json!("没有{word}。"), "不能用花括号"),
        (|p| p["rules"][0]["title"] = json!("字".repeat(41)), "40字以内"),
        (|p| p["rules"][0]["basis"] = json!("甲\n乙"), "不换行"),
        (|p| p["rules"][0]["org_kinds"] = json!(["island"]), "“org_kinds”"),
        (|p| p["rules"][0]["from_year"] = json!(2030), "QH-01"),
        (|p| p["rules"][0]["require"]["any"] = json!([]), "“any”应有"),
        (|p| p["rules"][0]["require"]["any"] = json!([" "]), "不能空白"),
        (|p| p["rules"][0]["require"]["in"] = json!(["part6"]), "没有“part6”这段文字"),
        (|p| p["rules"][0]["forbid"] = json!({ "words": ["甲"] }), "只能写一个"),
        (|p| p["rules"][0]["require"] = Value::Null, "要写一个"),
        (
            |p| p["rules"][0]["examples"][1]["cells"] = json!({ "a.b": "1" }),
            "第2个例子：这一年度的表格没有“a.b”",
        ),
        (|p| p["rules"][0]["examples"][0]["text"] = json!({ "part9": "" }), "第1个例子：没有“part9”"),
        (|p| p["rules"][0]["examples"][0]["says"] = json!("甲\u{7}乙"), "第1个例子：“says”应在200字以内"),
        (|p| p["rules"][0]["examples"][0]["year"] = json!(2010), "2010年"),
        (|p| p["rules"][0]["examples"][0]["org_kind"] = json!("king"), "“king”"),
    ];
    for (change, words) in wrong {
        let why = refused(|value| {
            if *words == "QH-01" {
                value["rules"][0]["until_year"] = json!(2025);
            }
            change(value);
        });
        assert!(why.contains(words) && why.ends_with('。'), "{words}: {why}");
        assert_eq!(why.matches('\n').count(), 0);
    }
    let why = refused(|value| {
        let rule = value["rules"][0].clone();
        value["rules"].as_array_mut().unwrap().push(rule);
    });
    assert!(why.contains("用了两次"), "{why}");
}

#[test]
fn sums_and_bounds_name_cells_of_one_form() {
    let with = |rest: Value| {
        let value = rest;
        refused(move |pack| {
            let rule = pack["rules"][0].as_object_mut().unwrap();
            rule.remove("require");
            rule.extend(value.as_object().unwrap().clone());
        })
    };
    let sum = |left: Value, right: Value| {
        with(json!({ "sum": { "left": left, "relation": "equal", "right": right } }))
    };
    assert!(sum(json!(["no.such"]), json!(["disputes.review.total"])).contains("没有“no.such”这一格"));
    assert!(sum(json!([]), json!(["disputes.review.total"])).contains("1至200格"));
    let mixed = sum(json!(["proactive.rules.issued"]), json!(["proactive19.rules.made_new"]));
    assert!(mixed.contains("同一版"), "{mixed}");
    let relation = json!({ "sum": { "left": ["proactive.rules.issued"], "relation": "<", "right": ["proactive.rules.in_force"] } });
    assert!(with(relation).contains("at_most"));
    let bounds = |least: Value, most: Value| {
        with(json!({ "limit": { "cell": "proactive.rules.issued", "least": least, "most": most } }))
    };
    assert!(bounds(Value::Null, Value::Null).contains("至少要写一个"));
    assert!(bounds(json!("5"), json!("4")).contains("大"));
    assert!(bounds(json!("many"), Value::Null).contains("“many”不是数字"));
}

#[test]
fn what_is_no_json_or_too_much_is_refused() {
    let whole = pack().to_string();
    for cut in (1..whole.len()).filter(|at| whole.is_char_boundary(*at)) {
        assert!(from_json(&whole[..cut]).is_err());
    }
    for none in ["[]", "null", "5"] {
        assert!(from_json(none).unwrap_err().contains("这不是规则包"));
    }
    assert!(from_json("").unwrap_err().contains("空的"));
    let twice = whole.replace(r#""text_repeated":40"#, r#""text_repeated":40,"text_repeated":60"#);
    assert_ne!(twice, whole);
    assert!(from_json(&twice).unwrap_err().contains("“text_repeated”写了两次"));
    assert!(from_json(&"[".repeat(100_000)).is_err());
    assert!(from_json(&" ".repeat(limits::SETTINGS_BYTES + 1)).unwrap_err().contains("太大"));
    let many = |count: usize, at: &str| {
        refused(|value| {
            if at == "rules" {
                let rule = value["rules"][0].clone();
                value["rules"] = json!(vec![rule; count]);
            } else {
                let example = value["rules"][0]["examples"][0].clone();
                value["rules"][0]["examples"] = json!(vec![example; count]);
            }
        })
    };
    assert!(many(201, "rules").contains("最多有200条"));
    assert!(many(21, "examples").contains("最多有20个例子"));
}

#[test]
fn spaces_make_no_other_pack() {
    let plain = pack();
    let spaced = serde_json::to_string_pretty(&plain).unwrap();
    let one = from_json(&spaced).unwrap().pack;
    assert_eq!(one.fingerprint, from_json(&plain.to_string()).unwrap().pack.fingerprint);
    let kept = kept(&format!("\u{feff}{spaced}\n"));
    assert_eq!(super::kept(&kept), kept);
    assert!(!kept.contains('\n'));
    assert_eq!(from_json(&kept).unwrap().pack, one);
    assert_eq!(super::kept("{ \"a\""), "{ \"a\"", "what is no JSON stays");
}

#[test]
fn a_pack_is_called_by_its_names_even_when_it_is_not_in_order() {
    let names = names(&pack().to_string());
    assert_eq!((names.id.as_str(), names.version.as_str(), names.title.as_str()), ("QH", "1", "青禾市规则"));
    let mut broken = pack();
    broken["rules"] = json!("none");
    broken["title"] = json!(format!("{}\n", "字".repeat(500)));
    let told = super::names(&broken.to_string());
    assert_eq!((told.id.as_str(), told.title.chars().count()), ("QH", 41));
    for text in ["7", "[]", "{}", "\"a\"", "null"] {
        assert_eq!(super::names(text), Names::default(), "{text}");
    }
}

#[test]
fn a_pack_is_no_report_and_a_report_with_packs_is_no_pack() {
    use crate::{ReadError, read, read_text};
    let text = serde_json::to_string_pretty(&pack()).unwrap();
    assert_eq!(read_text(&text), Err(ReadError::Pack(text.clone())));
    let late = text.replacen('{', &format!("{{\"note\": \"{}\",", "字".repeat(900)), 1);
    assert!(
        matches!(read(late.as_bytes(), Some("a.json")), Err(ReadError::Pack(_))),
        "however late it says so"
    );
    assert!(matches!(read_text(&text[..text.len() / 2]), Err(ReadError::Pack(_))), "cut off");
    let newer = text.replace("nianbao-rules/1", "nianbao-rules/9");
    assert!(matches!(read_text(&newer), Err(ReadError::Pack(_))));
    let mut gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    assert_eq!(read(&gb, Some("规则.json")), Err(ReadError::Pack(text.clone())));
    gb.truncate(gb.len() - 40);
    assert!(matches!(read(&gb, None), Err(ReadError::Pack(_))));
    // The packs of a report file come before its own format here.
    let report = format!("{{\"settings\":{{\"packs\":[{text}]}},\"format\":\"nianbao/1\"}}");
    assert_eq!(read_text(&report).unwrap().report.settings.packs.len(), 1);
}

#[cfg(feature = "schema")]
#[test]
fn the_published_schema_is_in_step() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/nianbao-rules-1.schema.json");
    let wanted = schema();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == wanted, "docs/schema is out of step: run the test once with UPDATE=1");
}

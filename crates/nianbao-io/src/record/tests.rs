//! The record prints whole and says the same everywhere; its fingerprints hold where they should and only there.

use std::sync::Arc;

use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::Found;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::record::{Doubt, Entry, Level, PackName, PlaceName, RuleName, Said, Unchecked};
use nianbao_core::model::{Date, Explanation, OrgKind, Place, Report, TextPart, TextRange};
use nianbao_testkit::random::balanced_report;

use super::*;
use crate::archive::Archive;

/// What a name of an organ or a sentence of a filer can hold.
const HOSTILE: &str = "</script><img src=x onerror=alert(1)>&amp;\"'\u{0}\u{1}]]>\u{202e}局";

fn name(id: &str) -> RuleName {
    RuleName { id: id.to_owned(), title: format!("规则{id}") }
}

pub(crate) fn entry(place: Place, level: &str) -> Entry {
    Entry {
        rule: name("A101"),
        level: level.to_owned(),
        title: "收支不平".to_owned(),
        message: format!("左边是5，右边是0{HOSTILE}。"),
        advice: "核对两边的数。".to_owned(),
        fix: Some("填0".to_owned()),
        basis: "依据甲".to_owned(),
        places: vec![PlaceName {
            place,
            words: format!("某处{HOSTILE}"),
            value: Some(String::new()),
            note: String::new(),
        }],
        said: None,
        cause: None,
        following: Vec::new(),
    }
}

/// A record of these findings.
pub(crate) fn record_of(report: &Report, findings: Vec<Entry>) -> Record {
    let level = |key: &str, label: &str, mark| Level {
        key: key.to_owned(),
        label: label.to_owned(),
        mark,
        open: findings.iter().filter(|entry| entry.level == key && entry.said.is_none()).count(),
        answered: key != "hint",
    };
    Record {
        on: Date::new(2025, 1, 20),
        ruleset: "0.1.0".to_owned(),
        organ: report.meta.org_name.clone(),
        organ_kind: report.meta.org_kind,
        year: report.meta.year,
        edition: report.edition(),
        file: format!("年报{HOSTILE}.docx"),
        file_format: "Word文档".to_owned(),
        published_on: None,
        previous: Some("上年.docx".to_owned()),
        settings: vec!["停用规则D105".to_owned()],
        packs: vec![PackName {
            id: "QH".to_owned(),
            version: "2026.1".to_owned(),
            title: format!("青禾市规则{HOSTILE}"),
            fingerprint: "0123456789abcdef0123".to_owned(),
            settings: vec!["第一部分的篇幅1500字".to_owned()],
        }],
        levels: vec![level("error", "必改", '■'), level("verify", "核实", '◆'), level("hint", "提示", '●')],
        ran: 20,
        unchecked: vec![Unchecked {
            reason: "没有上一年度报告".to_owned(),
            blocked: true,
            rules: vec![name("P105")],
        }],
        left_out: vec![name("D103")],
        doubts: vec![Doubt { message: "一行多出来。".to_owned(), source: HOSTILE.to_owned() }],
        findings,
    }
}

fn report() -> Report {
    let mut report = balanced_report(3, EditionKey::latest());
    report.meta.org_name = format!("青禾镇{HOSTILE}");
    report.narrative.set(TextPart::Problems, "一是更新慢。\n  二是解读少，形式单一。");
    report
}

/// Findings at every kind of place, explained, folded and open.
pub(crate) fn everywhere(report: &Report) -> Vec<Entry> {
    let cell = report.find("disputes.review.total").unwrap();
    let text = report.narrative.get(TextPart::Problems);
    let range = |from: &str, to: &str| {
        let start = text.find(from).unwrap();
        let end = text.find(to).unwrap() + to.len();
        Place::Text(TextRange { part: TextPart::Problems, start, end, quote: text[start..end].to_owned() })
    };
    let nowhere =
        TextRange { part: TextPart::Note(TableKey::Disputes), start: 0, end: 9, quote: "无".to_owned() };
    let places = [
        Place::Cell(cell),
        Place::Cell(cell),
        range("更新", "更新"),
        range("慢", "二是"),
        range("二是", "解读"),
        Place::Text(nowhere),
        Place::Part(Part::Problems),
        Place::Meta(MetaField::OrgName),
        Place::Report,
    ];
    let levels = ["error", "verify", "hint"];
    let mut all: Vec<Entry> = places
        .into_iter()
        .zip(levels.into_iter().cycle())
        .map(|(place, level)| entry(place, level))
        .collect();
    let said =
        Said { reason: format!("情况属实{HOSTILE}"), by: "李四".to_owned(), on: Date::new(2025, 1, 9) };
    all[1].said = Some(said);
    all[0].cause = Some("总计少填了1。".to_owned());
    all[0].following = vec![entry(Place::Report, "error")];
    all
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn main_part(docx: &[u8]) -> String {
    Archive::open(docx).unwrap().text("word/document.xml").unwrap().unwrap()
}

#[test]
fn json_loses_nothing() {
    let report = report();
    let record = record_of(&report, everywhere(&report));
    assert_eq!(from_json(&to_json(&record, None)).unwrap(), record);
    let print = Fingerprint::of(&report, None, &record);
    let json = to_json(&record, Some(&print));
    assert_eq!(from_json(&json).unwrap(), record);
    assert!(json.contains(&print.content) && json.contains(&print.check));
    for broken in
        ["", "{}", &json.replace(FORMAT, "nianbao-record/2"), &json.replace("\"report\":true", "\"cell\":1")]
    {
        assert_eq!(from_json(broken).unwrap_err().code(), "damaged");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let report = report();
    let record = record_of(&report, everywhere(&report));
    let print = Fingerprint::of(&report, None, &record);
    for format in Format::ALL {
        assert_eq!(write(&record, &print, format).unwrap(), write(&record, &print, format).unwrap());
    }
}

#[test]
fn the_page_lets_nothing_in_and_asks_for_nothing() {
    let report = report();
    let record = record_of(&report, everywhere(&report));
    let html = text(write(&record, &Fingerprint::of(&report, None, &record), Format::Html).unwrap());
    for word in ["<script", "<img", "http:", "https:", "url(", "@import", "\u{0}", "\u{1}"] {
        assert!(!html.contains(word), "{word:?}");
    }
    for (open, close) in [("<table", "</table>"), ("<tr", "</tr>"), ("<td", "</td>"), ("<tbody", "</tbody>")]
    {
        assert_eq!(html.matches(open).count(), html.matches(close).count(), "{open}");
    }
    // Every finding once, and what follows inside it.
    assert_eq!(html.matches("class=\"title\"").count(), 9);
    assert_eq!(html.matches("同因").count(), 1);
    assert!(html.contains("（李四，2025年1月9日）"));
}

#[test]
fn both_files_say_the_same() {
    let report = report();
    let record = record_of(&report, everywhere(&report));
    let print = Fingerprint::of(&report, None, &record);
    let sheet = layout::sheet(&record, &print);
    let words = |markup: String| -> String {
        let mut plain = String::new();
        for piece in markup.split('<') {
            plain.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        plain.replace("&#10;", "").chars().filter(|c| !c.is_whitespace()).collect()
    };
    let docx = words(main_part(&write(&record, &print, Format::Docx).unwrap()));
    let html = words(text(write(&record, &print, Format::Html).unwrap()));
    let html = &html[html.find("}}").unwrap()..];
    for piece in &sheet.pieces {
        let texts: Vec<&str> = match piece {
            layout::Piece::Heading(text) | layout::Piece::Paragraph(text) => vec![text],
            layout::Piece::Facts(facts) => facts.iter().map(|(name, _)| *name).collect(),
            layout::Piece::Print(name, digits) => vec![name, digits],
            layout::Piece::Signatures => layout::SIGNERS.to_vec(),
            layout::Piece::Findings(groups) => groups.iter().map(|group| group.label.as_str()).collect(),
            layout::Piece::Unchecked(_, rows) => rows.iter().flatten().map(String::as_str).collect(),
        };
        for text in texts {
            // What is escaped is compared without its markup characters.
            let text: String =
                text.chars().take_while(|c| !"<&\"".contains(*c)).filter(|c| !c.is_whitespace()).collect();
            assert!(docx.contains(&text), "{text}");
            assert!(html.contains(&text), "{text}");
        }
    }
}

#[test]
fn nothing_found_says_what_that_means() {
    let report = report();
    let record = record_of(&report, Vec::new());
    let html = text(write(&record, &Fingerprint::of(&report, None, &record), Format::Html).unwrap());
    assert!(html.contains("没有发现问题。按21项规则核对，20项已经核对，1项没有核对"), "{html}");
    assert!(html.contains("仍需人工审核") && html.contains("没有上一年度报告"));
    assert!(!html.contains("二、发现"));
}

#[test]
fn many_findings_all_stand_there() {
    let report = report();
    let cells: Vec<Place> = report.cells().map(|(id, _)| Place::Cell(id)).collect();
    let findings: Vec<Entry> =
        cells.into_iter().cycle().take(500).map(|place| entry(place, "verify")).collect();
    let record = record_of(&report, findings);
    let print = Fingerprint::of(&report, None, &record);
    let document = main_part(&write(&record, &print, Format::Docx).unwrap());
    assert!(document.contains(">500<"));
    assert_eq!(document.matches("收支不平").count(), 500);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
}

#[test]
fn long_lists_of_places_are_counted() {
    let report = report();
    let mut entry = entry(Place::Report, "verify");
    let spots = report.cells().map(|(id, _)| PlaceName {
        place: Place::Cell(id),
        words: format!("第二部分 › 表 › {}", id.path()),
        value: Some("5".to_owned()),
        note: String::new(),
    });
    entry.places = spots.collect();
    let line =
        |entry: &Entry| layout::lines(entry).into_iter().find(|line| line.label == "位置").unwrap().text;
    let shown = line(&entry);
    assert!(shown.ends_with("；另有196处"), "{shown}");
    assert_eq!(shown.matches("第二部分").count(), 1, "shared labels stand once: {shown}");
    for spot in &mut entry.places[1..] {
        spot.note = "分项".to_owned();
        spot.value = Some("0".to_owned());
    }
    let shown = line(&entry);
    assert!(shown.ends_with("；另有199处为0"), "{shown}");
}

#[test]
fn the_content_fingerprint_is_the_same_on_every_machine() {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "青禾镇人民政府".to_owned();
    report.narrative.set(TextPart::Other, "没有其他事项。");
    let id = report.find("disputes.review.total").unwrap();
    report.set(id, "3");
    // Computed once by this program; a change here breaks every record that was ever printed.
    insta::assert_snapshot!(content(&report));
}

#[test]
fn the_content_fingerprint_is_of_what_people_read() {
    let report = balanced_report(7, EditionKey::latest());
    let print = content(&report);
    let mut other = report.clone();
    other.meta.org_kind = OrgKind::Zone;
    other.meta.region = "某市".to_owned();
    other.found = Some(Arc::new(Found::default()));
    other.explanations.push(Explanation {
        rule: "A101".to_owned(),
        cells: Vec::new(),
        reason: "属实".to_owned(),
        by: String::new(),
        on: None,
    });
    assert_eq!(content(&other), print);
    other.narrative.set(TextPart::Lead, format!("  {}\n\n", report.narrative.get(TextPart::Lead)));
    assert_eq!(content(&other), print, "spaces do not count");

    for id in report.cells().map(|(id, _)| id).collect::<Vec<_>>() {
        let mut other = report.clone();
        let raw = format!("{}1", report.raw(id));
        other.set(id, raw);
        assert_ne!(content(&other), print, "{}", id.path());
        other.set(id, "");
        assert_ne!(content(&other), print, "{} blank", id.path());
    }
    for part in TextPart::ALL {
        let mut other = report.clone();
        other.narrative.set(part, format!("{}。", report.narrative.get(part)));
        assert_ne!(content(&other), print, "{}", part.key());
    }
    let mut other = report.clone();
    other.meta.year = report.meta.year.map(|year| year + 1);
    assert_ne!(content(&other), print);
    // A text that moves to another part is another report.
    let (mut one, mut two) = (report.clone(), report.clone());
    one.narrative.set(TextPart::Problems, "甲");
    one.narrative.set(TextPart::Other, "");
    two.narrative.set(TextPart::Problems, "");
    two.narrative.set(TextPart::Other, "甲");
    assert_ne!(content(&one), content(&two));
}

#[test]
fn fingerprints_survive_the_formats() {
    for (seed, edition) in EditionKey::all().enumerate() {
        let mut report = balanced_report(seed as u64, edition);
        report.narrative.set(TextPart::Other, "没有其他事项。");
        let record = record_of(&report, Vec::new());
        let print = Fingerprint::of(&report, None, &record);
        for format in crate::Format::ALL.into_iter().filter(|format| format.keeps_everything()) {
            let back = crate::read(&crate::write(&report, format).unwrap(), None).unwrap().report;
            assert_eq!(Fingerprint::of(&back, None, &record), print, "{format:?}");
        }
        let plain = crate::read(&crate::write(&report, crate::Format::Text).unwrap(), None).unwrap().report;
        assert_eq!(content(&plain), print.content, "what is read from plain text is the same content");
    }
}

#[test]
fn the_check_fingerprint_is_of_everything_the_check_went_by() {
    let report = balanced_report(7, EditionKey::latest());
    let previous = balanced_report(8, EditionKey::latest());
    let record = record_of(&report, Vec::new());
    let print = Fingerprint::of(&report, None, &record).check;
    let with = |change: &dyn Fn(&mut Record)| {
        let mut other = record.clone();
        change(&mut other);
        Fingerprint::of(&report, None, &other).check
    };
    assert_eq!(with(&|record| record.on = None), print, "the day of the check does not count");
    assert_eq!(with(&|record| record.file.clear()), print, "nor does the file's name");
    assert_ne!(with(&|record| record.ruleset = "0.2.0".to_owned()), print);
    assert_ne!(with(&|record| record.left_out.clear()), print);
    assert_ne!(with(&|record| record.settings.clear()), print);
    assert_ne!(with(&|record| record.packs.clear()), print);
    assert_ne!(with(&|record| record.packs[0].fingerprint.push('0')), print);
    assert_ne!(with(&|record| record.published_on = Date::new(2025, 2, 1)), print);
    assert_ne!(Fingerprint::of(&report, Some(&previous), &record).check, print);
    let mut other = report.clone();
    other.meta.org_kind = OrgKind::Zone;
    assert_ne!(Fingerprint::of(&other, None, &record).check, print);
}

#[test]
fn a_record_is_no_report() {
    let report = report();
    let record = record_of(&report, everywhere(&report));
    for format in Format::ALL {
        let bytes = write(&record, &Fingerprint::of(&report, None, &record), format).unwrap();
        let error = crate::read(&bytes, None).unwrap_err();
        assert_eq!(error.code(), "not-a-report", "{format:?}: {error}");
    }
    for (text, what) in [
        (r#"{"format": "nianbao-settings/1"}"#, "设置文件"),
        (r#"{"ruleset": "0.1.0", "edition": "ed2021", "findings": []}"#, "核对结果"),
        (r#"[{"ruleset": "0.1.0", "findings": [{"title": "行政许可"}]}]"#, "核对结果"),
    ] {
        assert_eq!(crate::read_text(text).unwrap_err(), crate::ReadError::NotAReport(what), "{text}");
    }
}

//! What is written and read again is the same report, in every format and edition, whatever stands in it; and a
//! document that lost its report file still says the same.

use std::sync::Arc;

use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, Found, FoundHeading, TableState};
use nianbao_core::model::{Date, Explanation, Report, TextPart};
use nianbao_testkit::random::{Random, balanced_report, torn_report};

use crate::archive::{Archive, pack};
use crate::{Format, NoteKind, page, read, write};

/// What people, programs and mischief leave in texts.
const HOSTILE: &[&str] = &[
    "",
    "无",
    "<script>alert(1)</script>",
    "</script><!--",
    "=cmd|'/c calc'!A0",
    "]]>",
    "&amp;&#0;&nbsp;",
    "\u{0}\u{1}\u{b}\u{c}\u{1f}\u{7f}\u{85}",
    "\u{fffe}\u{ffff}\u{feff}\u{fffd}",
    "一\r\n二\r三\n\n四\t五",
    "  两边有空格　",
    "👨‍👩‍👧𠮷",
    "\u{202e}مرحبا\u{202c}",
    "\"'\\u003c\\`${}",
    "二、主动公开政府信息情况",
    "一、总体情况\n（一）主动公开",
];

/// A torn report with everything else torn as well.
fn hostile(seed: u64) -> Report {
    let mut report = torn_report(seed);
    let mut random = Random::new(seed ^ 0x5eed);
    let mut text = || random.pick(HOSTILE).to_string();
    report.meta.org_name = text();
    report.meta.region = text();
    report.explanations = vec![Explanation {
        rule: text(),
        cells: vec![("a".into(), text()), ("text:lead".into(), text()), ("text:lead".into(), text())],
        reason: text(),
        by: text(),
        on: None,
    }];
    for part in TextPart::ALL {
        let both = text() + report.narrative.get(part) + &text();
        report.narrative.set(part, both);
    }
    let unknown = serde_json::to_string(&[text(), text()]).unwrap();
    let unknown =
        unknown.replace('<', "\\u003c").replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    report.unknown = vec![("/meta/new".into(), unknown.clone()), ("/added~1later".into(), unknown)];
    let mut found = Found { title: Some(text()), ..Found::default() };
    found.headings.push(FoundHeading { part: Some(Part::Other), number: Some(6), text: text() });
    for key in TableKey::ALL {
        let table = found.table_mut(key);
        table.altered.push(AlteredLabel { key: text(), text: text() });
        table.extra_rows = vec![text(), text()];
    }
    found.table_mut(TableKey::Applications).state = TableState::Read;
    found.table_mut(TableKey::Applications).edition = EditionKey::all().next();
    if random.below(2) == 0 {
        report.found = Some(Arc::new(found));
    }
    report.meta.published_on = Date::new(2020 + random.below(9) as u16, 2, 29);
    report
}

#[test]
fn every_format_gives_the_same_report_back() {
    for seed in 0..24 {
        let report = hostile(seed);
        for format in Format::ALL.into_iter().filter(|format| format.keeps_everything()) {
            let bytes = write(&report, format).unwrap();
            let import = read(&bytes, None).unwrap_or_else(|error| panic!("{seed} {format:?}: {error}"));
            assert!(import.report == report, "{seed} {format:?}\n{:#?}\n{report:#?}", import.report);
            assert!(import.notes.is_empty(), "{seed} {format:?}: {:?}", import.notes);
            assert_eq!(write(&report, format).unwrap(), bytes, "{seed} {format:?} is not the same twice");
        }
    }
}

#[test]
fn long_texts_survive() {
    let mut report = Report::for_year(2024);
    report.narrative.set(TextPart::Problems, "长".repeat(100_000));
    report.narrative.set(TextPart::Other, "a ".repeat(200_000));
    for format in Format::ALL.into_iter().filter(|format| format.keeps_everything()) {
        let bytes = write(&report, format).unwrap();
        assert!(read(&bytes, None).unwrap().report == report, "{format:?}");
    }
}

/// Balanced reports on both editions and in between.
fn ordinary() -> impl Iterator<Item = Report> {
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    (0..6).map(move |seed| {
        let mut report = balanced_report(seed, editions[seed as usize % editions.len()]);
        if seed % 3 == 2 {
            let other = balanced_report(seed, editions[(seed as usize + 1) % editions.len()]);
            report.set_table(other.table(TableKey::Applications).clone());
        }
        report
    })
}

/// The same without the report file, as after cleaning by another program.
fn stripped(report: &Report, format: Format) -> Vec<u8> {
    let bytes = write(report, format).unwrap();
    if matches!(format, Format::Docx | Format::Xlsx) {
        let mut archive = Archive::open(&bytes).unwrap();
        let names: Vec<String> =
            archive.names().filter(|name| !name.contains("customXml/")).map(str::to_owned).collect();
        let parts: Vec<_> =
            names.iter().map(|name| (name.as_str(), archive.text(name).unwrap().unwrap())).collect();
        let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        return pack(&parts).unwrap();
    }
    let text = String::from_utf8(bytes).unwrap();
    text.replace("data-nianbao=", "data-other=").replace("id=\"nianbao-report\"", "").into_bytes()
}

#[test]
fn what_is_seen_says_the_same() {
    for report in ordinary() {
        for format in [Format::Docx, Format::HtmlFragment, Format::HtmlPage, Format::Text, Format::Xlsx] {
            let import = read(&stripped(&report, format), None).unwrap();
            assert!(!import.sources.is_empty(), "{format:?} still carries the report file");
            let read = &import.report;
            assert_eq!(read.meta.year, report.meta.year, "{format:?}");
            assert_eq!(read.meta.org_name, report.meta.org_name, "{format:?}");
            for table in TableKey::ALL {
                assert!(
                    read.table(table) == report.table(table),
                    "{format:?} {table:?}: {:#?}",
                    import.notes
                );
            }
            for part in TextPart::ALL {
                let text = |report: &Report| -> Vec<String> {
                    page::paragraphs(report.narrative.get(part)).map(str::to_owned).collect()
                };
                assert_eq!(text(read), text(&report), "{format:?} {part:?}");
            }
        }
    }
}

#[test]
fn an_edited_document_says_so() {
    let mut report = balanced_report(1, EditionKey::latest());
    report.narrative.set(TextPart::Other, "没有需要报告的事项。");
    let html = String::from_utf8(write(&report, Format::HtmlPage).unwrap()).unwrap();
    let import =
        read(html.replace("<p style=\"text-indent:2em\">没有需要", "<p>另有一项").as_bytes(), None).unwrap();
    assert_eq!(import.report.narrative.get(TextPart::Other), "另有一项报告的事项。");
    assert!(import.notes.iter().any(|note| note.kind == NoteKind::Edited));
}

#[test]
fn csv_holds_the_same_cells() {
    for report in ordinary() {
        let bytes = write(&report, Format::Csv).unwrap();
        let gb = encoding_rs::GB18030.encode(std::str::from_utf8(&bytes[3..]).unwrap()).0.into_owned();
        let semicolons = String::from_utf8(bytes.clone()).unwrap().replace(',', ";").into_bytes();
        for (bytes, name) in
            [(&bytes, Some("表.csv")), (&bytes, None), (&gb, Some("表.CSV")), (&semicolons, None)]
        {
            let import = read(bytes, name).unwrap();
            assert!(import.format.starts_with("CSV"), "{}", import.format);
            let read = &import.report;
            assert_eq!((read.meta.year, &read.meta.org_name), (report.meta.year, &report.meta.org_name));
            for table in TableKey::ALL {
                assert!(read.table(table) == report.table(table), "{table:?}: {:#?}", import.notes);
            }
        }
    }
}

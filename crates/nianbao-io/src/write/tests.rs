//! The blank form: prints what the form prints, and stays blank however it is read back.

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Report, TextPart};

use super::*;
use crate::archive::{self, Archive};
use crate::{NoteKind, read};

/// Everything the form prints.
fn printed(edition: EditionKey) -> Vec<String> {
    let form = edition.form();
    let mut all: Vec<String> = form.headings.into_iter().chain(form.prompts).map(str::to_owned).collect();
    let report = Report::blank(edition);
    for table in TableKey::ALL {
        let rows = &report.table(table).layout().grid.rows;
        let labels = rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.content.label());
        all.extend(labels.map(str::to_owned));
    }
    all
}

/// What a file shows: its text without markup, carriers and spaces.
fn shown(bytes: &[u8], format: Format) -> String {
    let text = match format {
        Format::Docx => Archive::open(bytes).unwrap().text("word/document.xml").unwrap().unwrap(),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    let text = text.split("<script").next().unwrap_or_default();
    let mut plain = String::new();
    for piece in text.split('<') {
        let behind = piece.split_once('>').map_or(piece, |(_, behind)| behind);
        plain.push_str(behind);
    }
    plain.chars().filter(|c| !c.is_whitespace()).collect()
}

const SHOWN: [Format; 4] = [Format::Docx, Format::HtmlPage, Format::HtmlFragment, Format::Text];

#[test]
fn the_blank_form_prints_every_label() {
    for edition in EditionKey::all() {
        for format in SHOWN {
            let shown = shown(&write_blank(edition, None, format).unwrap(), format);
            for label in printed(edition) {
                let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(shown.contains(&label), "{edition:?} {format:?} {label}");
            }
            assert!(shown.contains("＿年政府信息公开工作年度报告"), "{format:?} has room for the year");
            assert!(!shown.contains("null"), "{format:?}");
        }
    }
}

#[test]
fn the_blank_form_is_read_as_blank() {
    for (edition, year) in EditionKey::all().map(|edition| (edition, Some(edition.form().first_year))) {
        for format in Format::ALL.into_iter().filter(|format| format.keeps_everything()) {
            let import = read(&write_blank(edition, year, format).unwrap(), None).unwrap();
            let mut wanted = Report::blank(edition);
            wanted.meta.year = year;
            assert!(import.report == wanted, "{edition:?} {format:?}");
            assert!(import.notes.is_empty(), "{edition:?} {format:?}: {:?}", import.notes);
        }
    }
}

#[test]
fn hints_of_the_form_are_no_text() {
    let edition = EditionKey::latest();
    let docx = write_blank(edition, Some(2025), Format::Docx).unwrap();
    let mut archive = Archive::open(&docx).unwrap();
    let document = archive.text("word/document.xml").unwrap().unwrap();
    let text = String::from_utf8(write_blank(edition, Some(2025), Format::Text).unwrap()).unwrap();
    // As after filling in one sentence and the organ in another program, the hints left where they were.
    let hint = edition.form().prompts[2];
    let fill = |text: &str| {
        let (organ, _) = text.split_once("＿年").unwrap_or((text, ""));
        assert!(organ.contains("＿＿＿"));
        text.replacen("＿＿＿＿＿＿＿＿＿＿", "青禾镇人民政府＿＿＿", 1).replace(hint, "未收取信息处理费。")
    };
    let docx = archive::pack(&[("word/document.xml", &fill(&document))]).unwrap();
    for bytes in [docx, fill(&text).into_bytes()] {
        let import = read(&bytes, None).unwrap();
        let report = &import.report;
        assert_eq!(report.meta.org_name, "青禾镇人民政府");
        assert_eq!(report.meta.year, Some(2025));
        for (part, text) in report.narrative.parts() {
            assert_eq!(text, if part == TextPart::Other { "未收取信息处理费。" } else { "" }, "{part:?}");
        }
        assert!(report.cells().all(|(_, cell)| cell.is_blank()), "blank is not 0");
        assert!(import.notes.iter().all(|note| note.kind != NoteKind::TextLeft), "{:?}", import.notes);
    }
}

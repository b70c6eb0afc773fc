//! PDFs of known reports, made by several programs: every cell and every text as it was written, or asked for.
//! A file is named after who made it and the report it shows, `bad-…` when it cannot be read.

#[path = "read_back/asked.rs"]
mod asked;
#[path = "read_back/compare.rs"]
mod compare;

use std::path::{Path, PathBuf};

use compare::compare;
use nianbao_core::form::TableKey;
use nianbao_core::model::Report;
use nianbao_io::raw::Spot;
use nianbao_io::{NoteKind, ReadError, pdf, project, read_any};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import/pdf")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("a fixture")
}

fn truth(name: &str) -> Report {
    let text = std::fs::read_to_string(folder().join(format!("{name}.nianbao.json"))).expect("a report");
    project::from_json(&text).expect("a report")
}

#[test]
fn every_program_s_pdf_is_read_as_it_was_written() {
    let mut count = 0;
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".pdf") && !name.starts_with("bad-"))
        .collect();
    names.sort();
    for name in names {
        let import = read_any(&fixture(&name), None).unwrap_or_else(|error| panic!("{name}: {error}"));
        let shown = name.split('.').nth(1).unwrap();
        // `old-city`: Table A of the one report, all else of the other.
        let (first, rest) = shown.split_once('-').unwrap_or((shown, shown));
        let (first, rest) = (truth(first), truth(rest));
        let mut asked = 0;
        for table in TableKey::ALL {
            let truth = if table == TableKey::Proactive { &first } else { &rest };
            let (wrong, questions) = compare(truth, &import, table);
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
            asked += questions;
        }
        // Only where no rules divide the rows, and labels stand on several lines, is a question fair.
        let fair = if name.contains("without-rules") { 18 } else { 0 };
        assert!(asked <= fair, "{name}: {asked} cells asked for");
        assert_eq!(import.report.meta.org_name, rest.meta.org_name, "{name}");
        assert_eq!(import.report.meta.year, rest.meta.year, "{name}");
        for (part, text) in rest.narrative.parts() {
            assert_eq!(import.report.narrative.get(part), text, "{name} {}", part.key());
        }
        assert_eq!(import.notes[0].kind, NoteKind::Pdf, "{name}");
        let pages = import.sources.iter().all(|source| matches!(source.spot, Some(Spot::Page(_))));
        assert!(pages, "{name}: a source without its page");
        println!("{name}: {asked} cells asked for");
        count += 1;
    }
    assert!(count >= 15, "{count} fixtures");
}

/// Where rules divide the cells nothing but the standing reminder is said.
#[test]
fn ruled_tables_leave_no_doubt() {
    for name in
        ["chromium.town.pdf", "libreoffice-wide-pages.city.pdf", "reportlab-font-not-embedded.old.pdf"]
    {
        let import = read_any(&fixture(name), None).unwrap();
        let kinds: Vec<_> = import.notes.iter().map(|note| (note.kind, &note.message)).collect();
        assert_eq!(kinds.len(), 1, "{name}: {kinds:#?}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(read_any(&fixture("bad-password.pdf"), None), Err(ReadError::Encrypted));
    assert_eq!(read_any(&fixture("bad-scanned.pdf"), None), Err(ReadError::NoText));
    assert!(matches!(pdf::read(b"%PDF-1.4\nnothing"), Err(ReadError::Damaged(_))));
    assert!(matches!(nianbao_io::read(b"%PDF-1.4\n", None), Err(ReadError::Unsupported(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_never_panic(
        which in 0..4_usize,
        cut in 0.0..1.0_f64,
        flips in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..40),
    ) {
        let names = [
            "libreoffice.town.pdf",
            "encrypted-rc4.city.pdf",
            "reportlab-font-not-embedded.old.pdf",
            "cross-references-lost.town.pdf",
        ];
        let mut bytes = fixture(names[which]);
        for (at, byte) in flips {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = byte;
        }
        let _ = pdf::read(&bytes);
        bytes.truncate((cut * bytes.len() as f64) as usize);
        let _ = pdf::read(&bytes);
    }
}

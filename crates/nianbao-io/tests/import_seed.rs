//! The report everybody begins with, end to end: organ, year, parts, all 200 cells, the blank ones blank.

use nianbao_core::form::TableKey;
use nianbao_core::model::cell::State;
use nianbao_core::model::{OrgKind, TextPart};
use nianbao_io::NoteKind;

#[test]
fn the_seed_report_reads_whole() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds/baodong-2024.txt");
    // Only there beside a full checkout.
    let Ok(bytes) = std::fs::read(path) else { return };
    let import = nianbao_io::read(&bytes, None).unwrap();
    let report = &import.report;
    assert_eq!(report.meta.org_name, "虎林市宝东镇人民政府");
    assert_eq!(report.meta.org_kind, OrgKind::Township);
    assert_eq!(report.meta.year, Some(2024));
    assert_eq!(report.cells().count(), 200);
    for (id, cell) in report.cells() {
        let blank = id.path().starts_with("disputes.review.");
        assert_eq!(cell.raw(), if blank { "" } else { "0" }, "{id:?}");
        assert_eq!(cell.state() == State::Blank, blank);
    }
    for (part, text) in report.narrative.parts() {
        let empty = matches!(part, TextPart::Lead | TextPart::Overview | TextPart::Note(_));
        assert_eq!(text.is_empty(), empty, "{}", part.key());
    }
    // The page break inside the sentence is gone, the paragraph break after it is not.
    let problems = report.narrative.get(TextPart::Problems);
    assert!(problems.contains("取得一定成绩，但"));
    assert_eq!(problems.lines().count(), 2);
    let found = report.found.as_ref().unwrap();
    assert_eq!(found.headings.len(), 6);
    for table in TableKey::ALL {
        let table = found.table(table);
        assert!(table.altered.is_empty() && table.missing_rows.is_empty() && table.extra_rows.is_empty());
    }
    // The label torn by the page is the only doubt.
    let kinds: Vec<NoteKind> = import.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::LabelTorn]);
    assert_eq!(import.confidence, 100);
    assert!(report.cells().all(|(id, _)| import.sources.iter().any(|source| source.at == id.into())));
}

//! Old Word documents and web archives as other programs write them (`tests/import/ole/`, `tests/import/mht/`): every
//! cell and every text must come back.

use std::path::{Path, PathBuf};

use nianbao_core::form::TableKey;
use nianbao_core::model::Report;
use nianbao_io::{Import, project};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import/ole")
}

fn truth(name: &str) -> Report {
    project::from_json(&std::fs::read_to_string(folder().join(name)).expect(name)).expect("a report file")
}

fn read(name: &str) -> Import {
    nianbao_io::read(&std::fs::read(folder().join(name)).expect(name), None).expect("a report")
}

/// Cells that are not as they were, with what they hold now.
fn wrong(table: TableKey, was: &Report, is: &Report) -> Vec<String> {
    let (was, is) = (was.table(table), is.table(table));
    assert_eq!(was.edition(), is.edition());
    let pairs = was.cells().zip(is.cells());
    pairs
        .filter(|((_, was), (_, is))| was.raw() != is.raw())
        .map(|((id, was), (_, is))| format!("{id:?} was {:?}, is {:?}", was.raw(), is.raw()))
        .collect()
}

#[test]
fn every_cell_and_text_comes_back() {
    for (file, figures) in [
        ("printed-2021.doc", "figures-2021.json"),
        ("printed-2019.doc", "figures-2019.json"),
        ("printed-blanks.doc", "blanks-2021.json"),
        ("from-a-page-2019.doc", "figures-2019.json"),
        ("numbers-by-list.doc", "figures-2021.json"),
        ("numbers-by-style.doc", "figures-2021.json"),
        ("revisions-fields-boxes.doc", "figures-2021.json"),
        ("tables-in-a-layout-table.doc", "figures-2021.json"),
        ("../mht/chromium.mhtml", "figures-2021.json"),
        ("../mht/word-gb.mht", "figures-2021.json"),
    ] {
        let (import, truth) = (read(file), truth(figures));
        for table in TableKey::ALL {
            assert_eq!(wrong(table, &truth, &import.report), [""; 0], "{file}");
        }
        for (part, text) in truth.narrative.parts() {
            assert_eq!(import.report.narrative.get(part), text, "{file} {}", part.key());
        }
        assert_eq!(import.report.meta.org_name, truth.meta.org_name, "{file}");
        assert_eq!(import.report.meta.year, truth.meta.year, "{file}");
        assert_eq!(import.notes, [], "{file}");
        let kind = if file.ends_with(".doc") { "旧版Word文档" } else { "网页存档" };
        assert!(import.format.starts_with(kind), "{file}");
    }
}

/// Table B of the old form between tables of the new one, as offices that reuse last year's file have it.
#[test]
fn a_hybrid_keeps_the_rows_it_has() {
    let import = read("hybrid-2021.doc");
    let (new, old) = (truth("figures-2021.json"), truth("figures-2019.json"));
    assert_eq!(wrong(TableKey::Proactive, &new, &import.report), [""; 0]);
    assert_eq!(wrong(TableKey::Applications, &old, &import.report), [""; 0]);
    assert_eq!(wrong(TableKey::Disputes, &new, &import.report), [""; 0]);
}

/// A file cut on its way is refused or read with what is left; no cell of it is ever a wrong number.
#[test]
fn a_cut_document_never_gives_wrong_numbers() {
    let whole = std::fs::read(folder().join("printed-2021.doc")).unwrap();
    let truth = truth("figures-2021.json");
    let mut refused = 0;
    for cut in (0..whole.len()).step_by(1024) {
        match nianbao_io::read(&whole[..cut], None) {
            Ok(import) => {
                for ((_, was), (id, is)) in truth.cells().zip(import.report.cells()) {
                    assert!(is.is_blank() || was.raw() == is.raw(), "{cut} {id:?}");
                }
            }
            Err(error) => {
                refused += 1;
                assert_eq!(error.to_string().matches('。').count(), 1, "{error}");
            }
        }
    }
    assert!(refused > 30);
}

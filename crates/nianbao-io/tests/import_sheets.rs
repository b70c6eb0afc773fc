//! Spreadsheets as other programs write them, `tests/import/sheets/`: every cell of the report comes back, or a note
//! says why not.

use std::path::{Path, PathBuf};

use nianbao_core::form::TableKey;
use nianbao_core::model::Report;
use nianbao_io::{Import, NoteKind, project};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import/sheets")
}

fn report() -> Report {
    let json = std::fs::read_to_string(folder().join("report.nianbao.json")).expect("the report is there");
    project::from_json(&json).expect("a report file")
}

fn read(name: &str) -> Import {
    let bytes = std::fs::read(folder().join(name)).expect(name);
    nianbao_io::read(&bytes, Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The cells that are not as in the report.
fn wrong(name: &str, import: &Import) -> Vec<String> {
    let report = report();
    let mut wrong = Vec::new();
    for table in TableKey::ALL {
        let (was, is) = (report.table(table), import.report.table(table));
        assert_eq!(was.edition(), is.edition(), "{name}");
        let cells = was.cells().zip(is.cells()).filter(|(was, is)| was.1.raw() != is.1.raw());
        wrong.extend(
            cells.map(|((id, was), (_, is))| format!("{}: {:?} {:?}", id.path(), was.raw(), is.raw())),
        );
    }
    wrong
}

fn messages(import: &Import, kind: NoteKind) -> Vec<&str> {
    import.notes.iter().filter(|note| note.kind == kind).map(|note| note.message.as_str()).collect()
}

#[test]
fn every_cell_comes_back() {
    for name in [
        "three-sheets.xlsx",
        "title-rows.xlsx",
        "empty-columns-in-front.xlsx",
        "no-blank-rows.xlsx",
        "nothing-merged.xlsx",
        "numbers-as-text.xlsx",
        "number-formats.xlsx",
        "libreoffice.xlsx",
        "libreoffice.xls",
        "hidden.xls",
        "xlwt.xls",
        "gb18030-semicolons.csv",
    ] {
        let import = read(name);
        assert_eq!(wrong(name, &import), [""; 0], "{name}: {:#?}", import.notes);
        let doubts =
            [NoteKind::CellUnreadable, NoteKind::CellsUncertain, NoteKind::RowExtra, NoteKind::TextLeft];
        for kind in doubts {
            assert_eq!(messages(&import, kind), [""; 0], "{name}");
        }
    }
}

#[test]
fn running_text_comes_back() {
    let report = report();
    let names =
        ["empty-columns-in-front.xlsx", "no-blank-rows.xlsx", "libreoffice.xlsx", "gb18030-semicolons.csv"];
    for name in names {
        let import = read(name);
        let texts = |report: &Report| -> Vec<(String, String)> {
            report.narrative.parts().map(|(part, text)| (part.key().to_owned(), text.to_owned())).collect()
        };
        assert_eq!(texts(&import.report), texts(&report), "{name}");
        assert_eq!(import.report.meta.org_name, report.meta.org_name, "{name}");
        assert_eq!(import.report.meta.year, report.meta.year, "{name}");
    }
}

#[test]
fn what_is_hidden_is_said() {
    for name in ["hidden-and-unsolved.xlsx", "hidden.xls"] {
        let import = read(name);
        let messages = messages(&import, NoteKind::Hidden);
        assert_eq!(messages.len(), 3, "{name}: {messages:#?}");
        for (message, words) in
            messages.iter().zip(["第10行是隐藏的", "F列是隐藏的", "“辅助”是隐藏的，没有读取"])
        {
            assert!(message.contains(words), "{name}: {message}");
        }
    }
    let import = read("xlwt.xls");
    assert_eq!(messages(&import, NoteKind::Hidden).len(), 1);
}

#[test]
fn a_formula_without_result_is_blank_and_said() {
    let name = "hidden-and-unsolved.xlsx";
    let import = read(name);
    let wrong = wrong(name, &import);
    let totals: Vec<_> = import.report.cells().filter(|(id, _)| id.slot().computed).collect();
    assert_eq!(wrong.len(), totals.len());
    for (id, cell) in totals {
        assert!(cell.is_blank(), "{id:?} is {:?}", cell.raw());
    }
    let messages = messages(&import, NoteKind::CellUnreadable);
    assert!(messages[0].contains("J5、J6、J7、J8、J9等31处是还没有算出结果的公式"), "{messages:?}");
}

#[test]
fn the_encoding_of_csv_is_said() {
    let import = read("gb18030-semicolons.csv");
    assert_eq!(import.format, "CSV表格（GB18030）");
    assert_eq!(messages(&import, NoteKind::Encoding).len(), 1);
}

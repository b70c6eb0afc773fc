//! Files as they come in, each beside what reading it must yield: `tests/import/*.txt` and `*.expected`. Run with
//! `UPDATE_IMPORT=1` to write down what is read now, and judge the difference.

use std::fmt::Write;
use std::path::Path;

use nianbao_core::form::TableKey;
use nianbao_io::Import;

/// Everything that was read, one line for each row, text and doubt.
fn describe(import: &Import) -> String {
    let mut out = String::new();
    let meta = &import.report.meta;
    let _ = writeln!(out, "{} | {} | {:?}", meta.org_name, meta.org_kind.key(), meta.year);
    for (part, text) in import.report.narrative.parts().filter(|(_, text)| !text.is_empty()) {
        let _ = writeln!(out, "[{}] {}", part.key(), text.replace('\n', " ⏎ "));
    }
    for key in TableKey::ALL {
        let table = import.report.table(key);
        let _ = writeln!(out, "{} {}", key.key(), table.edition().key());
        let mut row = usize::MAX;
        for (id, cell) in table.cells() {
            if id.slot().row != row {
                row = id.slot().row;
                let _ = write!(out, "\n  {}", id.slot().row_line.node.key);
            }
            let _ = write!(out, " {}", if cell.is_blank() { "·" } else { cell.raw() });
        }
        out.push('\n');
    }
    if let Some(found) = &import.report.found {
        for (key, table) in TableKey::ALL.into_iter().zip(&found.tables) {
            let _ = writeln!(out, "found {}: {:?} {:?}", key.key(), table.state, table.edition);
            for altered in &table.altered {
                let _ = writeln!(out, "  altered {}: {}", altered.key, altered.text);
            }
            for row in table.missing_rows.iter().chain(&table.repeated_rows).chain(&table.extra_rows) {
                let _ = writeln!(out, "  row {row}");
            }
        }
    }
    for note in &import.notes {
        let _ = writeln!(out, "note {}: {}", note.kind.key(), note.message);
    }
    out
}

#[test]
fn files_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 6);
    for file in files {
        let import = nianbao_io::read(&std::fs::read(&file).unwrap(), None).unwrap();
        let is = describe(&import);
        let beside = file.with_extension("expected");
        if std::env::var("UPDATE_IMPORT").is_ok() {
            std::fs::write(&beside, &is).unwrap();
        }
        let was = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(is, was, "{}", file.display());
    }
}

//! The same invented reports as independent programs write them, read back and compared cell by cell and text by text:
//! `tests/import/matrix`. A wrong cell always fails; what is asked or missing is pinned in `figures.tsv` beside the
//! files. `UPDATE_IMPORT=1` writes
//! that down anew, `NIANBAO_TABLE=1` prints it by layout, and `NIANBAO_MATRIX=FOLDER`
//! reads other files than the ones kept here, without comparing them with what is pinned.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use nianbao_core::form::TableKey;
use nianbao_core::model::{Place, Report};
use nianbao_io::project::from_json;
use nianbao_io::{Import, NoteKind};

/// What became of the cells and texts of one file.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Figures {
    right: usize,
    wrong: usize,
    /// Left blank, or left as words that are no number, with a note on the cell or its row.
    asked: usize,
    /// Left blank without a word about the row; a note on the table may be there.
    missing: usize,
    /// Texts, organ and year that are not what was written.
    texts: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import/matrix")
}

#[test]
fn what_other_programs_wrote_is_read() {
    let elsewhere = std::env::var_os("NIANBAO_MATRIX").map(PathBuf::from);
    let files = elsewhere.clone().unwrap_or_else(|| folder().join("files"));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(files).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 50, "{} files", paths.len());

    let mut lines = BTreeMap::new();
    let mut by_layout: BTreeMap<String, (usize, Figures)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (report, layout) = name.split_once('.').unwrap();
        let expected = expected(report);
        // A name that says what the file is and nothing of its report.
        let read = nianbao_io::read_any(&std::fs::read(path).unwrap(), Some(&format!("文件.{layout}")));
        let line = match read {
            Ok(import) => {
                let (figures, differing) = compare(&expected, &import);
                if figures.wrong > 0 {
                    wrong.push(format!("{name}: {}\n  {}", figures.wrong, differing.join("\n  ")));
                } else if std::env::var_os("NIANBAO_TABLE").is_some() && figures != all_right(&figures) {
                    println!("{name}:\n  {}", differing.join("\n  "));
                }
                let sum = by_layout.entry(layout.to_owned()).or_default();
                sum.0 += 1;
                sum.1.add(figures);
                figures.line()
            }
            Err(error) => format!("refused: {}", error.code()),
        };
        lines.insert(name, line);
    }
    if std::env::var_os("NIANBAO_TABLE").is_some() {
        print(&by_layout, &lines);
    }
    assert!(wrong.is_empty(), "cells read wrong:\n{}", wrong.join("\n"));
    if elsewhere.is_none() {
        pinned(&lines);
    }
}

fn expected(name: &str) -> Report {
    let path = folder().join(format!("reports/{name}.nianbao.json"));
    from_json(&std::fs::read_to_string(path).expect("an expected report")).expect("a report file")
}

/// Every cell and every text of a report beside what was read.
fn compare(report: &Report, import: &Import) -> (Figures, Vec<String>) {
    let mut figures = Figures::default();
    let mut differing = Vec::new();
    for table in TableKey::ALL {
        let (was, is) = (report.table(table), import.report.table(table));
        if was.edition() != is.edition() && !is.is_blank() {
            figures.wrong += was.cells().count();
            differing.push(format!("{} read as {}", table.key(), is.edition().key()));
            continue;
        }
        for (id, was) in was.cells() {
            let cell = is.cell(id);
            let is = cell.map(|cell| cell.raw()).unwrap_or_default();
            // A number over two lines of a narrow cell is that number.
            if was.raw() == is.replace('\n', "") {
                figures.right += 1;
                continue;
            }
            let asked = import.notes.iter().any(|note| match &note.at {
                Place::Cell(at) => {
                    let kinds = [NoteKind::CellsUncertain, NoteKind::CellUnreadable];
                    at.table == table && at.slot().row == id.slot().row && kinds.contains(&note.kind)
                }
                _ => false,
            });
            // Words of the source that are no number, such as one in two lines, are shown as they stand.
            let unread = cell.is_some_and(|cell| !cell.is_blank() && cell.number().is_none());
            let count = match is.is_empty() {
                _ if asked && (unread || is.is_empty()) => &mut figures.asked,
                true => &mut figures.missing,
                false => &mut figures.wrong,
            };
            *count += 1;
            differing.push(format!("{} was {:?}, is {is:?}", id.path(), was.raw()));
        }
    }
    let mut text = |what: &str, was: &str, is: &str| {
        if was != is {
            figures.texts += 1;
            differing.push(format!("{what} was {was:?}, is {is:?}"));
        }
    };
    let year = |report: &Report| report.meta.year.map(|year| year.to_string()).unwrap_or_default();
    text("organ", &report.meta.org_name, &import.report.meta.org_name);
    text("year", &year(report), &year(&import.report));
    for (part, was) in report.narrative.parts() {
        text(part.key(), was, import.report.narrative.get(part));
    }
    (figures, differing)
}

fn all_right(figures: &Figures) -> Figures {
    Figures { right: figures.right, ..Figures::default() }
}

impl Figures {
    fn line(self) -> String {
        let Figures { right, wrong, asked, missing, texts } = self;
        format!("{right}\t{wrong}\t{asked}\t{missing}\t{texts}")
    }

    fn add(&mut self, other: Figures) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.asked += other.asked;
        self.missing += other.missing;
        self.texts += other.texts;
    }
}

fn print(by_layout: &BTreeMap<String, (usize, Figures)>, lines: &BTreeMap<String, String>) {
    println!(
        "| layout | files | right | wrong | asked | missing | texts that differ |\n|---|---|---|---|---|---|---|"
    );
    for (layout, (files, figures)) in by_layout {
        println!("| {layout} | {files} | {} |", figures.line().replace('\t', " | "));
    }
    for (name, line) in lines.iter().filter(|(_, line)| line.starts_with("refused")) {
        println!("{name}: {line}");
    }
}

/// Compares with what is written down: no file may be read worse. Better is progress, to be written down.
fn pinned(lines: &BTreeMap<String, String>) {
    let path = folder().join("figures.tsv");
    if std::env::var_os("UPDATE_IMPORT").is_some() {
        let mut is = String::from("file\tright\twrong\tasked\tmissing\ttexts that differ\n");
        for (name, line) in lines {
            let _ = writeln!(is, "{name}\t{line}");
        }
        std::fs::write(&path, is).expect("a place to write");
    }
    let was = std::fs::read_to_string(&path).expect("the pinned figures");
    let was: BTreeMap<&str, &str> = was.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
    let mut changed = Vec::new();
    for (name, is) in lines {
        match was.get(name.as_str()) {
            Some(was) if no_worse(was, is) => {}
            was => changed.push(format!("{name}: was {}, is {is}", was.unwrap_or(&"nothing"))),
        }
    }
    changed.extend(was.keys().filter(|name| !lines.contains_key(**name)).map(|name| format!("{name}: gone")));
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// A file that was refused may be read; of the figures only the first may grow.
fn no_worse(was: &str, is: &str) -> bool {
    let figures =
        |line: &str| -> Option<Vec<usize>> { line.split('\t').map(|number| number.parse().ok()).collect() };
    match (figures(was), figures(is)) {
        (Some(was), Some(is)) => is[0] >= was[0] && is.iter().zip(&was).skip(1).all(|(is, was)| is <= was),
        (None, Some(_)) => true,
        (_, None) => was == is,
    }
}

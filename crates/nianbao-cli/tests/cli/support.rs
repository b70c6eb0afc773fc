//! Runs the built program over files in a folder of the test's own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nianbao_core::form::grid::Content;
use nianbao_core::form::{Aspect, Part};
use nianbao_core::model::{OrgKind, Report, TextPart};
use nianbao_io::project;
use serde_json::Value;

/// What a run of the program came to.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}:\n{}\n{}", self.out, self.err))
    }
}

/// A folder that is removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn report(&self, name: &str, report: &Report) -> PathBuf {
        self.write(name, project::to_json(report))
    }

    /// Runs `nianbao` in this folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs `nianbao` in this folder with something on its standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nianbao"))
            .args(args)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feed = std::thread::spawn(move || {
            // A program that refuses early need not read everything.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        feed.join().unwrap();
        Ran {
            code: output.status.code().expect("the program was not killed by a signal"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A complete report without faults: all cells 0, text in every part.
pub(crate) fn clean_report(organ: &str, year: u16) -> Report {
    let mut report = Report::for_year(year);
    report.meta.org_name = organ.to_owned();
    report.meta.org_kind = OrgKind::Township;
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, "0");
    }
    for part in [TextPart::Problems, TextPart::Other] {
        report.narrative.set(part, "这一年没有收取信息处理费，也没有其他需要报告的事项。");
    }
    report
}

/// Writes cells by path.
pub(crate) fn fill(report: &mut Report, cells: &[(&str, &str)]) {
    for (path, text) in cells {
        let id = report.find(path).unwrap_or_else(|| panic!("no cell {path}"));
        report.set(id, *text);
    }
}

/// The report as a plain text file: headings, paragraphs, tables with tabs between cells.
pub(crate) fn as_text(report: &Report) -> String {
    let form = report.edition().form();
    let mut text = form.title_line(&report.meta.org_name, report.meta.year) + "\n\n";
    for part in Part::ALL {
        text += &format!("{}\n\n", form.heading(part));
        if part == Part::Overview {
            for aspect in Aspect::ALL {
                let words = report.narrative.get(TextPart::Aspect(aspect));
                text += &format!("{}\n{words}\n", form.aspect(aspect));
            }
        } else if let Some(table) = part.table() {
            for row in &report.table(table).layout().grid.rows {
                let cells: Vec<&str> = row
                    .cells
                    .iter()
                    .map(|cell| match cell.content {
                        Content::Value(id) => report.raw(id),
                        other => other.label().unwrap_or_default(),
                    })
                    .collect();
                text += &format!("{}\n", cells.join("\t"));
            }
        } else {
            let piece = if part == Part::Problems { TextPart::Problems } else { TextPart::Other };
            text += &format!("{}\n", report.narrative.get(piece));
        }
        text += "\n";
    }
    text
}

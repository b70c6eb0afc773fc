//! `nianbao sum`: what the units' reports come to, whether the parent's says the same, and who is missing.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use nianbao_core::model::{Date, Report};
use nianbao_desk::{Desk, List, Listed, Unit, look};
use nianbao_io::Import;

use super::{Outcome, write};
use crate::args::{Sum, SumTo};
use crate::county::County;
use crate::source::{self, Trouble};
use crate::style::Style;
use crate::wire::sum::Totals;
use crate::{rows, sarif, totals};

/// Most units one list may have; a county has some dozen.
const MOST_UNITS: usize = 20_000;

/// Sums reports.
pub(crate) fn run(args: &Sum) -> io::Result<Outcome> {
    if args.confirmed && args.list.is_none() {
        eprintln!("--confirmed 说的是名单，请用 --list 写明名单文件。");
        return Ok(Outcome::Trouble);
    }
    let list = match args.list.as_deref().map(|path| read_list(path, args.confirmed)).transpose() {
        Ok(list) => list,
        Err(why) => {
            eprintln!("{why}");
            return Ok(Outcome::Trouble);
        }
    };
    let parent = match args.parent.as_deref().map(read).transpose() {
        Ok(parent) => parent,
        Err(why) => {
            eprintln!("{why}");
            return Ok(Outcome::Trouble);
        }
    };
    let mut worst = Outcome::Clean;
    let files = files(args, &mut worst);
    if let Some(output) = &args.output
        && files.iter().chain(&args.parent).chain(&args.list).any(|file| same(file, output))
    {
        eprintln!("{}：这是要读入的文件，请换一个输出文件名。", source::name(output));
        return Ok(Outcome::Trouble);
    }
    let (units, unreadable) = units(&files);
    if !unreadable.is_empty() {
        worst = Outcome::Trouble;
    }
    if units.is_empty() {
        eprintln!("没有读到一份报告，无法汇总。");
        return Ok(Outcome::Trouble);
    }
    let desk = Desk { units: &units, parent: parent.as_ref(), list: list.as_ref(), deadline: args.deadline };
    let outcome = look(&desk);
    let fails = |one: &nianbao_desk::Finding| args.failing.fail_on.covers(one.severity);
    if outcome.findings.iter().any(fails) {
        worst = worst.max(Outcome::Findings);
    }
    let county = County { desk, parent: args.parent.as_deref().map(source::name), unreadable };
    let text = match args.to {
        SumTo::Human => totals::human(Style::for_stdout(), &desk, &outcome),
        SumTo::Json => serde_json::to_string_pretty(&Totals::new(&county, &outcome))? + "\n",
        SumTo::Csv => totals::csv(&desk, &outcome),
        SumTo::Findings => rows::over_several(&county, &outcome),
        SumTo::Sarif => sarif::over_several(&county, &outcome),
        SumTo::Xlsx => match nianbao_io::write(&outcome.sum.report, nianbao_io::Format::Xlsx) {
            Ok(bytes) => return Ok(worst.max(put(args, &bytes)?)),
            Err(error) => {
                eprintln!("{error}");
                return Ok(Outcome::Trouble);
            }
        },
    };
    Ok(worst.max(put(args, text.as_bytes())?))
}

/// The reports of files, and the files that gave none with why.
fn units(files: &[PathBuf]) -> (Vec<Unit>, Vec<(String, Trouble)>) {
    let (mut units, mut unreadable) = (Vec::new(), Vec::new());
    for path in files {
        match source::import(path) {
            Ok(import) => {
                doubts(path, &import);
                units.push(Unit { name: source::name(path), report: import.report });
            }
            Err(trouble) => {
                eprintln!("{}：{}没有计入汇总。", source::name(path), trouble.message);
                unreadable.push((source::name(path), trouble));
            }
        }
    }
    (units, unreadable)
}

fn put(args: &Sum, bytes: &[u8]) -> io::Result<Outcome> {
    match &args.output {
        Some(output) => Ok(write::put(Path::new(""), output, bytes)),
        None if args.to == SumTo::Xlsx && io::stdout().is_terminal() => {
            eprintln!("这种文件不能显示在终端里，请用 -o 写明输出文件。");
            Ok(Outcome::Trouble)
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(bytes)?;
            out.flush()?;
            Ok(Outcome::Clean)
        }
    }
}

/// The files named, folders opened, each once; the parent's report and the list are none of them.
fn files(args: &Sum, worst: &mut Outcome) -> Vec<PathBuf> {
    let own: Vec<&PathBuf> = args.parent.iter().chain(&args.list).collect();
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    for path in &args.files {
        let inside =
            if source::is_stdin(path) || !path.is_dir() { Ok(vec![path.clone()]) } else { folder(path) };
        match inside {
            Ok(inside) => files.extend(inside.into_iter().filter(|file| {
                let known = fs::canonicalize(file).unwrap_or_else(|_| file.clone());
                !own.iter().any(|own| same(own, file)) && seen.insert(known)
            })),
            Err(error) => {
                eprintln!("{}：{}", source::name(path), Trouble::from(error).message);
                *worst = Outcome::Trouble;
            }
        }
    }
    files
}

fn folder(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        // `~$` is what Word leaves beside an open file.
        let passed_over = path.file_name().is_some_and(|name| {
            name.as_encoded_bytes().starts_with(b".") || name.as_encoded_bytes().starts_with(b"~$")
        });
        if path.is_file() && !passed_over {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn read(path: &Path) -> Result<Report, String> {
    let import =
        source::import(path).map_err(|trouble| format!("{}：{}", source::name(path), trouble.message))?;
    doubts(path, &import);
    Ok(import.report)
}

/// Says that a reader was in doubt: sums rest on what was read.
fn doubts(path: &Path, import: &Import) {
    if !import.notes.is_empty() {
        eprintln!("{}：读入时有{}处疑问，见 nianbao read。", source::name(path), import.notes.len());
    }
}

/// The list of units: a name on each line, perhaps with its last day behind a comma or a tab; `#` begins a remark.
fn read_list(path: &Path, confirmed: bool) -> Result<List, String> {
    let named = |why: String| format!("{}：{why}", source::name(path));
    let text = source::list(path).map_err(|trouble| named(trouble.message))?;
    let mut units: Vec<Listed> = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let (name, day) = line.split_once(['，', ',', '\t']).unwrap_or((line, ""));
        let (name, day) = (name.trim().trim_matches('"'), day.trim());
        let deadline = if day.is_empty() {
            None
        } else {
            let day = Date::parse(day);
            Some(day.ok_or_else(|| named(format!("第{number}行的期限应写成 2025-01-20 这样。")))?)
        };
        if units.iter().any(|known| known.name == name) {
            return Err(named(format!("第{number}行的“{name}”写了两次。")));
        }
        if units.len() == MOST_UNITS {
            return Err(named(format!("名单最多有{MOST_UNITS}个单位。")));
        }
        units.push(Listed { name: name.to_owned(), deadline });
    }
    if units.is_empty() { Err(named("名单是空的。".to_owned())) } else { Ok(List { units, confirmed }) }
}

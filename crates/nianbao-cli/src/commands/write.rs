//! `nianbao write`: one report in another format, or the blank form. What the reader doubted is said on standard error,
//! so that nothing is lost in silence.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use nianbao_core::check::{self, About, Context};
use nianbao_core::form::EditionKey;
use nianbao_core::model::{Pack, Report};
use nianbao_io::project::settings::Given;
use nianbao_io::{Format, docx};

use super::Outcome;
use crate::args::{Target, Write};
use crate::source::{self, Trouble};

/// Writes a report in another format.
pub(crate) fn run(args: &Write) -> io::Result<Outcome> {
    let format = format(args.to);
    if args.with_findings && format != Format::Docx {
        return Ok(refuse("--with-findings", "批注只能写在Word文件里，请写 --to docx。"));
    }
    let needless =
        args.previous.is_some() || args.on.is_some() || args.settings.is_some() || !args.pack.is_empty();
    if !args.with_findings && needless {
        let options = "--previous、--settings、--pack、--on";
        return Ok(refuse(options, "这些选项用于批注，请同时写 --with-findings。"));
    }
    let (packs, given) = match how(args) {
        Ok(how) => how,
        Err(failures) => {
            failures.iter().for_each(|failure| eprintln!("{failure}"));
            return Ok(Outcome::Trouble);
        }
    };
    let (bytes, input) = match &args.file {
        Some(file) => match written(args, file, format, &given, &packs) {
            Ok(bytes) => (bytes, file.as_path()),
            Err((file, why)) => return Ok(refuse(&file, &why)),
        },
        None => match blank(args.year, format) {
            Ok(bytes) => (bytes, Path::new("blank")),
            Err(why) => return Ok(refuse("--blank", &why)),
        },
    };
    match &args.output {
        Some(output) => {
            let output = target(input, output, format.extension());
            Ok(put(input, &output, &bytes))
        }
        None if matches!(format, Format::Docx | Format::Xlsx) && io::stdout().is_terminal() => {
            Ok(refuse(format.extension(), "这种文件不能显示在终端里，请用 -o 写明输出文件。"))
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(&bytes)?;
            out.flush()?;
            Ok(Outcome::Clean)
        }
    }
}

/// The packs and the settings to check by; otherwise what is wrong with them, a sentence each.
fn how(args: &Write) -> Result<(Vec<Pack>, Given), Vec<String>> {
    let packs = super::pack::load(&args.pack)?;
    let given = args.settings.as_deref().map(|path| super::check::settings(path, &packs)).transpose();
    let given = given.map_err(|why| vec![why])?.unwrap_or_default();
    Ok((packs, given))
}

/// The report of a file in another format; otherwise which file would not do, and why.
fn written(
    args: &Write,
    file: &Path,
    format: Format,
    given: &Given,
    packs: &[Pack],
) -> Result<Vec<u8>, (String, String)> {
    let named = |path: &Path| source::name(path);
    let import = source::import(file).map_err(|trouble| (named(file), trouble.message))?;
    for note in &import.notes {
        eprintln!("{}：{}", named(file), note.message);
    }
    let bytes = if args.with_findings {
        let previous = match &args.previous {
            Some(path) => {
                let import = source::import(path);
                Some(import.map_err(|trouble| (named(path), trouble.message))?.report)
            }
            None => None,
        };
        let context = Context {
            previous: previous.as_ref(),
            // As `check` does it: whatever the file says.
            settings: Some(&given.settings),
            packs,
            ..Context::default()
        };
        marked(args, &import.report, given, &context)
    } else {
        nianbao_io::write(&import.report, format)
    };
    bytes.map_err(|error| (named(file), error.to_string()))
}

/// The report as Word with the findings of its check as comments.
fn marked(
    args: &Write,
    report: &Report,
    given: &Given,
    context: &Context<'_>,
) -> Result<Vec<u8>, nianbao_io::WriteError> {
    // What the settings say of it is for the check; the file says what it said.
    let mut checked = report.clone();
    given.complete(&mut checked.meta);
    let outcome = check::check(&checked, context);
    let record = check::record(&checked, context, &outcome, About { on: args.on, ..About::default() });
    docx::write_with_findings(report, &record)
}

fn blank(year: Option<u16>, format: Format) -> Result<Vec<u8>, String> {
    let edition = match year {
        Some(year) => EditionKey::for_year(year).ok_or_else(|| {
            let first = EditionKey::all().next().map_or(0, |edition| edition.form().first_year);
            format!("{year}年没有这种格式的报告，请写{first}或以后的年度。")
        })?,
        None => EditionKey::latest(),
    };
    nianbao_io::write_blank(edition, year, format).map_err(|error| error.to_string())
}

/// Writes a file made from `input`, which is never overwritten.
pub(super) fn put(input: &Path, output: &Path, bytes: &[u8]) -> Outcome {
    if same_file(input, output) {
        return refuse(&source::name(output), "这是要读入的文件，请换一个输出文件名。");
    }
    match fs::write(output, bytes) {
        Ok(()) => Outcome::Clean,
        Err(error) => refuse(&source::name(output), &Trouble::writing(&error)),
    }
}

fn refuse(file: &str, why: &str) -> Outcome {
    eprintln!("{file}：{why}");
    Outcome::Trouble
}

fn format(target: Target) -> Format {
    match target {
        Target::Docx => Format::Docx,
        Target::Html => Format::HtmlPage,
        Target::Fragment => Format::HtmlFragment,
        Target::Txt => Format::Text,
        Target::Csv => Format::Csv,
        Target::Xlsx => Format::Xlsx,
        Target::Json => Format::Json,
    }
}

/// In a folder the file is named after the one that was read.
pub(super) fn target(input: &Path, output: &Path, extension: &str) -> PathBuf {
    if !output.is_dir() {
        return output.to_path_buf();
    }
    let name = if source::is_stdin(input) { None } else { input.file_name().and_then(OsStr::to_str) };
    let name = name.unwrap_or("report");
    let stem = name.strip_suffix(".nianbao.json").unwrap_or_else(|| {
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    });
    output.join(format!("{stem}.{extension}"))
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

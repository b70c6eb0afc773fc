//! `nianbao write`: one report in another format. What the reader doubted is said on standard error, so that nothing
//! is lost in silence.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use nianbao_io::Format;

use super::Outcome;
use crate::args::{Target, Write};
use crate::source::{self, Trouble};

/// Writes a report in another format.
pub(crate) fn run(args: &Write) -> io::Result<Outcome> {
    let import = match source::import(&args.file) {
        Ok(import) => import,
        Err(trouble) => return Ok(refuse(&source::name(&args.file), &trouble.message)),
    };
    for note in &import.notes {
        eprintln!("{}：{}", source::name(&args.file), note.message);
    }
    let format = format(args.to);
    let bytes = match nianbao_io::write(&import.report, format) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(refuse(&source::name(&args.file), &error.to_string())),
    };
    match &args.output {
        Some(output) => {
            let output = target(&args.file, output, format);
            if same_file(&args.file, &output) {
                return Ok(refuse(&source::name(&output), "这是要读入的文件，请换一个输出文件名。"));
            }
            Ok(match fs::write(&output, bytes) {
                Ok(()) => Outcome::Clean,
                Err(error) => refuse(&source::name(&output), &Trouble::writing(&error)),
            })
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
fn target(input: &Path, output: &Path, format: Format) -> PathBuf {
    if !output.is_dir() {
        return output.to_path_buf();
    }
    let name = if source::is_stdin(input) { None } else { input.file_name().and_then(OsStr::to_str) };
    let name = name.unwrap_or("report");
    let stem = name.strip_suffix(".nianbao.json").unwrap_or_else(|| {
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    });
    output.join(format!("{stem}.{}", format.extension()))
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

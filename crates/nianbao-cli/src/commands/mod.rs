//! One module per command. A command writes its result to standard output and says how it ended.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod pack;
pub(crate) mod read;
mod record;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod sum;
pub(crate) mod write;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use crate::args::Format;
use crate::batch::{self, Done, Line};
use crate::source::{self, Trouble};
use crate::style::Style;
use crate::{human, wire};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Clean,
    /// There are findings at or above `--fail-on`.
    Findings,
    /// A file could not be read or written, or the command was mistyped.
    Trouble,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Findings => ExitCode::from(1),
            Outcome::Trouble => ExitCode::from(2),
        }
    }
}

/// Standard output refused: nobody reads on (`| head`), or the disk is full.
pub(crate) fn output_failed(error: io::Error) -> Outcome {
    if error.kind() == ErrorKind::BrokenPipe {
        return Outcome::Clean;
    }
    eprintln!("输出时出了问题（{}），结果不完整。", source::of_system(&error));
    Outcome::Trouble
}

/// Prints a whole result.
pub(crate) fn print(text: &str) -> io::Result<Outcome> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// A file that could not be read, in the format asked for.
fn troubled(format: Format, style: Style, file: String, trouble: Trouble) -> Done {
    let text = match format {
        Format::Human => human::trouble(style, &file, &trouble.message),
        Format::Json | Format::Ndjson => batch::json(&Line {
            file,
            import: None,
            check: None,
            previous: None,
            error: Some(wire::Error { code: trouble.code, message: trouble.message }),
        }),
    };
    Done { text, outcome: Outcome::Trouble }
}

/// Words of a file without anything that could steer a terminal.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

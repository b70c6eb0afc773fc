//! `nianbao read`: what a file holds, and what the reader doubts.

use std::io;
use std::path::Path;

use super::Outcome;
use crate::args::{Format, Read};
use crate::batch::{self, Done, Line};
use crate::style::Style;
use crate::{human, source, wire};

/// Reads files without checking them.
pub(crate) fn run(args: &Read) -> io::Result<Outcome> {
    let style = Style::for_stdout();
    batch::run(&args.files, args.format, |path| one(args.format, style, path))
}

fn one(format: Format, style: Style, path: &Path) -> Done {
    let file = source::name(path);
    let import = match source::import(path) {
        Ok(import) => import,
        Err(trouble) => return super::troubled(format, style, file, trouble),
    };
    let text = match format {
        Format::Human => human::read(style, &file, &import),
        Format::Json | Format::Ndjson => batch::json(&Line {
            file,
            import: Some(wire::Import::new(&import)),
            check: None,
            previous: None,
            error: None,
        }),
    };
    Done { text, outcome: Outcome::Clean }
}

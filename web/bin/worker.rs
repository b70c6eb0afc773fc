//! Starts the document engine inside a worker: everything that knows file formats is reached from here only.

use nianbao_core::check::{self, About, Context};
use nianbao_core::model::{Date, Record, Report};
use nianbao_io::project::{self, Previous};
use nianbao_io::record::{self, Fingerprint};
use nianbao_io::{Encoding, Import, ReadError, docx};
use nianbao_web::engine::wire::{Reply, WireImport};
use nianbao_web::engine::{Answer, Failure, Format, Request, serve};

fn main() {
    nianbao_io::use_gb18030(gb18030);
    serve::start(|request| Reply::Done(work(request)));
}

/// The browser's own tables, so that the engine need not carry them.
fn gb18030(bytes: &[u8]) -> String {
    let decoder = web_sys::TextDecoder::new_with_label("gb18030");
    decoder
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

fn work(request: Request) -> Answer {
    let read = match request {
        Request::Read { bytes, name, encoding } => {
            let encoding = encoding.and_then(|label| Encoding::from_label(&label));
            nianbao_io::read_as(&bytes, Some(&name), encoding)
        }
        Request::ReadPasted { text, html } => read_pasted(&text, &html),
        Request::Recognise { document, name } => nianbao_io::read_document(document.unpack(), Some(&name)),
        Request::Write { report, format, on } => return write(&report, format, on.as_deref()),
        Request::Check { .. } | Request::Docs { .. } => return Answer::Failed(Failure::crashed()),
    };
    match read {
        Ok(import) => Answer::Read(Box::new(WireImport::pack(&import))),
        Err(error) => Answer::Failed(Failure::from(error)),
    }
}

/// Reads both forms of what was pasted and takes the one with more in it. Office programs put malformed HTML on the
/// clipboard at times, and plain text loses which cells were merged.
fn read_pasted(text: &str, html: &str) -> Result<Import, ReadError> {
    let plain = nianbao_io::read_text(text);
    if !html.to_ascii_lowercase().contains("<table") {
        return plain;
    }
    match (plain, nianbao_io::read_text(html)) {
        (Ok(plain), Ok(rich)) => Ok(if worth(&plain) > worth(&rich) { plain } else { rich }),
        (Ok(import), Err(_)) | (Err(_), Ok(import)) => Ok(import),
        (Err(error), Err(_)) => Err(error),
    }
}

/// What an import is worth beside another of the same content: cells first, then how sure the reading is.
fn worth(import: &Import) -> (usize, u8) {
    (import.report.cells().filter(|(_, cell)| !cell.is_blank()).count(), import.confidence)
}

fn write(report: &str, format: Format, on: Option<&str>) -> Answer {
    let mut report = match project::from_json(report) {
        Ok(report) => report,
        Err(error) => return Answer::Failed(Failure::from(error)),
    };
    let previous = project::take_previous(&mut report);
    let previous = previous.as_ref();
    let written = match format {
        Format::Blank => nianbao_io::write_blank(report.edition(), report.meta.year, format.writer()),
        Format::Marked => docx::write_with_findings(&report, &checked(&report, previous, on)),
        Format::Record | Format::RecordPage => {
            let record = checked(&report, previous, on);
            let print = Fingerprint::of(&report, previous.map(|previous| &*previous.report), &record);
            let page = format == Format::RecordPage;
            record::write(&record, &print, if page { record::Format::Html } else { record::Format::Docx })
        }
        _ => nianbao_io::write(&report, format.writer()),
    };
    match written {
        Ok(bytes) => Answer::Written(bytes),
        Err(error) => Answer::Failed(Failure { code: error.code().into(), message: error.to_string() }),
    }
}

/// The record of the check that the page shows as well.
fn checked(report: &Report, previous: Option<&Previous>, on: Option<&str>) -> Record {
    let context = Context { previous: previous.map(|previous| &*previous.report), ..Context::default() };
    let outcome = check::check(report, &context);
    let name = previous.map(|previous| previous.source.clone());
    let about = About { on: on.and_then(Date::parse), previous: name, ..About::default() };
    check::record(report, &context, &outcome, about)
}

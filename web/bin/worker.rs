//! Starts the document engine inside a worker: everything that knows file formats is reached from here only.

use nianbao_io::project;
use nianbao_io::record::{self, Fingerprint};
use nianbao_io::{Encoding, Import, ReadError, WriteError, docx, pack};
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
        Request::Write { report, format, record } => return write(&report, format, record.as_deref()),
        Request::Check { .. } | Request::Record(_) | Request::Docs { .. } | Request::Packs(_) => {
            return Answer::Failed(Failure::crashed());
        }
    };
    match read {
        Ok(import) => Answer::Read(Box::new(WireImport::pack(&import))),
        Err(ReadError::Pack(text)) => Answer::Pack(pack::kept(&text)),
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

fn write(report: &str, format: Format, record: Option<&str>) -> Answer {
    match written(report, format, record) {
        Ok(Ok(bytes)) => Answer::Written(bytes),
        Ok(Err(error)) => Answer::Failed(Failure { code: error.code().into(), message: error.to_string() }),
        Err(error) => Answer::Failed(Failure::from(error)),
    }
}

/// What came of writing, unless what came here cannot be read.
fn written(
    report: &str,
    format: Format,
    record: Option<&str>,
) -> Result<Result<Vec<u8>, WriteError>, ReadError> {
    let mut report = project::from_json(report)?;
    let previous = project::take_previous(&mut report);
    // Checked elsewhere: no rule is known here.
    let record = || record::from_json(record.unwrap_or_default());
    Ok(match format {
        Format::Blank => nianbao_io::write_blank(report.edition(), report.meta.year, format.writer()),
        Format::Marked => docx::write_with_findings(&report, &record()?),
        Format::Record | Format::RecordPage => {
            let record = record()?;
            let print =
                Fingerprint::of(&report, previous.as_ref().map(|previous| &*previous.report), &record);
            let page = format == Format::RecordPage;
            record::write(&record, &print, if page { record::Format::Html } else { record::Format::Docx })
        }
        _ => nianbao_io::write(&report, format.writer()),
    })
}

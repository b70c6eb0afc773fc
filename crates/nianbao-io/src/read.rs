//! Bytes or pasted text to an import: tells what a file is and hands it to the reader for its kind.

use nianbao_core::model::{Place, Report};

use crate::archive::Archive;
use crate::decode::{self, Decoded, Encoding};
use crate::import::{Import, Note, NoteKind, ReadError};
use crate::raw::RawDocument;
use crate::{csv, docx, html, limits, mht, ole, pack, pdf, project, recognise, sheet, text, xlsx};

/// How a zip archive begins; the Word reader knows which of them it can read.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Reads a file of any kind, PDF included: [`read`] where the module for PDF need not be kept out.
pub fn read_any(bytes: &[u8], name: Option<&str>) -> Result<Import, ReadError> {
    if pdf::is_pdf(bytes) { read_document(pdf::read(bytes)?, name) } else { read(bytes, name) }
}

/// Recognises what [`pdf::read`] made of a PDF.
pub fn read_document(raw: RawDocument, name: Option<&str>) -> Result<Import, ReadError> {
    let mut import = document(raw, "PDF文档".to_owned())?;
    if let Some(name) = name {
        recognise::take_name(&mut import, name);
    }
    Ok(import)
}

/// Reads a file that is no PDF. `name` is its name, if it has one: used where the file itself names no organ or year.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Import, ReadError> {
    read_as(bytes, name, None)
}

/// The same with the characters decoded as somebody says, where the file is a text.
pub fn read_as(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Import, ReadError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut import = if ARCHIVES.iter().any(|mark| bytes.starts_with(mark)) {
        let mut archive = Archive::open(bytes)?;
        match xlsx::read_archive(&mut archive)? {
            Some(sheets) => document(sheets, "Excel表格".to_owned())?,
            None => document(docx::read_archive(archive)?, "Word文档".to_owned())?,
        }
    } else if bytes.starts_with(&ole::MARK) {
        let (read, format) = ole::read(bytes)?;
        document(read, format.to_owned())?
    } else if mht::is_archive(bytes) {
        let (read, format) = mht::read(bytes, encoding)?;
        document(read, format)?
    } else {
        let Decoded { text, encoding: found, lossy } = match encoding {
            Some(encoding) => decode::decode_as(bytes, encoding)?,
            None => decode::decode(bytes)?,
        };
        let is_csv = name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".csv"));
        let mut import = decoded(&text, found, is_csv)?;
        // Where somebody chose, they may choose again.
        if found != "UTF-8" || lossy || encoding.is_some() {
            let message = if lossy {
                format!("文件按{found}编码读取，末尾不全或有认不出的字节，请核对。")
            } else {
                format!("文件按{found}编码读取，如有乱码请另存为UTF-8后再打开。")
            };
            let note = Note { kind: NoteKind::Encoding, at: Place::Report, source: String::new(), message };
            import.notes.insert(0, note);
        }
        import
    };
    if let Some(name) = name {
        recognise::take_name(&mut import, name);
    }
    Ok(import)
}

/// Reads pasted text: plain, HTML or a report file.
pub fn read_text(text: &str) -> Result<Import, ReadError> {
    if text.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    decoded(text, "", false)
}

fn decoded(text: &str, encoding: &str, is_csv: bool) -> Result<Import, ReadError> {
    let named = |kind: &str| match encoding {
        "" => kind.to_owned(),
        encoding => format!("{kind}（{encoding}）"),
    };
    if pack::is_meant(text) {
        return Err(ReadError::Pack(text.to_owned()));
    }
    if let Some(what) = other_json(text) {
        return Err(ReadError::NotAReport(what));
    }
    match kind(text) {
        Kind::Project => Ok(whole(text, project::from_json(text)?, "报告文件".to_owned())),
        Kind::Html => document(html::read(text)?, named("网页")),
        // Counted before any of them is kept.
        Kind::Text if text.lines().nth(limits::LINES).is_some() => Err(ReadError::TooLarge),
        Kind::Text => match csv::read(text, is_csv) {
            Some(sheet) => document(sheet::document(&[sheet])?, named("CSV表格")),
            None => document(text::read(text), named("文本")),
        },
    }
}

/// What a JSON of ours is that holds no report.
fn other_json(text: &str) -> Option<&'static str> {
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let cut = begin.char_indices().nth(600).map_or(begin.len(), |(at, _)| at);
    let head = &begin[..cut];
    if !begin.starts_with(['{', '[']) {
        return None;
    }
    if head.contains("\"nianbao-record/") {
        return Some("核验单");
    }
    if head.contains("\"nianbao-settings/") {
        return Some("设置文件");
    }
    let result = head.contains("\"ruleset\"") && begin.contains("\"findings\"")
        || head.contains("sarif") && begin.contains("\"runs\"");
    (result && !head.contains("\"nianbao/")).then_some("核对结果")
}

enum Kind {
    Project,
    Html,
    Text,
}

/// What a text is, by how it begins.
fn kind(text: &str) -> Kind {
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if begin.starts_with('{') && begin.contains("\"format\"") {
        return Kind::Project;
    }
    // Tags that only a page has near its beginning; a lone `<` is text.
    let cut = begin.char_indices().nth(2_000).map_or(begin.len(), |(at, _)| at);
    let head = begin[..cut].to_ascii_lowercase();
    let tags =
        ["<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div", "<p>", "<p ", "<section"];
    if head.starts_with('<') && tags.iter().any(|tag| head.contains(tag)) {
        // Converters of scans put tags into Markdown, perhaps in front; a page has a head.
        let page = ["<!doctype", "<head", "<meta", "<script"].iter().any(|tag| head.contains(tag));
        return if !page && text::is_markdown(begin) { Kind::Text } else { Kind::Html };
    }
    Kind::Text
}

/// A document of ours is taken as it was saved; any other is recognised.
fn document(document: RawDocument, format: String) -> Result<Import, ReadError> {
    if let Some(embedded) = &document.embedded
        && let Ok(report) = project::from_json(embedded)
    {
        return Ok(whole(embedded, report, format));
    }
    let edited = document.edited;
    let mut import = recognise::recognise(document)?;
    import.format = format;
    if edited {
        let message = "文件由本程序导出后又被改动过，以看得见的文字和数字为准，重新识别。".to_owned();
        import
            .notes
            .insert(0, Note { kind: NoteKind::Edited, at: Place::Report, source: String::new(), message });
    }
    Ok(import)
}

/// A report that was saved whole, with the text it was read from.
fn whole(text: &str, report: Report, format: String) -> Import {
    let notes = project::doubts(&report, text);
    Import { report, format, confidence: 100, notes, sources: Vec::new() }
}

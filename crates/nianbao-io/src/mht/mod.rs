//! Web archives (MHTML), as browsers, Word and WPS save a page in one file: finds the page among the parts and undoes
//! what was done to send it by mail. Knows nothing of HTML and nothing of the form.

#[cfg(test)]
mod tests;
mod transfer;

use nianbao_core::model::Place;

use crate::decode::{self, Decoded, Encoding};
use crate::import::{Note, NoteKind, ReadError};
use crate::raw::RawDocument;
use crate::{html, limits, text};

/// How far into the file the header reaches at most that tells an archive.
const HEAD: usize = 16 * 1024;
/// Deepest nesting of parts in parts; three are seen.
const DEPTH: usize = 8;

/// Whether a file is an archive: it begins with the header of a mail.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut names = lines(head)
        .map(|(line, _)| line)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with(b" ") && !line.starts_with(b"\t"))
        .map(|line| line.split(|byte| *byte == b':').next().unwrap_or_default());
    // A text that merely talks of such headers has other lines before.
    names
        .by_ref()
        .take(64)
        .take_while(|name| is_name(name))
        .any(|name| name.eq_ignore_ascii_case(b"mime-version"))
}

fn is_name(name: &[u8]) -> bool {
    !name.is_empty()
        && name.len() < 64
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Reads an archive; also says what it is. `chosen` is the encoding somebody named.
pub(crate) fn read(bytes: &[u8], chosen: Option<Encoding>) -> Result<(RawDocument, String), ReadError> {
    let whole = Part::read(bytes);
    let mut is_cut = false;
    let (part, is_page) = match whole.find("text/html", DEPTH, &mut is_cut) {
        Some(part) => (part, true),
        None => match whole.find("text/plain", DEPTH, &mut is_cut) {
            Some(part) => (part, false),
            None => return Err(ReadError::Unsupported("没有网页的网页存档".to_owned())),
        },
    };
    let Decoded { text, encoding, lossy } = part.text(chosen)?;
    let mut document = match is_page {
        true => html::read(&text)?,
        false if text.lines().nth(limits::LINES).is_some() => return Err(ReadError::TooLarge),
        false => text::read(&text),
    };
    let mut note = |kind, message: &str| {
        let message = message.to_owned();
        document.notes.push(Note { kind, at: Place::Report, source: String::new(), message });
    };
    if is_cut {
        note(NoteKind::PartMissing, "网页存档的末尾不全，后面的内容可能缺失，请核对。");
    }
    if lossy {
        note(NoteKind::Encoding, "网页存档中有认不出的字符，请核对。");
    }
    Ok((document, format!("网页存档（{encoding}）")))
}

/// A part: its header and its content as it was sent.
struct Part<'a> {
    header: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn read(bytes: &'a [u8]) -> Part<'a> {
        let mut header: Vec<(String, String)> = Vec::new();
        let mut end = bytes.len();
        let mut length = 0;
        for (line, next) in lines(bytes) {
            length += line.len();
            if line.is_empty() && !header.is_empty() || length > HEAD {
                end = next;
                break;
            }
            let line = String::from_utf8_lossy(line);
            match (line.starts_with([' ', '\t']), header.last_mut()) {
                (true, Some((_, value))) => value.push_str(&line),
                _ => {
                    if let Some((name, value)) = line.split_once(':') {
                        let name = name.trim_start_matches('\u{feff}').trim().to_ascii_lowercase();
                        header.push((name, value.trim().to_owned()));
                    }
                }
            }
        }
        Part { header, body: &bytes[end..] }
    }

    fn field(&self, name: &str) -> &str {
        self.header.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// What the part holds, such as `text/html`.
    fn kind(&self) -> String {
        self.field("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of what the part holds.
    fn parameter(&self, name: &str) -> Option<&str> {
        self.field("content-type").split(';').skip(1).find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
        })
    }

    /// The first part of a kind, itself included.
    fn find(&self, kind: &str, depth: usize, is_cut: &mut bool) -> Option<Part<'a>> {
        if self.kind() == kind {
            return Some(Part { header: self.header.clone(), body: self.body });
        }
        let mark = self.parameter("boundary").filter(|mark| !mark.is_empty() && depth > 0)?;
        let mut start = None;
        let mut found = None;
        let mut is_closed = false;
        let mut at = 0;
        for (line, next) in lines(self.body) {
            let begin = std::mem::replace(&mut at, next);
            let Some(rest) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(mark.as_bytes()))
            else {
                continue;
            };
            let rest = rest.trim_ascii_end();
            if !rest.is_empty() && rest != b"--" {
                continue;
            }
            is_closed = rest == b"--";
            if let Some(start) = start.replace(next)
                && found.is_none()
            {
                // The line break before the mark belongs to it.
                let part = self.body.get(start..begin).unwrap_or_default();
                let part = part.strip_suffix(b"\n").unwrap_or(part);
                let part = part.strip_suffix(b"\r").unwrap_or(part);
                found = Part::read(part).find(kind, depth - 1, is_cut);
            }
            if is_closed {
                break;
            }
        }
        if found.is_none() && !is_closed {
            let rest = self.body.get(start?..).unwrap_or_default();
            found = Part::read(rest).find(kind, depth - 1, is_cut);
            *is_cut |= found.is_some();
        }
        found
    }

    /// The characters of the part.
    fn text(&self, chosen: Option<Encoding>) -> Result<Decoded, ReadError> {
        let how = self.field("content-transfer-encoding").to_ascii_lowercase();
        let bytes = match how.trim() {
            "quoted-printable" => transfer::quoted(self.body),
            "base64" => transfer::base64(self.body),
            _ => self.body.to_vec(),
        };
        let is_utf8 = self.parameter("charset").is_some_and(|name| name.eq_ignore_ascii_case("utf-8"));
        match chosen {
            Some(encoding) => decode::decode_as(&bytes, encoding),
            // Everything else shows by itself, and where the header is wrong, the characters are right.
            None if is_utf8 && std::str::from_utf8(&bytes).is_err() => {
                decode::decode_as(&bytes, Encoding::Utf8)
            }
            None => decode::decode(&bytes),
        }
    }
}

/// The lines of some bytes, each with where the next one begins.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (&[u8], usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|byte| *byte == b'\n');
        at += end.map_or(rest.len(), |end| end + 1);
        let line = &rest[..end.unwrap_or(rest.len())];
        Some((line.strip_suffix(b"\r").unwrap_or(line), at))
    })
}

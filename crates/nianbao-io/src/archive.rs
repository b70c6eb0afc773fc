//! Zip archives as Office documents use them: reading one within limits, writing one with the same bytes every time.
//! Names in an archive are only compared, never used as paths.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::decode;
use crate::import::ReadError;
use crate::limits;
use crate::write::WriteError;

/// How many times its packed size the text of a document usually has, at most.
const USUALLY: usize = 32;

/// An archive being read.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked, in bytes.
    budget: usize,
    /// What the package says of its parts, once it was read.
    relations: Option<Option<String>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, ReadError> {
        if bytes.len() > limits::FILE_BYTES {
            return Err(ReadError::TooLarge);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
        if zip.len() > limits::ARCHIVE_MEMBERS {
            return Err(ReadError::TooLarge);
        }
        Ok(Archive { zip, budget: limits::UNPACKED_BYTES, relations: None })
    }

    /// The names of all members.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.zip.file_names()
    }

    /// What an Office package says of its parts; `None` when it says nothing.
    pub(crate) fn relations(&mut self) -> Result<Option<&str>, ReadError> {
        if self.relations.is_none() {
            self.relations = Some(self.text("_rels/.rels")?);
        }
        Ok(self.relations.as_ref().and_then(|relations| relations.as_deref()))
    }

    /// A member as text; `None` when there is none of this name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refused(&error)),
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let most = packed.saturating_mul(limits::EXPANSION).max(limits::UNPACKED_FREELY).min(self.budget);
        // A header may lie: no more is set aside than text of that size usually unpacks to.
        let likely = usize::try_from(file.size()).unwrap_or(usize::MAX).min(packed.saturating_mul(USUALLY));
        let mut bytes = Vec::with_capacity(likely.min(most) + 1);
        file.take(most as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ReadError::Damaged("压缩内容解不开".to_owned()))?;
        if bytes.len() > most {
            return Err(ReadError::TooLarge);
        }
        self.budget -= bytes.len();
        xml_text(bytes).map(Some)
    }
}

fn refused(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
        _ => ReadError::Damaged("压缩包不完整".to_owned()),
    }
}

/// XML in UTF-8, or in UTF-16 with a mark, which the standard also allows.
fn xml_text(bytes: Vec<u8>) -> Result<String, ReadError> {
    let unreadable = || ReadError::Damaged("其中的文字编码不对".to_owned());
    let wide = |unit: fn([u8; 2]) -> u16| {
        let pairs = &bytes[2..bytes.len() & !1];
        let (text, lossy) = decode::wide(pairs, unit);
        if lossy { Err(unreadable()) } else { Ok(text) }
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|_| unreadable()),
    }
}

/// Packs members in this order. The same members give the same bytes: no clock, no host.
pub(crate) fn pack(members: &[(&str, &str)]) -> Result<Vec<u8>, WriteError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        if text.len() > limits::UNPACKED_FREELY {
            return Err(WriteError::TooLarge);
        }
        writer.start_file(*name, options).map_err(|_| WriteError::TooLarge)?;
        writer.write_all(text.as_bytes()).map_err(|_| WriteError::TooLarge)?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| WriteError::TooLarge)
}

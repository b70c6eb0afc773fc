//! Documents of old Office and WPS programs: opens the compound file they lie in, tells by its streams what it is, and
//! hands it to the reader for its kind. Knows nothing of the form.

mod container;
pub(crate) mod doc;
#[cfg(any(test, feature = "fuzzing"))]
mod pack;
#[cfg(test)]
mod tests;

use crate::import::ReadError;
use crate::raw::RawDocument;
use crate::xls;
use container::Container;

pub(crate) use container::MARK;

/// Streams by which a kind is told, and what people call it. The first that is there counts.
const KINDS: [(&str, &str); 7] = [
    ("PowerPoint Document", "旧版演示文稿"),
    ("PP97_DUALSTORAGE", "旧版演示文稿"),
    ("WpsCustomData", "这种WPS文件"),
    ("MatOST", "Works文档"),
    ("VisioDocument", "Visio绘图"),
    ("__properties_version1.0", "Outlook邮件"),
    ("HwpSummaryInformation", "韩文文档"),
];

/// Streams and storages that only a locked document has: by a password, or by a server that hands out keys.
const LOCKED: [&str; 3] = ["EncryptedPackage", "\u{9}DRMContent", "\u{6}DataSpaces"];

/// A stream of a compound file.
#[cfg(feature = "fuzzing")]
pub(crate) fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    Container::open(bytes).ok()?.stream(name)
}

/// Reads a document of an old Office or WPS program; also says what it is.
pub(crate) fn read(bytes: &[u8]) -> Result<(RawDocument, &'static str), ReadError> {
    let container = Container::open(bytes)?;
    if LOCKED.iter().any(|name| container.has(name)) {
        return Err(ReadError::Encrypted);
    }
    if let Some(main) = container.stream("WordDocument") {
        return Ok((doc::read(&container, &main)?, "旧版Word文档"));
    }
    for name in ["Workbook", "Book"] {
        if let Some(stream) = container.stream(name) {
            return Ok((xls::read_xls(&stream)?, "旧版Excel表格"));
        }
    }
    let kind = KINDS
        .iter()
        .find(|(name, _)| container.has(name))
        .map_or("这种旧版Office文件", |(_, kind)| kind);
    Err(ReadError::Unsupported(kind.to_owned()))
}

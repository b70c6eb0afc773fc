//! Where bytes come from: a file or standard input. What is too large is refused before it is read.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use nianbao_io::limits::FILE_BYTES;
use nianbao_io::{Import, ReadError};

/// Why a file gave no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The name used in files.
    pub(crate) code: &'static str,
    /// One sentence for people.
    pub(crate) message: String,
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Trouble {
        Trouble { code: error.code(), message: error.to_string() }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        let (code, message) = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                ("not-found", "没有这个文件，请检查路径。".to_owned())
            }
            ErrorKind::IsADirectory => ("folder", "这是文件夹，请写出其中的文件。".to_owned()),
            ErrorKind::PermissionDenied => ("no-permission", "没有读取这个文件的权限。".to_owned()),
            _ => ("unreadable", format!("读取文件时出了问题（{}），请稍后重试。", of_system(&error))),
        };
        Trouble { code, message }
    }
}

impl Trouble {
    /// Why a file could not be written, in one sentence.
    pub(crate) fn writing(error: &io::Error) -> String {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => "没有这个文件夹，请检查路径。".to_owned(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "没有写入的权限，请换一个位置。".to_owned()
            }
            ErrorKind::StorageFull => "磁盘已满，没有写成。".to_owned(),
            _ => format!("写文件时出了问题（{}），没有写成。", of_system(error)),
        }
    }
}

/// The system's own number of an error: its words are in whatever language the system speaks.
pub(crate) fn of_system(error: &io::Error) -> String {
    error.raw_os_error().map_or_else(|| "原因不明".to_owned(), |number| format!("系统错误{number}"))
}

/// Whether the path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The file as it was named.
pub(crate) fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Reads a file into a report and notes.
pub(crate) fn import(path: &Path) -> Result<Import, Trouble> {
    let bytes = bytes(path)?;
    let name = if is_stdin(path) { None } else { path.file_name().and_then(|name| name.to_str()) };
    unhurt(|| nianbao_io::read_any(&bytes, name))
}

/// What reading gives. A reader that breaks down costs this file only, not the batch.
fn unhurt(read: impl FnOnce() -> Result<Import, ReadError>) -> Result<Import, Trouble> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(result) => Ok(result?),
        Err(_) => Err(Trouble {
            code: "crashed",
            message: "读取这个文件时程序遇到意外情况，没有读成，请换一种格式再试。".to_owned(),
        }),
    }
}

/// The text of a small file, such as settings.
pub(crate) fn text(path: &Path) -> Result<String, Trouble> {
    String::from_utf8(bytes(path)?).map_err(|_| Trouble {
        code: "not-text",
        message: "文件不是UTF-8编码的文字，请另存为UTF-8。".to_owned(),
    })
}

/// The text of a list that somebody wrote, in whatever encoding their editor saved it.
pub(crate) fn list(path: &Path) -> Result<String, Trouble> {
    Ok(nianbao_io::plain_text(&bytes(path)?)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    if is_stdin(path) {
        return limited(io::stdin().lock());
    }
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory).into());
    }
    if metadata.len() > FILE_BYTES as u64 {
        return Err(ReadError::TooLarge.into());
    }
    limited(File::open(path)?)
}

/// Reads no more than is allowed, whatever the metadata said: a pipe has no size.
fn limited(source: impl Read) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    source.take(FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > FILE_BYTES { Err(ReadError::TooLarge.into()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_breaks_down_costs_one_file() {
        let trouble = unhurt(|| panic!("of a reader")).unwrap_err();
        assert_eq!(trouble.code, "crashed");
        assert_eq!(unhurt(|| Err(ReadError::Empty)).unwrap_err().code, "empty");
    }
}

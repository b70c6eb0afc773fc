//! Bytes or pasted text to an import: tells what a file is and hands it to the reader for its kind.

use crate::decode::{self, Decoded};
use crate::import::{Import, Note, NoteKind, ReadError};
use crate::limits;
use crate::recognise;
use crate::text;
use nianbao_core::model::Place;

/// Reads a file. `name` is its name, if it has one: used where the file itself names no organ or year.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Import, ReadError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let Decoded { text, encoding, lossy } = decode::decode(bytes)?;
    let mut import = read_text(&text)?;
    import.format = format!("文本（{encoding}）");
    if encoding != "UTF-8" || lossy {
        let message = if lossy {
            format!("文件按{encoding}编码读取，有些字节认不出，已用“\u{fffd}”代替，请核对。")
        } else {
            format!("文件按{encoding}编码读取，如有乱码请另存为UTF-8后再打开。")
        };
        let note = Note { kind: NoteKind::Encoding, at: Place::Report, source: String::new(), message };
        import.notes.insert(0, note);
    }
    if let Some(name) = name {
        recognise::take_name(&mut import, name);
    }
    Ok(import)
}

/// Reads pasted text.
pub fn read_text(text: &str) -> Result<Import, ReadError> {
    if text.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut import = recognise::recognise(text::read(text))?;
    import.format = "文本".to_owned();
    Ok(import)
}

//! What a PDF may cost: streams that unpack to more than a report can need are emptied before the library sees the
//! file, because it unpacks without a limit; what we unpack ourselves is counted.

use std::io::Read;

use flate2::bufread::ZlibDecoder;
use hayro_syntax::object::Stream;

use crate::import::ReadError;
use crate::limits;

/// What may still be unpacked and drawn.
pub(super) struct Budget {
    bytes: usize,
    operators: usize,
    marks: usize,
}

impl Budget {
    /// The limits for one file.
    pub(super) fn new() -> Budget {
        Budget { bytes: limits::UNPACKED_BYTES, operators: limits::PDF_OPERATORS, marks: limits::PDF_MARKS }
    }

    /// A stream unpacked; `None` when it cannot be, or is too large.
    pub(super) fn decode(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        if self.bytes == 0 {
            return None;
        }
        let data = stream.decoded_data().ok()?;
        match self.bytes.checked_sub(data.len()) {
            Some(left) => self.bytes = left,
            None => {
                self.bytes = 0;
                return None;
            }
        }
        Some(data.into_owned())
    }

    /// Counts an operator; whether there may be more.
    pub(super) fn operator(&mut self) -> bool {
        self.operators = self.operators.saturating_sub(1);
        self.operators > 0
    }

    /// Counts a character or line; whether there may be more.
    pub(super) fn mark(&mut self) -> bool {
        self.marks = self.marks.saturating_sub(1);
        self.marks > 0
    }

    /// An error when a limit was reached.
    pub(super) fn check(&self) -> Result<(), ReadError> {
        if self.bytes == 0 || self.operators == 0 || self.marks == 0 {
            return Err(ReadError::TooLarge);
        }
        Ok(())
    }
}

/// How far before a stream its dictionary is looked for.
const DICTIONARY: usize = 2048;
/// Streams that are not looked into (encrypted, or packed in the old way) may be this large: times a thousand is what
/// they can unpack to.
const UNSEEN: usize = 256 * 1024;
/// To how much all streams may unpack, pictures and fonts included.
const MEASURED: usize = 8 * limits::UNPACKED_BYTES;
/// How often packed data may be packed again.
const LAYERS: usize = 4;

/// The file with every stream emptied that would unpack to too much. A report needs none of them: such streams are
/// pictures, fonts or traps.
pub(super) fn defuse(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut safe = bytes.to_vec();
    let encrypted = contains(bytes, b"/Encrypt");
    let mut unpacked = 0_usize;
    let mut from = 0;
    // Looked for once: a file of nothing but beginnings must not be searched to its end for each.
    let mut end = 0;
    while let Some(at) = find(bytes, b"stream", from) {
        from = at + 6;
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let blank = |byte: &u8| matches!(byte, b'\r' | b'\n' | b' ');
        let start = from + bytes[from..].iter().take(8).take_while(|byte| blank(byte)).count();
        if end < start {
            end = find(bytes, b"endstream", start).unwrap_or(bytes.len());
        }
        let dictionary = &bytes[at.saturating_sub(DICTIONARY)..at];
        let dictionary = dictionary.rsplit(|byte| *byte == b'j').next().unwrap_or(dictionary);
        let size = match is_zlib(&bytes[start..]) {
            // Packed data may hold the word that should end it.
            true => inflated(&bytes[start..]),
            // Names may be written with numbers of characters; honest writers do so for none of these.
            false if encrypted || contains(dictionary, b"LZW") || contains(dictionary, b"#") => {
                if end - start > UNSEEN { usize::MAX } else { 0 }
            }
            false => 0,
        };
        if size > limits::PDF_STREAM_BYTES {
            safe[start..end].fill(b' ');
        }
        unpacked += size.min(limits::PDF_STREAM_BYTES);
        // What is looked into here is looked into once more when it is read.
        if unpacked > MEASURED {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(safe)
}

fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// To how much packed data unpacks, through all its layers; stops counting above the limit for one stream.
fn inflated(bytes: &[u8]) -> usize {
    let mut data: Box<dyn std::io::BufRead + '_> = Box::new(bytes);
    let mut most = 0;
    for _ in 0..LAYERS {
        let mut unpacked = ZlibDecoder::new(data);
        let mut begin = [0; 2];
        if unpacked.read_exact(&mut begin).is_err() {
            return most;
        }
        let whole = std::io::Cursor::new(begin).chain(unpacked);
        if !is_zlib(&begin) {
            return count(whole).max(most);
        }
        // Both what this layer holds and what the next unpacks to count; the next is at most a thousand times more.
        most = most.max(begin.len());
        data = Box::new(std::io::BufReader::new(whole.take(limits::PDF_STREAM_BYTES as u64)));
    }
    usize::MAX
}

fn count(mut data: impl Read) -> usize {
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while size <= limits::PDF_STREAM_BYTES {
        match data.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => size += read,
        }
    }
    size
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(next) = bytes.get(at..)?.iter().position(|byte| *byte == wanted[0]) {
        at += next;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    find(bytes, wanted, 0).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.4\n1 0 obj <</Filter /FlateDecode>> stream\n", stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn beginnings_without_an_end_take_no_time() {
        let file = b"stream x ".repeat(200_000);
        assert_eq!(defuse(&file).unwrap().len(), file.len());
    }

    #[test]
    fn bombs_are_emptied_in_any_number_of_layers() {
        let honest = file(&packed(b"BT (1) Tj ET"));
        assert_eq!(defuse(&honest).unwrap(), honest);
        let mut bomb = packed(&vec![0; limits::PDF_STREAM_BYTES + 1]);
        for _ in 0..4 {
            let file = file(&bomb);
            let safe = defuse(&file).unwrap();
            assert_eq!(safe.len(), file.len());
            assert!(!contains(&safe, &bomb));
            bomb = packed(&bomb);
        }
    }
}

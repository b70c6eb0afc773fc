//! Texts in records. A long one goes on in the next record, which says anew how wide its characters are.

use super::records::Record;
use crate::gb18030;
use crate::sheet::pool::Pool;

/// How many bytes say how long a text is.
#[derive(Clone, Copy)]
pub(super) enum Width {
    One,
    Two,
}

/// Bytes that lie in several records.
struct Cursor<'a, I> {
    here: &'a [u8],
    next: I,
}

impl<'a, I: Iterator<Item = &'a [u8]>> Cursor<'a, I> {
    fn byte(&mut self) -> Option<u8> {
        while self.here.is_empty() {
            self.here = self.next.next()?;
        }
        let (byte, rest) = self.here.split_first()?;
        self.here = rest;
        Some(*byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.here.len() {
            bytes -= self.here.len();
            self.here = self.next.next()?;
        }
        self.here = &self.here[bytes..];
        Some(())
    }

    /// A text of so many units, with what its flags say follows it.
    fn unicode(&mut self, mut units: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let readings = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = Vec::new();
        while units > 0 {
            if self.here.is_empty() {
                self.here = self.next.next()?;
                wide = self.byte()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let taken = units.min(self.here.len() / width);
            // Half a character at the end of a record: no program writes that.
            if taken == 0 {
                return None;
            }
            let (bytes, rest) = self.here.split_at(taken * width);
            let unit = |bytes: &[u8]| u16::from(bytes[0]) | u16::from(*bytes.get(1).unwrap_or(&0)) << 8;
            text.extend(bytes.chunks_exact(width).map(unit));
            self.here = rest;
            units -= taken;
        }
        self.skip(runs * 4)?;
        self.skip(readings)?;
        Some(String::from_utf16_lossy(&text))
    }

    /// A text of so many bytes. Chinese Excel wrote GBK; other languages of that time are not told apart.
    fn bytes(&mut self, length: usize) -> Option<String> {
        let bytes = self.here.get(..length)?;
        Some(gb18030::decode(bytes).0)
    }
}

/// The text in a record, its length in front.
pub(super) fn text(record: &Record<'_>, at: usize, width: Width, unicode: bool) -> Option<String> {
    let mut next = record.pieces(at);
    let mut cursor = Cursor { here: next.next()?, next };
    let length = match width {
        Width::One => cursor.number(1)?,
        Width::Two => cursor.number(2)?,
    };
    if unicode { cursor.unicode(length) } else { cursor.bytes(length) }
}

/// The strings that cells share, as far as they can be read.
pub(super) fn shared(record: &Record<'_>) -> Pool {
    let mut pool = Pool::default();
    let mut next = record.pieces(8);
    let Some(here) = next.next() else { return pool };
    let mut cursor = Cursor { here, next };
    while let Some(units) = cursor.number(2) {
        match cursor.unicode(units) {
            Some(text) => pool.push(&text),
            None => break,
        }
    }
    pool
}

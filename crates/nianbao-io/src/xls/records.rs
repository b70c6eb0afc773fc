//! A stream as a sequence of records: a kind, a length, and so many bytes.

use super::CONTINUE;

/// A record.
pub(super) struct Record<'a> {
    /// Its kind.
    pub(super) id: u16,
    /// What it holds.
    pub(super) data: &'a [u8],
    /// The records that follow; a long text goes on in them.
    pub(super) after: &'a [u8],
}

/// The records of a stream; a last one that is cut off is left out.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records of these bytes.
    pub(super) fn new(stream: &'a [u8]) -> Records<'a> {
        Records { rest: stream }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let id = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some(Record { id, data, after: self.rest })
    }
}

impl<'a> Record<'a> {
    /// What it holds from a place on, with all records that go on with it.
    pub(super) fn pieces(&self, from: usize) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let going_on = Records::new(self.after).take_while(|record| record.id == CONTINUE);
        std::iter::once(self.data.get(from..).unwrap_or_default()).chain(going_on.map(|record| record.data))
    }
}

/// Two bytes as a number.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes as a number.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// Eight bytes as a number with decimals.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)
}

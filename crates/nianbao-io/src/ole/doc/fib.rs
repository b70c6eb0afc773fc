//! The header of a Word 97–2003 document: where everything else lies.

use crate::import::ReadError;
use crate::ole::container::{u16_at, u32_at};

/// The header begins with this since Word 97 and in some versions before.
const MARKS: [u16; 2] = [0xa5ec, 0xa5dc];
/// The first version of the present layout; Word 6 and 95 have lower numbers.
const WORD_97: u16 = 106;
/// Where the list of places begins, each with a length.
const PLACES: usize = 0x9a;

/// What the header says.
pub(super) struct Fib<'a> {
    main: &'a [u8],
    /// The stream that all places of the header lie in.
    pub(super) table_stream: &'static str,
}

/// A place in the table stream, by its number in the list.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Styles = 1,
    CharacterRuns = 12,
    ParagraphRuns = 13,
    Pieces = 33,
    Shapes = 40,
    TextBoxes = 56,
    Lists = 73,
    ListUses = 74,
}

/// How many characters each kind of text has; they lie one behind the other.
pub(super) struct Lengths {
    pub(super) main: usize,
    /// Footnotes, headers, comments and endnotes, between the main text and that of the text boxes.
    pub(super) between: usize,
    pub(super) text_boxes: usize,
}

impl<'a> Fib<'a> {
    /// Reads the header.
    pub(super) fn read(main: &'a [u8]) -> Result<Fib<'a>, ReadError> {
        let damaged = || ReadError::Damaged("开头的目录读不出来".to_owned());
        let mark = u16_at(main, 0).ok_or_else(damaged)?;
        let version = u16_at(main, 2).ok_or_else(damaged)?;
        let flags = u16_at(main, 10).ok_or_else(damaged)?;
        if !MARKS.contains(&mark) {
            return Err(damaged());
        }
        if flags & 0x0100 != 0 {
            return Err(ReadError::Encrypted);
        }
        if version < WORD_97 {
            return Err(ReadError::Unsupported("Word 95及更早的Word文档".to_owned()));
        }
        Ok(Fib { main, table_stream: if flags & 0x0200 != 0 { "1Table" } else { "0Table" } })
    }

    /// The lengths of the kinds of text.
    pub(super) fn lengths(&self) -> Lengths {
        let count =
            |at| u32_at(self.main, at).and_then(|count| i32::try_from(count).ok()).unwrap_or(0) as usize;
        Lengths {
            main: count(0x4c),
            between: [0x50, 0x54, 0x58, 0x5c, 0x60].into_iter().map(count).fold(0, usize::saturating_add),
            text_boxes: count(0x64),
        }
    }

    /// A part of the table stream; empty when there is none or it lies outside.
    pub(super) fn part<'t>(&self, part: Part, table: &'t [u8]) -> &'t [u8] {
        let (start, length) = self.place(part);
        table.get(start..).and_then(|rest| rest.get(..length)).unwrap_or_default()
    }

    /// Where a part ends in the table stream: the levels of lists follow there, outside of what is counted.
    pub(super) fn end(&self, part: Part) -> usize {
        let (start, length) = self.place(part);
        start.saturating_add(length)
    }

    fn place(&self, part: Part) -> (usize, usize) {
        let at = PLACES + 8 * part as usize;
        let number = |at| u32_at(self.main, at).map_or(0, |number| number as usize);
        (number(at), number(at + 4))
    }
}

//! A digest of what a document shows. A writer stores it beside the report file it puts into a docx or html; a reader
//! compares it with what the document shows now. Where they differ somebody changed a word or a number in another
//! program, and what people see must win over what lies hidden. Spaces, line breaks and everything invisible do not
//! count, because other programs change those by themselves.

use crate::raw::{RawBlock, RawDocument};

/// Names the way of counting, so that it can be changed later.
const METHOD: &str = "fnv1a64-1";

/// A digest being made. FNV-1a with 64 bits: this finds accidents, it is no seal against forgers.
pub(crate) struct Digest(u64);

impl Default for Digest {
    fn default() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// A paragraph; an empty one does not count.
    pub(crate) fn paragraph(&mut self, text: &str) {
        if text.chars().any(is_visible) {
            self.mark(b'P');
            self.text(text);
        }
    }

    /// The beginning of a table.
    pub(crate) fn table(&mut self) {
        self.mark(b'T');
    }

    /// A cell, empty or not.
    pub(crate) fn cell(&mut self, text: &str) {
        self.mark(b'C');
        self.text(text);
    }

    /// The digest as text.
    pub(crate) fn finish(&self) -> String {
        format!("{METHOD}:{:016x}", self.0)
    }

    fn text(&mut self, text: &str) {
        let mut buffer = [0; 4];
        for c in text.chars().filter(|c| is_visible(*c)) {
            c.encode_utf8(&mut buffer).bytes().for_each(|byte| self.byte(byte));
        }
    }

    /// 0xff never stands in UTF-8, so no text can look like a mark.
    fn mark(&mut self, mark: u8) {
        self.byte(0xff);
        self.byte(mark);
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Whether a character is seen: no space, no control, nothing of width zero.
pub(crate) fn is_visible(c: char) -> bool {
    let invisible = c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    !invisible
}

/// Keeps the report file found in a document only when the document provably shows what was written with it.
pub(crate) fn settle(document: &mut RawDocument, written: Option<&str>) {
    let shown = || of(&document.blocks);
    if document.embedded.is_some() && written.is_none_or(|written| written != shown()) {
        document.embedded = None;
        document.edited = true;
    }
}

/// The digest of what was read.
fn of(blocks: &[RawBlock]) -> String {
    let mut digest = Digest::default();
    for block in blocks {
        match block {
            RawBlock::Paragraph(paragraph) => digest.paragraph(&paragraph.text),
            RawBlock::Table(table) => {
                digest.table();
                table.rows.iter().flatten().for_each(|cell| digest.cell(&cell.text));
            }
            RawBlock::Opaque(_) => {}
        }
    }
    digest.finish()
}

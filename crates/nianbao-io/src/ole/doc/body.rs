//! Goes through the text and puts paragraphs and tables together.

use std::ops::Range;

use super::boxes::Boxes;
use super::paragraph::Paragraph;
use super::pieces::Text;
use super::runs::Runs;
use super::shown::{FIELD, FIELD_END, RESULT};
use super::styles::Styles;
use super::table::Table;
use crate::blocks::Blocks;
use crate::docx::numbering::Numbering;
use crate::import::ReadError;
use crate::limits;
use crate::raw::RawBlock;

/// Ends a paragraph.
const END: u16 = 0x0d;
/// Ends a cell or a row.
const CELL_END: u16 = 0x07;
/// A page begins, or a section: then it also ends a paragraph.
const PAGE: u16 = 0x0c;
const LINE: u16 = 0x0b;
const COLUMN: u16 = 0x0e;
/// A picture in the line, and a shape or text box beside it.
const PICTURE: u16 = 0x01;
const SHAPE: u16 = 0x08;

/// What is needed of a document to go through its text.
pub(super) struct Source<'m> {
    pub(super) text: Text<'m>,
    /// Which characters are shown.
    pub(super) shown: Vec<bool>,
    pub(super) paragraphs: Runs<'m>,
    pub(super) styles: Styles,
    /// The stream that holds properties too long for their page.
    pub(super) data: &'m [u8],
    /// The size of all streams.
    pub(super) size: usize,
}

/// A text being gone through.
pub(super) struct Body<'s, 'm> {
    source: &'s Source<'m>,
    numbering: Numbering,
    boxes: Boxes,
    /// What stands outside of tables.
    blocks: Blocks,
    /// The open tables, each in a cell of the one before.
    tables: Vec<Table>,
    /// Whether some table came without its columns.
    pub(super) is_doubtful: bool,
    /// How many paragraphs and bytes of properties may still be looked at.
    paragraphs_left: usize,
    work_left: usize,
}

/// Most paragraphs and cells.
const PARAGRAPHS: usize = limits::LINES + limits::TABLE_CELLS;
/// How many times the size of the streams the properties of all paragraphs may take: many may refer to the same ones,
/// but not in documents that somebody wrote.
const WORK: usize = 16;
const WORK_FREELY: usize = 1 << 20;

impl<'s, 'm> Body<'s, 'm> {
    pub(super) fn new(source: &'s Source<'m>, numbering: Numbering, boxes: Boxes) -> Body<'s, 'm> {
        Body {
            source,
            numbering,
            boxes,
            blocks: Blocks::default(),
            tables: Vec::new(),
            is_doubtful: false,
            paragraphs_left: PARAGRAPHS,
            work_left: WORK_FREELY + WORK * source.size,
        }
    }

    /// Goes through a stretch of text.
    pub(super) fn read(&mut self, range: Range<usize>) -> Result<(), ReadError> {
        let units = &self.source.text.units;
        let mut start = range.start;
        for at in range.clone() {
            if units.get(at).is_some_and(|unit| self.ends_paragraph(*unit, at)) {
                self.paragraph(start..at, at)?;
                start = at + 1;
            }
        }
        let end = range.end.min(units.len());
        if start < end {
            self.paragraph(start..end, end - 1)?;
        }
        self.close(0)
    }

    /// Text boxes whose place is not known, and what was read.
    pub(super) fn finish(self) -> (Vec<RawBlock>, Vec<Range<usize>>) {
        (self.blocks.finish(), self.boxes.left().collect())
    }

    fn ends_paragraph(&self, unit: u16, at: usize) -> bool {
        match unit {
            CELL_END => true,
            // A hidden or deleted end lets two paragraphs run together; not so the end of an inner cell.
            END => self.source.shown[at] || self.properties(at).depth() > 1,
            PAGE => self.run_ends(at),
            _ => false,
        }
    }

    /// Whether a run of properties ends with a character, as it does with a paragraph.
    fn run_ends(&self, at: usize) -> bool {
        let text = &self.source.text;
        text.piece(at).is_none_or(|piece| {
            let place = piece.place(at);
            self.source.paragraphs.at(place).is_none_or(|found| found.end == place + piece.width)
        })
    }

    fn properties(&self, at: usize) -> Paragraph<'m> {
        let Source { text, paragraphs, styles, data, .. } = self.source;
        let Some(piece) = text.piece(at) else { return Paragraph::default() };
        let found = paragraphs.at(piece.place(at)).unwrap_or_default();
        Paragraph::read(styles.numbered(found.style), found.list, &text.properties(piece), data)
    }

    /// A paragraph with the character that ends it.
    fn paragraph(&mut self, range: Range<usize>, end: usize) -> Result<(), ReadError> {
        let properties = self.properties(end);
        let left = self.paragraphs_left.checked_sub(1).zip(self.work_left.checked_sub(properties.work));
        (self.paragraphs_left, self.work_left) = left.ok_or(ReadError::TooLarge)?;
        let mark = self.source.text.units[end];
        self.open(properties.depth())?;
        let is_row_end = mark == CELL_END && properties.row_end || properties.inner_row_end;
        if !is_row_end {
            let list = properties.numbered.list.to_string();
            let number = self.numbering.next(&list, usize::from(properties.numbered.level));
            self.blocks().text(&number.unwrap_or_default());
        }
        self.words(range)?;
        let Some(table) = self.tables.last_mut() else {
            if mark == CELL_END {
                // A cell of no table: its properties are lost. Where all are, the marks alone cannot tell a blank cell
                // from the end of a row, and numbers would slip into other rows.
                self.is_doubtful = true;
                if self.source.paragraphs.is_empty() {
                    self.blocks.set_aside();
                    self.blocks.opaque("损坏的表格");
                }
            }
            self.blocks.end_paragraph();
            return Ok(());
        };
        if is_row_end {
            table.end_row(&properties);
        } else if mark == CELL_END || properties.inner_cell {
            table.end_cell();
        } else {
            table.cell.end_paragraph();
        }
        Ok(())
    }

    /// The characters of a paragraph.
    fn words(&mut self, range: Range<usize>) -> Result<(), ReadError> {
        let mut start = range.start;
        for at in range.clone() {
            let unit = self.source.text.units[at];
            let plain = self.source.shown[at] && unit >= 0x20 && unit != 0xa0;
            if plain {
                continue;
            }
            self.plain(start..at);
            start = at + 1;
            if self.source.shown[at] {
                self.special(unit, at)?;
            }
        }
        self.plain(start..range.end);
        Ok(())
    }

    fn plain(&mut self, range: Range<usize>) {
        let units = self.source.text.units[range].iter().copied();
        let text: String =
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.blocks().text(&text);
    }

    fn special(&mut self, unit: u16, at: usize) -> Result<(), ReadError> {
        match unit {
            0x09 => self.blocks().text("\t"),
            0x1e => self.blocks().text("-"),
            0xa0 => self.blocks().text(" "),
            LINE | COLUMN | PAGE => self.blocks().line_break(),
            PICTURE => self.blocks().opaque("图片"),
            SHAPE => match self.boxes.take(at) {
                Some(range) => self.text_box(range)?,
                None => self.blocks().opaque("图形"),
            },
            // Marks of fields, notes and comments, hyphens that may be left out.
            FIELD | RESULT | FIELD_END => {}
            _ => {}
        }
        Ok(())
    }

    /// Reads a text box where its shape is anchored, apart from the paragraph around it.
    fn text_box(&mut self, range: Range<usize>) -> Result<(), ReadError> {
        let around = self.blocks().set_aside();
        let tables = std::mem::take(&mut self.tables);
        let blocks = std::mem::take(&mut self.blocks);
        self.read(range)?;
        let inside = std::mem::replace(&mut self.blocks, blocks).finish();
        self.tables = tables;
        self.blocks().append(inside);
        self.blocks().take_up(around);
        Ok(())
    }

    /// Where text goes.
    fn blocks(&mut self) -> &mut Blocks {
        match self.tables.last_mut() {
            Some(table) => &mut table.cell,
            None => &mut self.blocks,
        }
    }

    /// Opens and closes tables until so many are open.
    fn open(&mut self, depth: usize) -> Result<(), ReadError> {
        if depth > limits::DEPTH {
            return Err(ReadError::Damaged("其中的表格层层相套，超出了能读的层数".to_owned()));
        }
        self.close(depth)?;
        while self.tables.len() < depth {
            self.tables.push(Table::default());
        }
        Ok(())
    }

    fn close(&mut self, depth: usize) -> Result<(), ReadError> {
        while self.tables.len() > depth {
            let Some(table) = self.tables.pop() else { break };
            self.is_doubtful |= table.finish(self.blocks())?;
        }
        Ok(())
    }
}

//! The piece table: which stretches of the file make up the text, in which order and how they are encoded. A document
//! that was saved fast, many times, has many of them.

use super::fib::{Fib, Part};
use crate::import::ReadError;
use crate::ole::container::{u16_at, u32_at};

/// A stretch of text.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    /// Its first character, counted through the whole text.
    pub(super) first: usize,
    /// Its length in characters.
    pub(super) length: usize,
    /// Where it begins in the main stream.
    pub(super) at: usize,
    /// Bytes for each character: one or two.
    pub(super) width: usize,
    /// Properties set for all of it, as the piece table writes them.
    property: u16,
}

/// The text and where each character lies.
pub(super) struct Text<'t> {
    /// All kinds of text one behind the other, in UTF-16.
    pub(super) units: Vec<u16>,
    pub(super) pieces: Vec<Piece>,
    /// Lists of properties that pieces refer to.
    properties: Vec<&'t [u8]>,
}

impl<'t> Text<'t> {
    /// Puts the text together.
    pub(super) fn read(fib: &Fib<'_>, main: &[u8], table: &'t [u8]) -> Result<Text<'t>, ReadError> {
        let lost = || ReadError::Damaged("记录正文位置的部分读不出来".to_owned());
        let mut rest = fib.part(Part::Pieces, table);
        let mut properties = Vec::new();
        // Any number of lists of properties, then the table.
        while rest.first() == Some(&1) {
            let length = usize::from(u16_at(rest, 1).ok_or_else(lost)?);
            properties.push(rest.get(3..3 + length).ok_or_else(lost)?);
            rest = &rest[3 + length..];
        }
        if rest.first() != Some(&2) {
            return Err(lost());
        }
        let length = u32_at(rest, 1).ok_or_else(lost)? as usize;
        let plc = rest.get(5..).and_then(|rest| rest.get(..length)).ok_or_else(lost)?;
        let mut text = Text { units: Vec::new(), pieces: Vec::new(), properties };
        let lengths = fib.lengths();
        let wanted = lengths.main.saturating_add(lengths.between).saturating_add(lengths.text_boxes);
        for (first, end, data) in plc_entries(plc, 8) {
            let (Some(fc), Some(property)) = (u32_at(data, 2), u16_at(data, 6)) else { break };
            if end <= first || first != text.units.len() {
                return Err(lost());
            }
            let compressed = fc & 0x4000_0000 != 0;
            let at = (fc & 0x3fff_ffff) as usize;
            let piece = Piece {
                first,
                length: (end - first).min(wanted.saturating_sub(first)),
                at: if compressed { at / 2 } else { at },
                width: if compressed { 1 } else { 2 },
                property,
            };
            text.take(piece, main)?;
            if text.units.len() < end {
                break;
            }
        }
        if text.units.len() < lengths.main || lengths.main == 0 {
            return Err(lost());
        }
        Ok(text)
    }

    fn take(&mut self, piece: Piece, main: &[u8]) -> Result<(), ReadError> {
        // Pieces do not share text, so there is no more of it than the stream has bytes.
        if piece.first.saturating_add(piece.length) > main.len() {
            return Err(ReadError::Damaged("正文的各段互相重叠".to_owned()));
        }
        let bytes = main.get(piece.at..).and_then(|rest| rest.get(..piece.length * piece.width));
        let Some(bytes) = bytes else {
            return Err(ReadError::Damaged("正文不完整，后面的部分缺失".to_owned()));
        };
        if piece.width == 1 {
            self.units.extend(bytes.iter().map(|byte| western(*byte)));
        } else {
            self.units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
        }
        self.pieces.push(piece);
        Ok(())
    }

    /// The piece that a character lies in.
    pub(super) fn piece(&self, character: usize) -> Option<&Piece> {
        let number = self.pieces.partition_point(|piece| piece.first <= character).checked_sub(1)?;
        self.pieces.get(number).filter(|piece| character - piece.first < piece.length)
    }

    /// The lists of properties that pieces refer to.
    pub(super) fn lists(&self) -> &[&'t [u8]] {
        &self.properties
    }

    /// The properties set for all of a piece: those it refers to, or a single one in short form.
    pub(super) fn properties(&self, piece: &Piece) -> Properties<'t> {
        if piece.property & 1 != 0 {
            let number = usize::from(piece.property >> 1);
            let list = self.properties.get(number).copied();
            return list.map_or(Properties::None, |list| Properties::List(number, list));
        }
        let operand = (piece.property >> 8) as u8;
        match (piece.property >> 1) & 0x7f {
            0x18 => Properties::One(super::sprm::IN_TABLE, operand),
            0x19 => Properties::One(super::sprm::ROW_END, operand),
            0x41 => Properties::One(super::sprm::DELETED, operand),
            0x5c => Properties::One(super::sprm::HIDDEN, operand),
            _ => Properties::None,
        }
    }
}

/// Properties of a piece.
pub(super) enum Properties<'t> {
    /// A list, and its number.
    List(usize, &'t [u8]),
    /// A code and its operand.
    One(u16, u8),
    None,
}

impl Piece {
    /// Where a character of the piece lies in the main stream.
    pub(super) fn place(&self, character: usize) -> usize {
        self.at + (character - self.first) * self.width
    }
}

/// A table of positions, each with some data and the next position: from, to, data.
pub(super) fn plc_entries(plc: &[u8], size: usize) -> impl Iterator<Item = (usize, usize, &[u8])> {
    let count = plc.len().saturating_sub(4) / (4 + size);
    let data = plc.get((count + 1) * 4..).unwrap_or_default();
    let position = |number: usize| u32_at(plc, number * 4).map_or(0, |position| position as usize);
    (0..count)
        .zip(data.chunks_exact(size))
        .map(move |(number, data)| (position(number), position(number + 1), data))
}

/// A byte of a compressed piece as UTF-16.
fn western(byte: u8) -> u16 {
    /// What 0x80 to 0x9f mean in the Western code page.
    const HIGH: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
        0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
        0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => u16::from(byte),
    }
}

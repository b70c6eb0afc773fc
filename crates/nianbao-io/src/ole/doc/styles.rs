//! Paragraph styles, as far as they number headings.

use super::sprm;
use crate::ole::container::u16_at;

/// Longest chain of styles that build on each other.
const CHAIN: usize = 32;
/// The base of a style that has none.
const NO_STYLE: u16 = 0xfff;

/// The list that numbers a paragraph; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) list: u16,
    pub(super) level: u8,
}

/// What each style says of numbers, by the style's number.
#[derive(Default)]
pub(super) struct Styles(Vec<Numbered>);

/// What a style says itself, and what it builds on.
#[derive(Clone, Copy)]
struct Own {
    base: u16,
    list: Option<u16>,
    level: Option<u8>,
}

impl Styles {
    /// Reads the style sheet; what is odd in it is left out.
    pub(super) fn read(sheet: &[u8]) -> Styles {
        let own = own(sheet).unwrap_or_default();
        let numbered = |number: usize| {
            let (mut list, mut level) = (None, None);
            let mut at = number;
            for _ in 0..CHAIN {
                let Some(Some(style)) = own.get(at) else { break };
                list = list.or(style.list);
                level = level.or(style.level);
                if style.base == NO_STYLE {
                    break;
                }
                at = usize::from(style.base);
            }
            Numbered { list: list.unwrap_or_default(), level: level.unwrap_or_default() }
        };
        Styles((0..own.len()).map(numbered).collect())
    }

    /// What a style says of numbers.
    pub(super) fn numbered(&self, style: u16) -> Numbered {
        self.0.get(usize::from(style)).copied().unwrap_or_default()
    }
}

fn own(sheet: &[u8]) -> Option<Vec<Option<Own>>> {
    let head = usize::from(u16_at(sheet, 0)?);
    let count = usize::from(u16_at(sheet, 2)?);
    let base = usize::from(u16_at(sheet, 4)?);
    let mut rest = sheet.get(2 + head..)?;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(rest, 0).map(usize::from) else { break };
        let Some(style) = rest.get(2..2 + length) else { break };
        styles.push(read_style(style, base));
        rest = &rest[2 + length..];
    }
    Some(styles)
}

/// A paragraph style; `None` for any other and for gaps in the numbers.
fn read_style(style: &[u8], base: usize) -> Option<Own> {
    let kind = u16_at(style, 2)?;
    if kind & 0xf != 1 {
        return None;
    }
    // The name stands behind the fixed part, with its length before and a zero behind.
    let name = usize::from(u16_at(style, base)?);
    let properties = base + 2 + 2 * name + 2;
    let length = usize::from(u16_at(style, properties)?);
    let list = style.get(properties + 4..properties + 2 + length).unwrap_or_default();
    let mut own = Own { base: kind >> 4, list: None, level: None };
    for (code, operand) in sprm::each(list) {
        match code {
            sprm::LIST => own.list = u16_at(operand, 0),
            sprm::LIST_LEVEL => own.level = operand.first().copied(),
            _ => {}
        }
    }
    Some(own)
}

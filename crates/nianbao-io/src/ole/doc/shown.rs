//! Which characters of the text are shown: not the codes of fields, not what is hidden or deleted with revisions on.

use super::pieces::{Properties, Text};
use super::runs::Runs;
use super::sprm;
use crate::ole::container::u16_at;

/// Where the code of a field begins, where its result does, and where it ends.
pub(super) const FIELD: u16 = 0x13;
pub(super) const RESULT: u16 = 0x14;
pub(super) const FIELD_END: u16 = 0x15;
/// What stands in the text for a character of a symbol font.
const SYMBOL_PLACE: u16 = 0x28;

/// One yes or no for each character; puts characters of symbol fonts into the text.
pub(super) fn shown(text: &mut Text<'_>, runs: &Runs<'_>) -> Vec<bool> {
    let mut shown = vec![true; text.units.len()];
    // Each list is read once, however many pieces refer to it.
    let lists: Vec<Look> = text.lists().iter().map(|list| Look::default().with(list)).collect();
    for number in 0..text.pieces.len() {
        let piece = text.pieces[number];
        let whole = match text.properties(&piece) {
            Properties::List(number, _) => lists.get(number).copied().unwrap_or_default(),
            Properties::One(code, operand) => {
                let mut look = Look::default();
                look.apply(code, &[operand]);
                look
            }
            Properties::None => Look::default(),
        };
        let end = piece.at + piece.length * piece.width;
        let character =
            |place: usize| piece.first + (place.clamp(piece.at, end) - piece.at).div_ceil(piece.width);
        // What lies between runs has the properties of the piece only.
        if whole.is_hidden() {
            shown[piece.first..piece.first + piece.length].fill(false);
        }
        for (from, found) in runs.within(piece.at, end) {
            let look = Look::default().with(found.list).over(whole);
            let range = character(from)..character(found.end);
            shown[range.clone()].fill(!look.is_hidden());
            if let Some(symbol) = look.symbol {
                for unit in text.units[range].iter_mut().filter(|unit| **unit == SYMBOL_PLACE) {
                    *unit = symbol;
                }
            }
        }
    }
    hide_codes(&text.units, &mut shown);
    shown
}

/// What properties say of characters; `None` where they say nothing.
#[derive(Clone, Copy, Default)]
struct Look {
    deleted: Option<bool>,
    hidden: Option<bool>,
    symbol: Option<u16>,
}

impl Look {
    fn with(mut self, list: &[u8]) -> Look {
        sprm::each(list).for_each(|(code, operand)| self.apply(code, operand));
        self
    }

    /// The same with what is said for the whole piece, which counts more.
    fn over(self, whole: Look) -> Look {
        Look {
            deleted: whole.deleted.or(self.deleted),
            hidden: whole.hidden.or(self.hidden),
            symbol: whole.symbol.or(self.symbol),
        }
    }

    fn apply(&mut self, code: u16, operand: &[u8]) {
        // Bit 0 is yes or no; 0x80 and 0x81 are "as the style" and "not as the style", and styles hide nothing.
        let yes = operand.first().map(|byte| byte & 1 != 0);
        match code {
            sprm::DELETED => self.deleted = yes,
            sprm::HIDDEN => self.hidden = yes,
            sprm::SYMBOL => self.symbol = u16_at(operand, 2),
            _ => {}
        }
    }

    fn is_hidden(self) -> bool {
        self.deleted == Some(true) || self.hidden == Some(true)
    }
}

/// Hides the codes of fields. A mark without its counterpart is no field: hiding everything behind it would lose text.
fn hide_codes(units: &[u16], shown: &mut [bool]) {
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        match *unit {
            FIELD => open.push((at, None)),
            RESULT => {
                if let Some((_, result)) = open.last_mut() {
                    result.get_or_insert(at);
                }
            }
            FIELD_END => {
                if let Some((start, result)) = open.pop() {
                    shown[start..result.unwrap_or(at)].fill(false);
                }
            }
            _ => {}
        }
    }
}

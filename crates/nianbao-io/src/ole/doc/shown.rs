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
    for number in 0..text.pieces.len() {
        let piece = text.pieces[number];
        let whole = text.properties(&piece);
        let end = piece.at + piece.length * piece.width;
        for (from, found) in runs.within(piece.at, end) {
            let run = Run::read(found.list, &whole);
            if run == Run::default() {
                continue;
            }
            let character =
                |place: usize| piece.first + (place.clamp(piece.at, end) - piece.at).div_ceil(piece.width);
            let range = character(from)..character(found.end);
            if run.is_hidden {
                shown[range.clone()].fill(false);
            }
            if let Some(symbol) = run.symbol {
                for unit in text.units[range].iter_mut().filter(|unit| **unit == SYMBOL_PLACE) {
                    *unit = symbol;
                }
            }
        }
    }
    hide_codes(&text.units, &mut shown);
    shown
}

#[derive(Default, PartialEq)]
struct Run {
    is_hidden: bool,
    symbol: Option<u16>,
}

impl Run {
    fn read(list: &[u8], whole: &Properties<'_>) -> Run {
        let (mut deleted, mut hidden, mut symbol) = (false, false, None);
        let mut apply = |code, operand: &[u8]| {
            // Bit 0 is yes or no; 0x80 and 0x81 are "as the style" and "not as the style", and styles hide nothing.
            let yes = operand.first().is_some_and(|byte| byte & 1 != 0);
            match code {
                sprm::DELETED => deleted = yes,
                sprm::HIDDEN => hidden = yes,
                sprm::SYMBOL => symbol = u16_at(operand, 2),
                _ => {}
            }
        };
        sprm::each(list).for_each(|(code, operand)| apply(code, operand));
        match whole {
            Properties::List(list) => sprm::each(list).for_each(|(code, operand)| apply(code, operand)),
            Properties::One(code, operand) => apply(*code, &[*operand]),
        }
        Run { is_hidden: deleted || hidden, symbol }
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

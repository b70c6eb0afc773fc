//! Characters to words, numbers and marks. Knows the vocabulary; knows no sentence.

use super::number::{self, Number};
use super::words::{Lexicon, NUMERALS, Word};
use crate::check::letters::is_usual_han;

/// What stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Word(Word),
    Number(Number),
    Mark(char),
}

/// One of them, from one character to before another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The word, number or mark that begins here; `None` for a character nobody knows.
pub(super) fn next(lexicon: &Lexicon, chars: &[char], at: usize) -> Option<Token> {
    let c = chars[at];
    if is_usual_han(c) {
        // Most of a text.
        if !lexicon.may_begin(chars, at) {
            return None;
        }
    } else if matches!(c, '，' | ',' | '、' | ':' | '（' | '）') {
        return Some(Token { kind: Kind::Mark(c), start: at, end: at + 1 });
    }
    if let Some((length, word)) = lexicon.find(chars, at) {
        let end = at + length;
        let more = matches!(chars.get(end), Some(c) if c.is_ascii_digit() || matches!(c, '.' | '%' | '万'));
        if !(word == Word::Nil && more) {
            return Some(Token { kind: Kind::Word(word), start: at, end });
        }
        return Some(Token { kind: Kind::Word(Word::Filler), start: at, end: at + 1 });
    }
    if c.is_ascii_digit() || NUMERALS.contains(&c) {
        let (number, end) = number::number(chars, at)?;
        return Some(Token { kind: Kind::Number(number), start: at, end });
    }
    None
}

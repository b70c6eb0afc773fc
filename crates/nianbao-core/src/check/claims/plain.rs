//! Text made comparable for reading claims: spaces inside sentences dropped, full-width digits and brackets made
//! half-width, each character with the byte it came from. Knows no word.

use crate::check::letters::{Letter, Letters, Set};

/// Marks and digits that stay as they are.
static KEPT: Set = Set::new(&[
    '，', '。', '、', '（', '）', '《', '》', '“', '”', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    '%', '.',
]);

/// The characters of a piece of text that count.
pub(super) struct Plain {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// The byte each character begins at; one more for the end.
    pub(super) at: Vec<u32>,
}

impl Plain {
    /// Makes a text comparable.
    #[cfg(test)]
    pub(super) fn new(text: &str) -> Plain {
        Plain::of(&Letters::new(text))
    }

    /// Makes a text comparable by its characters.
    pub(super) fn of(letters: &Letters<'_>) -> Plain {
        let room = letters.all().len() + 1;
        let (mut chars, mut bytes) = (Vec::with_capacity(room), Vec::with_capacity(room));
        for (usual, other) in letters.stretches(|c| KEPT.has(c) | (c == '\n')) {
            chars.extend(usual.iter().map(|letter| letter.c));
            bytes.extend(usual.iter().map(|letter| letter.at));
            let Some(Letter { at, c }) = other else { break };
            let c = match c {
                // 1,234 is a number; elsewhere a comma is a comma, however wide.
                ',' if !is_inside_number(&chars, &letters.text()[at as usize + 1..]) => '，',
                c => fold(c),
            };
            if c != ' ' {
                chars.push(c);
                bytes.push(at);
            }
        }
        bytes.push(letters.text().len() as u32);
        Plain { chars, at: bytes }
    }

    /// The bytes from one character to before another, without the space that follows the last.
    pub(super) fn bytes(&self, text: &str, start: usize, end: usize) -> (usize, usize) {
        let from = self.at[start] as usize;
        if end <= start {
            return (from, from);
        }
        let last = self.at[end - 1] as usize;
        let width = text[last..].chars().next().map_or(0, char::len_utf8);
        (from, last + width)
    }
}

fn is_inside_number(before: &[char], behind: &str) -> bool {
    before.last().is_some_and(char::is_ascii_digit) && behind.starts_with(|c: char| c.is_ascii_digit())
}

fn fold(c: char) -> char {
    match c {
        '\n' => '\n',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '；' | '：' | '！' | '？' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '(' => '（',
        ')' => '）',
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}' => ' ',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_go_and_bytes_stay() {
        let text = "收到 ２１\u{3000}件，办结";
        let plain = Plain::new(text);
        assert_eq!(plain.chars.iter().collect::<String>(), "收到21件，办结");
        let (start, end) = plain.bytes(text, 2, 5);
        assert_eq!(&text[start..end], "２１\u{3000}件");
        assert_eq!(plain.bytes(text, 8, 8), (text.len(), text.len()));
        let commas = Plain::new("收到21件,其中 3件,4件来信,共1,234条,另2,其他");
        let read: String = commas.chars.iter().collect();
        assert_eq!(read, "收到21件，其中3件，4件来信，共1,234条，另2，其他");
    }
}

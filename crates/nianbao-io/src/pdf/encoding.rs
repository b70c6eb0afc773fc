//! What the codes of simple fonts stand for when the font does not say so itself: the encodings that PDF names, and
//! the names of glyphs. Only what a report can hold; the rest stays unknown.

/// An encoding that PDF names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// StandardEncoding.
    Standard,
    /// WinAnsiEncoding.
    WinAnsi,
    /// MacRomanEncoding.
    MacRoman,
}

/// Codes 0x80 to 0x9f of WinAnsiEncoding.
const WIN: [char; 32] = [
    '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
];

/// Codes above 0x7f that differ between the encodings and occur in reports: dashes, quotes, points.
const STANDARD: [(u8, char); 12] = [
    (0xa4, '⁄'),
    (0xaa, '“'),
    (0xb1, '–'),
    (0xb4, '·'),
    (0xb7, '•'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xd0, '—'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
];

const MAC: [(u8, char); 9] = [
    (0xa5, '•'),
    (0xc9, '…'),
    (0xca, ' '),
    (0xd0, '–'),
    (0xd1, '—'),
    (0xd2, '“'),
    (0xd3, '”'),
    (0xd4, '‘'),
    (0xd5, '’'),
];

impl Named {
    /// The encoding of this name.
    pub(super) fn from_name(name: &str) -> Option<Named> {
        match name {
            "StandardEncoding" => Some(Named::Standard),
            "WinAnsiEncoding" => Some(Named::WinAnsi),
            "MacRomanEncoding" => Some(Named::MacRoman),
            _ => None,
        }
    }

    /// What a code stands for.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let among = |list: &[(u8, char)]| list.iter().find(|(at, _)| *at == code).map(|(_, c)| *c);
        match (self, code) {
            (Named::Standard, b'\'') => Some('’'),
            (Named::Standard, b'`') => Some('‘'),
            (_, 0x20..=0x7e) => Some(char::from(code)),
            (Named::WinAnsi, 0x80..=0x9f) => Some(WIN[usize::from(code - 0x80)]),
            (Named::WinAnsi, 0xa0..) => Some(char::from(code)),
            (Named::Standard, _) => among(&STANDARD),
            (Named::MacRoman, _) => among(&MAC),
            (Named::WinAnsi, _) => None,
        }
    }
}

/// Names of glyphs that are not the character itself.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("ellipsis", '…'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("nbspace", ' '),
    ("bar", '|'),
];

/// What the name of a glyph stands for: `five`, `A`, `uni4E00`, `u4E00`, and any of these before a point.
pub(super) fn from_glyph_name(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(only);
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let fits = (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if fits { char::from_u32(u32::from_str_radix(digits, 16).ok()?) } else { None }
}

/// How wide a character is in a font that came without widths, in thousandths of its size: about what Helvetica has.
pub(super) fn usual_width(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | 'i' | 'j' | 'l' | 'I' => 278.0,
        '(' | ')' | '-' | 'f' | 'r' | 't' => 333.0,
        'A'..='Z' => 680.0,
        'm' | 'w' => 780.0,
        '—' | '…' => 1000.0,
        _ => 556.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes() {
        assert_eq!(from_glyph_name("five"), Some('5'));
        assert_eq!(from_glyph_name("uni4E00"), Some('一'));
        assert_eq!(from_glyph_name("u4E00.vert"), Some('一'));
        assert_eq!(from_glyph_name("g123"), None);
        assert_eq!(from_glyph_name(".notdef"), None);
        assert_eq!(Named::WinAnsi.character(0x97), Some('—'));
        assert_eq!(Named::Standard.character(b'7'), Some('7'));
        assert_eq!(Named::MacRoman.character(0xff), None);
    }
}

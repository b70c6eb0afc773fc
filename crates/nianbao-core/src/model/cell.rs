//! One cell: the text as typed or as found, what kind of text that is, and the number in it.
//!
//! Blank is not 0. A blank, a slash, a dash and 无 count as 0 in sums, and whoever sums says so.

use super::amount::Amount;

/// A cell as typed or as found. The text is never changed; the state is read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    raw: String,
    state: State,
}

/// What the text of a [`Cell`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A number, perhaps with a unit behind it.
    Number(Number),
    /// Nothing, or only spaces.
    Blank,
    /// `-`, `—`, `--` and their like.
    Dash,
    /// `/` or `／`.
    Slash,
    /// 无, 不适用, 不涉及, `N/A`.
    NotApplicable,
    /// Anything else.
    Other,
}

/// The number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value, in the unit it was written in.
    pub value: Amount,
    /// The unit written behind it.
    pub suffix: Option<Suffix>,
    /// Whether it was written as the form wants it: half-width digits, no separators, no spaces, no unit.
    pub plain: bool,
}

/// A unit written behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suffix {
    /// 件, 条, 项, 个, 份, 次, 宗, 起: a counter.
    Counter,
    /// 元.
    Yuan,
    /// 万元.
    WanYuan,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell { raw: String::new(), state: State::Blank }
    }
}

impl Cell {
    /// A cell with this text.
    pub fn new(raw: impl Into<String>) -> Cell {
        let raw = raw.into();
        Cell { state: State::of(&raw), raw }
    }

    /// The text as typed or as found.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The text, taken out.
    pub fn into_raw(self) -> String {
        self.raw
    }

    /// What the text is.
    pub fn state(&self) -> State {
        self.state
    }

    /// The number, when there is one.
    pub fn number(&self) -> Option<Amount> {
        match self.state {
            State::Number(number) => Some(number.value),
            _ => None,
        }
    }

    /// The value for sums: the number; 0 for blank, dash, slash and 无; `None` when it cannot be read.
    pub fn value(&self) -> Option<Amount> {
        match self.state {
            State::Number(number) => Some(number.value),
            State::Blank | State::Dash | State::Slash | State::NotApplicable => Some(Amount::ZERO),
            State::Other => None,
        }
    }

    /// Whether sums take it for 0 although no 0 was written.
    pub fn is_assumed_zero(&self) -> bool {
        matches!(self.state, State::Blank | State::Dash | State::Slash | State::NotApplicable)
    }

    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        self.state == State::Blank
    }

    /// The text in the form's own writing: full-width digits, separators, spaces and counters taken off. Anything
    /// that is not a number, and an amount with 元 or 万元 behind it, stays as it is.
    pub fn tidy(&self) -> String {
        match self.state {
            State::Number(Number { value, suffix: None | Some(Suffix::Counter), plain: false }) => {
                value.to_string()
            }
            _ => self.raw.clone(),
        }
    }
}

/// What may stand behind a number.
const SUFFIXES: [(&str, Suffix); 10] = [
    ("万元", Suffix::WanYuan),
    ("元", Suffix::Yuan),
    ("件", Suffix::Counter),
    ("条", Suffix::Counter),
    ("项", Suffix::Counter),
    ("个", Suffix::Counter),
    ("份", Suffix::Counter),
    ("次", Suffix::Counter),
    ("宗", Suffix::Counter),
    ("起", Suffix::Counter),
];

/// What stands for nothing.
const DASHES: [char; 7] = ['-', '—', '–', '―', '－', '─', '_'];
const NOT_APPLICABLE: [&str; 8] = ["无", "無", "不适用", "不涉及", "没有", "N/A", "n/a", "NA"];

impl State {
    /// What a text is.
    pub fn of(raw: &str) -> State {
        read(raw)
    }
}

/// Reads what the text of a cell is.
fn read(raw: &str) -> State {
    let bytes = raw.as_bytes();
    // Nearly every cell is a short plain number; do not build strings for it.
    if !bytes.is_empty() && bytes.len() <= 15 && bytes.iter().all(u8::is_ascii_digit) {
        let plain = bytes.len() == 1 || bytes[0] != b'0';
        let value = Amount::whole(bytes.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')));
        return State::Number(Number { value, suffix: None, plain });
    }
    let chars = raw.chars().filter(|c| !is_space(*c)).map(half_width);
    let Some(first) = chars.clone().next() else { return State::Blank };
    // A number begins in ASCII and ends so, or with its unit. Words, which a reader asks about more often, need no
    // string built either.
    let last = raw.chars().rev().find(|c| !is_space(*c)).map_or(first, half_width);
    let plain = |c: char| c.is_ascii() || DASHES.contains(&c);
    let begins = plain(first) || NOT_APPLICABLE.iter().any(|word| word.starts_with(first));
    let ends = plain(last)
        || NOT_APPLICABLE.iter().any(|word| word.ends_with(last))
        || SUFFIXES.iter().any(|(mark, _)| mark.ends_with(last));
    if !begins || !ends {
        return State::Other;
    }
    if chars.clone().all(|c| DASHES.contains(&c)) {
        return State::Dash;
    }
    let text: String = chars.collect();
    if text.chars().all(|c| matches!(c, '/' | '\\')) {
        return State::Slash;
    }
    if NOT_APPLICABLE.contains(&text.as_str()) {
        return State::NotApplicable;
    }
    match number(&text) {
        Some((value, suffix)) => State::Number(Number { value, suffix, plain: value.to_string() == raw }),
        None => State::Other,
    }
}

fn number(text: &str) -> Option<(Amount, Option<Suffix>)> {
    let (digits, suffix) = SUFFIXES
        .iter()
        .find_map(|(mark, suffix)| text.strip_suffix(mark).map(|digits| (digits, Some(*suffix))))
        .unwrap_or((text, None));
    let value = if digits.contains(',') {
        Amount::parse(&without_separators(digits)?)?
    } else {
        Amount::parse(digits)?
    };
    Some((value, suffix))
}

/// Takes thousands separators off; `None` unless they stand every three digits.
fn without_separators(digits: &str) -> Option<String> {
    let whole = digits.split('.').next().unwrap_or(digits).trim_start_matches('-');
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let regular = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    regular.then(|| digits.chars().filter(|c| *c != ',').collect())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}')
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '／' => '/',
        '＋' => '+',
        '－' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &str) -> Option<String> {
        Cell::new(raw).number().map(|value| value.to_string())
    }

    #[test]
    fn reads_numbers_as_people_write_them() {
        for (raw, number) in [
            ("0", "0"),
            (" 12 ", "12"),
            ("１２", "12"),
            ("1,234", "1234"),
            ("1，234.5", "1234.5"),
            ("12件", "12"),
            ("5万元", "5"),
            ("-8", "-8"),
            ("－8", "-8"),
            ("007", "7"),
        ] {
            assert_eq!(value(raw).as_deref(), Some(number), "{raw}");
        }
    }

    #[test]
    fn does_not_guess() {
        for raw in
            ["12,34", "1 2a", "十", "3-4", "1.2.3", "=1+1", "123456789012345678901234567890", "1e5", "NaN"]
        {
            assert_eq!(Cell::new(raw).state(), State::Other, "{raw}");
            assert_eq!(Cell::new(raw).value(), None, "{raw}");
        }
    }

    #[test]
    fn keeps_blank_slash_dash_and_none_apart() {
        for (raw, state) in [
            ("", State::Blank),
            (" \u{3000}", State::Blank),
            ("/", State::Slash),
            ("／", State::Slash),
            ("—", State::Dash),
            ("--", State::Dash),
            ("－", State::Dash),
            ("无", State::NotApplicable),
        ] {
            let cell = Cell::new(raw);
            assert_eq!(cell.state(), state, "{raw}");
            assert_eq!(cell.value(), Some(Amount::ZERO));
            assert_eq!(cell.number(), None);
            assert_eq!(cell.raw(), raw);
        }
    }

    #[test]
    fn tidies_only_what_is_certain() {
        for (raw, tidy) in
            [("１２", "12"), ("1,234件", "1234"), ("251000元", "251000元"), ("/", "/"), ("abc", "abc")]
        {
            assert_eq!(Cell::new(raw).tidy(), tidy);
        }
    }
}

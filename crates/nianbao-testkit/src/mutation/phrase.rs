//! Writes sentences from patterns with names in braces, and remembers where each number stands. Knows no wording.

use std::ops::Range;

use nianbao_core::model::TextPart;

use super::facts::Facts;
use crate::random::Random;

/// A number in the text that says something of the report.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where.
    pub part: TextPart,
    /// The digits, in bytes.
    pub range: Range<usize>,
    /// What it says, such as `new`, `share:natural/new`, `growth:new`.
    pub name: String,
    /// Its value; of shares and growth what is written, without the point.
    pub value: u64,
    /// How it is written.
    pub written: Written,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// 12
    Plain,
    /// １２
    Wide,
    /// 十二
    Chinese,
    /// 1,234
    Grouped,
    /// 12.5, with so many digits behind the point.
    Decimal(u8),
}

impl Written {
    /// The digits of a value.
    pub fn digits(self, value: u64) -> String {
        match self {
            Written::Plain => value.to_string(),
            Written::Wide => wide(value),
            Written::Chinese => chinese(value),
            Written::Grouped => grouped(value),
            Written::Decimal(0) => value.to_string(),
            Written::Decimal(places) => {
                let unit = 10u64.pow(places.into());
                format!("{}.{:0width$}", value / unit, value % unit, width = places.into())
            }
        }
    }
}

fn wide(value: u64) -> String {
    let digit = |c: char| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c);
    value.to_string().chars().map(digit).collect()
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

/// 0 to 99 as officials write them; more stays in digits.
fn chinese(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match value {
        0..10 => DIGITS[value as usize].to_owned(),
        10..100 => {
            let (tens, ones) = (value / 10, value % 10);
            let tens = if tens == 1 { "" } else { DIGITS[tens as usize] };
            format!("{tens}十{}", if ones == 0 { "" } else { DIGITS[ones as usize] })
        }
        _ => value.to_string(),
    }
}

/// How one report writes its numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Small numbers in Chinese where people count things.
    chinese: bool,
    wide: bool,
    grouped: bool,
    /// A space on both sides of digits, as Word sets and PDF extractors keep.
    spaced: bool,
}

impl Style {
    pub(super) fn some(random: &mut Random) -> Style {
        let one_of = |random: &mut Random, of| random.below(of) == 0;
        Style {
            chinese: one_of(random, 10),
            wide: one_of(random, 20),
            grouped: one_of(random, 12),
            spaced: one_of(random, 8),
        }
    }

    fn of(self, value: u64) -> Written {
        match value {
            1..=99 if self.chinese => Written::Chinese,
            _ if self.wide => Written::Wide,
            1000.. if self.grouped => Written::Grouped,
            _ => Written::Plain,
        }
    }
}

/// Writes one part of a report's text.
pub(super) struct Writer<'a, 'f> {
    pub(super) facts: &'a Facts<'f>,
    pub(super) style: Style,
    pub(super) part: TextPart,
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
}

impl Writer<'_, '_> {
    /// Writes a pattern.
    ///
    /// # Panics
    ///
    /// When the pattern names something that is not there.
    pub(super) fn write(&mut self, random: &mut Random, pattern: &str) {
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            self.text.push_str(before);
            let (name, after) = after.split_once('}').expect("braces come in pairs");
            self.name(random, name);
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn name(&mut self, random: &mut Random, name: &str) {
        let organ = self.facts.organ;
        let year = self.facts.year;
        match name {
            "org" => self.text.push_str(&organ.name),
            "short" => self.text.push_str(&organ.short),
            "we" => self.text.push_str(&organ.we),
            "whole" => self.text.push_str(&organ.whole),
            "seat" => self.text.push_str(&organ.seat),
            "year" => self.number(year.into(), Written::Plain, name),
            "last" => self.number((year - 1).into(), Written::Plain, name),
            "next" => self.number((year + 1).into(), Written::Plain, name),
            _ => match name.split_once(':') {
                Some(("free", range)) => self.free(random, range),
                Some(("share", of)) => self.share(random, name, of),
                Some(("growth", of)) => self.growth(random, name, of),
                _ => {
                    let value = self.facts.of(name);
                    self.number(value, self.style.of(value), name);
                }
            },
        }
    }

    fn number(&mut self, value: u64, written: Written, name: &str) {
        let space = if self.style.spaced && written != Written::Chinese { " " } else { "" };
        self.text.push_str(space);
        let start = self.text.len();
        self.text.push_str(&written.digits(value));
        let range = start..self.text.len();
        self.mentions.push(Mention { part: self.part, range, name: name.to_owned(), value, written });
        self.text.push_str(space);
    }

    /// A number that nothing depends on, from a range such as `3-60`.
    fn free(&mut self, random: &mut Random, range: &str) {
        let (low, high) = range.split_once('-').expect("a range");
        let [low, high] = [low, high].map(|bound| bound.parse::<u64>().expect("a number"));
        let value = low + random.below(high - low + 1);
        let written = self.style.of(value);
        self.text.push_str(&written.digits(value));
    }

    /// A part in percent of its whole, rounded.
    fn share(&mut self, random: &mut Random, name: &str, of: &str) {
        let (part, whole) = of.split_once('/').expect("part and whole");
        let (part, whole) = (self.facts.of(part), self.facts.of(whole).max(1));
        let places = random.below(3) as u8;
        let unit = 100 * 10u64.pow(places.into());
        self.number((part * unit * 2 + whole) / (whole * 2), Written::Decimal(places), name);
    }

    /// 增长12.5% or 下降3.2% against last year; 持平 when nothing changed.
    fn growth(&mut self, random: &mut Random, name: &str, of: &str) {
        let (now, before) = (self.facts.of(of), self.facts.before(of).unwrap_or_default().max(1));
        if now == before {
            self.text.push_str("持平");
            return;
        }
        let up: &[&str] = if now > before { &["增长", "上升"] } else { &["下降", "减少"] };
        self.text.push_str(random.pick::<&str>(up));
        let places = 1 + random.below(2) as u8;
        let unit = 100 * 10u64.pow(places.into());
        let change = now.abs_diff(before);
        self.number((change * unit * 2 + before) / (before * 2), Written::Decimal(places), name);
        self.text.push('%');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (value, expected) in
            [(0, "零"), (2, "二"), (10, "十"), (14, "十四"), (40, "四十"), (99, "九十九")]
        {
            assert_eq!(chinese(value), expected);
        }
        assert_eq!([grouped(123), grouped(1234), grouped(1_234_567)], ["123", "1,234", "1,234,567"]);
        assert_eq!(wide(120), "１２０");
        assert_eq!([Written::Decimal(2).digits(805), Written::Decimal(0).digits(8)], ["8.05", "8"]);
    }
}

//! The period a report states: `统计期限自2024年1月1日起至2024年12月31日止`, in its lead, or where it has none at the head
//! of part one. Knows no rule.

use crate::model::{Report, TextPart, TextRange};

/// What a report says of its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// It states none.
    Unsaid,
    /// It states one, but its dates cannot be read whole: digits get lost in copying.
    Broken,
    /// It begins in one year and ends in another or the same.
    Years {
        /// The year it begins in.
        year: u16,
        /// The year it ends in; the first year when the end bears none.
        end_year: u16,
        /// Month and day it begins with and ends with.
        days: [(u16, u16); 2],
        /// The words from the first date to the last.
        range: TextRange,
    },
}

/// How leads introduce the period.
const WORDS: &[&str] = &[
    "统计期限",
    "统计时限",
    "统计时间",
    "统计周期",
    "统计起止",
    "数据期限",
    "统计区间",
    "数据的期限",
    "数据的时限",
    "数据时限",
];
/// How far behind these words the dates stand, in characters.
const REACH: usize = 60;

/// The period that a report states, and where. Many have no lead of their own and say it behind the first heading.
pub(super) fn stated(report: &Report) -> Period {
    let read = |part: TextPart| read(part, report.narrative.get(part));
    match read(TextPart::Lead) {
        Period::Unsaid => {}
        said => return said,
    }
    let overview = report.narrative.get(TextPart::Overview);
    // 网站数据统计时间为……: of something else.
    let of_report = WORDS.iter().filter_map(|word| overview.find(word)).min().is_some_and(|at| {
        let sentence = overview[..at].rsplit(['。', '\n']).next().unwrap_or_default();
        ["报告", "年报"].iter().any(|word| sentence.contains(word))
    });
    if of_report { read(TextPart::Overview) } else { Period::Unsaid }
}

/// Reads the period a lead states.
pub(super) fn period(lead: &str) -> Period {
    read(TextPart::Lead, lead)
}

fn read(part: TextPart, lead: &str) -> Period {
    let Some(from) = WORDS.iter().filter_map(|word| lead.find(word)).min() else { return Period::Unsaid };
    let end = lead[from..].char_indices().nth(REACH).map_or(lead.len(), |(at, _)| from + at);
    let text = &lead[from..end];
    let text = text.split(['。', '；']).next().unwrap_or(text);
    let mut dates = Dates { text, at: 0 };
    let Some(first) = dates.next() else {
        return if text.contains(|c: char| c.is_ascii_digit()) { Period::Broken } else { Period::Unsaid };
    };
    let Some(last) = dates.next() else { return Period::Broken };
    let Some(year) = first.year else { return Period::Broken };
    let (start, end) = (from + first.start, from + last.end);
    let range = TextRange { part, start, end, quote: lead[start..end].to_owned() };
    let days = [first.day, last.day];
    Period::Years { year, end_year: last.year.unwrap_or(year), days, range }
}

struct DateAt {
    year: Option<u16>,
    day: (u16, u16),
    start: usize,
    end: usize,
}

/// The whole dates of a text: `2024年1月1日`, with or without spaces, the year perhaps left out.
struct Dates<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Dates<'_> {
    type Item = DateAt;

    fn next(&mut self) -> Option<DateAt> {
        while let Some(skip) = self.text[self.at..].find(|c: char| c.is_ascii_digit()) {
            let start = self.at + skip;
            let mut reader = Reader { text: self.text, at: start };
            if let Some(date) = reader.date() {
                self.at = date.end;
                return Some(date);
            }
            let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit).count();
            self.at = start + digits;
        }
        None
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn date(&mut self) -> Option<DateAt> {
        let start = self.at;
        let (number, digits) = self.number()?;
        let year = if self.word('年') {
            if digits != 4 || !(1990..=2100).contains(&number) {
                return None;
            }
            Some(number)
        } else {
            self.at = start;
            None
        };
        let (month, digits) = self.number()?;
        if digits > 2 || !(1..=12).contains(&month) || !self.word('月') {
            return None;
        }
        let (day, digits) = self.number()?;
        if digits > 2 || !(1..=31).contains(&day) || !self.word('日') {
            return None;
        }
        Some(DateAt { year, day: (month, day), start, end: self.at })
    }

    fn number(&mut self) -> Option<(u16, usize)> {
        self.spaces();
        let digits = self.text[self.at..].bytes().take_while(u8::is_ascii_digit).count();
        let number = self.text[self.at..self.at + digits].parse().ok()?;
        self.at += digits;
        Some((number, digits))
    }

    fn word(&mut self, word: char) -> bool {
        self.spaces();
        let there = self.text[self.at..].starts_with(word);
        if there {
            self.at += word.len_utf8();
        }
        there
    }

    fn spaces(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(lead: &str) -> Option<(u16, u16)> {
        match period(lead) {
            Period::Years { year, end_year, .. } => Some((year, end_year)),
            _ => None,
        }
    }

    #[test]
    fn periods_are_read_as_offices_write_them() {
        for (lead, expected) in [
            ("统计期限自2024年1月1日起至2024年12月31日止。", Some((2024, 2024))),
            ("本报告中所列数据统计时限为2022年1月1日至2022年12月31日。", Some((2022, 2022))),
            ("统计期限为2025年1月1日至12月31日。", Some((2025, 2025))),
            ("所列统计数据的期限自2025年1月1日至2024年12月31日。", Some((2025, 2024))),
            ("所列数据的统计期限自 2024 年 1 月 1\n日至 2024 年 12 月 31 日", Some((2024, 2024))),
            ("统计期限自2010年1月1日起至2009年12月31日止", Some((2010, 2009))),
            ("统计期限为20251月1日至202512月31日", None),
            ("统计期限为2025  1  1 日", None),
            ("统计期限为一年。2024年1月1日起施行。", None),
            ("自2024年1月1日起施行", None),
            ("", None),
        ] {
            assert_eq!(years(lead), expected, "{lead}");
        }
    }

    #[test]
    fn the_range_is_the_words_themselves() {
        let lead = "数据统计期限自2024年1月1日起至2024年12月31日止。";
        let Period::Years { range, .. } = period(lead) else { panic!() };
        assert_eq!(range.quote, "2024年1月1日起至2024年12月31日");
        assert_eq!(&lead[range.start..range.end], range.quote);
    }
}

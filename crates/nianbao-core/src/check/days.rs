//! Dates in a text that no calendar has, and dates whose digits were lost in copying: `20251月1日`, `2025  1  1 日`,
//! `2025年 月 日`. Says nothing of numbers that are no date. Knows no rule.

use super::flow::Flow;
use crate::model::Date;

/// What is the matter with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// There is no such month.
    Month,
    /// There is no such day.
    Day,
    /// Digits are missing.
    Lost,
}

/// The characters behind digits that may belong to a date, and 月 behind 年.
fn marks(flow: &Flow<'_>) -> Vec<usize> {
    let mut before = flow.side_by_side("年", "月");
    let dated = |next: char| matches!(next, '月' | '日' | '-' | '.' | '/');
    let digits = flow.others().filter(|(_, c, next)| c.is_ascii_digit() && next.is_some_and(dated));
    before.extend(digits.map(|(at, ..)| at));
    before.sort_unstable();
    before.into_iter().map(|at| at + 1).collect()
}

/// The dates of a text that cannot be right: what is the matter, and their bytes.
pub(super) fn faults(flow: &Flow<'_>) -> Vec<(Fault, usize, usize)> {
    let text = flow.text();
    let mut found: Vec<(Fault, usize, usize)> = Vec::new();
    // Only sentences that may have a date are taken apart, and none goes over a full stop.
    let (mut chars, mut end): (Vec<(usize, char)>, usize) = (Vec::new(), 0);
    for mark in marks(flow) {
        let (byte, _) = flow.bytes(mark, mark + 1);
        if byte >= end {
            let start = text[..byte].rfind('。').map_or(0, |stop| stop + '。'.len_utf8());
            end = text[byte..].find('。').map_or(text.len(), |stop| byte + stop);
            chars.clear();
            chars.extend(text[start..end].char_indices().map(|(at, c)| (start + at, c)));
        }
        let reader = Reader { chars: &chars };
        let Ok(at) = chars.binary_search_by_key(&byte, |(at, _)| *at) else { continue };
        let fault = match chars[at].1 {
            '月' => reader.at_month(at),
            '日' => reader.at_day(at),
            '-' | '.' | '/' => reader.at_mark(at),
            _ => None,
        };
        let Some((fault, first, last)) = fault else { continue };
        let (start, end) = (chars[first].0, chars[last].0 + chars[last].1.len_utf8());
        // The day of a date that was told of at its month.
        if found.last().is_none_or(|(_, _, until)| *until <= start) {
            found.push((fault, start, end));
        }
    }
    found
}

type Found = Option<(Fault, usize, usize)>;

struct Reader<'a> {
    chars: &'a [(usize, char)],
}

/// A run of digits: where it begins and ends, how many and their value.
#[derive(Clone, Copy)]
struct Run {
    first: usize,
    last: usize,
    digits: usize,
    value: u32,
}

impl Reader<'_> {
    fn char(&self, at: usize) -> char {
        self.chars.get(at).map_or('\n', |(_, c)| *c)
    }

    fn digit(&self, at: usize) -> Option<u32> {
        match self.char(at) {
            c @ '0'..='9' => c.to_digit(10),
            c @ '０'..='９' => Some(c as u32 - '０' as u32),
            _ => None,
        }
    }

    fn run(&self, first: usize, last: usize) -> Run {
        // No date has more digits; the value of longer numbers does not matter.
        let value =
            (first..=last).take(9).filter_map(|at| self.digit(at)).fold(0, |value, digit| value * 10 + digit);
        Run { first, last, digits: last + 1 - first, value }
    }

    /// The digits that end right before, spaces between allowed.
    fn before(&self, at: usize) -> Option<Run> {
        let last = self.skip_back(at)?;
        self.digit(last)?;
        let mut first = last;
        while first > 0 && self.digit(first - 1).is_some() {
            first -= 1;
        }
        Some(self.run(first, last))
    }

    /// The digits that begin right behind, spaces between allowed.
    fn behind(&self, at: usize) -> Option<Run> {
        let first = self.skip(at + 1);
        self.digit(first)?;
        let mut last = first;
        while self.digit(last + 1).is_some() {
            last += 1;
        }
        Some(self.run(first, last))
    }

    fn skip(&self, mut at: usize) -> usize {
        while is_space(self.char(at)) && at < self.chars.len() {
            at += 1;
        }
        at
    }

    /// The last character before `at` that is no space.
    fn skip_back(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(8).find(|&before| !is_space(self.char(before)))
    }

    /// Whether other digits, a point or a letter stand before a run, so that it may be part of something else.
    fn is_joined(&self, run: Run) -> bool {
        let before = self.skip_back(run.first).map_or('\n', |at| self.char(at));
        before.is_ascii_alphanumeric() || matches!(before, '.' | '．' | '０'..='９')
    }

    /// 日 and the day before it, behind 月; `None` for the day where 日 stands alone behind spaces.
    fn day(&self, month: usize) -> Option<(Option<Run>, usize)> {
        match self.behind(month) {
            Some(day) => {
                let at = self.skip(day.last + 1);
                (self.char(at) == '日').then_some((Some(day), at))
            }
            None => {
                let at = self.skip(month + 1);
                // 日均, 日常 and the like are words.
                let word = "均常益报夜程志子记期前后".contains(self.char(at + 1));
                (at > month + 1 && self.char(at) == '日' && !word).then_some((None, at))
            }
        }
    }

    fn at_month(&self, at: usize) -> Found {
        let day = self.day(at);
        let end = day.map_or(at, |(_, end)| end);
        let Some(month) = self.before(at) else {
            // 2025年 月 日, also with the day left.
            let year = self.skip_back(at).filter(|&year| self.char(year) == '年')?;
            let digits = self.before(year).filter(|run| run.digits == 4)?;
            return day.map(|_| (Fault::Lost, digits.first, end));
        };
        let Some(year) = self.skip_back(month.first).filter(|&year| self.char(year) == '年') else {
            return self.without_year(month, day, at);
        };
        let Some(digits) = self.before(year) else {
            // 自年1月1日起.
            let from = self.skip_back(year)?;
            let lost = matches!(self.char(from), '自' | '从' | '至') && day.is_some();
            return lost.then_some((Fault::Lost, from, end));
        };
        if self.is_joined(digits) || self.is_joined(month) {
            return None;
        }
        match digits.digits {
            4 => self.judge(Some(digits.value), month, day, (digits.first, at)),
            2 => self.judge(None, month, day, (digits.first, at)),
            // 202年; not 建党100年.
            3 if (190..210).contains(&digits.value) => Some((Fault::Lost, digits.first, end)),
            _ => None,
        }
    }

    /// A month without a year before it: part of a date when a day stands behind it.
    fn without_year(&self, month: Run, day: Option<(Option<Run>, usize)>, at: usize) -> Found {
        if self.is_joined(month) {
            return None;
        }
        let end = day.map_or(at, |(_, end)| end);
        if matches!(month.digits, 5 | 6) {
            // 20251月: the year's character went missing, with it perhaps digits.
            let scale = if month.digits == 5 { 10 } else { 100 };
            let (year, rest) = (month.value / scale, month.value % scale);
            let lost = (1990..2100).contains(&year) && (1..=12).contains(&rest);
            return lost.then_some((Fault::Lost, month.first, end));
        }
        let (day, _) = day.filter(|_| month.digits <= 2)?;
        day?;
        self.judge(None, month, Some((day, end)), (month.first, at))
    }

    fn judge(
        &self,
        year: Option<u32>,
        month: Run,
        day: Option<(Option<Run>, usize)>,
        (first, at): (usize, usize),
    ) -> Found {
        // 36月龄 is an age.
        if self.char(at + 1) == '龄' || year.is_some_and(|year| !(1900..2100).contains(&year)) {
            return None;
        }
        if !(1..=12).contains(&month.value) {
            return Some((Fault::Month, first, day.map_or(at, |(_, end)| end)));
        }
        let (day, end) = day?;
        let Some(day) = day else { return Some((Fault::Lost, first, end)) };
        // A leap day is right in some year.
        (!exists(year.unwrap_or(2024), month.value, day.value)).then_some((Fault::Day, first, end))
    }

    /// `202511日`, `2025  1  1 日`.
    fn at_day(&self, at: usize) -> Found {
        let day = self.before(at)?;
        let lost = |first| Some((Fault::Lost, first, at));
        if matches!(day.digits, 6 | 7) && !self.is_joined(day) {
            let scale = if day.digits == 6 { 100 } else { 1000 };
            let (year, rest) = (day.value / scale, day.value % scale);
            let date = [10, 100].iter().any(|split| exists(year, rest / split, rest % split));
            return if (1990..2100).contains(&year) && date { lost(day.first) } else { None };
        }
        let month = self.before(day.first).filter(|run| run.digits <= 2 && run.last + 1 < day.first)?;
        let year = self.before(month.first).filter(|run| run.digits == 4 && run.last + 1 < month.first)?;
        let date = (1990..2100).contains(&year.value) && exists(year.value, month.value, day.value);
        if date && !self.is_joined(year) { lost(year.first) } else { None }
    }

    /// `2025-02-30`, `2025.2.30`, at its first mark.
    fn at_mark(&self, at: usize) -> Found {
        let mark = self.char(at);
        let year = self.before(at).filter(|run| run.digits == 4 && run.last + 1 == at)?;
        let month = self.behind(at).filter(|run| run.digits <= 2 && run.first == at + 1)?;
        if self.char(month.last + 1) != mark || self.is_joined(year) {
            return None;
        }
        let day = self.behind(month.last + 1).filter(|run| run.digits <= 2 && run.first == month.last + 2)?;
        let code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '_');
        let before = year.first.checked_sub(1).map_or('\n', |before| self.char(before));
        let plain = !code(before) && !code(self.char(day.last + 1));
        let dated = (1990..2100).contains(&year.value) && (1..=12).contains(&month.value) && day.value <= 31;
        let wrong = plain && dated && day.value > 0 && !exists(year.value, month.value, day.value);
        wrong.then_some((Fault::Day, year.first, day.last))
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

fn exists(year: u32, month: u32, day: u32) -> bool {
    let date = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    matches!(date, (Ok(year), Ok(month), Ok(day)) if Date::new(year, month, day).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Fault, &str)> {
        faults(&Flow::new(text)).into_iter().map(|(fault, start, end)| (fault, &text[start..end])).collect()
    }

    #[test]
    fn dates_that_cannot_be_right_are_found() {
        for (text, fault, words) in [
            ("于2025年2月30日公布。", Fault::Day, "2025年2月30日"),
            ("于2023年2月29日公布。", Fault::Day, "2023年2月29日"),
            ("截至 2024 年 11 月 31 日，", Fault::Day, "2024 年 11 月 31 日"),
            ("6月31日前报送", Fault::Day, "6月31日"),
            ("2024年13月", Fault::Month, "2024年13月"),
            ("2024年0月5日", Fault::Month, "2024年0月5日"),
            ("2024年112月3日", Fault::Month, "2024年112月3日"),
            ("15月3日", Fault::Month, "15月3日"),
            ("２０２４年４月３１日", Fault::Day, "２０２４年４月３１日"),
            ("（2025-02-30）", Fault::Day, "2025-02-30"),
            ("2025.4.31公布", Fault::Day, "2025.4.31"),
            ("自20251月1日起", Fault::Lost, "20251月1日"),
            ("至202512月31日止", Fault::Lost, "202512月31日"),
            ("公布于202511日", Fault::Lost, "202511日"),
            ("自2025  1  1 日起", Fault::Lost, "2025  1  1 日"),
            ("2025年 月 日", Fault::Lost, "2025年 月 日"),
            ("2025年1月 日", Fault::Lost, "2025年1月 日"),
            ("自年1月1日至", Fault::Lost, "自年1月1日"),
            ("自202年1月1日起", Fault::Lost, "202年1月1日"),
        ] {
            assert_eq!(found(text), [(fault, words)], "{text}");
        }
        let two = "统计期限为20251月1日至202512月31日。";
        assert_eq!(found(two).len(), 2);
    }

    #[test]
    fn dates_and_numbers_that_are_right_are_left_alone() {
        for text in [
            "自2024年1月1日起至2024年12月31日止",
            "2024年2月29日",
            "每年2月29日",
            "1月31日前、3月31日前公布，次年1月1日起",
            "2 024 年 1 月 1 日",
            "每月25日，3个月30日内，1月日均访问3000次",
            "2024年月均公开30条，日均3条",
            "2024年1月 日均访问3000人次",
            "6至36月龄婴幼儿，疫苗接种24月龄儿童",
            "电话0517-83605210 2024年1月",
            "〔2024〕5月刊",
            "出生年月日",
            "24年3月5日",
            "建党100年7月1日",
            "版本2025.13.40，编号2024-02-30-15，比例3:1，3.15、12.31日",
            "20个工作日，全年365日，服务200000日人次",
            "10月1日-7日",
            "5月份31日",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

//! Where lines break in the middle of a sentence, with a page number or a page's header between them or not. Most lines
//! without a full stop are headings, items and signatures, so a break needs a trace of its own. Knows no rule.

mod prose;

use self::prose::{ends_its_sentences, holds_sentence, is_list, runs_on};
use super::text::is_han;

/// A break that does not belong there, by bytes: from the end of one line to the beginning of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// Where the line before ends.
    pub(super) start: usize,
    /// Where the line behind begins.
    pub(super) end: usize,
    /// The page number or header between them, by bytes.
    pub(super) page: Option<(usize, usize)>,
    /// Whether the two lines are one sentence; otherwise only the page number is in the way.
    pub(super) joins: bool,
    /// Whether the lines themselves tell, so that no full stop can have been forgotten.
    pub(super) sure: bool,
}

/// Shorter lines are items, addresses and verses.
const SHORTEST: usize = 16;
/// Lines that a fixed width has broken are at least so long, and differ by at most so much.
const WRAPPED: usize = 20;
const SLACK: usize = 2;

#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    words: &'a str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

/// The breaks of a text that do not belong there. `title` is what the form prints behind organ and year; `says` tells
/// whether the report has these words anywhere in one line.
pub(super) fn breaks(text: &str, title: &str, says: impl Fn(&str) -> bool) -> Vec<Break> {
    let mut found = Vec::new();
    if !text.contains('\n') {
        return found;
    }
    let lines: Vec<Line<'_>> = lines(text).collect();
    let wrap = wrap(&lines);
    let prose = ends_its_sentences(&lines);
    let mut at = 0;
    while at + 1 < lines.len() {
        let (before, next) = (lines[at], lines[at + 1]);
        let behind = lines.get(at + 2).copied();
        let page = page(next.words, title);
        let (behind, page) = match (page, behind) {
            (Page::No, _) => (next, None),
            (_, Some(behind)) => (behind, Some((next.start, next.end()))),
            (_, None) => break,
        };
        let sure = goes_on(before.words, behind.words, wrap);
        let joins = sure || runs_on(before.words, behind.words, prose, &says);
        if joins || page.is_some() && page_is_sure(next.words) && !before.words.starts_with(['[', '【']) {
            found.push(Break { start: before.end(), end: behind.start, page, joins, sure: sure || !joins });
        }
        // A number that stands by itself and no page between two halves is a line like others.
        at += if page.is_some() && (joins || page_is_sure(next.words)) { 2 } else { 1 };
    }
    found
}

/// The lines that hold something, without the space around them.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut from = 0;
    text.split('\n').filter_map(move |line| {
        let start = from + (line.len() - line.trim_start().len());
        from += line.len() + 1;
        let words = line.trim();
        (!words.is_empty()).then_some(Line { start, words })
    })
}

/// The length all lines were broken at, when they were: several end in the middle of a sentence at nearly the same
/// length, none is longer, and sentences end inside them, as they do in prose and not in verse.
fn wrap(lines: &[Line<'_>]) -> Option<usize> {
    let length = |line: &Line<'_>| line.words.chars().count();
    let longest = lines.iter().map(length).max()?;
    let full = |line: &&Line<'_>| length(line) + SLACK >= longest && !ends_sentence(line.words);
    let prose =
        |line: &Line<'_>| line.words.find('。').is_some_and(|at| at + '。'.len_utf8() < line.words.len());
    let broken = longest >= WRAPPED && lines.iter().filter(full).count() >= 3;
    (broken && lines.iter().filter(full).any(prose)).then_some(longest)
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['。', '！', '？', '；', '：', '…', ':', ';', '!', '?'])
}

/// Whether the second line goes on with the sentence of the first.
fn goes_on(before: &str, behind: &str, wrap: Option<usize>) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    // Brackets at the beginning are what somebody put in, at the end what somebody left out.
    if before.starts_with(['[', '【']) || behind.starts_with(['[', '【']) || matches!(last, ']' | '】') {
        return false;
    }
    if ends_sentence(before) || begins_item(behind) || is_labelled(behind) {
        return false;
    }
    if is_torn_pair(before, behind) {
        return true;
    }
    let number = before.trim_end_matches(['余', '多']).ends_with(|c: char| c.is_ascii_digit());
    if number && begins_with_unit(behind) && !before.ends_with("多余") && before.contains(is_han) {
        return true;
    }
    let length = before.chars().count();
    let follows = behind.chars().count();
    // No sentence begins with 的确's 的 alone, none ends with 把.
    let hangs = first == '的' && !behind.starts_with("的确")
        || first == '等' && !["等待", "等级", "等候"].iter().any(|word| behind.starts_with(word))
        || !matches!(last, '的' | '和' | '与' | '及' | '或') && leads_on(before, last);
    if hangs
        && length >= 6
        && follows >= 6
        && is_han(last)
        && (is_han(first) || first.is_numeric() || first == '“')
    {
        return true;
    }
    // A comma ends no short line either, where the next is prose and no second verse.
    let comma = matches!(last, '，' | ',') && length >= 6 && follows >= 20 && follows * 2 > length * 3;
    let told = matches!(last, '，' | '、' | ',') && holds_sentence(before) && !is_list(before);
    let listed = last == '、' && length >= 6 && follows >= 20 && holds_sentence(behind);
    let inner = before.strip_suffix(last).unwrap_or(before);
    let short = length < SHORTEST && !inner.contains(['，', '。', '：', '、']);
    if !(comma || told || listed) && (short || begins_item(before) && !before.contains(['，', '。'])) {
        return false;
    }
    let word = |c: char| is_han(c) || c.is_ascii_digit() || matches!(c, '“' | '《' | '（' | '(');
    if "，。、；）》”".contains(first) {
        return is_han(last) || last.is_ascii_digit();
    }
    if matches!(last, '，' | '、' | ',') {
        // Items one below the other end alike.
        let items = behind.ends_with(last) && length < 24 && behind.chars().count() < 24;
        return word(first) && !items;
    }
    if (is_han(first) || first.is_numeric()) && leads_on(before, last) {
        return true;
    }
    wrap.is_some_and(|wrap| length + SLACK >= wrap) && is_han(last) && word(first)
}

/// What stands behind a number.
const UNITS: &str = "年月日条件次个份篇期项万元％%";
/// What makes another word of it: 条例, 件数, 项目, 年度报告.
const NO_UNIT: &str = "例款数目度报历常量级体人别章间限刊户旦";

/// Whether a line begins with the unit of a number.
fn begins_with_unit(words: &str) -> bool {
    let mut chars = words.chars();
    let unit = chars.next().is_some_and(|c| UNITS.contains(c));
    unit && !chars.next().is_some_and(|c| NO_UNIT.contains(c))
}

/// Whether a mark is opened in the first line and closed in the second.
fn is_torn_pair(before: &str, behind: &str) -> bool {
    [('《', '》'), ('“', '”'), ('（', '）')].iter().any(|&(open, close)| {
        let opened = before.rfind(open).is_some_and(|at| !before[at..].contains(close));
        let closed = behind.find(close).is_some_and(|at| !behind[..at].contains(open));
        opened && closed
    })
}

/// Characters that only stand before others, with what may stand before them where they end a word.
const LEADING: &[(char, &str)] = &[
    ('和', "缓总共温饱调柔平祥谐中"),
    ('与', "参给赐授"),
    ('及', "普危顾波累企"),
    ('或', ""),
    ('把', ""),
    ('将', ""),
    ('被', ""),
    ('以', "所"),
    ('由', "理自缘事"),
    ('对', "应面核比校针反相查结"),
    ('从', "服听"),
    ('但', "不"),
    ('而', "然"),
    ('各', ""),
    ('每', ""),
    ('未', ""),
    ('较', "比"),
    ('最', ""),
    ('并', "合归兼撤吞"),
];

/// Whether a line ends with a word that only stands before others.
fn leads_on(before: &str, last: char) -> bool {
    let rest = before.strip_suffix(last).unwrap_or(before);
    let ends = |words: &str| rest.ends_with(|c: char| words.contains(c));
    if last == '的' {
        // 这是必要的 may be a sentence that only lost its full stop; 一是 numbers one.
        let clause = rest.rsplit(['，', '。', '；', '：']).next().unwrap_or(rest);
        let states = clause.match_indices('是').any(|(at, _)| !clause[..at].ends_with(NUMERALS));
        return !ends("目") && !states;
    }
    LEADING.iter().any(|(c, not)| *c == last && !ends(not))
}

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// Whether a line begins an item of a list or bears the number of a heading.
fn begins_item(words: &str) -> bool {
    let mut chars = words.chars().filter(|c| !c.is_whitespace());
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    let numeral = |c: char| NUMERALS.contains(&c);
    let Some(first) = first else { return false };
    match second {
        _ if matches!(first, '①'..='⑳' | '-' | '—' | '·' | '●' | '•' | '★' | '■' | '※') => {
            true
        }
        Some(c) if matches!(first, '（' | '(') => {
            (numeral(c) || c.is_ascii_digit())
                && third.is_some_and(|c| numeral(c) || "）)0123456789".contains(c))
        }
        Some('是' | '要' | '、') if numeral(first) => true,
        Some(c) if numeral(first) => matches!(third, Some('是' | '、')) && numeral(c),
        Some('、' | '.' | '．' | '）' | ')') if first.is_ascii_digit() => true,
        Some(_) if first.is_ascii_digit() => matches!(third, Some('、' | '.' | '．' | '）' | ')')),
        Some(second) => {
            let begins = |words: &str| words.chars().eq([first, second]);
            // 第一时间 and 第三方 begin no item.
            first == '第' && numeral(second) && !third.is_some_and(|c| "时方书手年产季批次位章".contains(c))
                || ["首先", "其次", "再次", "最后", "附件", "备注"].into_iter().any(begins)
        }
        None => false,
    }
}

/// Whether a line begins with a label: `邮编：223100`. 还存在以下问题： is none.
fn is_labelled(words: &str) -> bool {
    let colon = words.char_indices().take(9).find(|(_, c)| matches!(c, '：' | ':'));
    colon.is_some_and(|(at, _)| {
        let label = &words[..at];
        let told =
            ["存在", "以下", "如下", "不足", "主要", "措施", "改进"].iter().any(|word| label.contains(word));
        !told && label.chars().all(|c| is_han(c) || c.is_whitespace())
    })
}

/// What a line between two others may be.
#[derive(PartialEq, Eq)]
enum Page {
    No,
    /// A number, or the title once more; says nothing where it does not tear a sentence.
    Perhaps,
    /// `- 3 -`, `第3页 共5页`.
    Surely,
}

fn page(words: &str, title: &str) -> Page {
    if page_is_sure(words) {
        return Page::Surely;
    }
    let number = words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit());
    let header =
        words.ends_with(title) && !words.contains(['，', '。', '《', '“']) && words.chars().count() < 60;
    if number || header { Page::Perhaps } else { Page::No }
}

fn page_is_sure(words: &str) -> bool {
    if words.len() > 48 {
        return false;
    }
    let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '－' | '–' | '―' | '─');
    let digits = |words: &str| (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
    let dashed = bare.starts_with(dash) && bare.ends_with(dash) && digits(bare.trim_matches(dash));
    let counted =
        bare.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(number, rest)| {
            let total = rest
                .trim_start_matches(['共', '/', '，', ',', '（', '('])
                .trim_end_matches(['页', '）', ')']);
            digits(number) && (total.is_empty() || digits(total))
        });
    dashed || counted
}

#[cfg(test)]
mod tests;

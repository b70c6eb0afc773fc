//! Prose that goes on in the next line though nothing at the end of the line tells: what sentences begin with, and what
//! every report says. Knows no rule.

use super::{Line, SHORTEST, begins_item, ends_sentence, is_labelled};
use crate::check::doubled::is_word;
use crate::check::text::is_han;

/// Whether a line goes on in the next though nothing at its end tells: it is prose, with a whole sentence before the one
/// that has no end, and so is the next, which begins nothing new; or the report has the words across the break elsewhere.
pub(super) fn runs_on(before: &str, behind: &str, prose: bool, says: &impl Fn(&str) -> bool) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    let plain = |c: char| is_han(c) || c.is_ascii_digit();
    if !plain(last)
        || !(plain(first) || "“《（(".contains(first))
        || begins_item(behind)
        || is_labelled(behind)
    {
        return false;
    }
    let length = before.chars().count();
    if before.starts_with(['[', '【']) || is_list(before) || length < 6 {
        return false;
    }
    let full = holds_sentence(behind) || behind.ends_with(['。', '；']);
    if prose && full && holds_sentence(before) && !begins_anew(behind) {
        return true;
    }
    if !full && !behind.contains('，')
        || begins_anew(behind)
        || begins_item(before) && !before.contains(['。', '，'])
    {
        return false;
    }
    // 2024年，我局政府信|息公开工作.
    if prose && full && (is_begun(before) || begins_list(before)) {
        return true;
    }
    // 政府信息公|开工作: the report, or every report, has these words elsewhere.
    let marked =
        before.contains(['，', '。', '：']) || length >= SHORTEST || length >= 10 && is_dated(before);
    let ends: Vec<char> = before.chars().rev().take(2).collect();
    let begins: Vec<char> = behind.chars().take(2).collect();
    let (&[last, ahead], &[first, next]) = (ends.as_slice(), begins.as_slice()) else { return false };
    let words = [ahead, last, first, next].iter().all(|c| is_han(*c));
    let usual = |words: &[char]| {
        let words: String = words.iter().collect();
        PHRASES.iter().any(|phrase| phrase.contains(&words))
    };
    let known = |words: &[char]| usual(words) || says(&words.iter().collect::<String>());
    // 通|过: a word that nothing on either side of it is part of.
    let torn = is_word(last, first) && !is_word(ahead, last) && !is_word(first, next);
    let (all, left, right) = ([ahead, last, first, next], [ahead, last, first], [last, first, next]);
    let phrase = usual(&all) && length >= 10 || marked && (usual(&left) || usual(&right) || known(&all));
    words && (torn || phrase || marked && known(&left) && known(&right))
}

/// What every such report says.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "习近平新时代中国特色社会主义思想为指导",
    "深入学习贯彻党的二十大精神",
    "中华人民共和国政府信息公开条例",
    "党中央国务院决策部署",
    "县人民政府办公室",
    "区人民政府办公室",
    "市人民政府办公室",
    "镇人民政府",
    "乡人民政府",
    "街道办事处",
    "政府信息公开申请",
    "政府信息公开工作情况",
    "政府信息公开平台建设",
    "主动公开政府信息情况",
    "行政规范性文件",
    "信息处理费",
    "本年度",
    "采取以下措施",
    "存在以下问题",
    "法定期限内",
    "高质量发展",
    "产生信息处理费",
    "政务新媒体",
    "公民法人和其他组织",
];

/// Whether a line begins as only sentences do: with the time or the ground of what follows, and then a comma.
fn is_begun(words: &str) -> bool {
    const BEGUN: &[&str] = &[
        "一年来",
        "今年以来",
        "近年来",
        "根据",
        "按照",
        "依据",
        "对照",
        "针对",
        "截至",
        "下一步",
        "目前",
        "报告期内",
        "本年度",
        "全年",
        "为进一步",
    ];
    words.contains('，') && (is_dated(words) || BEGUN.iter().any(|begun| words.starts_with(begun)))
}

/// Whether a line begins with a year.
fn is_dated(words: &str) -> bool {
    let behind = words.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace());
    behind.len() < words.len() && behind.starts_with('年')
}

/// Whether the first item of a list begins inside a line: 主要问题：一是与群众互动. Items end with a mark.
fn begins_list(words: &str) -> bool {
    words.match_indices('：').any(|(at, colon)| begins_item(&words[at + colon.len()..]))
}

/// Whether a line holds the end of a sentence before its own end.
pub(super) fn holds_sentence(words: &str) -> bool {
    let mark = |c: char| matches!(c, '。' | '；' | '！' | '？');
    words.find(mark).is_some_and(|at| at + '。'.len_utf8() < words.len())
}

/// Whether a line is of items, labels or cells.
pub(super) fn is_list(words: &str) -> bool {
    words.contains(['|', '\t']) || words.matches('：').count() > 2
}

/// How sentences begin that go on with nothing.
#[rustfmt::skip]
const ANEW: &[&str] = &[
    "下一步", "今后", "全年", "今年", "本年", "一年来", "同时", "此外", "另外", "针对", "为此", "截至", "目前", "我", "主要", "存在", "改进", "一是",
    "二是", "三是", "首先", "其次", "其中", "以上", "附", "注", "联系", "特此", "总体", "近年", "根据", "按照", "通过", "围绕", "坚持", "加强", "强化",
    "完善", "健全", "建立", "严格", "认真", "积极", "深入", "持续", "进一步", "全面", "开展", "组织", "推进", "推动", "落实", "做好", "没有", "共", "收到",
];

/// Whether a line begins a sentence of its own, as far as its first words tell; a full stop may have been forgotten before.
fn begins_anew(words: &str) -> bool {
    ANEW.iter().any(|word| words.starts_with(word)) || words.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether this text ends its paragraphs with a full stop, most of them at least.
pub(super) fn ends_its_sentences(lines: &[Line<'_>]) -> bool {
    let long = lines.iter().filter(|line| holds_sentence(line.words) || line.words.ends_with('。'));
    let (mut ended, mut open) = (0_usize, 0_usize);
    for line in long {
        *(if ends_sentence(line.words) { &mut ended } else { &mut open }) += 1;
    }
    ended >= open
}

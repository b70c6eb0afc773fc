//! Sub-heads of part 一, with numbers of any style or none. The words are the form's; nothing is typed here.

use std::sync::OnceLock;

use nianbao_core::form::{Aspect, EditionKey, label};

use super::fold::folded;
use super::heading::begin;
use super::similar;

/// The sub-heads of all editions without their numbers.
fn words() -> &'static [(Aspect, Vec<char>)] {
    static WORDS: OnceLock<Vec<(Aspect, Vec<char>)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let core = |text: &str| folded(&label::split_ordinal(text).1);
        let all = EditionKey::all()
            .flat_map(|edition| Aspect::ALL.map(|aspect| (aspect, core(edition.form().aspect(aspect)))));
        let mut words: Vec<(Aspect, Vec<char>)> = all.collect();
        words.sort();
        words.dedup();
        words
    })
}

/// A sub-head of part 一 at the beginning of a text: the aspect, its number, and where the text behind it begins.
pub(super) fn aspect_at_start(text: &str, inline: bool) -> Option<(Aspect, usize)> {
    let (_, rest) = sub_number(text)?;
    aspect_of(text, rest, if inline { 6 } else { 10 })
}

/// The same without a number: `【主动公开】`, `主动公开情况。`, `一是主动公开。` Only where several lines begin so.
pub(super) fn bare_aspect(text: &str) -> Option<(Aspect, usize)> {
    let trimmed = text[begin(text)..].trim_start_matches(['【', '[', '●', '■', '◆', '○']);
    let mut chars = trimmed.chars();
    let numbered = chars.next().is_some_and(|c| "一二三四五".contains(c)) && chars.next() == Some('是');
    let rest = if numbered { chars.as_str() } else { trimmed };
    aspect_of(text, rest, 4)
}

/// Characters of the widest number in brackets.
const WIDEST: usize = 20;
/// Characters of the longest sub-head, those that do not count included.
const LONGEST: usize = 100;

/// The aspect that `rest`, the end of `text`, begins with; its words may be longer by `longer` characters.
fn aspect_of(text: &str, rest: &str, longer: usize) -> Option<(Aspect, usize)> {
    let base = text.len() - rest.len();
    // What goes on for longer is a sentence, and is not read to its end from each of its brackets.
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let stop = rest[..end].find(|c: char| {
        matches!(c, '。' | '：' | ':' | '，' | '；' | '.' | '】' | ']' | '*') || c.is_whitespace()
    });
    let stop = stop.or((end == rest.len()).then_some(end))?;
    let head = folded(&rest[..stop]);
    if head.len() > 30 {
        return None;
    }
    let stripped = without_suffix(&head);
    // The name of the whole work is none of its aspects, though one begins with it.
    if folded(EditionKey::latest().form().title).starts_with(stripped) {
        return None;
    }
    let mut best: Option<(usize, Aspect)> = None;
    for (aspect, core) in words() {
        let common = similar::common(stripped, core);
        let shorter = stripped.len().min(core.len());
        let holds = shorter >= 4 && common * 100 >= shorter * 85;
        if holds && stripped.len() <= core.len() + longer && best.is_none_or(|(most, _)| common > most) {
            best = Some((common, *aspect));
        }
    }
    let (_, aspect) = best?;
    let marks = ['。', '：', ':', '.', ' ', '\u{3000}', '\u{a0}', '】', ']', '*'];
    let after = rest[stop..].trim_start_matches(marks);
    // A comma means that the words belong to the sentence, so they stay.
    if rest[stop..].starts_with(['，', '；']) {
        return None;
    }
    Some((aspect, base + rest.len() - after.len()))
}

/// `（一）`, `(1)`, `1.`, `1、`: the number and the rest.
fn sub_number(text: &str) -> Option<(u8, &str)> {
    let trimmed = &text[begin(text)..];
    let (number, _) = label::ordinal(trimmed)?;
    let bracket = trimmed.starts_with(['（', '(', '〔', '[', '【']);
    let rest = if bracket {
        let mut near = trimmed.char_indices().take(WIDEST);
        let (closing, _) = near.find(|(_, c)| matches!(c, '）' | ')' | '〕' | ']' | '】'))?;
        &trimmed[closing..]
    } else {
        &trimmed[trimmed.chars().next()?.len_utf8()..]
    };
    Some((number, rest.trim_start_matches(['）', ')', '〕', ']', '】', '、', '.', '．', ' ', '\u{3000}'])))
}

/// Whether a sub-head speaks of several aspects at once: `（四）平台建设和监督保障情况`.
pub(super) fn names_several(text: &str) -> bool {
    let Some((_, rest)) = sub_number(text) else { return false };
    let line = rest.lines().next().unwrap_or_default();
    let end = line.find(['。', '：', ':', '，', '；', ' ', '\u{3000}']).unwrap_or(line.len());
    let head = folded(&line[..end]);
    // The last four characters of its words tell an aspect from the others.
    let mut named: Vec<Aspect> = words()
        .iter()
        .filter_map(|(aspect, core)| Some((aspect, core.last_chunk::<4>()?)))
        .filter(|(_, last)| head.windows(4).any(|window| window == *last))
        .map(|(aspect, _)| *aspect)
        .collect();
    named.dedup();
    head.len() <= 30 && named.len() > 1
}

fn without_suffix(head: &[char]) -> &[char] {
    const SUFFIXES: [&[char]; 5] =
        [&['工', '作', '情', '况'], &['情', '况'], &['方', '面'], &['工', '作'], &['内', '容']];
    for suffix in SUFFIXES {
        if let Some(rest) = head.strip_suffix(suffix)
            && rest.len() >= 4
        {
            return rest;
        }
    }
    head
}

/// Where sub-heads of part 一 begin inside a long paragraph: only those in brackets, which sentences rarely hold.
pub(super) fn aspects_inside(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if matches!(c, '（' | '(') && at > 0 && found.len() < 64 {
            let next = text[at + c.len_utf8()..].chars().next();
            let numeral = next.is_some_and(|next| matches!(next, '一' | '二' | '三' | '四' | '五'));
            if numeral && aspect_at_start(&text[at..], true).is_some() {
                found.push(at);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_bracket_is_not_read_to_its_end_from_each() {
        // Would not be done today if it were.
        for text in ["（一）", "（一、", "（一）甲", "(1 "] {
            assert_eq!(aspects_inside(&text.repeat(100_000)), Vec::<usize>::new(), "{text}");
        }
        let text = format!("{}。（二）依申请公开情况。没有收到申请。", "（一）".repeat(100_000));
        assert_eq!(aspects_inside(&text), [300_001 * 3]);
    }

    #[test]
    fn sub_heads_in_many_wordings() {
        for (text, aspect, rest) in [
            ("（一）主动公开情况。主要通过", Aspect::Active, "主要通过"),
            ("(四) 平台建设情况", Aspect::Platform, ""),
            ("（五）政府信息公开监督保障情况。根据", Aspect::Supervision, "根据"),
            ("（二）依申请公开方面 一是", Aspect::Applications, "一是"),
            ("3.政府信息管理：规范", Aspect::Management, "规范"),
        ] {
            let (found, at) = aspect_at_start(text, false).unwrap();
            assert_eq!((found, &text[at..]), (aspect, rest), "{text}");
        }
        assert!(aspect_at_start("（六）队伍建设情况", false).is_none());
        assert!(aspect_at_start("（二）政府信息公开情况", false).is_none());
        assert!(aspect_at_start("主动公开情况", false).is_none());
        for text in ["主动公开情况", "【主动公开】", "一是主动公开。", "**主动公开方面**："]
        {
            assert_eq!(bare_aspect(text), Some((Aspect::Active, text.len())), "{text}");
        }
        assert!(bare_aspect("主动公开，是本机关的义务。").is_none());
        for text in ["（四）政府信息公开平台建设、监督保障情况", "（四）平台建设和监督保障情况。2024年，"]
        {
            assert!(names_several(text), "{text}");
        }
        for text in ["（一）主动公开情况", "（二）依申请公开。主动公开与监督保障", "平台建设、监督保障"]
        {
            assert!(!names_several(text), "{text}");
        }
    }
}

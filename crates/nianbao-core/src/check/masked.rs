//! A text as it is compared with another year's: digits and with them years are masked; headings, marks, what stands in
//! 《》 and the set phrases every report has are left out. Its longer sentences are known by a hash. Knows no rule.

use super::text;
use crate::form::Part;
use crate::model::{Report, TextPart, TextRange};

/// The text of a part as it is compared.
#[derive(Debug, Default)]
pub(super) struct Masked<'a> {
    /// The characters that count; a line break between pieces, which no run bridges by chance.
    pub(super) chars: Vec<char>,
    /// The sentences of at least twenty Chinese characters.
    pub(super) sentences: Vec<Sentence<'a>>,
}

/// A sentence that is long enough to be compared.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Of the characters that count, without the number of an item: the order of sentences may change.
    pub(super) hash: u64,
    pub(super) part: TextPart,
    text: &'a str,
    pub(super) start: usize,
    end: usize,
}

impl Sentence<'_> {
    /// Where it stands.
    pub(super) fn range(&self) -> TextRange {
        let quote = self.text[self.start..self.end].to_owned();
        TextRange { part: self.part, start: self.start, end: self.end, quote }
    }
}

impl<'a> Masked<'a> {
    /// The text of a part of a report.
    pub(super) fn of(report: &'a Report, part: Part) -> Masked<'a> {
        let own = move |piece: TextPart| piece.part() == Some(part) && !matches!(piece, TextPart::Note(_));
        let mut into = Masked::default();
        let pieces = || report.narrative.parts().filter(|(piece, text)| own(*piece) && !text.is_empty());
        into.chars.reserve(pieces().map(|(_, text)| text.len() * 2 / 5 + 1).sum());
        for (piece, text) in pieces() {
            if !into.chars.is_empty() {
                into.chars.push('\n');
            }
            into.read(piece, text);
        }
        into
    }

    /// Reads a piece of text sentence by sentence.
    fn read(&mut self, part: TextPart, text: &'a str) {
        let mut titles = 0;
        let mut rest = text;
        loop {
            let words = rest.trim_start();
            if words.is_empty() {
                break;
            }
            if rest[..rest.len() - words.len()].contains('\n') {
                titles = 0;
            }
            let plain = strip_ordinal(words);
            if plain.len() < words.len() {
                mask(&words[..words.len() - plain.len()], false, &mut titles, &mut self.chars);
            }
            // What the sentence before left open hides or joins what stands here: then it is read once more, alone.
            let word = |c: char| text::is_han(c) && !begins_phrase(c);
            let alone = titles > 0 || self.chars.last() == Some(&'0') && !plain.starts_with(word);
            let from = self.chars.len();
            let han;
            (rest, han) = mask(plain, true, &mut titles, &mut self.chars);
            let start = text.len() - words.len();
            let end = start + text[start..text.len() - rest.len()].trim_end().len();
            let hash = if alone {
                let mut into = Vec::new();
                let (_, han) = mask(plain, true, &mut 0, &mut into);
                hash(&into, han)
            } else {
                hash(&self.chars[from..], han)
            };
            self.sentences.extend(hash.map(|hash| Sentence { hash, part, text, start, end }));
        }
    }
}

/// Takes `一是`, `（二）`, `3.` off.
fn strip_ordinal(words: &str) -> &str {
    let mark = |c: char| {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
        numeral || matches!(c, '（' | '(' | ')') || c.is_ascii_digit()
    };
    let rest = words.trim_start_matches(mark);
    match rest.chars().next() {
        Some(c @ ('是' | '）' | ')' | '、' | '.' | '．')) if rest.len() < words.len() => {
            &rest[c.len_utf8()..]
        }
        _ => words,
    }
}

/// The characters that count: no spaces and marks, one 0 for any number, nothing of 《》 and of set phrases. Perhaps of
/// one sentence only; gives what is left, and how many of the characters are Chinese. `titles` are those that are open.
fn mask<'a>(text: &'a str, sentence: bool, titles: &mut usize, into: &mut Vec<char>) -> (&'a str, usize) {
    let mut chars = text.chars();
    let mut han = 0;
    // What changes with every character is kept at hand.
    let (mut kept, mut open) = (std::mem::take(into), *titles);
    let left = loop {
        let rest = chars.as_str();
        let Some(c) = chars.next() else { break rest };
        match c {
            // Most of a text, and whether it is anything else is a longer question.
            '\u{4e00}'..='\u{9fff}' => {
                let begins = |phrase: &&&str| {
                    let mut behind = rest.chars();
                    phrase.chars().all(|c| behind.next() == Some(c))
                };
                if begins_phrase(c)
                    && let Some(phrase) = phrases(c).iter().find(begins)
                {
                    chars = rest[phrase.len()..].chars();
                } else if open == 0 {
                    kept.push(c);
                    han += 1;
                }
            }
            '，' | '、' | '：' | '（' | '）' | '“' | '”' | ' ' => {}
            '。' | '；' | '！' | '？' | '\n' => {
                // A 《 that is never closed ends with its line.
                open = if c == '\n' { 0 } else { open };
                if sentence {
                    break chars.as_str();
                }
            }
            '《' => open += 1,
            '》' => open = open.saturating_sub(1),
            _ if open > 0 => {}
            _ if text::is_han(c) => {
                kept.push(c);
                han += 1;
            }
            _ if c.is_numeric() => {
                let first = kept.last() != Some(&'0');
                kept.extend(first.then_some('0'));
            }
            _ if c.is_alphanumeric() => kept.push(c),
            _ => {}
        }
    };
    (*into, *titles) = (kept, open);
    (left, han)
}

/// Phrases that every report may share with every other, by their first character, the longest first.
fn phrases(first: char) -> &'static [&'static str] {
    match first {
        '习' => &["习近平新时代中国特色社会主义思想"],
        '政' => &["政府信息公开工作", "政府信息公开", "政务公开工作", "政务公开"],
        '依' => &["依申请公开"],
        '主' => &["主动公开"],
        '法' => &["法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"],
        '以' => &["以公开为常态"],
        '不' => &["不公开为例外"],
        '中' => &["中华人民共和国"],
        '国' => &["国务院办公厅"],
        '人' => &["人民政府"],
        _ => &[],
    }
}

/// Whether [`phrases`] need be asked: answers for most characters at once.
fn begins_phrase(c: char) -> bool {
    const FIRST: [char; 10] = ['习', '政', '依', '主', '法', '以', '不', '中', '国', '人'];
    // By the lowest bits; a guess that is mostly right is what costs least.
    const SET: [bool; 512] = {
        let (mut set, mut at) = ([false; 512], 0);
        while at < FIRST.len() {
            set[FIRST[at] as usize % 512] = true;
            at += 1;
        }
        set
    };
    SET[c as usize % 512]
}

/// What a sentence is known by, a polynomial of its characters: the same everywhere. `None` for one with few Chinese ones.
fn hash(chars: &[char], han: usize) -> Option<u64> {
    const LEAST: usize = 20;
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    const SQUARE: u64 = BASE.wrapping_mul(BASE);
    let next = |hash: u64, base: u64, more: u64| hash.wrapping_mul(base).wrapping_add(more);
    let number = |c: char| u64::from(u32::from(c));
    let pair = |one: char, other: char| next(number(one), BASE, number(other));
    // Four at a time: of their products only one waits for those of the four before.
    let (fours, rest) = chars.as_chunks::<4>();
    let four = |hash: u64, [a, b, c, d]: &[char; 4]| {
        next(hash, SQUARE.wrapping_mul(SQUARE), next(pair(*a, *b), SQUARE, pair(*c, *d)))
    };
    let add = |hash: u64, c: &char| next(hash, BASE, number(*c));
    (han >= LEAST).then(|| rest.iter().fold(fours.iter().fold(1, four), add))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> Vec<char> {
        let mut into = Vec::new();
        mask(text, false, &mut 0, &mut into);
        into
    }

    #[test]
    fn years_numbers_titles_and_phrases_do_not_count() {
        let text =
            |year: u32| format!("{year}年，根据《某某办法{year}》公开政府信息{}条，政府信息公开", year * 2);
        assert_eq!(masked(&text(2023)), masked(&text(2024)));
        assert_eq!(masked(&text(2023)).iter().collect::<String>(), "0年根据公开政府信息0条");
        assert_eq!(masked("《没有写完\n下一行").iter().collect::<String>(), "下一行");
    }

    #[test]
    fn every_phrase_is_asked_for() {
        for c in '\u{4e00}'..='\u{9fff}' {
            assert!(phrases(c).iter().all(|phrase| begins_phrase(c) && phrase.starts_with(c)), "{c}");
        }
    }

    #[test]
    fn sentences_are_known_by_every_character_and_its_place() {
        let words: Vec<char> = "加强业务培训力度让信息工作人员熟悉各项规章制度".chars().collect();
        let known = hash(&words, words.len());
        for at in 0..words.len() {
            let (mut other, mut turned) = (words.clone(), words.clone());
            other[at] = '甲';
            turned.swap(at, (at + 1) % words.len());
            for changed in [&other, &turned, &words[at + 1..].to_vec(), &words[..at].to_vec()] {
                assert_ne!(hash(changed, words.len()), known, "{at}");
            }
        }
        assert_eq!(hash(&words, 19), None);
    }

    #[test]
    fn sentences_are_read_as_if_each_stood_alone() {
        let long = "加强业务培训力度让信息工作人员熟悉各项规章制度和流程";
        let alone = hash(&masked(long), long.chars().count());
        for text in [
            format!("一是{long}。"),
            format!("12.{long}；（三）{long}"),
            format!("《没有写完。{long}。\n  {long}"),
            format!("电话12345。67{long}"),
        ] {
            let mut read = Masked::default();
            read.read(TextPart::Problems, &text);
            assert!(!read.sentences.is_empty());
            for sentence in &read.sentences {
                let words = sentence.range().quote;
                let plain = words.trim_end_matches(['。', '；']).ends_with(long);
                assert!(plain, "{words}");
                assert_eq!(Some(sentence.hash) == alone, !words.starts_with('6'), "{words}");
            }
            assert_eq!(read.chars, masked(&text), "{text}");
        }
    }
}

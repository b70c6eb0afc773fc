//! A piece of text as people read it: no spaces, no line breaks inside sentences, digits and brackets in one width,
//! each character with the byte it came from, and where words stand in it. Knows no rule.

use super::letters::{self, Letter, Letters, Set};
use super::pairs::Pairs;
use super::text;
use crate::model::{Place, TextPart};

/// The characters of a piece of text that count.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    text: &'a str,
    /// The characters; a line break only where a paragraph ends.
    pub(super) chars: Vec<char>,
    /// The byte each of them begins at.
    at: Vec<u32>,
    /// Where those stand that are no Chinese characters as nearly all are: marks, digits, letters, ends of lines.
    others: Vec<u32>,
    pairs: Pairs,
}

/// Marks and digits that stay as they are.
static KEPT: Set = Set::new(&[
    '，', '。', '、', '；', '：', '！', '？', '（', '）', '《', '》', '“', '”', '0', '1', '2', '3', '4', '5',
    '6', '7', '8', '9', '%', '.',
]);
/// A line of so many characters that does not end like a sentence goes on in the next line.
const LONG_LINE: usize = 16;
/// How far a sentence or what stands in quotes reaches at most: what is asked of every hit must not look far.
const REACH: usize = 300;

/// Whether a line begins an item, （二） or 二是: then the one before has ended, mark or not. （五）项 goes on citing.
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(['（', '(']);
    let mark = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let closes: &[char] = if rest.len() < line.len() { &['）', ')'] } else { &['是'] };
    let cites = ['项', '款', '（', '(', '至', '、', '和'];
    mark.len() < rest.len() && mark.strip_prefix(closes).is_some_and(|after| !after.starts_with(cites))
}

impl<'a> Flow<'a> {
    /// Reads a piece of text.
    #[cfg(test)]
    pub(super) fn new(text: &'a str) -> Flow<'a> {
        Flow::of(&Letters::new(text))
    }

    /// Reads a piece of text by its characters.
    pub(super) fn of(letters: &Letters<'a>) -> Flow<'a> {
        let (text, room) = (letters.text(), letters.all().len());
        let (mut chars, mut bytes) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut line = 0;
        for (usual, other) in letters.stretches(|c| KEPT.has(c)) {
            chars.extend(usual.iter().map(|letter| letter.c));
            bytes.extend(usual.iter().map(|letter| letter.at));
            let Some(Letter { at, c }) = other else { break };
            let c = match c {
                '０'..='９' | '．' | '％' | '［' | '］' => {
                    char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
                }
                '(' => '（',
                ')' => '）',
                ',' => '，',
                ';' => '；',
                ':' => '：',
                '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2060}' => continue,
                '\n' => {
                    let long = chars.len() - line > LONG_LINE;
                    line = chars.len();
                    let ends = chars.last().is_none_or(|last| "。！？；：）”\n".contains(*last));
                    if long && !ends && !begins_item(&text[at as usize + 1..]) {
                        continue;
                    }
                    line += 1;
                    '\n'
                }
                other if other.is_whitespace() => continue,
                other => other,
            };
            chars.push(c);
            bytes.push(at);
        }
        let others = letters::others(chars.iter().copied());
        let pairs = Pairs::new(&chars);
        Flow { text, chars, at: bytes, others, pairs }
    }

    /// The text as it was written.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Where marks, digits, letters and ends of lines stand, each with what stands behind it.
    pub(super) fn others(&self) -> impl Iterator<Item = (usize, char, Option<char>)> + '_ {
        self.others.iter().map(|at| {
            let at = *at as usize;
            (at, self.chars[at], self.chars.get(at + 1).copied())
        })
    }

    /// How many of the characters are Chinese.
    pub(super) fn han(&self) -> usize {
        let rare = self.others().filter(|(_, c, _)| text::is_han(*c)).count();
        self.chars.len() - self.others.len() + rare
    }

    /// The characters from one to before another as a place.
    pub(super) fn place(&self, part: TextPart, start: usize, end: usize) -> Place {
        let (start, end) = self.bytes(start, end);
        text::place(part, self.text, start, end)
    }

    /// The bytes from one character to before another, without the space behind the last.
    pub(super) fn bytes(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.at.get(start).map_or(self.text.len(), |at| *at as usize);
        let last = end.checked_sub(1).filter(|last| *last >= start);
        let Some(&last) = last.and_then(|last| self.at.get(last)) else { return (from, from) };
        let last = last as usize;
        (from, last + self.text[last..].chars().next().map_or(0, char::len_utf8))
    }

    /// The text with other words in place of some.
    pub(super) fn replaced(&self, changes: &[(usize, usize, &str)]) -> String {
        let mut into = String::with_capacity(self.text.len() + 32);
        let mut done = 0;
        for &(start, end, words) in changes {
            let (from, to) = self.bytes(start, end);
            into.push_str(&self.text[done..from]);
            into.push_str(words);
            done = to;
        }
        into.push_str(&self.text[done..]);
        into
    }

    /// The characters from one to before another.
    pub(super) fn words(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// Whether the text has a space or a new line before this character.
    pub(super) fn parted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.at.get(before)) else { return true };
        let begins = self.at.get(at).map_or(self.text.len(), |at| *at as usize);
        let words = &self.text[*before as usize..begins];
        words.chars().nth(1).is_some()
    }

    /// Whether a space or a new line stands inside a word that begins here.
    pub(super) fn is_parted(&self, at: usize, word: &str) -> bool {
        (1..word.chars().count()).any(|along| self.parted(at + along))
    }

    /// Whether a word begins here.
    pub(super) fn begins(&self, at: usize, word: &str) -> bool {
        let mut chars = self.chars[at.min(self.chars.len())..].iter();
        word.chars().all(|c| chars.next() == Some(&c))
    }

    /// Whether a word ends before here.
    pub(super) fn ends(&self, at: usize, word: &str) -> bool {
        let mut chars = self.chars[..at.min(self.chars.len())].iter().rev();
        word.chars().rev().all(|c| chars.next() == Some(&c))
    }

    /// Where a word first begins.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        self.places(word).next()
    }

    /// Where a word begins, every time. Words of two characters and more are not searched for.
    pub(super) fn places<'w>(&'w self, word: &'w str) -> Places<'w> {
        let mut chars = word.chars();
        let first = chars.next().unwrap_or('\n');
        match chars.next() {
            Some(second) => Places { flow: self, word, alone: None, next: self.pairs.first(first, second) },
            None => Places { flow: self, word, alone: Some(first), next: Some(0) },
        }
    }

    /// Where one of these words begins, in rising order, with the word; of several at one place the first of the list.
    pub(super) fn places_of<'w>(&self, words: &[&'w str]) -> Vec<(usize, &'w str)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (rank, word) in words.iter().enumerate() {
            found.extend(self.places(word).map(|at| (at, rank)));
        }
        found.sort_unstable();
        found.dedup_by_key(|(at, _)| *at);
        found.into_iter().map(|(at, rank)| (at, words[rank])).collect()
    }

    /// Where one of two characters stands, in rising order.
    pub(super) fn either(&self, two: [char; 2]) -> impl Iterator<Item = usize> + '_ {
        let next = move |from| next_of(&self.chars, from, two);
        std::iter::successors(next(0), move |at| next(at + 1))
    }

    /// Where one of the first characters and one of the second stand side by side, in rising order.
    pub(super) fn side_by_side(&self, first: &str, second: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for one in first.chars() {
            for other in second.chars() {
                let all = std::iter::successors(self.pairs.first(one, other), |at| self.pairs.next(*at));
                found.extend(all.filter(|at| self.chars[*at] == one && self.chars[at + 1] == other));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The bytes at which a word begins in the text as it was written: the word has no character that reading changes.
    pub(super) fn verbatim<'w>(&'w self, word: &'w str) -> impl Iterator<Item = usize> + 'w {
        let bytes = self.places(word).map(|at| self.at[at] as usize);
        bytes.filter(move |byte| self.text[*byte..].starts_with(word))
    }

    /// Whether one of these words stands between two places.
    pub(super) fn has(&self, start: usize, end: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let mut chars = word.chars();
            let pair = chars.next().zip(chars.next());
            // What is nowhere in the text need not be searched for in its sentence.
            if pair.is_some_and(|(first, second)| self.pairs.first(first, second).is_none()) {
                return false;
            }
            let length = word.chars().count();
            (start..end.saturating_sub(length - 1)).any(|at| self.begins(at, word))
        })
    }

    /// The sentence around a place: from after one mark to before the next, or as far as a sentence goes.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        let mark = |c: &char| matches!(c, '。' | '！' | '？' | '；' | '\n');
        let (first, last) = (at.saturating_sub(REACH), (at + REACH).min(self.chars.len()));
        let start = self.chars[first..at].iter().rposition(mark).map_or(first, |mark| first + mark + 1);
        let end = self.chars[at..last].iter().position(mark).map_or(last, |mark| at + mark);
        (start, end)
    }

    /// Whether a place is inside “ ” or 《 》 of its paragraph.
    pub(super) fn in_quotes(&self, at: usize) -> bool {
        let mut open = 0_i32;
        for c in self.chars[..at].iter().rev().take(REACH).take_while(|c| **c != '\n') {
            match c {
                '“' | '《' | '‘' => open += 1,
                '”' | '》' | '’' => open -= 1,
                _ => {}
            }
            if open > 0 {
                return true;
            }
        }
        false
    }
}

/// Where one of two characters stands next. A stretch that has none is passed by as a whole.
fn next_of(chars: &[char], from: usize, [one, other]: [char; 2]) -> Option<usize> {
    const STRETCH: usize = 16;
    let own = |c: &char| (*c == one) | (*c == other);
    let (stretches, _) = chars[from..].as_chunks::<STRETCH>();
    let none = |stretch: &&[char; STRETCH]| !stretch.iter().fold(false, |any, c| any | own(c));
    let passed = from + stretches.iter().take_while(none).count() * STRETCH;
    chars[passed..].iter().position(own).map(|at| passed + at)
}

/// The places of a word in a text, in rising order.
pub(super) struct Places<'a> {
    flow: &'a Flow<'a>,
    word: &'a str,
    /// The only character of the word, which is searched for.
    alone: Option<char>,
    next: Option<usize>,
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if let Some(alone) = self.alone {
            let found = next_of(&self.flow.chars, self.next?, [alone; 2]);
            self.next = found.map(|at| at + 1);
            return found;
        }
        loop {
            let at = self.next?;
            self.next = self.flow.pairs.next(at);
            if self.flow.begins(at, self.word) {
                return Some(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_where_a_sentence_goes_on() {
        let text = " ２０２４ 年，我镇共收到申请三件并且全部按期\n办结（含 1 件）。\n二、标题\n下文";
        let flow = Flow::new(text);
        let read: String = flow.chars.iter().collect();
        assert_eq!(read, "2024年，我镇共收到申请三件并且全部按期办结（含1件）。\n二、标题\n下文");
        assert_eq!(flow.han(), read.chars().filter(|c| text::is_han(*c)).count());
        assert_eq!(Flow::new("㐀1，一𠀀").han(), 3);
        let (start, end) = flow.bytes(0, 5);
        assert_eq!(&text[start..end], "２０２４ 年");
        assert_eq!(
            flow.replaced(&[(0, 4, "2025"), (21, 23, "办好")]).lines().nth(1),
            Some("办好（含 1 件）。")
        );
    }

    #[test]
    fn a_line_that_begins_an_item_goes_on_from_none() {
        for (text, lines) in [
            ("全年通过各种渠道公开信息一百六十五条\n（二）依申请公开。没有收到", 2),
            ("全年通过各种渠道公开信息一百六十五条\n二是丰富解读形式", 2),
            ("全年依照《条例》第二十条第一款的第\n（五）项公开许可", 1),
            ("全年通过各种渠道公开信息一百六十五条\n三十条在公开栏", 1),
        ] {
            let read: String = Flow::new(text).chars.iter().collect();
            assert_eq!(read.lines().count(), lines, "{text}");
        }
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let flow = Flow::new("甲乙。丙“丁丙”；丙");
        let text = format!("{}甲丙甲{}丙{}甲", "丁".repeat(15), "丁".repeat(22), "丁".repeat(8));
        assert!(flow.begins(3, "丙") && flow.ends(3, "乙。") && !flow.begins(99, "丙"));
        assert_eq!(
            (flow.find("丙"), flow.find("丙“丁"), flow.find("戊"), flow.find("丙戊")),
            (Some(3), Some(3), None, None)
        );
        assert_eq!(flow.places("丙").collect::<Vec<_>>(), [3, 6, 9]);
        assert_eq!(flow.either(['丙', '乙']).collect::<Vec<_>>(), [1, 3, 6, 9]);
        let long = Flow::of(&Letters::new(&text));
        assert_eq!(long.either(['甲', '丙']).collect::<Vec<_>>(), [15, 16, 17, 40, 49]);
        assert_eq!(
            flow.places_of(&["丁丙", "乙。", "丁丙”", "甲乙。"]),
            [(0, "甲乙。"), (1, "乙。"), (5, "丁丙")]
        );
        assert_eq!(flow.side_by_side("丁乙", "丙。"), [1, 5]);
        assert_eq!(flow.sentence(4), (3, 8));
        assert!(flow.has(0, 3, &["戊", "甲乙"]) && !flow.has(0, 1, &["甲乙"]));
        let spaced = Flow::new("甲 乙，甲乙");
        assert_eq!(spaced.places("甲乙").collect::<Vec<_>>(), [0, 3]);
        assert_eq!(spaced.verbatim("甲乙").collect::<Vec<_>>(), ["甲 乙，".len()]);
        assert!(flow.in_quotes(6) && !flow.in_quotes(3) && !flow.in_quotes(9));
    }
}

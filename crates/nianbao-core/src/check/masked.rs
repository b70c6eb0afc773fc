//! A text as it is compared with another year's: digits and with them years are masked; headings, marks, what stands in
//! 《》 and the set phrases every report has are left out. Its longer sentences are known by a hash. Knows no rule.

use super::letters::{Letter, Letters, Set, is_usual_han};
use super::text;
use crate::form::Part;
use crate::model::{Report, TextPart, TextRange};

/// The text of a part as it is compared.
#[derive(Debug)]
pub(super) struct Masked {
    /// The characters that count; a line break between pieces, which no run bridges by chance.
    pub(super) chars: Vec<char>,
    /// The sentences of at least twenty Chinese characters.
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence that is long enough to be compared.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Of the characters that count, without the number of an item: the order of sentences may change.
    pub(super) hash: u64,
    pub(super) part: TextPart,
    pub(super) start: usize,
    end: usize,
}

impl Sentence {
    /// Where it stands in the report that it is of.
    pub(super) fn range(&self, report: &Report) -> TextRange {
        let quote = report.narrative.get(self.part)[self.start..self.end].to_owned();
        TextRange { part: self.part, start: self.start, end: self.end, quote }
    }
}

impl Masked {
    /// The text of a part of a report, of whose pieces these are the characters.
    pub(super) fn of(pieces: &[(TextPart, Letters<'_>)], part: Part) -> Masked {
        let own = move |piece: TextPart| piece.part() == Some(part) && !matches!(piece, TextPart::Note(_));
        let own = || pieces.iter().filter(|(piece, _)| own(*piece));
        let mut kept = Kept::with_room(own().map(|(_, text)| text.all().len() + 1).sum());
        let mut sentences = Vec::new();
        for (piece, text) in own() {
            kept.add('\n', kept.count > 0);
            read(*piece, text, &mut kept, &mut sentences);
        }
        Masked { chars: kept.done(), sentences }
    }
}

/// Reads a piece of text sentence by sentence.
fn read(part: TextPart, letters: &Letters<'_>, kept: &mut Kept, into: &mut Vec<Sentence>) {
    let text = letters.text();
    let mut titles = 0;
    let mut rest = letters.all();
    loop {
        let space = rest.iter().take_while(|letter| letter.c.is_whitespace()).count();
        let (space, words) = rest.split_at(space);
        let Some(first) = words.first() else { break };
        if space.iter().any(|letter| letter.c == '\n') {
            titles = 0;
        }
        let (ordinal, plain) = words.split_at(ordinal(words));
        mask(ordinal, false, &mut titles, kept);
        // What the sentence before left open hides or joins what stands here: then it is read once more, alone.
        let word = |letter: &Letter| text::is_han(letter.c) && !begins_phrase(letter.c);
        let alone = titles > 0 || kept.last() == Some('0') && !plain.first().is_some_and(word);
        let from = kept.count;
        let han;
        (rest, han) = mask(plain, true, &mut titles, kept);
        let hash = if alone {
            let mut alone = Kept::with_room(plain.len() - rest.len());
            let (_, han) = mask(plain, true, &mut 0, &mut alone);
            hash(&alone.done(), han)
        } else {
            hash(&kept.chars[from..kept.count], han)
        };
        let Some(hash) = hash else { continue };
        let start = first.at as usize;
        let end = rest.first().map_or(text.len(), |letter| letter.at as usize);
        let end = start + text[start..end].trim_end().len();
        into.push(Sentence { hash, part, start, end });
    }
}

/// How many characters `一是`, `（二）`, `3.` have at the head of a sentence.
fn ordinal(words: &[Letter]) -> usize {
    let mark = |c: char| {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
        numeral || matches!(c, '（' | '(' | ')') || c.is_ascii_digit()
    };
    let marks = words.iter().take_while(|letter| mark(letter.c)).count();
    let closes = |letter: &Letter| matches!(letter.c, '是' | '）' | ')' | '、' | '.' | '．');
    if marks > 0 && words.get(marks).is_some_and(closes) { marks + 1 } else { 0 }
}

/// The characters that count: no spaces and marks, one 0 for any number, nothing of 《》 and of set phrases. Perhaps of
/// one sentence only; gives what is left, and how many of the characters are Chinese. `titles` are those that are open.
fn mask<'l>(
    letters: &'l [Letter],
    sentence: bool,
    titles: &mut usize,
    into: &mut Kept,
) -> (&'l [Letter], usize) {
    let (mut rest, mut han) = (letters, 0);
    loop {
        // Whether the next character counts nobody can foretell: most are kept or not without a question.
        let (mut at, closed) = (0, *titles == 0);
        for two in rest.windows(2) {
            let (c, next) = (two[0].c, two[1].c);
            let plain = is_usual_han(c) & !(begins_phrase(c) & goes_on(next));
            if !(plain | DROPPED.has(c)) {
                break;
            }
            into.add(c, plain & closed);
            han += usize::from(plain & closed);
            at += 1;
        }
        let here = &rest[at..];
        let Some((&Letter { c, .. }, behind)) = here.split_first() else { return (here, han) };
        rest = behind;
        match c {
            '。' | '；' | '！' | '？' | '\n' => {
                // A 《 that is never closed ends with its line.
                *titles = if c == '\n' { 0 } else { *titles };
                if sentence {
                    return (rest, han);
                }
            }
            '《' => *titles += 1,
            '》' => *titles = titles.saturating_sub(1),
            _ if let Some(length) = phrase(here) => rest = &here[length..],
            _ if *titles > 0 => {}
            _ if text::is_han(c) => {
                into.add(c, true);
                han += 1;
            }
            _ if c.is_numeric() => into.add('0', into.last() != Some('0')),
            _ => into.add(c, c.is_alphanumeric()),
        }
    }
}

/// Characters that count, and room for all that may.
struct Kept {
    chars: Vec<char>,
    count: usize,
}

impl Kept {
    /// None yet, and room for so many.
    fn with_room(room: usize) -> Kept {
        Kept { chars: vec!['\0'; room + 1], count: 0 }
    }

    /// Writes a character down; the next one over it where it does not count.
    fn add(&mut self, c: char, counts: bool) {
        self.chars[self.count] = c;
        self.count += usize::from(counts);
    }

    fn last(&self) -> Option<char> {
        self.count.checked_sub(1).map(|last| self.chars[last])
    }

    fn done(mut self) -> Vec<char> {
        self.chars.truncate(self.count);
        self.chars
    }
}

/// Marks that do not count.
static DROPPED: Set = Set::new(&['，', '、', '：', '（', '）', '“', '”', ' ']);

/// The length of the phrase that begins here.
fn phrase(letters: &[Letter]) -> Option<usize> {
    let begins = |phrase: &&&str| {
        let mut letters = letters.iter();
        phrase.chars().all(|c| letters.next().is_some_and(|letter| letter.c == c))
    };
    let first = letters.first().filter(|letter| begins_phrase(letter.c))?;
    phrases(first.c).iter().find(begins).map(|phrase| phrase.chars().count())
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
    FIRST[c as usize % 512]
}

/// Whether it may be the second character of one.
fn goes_on(c: char) -> bool {
    SECOND[c as usize % 512]
}

/// The first characters of phrases, and the second ones, by their lowest bits: a guess that is mostly right is what costs
/// least.
static FIRST: [bool; 512] = lowest(&['习', '政', '依', '主', '法', '以', '不', '中', '国', '人']);
static SECOND: [bool; 512] = lowest(&['近', '府', '务', '申', '动', '律', '公', '华', '民']);

const fn lowest(chars: &[char]) -> [bool; 512] {
    let (mut set, mut at) = ([false; 512], 0);
    while at < chars.len() {
        set[chars[at] as usize % 512] = true;
        at += 1;
    }
    set
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
        let mut into = Kept::with_room(text.len());
        mask(Letters::new(text).all(), false, &mut 0, &mut into);
        into.done()
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
            for phrase in phrases(c) {
                let second = phrase.chars().nth(1);
                assert!(phrase.starts_with(c) && begins_phrase(c) && second.is_some_and(goes_on), "{phrase}");
            }
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
            let read = Masked::of(&[(TextPart::Problems, Letters::new(&text))], Part::Problems);
            assert!(!read.sentences.is_empty());
            for sentence in &read.sentences {
                let words = &text[sentence.start..sentence.end];
                let plain = words.trim_end_matches(['。', '；']).ends_with(long);
                assert!(plain, "{words}");
                assert_eq!(Some(sentence.hash) == alone, !words.starts_with('6'), "{words}");
            }
            assert_eq!(read.chars, masked(&text), "{text}");
        }
    }
}

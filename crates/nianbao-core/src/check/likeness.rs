//! How much of the text was taken over from last year. Digits and with them years are masked; the lead, headings, what
//! stands in 《》 and the set phrases every report has are left out. What is compared are runs of characters, so the
//! cost grows with the length of the texts and with nothing else. Knows no rule.

use super::text;
use crate::form::Part;
use crate::model::{Place, Report, TextPart, TextRange};

/// How much of the text was taken over from last year, in whole percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Of all that is compared.
    pub overall: u8,
    /// Of the parts that are compared, with how many characters of each counted.
    pub parts: Vec<(Part, u8, usize)>,
}

/// The parts that are compared. Part 六 is one prescribed statement in most reports.
const PARTS: [Part; 2] = [Part::Overview, Part::Problems];
/// A part shorter than this, in characters that count, is compared with nothing.
pub(super) const SHORTEST: usize = 80;
/// How many characters make a run. Shorter runs are shared by all reports.
const RUN: usize = 7;

/// Compares a report's text with last year's; `None` when one of them is too short to say anything.
pub fn likeness(report: &Report, previous: &Report) -> Option<Likeness> {
    let before = PARTS.map(|part| masked_part(previous, part));
    let known = Known::runs(&before);
    let mut parts = Vec::new();
    let (mut alike, mut all) = (0, 0);
    for part in PARTS {
        let text = masked_part(report, part);
        let same = covered(&text, &known);
        alike += same;
        all += text.len();
        if text.len() >= SHORTEST {
            parts.push((part, percent(same, text.len()), text.len()));
        }
    }
    let length: usize = before.iter().map(Vec::len).sum();
    (all >= SHORTEST && length >= SHORTEST).then(|| Likeness { overall: percent(alike, all), parts })
}

/// The sentences of a part that last year's text has too, word for word but for their digits. Sentences of fewer than
/// twenty Chinese characters are passed over.
pub(super) fn repeated(report: &Report, previous: &Report, part: Part) -> Vec<Place> {
    let before: Vec<u64> = sentences(previous, part).map(|sentence| sentence.hash).collect();
    let mut known = Known::with_room(before.len());
    before.into_iter().for_each(|hash| known.insert(hash));
    let again = sentences(report, part).filter(|sentence| known.has(sentence.hash));
    again.map(|Sentence { part, text, start, end, .. }| text::place(part, text, start, end)).collect()
}

/// A sentence that stands in both years' text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Where it stands in this year's text.
    pub now: TextRange,
    /// Where it stands in last year's text.
    pub before: TextRange,
}

/// Every run of a report's text that counts, by its hash, for comparing many reports with one another.
pub fn runs(report: &Report) -> Vec<u64> {
    PARTS.iter().flat_map(|part| rolling(&masked_part(report, *part)).collect::<Vec<_>>()).collect()
}

/// The sentences of the parts that are compared which last year's text has too, part by part, each with the first place
/// where it stood. They are what people rewrite first; the share counts shorter runs as well.
pub fn repeats(report: &Report, previous: &Report) -> Vec<Repeat> {
    let mut all = Vec::new();
    for part in PARTS {
        let mut known: Vec<Sentence<'_>> = sentences(previous, part).collect();
        known.sort_by_key(|before| (before.hash, before.part, before.start));
        for now in sentences(report, part) {
            let at = known.partition_point(|before| before.hash < now.hash);
            if let Some(before) = known.get(at).filter(|before| before.hash == now.hash) {
                all.push(Repeat { now: now.range(), before: before.range() });
            }
        }
    }
    all
}

/// The sentences of the parts that are compared, each with what it is known by: whoever shares that says the same but for
/// digits. For comparing many reports with one another.
pub fn said(report: &Report) -> Vec<(u64, TextRange)> {
    let own = |part: &Part| sentences(report, *part).map(|one| (one.hash, one.range())).collect::<Vec<_>>();
    PARTS.iter().flat_map(own).collect()
}

/// A sentence that is long enough to be compared.
struct Sentence<'a> {
    hash: u64,
    part: TextPart,
    text: &'a str,
    start: usize,
    end: usize,
}

impl Sentence<'_> {
    fn range(&self) -> TextRange {
        let quote = self.text[self.start..self.end].to_owned();
        TextRange { part: self.part, start: self.start, end: self.end, quote }
    }
}

/// The sentences of a part that are long enough to be compared.
fn sentences(report: &Report, part: Part) -> impl Iterator<Item = Sentence<'_>> {
    texts(report, part).flat_map(|(part, text)| {
        text::sentences(text).filter_map(move |(start, end)| {
            Some(Sentence { hash: sentence(&text[start..end])?, part, text, start, end })
        })
    })
}

/// What a sentence is known by; `None` for a short one.
fn sentence(words: &str) -> Option<u64> {
    const LEAST: usize = 20;
    let masked = masked(strip_ordinal(words));
    let han = masked.iter().filter(|c| text::is_han(**c)).count();
    (han >= LEAST).then(|| hash(&masked))
}

/// Takes `一是`, `（二）`, `3.` off: the order of sentences may change.
fn strip_ordinal(words: &str) -> &str {
    let mark = |c: char| "（()一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    let rest = words.trim_start().trim_start_matches(mark);
    match rest.chars().next() {
        Some(c @ ('是' | '）' | ')' | '、' | '.' | '．')) if rest.len() < words.trim_start().len() => {
            &rest[c.len_utf8()..]
        }
        _ => words,
    }
}

/// The pieces of text of a part.
fn texts(report: &Report, part: Part) -> impl Iterator<Item = (TextPart, &str)> {
    let own = move |piece: TextPart| piece.part() == Some(part) && !matches!(piece, TextPart::Note(_));
    report.narrative.parts().filter(move |(piece, text)| own(*piece) && !text.is_empty())
}

/// The characters of a part that count; a line break between its pieces, which no run bridges by chance.
fn masked_part(report: &Report, part: Part) -> Vec<char> {
    let mut into = Vec::new();
    for (_, text) in texts(report, part) {
        if !into.is_empty() {
            into.push('\n');
        }
        mask(text, &mut into);
    }
    into
}

/// The characters that count: no spaces and marks, one 0 for any number, nothing of 《》 and of set phrases.
fn mask(text: &str, into: &mut Vec<char>) {
    let mut titles = 0_usize;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        // Most characters begin no phrase; ask for the phrases of the others only.
        if matches!(c, '习' | '政' | '依' | '主' | '法' | '以' | '不' | '中' | '国' | '人')
            && let Some(phrase) = PHRASES.iter().find(|phrase| text[at..].starts_with(**phrase))
        {
            skip_to = at + phrase.len();
            continue;
        }
        match c {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            // A 《 that is never closed ends with its line.
            '\n' => titles = 0,
            // The usual marks, before the slow question whether they are letters.
            '，' | '。' | '、' | '；' | '：' | '（' | '）' | '“' | '”' | ' ' => {}
            _ if titles > 0 => {}
            _ if text::is_han(c) => into.push(c),
            _ if c.is_numeric() => {
                let first = into.last() != Some(&'0');
                into.extend(first.then_some('0'));
            }
            _ if c.is_alphanumeric() => into.push(c),
            _ => {}
        }
    }
}

fn masked(text: &str) -> Vec<char> {
    let mut into = Vec::with_capacity(text.len() / 3);
    mask(text, &mut into);
    into
}

/// Phrases that every report may share with every other.
const PHRASES: &[&str] = &[
    "习近平新时代中国特色社会主义思想",
    "政府信息公开工作",
    "政府信息公开",
    "政务公开工作",
    "政务公开",
    "依申请公开",
    "主动公开",
    "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
    "以公开为常态",
    "不公开为例外",
    "中华人民共和国",
    "国务院办公厅",
    "人民政府",
];

/// A set of hashes, open addressing: filled and asked in time that grows with the text and nothing else.
struct Known {
    places: Vec<u64>,
}

impl Known {
    fn with_room(count: usize) -> Known {
        // At most half full; 0 marks a free place.
        Known { places: vec![0; (count * 2 + 1).next_power_of_two()] }
    }

    fn runs(texts: &[Vec<char>]) -> Known {
        let mut known = Known::with_room(texts.iter().map(Vec::len).sum());
        for run in texts.iter().flat_map(|text| rolling(text)) {
            known.insert(run);
        }
        known
    }

    fn insert(&mut self, hash: u64) {
        let at = self.place(hash);
        self.places[at] = hash.max(1);
    }

    fn has(&self, hash: u64) -> bool {
        self.places[self.place(hash)] != 0
    }

    /// Where a hash stands or would stand.
    fn place(&self, hash: u64) -> usize {
        let (hash, mask) = (hash.max(1), self.places.len() - 1);
        let mut at = (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.places[at] != 0 && self.places[at] != hash {
            at = (at + 1) & mask;
        }
        at
    }
}

/// The hash of every run of a text, each from the one before it.
fn rolling(text: &[char]) -> impl Iterator<Item = u64> + '_ {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    let oldest = BASE.wrapping_pow(RUN as u32);
    let mut hash = 0_u64;
    text.iter().enumerate().filter_map(move |(at, &c)| {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(c)));
        if let Some(gone) = at.checked_sub(RUN) {
            hash = hash.wrapping_sub(oldest.wrapping_mul(u64::from(u32::from(text[gone]))));
        }
        (at + 1 >= RUN).then_some(hash)
    })
}

/// How many characters of a text stand in runs that are known.
fn covered(text: &[char], known: &Known) -> usize {
    let (mut count, mut until) = (0, 0);
    for (at, run) in rolling(text).enumerate() {
        if known.has(run) {
            count += at + RUN - until.max(at);
            until = at + RUN;
        }
    }
    count
}

/// FNV-1a over characters: the same everywhere.
fn hash(run: &[char]) -> u64 {
    run.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn percent(part: usize, whole: usize) -> u8 {
    (part * 100).checked_div(whole).map_or(0, |share| share.min(100) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(overview: &str, problems: &str) -> Report {
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Overview, overview);
        report.narrative.set(TextPart::Problems, problems);
        report
    }

    /// Made-up text in which no run stands twice by chance.
    fn words(seed: u32, count: u32) -> String {
        let mixed = |at: u32| {
            let mut mixed = at ^ seed.wrapping_mul(0x9e37_79b9);
            for times in [0x85eb_ca6b_u32, 0xc2b2_ae35] {
                mixed = (mixed ^ (mixed >> 15)).wrapping_mul(times);
            }
            mixed >> 16
        };
        (0..count).filter_map(|at| char::from_u32(0x4e00 + mixed(at) % 5000)).collect()
    }

    #[test]
    fn the_same_text_is_all_alike_and_other_text_is_not() {
        let (one, other) = (report(&words(1, 300), ""), report(&words(2, 300), ""));
        assert_eq!(likeness(&one, &one).unwrap().overall, 100);
        assert_eq!(likeness(&one, &other).unwrap().overall, 0);
        let half = report(&(words(1, 150) + &words(3, 150)), "");
        assert_eq!(likeness(&half, &one).unwrap().overall, 50);
        assert_eq!(likeness(&half, &other).unwrap().overall, 0);
        assert_eq!(likeness(&report("", ""), &one), None);
        assert_eq!(likeness(&one, &report("短", "")), None);
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
    fn sentences_are_known_again_in_another_order() {
        let long = "加强业务培训力度让信息工作人员熟悉各项规章制度和流程";
        let one = report("", &format!("一是{long}。二是另外一件事情。"));
        let other = report("", &format!("（三）{long}；"));
        let found = repeated(&other, &one, Part::Problems);
        assert!(matches!(&found[..], [Place::Text(range)] if range.quote == format!("（三）{long}；")));
        assert!(repeated(&one, &report("", "短句。"), Part::Problems).is_empty());
    }

    #[test]
    fn repeated_sentences_are_found_on_both_sides() {
        let long = "加强业务培训力度让信息工作人员熟悉各项规章制度和流程";
        let one = report("开头一句与去年完全不同。", &format!("一是{long}。二是另外一件事情。"));
        let mut other = report("", &format!("（三）{long}；"));
        let found = repeats(&other, &one);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].now.quote, format!("（三）{long}；"));
        assert_eq!(found[0].before.quote, format!("一是{long}。"));
        assert_eq!(&one.narrative.get(TextPart::Problems)[..found[0].before.end], found[0].before.quote);
        // A sentence that moved to another part was at least thought about.
        let moved = other.narrative.set(TextPart::Problems, "");
        other.narrative.set(TextPart::Overview, moved);
        assert!(repeats(&other, &one).is_empty());
        assert!(repeats(&report("", ""), &one).is_empty());
    }

    #[test]
    fn a_long_text_costs_no_more_than_its_length() {
        let long = report(&words(5, 300_000), "");
        let begin = std::time::Instant::now();
        assert_eq!(likeness(&long, &long).unwrap().overall, 100);
        // Well under a second unless it is quadratic.
        assert!(begin.elapsed().as_secs() < 10, "{:?}", begin.elapsed());
    }
}

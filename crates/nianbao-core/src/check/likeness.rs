//! How much of the text was taken over from last year. What is compared are runs of the characters that count, so the
//! cost grows with the length of the texts and with nothing else. Knows no rule.

use super::letters::{self, Letters};
use super::masked::{Masked, Sentence};
use crate::form::Part;
use crate::model::{Report, TextPart, TextRange};

/// How much of the text was taken over from last year, in whole percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Of all that is compared.
    pub overall: u8,
    /// Of the parts that are compared, with how many characters of each counted.
    pub parts: Vec<(Part, u8, usize)>,
}

/// The parts that are compared. Part 六 is one prescribed statement in most reports.
pub const PARTS: [Part; 2] = [Part::Overview, Part::Problems];
/// A part shorter than this, in characters that count, is compared with nothing.
pub(super) const SHORTEST: usize = 80;
/// How many characters make a run. Shorter runs are shared by all reports.
const RUN: usize = 7;

/// A report's text as it is compared, part by part.
pub(super) type Text = [Masked; PARTS.len()];

/// The text of a report, by its characters.
pub(super) fn text(pieces: &[(TextPart, Letters<'_>)]) -> Text {
    PARTS.map(|part| Masked::of(pieces, part))
}

/// Last year's text, ready for this year's to be held against it.
#[derive(Debug)]
pub(super) struct Before {
    runs: Runs,
    /// How many characters count.
    length: usize,
    /// Of each part, as printed.
    sentences: [Vec<Sentence>; PARTS.len()],
    /// By what each of them is known, with its place among them behind that, in rising order: so numbers are sorted and
    /// sentences stay where they are.
    known: [Vec<u128>; PARTS.len()],
}

impl Before {
    /// The text of last year's report.
    pub(super) fn of(previous: &Report) -> Before {
        let text = text(&letters::pieces(previous));
        let length = text.iter().map(|text| text.chars.len()).sum();
        let runs = Runs::new(&text.each_ref().map(|text| text.chars.as_slice()));
        let sentences = text.map(|text| text.sentences);
        let known = sentences.each_ref().map(|sentences| {
            let known = sentences.iter().zip(0..).map(|(one, at)| known_by(one, at));
            let mut known: Vec<u128> = known.collect();
            known.sort_unstable();
            known
        });
        Before { runs, length, sentences, known }
    }

    /// How much of this year's text was taken over from it; `None` when one of them is too short to say anything.
    pub(super) fn likeness(&self, now: &Text) -> Option<Likeness> {
        let all = now.iter().map(|text| text.chars.len()).sum();
        if all < SHORTEST || self.length < SHORTEST {
            return None;
        }
        let mut parts = Vec::new();
        let mut alike = 0;
        for (part, text) in PARTS.into_iter().zip(now) {
            let same = covered(&text.chars, &self.runs);
            alike += same;
            if text.chars.len() >= SHORTEST {
                parts.push((part, percent(same, text.chars.len()), text.chars.len()));
            }
        }
        Some(Likeness { overall: percent(alike, all), parts })
    }

    /// The sentences of a part of this year's text that it has too, word for word but for their digits, each with the
    /// first place where it stood. They are what people rewrite first; the share counts shorter runs as well.
    pub(super) fn repeats<'s>(
        &'s self,
        now: &'s Text,
        part: Part,
    ) -> impl Iterator<Item = (&'s Sentence, &'s Sentence)> {
        let at = PARTS.iter().position(|own| *own == part);
        at.into_iter().flat_map(move |at| {
            let (known, before) = (&self.known[at], &self.sentences[at]);
            now[at].sentences.iter().filter_map(move |now| {
                let least = known_by(now, 0);
                let first = known.get(known.partition_point(|one| *one < least))?;
                let before = &before[*first as u32 as usize];
                (before.hash == now.hash).then_some((now, before))
            })
        })
    }
}

/// What a sentence is known by, and its place behind that.
fn known_by(sentence: &Sentence, at: u32) -> u128 {
    u128::from(sentence.hash) << 32 | u128::from(at)
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
    let mut hashes = Vec::new();
    for part in text(&letters::pieces(report)) {
        each_run(&part.chars, |_, _, hash| hashes.push(hash));
    }
    hashes
}

/// The sentences of the parts that are compared, each with what it is known by: whoever shares that says the same but for
/// digits. For comparing many reports with one another.
pub fn said(report: &Report) -> Vec<(u64, TextRange)> {
    let texts = text(&letters::pieces(report));
    texts.iter().flat_map(|text| &text.sentences).map(|one| (one.hash, one.range(report))).collect()
}

/// Stands behind each text, so that no run goes on from one to the next; no character that counts.
const END: char = '\0';

/// The runs of a text and where they stand, open addressing: filled and asked in time that grows with the text and
/// nothing else.
#[derive(Debug)]
struct Runs {
    text: Vec<char>,
    /// One more than where a run stands; 0 is a free place. At most half are taken.
    places: Vec<u32>,
}

impl Runs {
    /// The runs of several texts.
    fn new(texts: &[&[char]]) -> Runs {
        let count: usize = texts.iter().map(|text| text.len()).sum();
        let places = vec![0; (count * 2 + 1).next_power_of_two()];
        let mut runs = Runs { text: Vec::with_capacity(count + texts.len()), places };
        for text in texts {
            let from = runs.text.len();
            runs.text.extend_from_slice(text);
            runs.text.push(END);
            each_run(text, |at, run, hash| {
                if let Err(free) = runs.look(run, hash) {
                    runs.places[free] = (from + at) as u32 + 1;
                }
            });
        }
        runs
    }

    /// Where a run stands; the free place for it when it is not known.
    fn look(&self, run: &[char; RUN], hash: u64) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let mut at = (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while let Some(known) = (self.places[at] as usize).checked_sub(1) {
            if self.text[known..].first_chunk() == Some(run) {
                return Ok(known);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}

/// Shows every run of a text: where it stands, its characters, and its hash, which is made from the one before it.
fn each_run(text: &[char], mut show: impl FnMut(usize, &[char; RUN], u64)) {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    const OLDEST: u64 = BASE.wrapping_pow(RUN as u32);
    let number = |c: &char| u64::from(u32::from(*c));
    let first = text.iter().take(RUN - 1);
    let mut hash = first.fold(0_u64, |hash, c| hash.wrapping_mul(BASE).wrapping_add(number(c)));
    // Nothing leaves when the first run is full.
    let mut gone = 0;
    for (at, run) in text.windows(RUN).enumerate() {
        let Some(run) = run.first_chunk::<RUN>() else { continue };
        let next = hash.wrapping_mul(BASE).wrapping_add(number(&run[RUN - 1]));
        hash = next.wrapping_sub(OLDEST.wrapping_mul(gone));
        gone = number(&run[0]);
        show(at, run, hash);
    }
}

/// How many characters of a text stand in runs that are known.
fn covered(text: &[char], known: &Runs) -> usize {
    let (mut count, mut until) = (0, 0);
    let mut before: Option<usize> = None;
    each_run(text, |at, run, hash| {
        // Where the run before was known, this one mostly goes on there.
        let goes_on =
            before.map(|place| place + 1).filter(|place| known.text[place + RUN - 1] == run[RUN - 1]);
        before = goes_on.or_else(|| known.look(run, hash).ok());
        if before.is_some() {
            count += at + RUN - until.max(at);
            until = at + RUN;
        }
    });
    count
}

fn percent(part: usize, whole: usize) -> u8 {
    (part * 100).checked_div(whole).map_or(0, |share| share.min(100) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{LastYear, Reading};

    fn report(overview: &str, problems: &str) -> Report {
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Overview, overview);
        report.narrative.set(TextPart::Problems, problems);
        report
    }

    fn likeness(report: &Report, previous: &Report) -> Option<Likeness> {
        Reading::new(report, Some(&LastYear::of(previous))).likeness().cloned()
    }

    fn repeats(report: &Report, previous: &Report) -> Vec<Repeat> {
        let last = LastYear::of(previous);
        let reading = Reading::new(report, Some(&last));
        PARTS.iter().flat_map(|part| reading.repeats(*part)).cloned().collect()
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
    fn sentences_are_known_again_in_another_order() {
        let long = "加强业务培训力度让信息工作人员熟悉各项规章制度和流程";
        let one = report("", &format!("一是{long}。二是另外一件事情。"));
        let other = report("", &format!("（三）{long}；"));
        let short = report("", "短句。");
        let found = repeats(&other, &one);
        assert!(matches!(&found[..], [repeat] if repeat.now.quote == format!("（三）{long}；")));
        assert!(repeats(&one, &short).is_empty());
        let twice = report("", &format!("一是{long}。二是{long}。"));
        assert_eq!(repeats(&other, &twice)[0].before.start, 0);
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
        // Would not be done today if it were quadratic.
        assert_eq!(likeness(&long, &long).unwrap().overall, 100);
    }
}

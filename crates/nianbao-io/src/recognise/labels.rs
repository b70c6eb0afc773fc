//! Where the labels of a table stand in a stream of words: with faults, torn, shortened, in printed order. Reads no
//! values.

use nianbao_core::form::{EditionKey, TableKey};

use super::fold::folded;
use super::patterns::{Pattern, book};
use super::search::Search;
use super::shortened::{self, Shortened};
use super::similar::Hit;
use super::token::{self, Stream};

/// A label that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Which pattern.
    pub(super) pattern: usize,
    /// Its characters in the stream.
    pub(super) hit: Hit,
    /// Whether it was told by a part of its words only.
    pub(super) shortened: bool,
    pub(super) weight: i64,
}

/// The labels of one table of one edition found in a stream, in order.
pub(super) struct Found {
    /// The edition.
    pub(super) edition: EditionKey,
    /// What was looked for.
    pub(super) patterns: &'static [Pattern],
    /// What was found, by position.
    pub(super) marks: Vec<Mark>,
    /// How well the words agree with this edition.
    pub(super) score: i64,
    /// Whether words were found that not every edition prints.
    pub(super) own_words: bool,
}

/// Finds labels in a stream.
pub(super) struct Finder<'s, 'a> {
    stream: &'s Stream<'a>,
    search: Search<'s>,
    shortened: Shortened,
}

impl<'s, 'a> Finder<'s, 'a> {
    /// Looks for everything that any edition prints.
    pub(super) fn new(stream: &'s Stream<'a>) -> Finder<'s, 'a> {
        let search = Search::new(&stream.chars, &book().wordings);
        Finder { stream, search, shortened: Shortened::of(stream) }
    }

    /// Finds the labels of a table as an edition prints them.
    pub(super) fn find(&mut self, edition: EditionKey, table: TableKey) -> Found {
        let stream = self.stream;
        let printed = book().printed(edition, table);
        let patterns = printed.patterns.as_slice();
        let mut candidates = Vec::new();
        for (number, pattern) in patterns.iter().enumerate() {
            for (form, &(wording, length)) in pattern.forms.iter().enumerate() {
                for hit in self.search.hits(wording, form == 0) {
                    if let Some(mut weight) = weight(stream, length, *hit) {
                        // The order of rows counts; a group's label may stand in each of them.
                        if pattern.row.is_none() {
                            weight = (weight / 3).max(1);
                        }
                        let shortened = form > 0 && pattern.ordinal.is_none();
                        // The wording in full wins over the short one at the same place.
                        candidates.push(Mark {
                            pattern: number,
                            hit: *hit,
                            shortened,
                            weight: weight - form as i64,
                        });
                    }
                }
            }
        }
        self.shortened.add(stream, patterns, &mut candidates);
        let mut marks = chain(candidates);
        shortened::add_between(stream, patterns, &mut marks);
        let mut found = Found { edition, patterns, marks, score: 0, own_words: false };
        found.judge(&printed.own, &self.search);
        found
    }

    /// Tokens where headings over several columns of a table stand.
    pub(super) fn column_groups(&mut self, table: TableKey) -> Vec<usize> {
        let groups = &book().printed(EditionKey::latest(), table).column_groups;
        let mut found = Vec::new();
        for group in groups {
            let hits = self.search.hits(*group, false);
            found.extend(hits.iter().map(|hit| self.stream.owner[hit.start]));
        }
        found.sort_unstable();
        found
    }
}

fn starts_token(stream: &Stream<'_>, at: usize) -> bool {
    at == 0 || stream.owner[at - 1] != stream.owner[at]
}

fn ends_token(stream: &Stream<'_>, end: usize) -> bool {
    end == stream.owner.len() || stream.owner[end - 1] != stream.owner[end]
}

/// How much a place speaks for a label; `None` when a label so short could stand there by chance.
fn weight(stream: &Stream<'_>, length: usize, hit: Hit) -> Option<i64> {
    let begins = starts_token(stream, hit.start);
    let ends = ends_token(stream, hit.end);
    let certain = match length {
        0..=2 => hit.distance == 0 && (ends && (begins || in_line(stream, hit))),
        3 => begins || ends,
        _ => true,
    };
    let weight = 2 * (length as i64 - 2 * hit.distance as i64) + i64::from(begins) + i64::from(ends);
    (certain && weight > 0).then_some(weight)
}

/// Whether the words run together with others, so that only what follows can bound a label.
fn in_line(stream: &Stream<'_>, hit: Hit) -> bool {
    stream.tokens[stream.owner[hit.start]].shape == super::rows::Shape::Text
        && stream.tokens[stream.owner[hit.start]].text.len() > 12
}

/// The heaviest choice of candidates in printed order that do not overlap.
fn chain(mut candidates: Vec<Mark>) -> Vec<Mark> {
    candidates.sort_by_key(|mark| (mark.hit.end, mark.hit.start, mark.pattern));
    candidates.truncate(600);
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(candidates.len());
    for (at, mark) in candidates.iter().enumerate() {
        let mut entry = (mark.weight, None);
        // Those that end before it begins, because they are sorted by their ends.
        let ended = candidates[..at].partition_point(|earlier| earlier.hit.end <= mark.hit.start);
        for (before, earlier) in candidates[..ended].iter().enumerate() {
            if earlier.pattern < mark.pattern && best[before].0 + mark.weight > entry.0 {
                entry = (best[before].0 + mark.weight, Some(before));
            }
        }
        best.push(entry);
    }
    let mut at = (0..best.len()).max_by_key(|&at| (best[at].0, std::cmp::Reverse(at)));
    let mut marks = Vec::new();
    while let Some(place) = at {
        marks.push(candidates[place]);
        at = best[place].1;
    }
    marks.reverse();
    marks
}

impl Found {
    /// Rows found.
    pub(super) fn rows(&self) -> usize {
        self.marks.iter().filter(|mark| self.patterns[mark.pattern].row.is_some()).count()
    }

    /// Whether a pattern was found.
    pub(super) fn mark(&self, pattern: usize) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.pattern == pattern)
    }

    /// The words of a mark as found, tokens joined without spaces.
    pub(super) fn words(&self, stream: &Stream<'_>, mark: &Mark) -> String {
        let mut words = String::new();
        let mut last = None;
        for at in mark.hit.start..mark.hit.end {
            let token = stream.owner[at];
            if last != Some(token) {
                words.push_str(stream.tokens[token].text);
                last = Some(token);
            }
        }
        words.split_whitespace().collect()
    }

    fn judge(&mut self, own: &[(usize, usize)], search: &Search<'_>) {
        let last = self.marks.iter().map(|mark| mark.pattern).max();
        for (number, pattern) in self.patterns.iter().enumerate() {
            match self.mark(number) {
                Some(mark) => self.score += mark.weight,
                // Rows behind the last one found may have been cut off.
                None if pattern.row.is_some() && last.is_some_and(|last| number < last) => self.score -= 6,
                None => {}
            }
        }
        for (_, length) in own.iter().filter(|(wording, _)| search.stands(*wording)) {
            self.score += 2 * *length as i64;
            self.own_words = true;
        }
    }
}

/// Whether a token is the tail or the head of a label, and no word of its own.
pub(super) fn is_known(stream: &Stream<'_>, token: usize) -> bool {
    let words = folded(stream.tokens[token].text);
    stream.tokens[token].kind != token::Kind::Text || super::section::is_pieced(&words)
}

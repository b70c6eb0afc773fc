//! Where the labels of a table stand in a stream of words: with faults, torn, shortened, in printed order. Reads no
//! values.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use nianbao_core::form::node::{Kind, Node};
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey, label};

use super::fold::folded;
use super::shortened;
use super::similar::{self, Hit};
use super::token::{self, Stream};

/// A label of a row, as it is looked for.
pub(super) struct Pattern {
    /// The key of the row, the group, or the banner's text.
    pub(super) key: &'static str,
    /// As printed.
    pub(super) printed: &'static str,
    /// The value row it heads, counted as in [`Layout::slots`]; `None` for groups and banners.
    pub(super) row: Option<usize>,
    /// The wordings it is found under, the printed one first.
    pub(super) forms: Vec<Vec<char>>,
    /// The number it bears.
    pub(super) ordinal: Option<u8>,
    /// Its words without the number.
    pub(super) bare: Vec<char>,
}

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
    table: TableKey,
    /// What was looked for.
    pub(super) patterns: &'static [Pattern],
    /// What was found, by position.
    pub(super) marks: Vec<Mark>,
    /// How well the words agree with this edition.
    pub(super) score: i64,
    /// Whether words were found that not every edition prints.
    pub(super) own_words: bool,
}

/// Remembers searches, because editions share most labels.
#[derive(Default)]
pub(super) struct Finder {
    hits: HashMap<Vec<char>, Vec<Hit>>,
}

/// The labels of a table's rows, made once.
pub(super) fn patterns(edition: EditionKey, table: TableKey) -> &'static [Pattern] {
    type Made = Mutex<Vec<((EditionKey, TableKey), &'static [Pattern])>>;
    static MADE: Made = Mutex::new(Vec::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, patterns)) = made.iter().find(|(of, _)| *of == (edition, table)) {
        return patterns;
    }
    // As many as there are tables, and kept as long as the program runs.
    let patterns: &'static [Pattern] = Vec::leak(printed(edition, table));
    made.push(((edition, table), patterns));
    patterns
}

/// Banners, groups and rows in printed order.
fn printed(edition: EditionKey, table: TableKey) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    let mut row = 0;
    for band in Layout::of(edition, table).table.bands {
        if let Some(banner) = band.banner {
            patterns.push(pattern(banner, banner, None));
        }
        add(band.rows, &mut row, &mut patterns);
    }
    patterns
}

fn add(tree: &'static [Node], row: &mut usize, into: &mut Vec<Pattern>) {
    for node in tree {
        match node.kind {
            Kind::Group(children) => {
                into.push(pattern(node.key, node.label, None));
                add(children, row, into);
            }
            _ => {
                into.push(pattern(node.key, node.label, Some(*row)));
                *row += 1;
            }
        }
    }
}

fn pattern(key: &'static str, printed: &'static str, row: Option<usize>) -> Pattern {
    let mut forms = vec![folded(printed)];
    // What stands in brackets behind a label is often left out.
    if let Some(at) = printed.char_indices().skip(4).find(|(_, c)| *c == '（').map(|(at, _)| at) {
        forms.push(folded(&printed[..at]));
    }
    let (ordinal, bare) = label::split_ordinal(printed);
    let bare = folded(&bare);
    if ordinal.is_some() && bare.len() >= 4 && forms.len() == 1 {
        forms.push(bare.clone());
    }
    forms.retain(|form| form.len() >= 2);
    Pattern { key, printed, row, forms, ordinal, bare }
}

impl Finder {
    /// Finds the labels of a table as an edition prints them.
    pub(super) fn find(&mut self, stream: &Stream<'_>, edition: EditionKey, table: TableKey) -> Found {
        let patterns = patterns(edition, table);
        let mut candidates = Vec::new();
        for (number, pattern) in patterns.iter().enumerate() {
            for (form, words) in pattern.forms.iter().enumerate() {
                for hit in self.hits(words, stream, form == 0) {
                    if let Some(mut weight) = weight(stream, words.len(), *hit) {
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
        shortened::add(stream, patterns, &mut candidates);
        let mut marks = chain(candidates);
        shortened::add_between(stream, patterns, &mut marks);
        let mut found = Found { edition, table, patterns, marks, score: 0, own_words: false };
        found.judge(stream, table);
        found
    }

    fn hits(&mut self, words: &[char], stream: &Stream<'_>, similar: bool) -> &[Hit] {
        self.hits.entry(words.to_vec()).or_insert_with(|| {
            let mut hits = Vec::new();
            similar::find_exact(words, &stream.chars, &mut hits);
            if hits.is_empty() && similar && words.len() >= 3 {
                similar::find_similar(words, &stream.chars, words.len() * 34 / 100, &mut hits);
            }
            hits.truncate(64);
            hits
        })
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
        for before in 0..at {
            let earlier = &candidates[before];
            if earlier.pattern < mark.pattern
                && earlier.hit.end <= mark.hit.start
                && best[before].0 + mark.weight > entry.0
            {
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

    fn judge(&mut self, stream: &Stream<'_>, table: TableKey) {
        let last = self.marks.iter().map(|mark| mark.pattern).max();
        for (number, pattern) in self.patterns.iter().enumerate() {
            match self.marks.iter().find(|mark| mark.pattern == number) {
                Some(mark) => self.score += mark.weight,
                // Rows behind the last one found may have been cut off.
                None if pattern.row.is_some() && last.is_some_and(|last| number < last) => self.score -= 6,
                None => {}
            }
        }
        let others: Vec<Vec<&str>> = EditionKey::all()
            .filter(|edition| *edition != self.edition)
            .map(|edition| words_of(edition, table))
            .collect();
        for words in words_of(self.edition, table) {
            // What every edition prints tells nothing; what only some print speaks for each of them.
            if others.iter().all(|other| other.contains(&words)) {
                continue;
            }
            let words = folded(words);
            let stands = words.len() > 3 && similar::contains(&stream.chars, &words);
            if stands {
                self.score += 2 * words.len() as i64;
                self.own_words = true;
            }
        }
    }
}

/// Every row and column label of a table that holds values.
fn words_of(edition: EditionKey, table: TableKey) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for slot in &Layout::of(edition, table).slots {
        for label in [slot.row_label(), slot.column_label()] {
            if !words.contains(&label) {
                words.push(label);
            }
        }
    }
    words
}

/// Whether a token is the tail or the head of a label, and no word of its own.
pub(super) fn is_known(stream: &Stream<'_>, token: usize) -> bool {
    let words = folded(stream.tokens[token].text);
    stream.tokens[token].kind != token::Kind::Text || super::section::is_pieced(&words)
}

impl Finder {
    /// Tokens where headings over several columns of a table stand, the most telling (longest) ones only.
    pub(super) fn column_groups(&mut self, stream: &Stream<'_>, table: TableKey) -> Vec<usize> {
        let mut found = Vec::new();
        for band in Layout::of(EditionKey::latest(), table).table.bands {
            let mut groups: Vec<&Node> = Vec::new();
            let mut open: Vec<&'static Node> = band.columns.iter().collect();
            while let Some(node) = open.pop() {
                if !node.children().is_empty() {
                    groups.push(node);
                    open.extend(node.children());
                }
            }
            for node in groups {
                let words = folded(node.label);
                if words.len() >= 5 {
                    let hits = self.hits(&words, stream, false);
                    found.extend(hits.iter().map(|hit| stream.owner[hit.start]));
                }
            }
        }
        found.sort_unstable();
        found
    }
}

impl Found {
    /// How many values a row holds.
    pub(super) fn width(&self, row: usize) -> usize {
        let table = self.table;
        Layout::of(self.edition, table).slots.iter().filter(|slot| slot.row == row).count()
    }
}

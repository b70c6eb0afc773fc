//! Finds wordings in the words of a document: what stands there to the letter in one pass for all of them, what has
//! faults only when it is asked for. Knows nothing of the form.

use super::similar::{self, Hit};

/// Wordings to be looked for, each known by its number.
#[derive(Default)]
pub(super) struct Wordings {
    words: Vec<Vec<char>>,
    /// The numbers of wordings by how they begin, sorted.
    begins: Vec<([char; 2], usize)>,
    /// Whether some wording could begin with two characters: one bit for each of their hashes.
    begun: Vec<u64>,
}

/// Bits of [`Wordings::begun`]; most pairs of characters of a document begin no wording.
const HASHES: usize = 4096;

/// Hits of one wording that are used.
const MOST_HITS: usize = 64;

fn hash(begin: [char; 2]) -> usize {
    (begin[0] as usize * 31 + begin[1] as usize) % HASHES
}

impl Wordings {
    /// The number of a wording of two characters or more.
    pub(super) fn add(&mut self, words: &[char]) -> usize {
        if let Some(number) = self.words.iter().position(|known| known == words) {
            return number;
        }
        let number = self.words.len();
        if let [first, second, ..] = *words {
            let entry = ([first, second], number);
            self.begins.insert(self.begins.partition_point(|other| *other < entry), entry);
            self.begun.resize(HASHES / 64, 0);
            let bit = hash(entry.0);
            self.begun[bit / 64] |= 1 << (bit % 64);
        }
        self.words.push(words.to_vec());
        number
    }

    /// A wording.
    pub(super) fn words(&self, number: usize) -> &[char] {
        &self.words[number]
    }

    /// Every place where a wording stands to the letter.
    fn places(&self, text: &[char]) -> Vec<(usize, usize)> {
        let mut places = Vec::with_capacity(128);
        for (at, pair) in text.windows(2).enumerate() {
            let begin = [pair[0], pair[1]];
            let bit = hash(begin);
            if self.begun.get(bit / 64).is_none_or(|bits| bits >> (bit % 64) & 1 == 0) {
                continue;
            }
            let first = self.begins.partition_point(|(other, _)| *other < begin);
            let same = self.begins[first..].iter().take_while(|(other, _)| *other == begin);
            let stands = same.filter(|(_, number)| text[at..].starts_with(&self.words[*number]));
            places.extend(stands.map(|(_, number)| (*number, at)));
        }
        places.sort_unstable();
        places
    }
}

/// Searches one text, and remembers what was found, because tables and editions share most wordings.
pub(super) struct Search<'t> {
    text: &'t [char],
    wordings: &'static Wordings,
    /// Wordings and the places where they stand to the letter, sorted.
    exact: Vec<(usize, usize)>,
    /// For each wording that was asked for: its hits.
    asked: Vec<Option<Vec<Hit>>>,
}

impl<'t> Search<'t> {
    /// Looks for all wordings in a text.
    pub(super) fn new(text: &'t [char], wordings: &'static Wordings) -> Search<'t> {
        let asked = vec![None; wordings.words.len()];
        Search { text, wordings, exact: wordings.places(text), asked }
    }

    fn exact(&self, number: usize) -> &[(usize, usize)] {
        let from = self.exact.partition_point(|(other, _)| *other < number);
        let count = self.exact[from..].iter().take_while(|(other, _)| *other == number).count();
        &self.exact[from..from + count]
    }

    /// Whether a wording stands in the text to the letter.
    pub(super) fn stands(&self, number: usize) -> bool {
        !self.exact(number).is_empty()
    }

    /// Where a wording stands: to the letter, or, where it does so nowhere and faults are `allowed`, with some.
    pub(super) fn hits(&mut self, number: usize, allowed: bool) -> &[Hit] {
        if self.asked[number].is_none() {
            let words = self.wordings.words(number);
            let exact = self.exact(number).iter().take(MOST_HITS);
            let mut hits: Vec<Hit> = exact
                .map(|(_, start)| Hit { start: *start, end: start + words.len(), distance: 0 })
                .collect();
            if hits.is_empty() && allowed && words.len() >= 3 {
                similar::find_similar(words, self.text, words.len() * 34 / 100, &mut hits);
                hits.truncate(MOST_HITS);
            }
            self.asked[number] = Some(hits);
        }
        self.asked[number].as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;

    #[test]
    fn finds_all_in_one_pass() {
        static WORDINGS: OnceLock<(Wordings, Vec<usize>)> = OnceLock::new();
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let (wordings, numbers) = WORDINGS.get_or_init(|| {
            let mut wordings = Wordings::default();
            let numbers = ["ab", "abc", "bcd", "aa", "abcdefgh", "ab"].map(|text| wordings.add(&chars(text)));
            (wordings, numbers.to_vec())
        });
        assert_eq!(numbers, &[0, 1, 2, 3, 4, 0]);
        let text = chars("aaabcdxabcdeghab");
        let mut search = Search::new(&text, wordings);
        let mut starts = |number: usize, allowed: bool| -> Vec<(usize, usize)> {
            search.hits(number, allowed).iter().map(|hit| (hit.start, hit.distance)).collect()
        };
        assert_eq!(starts(0, true), [(2, 0), (7, 0), (14, 0)]);
        assert_eq!(starts(1, true), [(2, 0), (7, 0)]);
        assert_eq!(starts(2, false), [(3, 0), (8, 0)]);
        assert_eq!(starts(3, true), [(0, 0), (1, 0)]);
        assert_eq!(starts(4, true), [(7, 1)]);
        assert!(search.stands(3) && !search.stands(4));
    }
}

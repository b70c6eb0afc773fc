//! A text taken apart into its characters, once for all who read it. Knows no word and no mark.

use crate::model::{Report, TextPart};

/// A character and the byte it begins at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letter {
    pub(super) at: u32,
    pub(super) c: char,
}

/// The characters of a piece of text.
#[derive(Debug)]
pub(super) struct Letters<'a> {
    text: &'a str,
    all: Vec<Letter>,
    /// Where those stand that are no usual Chinese characters.
    others: Vec<u32>,
}

impl<'a> Letters<'a> {
    /// Takes a text apart.
    pub(super) fn new(text: &'a str) -> Letters<'a> {
        // To count them first is cheaper than to ask for each whether there is room.
        let mut all = vec![Letter::default(); text.chars().count()];
        for (letter, (at, c)) in all.iter_mut().zip(text.char_indices()) {
            *letter = Letter { at: at as u32, c };
        }
        let others = others(all.iter().map(|letter| letter.c));
        Letters { text, all, others }
    }

    /// The text as it was written.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Letter] {
        &self.all
    }

    /// Those that are no usual Chinese characters.
    pub(super) fn others(&self) -> impl ExactSizeIterator<Item = Letter> + '_ {
        self.others.iter().map(|at| self.all[*at as usize])
    }

    /// The text in stretches, each with the character behind it that is neither a usual Chinese one nor `kept`; `None` at
    /// the end of the text. So most of a text is taken over without looking at it.
    pub(super) fn stretches(
        &self,
        kept: impl Fn(char) -> bool,
    ) -> impl Iterator<Item = (&[Letter], Option<Letter>)> {
        let mut from = 0;
        let others = self.others.iter().map(|at| *at as usize);
        let ends = others.filter(move |at| !kept(self.all[*at].c)).chain([self.all.len()]);
        ends.map(move |end| {
            let stretch = &self.all[from..end];
            from = end + 1;
            (stretch, self.all.get(end).copied())
        })
    }
}

/// Where those stand that are no usual Chinese characters. Which one is next nobody can foretell, a processor neither:
/// so each is written down and the next one over it, without a question.
pub(super) fn others(chars: impl ExactSizeIterator<Item = char>) -> Vec<u32> {
    let mut found = vec![0; chars.len()];
    let mut count = 0;
    for (at, c) in chars.enumerate() {
        found[count] = at as u32;
        count += usize::from(!is_usual_han(c));
    }
    found.truncate(count);
    found
}

/// A set of a few characters that answers without a question in between.
pub(super) struct Set([char; Set::SIZE]);

impl Set {
    const SIZE: usize = 512;

    /// Those of a list; the compiler refuses a list of which two have one place.
    pub(super) const fn new(list: &[char]) -> Set {
        // In a free place stands a character that belongs to another.
        let mut set = ['\0'; Set::SIZE];
        set[0] = '\u{1}';
        let mut at = 0;
        while at < list.len() {
            let place = list[at] as usize % Set::SIZE;
            assert!(set[place] as usize % Set::SIZE != place, "two characters have one place");
            set[place] = list[at];
            at += 1;
        }
        Set(set)
    }

    /// Whether a character is one of them.
    pub(super) fn has(&self, c: char) -> bool {
        self.0[c as usize % Set::SIZE] == c
    }
}

/// Every piece of a report's text that is not empty, in printed order.
pub(super) fn pieces(report: &Report) -> Vec<(TextPart, Letters<'_>)> {
    let pieces = report.narrative.parts().filter(|(_, words)| !words.is_empty());
    pieces.map(|(part, words)| (part, Letters::new(words))).collect()
}

/// Whether it is a Chinese character as nearly all are.
pub(super) fn is_usual_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_hold_every_character() {
        for text in ["", "甲乙", "，", "收到3件，\n办结㐀𠀀件。完", "abc"] {
            let letters = Letters::new(text);
            for kept in ["", "，。", "3bc"] {
                let own = |c: char| is_usual_han(c) || kept.contains(c);
                let mut read = String::new();
                for (stretch, other) in letters.stretches(|c| kept.contains(c)) {
                    assert!(stretch.iter().all(|letter| own(letter.c)), "{text}");
                    assert!(other.is_none_or(|letter| !own(letter.c)), "{text}");
                    for letter in stretch.iter().copied().chain(other) {
                        assert_eq!(letter.at as usize, read.len(), "{text}");
                        read.push(letter.c);
                    }
                }
                assert_eq!(read, text);
            }
            let others: String = letters.others().map(|letter| letter.c).collect();
            assert_eq!(others, text.replace(is_usual_han, ""), "{text}");
        }
    }

    #[test]
    fn a_set_has_its_own_and_no_others() {
        const LIST: &[char] = &['，', '。', '0', '“', '\u{1ff}'];
        const SET: Set = Set::new(LIST);
        for c in '\0'..=char::MAX {
            assert_eq!(SET.has(c), LIST.contains(&c), "{c:?}");
        }
    }
}

//! What words of running text can mean, and how one is found. Tests every entry of the vocabulary; knows no sentence.

use std::sync::OnceLock;

use super::Topic;
use super::vocabulary;

/// What was done, as bits: a clause may name several.
pub mod act {
    /// 收到, 受理.
    pub const RECEIVED: u16 = 1;
    /// 办结, 答复.
    pub const CLOSED: u16 = 2;
    /// 办理: received or closed.
    pub const HANDLED: u16 = 4;
    /// 上年结转.
    pub const CARRIED_IN: u16 = 8;
    /// 结转下年.
    pub const CARRIED_OUT: u16 = 16;
    /// 制发, 制定.
    pub const ISSUED: u16 = 32;
    /// 废止.
    pub const REPEALED: u16 = 64;
    /// 现行有效.
    pub const IN_FORCE: u16 = 128;
    /// 公开, 发布: perhaps issued, perhaps something else.
    pub const PUBLISHED: u16 = 256;
    /// 作出: decided.
    pub const DECIDED: u16 = 512;
    /// 清理: those in force were gone through, and perhaps counted before.
    pub const CHECKED: u16 = 1024;
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// What the clause is about.
    Topic(Topic),
    /// 申请 alone: applications where those are spoken of.
    Application,
    /// Something this form does not count.
    Elsewhere,
    /// 主动公开: counted elsewhere, and what follows may be the other ways documents are kept: 依申请公开3件、不予公开2件.
    Opened,
    /// 公开属性: documents are sorted by whether they may be public.
    Sorted,
    /// 公文: counted elsewhere, and sorted so.
    Papers,
    /// 信息公开: the clause is about disclosure.
    Disclosure,
    /// What was done.
    Act(u16),
    /// A row of the applications' results, by key.
    Row(&'static str),
    /// Words that are likely such a row: 信息不存在. A number may agree with it, and never differs.
    Likely(&'static str),
    /// Who applied, by key.
    Column(&'static str),
    /// How a dispute ended, by key.
    Ending(&'static str),
    /// Nothing of the kind happened. Loose words also stand before verbs.
    Not {
        /// Whether the word is 无, 没有 or the like.
        loose: bool,
    },
    /// 未制定: no documents were made or repealed, as bits of `act`.
    Unmade(u16),
    /// 均为0 and the like behind what is counted.
    Nil,
    /// The year of the report.
    This,
    /// Another year or a stretch of years, until the sentence ends or this year is named.
    OtherTime,
    /// A comparison; of this clause only.
    Compare,
    /// Only the organ itself.
    Own,
    /// The whole region.
    Region,
    /// A way of applying, or some of the organs.
    Portion,
    /// 等渠道: the ways of applying that were named are examples, and all of them are meant.
    AllWays,
    /// Takes the clause out: it counts something narrower.
    Narrower,
    /// 按期: all that was closed, unless the sentence tells apart what was 延期.
    Punctual,
    /// 延期: narrower, and what was 按期 is no more than the rest.
    Extended,
    /// What follows are parts of what was counted before.
    Among,
    /// 全部办结.
    AllClosed,
    /// A new item begins.
    Next,
    /// 占: a share follows.
    Share,
    /// 等: a list is not complete.
    AndSo,
    /// 分别为: the numbers that follow are of the things before, one each.
    Each,
    /// 合计: what the numbers before come to.
    InAll,
    /// What stands before it is the cause of what follows.
    Because,
    /// Says nothing, and hides no number from the words before it.
    Filler,
}

/// What Chinese numbers begin with.
pub(super) const NUMERALS: &[char] =
    &['零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百'];

/// All words, ready to be found.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

/// All words by how they begin.
pub(super) struct Lexicon {
    /// For every sum of two characters a bit, whether a word may begin with them: most of a text is no word.
    pairs: [u64; SUMS / 64],
    /// For the lowest bits of a character a bit, whether it may be a word or a numeral by itself.
    alone: [u64; ALONE / 64],
    /// Where each list of `words` begins, and the end of the last.
    starts: [u16; LISTS + 1],
    words: Vec<Entry>,
}

/// How many sums of two characters are told apart.
const SUMS: usize = 1 << 16;
/// How many single characters are told apart.
const ALONE: usize = 1 << 13;
/// How many lists the words are kept in, by their sums: a word or two in each.
const LISTS: usize = 1024;

/// Differs for most pairs.
fn sum([first, second]: [char; 2]) -> usize {
    (first as usize * 31 + second as usize) % SUMS
}

/// The list of the words that begin with these two, or are the first alone with 0 behind it.
fn list(begins: [char; 2]) -> usize {
    sum(begins) % LISTS
}

struct Entry {
    /// The first two characters; 0 behind a word of one.
    begins: [char; 2],
    /// The others.
    rest: Vec<char>,
    length: usize,
    meaning: Word,
}

impl Lexicon {
    fn new() -> Lexicon {
        let entry = |(word, meaning): (&str, Word)| {
            let chars: Vec<char> = word.chars().collect();
            let begins = [0, 1].map(|at: usize| chars.get(at).copied().unwrap_or_default());
            let rest = chars.get(2..).unwrap_or_default().to_vec();
            Entry { begins, rest, length: chars.len(), meaning }
        };
        let mut words: Vec<Entry> = vocabulary::entries().map(entry).collect();
        // By list; in each the longest first, so that the first that fits is the one.
        words.sort_by_key(|entry| (list(entry.begins), usize::MAX - entry.length));
        let (mut pairs, mut alone, mut starts) = ([0; SUMS / 64], [0; ALONE / 64], [0; LISTS + 1]);
        let set = |bits: &mut [u64], of: usize| bits[of / 64] |= 1 << (of % 64);
        for entry in &words {
            match entry.begins {
                [first, '\0'] => set(&mut alone, first as usize % ALONE),
                pair => set(&mut pairs, sum(pair)),
            }
            starts[list(entry.begins) + 1] += 1;
        }
        for numeral in NUMERALS {
            set(&mut alone, *numeral as usize % ALONE);
        }
        for at in 0..LISTS {
            starts[at + 1] += starts[at];
        }
        Lexicon { pairs, alone, starts, words }
    }

    /// Whether a word or a numeral may begin here: asked of every character, and answered at once.
    #[inline]
    pub(super) fn may_begin(&self, chars: &[char], at: usize) -> bool {
        let pair = [chars[at], chars.get(at + 1).copied().unwrap_or('\n')];
        self.begins(pair) | self.stands_alone(pair[0])
    }

    fn begins(&self, pair: [char; 2]) -> bool {
        let sum = sum(pair);
        self.pairs[sum / 64] >> (sum % 64) & 1 != 0
    }

    fn stands_alone(&self, c: char) -> bool {
        let place = c as usize % ALONE;
        self.alone[place / 64] >> (place % 64) & 1 != 0
    }

    /// The longest word that begins here, with its length.
    pub(super) fn find(&self, chars: &[char], at: usize) -> Option<(usize, Word)> {
        let pair = [chars[at], chars.get(at + 1).copied().unwrap_or('\n')];
        // A call to compare two or three characters would cost more than they do.
        let behind = chars.get(at + 2..).unwrap_or_default().iter();
        let fits = |entry: &&Entry| behind.clone().take(entry.rest.len()).eq(&entry.rest);
        let of = |begins: [char; 2]| {
            let list = list(begins);
            let words = &self.words[usize::from(self.starts[list])..usize::from(self.starts[list + 1])];
            let mut words = words.iter().filter(|entry| entry.begins == begins);
            words.find(fits).map(|entry| (entry.length, entry.meaning))
        };
        let longer = if self.begins(pair) { of(pair) } else { None };
        longer.or_else(|| if self.stands_alone(pair[0]) { of([pair[0], '\0']) } else { None })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Word::*;
    use super::*;
    use crate::form::path::Layout;
    use crate::form::{EditionKey, TableKey};

    #[test]
    fn every_word_is_found_in_a_sentence_and_stands_once() {
        let mut seen = BTreeSet::new();
        for (text, meaning) in vocabulary::entries() {
            let chars: Vec<char> = format!("丶{text}丶").chars().collect();
            assert_eq!(lexicon().find(&chars, 1), Some((text.chars().count(), meaning)), "{text}");
            assert!(seen.insert(text), "{text}");
        }
    }

    #[test]
    fn rows_and_columns_are_those_of_the_form() {
        let layout = Layout::of(EditionKey::latest(), TableKey::Applications);
        let disputes = Layout::of(EditionKey::latest(), TableKey::Disputes);
        for (text, meaning) in vocabulary::entries() {
            let known = match meaning {
                Row(key) | Likely(key) => {
                    layout.slots.iter().any(|slot| slot.row_line.node.key.starts_with(key))
                }
                Column(key) => layout.slots.iter().any(|slot| slot.column_line.node.key.starts_with(key)),
                Ending("decided") => true,
                Ending(key) => disputes.slots.iter().any(|slot| slot.column_line.node.key.ends_with(key)),
                _ => true,
            };
            assert!(known, "{text}");
        }
    }

    #[test]
    fn white_listed_words_hide_what_is_inside_them() {
        for (text, meaning) in [
            ("规章制度", Elsewhere),
            ("政策性文件", Elsewhere),
            ("行政许可事项", Elsewhere),
            ("无障碍", Filler),
            ("无正当理由", Narrower),
            ("公民、法人和其他组织", Filler),
            ("政府信息公开申请人", Elsewhere),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(lexicon().find(&chars, 0).map(|(_, word)| word), Some(meaning), "{text}");
        }
    }
}

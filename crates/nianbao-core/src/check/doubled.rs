//! Characters and words that stand twice in a row by mistake. Chinese doubles much on purpose, and words that meet
//! often share a character, so only what can hardly be right is named. Knows no rule.

mod words;

use self::words::{ANY, FIRSTS, FUNCTION, LASTS, MAY_DOUBLE, NUMERALS, OPEN, TWICE, VERB};
use super::flow::Flow;
use super::text::is_han;

/// The longest word that is looked for twice.
const LONGEST: usize = 6;

/// The stretches of a text, by characters, that stand twice by mistake. `all` is every piece of the report: what is
/// written there tells words from characters that only meet.
pub(super) fn doubled(flow: &Flow<'_>, all: &[&Flow<'_>]) -> Vec<(usize, usize)> {
    let chars = flow.chars.as_slice();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at + 1 < chars.len() {
        // Most characters do not come again so soon.
        if let Some(&[c, a, b, d, e, f, g]) = chars[at..].first_chunk()
            && !((a == c) | (b == c) | (d == c) | (e == c) | (f == c) | (g == c))
        {
            at += 1;
            continue;
        }
        let twice = chars[at] == chars[at + 1];
        let length = if twice { single(flow, at) } else { word(flow, at, all) };
        if length > 0 {
            found.push((at, at + length));
        }
        at += length.max(1);
    }
    found
}

/// Whether two characters are one of the words reports are full of.
pub(super) fn is_word(first: char, second: char) -> bool {
    let is = |known: &str| known.chars().eq([first, second]);
    TWICE.iter().any(|(known, _)| is(known)) || MAY_DOUBLE.iter().any(|known| is(known))
}

/// Of a character that stands twice: 2 when it does so by mistake.
fn single(flow: &Flow<'_>, at: usize) -> usize {
    let c = flow.chars[at];
    let near = |place: Option<usize>| place.and_then(|place| flow.chars.get(place)).copied().unwrap_or('\n');
    let (before, next) = (near(at.checked_sub(1)), near(Some(at + 2)));
    // Three in a row, AABB, and what is beside it are other matters.
    let pairs = near(Some(at + 3)) == next || at > 1 && near(at.checked_sub(2)) == before;
    if !is_han(c) || before == c || next == c || pairs && is_han(next) || flow.parted(at + 1) {
        return 0;
    }
    let is_there = matches!(before, '存' | '正') && slips('\n', c, next) && !is_somewhere(flow, at + 2);
    if slips(before, c, next) || c == '在' && is_there { 2 } else { 0 }
}

/// Whether words alone tell that a character stands twice by mistake.
fn slips(before: char, c: char, next: char) -> bool {
    if let Some((_, ends, begins)) = FUNCTION.iter().find(|(word, ..)| *word == c) {
        let (behind_word, opens) = (is_han(before) || "》”）%".contains(before), "“《（".contains(next));
        return match c {
            '的' => !ends.contains(before) && !begins.contains(next),
            '和' if next == '国' && before == '共' => true,
            // No clause begins with the particle; 为了了解 and 进行了了解 are right.
            '了' if !behind_word => is_han(next) && !"“《‘".contains(before),
            '在' if !behind_word => is_han(next) && !begins.contains(next) && !"“《‘".contains(before),
            _ => behind_word && (is_han(next) || opens) && !ends.contains(before) && !begins.contains(next),
        };
    }
    let first = FIRSTS.iter().find(|(word, ..)| *word == c);
    let last = LASTS.iter().find(|(word, ..)| *word == c);
    first.is_some_and(|(_, begins, ends)| begins.contains(next) && !ends.contains(before))
        || last.is_some_and(|(_, ends, begins)| ends.contains(before) && !begins.contains(next))
}

/// Whether what follows names a place or a part, so that 存在在 can be right: 存在在以下方面.
fn is_somewhere(flow: &Flow<'_>, at: usize) -> bool {
    const REACH: usize = 14;
    const PARTS: &[&str] = &["方面", "环节", "过程", "领域", "层面", "之中", "之间", "期间", "当中"];
    let rest = &flow.chars[at.min(flow.chars.len())..];
    let end = at + rest.iter().take(REACH).take_while(|c| is_han(**c)).count();
    PARTS.iter().any(|part| flow.has(at, end, &[part]))
        || (at..end).len() > 1 && "上中里内下".contains(flow.chars[end - 1])
}

/// Whether a report has a word where it can only be one: behind a mark or a space, and not once more behind itself. The
/// first places tell; a text that repeats one word without end is not searched to its end for each.
fn begins_clauses(all: &[&Flow<'_>], word: &[char]) -> bool {
    const PLACES: usize = 200;
    let words: String = word.iter().collect();
    all.iter().any(|flow| {
        let begins = |at: usize| at > 0 && !is_han(flow.chars[at - 1]);
        let twice = |at: usize| flow.chars[at + word.len()..].starts_with(word);
        flow.places(&words).take(PLACES).any(|at| begins(at) && !twice(at))
    })
}

/// The length of a word and its double that begin here; 0 when none do or they may.
fn word(flow: &Flow<'_>, at: usize, all: &[&Flow<'_>]) -> usize {
    let chars = &flow.chars[at..];
    let twice = (2..=LONGEST)
        .rev()
        .find(|&length| chars.len() >= 2 * length && chars[..length] == chars[length..2 * length]);
    let Some(length) = twice else { return 0 };
    let (word, next) = (&chars[..length], &chars[2 * length..]);
    // Two lines, two cells, a heading and its text.
    if flow.parted(at + length) || next.first() == Some(&'再') {
        return 0;
    }
    let before = at.checked_sub(1).map_or('\n', |before| flow.chars[before]);
    let slip = if is_year(word) {
        true
    } else if !word.iter().all(|c| is_han(*c)) {
        false
    } else if length == 2 {
        pair(word, before, next, all)
    } else {
        // 重要的专利|的专利权人.
        let inside = |c: &char| !"的和与及或、是有在为".contains(*c);
        word.first().is_some_and(inside) && word.last().is_some_and(inside)
    };
    if slip { 2 * length } else { 0 }
}

/// 2024年, 2024年度.
fn is_year(word: &[char]) -> bool {
    matches!(word, [digits @ .., '年'] | [digits @ .., '年', '度'] if digits.len() == 4 && digits.iter().all(char::is_ascii_digit))
}

/// Whether a word of two characters stands twice by mistake.
fn pair(word: &[char], before: char, next: &[char], all: &[&Flow<'_>]) -> bool {
    let is = |known: &str| known.chars().eq(word.iter().copied());
    if word.iter().any(|c| NUMERALS.contains(*c)) || MAY_DOUBLE.iter().any(|known| is(known)) {
        return false;
    }
    let (open, nouns) = OPEN;
    if is(open) && !nouns.contains(before) {
        return true;
    }
    let behind = match TWICE.iter().find(|(known, _)| is(known)) {
        Some((_, behind)) => behind,
        // 构建|共建|共治: what meets is no word, the one across is. The report knows its words.
        None if begins_clauses(all, word) => ANY,
        None => return false,
    };
    if behind == VERB {
        return !(is_han(before) && next.first().is_some_and(|c| is_han(*c)));
    }
    !begins_any(next, behind)
}

/// Whether one of these words, with spaces between them, begins here.
fn begins_any(next: &[char], words: &str) -> bool {
    words.split_ascii_whitespace().any(|word| {
        let mut next = next.iter();
        word.chars().all(|c| next.next() == Some(&c))
    })
}

#[cfg(test)]
mod tests;

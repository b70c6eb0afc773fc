//! How alike two stretches of characters are. Knows nothing of the form; every function is bounded by the lengths
//! it is given.

use std::ops::Range;

/// A place where a pattern stands in a text, perhaps with faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// First character.
    pub(super) start: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// Characters to change, drop or add.
    pub(super) distance: usize,
}

/// Every place where `pattern` stands in `text` exactly.
pub(super) fn find_exact(pattern: &[char], text: &[char], into: &mut Vec<Hit>) {
    if pattern.is_empty() || pattern.len() > text.len() {
        return;
    }
    let first = pattern[0];
    for start in 0..=text.len() - pattern.len() {
        if text[start] == first && &text[start..start + pattern.len()] == pattern {
            into.push(Hit { start, end: start + pattern.len(), distance: 0 });
        }
    }
}

/// The best places where `pattern` stands in `text` with at most `limit` faults.
pub(super) fn find_similar(pattern: &[char], text: &[char], limit: usize, into: &mut Vec<Hit>) {
    if pattern.is_empty() {
        return;
    }
    for window in windows(pattern, text, limit) {
        sellers(pattern, text, window, limit, into);
    }
}

/// Stretches of `text` outside which no hit lies. They take a few instructions for each character (Myers' algorithm);
/// characters with the same last byte count as one, so a stretch need not hold a hit.
fn windows(pattern: &[char], text: &[char], limit: usize) -> Vec<Range<usize>> {
    let height = pattern.len();
    if height > 64 || limit >= height {
        return std::iter::once(0..text.len()).collect();
    }
    let mut places = [0u64; 256];
    for (row, c) in pattern.iter().enumerate() {
        places[*c as usize & 0xff] |= 1 << row;
    }
    let last = 1u64 << (height - 1);
    // Where going down one row of the table adds a fault, and where it takes one off.
    let (mut more, mut fewer) = (u64::MAX, 0u64);
    let mut distance = height;
    let mut windows: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.iter().enumerate() {
        let same = places[*c as usize & 0xff];
        let diagonal = same | fewer;
        let level = ((same & more).wrapping_add(more) ^ more) | same;
        let (rises, falls) = (fewer | !(level | more), more & level);
        distance = distance + usize::from(rises & last != 0) - usize::from(falls & last != 0);
        more = falls << 1 | !(diagonal | rises << 1);
        fewer = rises << 1 & diagonal;
        if distance <= limit {
            // A hit is no longer than the pattern and as many characters as may be added.
            let begin = (at + 1).saturating_sub(height + limit);
            match windows.last_mut() {
                Some(window) if begin <= window.end => window.end = at + 1,
                _ => windows.push(begin..at + 1),
            }
        }
    }
    windows
}

/// The hits within a stretch of `text` (Sellers' algorithm).
fn sellers(pattern: &[char], text: &[char], window: Range<usize>, limit: usize, into: &mut Vec<Hit>) {
    let height = pattern.len();
    // One column of the table at a time: (distance, start) for every prefix of the pattern.
    let mut column: Vec<(usize, usize)> = (0..=height).map(|row| (row, window.start)).collect();
    let mut before: Option<Hit> = None;
    let end = window.end;
    // Only the bottom of each valley is a hit.
    let bottom = |earlier: Hit, into: &mut Vec<Hit>| {
        let known =
            into.last().is_some_and(|last| last.start == earlier.start && last.distance <= earlier.distance);
        if !known {
            into.push(earlier);
        }
    };
    for at in window {
        let c = text[at];
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        for row in 1..=height {
            let above = column[row - 1];
            let left = column[row];
            // Of equals the one that begins later: it takes in fewer words of its neighbours.
            let same = (diagonal.0 + usize::from(pattern[row - 1] != c), diagonal.1);
            let mut best = same;
            for (distance, start) in [(left.0 + 1, left.1), (above.0 + 1, above.1)] {
                if distance < best.0 || distance == best.0 && start > best.1 {
                    best = (distance, start);
                }
            }
            diagonal = left;
            column[row] = best;
        }
        let (distance, start) = column[height];
        let hit = (distance <= limit).then_some(Hit { start, end: at + 1, distance });
        if let Some(earlier) = before
            && hit.is_none_or(|hit| hit.distance > earlier.distance)
        {
            bottom(earlier, into);
        }
        before = hit;
    }
    match before {
        Some(earlier) if end < text.len() => bottom(earlier, into),
        Some(earlier) => into.push(earlier),
        None => {}
    }
}

/// The length of the longest common subsequence.
pub(super) fn common(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

/// How alike two texts are, 0 to 100: twice the common part over both lengths.
pub(super) fn likeness(one: &[char], other: &[char]) -> usize {
    (200 * common(one, other)).checked_div(one.len() + other.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn finds_with_faults() {
        let mut hits = Vec::new();
        find_similar(&chars("abcdef"), &chars("xxabdefyyabcdef"), 2, &mut hits);
        assert_eq!(hits, [Hit { start: 2, end: 7, distance: 1 }, Hit { start: 9, end: 15, distance: 0 }]);
        let mut exact = Vec::new();
        find_exact(&chars("aa"), &chars("aaa"), &mut exact);
        assert_eq!(exact.len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn windows_hide_no_hit(pattern in "[a-dšŢ]{1,12}", text in "[a-dxšŢ]{0,120}", limit in 0usize..5) {
            let (pattern, text) = (chars(&pattern), chars(&text));
            let (mut all, mut found) = (Vec::new(), Vec::new());
            sellers(&pattern, &text, 0..text.len(), limit, &mut all);
            find_similar(&pattern, &text, limit, &mut found);
            proptest::prop_assert_eq!(found, all);
        }
    }

    #[test]
    fn measures_likeness() {
        assert_eq!(likeness(&chars("abc"), &chars("abc")), 100);
        assert_eq!(likeness(&chars("abc"), &chars("xyz")), 0);
        assert_eq!(common(&chars("abcde"), &chars("ace")), 3);
    }
}

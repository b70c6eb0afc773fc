//! How alike two stretches of characters are. Knows nothing of the form; every function is bounded by the lengths
//! it is given.

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

/// Whether `pattern` stands in `text` exactly.
pub(super) fn contains(text: &[char], pattern: &[char]) -> bool {
    let Some((&first, behind)) = pattern.split_first() else { return true };
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&c| c == first) {
        rest = &rest[at + 1..];
        if rest.starts_with(behind) {
            return true;
        }
    }
    false
}

/// The best places where `pattern` stands in `text` with at most `limit` faults (Sellers' algorithm).
pub(super) fn find_similar(pattern: &[char], text: &[char], limit: usize, into: &mut Vec<Hit>) {
    let height = pattern.len();
    if height == 0 {
        return;
    }
    // One column of the table at a time: (distance, start) for every prefix of the pattern.
    let mut column: Vec<(usize, usize)> = (0..=height).map(|row| (row, 0)).collect();
    let mut before: Option<Hit> = None;
    for (at, &c) in text.iter().enumerate() {
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
        // Only the bottom of each valley is a hit.
        if let Some(earlier) = before
            && hit.is_none_or(|hit| hit.distance > earlier.distance)
            && !into
                .last()
                .is_some_and(|last| last.start == earlier.start && last.distance <= earlier.distance)
        {
            into.push(earlier);
        }
        before = hit;
    }
    if let Some(last) = before {
        into.push(last);
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
        for (pattern, stands) in [("ab", true), ("aab", true), ("b", true), ("ba", false), ("", true)] {
            assert_eq!(contains(&chars("aaab"), &chars(pattern)), stands, "{pattern}");
        }
    }

    #[test]
    fn measures_likeness() {
        assert_eq!(likeness(&chars("abc"), &chars("abc")), 100);
        assert_eq!(likeness(&chars("abc"), &chars("xyz")), 0);
        assert_eq!(common(&chars("abcde"), &chars("ace")), 3);
    }
}

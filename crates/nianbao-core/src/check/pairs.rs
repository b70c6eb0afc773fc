//! Where characters stand side by side in a text, so that a word is looked up by its first two and not searched for:
//! nearly every word that is asked for does not occur. Knows no word.

/// The places of every pair of characters. Different pairs may share a list, so whoever asks looks at the text again.
#[derive(Debug)]
pub(super) struct Pairs {
    /// By list, one more than its first place; 0 for an empty one.
    first: Vec<u32>,
    /// By place, one more than the next of its list; 0 behind the last.
    next: Vec<u32>,
}

impl Pairs {
    /// The pairs of a text.
    pub(super) fn new(chars: &[char]) -> Pairs {
        let mut pairs = Pairs { first: vec![0; chars.len().next_power_of_two()], next: vec![0; chars.len()] };
        // From the end, so that every list begins with its first place.
        for (at, pair) in chars.windows(2).enumerate().rev() {
            let list = pairs.list(pair[0], pair[1]);
            pairs.next[at] = std::mem::replace(&mut pairs.first[list], at as u32 + 1);
        }
        pairs
    }

    /// The first place where these two may stand; none before it has them.
    pub(super) fn first(&self, one: char, other: char) -> Option<usize> {
        (self.first[self.list(one, other)] as usize).checked_sub(1)
    }

    /// The next place behind one where its pair may stand again.
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        (self.next[at] as usize).checked_sub(1)
    }

    fn list(&self, one: char, other: char) -> usize {
        (mixed(one, other) >> 15) as usize & (self.first.len() - 1)
    }
}

/// Which pairs of characters stand anywhere in several texts: a list of words is held against it once, and what does not
/// occur need not be looked up in each of them.
#[derive(Debug)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Bits for many more pairs than texts have, so that few share one.
    const WORDS: usize = 1024;

    /// The pairs of some texts.
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a [char]>) -> Seen {
        let mut bits = vec![0; Seen::WORDS];
        for pair in texts.flat_map(|chars| chars.windows(2)) {
            let (word, bit) = Seen::bit(pair[0], pair[1]);
            bits[word] |= bit;
        }
        Seen(bits)
    }

    /// Whether a word may stand in one of them; none of one character is asked for.
    pub(super) fn may_have(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let Some((one, other)) = chars.next().zip(chars.next()) else { return true };
        let (word, bit) = Seen::bit(one, other);
        self.0[word] & bit != 0
    }

    fn bit(one: char, other: char) -> (usize, u64) {
        let mixed = mixed(one, other);
        ((mixed >> 16) as usize % Seen::WORDS, 1 << (mixed >> 26))
    }
}

/// Differs for most pairs, most in its highest bits.
fn mixed(one: char, other: char) -> u32 {
    (u32::from(one).wrapping_mul(0x2c1b_3c6d) ^ u32::from(other)).wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_found_where_it_stands() {
        let text: Vec<char> = "未收到申请，未收到投诉，申请未收到".chars().collect();
        let pairs = Pairs::new(&text);
        let places = |one: char, other: char| {
            let all = std::iter::successors(pairs.first(one, other), |at| pairs.next(*at));
            all.filter(|at| text[*at..].starts_with(&[one, other])).collect::<Vec<_>>()
        };
        for (at, pair) in text.windows(2).enumerate() {
            assert!(places(pair[0], pair[1]).contains(&at));
        }
        assert_eq!(places('未', '收'), [0, 6, 14]);
        let seen = Seen::new([&text[..4], &text[4..]].into_iter());
        assert!(seen.may_have("收到投") && seen.may_have("请") && !seen.may_have("未发生"));
        for short in [&[][..], &['未']] {
            assert_eq!(Pairs::new(short).first('未', '收'), None);
        }
    }
}

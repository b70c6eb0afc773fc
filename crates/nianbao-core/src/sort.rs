//! Sorting for short lists. Knows nothing of what it sorts.
//!
//! The standard library's sorts are made for millions of items, and every use compiles to some kilobytes: together they
//! were a fourteenth of the page's code. For lists that the form bounds (cells, equations, causes), inserting one item
//! after the other is as fast and weighs next to nothing. What a file bounds is sorted by the standard library.

use std::cmp::Ordering;

/// Stable sorting of lists with at most some hundred items; the time grows with the square of their number.
pub trait SortShort<T> {
    /// Sorts by the items themselves.
    fn sort_short(&mut self)
    where
        T: Ord;

    /// Sorts by a key, which is asked for once per item.
    fn sort_short_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by a comparison.
    fn sort_short_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
}

impl<T> SortShort<T> for [T] {
    fn sort_short(&mut self)
    where
        T: Ord,
    {
        self.sort_short_by(T::cmp);
    }

    fn sort_short_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let mut keys: Vec<K> = self.iter().map(key).collect();
        for end in 1..self.len() {
            let mut at = end;
            while at > 0 && keys[at - 1] > keys[at] {
                keys.swap(at - 1, at);
                self.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    fn sort_short_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        for end in 1..self.len() {
            let mut at = end;
            while at > 0 && compare(&self[at - 1], &self[at]) == Ordering::Greater {
                self.swap(at - 1, at);
                at -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers without order and with repetitions.
    fn mixed() -> Vec<(u32, usize)> {
        (0..97).map(|index| ((index as u32 * 37 + 11) % 23, index)).collect()
    }

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut expected = mixed();
        expected.sort_by_key(|item| item.0);
        let mut by_key = mixed();
        by_key.sort_short_by_key(|item| item.0);
        assert_eq!(by_key, expected, "equal items keep their order");
        let mut by = mixed();
        by.sort_short_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(by, expected);
        let mut plain = mixed();
        plain.sort_short();
        expected = mixed();
        expected.sort();
        assert_eq!(plain, expected);
    }

    #[test]
    fn nothing_and_one_are_sorted() {
        let mut none: [u8; 0] = [];
        none.sort_short();
        let mut one = [1];
        one.sort_short_by_key(|item| *item);
        assert_eq!(one, [1]);
    }
}

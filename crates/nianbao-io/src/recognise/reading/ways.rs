//! The ways to make a row's cells of values that are fewer or more: cut apart, put together, spread over blanks. Every
//! search ends after a bounded number of steps.

use super::{Sum, number};

/// Ways kept, and steps taken to find them.
pub(super) const MOST_WAYS: usize = 400;
const MOST_STEPS: usize = 100_000;

/// Numbers run together: every way to cut the values into `width` numbers, none with a leading zero.
pub(super) fn cut(values: &[&str], width: usize, sums: &[Sum]) -> Vec<Vec<String>> {
    let digits: usize = values.iter().map(|value| value.len()).sum();
    let plain = values.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || digits < width || values.is_empty() || digits > 18 * width || values.len() > width {
        return Vec::new();
    }
    let mut search = Search::new(values, width, sums);
    search.cut_from(0, 0);
    search.found()
}

/// A search for the ways to make cells of values.
struct Search<'a> {
    values: &'a [&'a str],
    width: usize,
    sums: &'a [Sum],
    ways: Vec<Vec<String>>,
    way: Vec<&'a str>,
    steps: usize,
}

impl<'a> Search<'a> {
    fn new(values: &'a [&'a str], width: usize, sums: &'a [Sum]) -> Search<'a> {
        Search { values, width, sums, ways: Vec::new(), way: Vec::new(), steps: 0 }
    }

    /// The ways; none when there were too many steps to know them all.
    fn found(self) -> Vec<Vec<String>> {
        if self.steps >= MOST_STEPS { Vec::new() } else { self.ways }
    }

    /// Takes a step; whether the search goes on. One way more than are kept says as much as a million.
    fn goes_on(&mut self) -> bool {
        self.steps += 1;
        self.steps < MOST_STEPS && self.ways.len() <= MOST_WAYS
    }

    fn keep(&mut self) {
        self.ways.push(self.way.iter().map(|text| (*text).to_owned()).collect());
    }

    /// Cuts the values from this one on, this one from `at` on.
    fn cut_from(&mut self, value: usize, at: usize) {
        if !self.goes_on() {
            return;
        }
        if value == self.values.len() {
            if self.way.len() == self.width {
                self.keep();
            }
            return;
        }
        let text = self.values[value];
        let left: usize =
            text.len() - at + self.values[value + 1..].iter().map(|value| value.len()).sum::<usize>();
        let needed = self.width - self.way.len().min(self.width);
        // Every remaining value needs a cell, every cell a digit.
        if needed < self.values.len() - value || left < needed {
            return;
        }
        let longest = if text.as_bytes()[at] == b'0' { 1 } else { (text.len() - at).min(12) };
        for length in 1..=longest {
            self.way.push(&text[at..at + length]);
            let end = at + length;
            if self.sums_can_hold(left - length) {
                if end == text.len() { self.cut_from(value + 1, 0) } else { self.cut_from(value, end) }
            }
            self.way.pop();
        }
    }

    /// Whether the cells cut so far leave every sum a chance, with `left` digits to come.
    fn sums_can_hold(&self, left: usize) -> bool {
        let done = self.way.len();
        let value = |at: &usize| self.way.get(*at).and_then(|text| text.parse::<u64>().ok());
        self.sums.iter().all(|(total, parts)| {
            let so_far: u64 = parts.iter().filter_map(value).fold(0, u64::saturating_add);
            if *total < done {
                // Parts stand before their total in every table.
                return value(total) == Some(so_far) || parts.iter().any(|part| *part >= done);
            }
            // The total takes at most the digits that the cells still to come leave over.
            let digits = left.saturating_sub(self.width - done - 1).min(19) as u32;
            10u64.checked_pow(digits).is_none_or(|limit| so_far < limit)
        })
    }

    /// Fills the next cell with a blank or with the value `next`.
    fn place(&mut self, next: usize) {
        let done = self.way.len();
        if !self.goes_on() || !self.sums_hold(done) {
            return;
        }
        if done == self.width {
            self.keep();
            return;
        }
        if self.width - done > self.values.len() - next {
            self.way.push("");
            self.place(next);
            self.way.pop();
        }
        if let Some(value) = self.values.get(next) {
            self.way.push(value);
            self.place(next + 1);
            self.way.pop();
        }
    }

    /// Whether the sums that end with the cell filled last hold.
    fn sums_hold(&self, done: usize) -> bool {
        let ends = |sum: &&Sum| sum.1.iter().chain([&sum.0]).max().is_some_and(|last| *last + 1 == done);
        self.sums.iter().filter(ends).all(|(total, parts)| {
            let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(number(self.way[*part])?));
            sum.is_some() && sum == number(self.way[*total])
        })
    }
}

/// Numbers split in two or more: every way to put neighbours together.
pub(super) fn merged(values: &[&str], width: usize) -> Vec<Vec<String>> {
    let surplus = values.len() - width;
    let plain = values.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || surplus > 3 || width < 2 {
        return Vec::new();
    }
    let mut ways = vec![values.iter().map(|value| (*value).to_owned()).collect::<Vec<String>>()];
    for _ in 0..surplus {
        let mut next: Vec<Vec<String>> = Vec::new();
        for way in &ways {
            for at in 0..way.len() - 1 {
                // 0 before other digits is a number of its own.
                if way[at] != "0" {
                    let mut joined = way.clone();
                    let tail = joined.remove(at + 1);
                    joined[at].push_str(&tail);
                    next.push(joined);
                }
            }
        }
        next.sort();
        next.dedup();
        next.truncate(2_000);
        ways = next;
    }
    ways
}

/// Blank cells were lost: every way to spread the values over the cells in order that satisfies the sums. Empty when
/// there are too many to be any use.
pub(super) fn spread(values: &[&str], width: usize, sums: &[Sum]) -> Vec<Vec<String>> {
    if values.is_empty() || width > 15 {
        return Vec::new();
    }
    let mut search = Search::new(values, width, sums);
    search.place(0);
    search.found()
}

//! Which cell each value of a row belongs to, where there are more or fewer values than cells: blanks, filling,
//! numbers run together or split. Only sums decide; what they do not decide stays open.

use super::token::Kind;

/// A value of a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'a> {
    /// Its text; empty for a blank.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: Kind,
    /// Its grid column.
    pub(super) column: usize,
}

/// A total and what it sums, as places in the row.
pub(super) type Sum = (usize, Vec<usize>);

/// The ways a group can be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    /// Each way: one text for every cell.
    pub(super) ways: Vec<Vec<String>>,
    /// Whether the cells stood as plainly as they were read; otherwise sums decided.
    pub(super) plain: bool,
}

/// Ways kept, and steps taken to find them.
const MOST_WAYS: usize = 400;
const MOST_STEPS: usize = 100_000;

impl Readings {
    fn plain(way: Vec<String>) -> Readings {
        Readings { ways: vec![way], plain: true }
    }
}

/// Where the values of the rows of a table begin, as its full rows show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// In this grid column.
    Column(usize),
    /// Right behind the label.
    Label,
}

/// Reads a group as a row of `width` cells; `first` says where rows of this table begin.
pub(super) fn read(
    slots: &[Slot<'_>],
    width: usize,
    explicit: bool,
    sums: &[Sum],
    first: Option<Start>,
) -> Readings {
    if explicit {
        let slots: Vec<Slot<'_>> = slots.iter().copied().filter(|slot| slot.kind != Kind::Filling).collect();
        if slots.iter().all(|slot| slot.kind == Kind::Blank) {
            return Readings::plain(vec![String::new(); width]);
        }
        if slots.len() >= width {
            return windows(&slots, width, sums, first);
        }
        if slots.iter().any(|slot| slot.kind == Kind::Blank) {
            return Readings::default();
        }
    }
    let values: Vec<&str> = slots
        .iter()
        .filter(|slot| slot.kind != Kind::Blank && slot.kind != Kind::Filling)
        .map(|slot| slot.text)
        .collect();
    let values = split_at_signs(&values);
    if values.len() == width {
        return Readings::plain(values.iter().map(|text| (*text).to_owned()).collect());
    }
    let mut ways = match values.len() > width {
        // Without a sum nothing says which numbers were split, or whether one of them is another row's.
        true if sums.is_empty() => Vec::new(),
        true => merged(&values, width),
        // Numbers that stand apart: whether others ran together or blanks were lost, nothing says.
        false if sums.is_empty() && values.len() > 1 => Vec::new(),
        false => cut(&values, width, sums),
    };
    // As many digits as cells: there is one way, whatever the sums say.
    if let [way] = ways.as_slice()
        && way.iter().all(|text| text.len() == 1)
    {
        return Readings { ways, plain: true };
    }
    if values.len() < width && !sums.is_empty() {
        ways.retain(|way| adds_up(way, sums));
        // Blanks may have been lost as well. Zeros fit everywhere: their sums say nothing of their place.
        let telling = values.iter().any(|text| text.bytes().any(|b| (b'1'..=b'9').contains(&b)));
        let whole = values.iter().all(|text| text.len() == 1 || !text.starts_with('0'));
        let cut_apart = ways.len();
        if whole {
            ways.extend(spread(&values, width, sums));
        }
        if ways.is_empty() {
            let all = values.concat();
            ways = cut(&[&all], width, sums);
            ways.retain(|way| adds_up(way, sums));
        } else if cut_apart == 0 && !telling {
            ways.clear();
        }
        ways.truncate(MOST_WAYS + 1);
        if ways.len() > MOST_WAYS {
            ways.clear();
        }
        return Readings { ways, plain: false };
    }
    if !sums.is_empty() {
        ways.retain(|way| adds_up(way, sums));
    }
    ways.truncate(MOST_WAYS + 1);
    if ways.len() > MOST_WAYS {
        ways.clear();
    }
    Readings { ways, plain: false }
}

/// `2648-18` is two values: a sign begins a number.
fn split_at_signs<'a>(values: &[&'a str]) -> Vec<&'a str> {
    let mut split = Vec::with_capacity(values.len());
    for value in values {
        let mut begin = 0;
        for (at, c) in value.char_indices() {
            let before = value[..at].chars().next_back();
            if at > begin && matches!(c, '-' | '－') && before.is_some_and(|c| c.is_ascii_digit()) {
                split.push(&value[begin..at]);
                begin = at;
            }
        }
        split.push(&value[begin..]);
    }
    split
}

/// The row stands somewhere in a longer run of cells; the others are blank filling.
fn windows(slots: &[Slot<'_>], width: usize, sums: &[Sum], first: Option<Start>) -> Readings {
    let filled = |slot: &Slot<'_>| slot.kind != Kind::Blank;
    let way = |from: usize| -> Vec<String> {
        slots[from..from + width].iter().map(|slot| slot.text.to_owned()).collect()
    };
    if slots.len() == width {
        return Readings::plain(way(0));
    }
    let begin = slots.iter().position(filled).unwrap_or(0);
    let end = slots.iter().rposition(filled).map_or(0, |at| at + 1);
    if end - begin > width {
        // A cell too many: the surplus is not on the form, so nothing is certain.
        return Readings::default();
    }
    let from = end.saturating_sub(width);
    let to = begin.min(slots.len() - width);
    if from == to {
        return Readings::plain(way(from));
    }
    if let Some(first) = first
        && let Some(usual) = (from..=to).find(|&at| match first {
            Start::Column(column) => slots[at].column == column,
            Start::Label => at == 0,
        })
    {
        return Readings::plain(way(usual));
    }
    if sums.is_empty() {
        // Cells of a row begin right behind its label; what follows is filling.
        return Readings { ways: vec![way(from)], plain: from == 0 };
    }
    let mut ways: Vec<Vec<String>> = (from..=to).map(way).collect();
    ways.retain(|way| adds_up(way, sums));
    // Nearly all cells are filled, with zeros that fit everywhere: nothing says which one is the total.
    let zeros =
        slots.iter().filter(|slot| filled(slot)).all(|slot| slot.text.bytes().all(|byte| byte == b'0'));
    if !(zeros && end - begin + 1 >= width) {
        ways.retain(|way| sums.iter().any(|(total, _)| !way[*total].is_empty()));
    }
    Readings { ways, plain: false }
}

fn number(text: &str) -> Option<u64> {
    if text.is_empty() {
        return Some(0);
    }
    text.parse().ok()
}

/// Whether all sums hold. What is no whole number fits no sum.
pub(super) fn adds_up(way: &[String], sums: &[Sum]) -> bool {
    sums.iter().all(|(total, parts)| {
        let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(number(&way[*part])?));
        sum.is_some() && sum == number(&way[*total])
    })
}

/// Numbers run together: every way to cut the values into `width` numbers, none with a leading zero.
fn cut(values: &[&str], width: usize, sums: &[Sum]) -> Vec<Vec<String>> {
    let digits: usize = values.iter().map(|value| value.len()).sum();
    let plain = values.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || digits < width || values.is_empty() || digits > 18 * width || values.len() > width {
        return Vec::new();
    }
    let mut search = Search { values, width, sums, ways: Vec::new(), way: Vec::new(), steps: 0 };
    search.cut_from(0, 0);
    if search.steps >= MOST_STEPS { Vec::new() } else { search.ways }
}

struct Search<'a> {
    values: &'a [&'a str],
    width: usize,
    sums: &'a [Sum],
    ways: Vec<Vec<String>>,
    way: Vec<&'a str>,
    steps: usize,
}

impl Search<'_> {
    fn cut_from(&mut self, value: usize, at: usize) {
        self.steps += 1;
        // One way more than are kept says as much as a million.
        if self.steps >= MOST_STEPS || self.ways.len() > MOST_WAYS {
            return;
        }
        if value == self.values.len() {
            if self.way.len() == self.width {
                self.ways.push(self.way.iter().map(|text| (*text).to_owned()).collect());
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
}

/// Numbers split in two or more: every way to put neighbours together.
fn merged(values: &[&str], width: usize) -> Vec<Vec<String>> {
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
fn spread(values: &[&str], width: usize, sums: &[Sum]) -> Vec<Vec<String>> {
    if values.is_empty() || width > 15 {
        return Vec::new();
    }
    let mut search = Spread { values, width, sums, ways: Vec::new(), way: Vec::new(), steps: 0 };
    search.place(0);
    if search.steps >= MOST_STEPS { Vec::new() } else { search.ways }
}

struct Spread<'a> {
    values: &'a [&'a str],
    width: usize,
    sums: &'a [Sum],
    ways: Vec<Vec<String>>,
    way: Vec<&'a str>,
    steps: usize,
}

impl Spread<'_> {
    /// Fills the next cell with a blank or with the value `next`.
    fn place(&mut self, next: usize) {
        self.steps += 1;
        let done = self.way.len();
        if self.steps >= MOST_STEPS || self.ways.len() > MOST_WAYS || !self.sums_hold(done) {
            return;
        }
        if done == self.width {
            self.ways.push(self.way.iter().map(|text| (*text).to_owned()).collect());
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

#[cfg(test)]
mod tests;

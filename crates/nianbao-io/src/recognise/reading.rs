//! Which cell each value of a row belongs to, where there are more or fewer values than cells: blanks, filling,
//! numbers run together or split. Only sums decide; what they do not decide stays open.

mod ways;

use super::token::Kind;
use ways::{MOST_WAYS, cut, merged, spread};

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

#[cfg(test)]
mod tests;

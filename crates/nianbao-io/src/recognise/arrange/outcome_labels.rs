//! The words of Table C's headings, and what a text of them means: one label, or several run together.

use std::sync::OnceLock;

use nianbao_core::form::node::Node;
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey, label};

use crate::recognise::fold::{firsts, fold, folded};

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 90;
/// Most characters of a number before a label and of the label's first one: （十二）结.
const NUMBER: usize = 8;
/// What may stand behind a label without meaning more.
const ENDINGS: [&str; 4] = ["情况", "件数", "数量", "件"];

/// What headings lead to.
#[derive(Default)]
pub(super) struct Known {
    /// Labels of outcomes.
    pub(super) outcomes: Vec<Vec<char>>,
    /// Labels of the groups right above outcomes.
    groups: Vec<Vec<char>>,
    /// Labels above those.
    above: Vec<Vec<char>>,
    /// What labels begin with.
    firsts: Vec<char>,
    /// For each cell its group and its outcome.
    pub(super) slots: Vec<(usize, usize)>,
}

pub(super) fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Known::default();
        let number = |known: &mut Vec<Vec<char>>, node: &Node| {
            let words = folded(node.label);
            known.iter().position(|other| *other == words).unwrap_or_else(|| {
                known.push(words);
                known.len() - 1
            })
        };
        for slot in &Layout::of(EditionKey::latest(), TableKey::Disputes).slots {
            let Some(group) = slot.column_line.above.last() else { continue };
            let group = number(&mut known.groups, group);
            let outcome = number(&mut known.outcomes, slot.column_line.node);
            known.slots.push((group, outcome));
            let line = &slot.column_line.above;
            known.above.extend(line.iter().rev().skip(1).map(|node| folded(node.label)));
        }
        let labels = [&known.outcomes, &known.groups, &known.above].into_iter().flatten();
        known.firsts = labels.flat_map(|label| firsts(label)).collect();
        known.firsts.sort_unstable();
        known.firsts.dedup();
        known
    })
}

/// What a text means in Table C.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Outcome(usize),
    Group(usize),
    /// A group and one of its outcomes, in one text.
    Both(usize, usize),
    /// Another heading of the table.
    Heading,
    Other,
}

impl Meaning {
    pub(super) fn outcome(self) -> Option<usize> {
        match self {
            Meaning::Outcome(outcome) | Meaning::Both(_, outcome) => Some(outcome),
            _ => None,
        }
    }

    pub(super) fn group(self) -> Option<usize> {
        match self {
            Meaning::Group(group) | Meaning::Both(group, _) => Some(group),
            _ => None,
        }
    }
}

/// What a text means, its number left out: a heading, a group, an outcome, or these run together in this order.
pub(super) fn meaning(text: &str) -> Meaning {
    let known = known();
    // Nearly all texts are told apart by their first characters: a number, then one that a label begins with.
    let may_begin = |c: char| fold(c).is_some_and(|c| known.firsts.contains(&c));
    if text.len() > LONGEST || !text.chars().take(NUMBER).any(may_begin) {
        return Meaning::Other;
    }
    let words = folded(&label::split_ordinal(text).1);
    let (above, rest) = cut(&known.above, &words);
    let (group, rest) = cut(&known.groups, rest);
    let (outcome, rest) = cut(&known.outcomes, rest);
    if !rest.is_empty() && !ENDINGS.iter().any(|ending| rest.iter().copied().eq(ending.chars())) {
        return Meaning::Other;
    }
    match (above, group, outcome) {
        (_, Some(group), Some(outcome)) => Meaning::Both(group, outcome),
        (_, Some(group), None) => Meaning::Group(group),
        (None, None, Some(outcome)) => Meaning::Outcome(outcome),
        (Some(_), None, None) => Meaning::Heading,
        _ => Meaning::Other,
    }
}

/// Whether a text names a group of outcomes, or what stands above groups.
pub(in crate::recognise) fn names_group(text: &str) -> bool {
    matches!(meaning(text), Meaning::Group(_) | Meaning::Heading)
}

/// Which label the words begin with, the longest of them, and what stands behind it.
fn cut<'w>(labels: &[Vec<char>], words: &'w [char]) -> (Option<usize>, &'w [char]) {
    let begins = (0..labels.len()).filter(|&at| words.starts_with(&labels[at]));
    match begins.max_by_key(|&at| labels[at].len()) {
        Some(at) => (Some(at), &words[labels[at].len()..]),
        None => (None, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_run_together() {
        let known = known();
        let of = |label: &[char]| label.iter().collect::<String>();
        let (above, direct, upheld) = (of(&known.above[0]), of(&known.groups[1]), of(&known.outcomes[0]));
        assert_eq!(meaning(&direct), Meaning::Group(1));
        assert_eq!(meaning(&format!("（二）{above}（{direct}）")), Meaning::Group(1));
        assert_eq!(meaning(&format!("{above}-{direct}-{upheld}（件）")), Meaning::Both(1, 0));
        assert_eq!(meaning(&format!("{}{upheld}", of(&known.groups[0]))), Meaning::Both(0, 0));
        assert_eq!(meaning(&above), Meaning::Heading);
        assert_eq!(meaning("（五）合计"), meaning("总计"));
        assert_ne!(meaning("（五）合计"), Meaning::Other);
        assert_eq!(meaning(&format!("{above}{upheld}")), Meaning::Other);
        assert_eq!(meaning(&format!("因{direct}的有3件")), Meaning::Other);
    }
}

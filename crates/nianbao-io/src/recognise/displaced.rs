//! Rows that stand out of their place: the form's order did not lead to their label, but it stands alone on its line with
//! as many values as the row has cells, and no other row is called so.

use super::align::{Alignment, Group};
use super::fold::folded;
use super::labels::Found;
use super::token::{Kind, Stream};

/// Such rows with their groups, as far as only one line of the document claims each.
pub(super) fn rows(stream: &Stream<'_>, found: &Found, alignment: &Alignment) -> Vec<(usize, usize)> {
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let mut twice: Vec<usize> = Vec::new();
    for (number, group) in alignment.groups.iter().enumerate() {
        if alignment.group_of.contains(&Some(number)) {
            continue;
        }
        let Some(row) = label(stream, group).and_then(|label| row(found, label, group.tokens.len())) else {
            continue;
        };
        match rows.iter().any(|(known, _)| *known == row) {
            true => twice.push(row),
            false => rows.push((row, number)),
        }
    }
    rows.retain(|(row, _)| !twice.contains(row));
    rows
}

/// The words before a group's values, when nothing else stands on their line.
fn label<'t>(stream: &'t Stream<'_>, group: &Group) -> Option<&'t str> {
    let tokens = &stream.tokens;
    let (first, last) = (*group.tokens.first()?, *group.tokens.last()?);
    let words = first.checked_sub(1)?;
    let line = tokens[first].row;
    let alone = tokens[words].kind == Kind::Text
        && tokens[words].row == line
        && words.checked_sub(1).is_none_or(|before| tokens[before].row != line)
        && tokens[first..=last].iter().all(|token| token.row == line && token.kind == Kind::Value)
        && tokens.get(last + 1).is_none_or(|next| next.row != line);
    (alone && last + 1 - first == group.tokens.len()).then_some(tokens[words].text)
}

/// The only row of the form that is called so, when it was not found in its place and has as many cells.
fn row(found: &Found, label: &str, values: usize) -> Option<usize> {
    let words = folded(label);
    let mut called = found.patterns.iter().enumerate().filter(|(_, pattern)| pattern.words == words);
    let ((number, pattern), None) = (called.next()?, called.next()) else { return None };
    (found.mark(number).is_none() && pattern.width == values).then_some(pattern.row?)
}

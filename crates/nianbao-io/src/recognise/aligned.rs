//! Lines whose columns are held in place by spaces: where blanks were left out, the place on the line says which
//! cells the remaining values stand in. Only lines that are shown to keep their places are read that way.

use nianbao_core::form::path::Layout;

use super::align::Group;
use super::fill::cells_of;
use super::reading::{Slot, Sum, adds_up};
use super::rows::{Shape, shown};
use super::token::{Kind, Stream, Token};

/// Where the columns of rows of one width stand: twice the place of their middles.
pub(super) struct Places {
    /// The middles, from left to right.
    middles: Vec<usize>,
    /// How far from its middle a value may stand.
    reach: usize,
    /// Where the heads begin and end, twice, when only heads say where columns stand: values stand below them.
    heads: Vec<(usize, usize)>,
}

/// No label of the form is shorter than this and stands before values in a table.
const LEAST_INDENT: usize = 10;
/// Least distance between two columns, in places.
const LEAST_PITCH: usize = 3;
/// How many rows above its values heads may stand.
const HEADS: usize = 8;

impl Places {
    fn new(rows: &[Vec<usize>]) -> Option<Places> {
        let width = rows.first()?.len();
        let mean = |at: usize| rows.iter().map(|row| row[at]).sum::<usize>() / rows.len();
        let middles: Vec<usize> = (0..width).map(mean).collect();
        let pitch = middles.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).min()?;
        let reach = pitch * 2 / 5;
        let steady =
            rows.iter().all(|row| row.iter().zip(&middles).all(|(at, mean)| at.abs_diff(*mean) <= reach));
        (pitch >= 2 * LEAST_PITCH && steady).then_some(Places { middles, reach, heads: Vec::new() })
    }
}

/// Where columns stand, as full rows show: first values in one place although the labels before them are of any
/// length. Failing those, as a line of heads shows.
pub(super) fn learn(
    stream: &Stream<'_>,
    groups: &[Group],
    layout: &Layout,
    pairs: &[(usize, usize)],
) -> Vec<Places> {
    let mut known: Vec<(usize, Vec<Vec<usize>>)> = Vec::new();
    let mut heads: Vec<Places> = Vec::new();
    for &(row, group) in pairs {
        let group = &groups[group];
        let width = cells_of(layout, row).len();
        if width < 2 || !in_lines(stream, group) {
            continue;
        }
        let places: Vec<usize> = group.tokens.iter().map(|&token| stream.tokens[token].column).collect();
        if places.len() == width {
            match known.iter_mut().find(|(other, _)| *other == width) {
                Some((_, rows)) => rows.push(places),
                None => known.push((width, vec![places])),
            }
        } else if heads.iter().all(|places| places.middles.len() != width) {
            heads.extend(group.tokens.first().and_then(|first| of_heads(stream, *first, width)));
        }
    }
    let full =
        known.iter().filter(|(_, rows)| rows.len() > 1 && rows.iter().all(|row| row[0] >= 2 * LEAST_INDENT));
    let mut all: Vec<Places> = full.filter_map(|(_, rows)| Places::new(rows)).collect();
    all.extend(heads);
    all
}

/// Whether all values stand on one line that has wide gaps.
fn in_lines(stream: &Stream<'_>, group: &Group) -> bool {
    let Some(&first) = group.tokens.first() else { return false };
    let row = stream.tokens[first].row;
    !group.explicit
        && group.tokens.iter().all(|&token| {
            let token = &stream.tokens[token];
            token.row == row && token.shape == Shape::Text && token.kind == Kind::Value && token.column > 0
        })
}

/// The places of the nearest line above that holds one piece of a head for each column, and perhaps one before them.
fn of_heads(stream: &Stream<'_>, before: usize, width: usize) -> Option<Places> {
    let mut end =
        stream.tokens[..before].iter().rposition(|token| token.row != stream.tokens[before].row)? + 1;
    for _ in 0..HEADS {
        let row = stream.tokens[end - 1].row;
        let begin = stream.tokens[..end].iter().rposition(|token| token.row != row).map_or(0, |at| at + 1);
        let pieces = &stream.tokens[begin..end];
        let heads = pieces.iter().all(|token| token.kind == Kind::Text && token.column > 0);
        if heads && (pieces.len() == width || pieces.len() == width + 1) {
            let heads = &pieces[pieces.len() - width..];
            let places = Places::new(&[heads.iter().map(|token| token.column).collect()])?;
            return Some(Places { heads: heads.iter().map(extent).collect(), ..places });
        }
        if begin == 0 || pieces.iter().any(|token| token.kind == Kind::Value) {
            return None;
        }
        end = begin;
    }
    None
}

/// Where a piece of a line begins and ends, twice.
fn extent(token: &Token<'_>) -> (usize, usize) {
    let half = shown(token.text);
    (token.column.saturating_sub(half), token.column + half)
}

/// The cells of a row with blanks, when each value stands below one column and no sum speaks against it.
pub(super) fn place(
    slots: &[Slot<'_>],
    width: usize,
    sums: &[Sum],
    group: &Group,
    places: &[Places],
) -> Option<Vec<String>> {
    if group.explicit || slots.is_empty() || slots.len() >= width {
        return None;
    }
    let places = places.iter().find(|places| places.middles.len() == width)?;
    let mut way = vec![String::new(); width];
    let mut next = 0;
    for slot in slots {
        let at = places.middles.iter().position(|middle| middle.abs_diff(slot.column) <= places.reach)?;
        let below = places.heads.get(at).is_none_or(|(begin, end)| {
            let half = shown(slot.text);
            slot.column.saturating_sub(half) < *end && slot.column + half > *begin
        });
        if slot.kind != Kind::Value || at < next || !below {
            return None;
        }
        way[at] = slot.text.to_owned();
        next = at + 1;
    }
    // What is no whole number, such as a slash, counts nothing in a sum.
    let counted: Vec<String> = way
        .iter()
        .map(|text| if text.parse::<u64>().is_ok() { text.clone() } else { String::new() })
        .collect();
    adds_up(&counted, sums).then_some(way)
}

//! Headings that only the whole document shows to be headings: numbered in another style than the form's throughout,
//! or one that lost its number among others that kept theirs.

use std::ops::Range;

use nianbao_core::form::Part;

use super::heading;
use super::rows::{Row, Shape};
use super::section::Head;

/// How like the printed words a heading must be that bears another kind of number or none, and one that is missing
/// between two others.
const LIKE: usize = 90;
const LIKE_BETWEEN: usize = 70;
/// Lines that are compared with headings, at most.
const MOST_LINES: usize = 2_000;
/// Fewest headings that make another style believable.
const FEWEST: usize = 4;

/// Rows of a range that are like a heading.
fn like(rows: &[Row<'_>], range: Range<usize>, least: usize) -> impl Iterator<Item = Head> {
    let short = range.filter_map(|at| {
        let text = rows[at].only().filter(|text| text.len() <= 120 && !heading::ends_sentence(text))?;
        (rows[at].shape == Shape::Text || rows[at].cells.len() == 1).then_some((at, text))
    });
    short.take(MOST_LINES).filter_map(move |(row, text)| {
        let found = heading::unnumbered(text, least)?;
        Some(Head { row, part: found.part, number: None, text: text.trim().to_owned() })
    })
}

/// Adds what the headings found so far leave to be found.
pub(super) fn add(rows: &[Row<'_>], heads: &mut Vec<Head>) {
    restyled(rows, heads);
    fill_gaps(rows, heads);
    first_by_number(rows, heads);
}

/// Headings in another style, when most of the six are found so and hardly any as printed.
fn restyled(rows: &[Row<'_>], heads: &mut Vec<Head>) {
    if heads.iter().filter(|head| head.part.is_some()).count() >= FEWEST {
        return;
    }
    let mut found: Vec<Head> = Vec::new();
    for head in like(rows, 0..rows.len(), LIKE) {
        // Each part begins once, in order.
        if found.last().is_none_or(|last| last.part < head.part) {
            found.push(head);
        }
    }
    if found.len() >= FEWEST {
        *heads = found;
    }
}

/// Headings without a number between others: where exactly one line between the parts before and behind is like it.
fn fill_gaps(rows: &[Row<'_>], heads: &mut Vec<Head>) {
    for part in Part::ALL {
        let at = heads.iter().position(|head| head.part == Some(part));
        let (Some(before), None) = (part.index().checked_sub(1).map(|before| Part::ALL[before]), at) else {
            continue;
        };
        let Some(before) = heads.iter().rposition(|head| head.part == Some(before)) else { continue };
        let from = heads[before].row + 1;
        let behind = heads.get(before + 1).filter(|next| next.part.is_none_or(|next| next > part));
        let to = if heads.len() == before + 1 { rows.len() } else { behind.map_or(from, |next| next.row) };
        // Sub-heads of the part before use the same words.
        let numbered = heads[before].number.is_some();
        let own =
            |head: &Head| head.part == Some(part) && !(numbered && heading::is_sub_head(&head.text, part));
        let mut found = like(rows, from..to, LIKE_BETWEEN).filter(own);
        if let (Some(found), None) = (found.next(), found.next()) {
            heads.insert(before + 1, found);
        }
    }
}

/// The heading of part 一 in words of its own: the only line before a heading of part 二 that bears a 一.
fn first_by_number(rows: &[Row<'_>], heads: &mut Vec<Head>) {
    let Some(second) =
        heads.first().filter(|head| head.part == Some(Part::Proactive) && head.number == Some(2))
    else {
        return;
    };
    let mut found = rows[..second.row].iter().enumerate().take(MOST_LINES).filter_map(|(row, text)| {
        let text = text.only().filter(|text| text.len() <= 120)?;
        let number = heading::by_number(text)?.number.filter(|number| *number == 1);
        Some(Head { row, part: Some(Part::Overview), number, text: text.trim().to_owned() })
    });
    if let (Some(found), None) = (found.next(), found.next()) {
        heads.insert(0, found);
    }
}

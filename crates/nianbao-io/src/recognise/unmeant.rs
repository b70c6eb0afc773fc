//! Lines in the words of headings that begin no part: a table of contents, the chapters of part 一.

use nianbao_core::form::Part;

use super::rows::{Row, Shape};
use super::section::Head;

/// A table of contents names the parts right below one another before any of them begins: its lines are no headings.
pub(super) fn drop_contents(heads: &mut Vec<Head>) {
    const SHORTEST: usize = 4;
    let mut at = 0;
    while at < heads.len() {
        let mut end = at + 1;
        while end < heads.len()
            && heads[end].row == heads[end - 1].row + 1
            && heads[end].part > heads[end - 1].part
        {
            end += 1;
        }
        let (list, rest) = (&heads[at..end], &heads[end..]);
        let again = list.iter().all(|head| rest.iter().any(|other| other.part == head.part));
        if list.len() >= SHORTEST && again {
            heads.drain(at..end);
        } else {
            at = end;
        }
    }
}

/// Part 一 in chapters that are numbered like parts, and the parts with tables counted from 一 again behind them: the
/// chapters are no parts.
pub(super) fn drop_chapters(rows: &[Row<'_>], heads: &mut Vec<Head>) {
    let is_first = |head: &Head, part: Part| head.part == Some(part) && head.number == Some(1);
    let Some(again) = heads.iter().position(|head| is_first(head, Part::Proactive)) else { return };
    let parts_follow = heads[again + 1..].iter().any(|head| head.part == Some(Part::Applications));
    let (Some(first), true) = (heads.first().filter(|head| is_first(head, Part::Overview)), parts_follow)
    else {
        return;
    };
    let has_table = rows[first.row..heads[again].row].iter().any(|row| row.shape == Shape::Cells);
    if again > 1 && !has_table {
        heads.drain(1..again);
    }
}

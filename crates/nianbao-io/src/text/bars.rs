//! Tables drawn with bars: one row per line, or one cell per line in two styles. Knows nothing of the form.

use super::Line;
use crate::raw::{RawCell, RawTable, Spot};

/// Whether the bars at the beginning and at the end of lines are a frame. A bar there that not all lines have is the
/// edge of a blank cell.
#[derive(Clone, Copy)]
struct Frame {
    begins: bool,
    ends: bool,
}

impl Frame {
    fn of(lines: &[Line<'_>]) -> Frame {
        let rows = || lines.iter().map(|line| line.text.trim()).filter(|text| text.contains(bar));
        Frame {
            begins: rows().all(|text| text.starts_with(bar)),
            ends: rows().all(|text| text.ends_with(bar)),
        }
    }

    /// The cells of a line between its bars.
    fn split(self, line: &str) -> Vec<&str> {
        let line = line.trim();
        let inner = if self.begins { line.strip_prefix(bar).unwrap_or(line) } else { line };
        let inner = if self.ends { inner.strip_suffix(bar).unwrap_or(inner) } else { inner };
        inner.split(bar).map(str::trim).collect()
    }
}

/// How many cells a line has, a frame counted as such.
pub(super) fn count(line: &str) -> usize {
    Frame { begins: true, ends: true }.split(line).len()
}

/// Whether line `at` is the first half of a cell whose second half and bar follow.
pub(super) fn continues(lines: &[Line<'_>], at: usize) -> bool {
    is_bar(lines, at.wrapping_sub(1)) && lines.get(at + 1).is_some() && is_bar(lines, at + 2)
}

/// A table from consecutive lines.
pub(super) fn table(lines: &[Line<'_>]) -> RawTable {
    let frame = Frame::of(lines);
    let alone = (0..lines.len()).filter(|&at| is_bar(lines, at)).count();
    let bare = lines.iter().filter(|line| !line.text.trim().is_empty() && !line.text.contains(bar)).count();
    // The bar stands on a line of its own after each cell.
    let bars_apart = bare * 2 >= alone && alone * 2 >= bare && bare > 0;
    let mut rows: Vec<Vec<RawCell>> = Vec::with_capacity(lines.len());
    // The row that goes on as long as no border is drawn, and whether it holds a number already.
    let mut open: Option<(usize, bool)> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let row = if text.is_empty() || is_rule(text) || is_border(text) {
            Vec::new()
        } else if is_bar(lines, at) {
            let closes = bars_apart && at > 0 && !lines[at - 1].text.contains(bar);
            if closes { Vec::new() } else { vec![RawCell::single("")] }
        } else if text.chars().all(|c| bar(c) || c.is_whitespace()) {
            let bars = text.chars().filter(|c| bar(*c)).count();
            // In a frame the outer two bars make one cell less.
            (0..bars.max(2)).map(|_| RawCell::single("")).collect()
        } else {
            frame.split(text).into_iter().map(RawCell::single).collect()
        };
        if is_border(text) {
            open = Some((at + 1, false));
        } else if let Some((begin, numbered)) = &mut open
            && !row.is_empty()
        {
            let numbers =
                row.iter().any(|cell| !cell.text.is_empty() && cell.text.bytes().all(|b| b.is_ascii_digit()));
            // Two lines with numbers are two rows: not every table has a border below each of them.
            if *begin < at && !(*numbered && numbers) && go_on(&mut rows[*begin], &row) {
                *numbered |= numbers;
                rows.push(Vec::new());
                continue;
            }
            (*begin, *numbered) = (at, numbers);
        }
        rows.push(row);
    }
    RawTable { rows, spot: lines.first().map(|line| Spot::Line(line.number)) }
}

/// Adds the lines of cells to the cells they go on; whether there are as many.
fn go_on(row: &mut [RawCell], line: &[RawCell]) -> bool {
    let same = row.len() == line.len();
    if same {
        row.iter_mut().zip(line).for_each(|(cell, more)| cell.text.push_str(&more.text));
    }
    same
}

/// Whether a line is a border drawn between rows.
pub(super) fn is_border(text: &str) -> bool {
    text.starts_with(['+', '├', '┌', '└', '┝', '╞', '╔', '╠', '╚', '┏', '┣', '┗', '|', '│'])
        && (text.contains("+-") || text.contains("+=") || text.contains(['─', '━', '═']))
        && text
            .chars()
            .all(|c| bar(c) || matches!(c, '-' | ':' | '+' | '=' | ' ') || ('─'..='╿').contains(&c))
}

fn bar(c: char) -> bool {
    matches!(c, '|' | '│' | '｜' | '┃' | '║')
}

/// The line under the head of a Markdown table, or a drawn border: dashes, colons, crosses.
fn is_rule(text: &str) -> bool {
    text.contains("--") && text.chars().all(|c| bar(c) || matches!(c, '-' | ':' | '+' | '=' | ' '))
        || text.contains('─') && text.chars().all(|c| bar(c) || ('─'..='╿').contains(&c) || c == ' ')
}

/// Whether line `at` is a bar and nothing else.
pub(super) fn is_bar(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at).is_some_and(|line| {
        let mut chars = line.text.trim().chars();
        chars.next().is_some_and(bar) && chars.next().is_none()
    })
}

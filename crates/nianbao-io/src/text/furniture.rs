//! Page furniture: page numbers and running titles are left out. Knows no label of the form.

use std::collections::HashMap;

use super::Line;
use crate::page_number::is_page_number;

/// The lines of a text. Where page furniture stood an empty line stays, so that numbers keep counting.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    // Whether a page begins with the line of that number.
    let mut page_starts = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // A form feed begins a page; what stands before it on the line is rare and kept with the page before.
        let mut pieces = line.split('\u{c}');
        let first = pieces.next().unwrap_or("");
        lines.push(Line { text: first, number: at + 1 });
        page_starts.push(false);
        for piece in pieces {
            lines.push(Line { text: piece, number: at + 1 });
            page_starts.push(true);
        }
    }
    let numbered: Vec<bool> = lines.iter().map(|line| is_page_number(line.text)).collect();
    drop_bare_numbers(&mut lines, &page_starts);
    drop_running_titles(&mut lines, &page_starts, &numbered);
    for (line, numbered) in lines.iter_mut().zip(&numbered) {
        if *numbered {
            line.text = "";
        }
    }
    lines
}

/// A number alone on the line is a page number only beside a form feed: where its other neighbour is no number, or
/// where such numbers count up from page to page.
fn drop_bare_numbers(lines: &mut [Line<'_>], page_starts: &[bool]) {
    const NEAR: usize = 6;
    let number = |lines: &[Line<'_>], at: usize| -> Option<u32> {
        let text = lines[at].text.trim();
        let plain = !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    };
    let filled = |lines: &[Line<'_>], at: usize| !lines[at].text.trim().is_empty();
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| page_starts[at]).collect();
    let above = |lines: &[Line<'_>], from: usize| (0..from).rev().take(NEAR).find(|&at| filled(lines, at));
    let below =
        |lines: &[Line<'_>], from: usize| (from..lines.len()).take(NEAR).find(|&at| filled(lines, at));
    for side in [Side::Bottom, Side::Top] {
        let mut found: Vec<(usize, u32, bool)> = Vec::new();
        for &start in &starts {
            let (last, first) = (above(lines, start), below(lines, start));
            let at = match side {
                Side::Bottom => last,
                Side::Top => first,
            };
            // A page that bears its number in another way has no second one.
            if [last, first].into_iter().flatten().any(|at| is_page_number(lines[at].text)) {
                continue;
            }
            if let Some(at) = at
                && let Some(value) = number(lines, at)
            {
                // Between cells of a column of numbers it may be one of them.
                let neighbours = [above(lines, at), below(lines, at + 1)];
                let cell = neighbours.into_iter().flatten().any(|near| number(lines, near).is_some());
                found.push((at, value, !cell));
            }
        }
        // All pages but perhaps the last bear a number, each one more than the page before.
        let counted = found.len() >= 2
            && found.len() == starts.len()
            && found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
        for (at, _, alone) in found {
            if alone || counted {
                lines[at].text = "";
            }
        }
    }
}

/// Where on a page.
#[derive(Clone, Copy)]
enum Side {
    Bottom,
    Top,
}

/// A line that stands at the top (or the bottom) of several pages is a running title. The first one stays.
fn drop_running_titles(lines: &mut [Line<'_>], page_starts: &[bool], numbered: &[bool]) {
    let mut tops: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (0..lines.len()).filter(|&at| page_starts[at] || numbered[at]) {
        let from = if numbered[at] { at + 1 } else { at };
        let top = (from..lines.len()).take(4).find(|&at| !lines[at].text.trim().is_empty() && !numbered[at]);
        let bottom = (0..at).rev().take(4).find(|&at| !lines[at].text.trim().is_empty() && !numbered[at]);
        for place in [top, bottom].into_iter().flatten() {
            let key: String = lines[place].text.chars().filter(|c| !c.is_whitespace()).collect();
            // Short lines and lines without words are cells of a table that goes over the page.
            if (6..=50).contains(&key.chars().count()) && key.contains("报告") && !key.contains('\t') {
                let places = tops.entry(key).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
    }
    for (key, places) in tops {
        // The title itself stands above: then every repetition goes.
        let is = |at: usize, lines: &[Line<'_>]| {
            lines[at].text.chars().filter(|c| !c.is_whitespace()).eq(key.chars())
        };
        let first = (0..lines.len().min(40)).find(|&at| is(at, lines));
        if places.len() < 2 && first.is_none_or(|first| places.contains(&first)) {
            continue;
        }
        let kept = first.unwrap_or_else(|| places.iter().copied().min().unwrap_or(0));
        for place in places.into_iter().filter(|&place| place != kept) {
            lines[place].text = "";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        lines(text).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn page_numbers_go_and_cells_stay() {
        assert_eq!(kept("甲\n- 3 -\n乙\n—4—\nP. 9\n第 3 页 共9页\n0\n-\n3"), ["甲", "乙", "0", "-", "3"]);
        assert_eq!(kept("甲乙\n3\n\u{c}丙丁"), ["甲乙", "丙丁"]);
        assert_eq!(kept("0\n3\n\u{c}5\n6"), ["0", "3", "5", "6"]);
        assert_eq!(kept("0\n3\n\u{c}5\n6\n4\n\u{c}7"), ["0", "5", "6", "7"]);
    }

    #[test]
    fn running_titles_go() {
        let text = "某局年度工作报告\n一\n- 1 -\n某局年度工作报告\n二\n- 2 -\n某局年度工作报告\n三";
        assert_eq!(kept(text), ["某局年度工作报告", "一", "二", "三"]);
    }
}

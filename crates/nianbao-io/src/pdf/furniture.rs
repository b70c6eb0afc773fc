//! What stands on every page and belongs to none: page numbers, running titles, what a browser prints at the edges.

use std::collections::HashMap;

use super::geometry::Area;
use super::lines::Line;
use crate::page_number::half;

/// Lines beside all tables of one page.
pub(super) struct PageLines {
    /// The page's edges.
    pub(super) area: Area,
    /// The lines, from top to bottom.
    pub(super) lines: Vec<Line>,
}

/// How much of a page's height its edges are.
const EDGE: f64 = 0.1;

/// Leaves out what is furniture.
pub(super) fn drop(pages: &mut [PageLines]) {
    let mut repeated: HashMap<(String, i64), usize> = HashMap::new();
    for page in pages.iter() {
        for line in page.lines.iter().filter(|line| at_edge(&page.area, line)) {
            *repeated.entry(key(&page.area, line)).or_default() += 1;
        }
    }
    let counts = counting(pages);
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        let area = page.area;
        page.lines.retain(|line| {
            let text: String = line.text().chars().filter(|c| !c.is_whitespace()).map(half).collect();
            if !at_edge(&area, line) {
                return true;
            }
            let often = count > 1 && repeated.get(&key(&area, line)).is_some_and(|times| times * 2 > count);
            let own =
                bare(&text).is_some_and(|value| counts.is_some_and(|first| value == first + number as u32));
            !(often || own || is_page_number(&text))
        });
    }
}

fn at_edge(area: &Area, line: &Line) -> bool {
    let edge = area.height() * EDGE;
    line.area.y1 < area.y0 + edge || line.area.y0 > area.y1 - edge
}

/// A line without its numbers, and where it stands: what is the same on every page.
fn key(area: &Area, line: &Line) -> (String, i64) {
    let text = line.text().chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    (text, ((line.area.y0 - area.y0) / 6.0).round() as i64)
}

/// The number of the first page, when all pages bear numbers that count up, each the lowest or highest line of its
/// page; on a single page only when it is the first.
fn counting(pages: &[PageLines]) -> Option<u32> {
    let number_of = |page: &PageLines| {
        let at_edges = page.lines.iter().filter(|line| at_edge(&page.area, line));
        at_edges.filter_map(|line| bare(line.text().trim())).next_back()
    };
    let numbers: Vec<Option<u32>> = pages.iter().map(number_of).collect();
    let known = numbers.iter().enumerate().find_map(|(at, number)| Some((at as u32, (*number)?)))?;
    let first = known.1.checked_sub(known.0)?;
    let fits = numbers
        .iter()
        .enumerate()
        .all(|(at, number)| number.is_none_or(|number| number == first + at as u32));
    let enough = numbers.iter().flatten().count() * 2 > pages.len();
    (fits && enough && (pages.len() > 1 || first == 1)).then_some(first)
}

fn bare(text: &str) -> Option<u32> {
    let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// `—3—`, `第3页`, `第3页共9页`, `3/9`: what can be nothing else at the edge of a page.
fn is_page_number(text: &str) -> bool {
    const DASHES: [char; 7] = ['-', '—', '–', '－', '─', '―', '·'];
    if text.starts_with(DASHES) && text.ends_with(DASHES) && bare(text.trim_matches(DASHES)).is_some() {
        return true;
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).collect();
    let frame: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let known = matches!(frame.as_str(), "第页" | "第页共页" | "第页/共页" | "第页，共页" | "/" | "共页第页");
    known && words.len() <= 2 && words.iter().all(|word| word.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::super::geometry::Point;
    use super::super::sheet::Glyph;
    use super::*;

    fn line(text: &str, y: f64) -> Line {
        let glyph = |(at, c): (usize, char)| Glyph {
            c,
            at: Point { x: 100.0 + at as f64 * 10.0, y },
            width: 10.0,
            size: 10.0,
            turn: 0,
            hidden: false,
        };
        Line::new(text.chars().enumerate().map(glyph).collect()).unwrap()
    }

    fn kept(pages: &[&[(&str, f64)]]) -> Vec<Vec<String>> {
        let area = Area { x0: 0.0, y0: 0.0, x1: 595.0, y1: 842.0 };
        let mut pages: Vec<PageLines> = pages
            .iter()
            .map(|lines| PageLines { area, lines: lines.iter().map(|(text, y)| line(text, *y)).collect() })
            .collect();
        drop(&mut pages);
        pages.iter().map(|page| page.lines.iter().map(Line::text).collect()).collect()
    }

    #[test]
    fn numbers_and_running_titles_go_and_values_stay() {
        assert_eq!(kept(&[&[("正文", 400.0), ("—1—", 820.0)]]), [["正文"]]);
        assert_eq!(kept(&[&[("第 1 页 共 9 页", 820.0), ("12", 400.0)]]), [["12"]]);
        assert_eq!(kept(&[&[("1", 820.0)], &[("2", 820.0)]]), [[""; 0], [""; 0]]);
        // One page with a number that is not its own: a value.
        assert_eq!(kept(&[&[("7", 820.0)]]), [["7"]]);
        assert_eq!(
            kept(&[&[("某局年报", 30.0), ("甲", 400.0)], &[("某局年报", 30.0), ("乙", 400.0)]]),
            [["甲"], ["乙"]]
        );
    }
}

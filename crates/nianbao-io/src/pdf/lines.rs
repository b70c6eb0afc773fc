//! Characters to lines and words: what stands on one base line, from left to right, with blanks where there is room.

use super::geometry::{Area, Point};
use super::sheet::{Glyph, turned};

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its characters from left to right, blanks included.
    pub(super) glyphs: Vec<Glyph>,
    /// The box around those that are no blanks.
    pub(super) area: Area,
    /// The size of most of them.
    pub(super) size: f64,
}

/// A piece of a line with room on both sides.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Its text.
    pub(super) text: String,
    /// Left end.
    pub(super) x0: f64,
    /// Right end.
    pub(super) x1: f64,
}

impl Chunk {
    /// Whether it is what a cell for a number holds.
    pub(super) fn is_value(&self) -> bool {
        let number = self.text.chars().any(|c| c.is_ascii_digit())
            && self
                .text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '-' | '+' | '－'));
        number || matches!(self.text.as_str(), "/" | "-" | "—" | "－" | "–" | "——" | "\\" | "无")
    }
}

/// The lines of some characters, from top to bottom. Characters that do not run to the right are read along their
/// own way and come last.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines = Vec::new();
    for turn in 0..4 {
        let mut same: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.turn == turn).copied().collect();
        if same.is_empty() {
            continue;
        }
        if turn != 0 {
            for glyph in &mut same {
                glyph.at = turned(glyph.at, turn);
                glyph.turn = 0;
            }
        }
        lines.extend(upright(same));
    }
    lines
}

fn upright(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let mut base = f64::NEG_INFINITY;
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if glyph.at.y - base < 0.4 * glyph.size.min(line[0].size) => line.push(glyph),
            _ => {
                base = glyph.at.y;
                lines.push(vec![glyph]);
            }
        }
    }
    lines.into_iter().filter_map(Line::new).collect()
}

impl Line {
    /// A line of characters; `None` when all are blanks.
    pub(super) fn new(mut glyphs: Vec<Glyph>) -> Option<Line> {
        glyphs.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
        let mut sizes: Vec<f64> =
            glyphs.iter().filter(|glyph| !glyph.is_blank()).map(|glyph| glyph.size).collect();
        sizes.sort_by(f64::total_cmp);
        let size = *sizes.get(sizes.len() / 2)?;
        let boxes = glyphs.iter().filter(|glyph| !glyph.is_blank()).flat_map(|glyph| {
            let (top, bottom) = (glyph.at.y - 0.88 * glyph.size, glyph.at.y + 0.12 * glyph.size);
            [Point { x: glyph.at.x, y: top }, Point { x: glyph.right(), y: bottom }]
        });
        let area = Area::around(boxes)?;
        Some(Line { glyphs, area, size })
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.walk(|glyph, gap, blank| {
            let last = text.chars().last();
            let letters = last.is_some_and(|c| c.is_ascii_alphanumeric()) && glyph.c.is_ascii_alphanumeric();
            let room = match letters {
                true if blank => gap > 0.12 * self.size,
                true => gap > 0.35 * self.size,
                false => gap > 2.5 * self.size,
            };
            if room {
                text.push(' ');
            }
            text.push(glyph.c);
        });
        text
    }

    /// Its pieces, cut where there is room for a character, or where a blank stands between two numbers.
    pub(super) fn chunks(&self) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        let value = |c: char| c.is_ascii_digit() || matches!(c, '/' | '—' | '-' | '－');
        self.walk(|glyph, gap, blank| {
            let last = chunks.last().and_then(|chunk| chunk.text.chars().last());
            let numbers = blank && last.is_some_and(value) && value(glyph.c);
            let cut = gap > 0.9 * self.size || numbers && gap > 0.2 * self.size;
            match chunks.last_mut() {
                Some(chunk) if !cut => {
                    chunk.text.push(glyph.c);
                    chunk.x1 = chunk.x1.max(glyph.right());
                }
                _ => chunks.push(Chunk { text: glyph.c.to_string(), x0: glyph.at.x, x1: glyph.right() }),
            }
        });
        chunks
    }

    /// Every character that is no blank, with the room before it and whether a blank stands in it.
    fn walk(&self, mut seen: impl FnMut(&Glyph, f64, bool)) {
        let mut right: Option<f64> = None;
        let mut blank = false;
        for glyph in &self.glyphs {
            if glyph.is_blank() {
                blank = true;
                continue;
            }
            seen(glyph, right.map_or(0.0, |right| glyph.at.x - right), blank);
            right = Some(right.map_or(glyph.right(), |right| right.max(glyph.right())));
            blank = false;
        }
    }
}

/// What the sides of a cell keep free together, as office programs draw it.
const SIDES: f64 = 12.0;

/// Whether a cell so wide has no room for another digit behind a line: what stands below goes on with it.
pub(super) fn is_full(line: &Line, width: f64) -> bool {
    let digits = line.glyphs.iter().filter(|glyph| !glyph.is_blank());
    let widest = digits.map(|glyph| glyph.width).fold(0.0, f64::max);
    line.area.width() + widest > width - SIDES
}

/// The text of the lines of one cell of that width. Words go on from line to line, and so does a number that fills its
/// line; other numbers under each other stay apart, since nobody can tell whether they are one.
pub(super) fn cell_text(lines: &[Line], width: f64) -> String {
    let mut text = String::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        let next = line.text();
        let only_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let goes_on = above.is_some_and(|above| {
            let full = above.text();
            is_full(above, width) && only_digits(&full) && only_digits(&next) && next.len() <= full.len()
        });
        above = Some(line);
        let (last, first) = (text.chars().last(), next.chars().next());
        let number =
            |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/'));
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if goes_on {
            // The number was too long for its line.
        } else if number(last) && number(first) {
            text.push('\n');
        } else if letter(last) && letter(first) {
            text.push(' ');
        }
        text.push_str(&next);
    }
    text
}

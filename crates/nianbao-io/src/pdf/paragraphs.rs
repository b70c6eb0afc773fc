//! Lines to paragraphs: a line goes on where the one before is full and it begins at the edge of the text.

use super::furniture::PageLines;
use super::lines::Line;
use crate::raw::{RawBlock, RawParagraph, RawTable, Spot};

/// Where the text of the pages begins and ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    left: f64,
    right: f64,
    /// The size of most lines.
    size: f64,
}

impl Margins {
    /// Looks for them in the long lines of all pages; without such lines nothing goes on.
    pub(super) fn of(pages: &[PageLines]) -> Margins {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let mut sizes: Vec<f64> =
            pages.iter().flat_map(|page| page.lines.iter().map(|line| line.size)).collect();
        sizes.sort_by(f64::total_cmp);
        let size = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
        for page in pages {
            for line in page.lines.iter().filter(|line| line.area.width() > page.area.width() * 0.5) {
                left.push(line.area.x0);
                right.push(line.area.x1);
            }
        }
        if left.len() < 2 {
            return Margins { left: f64::NEG_INFINITY, right: f64::INFINITY, size };
        }
        left.sort_by(f64::total_cmp);
        right.sort_by(f64::total_cmp);
        Margins { left: left[left.len() / 20], right: right[right.len() - 1 - right.len() / 20], size }
    }
}

/// A document being put together.
pub(super) struct Blocks {
    margins: Margins,
    done: Vec<RawBlock>,
    /// The last line, when the paragraph it stands in may go on.
    last: Option<Last>,
}

struct Last {
    left: f64,
    right: f64,
    size: f64,
    bottom: f64,
    spot: Spot,
}

impl Blocks {
    /// An empty document.
    pub(super) fn new(margins: Margins) -> Blocks {
        Blocks { margins, done: Vec::new(), last: None }
    }

    /// Adds a line of text.
    pub(super) fn line(&mut self, line: &Line, spot: Spot) {
        let text = line.text();
        let goes_on = self.last.as_ref().is_some_and(|last| {
            let near = last.spot != spot || line.area.y0 - last.bottom < 1.3 * line.size;
            let alike = (last.size - line.size).abs() < 0.15 * last.size;
            alike && near && (self.is_full(last, line) || self.is_title(last, line))
        });
        match self.done.last_mut() {
            Some(RawBlock::Paragraph(paragraph)) if goes_on => {
                let letters = paragraph.text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && text.starts_with(|c: char| c.is_ascii_alphabetic());
                if letters {
                    paragraph.text.push(' ');
                }
                paragraph.text.push_str(&text);
            }
            _ => self.done.push(RawBlock::Paragraph(RawParagraph { text, spot: Some(spot) })),
        }
        self.last = Some(Last {
            left: line.area.x0,
            right: line.area.x1,
            size: line.size,
            bottom: line.area.y1,
            spot,
        });
    }

    /// Whether a line is full and the next begins at the edge.
    fn is_full(&self, last: &Last, line: &Line) -> bool {
        last.right >= self.margins.right - 2.2 * last.size
            && line.area.x0 <= self.margins.left + 0.8 * line.size
    }

    /// Whether two lines are one title: larger than the text, and both in the middle.
    fn is_title(&self, last: &Last, line: &Line) -> bool {
        let middle = f64::midpoint(self.margins.left, self.margins.right);
        let centred = |left: f64, right: f64| {
            middle.is_finite() && (f64::midpoint(left, right) - middle).abs() < line.size
        };
        line.size > 1.2 * self.margins.size
            && centred(last.left, last.right)
            && centred(line.area.x0, line.area.x1)
    }

    /// Adds a table.
    pub(super) fn table(&mut self, table: RawTable) {
        self.last = None;
        self.done.push(RawBlock::Table(table));
    }

    /// The table that was added last, if nothing else was since.
    pub(super) fn last_table(&mut self) -> Option<&mut RawTable> {
        match self.done.last_mut() {
            Some(RawBlock::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// All that was added.
    pub(super) fn done(self) -> Vec<RawBlock> {
        self.done
    }
}

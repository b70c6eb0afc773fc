//! Text boxes: where in the text their shapes are anchored, and where their own text lies.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fib::{Fib, Part};
use super::pieces::plc_entries;
use crate::ole::container::{u16_at, u32_at};

/// The text boxes of the main text that were not yet read.
#[derive(Default)]
pub(super) struct Boxes {
    /// The shape anchored at a character.
    shapes: BTreeMap<usize, u32>,
    /// The text of a shape.
    texts: BTreeMap<u32, Range<usize>>,
}

impl Boxes {
    /// Finds them.
    pub(super) fn read(fib: &Fib<'_>, table: &[u8]) -> Boxes {
        let lengths = fib.lengths();
        let base = lengths.main.saturating_add(lengths.between);
        let shapes = plc_entries(fib.part(Part::Shapes, table), 26)
            .filter_map(|(at, _, shape)| Some((at, u32_at(shape, 0)?)))
            .collect();
        let texts = plc_entries(fib.part(Part::TextBoxes, table), 22)
            // Entries kept for later use have no text of their own.
            .filter(|(start, end, entry)| {
                start < end && *end <= lengths.text_boxes && u16_at(entry, 8) == Some(0)
            })
            .filter_map(|(start, end, entry)| Some((u32_at(entry, 14)?, base + start..base + end)))
            .collect();
        Boxes { shapes, texts }
    }

    /// The text of the shape anchored at a character, if it has some that was not taken before.
    pub(super) fn take(&mut self, character: usize) -> Option<Range<usize>> {
        self.texts.remove(self.shapes.get(&character)?)
    }

    /// What was not taken.
    pub(super) fn left(self) -> impl Iterator<Item = Range<usize>> {
        self.texts.into_values()
    }
}

//! Runs of characters and paragraphs with the same properties. They lie in pages of 512 bytes of the main stream and
//! are found by where the text lies, not by its order.

use super::pieces::plc_entries;
use crate::ole::container::{u16_at, u32_at};

/// The size of a page.
const PAGE: usize = 512;

/// A run: the text from here to there has the properties that stand there.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    end: u32,
    /// Where the list of properties begins in the main stream, and its length.
    list: u32,
    length: u16,
    /// The style, of paragraphs.
    style: u16,
}

/// Which properties a page holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Of {
    Characters,
    Paragraphs,
}

/// All runs, in the order of the stream.
pub(super) struct Runs<'m> {
    main: &'m [u8],
    runs: Vec<Run>,
}

/// The properties of a run.
#[derive(Clone, Copy, Default)]
pub(super) struct Found<'m> {
    pub(super) list: &'m [u8],
    pub(super) style: u16,
    /// Where the run ends in the main stream.
    pub(super) end: usize,
}

impl<'m> Runs<'m> {
    /// Reads the pages that a table lists.
    pub(super) fn read(of: Of, main: &'m [u8], plc: &[u8]) -> Runs<'m> {
        let mut runs = Vec::new();
        let mut seen = vec![false; main.len() / PAGE];
        for (_, _, data) in plc_entries(plc, 4) {
            let page = u32_at(data, 0).map_or(usize::MAX, |number| (number & 0x3f_ffff) as usize);
            match seen.get_mut(page) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            read_page(of, &main[page * PAGE..(page + 1) * PAGE], page * PAGE, &mut runs);
        }
        // Pages are in order unless somebody bent them; runs that then overlap are left out.
        runs.sort_by_key(|run: &Run| run.start);
        let mut end = 0;
        runs.retain(|run| {
            let fits = run.start >= end && run.end > run.start;
            if fits {
                end = run.end;
            }
            fits
        });
        Runs { main, runs }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The run at a place of the main stream.
    pub(super) fn at(&self, place: usize) -> Option<Found<'m>> {
        let number = self.runs.partition_point(|run| run.start as usize <= place).checked_sub(1)?;
        self.runs.get(number).filter(|run| place < run.end as usize).map(|run| self.found(run))
    }

    /// The runs of a stretch of the main stream, each with where it begins and ends.
    pub(super) fn within(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, Found<'m>)> {
        let first = self.runs.partition_point(|run| run.end as usize <= start);
        self.runs[first..]
            .iter()
            .take_while(move |run| (run.start as usize) < end)
            .map(|run| (run.start as usize, self.found(run)))
    }

    fn found(&self, run: &Run) -> Found<'m> {
        let list = self.main.get(run.list as usize..run.list as usize + usize::from(run.length));
        Found { list: list.unwrap_or_default(), style: run.style, end: run.end as usize }
    }
}

/// A page: positions, then for each run where in the page its properties begin, and at the very end how many.
fn read_page(of: Of, page: &[u8], base: usize, runs: &mut Vec<Run>) {
    let count = usize::from(page[PAGE - 1]);
    let size = if of == Of::Characters { 1 } else { 13 };
    for number in 0..count {
        let offset = page.get((count + 1) * 4 + number * size).map(|half| usize::from(*half) * 2);
        let (Some(start), Some(end), Some(offset)) =
            (u32_at(page, number * 4), u32_at(page, number * 4 + 4), offset)
        else {
            return;
        };
        let mut run = Run { start, end, list: 0, length: 0, style: 0 };
        // No offset: nothing but what the style says.
        if offset != 0
            && let Some((from, length)) = properties(of, page, offset)
            && from + length <= PAGE
        {
            run.list = (base + from) as u32;
            run.length = length as u16;
            if of == Of::Paragraphs {
                run.style = u16_at(page, from).unwrap_or_default();
                run.list += 2;
                run.length = run.length.saturating_sub(2);
            }
        }
        runs.push(run);
    }
}

/// Where the properties at an offset begin and how long they are.
fn properties(of: Of, page: &[u8], offset: usize) -> Option<(usize, usize)> {
    let length = usize::from(*page.get(offset)?);
    match (of, length) {
        (Of::Characters, _) => Some((offset + 1, length)),
        // The length counts words; where it is nought, the next byte has it.
        (Of::Paragraphs, 0) => Some((offset + 2, 2 * usize::from(*page.get(offset + 1)?))),
        (Of::Paragraphs, _) => Some((offset + 1, 2 * length - 1)),
    }
}

//! What stands in memory from the beginning, parted between the halves.

use std::collections::BTreeSet;

use wasm_encoder::{ConstExpr, DataSection};

use super::links::Links;

/// Less than this is not worth a run of its own, which takes some bytes to announce.
const SHORT: u32 = 16;

/// Runs of data of each half: where they begin, and what they are. The second half's are written when it comes, over
/// what nobody has looked at until then.
pub(super) struct Data<'a> {
    pub(super) first: Vec<(u32, &'a [u8])>,
    pub(super) second: Vec<(u32, &'a [u8])>,
}

impl<'a> Data<'a> {
    /// Leaves in the first half what it reaches, and what no piece is known for.
    pub(super) fn new(runs: &[(u32, &'a [u8])], links: &Links, reached: &BTreeSet<usize>) -> Self {
        let mut data = Data { first: Vec::new(), second: Vec::new() };
        let apart = apart(links, reached);
        for (start, bytes) in runs {
            let end = start + bytes.len() as u32;
            let mut done = *start;
            for &(from, to) in &apart {
                let (from, to) = (from.clamp(done, end), to.clamp(done, end));
                if to - from >= SHORT {
                    data.first.extend(run(*start, bytes, done, from));
                    data.second.extend(run(*start, bytes, from, to));
                    done = to;
                }
            }
            data.first.extend(run(*start, bytes, done, end));
        }
        data
    }

    /// Runs as a module holds them.
    pub(super) fn section(runs: &[(u32, &[u8])]) -> DataSection {
        let mut section = DataSection::new();
        for (start, bytes) in runs {
            section.active(0, &ConstExpr::i32_const(*start as i32), bytes.iter().copied());
        }
        section
    }
}

/// The stretches of memory that the first half never looks at: pieces in a row, with what fills the gaps between them.
fn apart(links: &Links, reached: &BTreeSet<usize>) -> Vec<(u32, u32)> {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    let mut goes_on = false;
    for (number, piece) in links.pieces.iter().enumerate() {
        let is_apart = !reached.contains(&number);
        match stretches.last_mut().filter(|_| goes_on && is_apart) {
            Some(last) => last.1 = piece.place.end,
            None if is_apart => stretches.push((piece.place.start, piece.place.end)),
            None => {}
        }
        goes_on = is_apart;
    }
    stretches
}

/// A part of a run, unless it is empty.
fn run(start: u32, bytes: &[u8], from: u32, to: u32) -> Option<(u32, &[u8])> {
    let part = bytes.get((from - start) as usize..(to - start) as usize)?;
    (!part.is_empty()).then_some((from, part))
}

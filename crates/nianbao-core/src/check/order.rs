//! The order findings are shown in: as the report prints what they are about. Knows no rule.

use crate::form::Part;
use crate::model::{Place, TextPart};

/// Where a place stands in the printed report. The head and the report as a whole come first, then the lead, then
/// part after part: what concerns the whole part, its text or cells, the note below its table.
pub(super) fn key(place: &Place) -> (u8, u8, usize) {
    let part_rank = |part: Part| 2 + part.index() as u8;
    match place {
        Place::Report => (0, 0, 0),
        Place::Meta(field) => (0, 1, *field as usize),
        Place::Part(part) => (part_rank(*part), 0, 0),
        Place::Cell(id) => (part_rank(id.table.part()), 1, usize::from(id.index)),
        Place::Text(range) => {
            let below = if matches!(range.part, TextPart::Note(_)) { 2 } else { 1 };
            // Pieces of one part follow one another; their order is that of TextPart::ALL.
            let piece = TextPart::ALL.iter().position(|part| *part == range.part).unwrap_or(0);
            (range.part.part().map_or(1, part_rank), below, (piece << 24) + range.start)
        }
    }
}

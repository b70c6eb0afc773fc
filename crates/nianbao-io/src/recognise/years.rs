//! Tables of other years beside the report's own, where a caption says of which year each is. They are left out.

use nianbao_core::form::Part;

use super::Reader;
use super::rows::Shape;
use super::section::{Sections, Use};
use super::title;
use crate::import::NoteKind;
use nianbao_core::model::Place;

/// Longest caption of a table, in characters.
const LONGEST: usize = 24;
/// Fewest rows of a table that a caption can be of.
const FEWEST: usize = 2;
/// How many years back tables are compared with.
const YEARS: u16 = 10;

impl Reader {
    /// Leaves the tables of other years out, in each part that has a table of the report's own year as well.
    pub(super) fn leave_other_years(&mut self, sections: &mut Sections<'_>) {
        let Some(own) = self.report.meta.year else { return };
        for part in Part::ALL.into_iter().filter(|part| part.table().is_some()) {
            let Some((foreign, captions)) = other_years(sections, part, own) else { continue };
            for at in foreign {
                sections.uses[at] = Use::Foreign;
            }
            let row = &sections.rows[captions[0]];
            let place = row.spot.map_or(String::new(), |spot| format!("（{spot}）"));
            let source = row.snippet();
            let message = format!("“{source}”下的表不是{own}年的，没有放入报告{place}。");
            self.note(NoteKind::SeveralReports, Place::Part(part), source, message);
        }
    }
}

/// The rows of a part that stand under captions of other years, and those captions; `None` when there are none, or
/// when nothing would be left.
fn other_years(sections: &Sections<'_>, part: Part, own: u16) -> Option<(Vec<usize>, Vec<usize>)> {
    let rows = (0..sections.rows.len())
        .filter(|&at| sections.parts[at] == Some(part) && sections.uses[at] != Use::Heading);
    let (mut foreign, mut captions, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut tables = [0, 0];
    let mut under = None;
    for at in rows {
        if let Some(year) = caption(sections, at, own) {
            under = (year != own).then_some(at);
        }
        let Some(caption) = under else {
            tables[0] += usize::from(sections.uses[at] == Use::Table);
            continue;
        };
        open.push(at);
        // Running text behind a table is the report's own.
        if sections.uses[at] == Use::Table {
            tables[1] += 1;
            foreign.append(&mut open);
            if captions.last() != Some(&caption) {
                captions.push(caption);
            }
        }
    }
    (tables[0] >= FEWEST && tables[1] >= FEWEST && !captions.is_empty()).then_some((foreign, captions))
}

/// The year that a short line of its own names, such as `2023年度`.
fn caption(sections: &Sections<'_>, at: usize, own: u16) -> Option<u16> {
    let row = &sections.rows[at];
    let text = row.only().filter(|text| text.chars().nth(LONGEST).is_none())?;
    if row.shape == Shape::Stack && row.cells.len() > 1 || text.contains(['。', '；', '〔', '号', '月'])
    {
        return None;
    }
    let (year, range) = title::find_year(text)?;
    let only = !text[..range.start].contains(|c: char| c.is_ascii_digit())
        && !text[range.end..].contains(|c: char| c.is_ascii_digit());
    (only && text[range].contains('年') && (own.saturating_sub(YEARS)..=own).contains(&year)).then_some(year)
}

//! What a cell shows beside its number: findings at it, equations that rest on it, a blank that should be filled.
//! Pure; knows the findings, not how they look.

use nianbao_core::check::{Outcome, Severity};
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Place, Report};
use yew::AttrValue;

/// What one cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellMark {
    /// The gravest finding that stands at it.
    pub at: Option<Severity>,
    /// An open 必改 rests on it.
    pub related: bool,
    /// A blank that a finding is about.
    pub missing: bool,
    /// Its part in the equation being looked at.
    pub side: Option<Side>,
    /// Ids of the notes about it, for `aria-describedby`.
    pub notes: Option<AttrValue>,
    /// Last year's figure, in words.
    pub before: Option<AttrValue>,
    /// What the text says of it.
    pub said: Option<AttrValue>,
}

/// A cell's part in the equation being looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where the finding stands.
    Here,
    /// What it is compared with.
    There,
}

/// The marks of a table's cells in printed order. `note_id` names the note that shows a finding; `looked_at` is the
/// finding whose equation is being looked at.
pub fn of(
    report: &Report,
    outcome: &Outcome,
    table: TableKey,
    note_id: impl Fn(usize) -> Option<AttrValue>,
    looked_at: Option<usize>,
) -> Vec<CellMark> {
    let data = report.table(table);
    let mut marks = vec![CellMark::default(); data.layout().slots.len()];
    let mine = |place: &Place| match place {
        Place::Cell(id) if id.table == table && id.edition == data.edition() => Some(*id),
        _ => None,
    };
    let blank = |id: CellId| report.cell(id).is_some_and(|cell| cell.is_blank());
    for (index, finding) in outcome.findings.iter().enumerate() {
        let open = finding.is_open();
        let note = note_id(index);
        for (nth, place) in finding.places().enumerate() {
            let Some(id) = mine(place) else { continue };
            let mark = &mut marks[usize::from(id.index)];
            if looked_at == Some(index) {
                mark.side = Some(if nth == 0 { Side::Here } else { mark.side.unwrap_or(Side::There) });
            }
            if !open {
                continue;
            }
            if blank(id) {
                mark.missing = true;
            } else if nth == 0 {
                mark.at = Some(mark.at.map_or(finding.severity, |known| known.min(finding.severity)));
            } else if finding.severity == Severity::Error {
                mark.related = true;
            }
            if nth == 0 || blank(id) {
                join(&mut mark.notes, note.as_ref());
            }
        }
    }
    marks
}

fn join(ids: &mut Option<AttrValue>, id: Option<&AttrValue>) {
    let Some(id) = id else { return };
    *ids = Some(match ids.take() {
        Some(known) if known.split(' ').any(|one| one == id.as_str()) => known,
        Some(known) => format!("{known} {id}").into(),
        None => id.clone(),
    });
}

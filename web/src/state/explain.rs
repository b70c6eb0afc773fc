//! The filer's reasons for findings, as edits. What a reason is bound to is core's matter.

use nianbao_core::check::Finding;
use nianbao_core::model::{Date, Edit, Explanation, Place, Report};

/// What a finding rests on, as an explanation binds it: path and text of its cells, part and quote of its text.
fn bound(report: &Report, finding: &Finding) -> Vec<(String, String)> {
    let mut cells: Vec<(String, String)> = finding
        .places()
        .filter_map(|place| match place {
            Place::Cell(id) => Some((id.path().to_owned(), report.raw(*id).to_owned())),
            Place::Text(range) => Some((range.part.key().to_owned(), range.quote.clone())),
            _ => None,
        })
        .collect();
    cells.sort();
    cells.dedup();
    cells
}

/// The change that keeps a reason for a finding, in place of an older one.
pub fn explain(report: &Report, finding: &Finding, reason: &str, by: &str, on: Option<Date>) -> Edit {
    let cells = bound(report, finding);
    let mut all = without(report, finding, &cells);
    all.push(Explanation {
        rule: finding.rule.id.to_owned(),
        cells,
        reason: reason.trim().to_owned(),
        by: by.trim().to_owned(),
        on,
    });
    Edit::Explanations(all)
}

/// The change that removes the reason for a finding.
pub fn remove(report: &Report, finding: &Finding) -> Edit {
    Edit::Explanations(without(report, finding, &bound(report, finding)))
}

fn without(report: &Report, finding: &Finding, cells: &[(String, String)]) -> Vec<Explanation> {
    let about = |explanation: &Explanation| explanation.rule == finding.rule.id && explanation.cells == cells;
    report.explanations.iter().filter(|explanation| !about(explanation)).cloned().collect()
}

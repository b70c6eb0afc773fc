//! The filer's reasons for findings, as edits. What a reason is bound to is core's matter.

use nianbao_core::check::Finding;
use nianbao_core::model::{Date, Edit, Explanation, Report};

/// The change that keeps a reason for a finding, in place of an older one.
pub fn explain(report: &Report, finding: &Finding, reason: &str, by: &str, on: Option<Date>) -> Edit {
    let new = Explanation::for_finding(finding, report, reason.trim(), by.trim(), on);
    let mut all = without(report, &new);
    all.push(new);
    Edit::Explanations(all)
}

/// The change that removes the reason for a finding.
pub fn remove(report: &Report, finding: &Finding) -> Edit {
    Edit::Explanations(without(report, &Explanation::for_finding(finding, report, "", "", None)))
}

/// The explanations but for those of the same finding.
fn without(report: &Report, about: &Explanation) -> Vec<Explanation> {
    let same = |other: &&Explanation| other.rule == about.rule && other.cells == about.cells;
    report.explanations.iter().filter(|other| !same(other)).cloned().collect()
}

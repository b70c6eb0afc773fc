//! The filer's explanations: which finding each belongs to, and when a changed value re-opens it. Knows no rule.

use super::finding::{Finding, Severity};
use crate::model::place::MetaField;
use crate::model::{Date, Explanation, Place, Report};
use crate::sort::SortShort;

impl Explanation {
    /// The explanation of a finding: it holds as long as nothing the finding rests on changes. An error can be given
    /// one, but stays open.
    pub fn for_finding(
        finding: &Finding,
        report: &Report,
        reason: impl Into<String>,
        by: impl Into<String>,
        on: Option<Date>,
    ) -> Explanation {
        Explanation {
            rule: finding.rule.id().to_owned(),
            cells: evidence(finding, report),
            reason: reason.into(),
            by: by.into(),
            on,
        }
    }

    /// Whether it explains the finding as the report stands.
    pub fn explains(&self, finding: &Finding, report: &Report) -> bool {
        finding.severity != Severity::Error
            && self.rule == finding.rule.id()
            && !self.reason.trim().is_empty()
            && self.cells == evidence(finding, report)
    }
}

/// Notes the explanations on the findings they belong to; the latest wins.
pub(super) fn mark(report: &Report, findings: &mut [Finding]) {
    if report.explanations.is_empty() {
        return;
    }
    for finding in findings {
        let reason = report
            .explanations
            .iter()
            .rev()
            .find(|explanation| explanation.explains(finding, report))
            .map(|explanation| explanation.reason.clone());
        finding.explained = reason;
    }
}

/// What a finding rests on, by name, sorted: cells with their text, stretches of text with their words, fields with
/// what they hold. A finding about a part or the whole report rests on what its message says.
fn evidence(finding: &Finding, report: &Report) -> Vec<(String, String)> {
    let mut evidence: Vec<(String, String)> = finding
        .places()
        .map(|place| match place {
            Place::Cell(id) => (id.path().to_owned(), report.raw(*id).to_owned()),
            Place::Text(range) => (range.part.key().to_owned(), range.quote.clone()),
            Place::Meta(field) => (field.key().to_owned(), meta(report, *field)),
            Place::Part(part) => (format!("part.{}", part.key()), finding.message.clone()),
            Place::Report => ("report".to_owned(), finding.message.clone()),
        })
        .collect();
    evidence.sort_short();
    evidence.dedup();
    // The report file keeps them as a JSON object: one value for each name.
    let mut merged: Vec<(String, String)> = Vec::with_capacity(evidence.len());
    for (name, value) in evidence {
        match merged.last_mut() {
            Some(last) if last.0 == name => {
                last.1.push('\n');
                last.1.push_str(&value);
            }
            _ => merged.push((name, value)),
        }
    }
    merged
}

fn meta(report: &Report, field: MetaField) -> String {
    let meta = &report.meta;
    match field {
        MetaField::OrgName => meta.org_name.clone(),
        MetaField::OrgKind => meta.org_kind.key().to_owned(),
        MetaField::Region => meta.region.clone(),
        MetaField::Year => meta.year.map(|year| year.to_string()).unwrap_or_default(),
        MetaField::PublishedOn => meta.published_on.map(|day| day.to_string()).unwrap_or_default(),
        MetaField::Title => report.found.as_deref().and_then(|found| found.title.clone()).unwrap_or_default(),
    }
}

//! The record of a check (核验单) from its outcome: every finding, what was not checked, the settings. Knows no rule and
//! no format.

use super::rule::Context;
use super::{Finding, Outcome, RULESET, RuleRef, Severity, Status, rules, whereabouts};
use crate::model::record::{Doubt, Entry, Level, PackName, PlaceName, Record, RuleName, Said, Unchecked};
use crate::model::{Date, Pack, Place, Report};

/// What a record says that neither the report nor its check knows.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The day of the check.
    pub on: Option<Date>,
    /// The file that was checked; empty when the report was typed.
    pub file: String,
    /// What that file is, such as `Word文档`; may be empty.
    pub file_format: String,
    /// What last year's report is called, if there was one.
    pub previous: Option<String>,
    /// What the reader of the file was not sure of.
    pub doubts: Vec<Doubt>,
}

/// The record of a check: `outcome` is what [`super::check`] said of `report` with `context`.
pub fn record(report: &Report, context: &Context<'_>, outcome: &Outcome, about: About) -> Record {
    let meta = &report.meta;
    let ours = rules::ALL.iter().map(|rule| RuleRef::Own(rule));
    let theirs =
        context.packs.iter().flat_map(|pack| &pack.rules).map(|rule| RuleRef::Pack(rule.head.clone()));
    let left_out = |rule: &RuleRef| context.only.is_some_and(|only| !only.contains(&rule.id()));
    Record {
        on: about.on,
        ruleset: RULESET.to_owned(),
        organ: meta.org_name.split_whitespace().collect::<Vec<_>>().join(" "),
        organ_kind: meta.org_kind,
        year: meta.year,
        edition: report.edition(),
        file: about.file,
        file_format: about.file_format,
        published_on: meta.published_on.or(context.published_on),
        previous: context.previous.map(|previous| about.previous.unwrap_or_else(|| name(previous))),
        settings: context.settings.unwrap_or(&report.settings).words(),
        packs: context.used().map(pack).collect(),
        levels: Severity::ALL.into_iter().map(|severity| level(outcome, severity)).collect(),
        findings: findings(report, outcome),
        ran: outcome.coverage.iter().filter(|coverage| coverage.status == Status::Ran).count(),
        unchecked: unchecked(outcome),
        left_out: ours.chain(theirs).filter(left_out).map(|rule| rule_name(&rule)).collect(),
        doubts: about.doubts,
    }
}

fn pack(pack: &Pack) -> PackName {
    PackName {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
        fingerprint: pack.fingerprint.clone(),
        settings: pack.words(),
    }
}

/// A report by its title line.
fn name(report: &Report) -> String {
    report.edition().form().title_line(report.meta.org_name.trim(), report.meta.year)
}

fn rule_name(rule: &RuleRef) -> RuleName {
    RuleName { id: rule.id().to_owned(), title: rule.title().to_owned() }
}

fn level(outcome: &Outcome, severity: Severity) -> Level {
    Level {
        key: severity.key().to_owned(),
        label: severity.label().to_owned(),
        mark: severity.mark(),
        open: outcome.count(severity),
        answered: severity != Severity::Hint,
    }
}

/// All findings in their order, those that follow from a cause inside the one that shows it.
fn findings(report: &Report, outcome: &Outcome) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(outcome.findings.len());
    for (index, finding) in outcome.findings.iter().enumerate() {
        let cause = finding.cause.and_then(|cause| outcome.causes.get(cause));
        let shows = cause.is_some_and(|cause| cause.findings.first() == Some(&index));
        if finding.folded && cause.is_some() && !shows {
            continue;
        }
        let mut entry = entry(report, finding);
        if let Some(cause) = cause.filter(|_| shows) {
            entry.cause = Some(cause.message.clone());
            let others = cause.findings.iter().skip(1).filter_map(|&other| outcome.findings.get(other));
            entry.following = others.map(|other| self::entry(report, other)).collect();
        }
        entries.push(entry);
    }
    entries
}

fn entry(report: &Report, finding: &Finding) -> Entry {
    let related = finding.related.iter().map(|related| spot(report, &related.at, &related.note));
    Entry {
        rule: rule_name(&finding.rule),
        level: finding.severity.key().to_owned(),
        title: finding.title.clone(),
        message: finding.message.clone(),
        advice: finding.advice.clone(),
        fix: finding.fix.as_ref().map(|fix| fix.title.clone()),
        basis: finding.rule.basis().to_owned(),
        places: std::iter::once(spot(report, &finding.at, "")).chain(related).collect(),
        said: finding.explained.is_some().then(|| said(report, finding)).flatten(),
        cause: None,
        following: Vec::new(),
    }
}

fn spot(report: &Report, place: &Place, note: &str) -> PlaceName {
    let value = match place {
        Place::Cell(id) => Some(report.raw(*id).to_owned()),
        _ => None,
    };
    PlaceName { place: place.clone(), words: whereabouts::words(report, place), value, note: note.to_owned() }
}

/// The explanation that holds: the latest, as in [`super::explain`].
fn said(report: &Report, finding: &Finding) -> Option<Said> {
    let explanation =
        report.explanations.iter().rev().find(|explanation| explanation.explains(finding, report))?;
    Some(Said { reason: explanation.reason.clone(), by: explanation.by.clone(), on: explanation.on })
}

fn unchecked(outcome: &Outcome) -> Vec<Unchecked> {
    let mut all: Vec<Unchecked> = Vec::new();
    for coverage in &outcome.coverage {
        let Some(reason) = coverage.status.reason() else { continue };
        let blocked = matches!(coverage.status, Status::Blocked(..));
        let rule = rule_name(&coverage.rule);
        match all.iter_mut().find(|known| known.blocked == blocked && known.reason == reason) {
            Some(known) => known.rules.push(rule),
            None => all.push(Unchecked { reason: reason.to_owned(), blocked, rules: vec![rule] }),
        }
    }
    // What could be checked if something were mended comes first.
    let (mut blocked, other): (Vec<_>, Vec<_>) = all.into_iter().partition(|unchecked| unchecked.blocked);
    blocked.extend(other);
    blocked
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;
    use crate::model::Explanation;

    /// All cells 0, then these.
    fn report(cells: &[(&str, &str)]) -> Report {
        let mut report = Report::for_year(2024);
        let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
        ids.into_iter().for_each(|id| drop(report.set(id, "0")));
        for (path, raw) in cells {
            let id = report.find(path).unwrap();
            report.set(id, *raw);
        }
        report
    }

    #[test]
    fn nothing_of_an_outcome_is_lost() {
        let mut report = report(&[
            ("applications.new_received@natural_person", "5"),
            ("applications.new_received@total", "5"),
            ("disputes.review.upheld", ""),
        ]);
        let context = Context::default();
        let outcome = check(&report, &context);
        let blank = outcome.findings.iter().find(|finding| finding.rule.id() == "D103").unwrap();
        report.explanations.push(Explanation::for_finding(
            blank,
            &report,
            "没有案件",
            "张三",
            Date::new(2025, 1, 9),
        ));
        let outcome = check(&report, &context);
        let record = record(&report, &context, &outcome, About::default());
        assert_eq!(record.findings.len() + record.following(), outcome.findings.len());
        assert!(record.following() > 0, "the total column follows from the only other one");
        let open: Vec<usize> = record.levels.iter().map(|level| level.open).collect();
        assert_eq!(open, Severity::ALL.map(|severity| outcome.count(severity)));
        let skipped: usize = record.unchecked.iter().map(|unchecked| unchecked.rules.len()).sum();
        assert_eq!(record.ran + skipped, rules::ALL.len());
        let entry = record.findings.iter().find(|entry| entry.rule.id == "D103").unwrap();
        let said = entry.said.as_ref().unwrap();
        assert_eq!((said.reason.as_str(), said.by.as_str()), ("没有案件", "张三"));
        assert_eq!(said.on, Date::new(2025, 1, 9));
        assert_eq!(record.explained(), 1);
        assert!(entry.places[0].words.contains("第四部分"), "{}", entry.places[0].words);
        assert_eq!(entry.places[0].value.as_deref(), Some(""));
        assert!(record.left_out.is_empty() && record.previous.is_none());
    }

    #[test]
    fn settings_are_kept() {
        let report = report(&[]);
        let last = report.clone();
        let context = Context {
            previous: Some(&last),
            published_on: Date::new(2025, 1, 20),
            only: Some(&["A101"]),
            ..Context::default()
        };
        let outcome = check(&report, &context);
        let record = record(&report, &context, &outcome, About::default());
        assert_eq!(record.left_out.len(), rules::ALL.len() - 1);
        assert_eq!(record.published_on, Date::new(2025, 1, 20));
        assert!(record.previous.is_some_and(|previous| previous.starts_with("2024年")));
        assert_eq!(record.ran, 1);
    }
}

//! What the page tells the checker for the record of a check (核验单). The record comes back as its own JSON, which the
//! page hands on to the document engine unread: so neither of the two needs to know rules.

use nianbao_core::check::{self, About, Context};
use nianbao_core::model::{Date, Explanation, Record, Report};
use nianbao_io::project::Previous;
use serde::{Deserialize, Serialize};

use super::packs;
use super::wire_report::WireReport;

/// A report to be recorded, with all that its record speaks of.
#[derive(Debug, Serialize, Deserialize)]
pub struct WireAsked {
    report: WireReport,
    explanations: Vec<WireExplanation>,
    /// Last year's, and what it is called.
    previous: Option<(WireReport, String)>,
    on: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireExplanation {
    rule: String,
    cells: Vec<(String, String)>,
    reason: String,
    by: String,
    on: Option<String>,
}

impl WireAsked {
    /// Packs a report beside last year's, on the day of the check.
    pub fn pack(report: &Report, previous: Option<&Previous>, on: Option<Date>) -> WireAsked {
        let last = |previous: &Previous| (WireReport::pack(&previous.report), previous.source.clone());
        WireAsked {
            report: WireReport::pack(report),
            explanations: report.explanations.iter().map(WireExplanation::pack).collect(),
            previous: previous.map(last),
            on: on.map(|day| day.to_string()),
        }
    }

    /// Checks the report and records that; `None` when it speaks of a form that is not known here.
    pub fn record(self) -> Option<Record> {
        let mut report = self.report.unpack()?;
        report.explanations = self.explanations.into_iter().map(WireExplanation::unpack).collect();
        let (previous, source) = match self.previous {
            Some((previous, source)) => (Some(previous.unpack()?), Some(source)),
            None => (None, None),
        };
        let opened = packs::open(&report.settings.packs);
        let context = opened.context(Context { previous: previous.as_ref(), ..Context::default() });
        let outcome = check::check(&report, &context);
        let on = self.on.and_then(|day| Date::parse(&day));
        let about = About { on, previous: source, ..About::default() };
        Some(check::record(&report, &context, &outcome, about))
    }
}

impl WireExplanation {
    fn pack(explanation: &Explanation) -> WireExplanation {
        let Explanation { rule, cells, reason, by, on } = explanation.clone();
        WireExplanation { rule, cells, reason, by, on: on.map(|day| day.to_string()) }
    }

    fn unpack(self) -> Explanation {
        let WireExplanation { rule, cells, reason, by, on } = self;
        Explanation { rule, cells, reason, by, on: on.and_then(|day| Date::parse(&day)) }
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::model::settings::Limit;
    use nianbao_io::record;
    use nianbao_testkit::random::torn_report;

    use super::*;

    /// The record as the document engine gets it, after both journeys.
    fn travelled(report: &Report, previous: Option<&Previous>, on: Option<Date>) -> Record {
        let asked = serde_json::to_string(&WireAsked::pack(report, previous, on)).unwrap();
        let asked: WireAsked = serde_json::from_str(&asked).unwrap();
        record::from_json(&record::to_json(&asked.record().unwrap(), None)).unwrap()
    }

    /// The record made where the report is.
    fn here(report: &Report, previous: Option<&Previous>, on: Option<Date>) -> Record {
        let context = Context { previous: previous.map(|previous| &*previous.report), ..Context::default() };
        let outcome = check::check(report, &context);
        let name = previous.map(|previous| previous.source.clone());
        check::record(report, &context, &outcome, About { on, previous: name, ..About::default() })
    }

    #[test]
    fn a_record_says_the_same_as_if_nothing_had_travelled() {
        let on = Date::new(2025, 1, 20);
        let (mut explained, mut compared) = (0, 0);
        for seed in 0..40 {
            let mut report = torn_report(seed);
            report.settings.off = vec!["T101".into()];
            report.settings.deadline = Date::new(2025, 2, 20);
            let limit = Limit::ALL[0];
            assert!(report.settings.set_limit(limit, Some(limit.range().0)));
            let previous = Previous::new(torn_report(seed + 1), "去年.docx", Vec::new());
            let previous = (seed % 2 == 0).then_some(&previous);
            let context =
                Context { previous: previous.map(|previous| &*previous.report), ..Context::default() };
            let findings = check::check(&report, &context).findings;
            for finding in findings.iter().take(30) {
                let one = Explanation::for_finding(finding, &report, "已核实", "张三", Date::new(2025, 1, 9));
                report.explanations.push(one);
            }
            let record = travelled(&report, previous, on);
            assert_eq!(record, here(&report, previous, on));
            explained += record.explained();
            compared += usize::from(record.previous.as_deref() == Some("去年.docx"));
            assert!(!record.settings.is_empty() && record.on == on);
        }
        assert!(explained > 0 && compared == 20, "{explained} {compared}");
    }
}

//! An explanation belongs to rule, places and values: a re-check keeps it, a changed value re-opens the finding.

use nianbao_core::check::{Context, Finding, Severity, check, rules};
use nianbao_core::model::narrative::TextPart;
use nianbao_core::model::{Date, Explanation, Place, Report, TextRange};

fn finding(report: &Report, severity: Severity) -> Finding {
    let cell = |path: &str| report.find(path).expect("a cell");
    Finding::new(rules::ALL[0], cell("applications.carried_out@total"), "", "")
        .related(cell("applications.new_received@total"), "")
        .related(cell("applications.new_received@total"), "")
        .severity(severity)
}

#[test]
fn it_holds_until_a_value_changes() {
    let mut report = Report::for_year(2024);
    let new = report.find("applications.new_received@total").unwrap();
    report.set(new, "12");
    let odd = finding(&report, Severity::Verify);
    let explanation =
        Explanation::for_finding(&odd, &report, "两家机关合并", "办公室", Date::new(2025, 1, 20));
    assert_eq!(
        explanation.cells,
        [
            ("applications.carried_out@total".to_owned(), String::new()),
            ("applications.new_received@total".to_owned(), "12".to_owned())
        ]
    );
    assert!(explanation.explains(&odd, &report));
    let elsewhere = report.find("disputes.review.total").unwrap();
    report.set(elsewhere, "3");
    assert!(explanation.explains(&odd, &report), "other cells do not matter");
    report.set(new, "13");
    assert!(!explanation.explains(&odd, &report));
    report.set(new, "12");
    assert!(explanation.explains(&odd, &report));
}

#[test]
fn errors_and_empty_reasons_are_never_explained_away() {
    let report = Report::for_year(2024);
    let explain = |severity, reason| {
        let finding = finding(&report, severity);
        Explanation::for_finding(&finding, &report, reason, "", None).explains(&finding, &report)
    };
    assert!(explain(Severity::Verify, "已核实"));
    assert!(explain(Severity::Hint, "已核实"));
    assert!(!explain(Severity::Error, "已核实"));
    assert!(!explain(Severity::Verify, " "));
}

#[test]
fn an_error_stays_open_in_a_check() {
    let mut report = Report::for_year(2024);
    let total = report.find("disputes.review.upheld").unwrap();
    report.set(total, "3");
    let before = check(&report, &Context::default());
    let finding = before.findings.iter().find(|finding| finding.rule.id() == "D101").unwrap();
    report.explanations.push(Explanation::for_finding(finding, &report, "没有差错", "", None));
    let after = check(&report, &Context::default());
    assert_eq!(before.findings, after.findings);
}

#[test]
fn two_quotes_of_one_text_make_one_entry() {
    let report = Report::for_year(2024);
    let at = |start: usize, quote: &str| {
        Place::Text(TextRange {
            part: TextPart::Other,
            start,
            end: start + quote.len(),
            quote: quote.to_owned(),
        })
    };
    let finding = Finding::new(rules::ALL[0], at(0, "甲"), "", "").related(at(9, "乙"), "");
    let explanation = Explanation::for_finding(&finding, &report, "是", "", None);
    assert_eq!(explanation.cells.len(), 1);
    assert_eq!(explanation.cells[0].0, "other");
}

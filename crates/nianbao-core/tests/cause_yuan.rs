//! An amount in 元 where 万元 belongs, as a root cause.

use nianbao_core::check::{Context, Outcome, check};
use nianbao_core::form::EditionKey;
use nianbao_core::model::{OrgKind, Report, TextPart};

/// A town's report with this amount of fees and 0 everywhere else, and what these rules say of it.
fn with_fees(raw: &str, overview: &str, rules: &[&str]) -> Outcome {
    let mut report = Report::blank(EditionKey::latest());
    report.meta.org_kind = OrgKind::Township;
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        let fees = id.path() == "proactive.admin_fees.amount_wan_yuan";
        report.set(id, if fees { raw } else { "0" });
    }
    report.narrative.set(TextPart::Overview, overview);
    check(&report, &Context { only: Some(rules), ..Context::default() })
}

#[test]
fn yuan_for_wan_yuan_is_a_cause_the_text_bears_out() {
    let outcome = with_fees("754500", "全年行政事业性收费75.45万元。", &["P103", "X109"]);
    let [cause] = outcome.causes.as_slice() else { panic!("{:#?}", outcome.causes) };
    assert_eq!(cause.message, "“行政事业性收费”的754500可能以元计，本栏以万元计，应为75.45。");
    let folded: Vec<&str> =
        outcome.findings.iter().filter(|finding| finding.folded).map(|finding| finding.rule.id()).collect();
    assert_eq!(folded, ["X109"], "{:#?}", outcome.findings);
    assert_eq!(outcome.findings.iter().filter(|finding| finding.is_open()).count(), 1);
}

#[test]
fn a_blank_amount_is_not_taken_for_yuan() {
    let outcome = with_fees("", "", &["P102"]);
    assert_eq!(outcome.findings.iter().filter(|finding| finding.is_open()).count(), 1);
    assert!(outcome.causes.is_empty(), "{:#?}", outcome.causes);
}

//! What the equations of the form find in real and made-up numbers.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use nianbao_core::check::{Context, Finding, Outcome, Severity, Status, check, rules};
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Place, Report};

fn zeros() -> Report {
    let mut report = Report::blank(EditionKey::latest());
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, "0");
    }
    report
}

fn with(mut report: Report, cells: &[(&str, &str)]) -> Report {
    for (path, raw) in cells {
        let id = report.find(path).unwrap_or_else(|| panic!("{path}"));
        report.set(id, *raw);
    }
    report
}

fn checked(report: &Report) -> Outcome {
    check(report, &Context::default())
}

fn of<'a>(outcome: &'a Outcome, rule: &str) -> Vec<&'a Finding> {
    outcome.findings.iter().filter(|finding| finding.rule.id() == rule).collect()
}

fn path(place: &Place) -> &'static str {
    match place {
        Place::Cell(id) => id.path(),
        other => panic!("not a cell: {other:?}"),
    }
}

fn status<'a>(outcome: &'a Outcome, rule: &str) -> &'a Status {
    &outcome.coverage.iter().find(|coverage| coverage.rule.id() == rule).expect("the rule ran").status
}

#[test]
fn rules_are_documented_and_found() {
    for rule in rules::ALL {
        for heading in ["## 为什么\n", "## 反例\n", "## 正例\n", "## 看不出的\n", "## 怎么改\n"]
        {
            assert!(rule.docs().contains(heading), "{rule:?} lacks {heading:?}");
        }
        assert!(rule.docs().starts_with("## 为什么"), "{rule:?}");
        assert!(!rule.basis.is_empty() && !rule.title.is_empty() && !rule.since.is_empty(), "{rule:?}");
        assert_eq!(rules::find(rule.id), Some(*rule));
    }
    assert_eq!(rules::find("Z999"), None);
}

#[test]
fn a_column_out_of_balance_is_told_with_both_sums() {
    // 洋河新区: 60 + 0 against 61 + 0.
    let report = with(
        zeros(),
        &[
            ("applications.new_received@natural_person", "60"),
            ("applications.new_received@total", "60"),
            ("applications.result.granted@natural_person", "61"),
            ("applications.result.granted@total", "61"),
            ("applications.result.total@natural_person", "61"),
            ("applications.result.total@total", "61"),
        ],
    );
    let outcome = checked(&report);
    let findings = of(&outcome, "A101");
    assert_eq!(findings[0].severity, Severity::Error);
    assert_eq!(path(&findings[0].at), "applications.carried_out@natural_person");
    assert_eq!(
        findings[0].message,
        "“自然人”一列，“一、本年新收政府信息公开申请数量”和“二、上年结转政府信息公开申请数量”之和为60，\
         “（七）总计”和“四、结转下年度继续办理”之和为61，相差1。"
    );
    assert_eq!(findings[0].places().count(), 4);
    assert_eq!(status(&outcome, "A101"), &Status::Ran);
}

#[test]
fn unreadable_text_blocks_only_what_it_is_in() {
    let report = with(
        zeros(),
        &[
            ("applications.new_received@natural_person", "若干"),
            ("applications.new_received@org.other", "3"),
            ("applications.new_received@total", "3"),
        ],
    );
    let outcome = checked(&report);
    let Status::Blocked(_, places) = status(&outcome, "A101") else { panic!("not blocked") };
    assert_eq!(places.iter().map(path).collect::<Vec<_>>(), ["applications.new_received@natural_person"]);
    assert_eq!(path(&of(&outcome, "A101")[0].at), "applications.carried_out@org.other");
}

#[test]
fn a_blank_table_is_not_judged() {
    let outcome = checked(&Report::for_year(2024));
    assert!(outcome.findings.iter().all(|finding| finding.rule.id() != "A101"));
    let Status::Blocked(_, places) = status(&outcome, "A101") else { panic!("not blocked") };
    assert_eq!(places, &[Place::Part(TableKey::Applications.part())]);
}

#[test]
fn blanks_count_as_zero_and_the_message_says_so() {
    let mut report = zeros();
    for path in ["applications.carried_in@org.other", "applications.carried_out@org.other"] {
        let id = report.find(path).unwrap();
        report.set(id, "");
    }
    let id = report.find("applications.new_received@org.other").unwrap();
    report.set(id, "2");
    let outcome = checked(&report);
    assert!(of(&outcome, "A101")[0].message.ends_with("相差2（空白按0计）。"), "{outcome:?}");
}

#[test]
fn totals_left_at_zero_have_their_own_wording() {
    // 洪泽 2023: 复议 10, 1, 0, 0, total 0; 复议后起诉 5, 0, 0, 0, total 0.
    let report = with(
        zeros(),
        &[
            ("disputes.review.upheld", "10"),
            ("disputes.review.corrected", "1"),
            ("disputes.litigation.after_review.upheld", "5"),
        ],
    );
    let outcome = checked(&report);
    let messages: Vec<&str> = outcome.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "“行政复议”的“总计”填为0，而“结果维持”“结果纠正”“其他结果”“尚未审结”之和为11（10＋1），“总计”应为11。",
            "“复议后起诉”的“总计”填为0，而“结果维持”“结果纠正”“其他结果”“尚未审结”之和为5，“总计”应为5。",
        ]
    );
    assert!(outcome.findings.iter().all(|finding| finding.rule.id() == "D101"));
}

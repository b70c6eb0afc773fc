//! Root causes: the smallest change behind broken equations, whether it is unique, and what is folded under it.

mod weigh;
mod words;

use nianbao_core::check::{Cause, Context, Outcome, check};
use nianbao_core::form::EditionKey;
use nianbao_core::model::{Place, Report, TextPart};

/// A balanced report: 12 new, 1 carried in, outcomes 4 + 2 + 5 = 11 and 2 carried out; 自然人 and 商业企业 only.
fn balanced() -> Report {
    let mut report = Report::blank(EditionKey::latest());
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, "0");
    }
    for (row, person, business) in [
        ("applications.new_received", "10", "2"),
        ("applications.carried_in", "1", "0"),
        ("applications.result.granted", "4", "0"),
        ("applications.result.denied.admin_query", "1", "1"),
        ("applications.result.unable.not_held", "5", "0"),
        ("applications.result.total", "10", "1"),
        ("applications.carried_out", "1", "1"),
    ] {
        set(&mut report, &format!("{row}@natural_person"), person);
        set(&mut report, &format!("{row}@org.business"), business);
    }
    fill_totals(&mut report);
    assert!(checked(&report).findings.is_empty(), "{:#?}", checked(&report).findings);
    report
}

fn fill_totals(report: &mut Report) {
    for (id, value) in report.totals(nianbao_core::form::TableKey::Applications) {
        report.set(id, value.to_string());
    }
}

fn set(report: &mut Report, path: &str, raw: &str) {
    let id = report.find(path).unwrap_or_else(|| panic!("{path}"));
    report.set(id, raw);
}

/// The rules of the equations alone.
fn checked(report: &Report) -> Outcome {
    check(report, &Context { only: Some(&["A101", "A102", "A103", "D101"]), ..Context::default() })
}

fn after(report: &Report, cause: &Cause) -> Outcome {
    let mut report = report.clone();
    for edit in cause.fix.as_ref().expect("a fix").edits.clone() {
        report.apply(edit);
    }
    checked(&report)
}

fn open(outcome: &Outcome) -> Vec<String> {
    outcome
        .findings
        .iter()
        .filter(|finding| finding.is_open())
        .map(|finding| match &finding.at {
            Place::Cell(id) => format!("{} {}", finding.rule.id(), id.path()),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// One cause, unique, whose fix leaves nothing; every finding but the first is folded under it.
fn single_cause(report: &Report) -> String {
    let outcome = checked(report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    let cause = &outcome.causes[0];
    assert_eq!(cause.findings.len(), outcome.findings.len(), "{outcome:#?}");
    assert_eq!(open(&outcome).len(), 1);
    assert!(outcome.findings.iter().all(|finding| finding.cause == Some(0)));
    assert_eq!(
        outcome.findings[cause.findings[0]].fix, cause.fix,
        "the one that is shown offers what mends all"
    );
    assert!(after(report, cause).findings.is_empty());
    cause.message.clone()
}

#[test]
fn one_wrong_cell_is_one_note() {
    let mut report = balanced();
    set(&mut report, "applications.result.total@natural_person", "12");
    assert_eq!(checked(&report).findings.len(), 3);
    assert_eq!(
        single_cause(&report),
        "“（七）总计”“自然人”可能填错，现为12，按其他各格推算应为10；这样改，3处不平都能消除。"
    );
}

#[test]
fn two_wrong_cells_are_two_notes() {
    let mut report = balanced();
    set(&mut report, "applications.result.granted@natural_person", "6");
    set(&mut report, "applications.result.unable.not_held@org.business", "3");
    let outcome = checked(&report);
    assert_eq!(outcome.findings.len(), 4);
    assert_eq!(outcome.causes.len(), 2, "{:#?}", outcome.causes);
    assert!(outcome.causes.iter().all(|cause| cause.fix.is_some() && cause.findings.len() == 2));
    assert_eq!(open(&outcome).len(), 2);
}

#[test]
fn two_errors_of_the_same_size_are_not_told_apart() {
    let mut report = balanced();
    set(&mut report, "applications.result.denied.admin_query@natural_person", "2");
    set(&mut report, "applications.result.unable.not_held@org.business", "1");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    assert!(outcome.causes[0].fix.is_none());
    assert!(outcome.causes[0].message.contains("不止一种可能"));
}

#[test]
fn two_errors_of_the_same_size_are_told_apart_where_only_one_way_is_possible() {
    let mut report = balanced();
    set(&mut report, "applications.result.granted@natural_person", "5");
    set(&mut report, "applications.result.unable.not_held@org.business", "1");
    // The other way round 商业企业 would have been granted −1.
    let message = single_cause(&report);
    assert!(message.contains("“（一）予以公开”“自然人”应为4（现为5）"), "{message}");
}

#[test]
fn a_column_of_totals_left_blank_is_one_note() {
    let mut report = balanced();
    let totals: Vec<_> = report
        .cells()
        .map(|(id, _)| id)
        .filter(|id| id.path().ends_with("@total") && report.raw(*id) != "0")
        .collect();
    for id in totals {
        report.set(id, "");
    }
    assert_eq!(single_cause(&report), "“总计”一列有7格没有合计，应按分项之和补上；这样改，7处不平都能消除。");
}

#[test]
fn a_total_left_at_zero_is_named_as_such() {
    let mut report = balanced();
    set(&mut report, "applications.result.total@natural_person", "0");
    assert_eq!(
        single_cause(&report),
        "“自然人”一列各分项已填，总计仍是0，可能忘了合计；这样改，3处不平都能消除。"
    );
}

#[test]
fn neighbours_swapped() {
    let mut report = balanced();
    set(&mut report, "applications.result.granted@natural_person", "0");
    set(&mut report, "applications.result.partly_granted@natural_person", "4");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    // The two row totals could be mixed up instead: not unique, and both are said.
    let message = &outcome.causes[0].message;
    assert!(message.contains("①“（一）予以公开”“自然人”和"), "{message}");
    assert!(message.contains("②“（一）予以公开”“总计”和"), "{message}");
    assert!(outcome.causes[0].fix.is_none());
    assert_eq!(open(&outcome).len(), 1);
}

#[test]
fn columns_swapped_in_one_row() {
    let mut report = balanced();
    set(&mut report, "applications.new_received@natural_person", "2");
    set(&mut report, "applications.new_received@org.business", "10");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    assert!(outcome.causes[0].message.contains("填反"), "{}", outcome.causes[0].message);
}

#[test]
fn one_case_in_the_wrong_row() {
    let mut report = balanced();
    set(&mut report, "applications.result.granted@natural_person", "3");
    set(&mut report, "applications.result.denied.internal_affairs@natural_person", "1");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    let message = &outcome.causes[0].message;
    assert!(
        message.contains(
            "“（三）不予公开”“5.属于三类内部事务信息”“自然人”中有1件可能应填在“（一）予以公开”“自然人”"
        ),
        "{message}"
    );
}

#[test]
fn digits_split_over_two_cells_push_the_rest_on() {
    // 10 | 2 was read as 1 | 0 | 2.
    let mut report = balanced();
    set(&mut report, "applications.new_received@natural_person", "1");
    set(&mut report, "applications.new_received@org.business", "0");
    set(&mut report, "applications.new_received@org.research", "2");
    assert_eq!(
        single_cause(&report),
        "“一、本年新收政府信息公开申请数量”“自然人”的数字可能被拆到两格，应为10（现为1），后面各格随之错了一格；\
         这样改，4处不平都能消除。"
    );
}

#[test]
fn digits_split_over_two_cells() {
    let mut report = balanced();
    set(&mut report, "applications.result.unable.not_held@natural_person", "1");
    set(&mut report, "applications.result.unable.not_held@org.business", "5");
    let row = "applications.result.unable.not_held";
    set(&mut report, &format!("{row}@total"), "15");
    for total in ["applications.result.total", "applications.new_received"] {
        let before = if total.ends_with("received") { ("20", "22") } else { ("20", "21") };
        set(&mut report, &format!("{total}@natural_person"), before.0);
        set(&mut report, &format!("{total}@total"), before.1);
    }
    // 15 was read as 1 | 5.
    let message = single_cause(&report);
    assert!(message.contains("的1和“（四）无法提供”"), "{message}");
    assert!(message.contains("可能是一个数15被拆到两格"), "{message}");
}

#[test]
fn a_cause_with_little_to_speak_for_it_offers_no_fix() {
    // Two equations for two numbers: anything could be wrong in that column.
    let mut report = balanced();
    set(&mut report, "applications.carried_out@org.business", "0");
    set(&mut report, "applications.carried_out@total", "1");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1);
    assert!(outcome.causes[0].fix.is_none());
    assert!(outcome.causes[0].message.contains("可能是别处有误"), "{}", outcome.causes[0].message);
}

#[test]
fn digits_run_together() {
    let mut report = balanced();
    set(&mut report, "applications.result.denied.admin_query@natural_person", "11");
    set(&mut report, "applications.result.denied.admin_query@org.business", "");
    assert_eq!(
        single_cause(&report),
        "“（三）不予公开”“8.属于行政查询事项”“自然人”和“（三）不予公开”“8.属于行政查询事项”“法人或其他组织”“商业企业”\
         的数可能并成了一个，应分别为1和1；这样改，3处不平都能消除。"
    );
}

#[test]
fn a_total_beside_its_column() {
    let mut report = balanced();
    set(&mut report, "applications.new_received@org.other", "12");
    set(&mut report, "applications.new_received@total", "");
    assert_eq!(
        single_cause(&report),
        "“一、本年新收政府信息公开申请数量”“法人或其他组织”“其他”的12可能是“一、本年新收政府信息公开申请数量”“总计”，填错了格；\
         这样改，3处不平都能消除。"
    );
}

#[test]
fn a_column_shifted_by_one() {
    let mut report = balanced();
    for (row, raw) in [
        ("applications.result.granted", "0"),
        ("applications.result.partly_granted", "4"),
        ("applications.result.denied.admin_query", "0"),
        ("applications.result.unable.not_held", "1"),
        ("applications.result.unable.needs_creation", "5"),
    ] {
        set(&mut report, &format!("{row}@natural_person"), raw);
    }
    let message = single_cause(&report);
    assert!(message.starts_with("“自然人”一列从“（一）予以公开”到"), "{message}");
    assert!(message.contains("整体错了一行"), "{message}");
}

#[test]
fn the_total_column_is_folded_when_it_only_follows() {
    // 洋河新区: 60 + 0 against 61 + 0, in one column and so in the total.
    let mut report = balanced();
    set(&mut report, "applications.new_received@natural_person", "9");
    fill_totals(&mut report);
    let outcome = checked(&report);
    assert_eq!(open(&outcome), ["A101 applications.carried_out@natural_person"]);
    assert_eq!(outcome.findings.len(), 2);
    assert!(outcome.findings[1].folded && outcome.findings[1].cause == Some(0));
    assert!(outcome.causes[0].fix.is_none());
}

#[test]
fn two_columns_off_fold_the_total_too() {
    let mut report = balanced();
    set(&mut report, "applications.new_received@natural_person", "7");
    set(&mut report, "applications.new_received@org.business", "3");
    fill_totals(&mut report);
    let outcome = checked(&report);
    assert_eq!(
        open(&outcome),
        ["A101 applications.carried_out@natural_person", "A101 applications.carried_out@org.business"]
    );
    assert_eq!(
        outcome.causes[0].message,
        "“总计”一列的差额由“自然人”和“法人或其他组织”“商业企业”一列带来，改好后自然相平。"
    );
}

#[test]
fn groups_of_disputes_are_told_apart() {
    // 洪泽 2023.
    let mut report = balanced();
    set(&mut report, "disputes.review.upheld", "10");
    set(&mut report, "disputes.review.corrected", "1");
    set(&mut report, "disputes.litigation.after_review.upheld", "5");
    let outcome = checked(&report);
    assert_eq!(open(&outcome), ["D101 disputes.review.total", "D101 disputes.litigation.after_review.total"]);
    assert_eq!(outcome.causes.len(), 2);
    assert_eq!(outcome.causes[0].fix.as_ref().map(|fix| fix.title.as_str()), Some("填11"));
    assert_eq!(outcome.causes[1].fix.as_ref().map(|fix| fix.title.as_str()), Some("填5"));
}

#[test]
fn one_equation_alone_names_no_cause() {
    let mut report = balanced();
    set(&mut report, "disputes.review.upheld", "10");
    set(&mut report, "disputes.review.corrected", "1");
    set(&mut report, "disputes.review.total", "12");
    let outcome = checked(&report);
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.causes.is_empty(), "{:#?}", outcome.causes);
}

#[test]
fn the_total_of_disputes_in_the_cell_before_it() {
    let mut report = balanced();
    for (path, raw) in [("upheld", "3"), ("corrected", "2"), ("pending", "5"), ("total", "")] {
        set(&mut report, &format!("disputes.review.{path}"), raw);
    }
    let outcome = checked(&report);
    let message = &outcome.causes[0].message;
    assert!(message.contains("“行政复议”“尚未审结”的5可能是“行政复议”“总计”，填错了格"), "{message}");
    assert!(outcome.causes[0].fix.is_none(), "3 + 2 + 5 = 10 is possible as well");
}

#[test]
fn what_last_year_left_is_folded_under_the_cell_that_breaks_the_sums() {
    let mut last = balanced();
    set(&mut last, "applications.carried_out@natural_person", "1");
    let mut report = balanced();
    (last.meta.year, report.meta.year) = (Some(2023), Some(2024));
    for column in ["org.business", "total"] {
        let before =
            report.raw(report.find(&format!("applications.carried_in@{column}")).unwrap()).to_owned();
        set(&mut last, &format!("applications.carried_out@{column}"), &before);
    }
    let context = |only| Context { previous: Some(&last), only: Some(only), ..Context::default() };
    let rules = &["A101", "A102", "A103", "Y101"];
    assert_eq!(check(&report, &context(rules)).findings, [], "nothing is wrong yet");
    set(&mut report, "applications.carried_in@natural_person", "4");
    let outcome = check(&report, &context(rules));
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    assert!(
        outcome.findings.iter().any(|finding| finding.rule.id() == "Y101" && finding.folded),
        "{outcome:#?}"
    );
    assert_eq!(outcome.findings.iter().filter(|finding| finding.is_open()).count(), 1);
}

#[test]
fn a_number_of_the_text_that_agrees_with_the_cause_is_folded_under_it() {
    let mut report = balanced();
    report.narrative.set(TextPart::Overview, "全年收到政府信息公开申请12件。");
    let text = &["A101", "A103", "X102"];
    let checked = |report: &Report| check(report, &Context { only: Some(text), ..Context::default() });
    assert_eq!(checked(&report).findings, []);
    set(&mut report, "applications.new_received@total", "21");
    let outcome = checked(&report);
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    let open: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|finding| finding.is_open())
        .map(|finding| finding.rule.id())
        .collect();
    assert_eq!(open.len(), 1, "{open:?}");
    assert!(
        outcome.findings.iter().any(|finding| finding.rule.id() == "X102" && finding.folded),
        "{outcome:#?}"
    );
}

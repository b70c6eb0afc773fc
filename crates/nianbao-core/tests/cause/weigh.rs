//! What speaks for one of several repairs, and what does not.

use nianbao_core::check::{Context, check};
use nianbao_core::model::{OrgKind, Report, TextPart};

use super::{balanced, checked, set};

/// Of a township's report for 2024 in which two more were received than were dealt with; and of one in which two more
/// were carried in. Nothing in the table says which cell is wrong.
fn torn(row: &str) -> Report {
    let mut report = balanced();
    report.meta.year = Some(2024);
    report.meta.org_kind = OrgKind::Township;
    for column in ["natural_person", "total"] {
        let path = format!("applications.{row}@{column}");
        let value: u32 = report.find(&path).and_then(|id| report.raw(id).parse().ok()).expect("a number");
        set(&mut report, &path, &(value + 2).to_string());
    }
    report
}

/// The report of the year before, with so many left over.
fn year_before(left: &str) -> Report {
    let mut report = Report::for_year(2023);
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    cells.into_iter().for_each(|id| drop(report.set(id, "0")));
    for column in ["natural_person", "total"] {
        set(&mut report, &format!("applications.carried_out@{column}"), left);
    }
    report
}

fn with_text(mut report: Report, text: &str) -> Report {
    report.narrative.set(TextPart::Overview, text);
    report
}

/// What the one open cause says.
fn left_open(report: &Report, previous: Option<&Report>) -> String {
    let only = Some(&["A101", "A102", "A103", "D101"][..]);
    let outcome = check(report, &Context { only, previous, ..Context::default() });
    assert_eq!(outcome.causes.len(), 1, "{:#?}", outcome.causes);
    assert!(outcome.causes[0].fix.is_none(), "nothing outside the table makes a repair unique");
    outcome.causes[0].message.clone()
}

const SAID: &str = "本年新收到政府信息公开申请12件。";

#[test]
fn a_number_of_the_text_says_where_to_look_first() {
    let torn = torn("new_received");
    let plain = left_open(&torn, None);
    let message = left_open(&with_text(torn.clone(), SAID), None);
    let words = "其中①与文字“新收到政府信息公开申请12件”相符，可以先核对这一处。";
    assert_eq!(message, plain + words);
    // The second becomes the first, and is pointed at.
    let text = "政府信息公开申请结转下年度4件。";
    let with = with_text(torn.clone(), text);
    let outcome = checked(&with);
    let message = &outcome.causes[0].message;
    assert!(message.starts_with("不止一种可能：①“四、结转下年度继续办理”“自然人”少填了2"), "{message}");
    assert!(message.contains("其中①与文字“") && message.contains("②“一、本年新收"), "{message}");
    assert_eq!(outcome.causes[0].at, checked(&torn).causes[0].at, "both are listed as before");
}

#[test]
fn a_text_that_decides_nothing_changes_nothing() {
    let torn = torn("new_received");
    let plain = left_open(&torn, None);
    for text in [
        // Neither, both, as wrong as the table, an estimate, others' cases, a plan, another year.
        "本年新收到政府信息公开申请30件。",
        "政府信息公开申请结转下年度4件。本年新收到政府信息公开申请12件。",
        "本年新收到政府信息公开申请14件。",
        "本年新收到政府信息公开申请12件左右。",
        "全县新收到政府信息公开申请12件。",
        "通过信函收到政府信息公开申请12件。",
        "上年新收到政府信息公开申请12件。",
        "发布信息12条。",
    ] {
        assert_eq!(left_open(&with_text(torn.clone(), text), None), plain, "{text}");
    }
    // What stood in last year's text was perhaps left standing.
    let before = with_text(year_before("1"), SAID);
    assert_eq!(left_open(&with_text(torn.clone(), SAID), Some(&before)), plain);
    let before = with_text(year_before("1"), "本年新收到政府信息公开申请7件。");
    assert_ne!(left_open(&with_text(torn, SAID), Some(&before)), plain);
}

#[test]
fn what_last_year_left_says_where_to_look_first() {
    let torn = torn("carried_in");
    let plain = left_open(&torn, None);
    let message = left_open(&torn, Some(&year_before("1")));
    assert!(
        message.starts_with("不止一种可能：①“二、上年结转政府信息公开申请数量”“自然人”多填了2"),
        "{message}"
    );
    assert!(
        message.ends_with("其中①与上一年度报告的“四、结转下年度继续办理”1相符，可以先核对这一处。"),
        "{message}"
    );
    // Another number, a blank, another organ, another year, a text that says what the table says.
    let mut other = year_before("1");
    other.meta.org_name = "白石县财政局".to_owned();
    let mut older = year_before("1");
    older.meta.year = Some(2021);
    let mut named = torn.clone();
    named.meta.org_name = "青禾县清河镇人民政府".to_owned();
    let said = with_text(torn.clone(), "上年结转政府信息公开申请3件。");
    for (report, before) in [
        (&torn, year_before("7")),
        (&torn, year_before("")),
        (&torn, older),
        (&named, other),
        (&said, year_before("1")),
    ] {
        assert_eq!(left_open(report, Some(&before)), plain);
    }
    // The text and last year's report speak for different cells; for the same one both are named.
    let both = with_text(torn.clone(), "政府信息公开申请结转下年度4件。");
    assert_eq!(left_open(&both, Some(&year_before("1"))), plain);
    let same = with_text(torn, "上年结转政府信息公开申请1件。");
    let message = left_open(&same, Some(&year_before("1")));
    assert!(message.contains("1和文字“上年结转政府信息公开申请1件”相符"), "{message}");
}

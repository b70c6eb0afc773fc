//! Sentences as offices write them, and what is read in them.

use super::*;
use crate::form::Aspect;
use crate::model::Report;

const APPLICATIONS: TextPart = TextPart::Aspect(Aspect::Applications);

fn report(text: &str) -> Report {
    let mut report = Report::for_year(2024);
    for (id, _) in report.clone().cells() {
        report.set(id, "0");
    }
    report.narrative.set(APPLICATIONS, text);
    report
}

/// Words of every claim with its number and whether it is firm.
fn read(text: &str) -> Vec<String> {
    let report = report(text);
    let claims = Claims::read(&report);
    let line = |claim: &Claim| {
        let firm = if claim.firm { "" } else { "?" };
        format!("{}={}{firm}", claim.place(&report).quote, claim.number.value)
    };
    claims.claims.iter().map(line).collect()
}

#[test]
fn numbers_go_to_what_they_count() {
    for (text, expected) in [
        (
            "共受理政府信息公开申请3119件，答复3050件。",
            &["受理政府信息公开申请3119件=3119", "答复3050件=3050"][..],
        ),
        ("收到申请 21 件，办结２１件", &["收到申请 21 件=21", "办结２１件=21"]),
        ("收到25件政府信息公开申请。", &["收到25件政府信息公开申请=25"]),
        ("受理申请5件，另有3件顺延到下年度答复。", &["受理申请5件=5", "3件顺延到下年度答复=3"]),
        ("受理申请5件，收到表扬信2件。", &["受理申请5件=5"]),
        ("政府信息公开行政复议、行政诉讼均为0。", &["行政诉讼均为0=0"]),
        ("未收到政府信息公开申请、未发生行政复议。", &["未收到政府信息公开申请=0", "未发生行政复议=0"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn clauses_that_count_something_else_are_left_alone() {
    for text in [
        "收到行政许可申请21件。",
        "办理建议提案12件。",
        "2023年受理政府信息公开申请21件。",
        "上半年受理政府信息公开申请21件。",
        "受理政府信息公开申请较上年增加21件。",
        "计划办理政府信息公开申请21件。",
        "提前办结政府信息公开申请21件。",
        "没有及时答复的政府信息公开申请。",
        "未收到信息公开举报投诉案件。",
        "没有收到政府信息公开申请的单位3个。",
        "无依申请公开渠道不畅通的情况。",
        "向政府信息公开申请人送达告知书21件。",
        "回应网民留言21件。",
        "深入推进依申请公开，办理12345热线工单1100件。",
        "无正当理由大量反复申请。",
    ] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_claim_that_nothing_happened_needs_the_whole_clause() {
    for text in
        ["未收到政府信息公开申请。", "无依申请公开情况。", "没有收到公民、法人和其他组织的政府信息公开申请。"]
    {
        assert_eq!(read(text).len(), 1, "{text}");
    }
}

#[test]
fn denying_something_narrower_denies_no_case() {
    for text in [
        "未发生依申请公开差错。",
        "未收到政府信息公开申请相关重大案件。",
        "没有发生涉及依申请公开的差评。",
        "依申请公开遗漏为零。",
        "未发生信息公开行政复议方面的被约谈情况。",
        "在信息公开工作中未出现集体诉讼。",
        "没有因政府信息公开申请产生舆情。",
    ] {
        assert_eq!(read(text), [] as [&str; 0], "{text}");
    }
    for text in [
        "未发生信息公开行政复议事件。",
        "没有发生政府信息公开行政诉讼纠纷。",
        "未发生一起信息公开行政复议案件。",
        "未因政府信息公开被申请行政复议。",
    ] {
        assert_eq!(read(text).len(), 1, "{text}");
    }
}

#[test]
fn what_came_of_applications_is_not_how_many_there_were() {
    let topics = |text: &str| -> Vec<&str> {
        let claims = Claims::read(&report(text)).claims;
        let is_on =
            |claim: &Claim| if claim.subject.topics.is(Topic::Applications) { "applied" } else { "disputed" };
        claims.iter().map(is_on).collect()
    };
    for text in [
        "未发生因政府信息公开申请行政复议、提起行政诉讼情况。",
        "无因申请政府信息公开提起行政复议、行政诉讼。",
        "未发生政府信息公开申请行政复议情况。",
        "未发生因政府信息公开申请被行政复议的情况。",
    ] {
        assert_eq!(topics(text), ["disputed"], "{text}");
    }
    assert_eq!(topics("未发生因政府信息公开申请收取费用情况。"), [] as [&str; 0]);
    for text in ["未收到政府信息公开申请、行政复议和行政诉讼。", "无政府信息公开申请和行政复议。"]
    {
        assert_eq!(topics(text), ["applied", "disputed"], "{text}");
    }
}

#[test]
fn reading_is_linear_and_survives_anything() {
    for text in [
        "（".repeat(1000),
        "1".repeat(1000),
        "无".repeat(1000),
        "，、（）。；\n".repeat(300),
        "申请".repeat(1000),
        "件".into(),
    ] {
        Claims::read(&report(&text));
    }
}

#[test]
fn words_of_a_claim_are_the_texts_own() {
    let report = report("全年  收到 政府信息\n公开申请 ３ 件。");
    for claim in Claims::read(&report).claims {
        let (start, end) = claim.words;
        assert!(report.narrative.get(APPLICATIONS).get(start..end).is_some());
        let (start, end) = claim.figure;
        assert!(report.narrative.get(APPLICATIONS).get(start..end).is_some());
    }
}

/// What the tables say of every claim: its number, with `=` for agreement, `≠` for contradiction.
fn verdicts(report: &Report) -> Vec<String> {
    let mark = |claim: &Claim| match claim.verdict {
        Verdict::Agrees(_) => "=",
        Verdict::Differs(_) => "≠",
        Verdict::Elsewhere => "~",
        Verdict::Unjudged => "?",
    };
    Claims::read(report).claims.iter().map(|claim| format!("{}{}", mark(claim), claim.number.value)).collect()
}

fn fill(report: &mut Report, cells: &[(&str, &str)]) {
    for (path, value) in cells {
        let id = report.find(path).unwrap_or_else(|| panic!("{path}"));
        report.set(id, *value);
    }
}

#[test]
fn disputes_without_those_pending_are_an_agreement() {
    let mut report = report("全年因政府信息公开申请引发的行政复议案件134件、行政诉讼案件57件。");
    fill(
        &mut report,
        &[
            ("disputes.review.pending", "36"),
            ("disputes.review.upheld", "134"),
            ("disputes.review.total", "170"),
            ("disputes.litigation.direct.upheld", "20"),
            ("disputes.litigation.direct.pending", "5"),
            ("disputes.litigation.direct.total", "25"),
            ("disputes.litigation.after_review.upheld", "37"),
            ("disputes.litigation.after_review.pending", "15"),
            ("disputes.litigation.after_review.total", "52"),
        ],
    );
    assert_eq!(verdicts(&report), ["=134", "=57"]);
}

#[test]
fn behind_a_semicolon_disclosure_is_still_spoken_of() {
    let text = "信息公开申请引发的行政复议案件1件；行政诉讼2件。";
    let mut report = report(text);
    fill(&mut report, &[("disputes.review.upheld", "1"), ("disputes.review.total", "1")]);
    assert_eq!(verdicts(&report), ["=1", "≠2"]);
}

#[test]
fn blank_and_unread_tables_contradict_nothing() {
    let mut report = report("收到政府信息公开申请12件，未发生因政府信息公开引起的行政复议。");
    fill(&mut report, &[("applications.new_received@total", ""), ("disputes.review.total", "")]);
    assert_eq!(verdicts(&report), ["?12", "?0"]);
}

#[test]
fn estimates_have_room_and_a_limit() {
    let mut report = report(
        "收到政府信息公开申请20余件，办结近30件，答复约15件。收到政府信息公开申请90多件，收到政府信息公开申请近10件。",
    );
    fill(
        &mut report,
        &[("applications.new_received@total", "21"), ("applications.result.total@total", "21")],
    );
    assert_eq!(verdicts(&report), ["=20", "=30", "=15", "≠90", "≠10"]);
}

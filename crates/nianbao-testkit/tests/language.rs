//! The language of examples says what is wrong with itself, and a case that fails says how.

use nianbao_core::form::TableKey;
use nianbao_testkit::example::Example;
use nianbao_testkit::{case, doc};

#[test]
fn mistakes_in_an_example_are_named() {
    for (line, why) in [
        ("applications.nowhere = 1", "没有这一格"),
        ("nowhere.* = 1", "没有这样的格"),
        ("disputes.review.* = 1 2", "有5格，写了2个数"),
        ("disputes.review.total", "缺少等号"),
        ("org_kind = king", "没有这种机关"),
        ("edition.applications = ed1999", "没有这个版本"),
        ("text.nowhere = 无", "没有这一部分文字"),
        ("found.headings = overview, nowhere", "没有这一部分"),
        ("found.applications.state = lost", "没有这种状态"),
        ("published_on = 2025-02-30", "没有这一天"),
        ("text.other = {甲×三}", "重复次数不是数字"),
        ("text.other = {甲×3", "花括号没有成对"),
        ("text.other = {甲}", "花括号里写成“甲乙×3”"),
    ] {
        let error = Example::parse(line).unwrap_err();
        assert!(error.contains(why) && error.contains(line), "{line}: {error}");
    }
}

#[test]
fn lines_write_what_they_say() {
    let example = Example::parse(
        "year = 2024\n# a remark\ndisputes.review.* = 1 0 0 0 1\ntext.other = 一\ntext.other = {二三×2}四{五×1}\n\
         found.applications.missing = applications.carried_in\nprevious.disputes.review.total = 3",
    )
    .unwrap();
    let report = &example.report;
    let cell = |path: &str| report.raw(report.find(path).unwrap());
    assert_eq!(cell("disputes.review.total"), "1");
    assert_eq!(cell("applications.carried_out@total"), "0");
    assert_eq!(report.narrative.get(nianbao_core::model::TextPart::Other), "一\n二三二三四五");
    let found = report.found.as_deref().unwrap();
    assert_eq!(found.headings.len(), 6);
    assert_eq!(found.table(TableKey::Applications).missing_rows, ["applications.carried_in"]);
    let previous = example.previous.unwrap();
    assert_eq!(previous.meta.year, Some(2023));
    assert_eq!(previous.raw(previous.find("disputes.review.total").unwrap()), "3");
}

#[test]
fn a_comparison_sees_what_is_missing_too_much_or_told_in_other_words() {
    let compare = |text: &str| {
        let example = Example::parse(text).unwrap();
        example.compare(&example.check(), |_| true)
    };
    assert!(compare("disputes.review.* =\n=> D103 verify disputes.review.upheld ~ 5格").is_ok());
    assert!(compare("disputes.review.* =").is_err());
    assert!(compare("=> D103 verify disputes.review.upheld").is_err());
    assert!(compare("disputes.review.* =\n=> D103 error disputes.review.upheld").is_err());
    assert!(compare("disputes.review.* =\n=> D103 verify disputes.review.upheld ~ 十格").is_err());
}

#[test]
fn documentation_is_taken_apart() {
    let docs = "## 为什么\n\n甲。\n\n## 反例\n\n```反例\na = 1\n```\n\n## 正例\n\n```正例\na = 0\n```\n";
    assert_eq!(doc::sections(docs), ["为什么", "反例", "正例"]);
    assert_eq!(doc::section(docs, "为什么"), Some("甲。"));
    let blocks = doc::blocks(docs).unwrap();
    assert_eq!(
        blocks.iter().map(|block| (block.wrong, block.line)).collect::<Vec<_>>(),
        [(true, 7), (false, 13)]
    );
    assert!(doc::blocks("```反例\na = 1\n").unwrap_err().contains("没有结束"));
    assert!(doc::blocks("```rust\n```\n").unwrap_err().contains("rust"));
}

#[test]
fn a_case_file_is_rewritten_only_when_asked() {
    let path = std::env::temp_dir().join(format!("nianbao-case-{}.txt", std::process::id()));
    let text = "# head\n\n--- blank group ---\ndisputes.review.* =\n\n--- all zero ---\nyear = 2024\n";
    std::fs::write(&path, text).unwrap();
    assert!(case::run(&path, false).unwrap_err().contains("blank group"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(case::run(&path, true), Ok(2));
    let rewritten = std::fs::read_to_string(&path).unwrap();
    assert_eq!(case::run(&path, false), Ok(2));
    std::fs::remove_file(&path).unwrap();
    assert!(
        rewritten.contains("disputes.review.* =\n=> D103 verify disputes.review.upheld\n\n--- all zero"),
        "{rewritten}"
    );
}

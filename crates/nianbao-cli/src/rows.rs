//! Findings as a table for a spreadsheet: one row for each, and one for every file that has none, so that no file is
//! missing without a word. Nothing in it runs as a formula. Knows nothing of options or terminals.

use nianbao_core::check::{Finding, Outcome, Severity, whereabouts};
use nianbao_core::model::{Place, Report};
use nianbao_desk::Spot;
use nianbao_io::{CSV_MARK, push_csv_record};

use crate::batch::Frame;
use crate::county::County;
use crate::place;

const HEAD: [&str; 14] = [
    "文件",
    "机关",
    "年度",
    "程度",
    "状态",
    "规则",
    "发现",
    "说明",
    "建议",
    "依据",
    "位置",
    "编号",
    "内容",
    "填报说明",
];

/// What stands around the rows: the byte order mark, without which Chinese Excel takes the file for GBK, and the head.
pub(crate) fn frame() -> Frame {
    let mut begin = String::from(CSV_MARK);
    push_csv_record(&mut begin, &HEAD.map(str::to_owned));
    Frame { begin, first: "", next: "", after: "\r\n", end: "" }
}

/// The findings of one report.
pub(crate) fn findings(file: &str, report: &Report, outcome: &Outcome) -> String {
    let mut rows = String::new();
    for finding in &outcome.findings {
        push(&mut rows, file, Some(report), finding_fields(Some(report), &finding.at, finding));
    }
    if outcome.findings.is_empty() {
        push(&mut rows, file, Some(report), line("没有发现", "已经核对的各项都符合规则。"));
    }
    rows
}

/// A file that gave no report.
pub(crate) fn trouble(file: &str, message: &str) -> String {
    let mut row = String::new();
    push(&mut row, file, None, line("读不了", message));
    row
}

/// What was found over several reports: by the report each finding points at, whole with its head.
pub(crate) fn over_several(county: &County<'_>, outcome: &nianbao_desk::Outcome) -> String {
    let mut rows = frame().begin;
    for finding in &outcome.findings {
        let Spot { of, at } = &finding.at;
        let report = county.desk.report(of);
        let year = outcome.roll.year.filter(|_| report.is_none());
        let year = report.map_or(year, |report| report.meta.year);
        let file = county.file(of).unwrap_or_default();
        push_row(&mut rows, file, &county.organ(of), year, finding_fields(report, at, finding));
    }
    if outcome.findings.is_empty() {
        push_row(&mut rows, "", "", outcome.roll.year, line("没有发现", "已经核对的各项都符合规则。"));
    }
    for (file, trouble) in &county.unreadable {
        push_row(&mut rows, file, "", None, line("读不了", &trouble.message));
    }
    rows
}

fn line(level: &str, message: &str) -> [String; 11] {
    let mut fields = [const { String::new() }; 11];
    fields[0] = level.to_owned();
    fields[4] = message.to_owned();
    fields
}

fn finding_fields<P>(report: Option<&Report>, at: &Place, finding: &Finding<P>) -> [String; 11] {
    let content = match at {
        Place::Cell(id) => report.map_or_else(String::new, |report| report.raw(*id).to_owned()),
        Place::Text(range) => range.quote.clone(),
        _ => String::new(),
    };
    let state = match finding {
        _ if finding.explained.is_some() => "已说明",
        _ if finding.folded => "随起因解决",
        _ => "待处理",
    };
    [
        level(finding.severity),
        state.to_owned(),
        finding.rule.id().to_owned(),
        finding.title.clone(),
        finding.message.clone(),
        finding.advice.clone(),
        finding.rule.basis().to_owned(),
        report.map_or_else(String::new, |report| whereabouts::words(report, at)),
        place::path(at).unwrap_or_default(),
        content,
        finding.explained.clone().unwrap_or_default(),
    ]
}

fn level(severity: Severity) -> String {
    severity.label().to_owned()
}

fn push(rows: &mut String, file: &str, report: Option<&Report>, fields: [String; 11]) {
    let meta = report.map(|report| &report.meta);
    let organ = meta.map_or("", |meta| meta.org_name.as_str());
    push_row(rows, file, organ, meta.and_then(|meta| meta.year), fields);
}

fn push_row(rows: &mut String, file: &str, organ: &str, year: Option<u16>, fields: [String; 11]) {
    let year = year.map_or_else(String::new, |year| year.to_string());
    let mut row = vec![file.to_owned(), organ.to_owned(), year];
    row.extend(fields);
    // A field is one line: spreadsheets read line breaks inside quotes, many scripts do not.
    for field in &mut row {
        let words: Vec<&str> = field.split(char::is_control).map(str::trim).collect();
        *field = words.join(" ").trim().to_owned();
    }
    push_csv_record(rows, &row);
}

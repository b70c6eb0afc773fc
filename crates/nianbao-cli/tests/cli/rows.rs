//! `nianbao check --format csv` from outside.

use nianbao_core::model::TextPart;

use crate::support::{Folder, clean_report, fill};

/// Fields by record, as RFC 4180 says.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                record.last_mut().unwrap().push(chars.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                records.push(vec![String::new()]);
            }
            c => record.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last record ends with a line break");
    records
}

#[test]
fn every_finding_is_a_row_and_every_file_is_there() {
    let folder = Folder::new("csv");
    let mut report = clean_report("青禾镇人民政府", 2024);
    fill(&mut report, &[("disputes.review.upheld", "3"), ("proactive.licensing.decisions", "")]);
    folder.report("a.nianbao.json", &report);
    let mut clean = clean_report("白石镇人民政府", 2024);
    clean.meta.org_kind = nianbao_core::model::OrgKind::Department;
    clean.narrative.set(TextPart::Overview, "");
    folder.report("b.nianbao.json", &clean);
    let args =
        ["check", "a.nianbao.json", "none.docx", "b.nianbao.json", "--rules", "D101,P102", "--format", "csv"];
    let ran = folder.run(&args);
    assert_eq!(ran.code, 2);
    let text = ran.out.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let records = records(text);
    let width = records[0].len();
    assert!(records.iter().all(|record| record.len() == width), "{records:#?}");
    let column = |name: &str| records[0].iter().position(|head| head == name).unwrap();
    let field = |row: usize, name: &str| records[row][column(name)].as_str();
    assert_eq!(records.len(), 5);
    assert_eq!((field(1, "规则"), field(1, "程度")), ("P102", "核实"));
    assert_eq!((field(1, "编号"), field(1, "内容")), ("proactive.licensing.decisions", ""));
    assert_eq!((field(2, "规则"), field(2, "机关")), ("D101", "青禾镇人民政府"));
    assert_eq!((field(3, "文件"), field(3, "程度")), ("none.docx", "读不了"));
    assert_eq!((field(4, "文件"), field(4, "程度")), ("b.nianbao.json", "没有发现"));
}

#[test]
fn nothing_runs_as_a_formula() {
    let folder = Folder::new("csv-formula");
    for (at, hostile) in
        ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "\"=1"].iter().enumerate()
    {
        let mut report = clean_report(hostile, 2024);
        fill(&mut report, &[("disputes.review.upheld", hostile)]);
        report.narrative.set(TextPart::Problems, format!("{hostile}的的"));
        folder.report(&format!("={at}.json"), &report);
    }
    let files: Vec<String> = (0..7).map(|at| format!("={at}.json")).collect();
    let args: Vec<&str> =
        ["check", "--format", "csv"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = folder.run(&args);
    let records = records(ran.out.strip_prefix('\u{feff}').unwrap());
    assert!(records.len() > 7);
    for field in records.iter().flatten() {
        let runs = field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
        assert!(!runs, "{field}");
        assert!(!field.contains(char::is_control), "{field:?}");
    }
    assert!(records.iter().flatten().any(|field| field == "'=1+1"));
}

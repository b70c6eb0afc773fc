//! What is written as HTML is read again; what others write is taken in.

use nianbao_core::form::TableKey;
use nianbao_core::model::{Report, TextPart};

use super::*;
use crate::project;
use crate::raw::{RawBlock, RawDocument, RawTable};

fn sample() -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "虎林市宝东镇人民政府".into();
    report.narrative.set(TextPart::Overview, "第一段。\n第二段 <b>1 & 2</b>。");
    report.narrative.set(TextPart::Note(TableKey::Proactive), "注：清理后调整。");
    let id = report.find("proactive.rules.issued").unwrap();
    report.set(id, "</td><script>alert(1)</script>\n=cmd|");
    report
}

fn texts(document: &RawDocument) -> Vec<&str> {
    fn text(block: &RawBlock) -> Option<&str> {
        if let RawBlock::Paragraph(paragraph) = block { Some(&paragraph.text) } else { None }
    }
    document.blocks.iter().filter_map(text).collect()
}

fn tables(document: &RawDocument) -> Vec<&RawTable> {
    fn table(block: &RawBlock) -> Option<&RawTable> {
        if let RawBlock::Table(table) = block { Some(table) } else { None }
    }
    document.blocks.iter().filter_map(table).collect()
}

#[test]
fn both_carry_the_report_file() {
    let report = sample();
    for html in [fragment(&report), page(&report)] {
        let document = read(&html).unwrap();
        assert!(!document.edited);
        assert_eq!(document.embedded.as_deref(), Some(project::to_json(&report).as_str()));
        assert_eq!(tables(&document).len(), 3);
        assert!(texts(&document).contains(&"第二段 <b>1 & 2</b>。"));
        let cells: usize = tables(&document)[1].rows.iter().map(Vec::len).sum();
        assert_eq!(cells, 175 + (1 + 1 + 3 + 5) + (25 + 5), "Table B has all its labels and values");
    }
}

#[test]
fn the_eye_wins_over_what_is_hidden() {
    let report = sample();
    for html in [fragment(&report), page(&report)] {
        let edited = html.replace("第一段。", "第1段。");
        let document = read(&edited).unwrap();
        assert!(document.edited && document.embedded.is_none());
        let unsealed = html.replace(VISIBLE, "data-other");
        assert!(read(&unsealed).unwrap().edited);
        // Spaces and wrappers do not count.
        let wrapped =
            html.replace("<table", "\n <div class=x>  <table").replace("</table>", "</table></div>");
        assert!(read(&wrapped).unwrap().embedded.is_some());
    }
}

#[test]
fn a_fragment_is_found_in_a_portal() {
    let report = sample();
    let inner = fragment(&report);
    let portal = format!(
        "<!doctype html><title>x</title><div><ul><li>首页<li>公开</ul><table><tr><td>{inner}<td>侧栏</table></div>页脚"
    );
    let document = read(&portal).unwrap();
    assert_eq!(document.embedded.as_deref(), Some(project::to_json(&report).as_str()));
    assert!(!texts(&document).contains(&"首页"));
    let document = read(&portal.replace("第一段。", "改。")).unwrap();
    assert!(document.edited);
    assert!(texts(&document).contains(&"首页") && texts(&document).contains(&"改。"));
    assert_eq!(tables(&document).len(), 3);
}

#[test]
fn takes_tag_soup() {
    let document = read(
        "<p>一、总体&nbsp;情况<br>甲\n乙 a\n b&#x4e19;<p>丙<script>var a='<p>x</p>'</script>\
         <TABLE><TR><TD rowspan=2 colspan='2'>A<br>B<TD>1<tr><th>2<td>3</tr></table>丁",
    )
    .unwrap();
    assert_eq!(texts(&document), ["一、总体 情况", "甲乙 a b丙", "丙", "丁"]);
    let table = tables(&document)[0];
    assert_eq!((table.rows[0][0].row_span, table.rows[0][0].column_span), (2, 2));
    assert_eq!(table.rows[0][0].text, "A\nB");
    assert_eq!(table.rows[1].len(), 2);
    assert!(document.embedded.is_none() && !document.edited);
}

#[test]
fn what_is_hidden_is_not_read() {
    let document = read(
        "<p>甲<span style='font-size:9pt; DISPLAY : none !important'>藏<span>藏</span></span>乙<input hidden><del>旧<p>旧</del>\
         <b hidden>藏</b><div style='visibility:hidden'>藏<div>藏</div></div><p style='display:none'>藏<p>丙\
         <!--[if gte vml 1]><v:textbox>框</v:textbox><![endif]--><![if !supportLists]>一、<![endif]>丁<s>12</s>13\
         <select><option>选</select><template><p>模</template><noscript>无</noscript>\
         <table><tr><td>1<td style='display:none'>藏<table><tr><td>藏</table>藏<td>2<tr hidden><td>藏<td>藏<tr><td>3<td>4\
         <td><span hidden>藏</td></tr><tr style='mso-hide:all'><td>藏</tbody><tr><td>5</table>戊",
    )
    .unwrap();
    assert_eq!(texts(&document), ["甲乙", "丙一、丁 12 13", "戊"]);
    let rows: Vec<Vec<&str>> = tables(&document)[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    assert_eq!(rows, [vec!["1", "2"], vec!["3", "4", ""], vec!["5"]]);
    assert!(document.notes.is_empty());
}

#[test]
fn a_page_that_hides_all_its_tables_is_read_with_a_note() {
    let page = "<p>甲<div style='display:none'><p>乙<table><tr><td>1<td>2<del>3</del></table></div>";
    let document = read(page).unwrap();
    assert_eq!(texts(&document), ["甲", "乙"]);
    assert_eq!(tables(&document)[0].rows[0][1].text, "2");
    assert_eq!(document.notes[0].kind, crate::NoteKind::Hidden);
}

#[test]
fn spans_are_those_of_browsers() {
    let document = read(
        "<table><thead><tr><td rowspan=9>头<td>1<tbody><tr><td rowspan=0>A<td colspan='2px'>2<tr><td rowspan=5>3<td>4</tbody>\
         <tbody><tr><td rowspan=-1>5<td colspan=0>1\u{200b}2&nbsp;</table>",
    )
    .unwrap();
    let spans: Vec<(&str, usize, usize)> = tables(&document)[0]
        .rows
        .iter()
        .flatten()
        .map(|cell| (cell.text.as_str(), cell.row_span, cell.column_span))
        .collect();
    let one = |text| (text, 1, 1);
    assert_eq!(
        spans,
        [one("头"), one("1"), ("A", 2, 1), ("2", 1, 2), one("3"), one("4"), one("5"), one("12")]
    );
}

#[test]
fn bombs_are_small() {
    let spans = "<tr><td colspan=4000000000 rowspan=99999>1<td colspan=-3>2".repeat(100);
    let document = read(&format!("<table>{spans}</table>")).unwrap();
    let area: usize =
        tables(&document)[0].rows.iter().flatten().map(|cell| cell.row_span * cell.column_span).sum();
    assert!(area <= crate::limits::TABLE_CELLS + 200);
    assert_eq!(read(&"<table><tr><td>".repeat(100)).unwrap_err().code(), "damaged");
    assert_eq!(read(&"<td>".repeat(1000)).unwrap(), RawDocument::default());
    assert_eq!(read(&"<div>".repeat(100_000)).unwrap(), RawDocument::default());
    let cells = format!("<table><tr>{}", "<td>1".repeat(crate::limits::TABLE_CELLS + 1));
    assert_eq!(read(&cells).unwrap_err().code(), "too-large");
}

#[test]
fn tables_that_arrange_the_page_are_dissolved() {
    let document =
        read("<table><tr><td>左<td><p>甲<table><tr><td>1<td>2</table>乙</table><table><tr><td>丙</table>")
            .unwrap();
    assert_eq!(texts(&document), ["左", "甲", "乙", "丙"]);
    assert_eq!(tables(&document).len(), 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]

    #[test]
    fn never_panics(html in "([a-z ]|<|>|</|table|<td|<tr>|<div|data-nianbao=|colspan=9|&nbsp|\"|'|script|\\PC){0,80}") {
        let _ = read(&html);
    }

    #[test]
    fn survives_damage(at in 0usize..30_000, with in "\\PC{0,3}", cut in 0usize..9) {
        static WHOLE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        let html = WHOLE.get_or_init(|| fragment(&sample()));
        let mut at = at % html.len();
        while !html.is_char_boundary(at) {
            at -= 1;
        }
        let rest: String = html[at..].chars().skip(cut).collect();
        let _ = read(&format!("{}{with}{rest}", &html[..at]));
    }
}

#[test]
fn a_fragment_brings_nothing_a_portal_would_trip_over() {
    let mut report = sample();
    report.meta.org_name = "\"><script>alert(1)</script><b class=x onclick=y>局".into();
    let html = fragment(&report);
    let visible = html.split_once("data-nianbao=\"").unwrap().1.split_once("\">").unwrap().1;
    let tags: Vec<&str> =
        visible.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag).collect();
    for tag in &tags {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        let plain = [
            "h2", "h3", "h4", "p", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "br",
            "div",
        ];
        assert!(plain.contains(&name), "{tag}");
        assert!(!tag.contains("class=") && !tag.contains(" id=") && !tag.contains(" onc"), "{tag}");
    }
    // Every cell has its own lines, every heading of rows or columns says what it is over.
    let cells = |element: &str| visible.matches(&format!("<{element} ")).count();
    assert_eq!(visible.matches("border:1px solid").count(), cells("th") + cells("td"));
    assert_eq!(visible.matches("<th scope=").count(), cells("th"));
    let labels = |text: &str| text.matches("scope=\"row").count();
    assert!(labels(visible) >= 25 + 5, "{visible}");
}

//! The record of a check as a Word document, in the look of an official paper.

use nianbao_core::model::Record;

use super::document::{self, Setting, TEXT_WIDTH, lines};
use super::package::Package;
use super::table;
use crate::markup::Markup;
use crate::record::Fingerprint;
use crate::record::layout::{self, FINDINGS_HEAD, Group, Piece, Row, SIGNERS};
use crate::write::WriteError;

/// The columns of the findings in twentieths of a point: number, finding, explanation.
const FINDINGS: [usize; 3] = [640, TEXT_WIDTH - 640 - 2500, 2500];
/// The columns of the facts: twice name and value.
const FACTS: [usize; 4] = [1400, TEXT_WIDTH / 2 - 1400, 1500, TEXT_WIDTH / 2 - 1500];
/// The columns of what was not checked: reason, rules.
const UNCHECKED: [usize; 2] = [3600, TEXT_WIDTH - 3600];
/// The columns of the signatures: twice name and line.
const SIGNATURES: [usize; 4] = [1500, TEXT_WIDTH / 2 - 1500, 1500, TEXT_WIDTH / 2 - 1500];
/// A finding of more characters than this, about half a page, may be divided between pages.
const UNDIVIDED: usize = 500;

/// The record as a Word document.
pub(crate) fn record(record: &Record, fingerprint: &Fingerprint) -> Result<Vec<u8>, WriteError> {
    let sheet = layout::sheet(record, fingerprint);
    let mut markup = document::begin();
    lines(&mut markup, Setting::style("RecordTitle"), &[&sheet.title]);
    lines(&mut markup, Setting::style("RecordReport"), &[&sheet.report]);
    for piece in &sheet.pieces {
        self::piece(&mut markup, piece);
    }
    let document = document::end(markup);
    let title = format!("{}　{}", sheet.title, sheet.report);
    Package { title: &title, document: &document, carrier: None, comments: None }.pack()
}

fn piece(markup: &mut Markup, piece: &Piece) {
    match piece {
        Piece::Heading(text) => lines(markup, Setting::style("RecordHeading"), &[text]),
        Piece::Paragraph(text) => lines(markup, Setting::style("RecordBody"), &[text]),
        Piece::Print(name, digits) => {
            let setting = Setting { keep_next: true, ..Setting::style("RecordStrong") };
            lines(markup, setting, &[name]);
            lines(markup, Setting::style("RecordPrint"), &[digits]);
        }
        Piece::Facts(facts) => {
            begin(markup, &FACTS);
            for pair in facts.chunks(2) {
                row(markup, Rows::Whole);
                for (at, (name, value)) in pair.iter().enumerate() {
                    cell(markup, FACTS[2 * at], 1, "RecordStrong", &[name]);
                    // A fact without another beside it has the rest of the row.
                    let (width, columns) = match pair {
                        [_] => (FACTS[1..].iter().sum(), 3),
                        _ => (FACTS[2 * at + 1], 1),
                    };
                    cell(markup, width, columns, "RecordText", &[value]);
                }
                markup.close();
            }
            markup.close();
        }
        Piece::Findings(groups) => findings(markup, groups),
        Piece::Unchecked(head, rows) => {
            begin(markup, &UNCHECKED);
            self::head(markup, head, &UNCHECKED);
            for texts in rows {
                row(markup, Rows::Whole);
                for (text, width) in texts.iter().zip(UNCHECKED) {
                    cell(markup, width, 1, "RecordText", &[text]);
                }
                markup.close();
            }
            markup.close();
        }
        Piece::Signatures => signatures(markup),
    }
}

fn begin(markup: &mut Markup, widths: &[usize]) {
    markup.open("w:tbl", &[]);
    table::properties(markup, widths.iter().sum());
    columns(markup, widths);
}

fn columns(markup: &mut Markup, widths: &[usize]) {
    markup.open("w:tblGrid", &[]);
    for width in widths {
        markup.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    markup.close();
}

/// How a row goes over pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// It is repeated at the top of each page.
    Head,
    /// It stays on one page.
    Whole,
    /// It may be divided, because it may be longer than a page.
    Divided,
}

fn row(markup: &mut Markup, rows: Rows) {
    markup.open("w:tr", &[]);
    markup.open("w:trPr", &[]);
    if rows != Rows::Divided {
        markup.empty("w:cantSplit", &[]);
    }
    markup.empty("w:trHeight", &[("w:val", "420"), ("w:hRule", "atLeast")]);
    if rows == Rows::Head {
        markup.empty("w:tblHeader", &[]);
    }
    markup.close();
}

fn cell(markup: &mut Markup, width: usize, columns: usize, style: &'static str, texts: &[&str]) {
    open_cell(markup, width, columns);
    // A cell without a paragraph is no cell.
    for text in if texts.is_empty() { &[""] } else { texts } {
        lines(markup, Setting::style(style), &text.lines().collect::<Vec<_>>());
    }
    markup.close();
}

fn open_cell(markup: &mut Markup, width: usize, columns: usize) {
    markup.open("w:tc", &[]);
    markup.open("w:tcPr", &[]);
    markup.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if columns > 1 {
        markup.empty("w:gridSpan", &[("w:val", &columns.to_string())]);
    }
    markup.close();
}

fn head(markup: &mut Markup, names: &[&str], widths: &[usize]) {
    row(markup, Rows::Head);
    for (name, width) in names.iter().zip(widths) {
        cell(markup, *width, 1, "RecordStrong", &[name]);
    }
    markup.close();
}

fn findings(markup: &mut Markup, groups: &[Group]) {
    begin(markup, &FINDINGS);
    head(markup, &FINDINGS_HEAD, &FINDINGS);
    for group in groups {
        row(markup, Rows::Whole);
        open_cell(markup, TEXT_WIDTH, FINDINGS.len());
        let setting = Setting { keep_next: true, ..Setting::style("RecordStrong") };
        lines(markup, setting, &[&group.label]);
        markup.close();
        markup.close();
        group.rows.iter().for_each(|row| finding(markup, row));
    }
    markup.close();
}

fn finding(markup: &mut Markup, finding: &Row) {
    let length: usize = finding.lines.iter().map(|line| line.text.chars().count()).sum();
    row(markup, if length > UNDIVIDED { Rows::Divided } else { Rows::Whole });
    cell(markup, FINDINGS[0], 1, "RecordText", &[&finding.number.to_string()]);
    open_cell(markup, FINDINGS[1], 1);
    lines(markup, Setting::style("RecordStrong"), &[&finding.title]);
    for line in &finding.lines {
        let text = match line.label {
            "" => line.text.clone(),
            label => format!("{label}：{}", line.text),
        };
        lines(markup, Setting::style("RecordText"), &text.lines().collect::<Vec<_>>());
    }
    markup.close();
    let answer: Vec<&str> = finding.answer.iter().map(String::as_str).collect();
    cell(markup, FINDINGS[2], 1, "RecordText", &answer);
    markup.close();
}

/// Names with lines behind them, two in a row.
fn signatures(markup: &mut Markup) {
    // Two tables that touch become one.
    lines(markup, Setting::style("RecordText"), &[""]);
    markup.open("w:tbl", &[]);
    markup.open("w:tblPr", &[]);
    markup.empty("w:tblW", &[("w:w", &SIGNATURES.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
    markup.empty("w:jc", &[("w:val", "center")]);
    markup.empty("w:tblLayout", &[("w:type", "fixed")]);
    markup.close();
    columns(markup, &SIGNATURES);
    for pair in SIGNERS.chunks(2) {
        markup.open("w:tr", &[]);
        markup.open("w:trPr", &[]);
        markup.empty("w:cantSplit", &[]);
        markup.empty("w:trHeight", &[("w:val", "760"), ("w:hRule", "atLeast")]);
        markup.close();
        for (at, signer) in pair.iter().enumerate() {
            for (width, text, line) in [
                (SIGNATURES[2 * at], format!("{signer}："), false),
                (SIGNATURES[2 * at + 1], String::new(), true),
            ] {
                markup.open("w:tc", &[]);
                markup.open("w:tcPr", &[]);
                markup.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                if line {
                    markup.open("w:tcBorders", &[]);
                    let ruled = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
                    markup.empty("w:bottom", &ruled);
                    markup.close();
                }
                markup.empty("w:vAlign", &[("w:val", "bottom")]);
                markup.close();
                lines(markup, Setting { keep_next: true, ..Setting::style("RecordText") }, &[&text]);
                markup.close();
            }
        }
        markup.close();
    }
    markup.close();
    // The body must not end with a table.
    lines(markup, Setting::style("RecordText"), &[""]);
}

//! The record of a check as a page of its own: complete without any other file, and made to be printed and signed.

use nianbao_core::model::Record;

use crate::markup::Markup;
use crate::record::Fingerprint;
use crate::record::layout::{self, FINDINGS_HEAD, Group, Piece, Row, SIGNERS};

const SHEET: &str = include_str!("record.css");

/// The record as a whole HTML page.
pub(crate) fn record(record: &Record, fingerprint: &Fingerprint) -> String {
    let sheet = layout::sheet(record, fingerprint);
    let mut markup = Markup::new("<!DOCTYPE html>\n");
    markup.open("html", &[("lang", "zh-CN")]);
    markup.raw("\n");
    super::write::head(&mut markup, &format!("{}　{}", sheet.title, sheet.report), SHEET);
    markup.open("body", &[]);
    markup.raw("\n");
    markup.open("main", &[]);
    markup.raw("\n");
    markup.leaf("h1", &[], &sheet.title);
    markup.leaf("p", &[("class", "report")], &sheet.report);
    for piece in &sheet.pieces {
        markup.raw("\n");
        self::piece(&mut markup, piece);
    }
    markup.raw("\n");
    markup.finish() + "\n"
}

fn piece(markup: &mut Markup, piece: &Piece) {
    match piece {
        Piece::Heading(text) => markup.leaf("h2", &[], text),
        Piece::Paragraph(text) => markup.leaf("p", &[], text),
        Piece::Facts(facts) => {
            markup.open("table", &[("class", "facts")]);
            for pair in facts.chunks(2) {
                markup.open("tr", &[]);
                for (name, value) in pair {
                    markup.leaf("th", &[("scope", "row")], name);
                    // A fact without another beside it has the rest of the row.
                    let attributes: &[_] = if pair.len() == 1 { &[("colspan", "3")] } else { &[] };
                    markup.leaf("td", attributes, value);
                }
                markup.close();
            }
            markup.close();
        }
        Piece::Findings(groups) => findings(markup, groups),
        Piece::Unchecked(head, rows) => {
            markup.open("table", &[("class", "unchecked")]);
            self::head(markup, head);
            markup.open("tbody", &[]);
            for row in rows {
                markup.open("tr", &[]);
                row.iter().for_each(|cell| markup.leaf("td", &[], cell));
                markup.close();
            }
            markup.close();
            markup.close();
        }
        Piece::Print(name, digits) => {
            markup.open("p", &[("class", "print")]);
            markup.text(&format!("{name}："));
            markup.leaf("code", &[], digits);
            markup.close();
        }
        Piece::Signatures => {
            markup.open("p", &[("class", "signatures")]);
            for signer in SIGNERS {
                markup.leaf("span", &[], &format!("{signer}："));
            }
            markup.close();
        }
    }
}

fn head(markup: &mut Markup, names: &[&str]) {
    markup.open("thead", &[]);
    markup.open("tr", &[]);
    names.iter().for_each(|name| markup.leaf("th", &[("scope", "col")], name));
    markup.close();
    markup.close();
}

fn findings(markup: &mut Markup, groups: &[Group]) {
    markup.open("table", &[("class", "findings")]);
    head(markup, &FINDINGS_HEAD);
    for group in groups {
        markup.raw("\n");
        markup.open("tbody", &[]);
        markup.open("tr", &[("class", "level")]);
        markup.leaf("th", &[("scope", "rowgroup"), ("colspan", "3")], &group.label);
        markup.close();
        for row in &group.rows {
            markup.raw("\n");
            finding(markup, row);
        }
        markup.close();
    }
    markup.close();
}

fn finding(markup: &mut Markup, row: &Row) {
    markup.open("tr", &[]);
    markup.leaf("td", &[], &row.number.to_string());
    markup.open("td", &[]);
    markup.leaf("p", &[("class", "title")], &row.title);
    for line in &row.lines {
        markup.open("p", &[]);
        if !line.label.is_empty() {
            markup.leaf("b", &[], &format!("{}：", line.label));
        }
        markup.text(&line.text);
        markup.close();
    }
    markup.close();
    markup.open("td", &[]);
    row.answer.iter().for_each(|line| markup.leaf("p", &[], line));
    markup.close();
    markup.close();
}

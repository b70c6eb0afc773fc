//! Findings as comments: one for each finding that stands by itself, anchored at the cell, the words, the heading or the
//! title it is about, and one at the title that says how the check came out.

use std::collections::BTreeMap;

use nianbao_core::form::path::CellId;
use nianbao_core::model::record::Entry;
use nianbao_core::model::{Place, Record, Report, TextRange};

use super::document::{Setting, lines};
use crate::carrier::PROLOG;
use crate::markup::Markup;
use crate::page::{Block, Origin};
use crate::record::layout;

/// Who comments: the program, not a person.
const AUTHOR: &str = "年报核对";
const INITIALS: &str = "核";

/// Where comments are anchored.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// Around whole pieces, by their place among the pieces.
    pieces: BTreeMap<usize, Vec<usize>>,
    /// Around words of a paragraph, by its place among the pieces.
    words: BTreeMap<usize, Vec<Words>>,
    /// Around the content of cells.
    cells: BTreeMap<CellId, Vec<usize>>,
}

/// A comment's stretch of one paragraph, in bytes of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) id: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether the comment begins in this paragraph.
    pub(super) begins: bool,
    /// Whether it ends here.
    pub(super) ends: bool,
}

impl Comments {
    /// Anchors the comments of a record.
    pub(super) fn new(record: &Record, pieces: &[(Block<'_>, Origin)], report: &Report) -> Comments {
        let mut comments = Comments::default();
        comments.pieces.insert(0, vec![0]);
        for (number, entry) in record.findings.iter().enumerate() {
            let id = number + 1;
            let place = entry.places.first().map_or(&Place::Report, |spot| &spot.place);
            if let Place::Cell(cell) = place
                && report.cell(*cell).is_some()
            {
                comments.cells.entry(*cell).or_default().push(id);
                continue;
            }
            if let Place::Text(range) = place
                && comments.mark(id, range, pieces)
            {
                continue;
            }
            comments.pieces.entry(whole(place, pieces)).or_default().push(id);
        }
        comments
    }

    /// Anchors a comment at a stretch of text; `false` when there is nothing of it on the page.
    fn mark(&mut self, id: usize, range: &TextRange, pieces: &[(Block<'_>, Origin)]) -> bool {
        let mut found: Vec<(usize, Words)> = Vec::new();
        for (at, (block, origin)) in pieces.iter().enumerate() {
            let (Block::Paragraph(text) | Block::Note(text), Origin::Text(part, begin)) = (block, origin)
            else {
                continue;
            };
            let from = range.start.saturating_sub(*begin);
            let to = range.end.saturating_sub(*begin).min(text.len());
            let inside = *part == range.part && from < to;
            if inside && text.is_char_boundary(from) && text.is_char_boundary(to) {
                found.push((at, Words { id, from, to, begins: false, ends: false }));
            }
        }
        if let Some((_, first)) = found.first_mut() {
            first.begins = true;
        }
        if let Some((_, last)) = found.last_mut() {
            last.ends = true;
        }
        let any = !found.is_empty();
        for (at, words) in found {
            self.words.entry(at).or_default().push(words);
        }
        any
    }

    /// The comments around a whole piece.
    pub(super) fn around(&self, piece: usize) -> &[usize] {
        self.pieces.get(&piece).map_or(&[], Vec::as_slice)
    }

    /// The comments at words of a paragraph.
    pub(super) fn words(&self, piece: usize) -> &[Words] {
        self.words.get(&piece).map_or(&[], Vec::as_slice)
    }

    /// The comments around a cell.
    pub(super) fn at_cell(&self, cell: CellId) -> &[usize] {
        self.cells.get(&cell).map_or(&[], Vec::as_slice)
    }
}

/// The piece that stands for a place without one of its own: the heading of its part, else the title.
fn whole(place: &Place, pieces: &[(Block<'_>, Origin)]) -> usize {
    let part = match place {
        Place::Part(part) => Some(*part),
        Place::Text(range) => range.part.part(),
        Place::Cell(id) => Some(id.table.part()),
        Place::Meta(_) | Place::Report => None,
    };
    let heading = |part| pieces.iter().position(|(_, origin)| *origin == Origin::Heading(part));
    part.and_then(heading).unwrap_or(0)
}

/// Where a comment begins.
pub(super) fn begin(markup: &mut Markup, id: usize) {
    markup.empty("w:commentRangeStart", &[("w:id", &id.to_string())]);
}

/// Where a comment ends, with its mark.
pub(super) fn end(markup: &mut Markup, id: usize) {
    let id = id.to_string();
    markup.empty("w:commentRangeEnd", &[("w:id", &id)]);
    markup.open("w:r", &[]);
    markup.open("w:rPr", &[]);
    markup.empty("w:rStyle", &[("w:val", "CommentReference")]);
    markup.close();
    markup.empty("w:commentReference", &[("w:id", &id)]);
    markup.close();
}

/// The part with the comments of a record. The first tells the result of the check, then one for each finding.
pub(super) fn part(record: &Record) -> String {
    let mut markup = Markup::new(PROLOG);
    markup.open("w:comments", &[("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")]);
    let date = record.on.map(|day| format!("{day}T00:00:00Z"));
    comment(&mut markup, 0, date.as_deref(), &summary(record));
    for (number, entry) in record.findings.iter().enumerate() {
        comment(&mut markup, number + 1, date.as_deref(), &words(record, entry));
    }
    markup.finish()
}

fn comment(markup: &mut Markup, id: usize, date: Option<&str>, paragraphs: &[String]) {
    let id = id.to_string();
    let mut attributes = vec![("w:id", id.as_str()), ("w:author", AUTHOR), ("w:initials", INITIALS)];
    attributes.extend(date.map(|date| ("w:date", date)));
    markup.open("w:comment", &attributes);
    for text in paragraphs {
        lines(markup, Setting::style("CommentText"), &[text]);
    }
    markup.close();
}

fn summary(record: &Record) -> Vec<String> {
    let mut paragraphs = vec![layout::result(record), format!("规则版本：{}", record.ruleset)];
    let unchecked = record.unchecked.iter().map(|unchecked| {
        let rules: Vec<&str> = unchecked.rules.iter().map(|rule| rule.title.as_str()).collect();
        format!("没有核对：{}。原因：{}", rules.join("、"), unchecked.reason)
    });
    paragraphs.extend(unchecked);
    paragraphs
}

fn words(record: &Record, entry: &Entry) -> Vec<String> {
    let level = record.level(&entry.level);
    let mark = level.map_or_else(String::new, |level| format!("{} {}　", level.mark, level.label));
    let mut paragraphs = vec![format!("{mark}{}　{}", entry.title, entry.rule.id)];
    paragraphs.extend(layout::lines(entry).into_iter().map(|line| match line.label {
        "" => line.text,
        label => format!("{label}：{}", line.text),
    }));
    if let Some(said) = &entry.said {
        paragraphs.push(format!("已说明：{}", layout::said(said).concat()));
    }
    paragraphs
}

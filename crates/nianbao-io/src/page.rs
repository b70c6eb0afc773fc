//! A report laid out for people: title, headings, paragraphs and tables in printed order. Every writer prints this and
//! nothing else, so all formats show the same. Knows no format.

use nianbao_core::form::grid::Content;
use nianbao_core::form::{Aspect, Part};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Cell, Report, TextPart};

use crate::visible::Digest;

/// One piece of a laid-out report.
pub(crate) enum Block<'a> {
    /// The title: organ, year and the fixed words, on one line or two.
    Title(Vec<String>),
    /// The heading of a part.
    Heading(&'static str),
    /// The sub-head of an aspect of part 一.
    SubHead(&'static str),
    /// A paragraph of text.
    Paragraph(&'a str),
    /// A table.
    Table(&'a TableData),
    /// A paragraph of a note below a table.
    Note(&'a str),
}

/// The pieces of a report in printed order. A title of more than `title_width` characters is broken behind the organ.
pub(crate) fn blocks(report: &Report, title_width: usize) -> Vec<Block<'_>> {
    let form = report.edition().form();
    let text = |part| paragraphs(report.narrative.get(part));
    let organ = report.meta.org_name.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = form.title_line(&organ, report.meta.year);
    let mut blocks = vec![Block::Title(if organ.is_empty() || title.chars().count() <= title_width {
        vec![title]
    } else {
        vec![organ, form.title_line("", report.meta.year)]
    })];
    blocks.extend(text(TextPart::Lead).map(Block::Paragraph));
    for part in Part::ALL {
        blocks.push(Block::Heading(form.heading(part)));
        match part {
            Part::Overview => {
                blocks.extend(text(TextPart::Overview).map(Block::Paragraph));
                if report.narrative.has_aspects() {
                    for aspect in Aspect::ALL {
                        blocks.push(Block::SubHead(form.aspect(aspect)));
                        blocks.extend(text(TextPart::Aspect(aspect)).map(Block::Paragraph));
                    }
                }
            }
            Part::Problems => blocks.extend(text(TextPart::Problems).map(Block::Paragraph)),
            Part::Other => blocks.extend(text(TextPart::Other).map(Block::Paragraph)),
            Part::Proactive | Part::Applications | Part::Disputes => {
                if let Some(table) = part.table() {
                    blocks.push(Block::Table(report.table(table)));
                    blocks.extend(text(TextPart::Note(table)).map(Block::Note));
                }
            }
        }
    }
    blocks
}

/// The paragraphs of a text: its lines, without the spaces around them and without empty ones.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}

/// The digest of what these pieces show, see [`crate::visible`].
pub(crate) fn digest(blocks: &[Block<'_>]) -> String {
    let mut digest = Digest::default();
    for block in blocks {
        match block {
            Block::Title(lines) => lines.iter().for_each(|line| digest.paragraph(line)),
            Block::Heading(text) | Block::SubHead(text) => digest.paragraph(text),
            Block::Paragraph(text) | Block::Note(text) => digest.paragraph(text),
            Block::Table(table) => {
                digest.table();
                for cell in table.layout().grid.rows.iter().flat_map(|row| &row.cells) {
                    digest.cell(cell_text(table, &cell.content));
                }
            }
        }
    }
    digest.finish()
}

/// What stands in a cell of a table.
pub(crate) fn cell_text<'a>(table: &'a TableData, content: &Content) -> &'a str {
    match content {
        Content::Value(id) => table.cell(*id).map_or("", Cell::raw),
        label => label.label().unwrap_or_default(),
    }
}

//! A report laid out for people: title, headings, paragraphs and tables in printed order. Every writer prints this and
//! nothing else, so all formats show the same. Knows no format.

use nianbao_core::form::grid::Content;
use nianbao_core::form::{Aspect, Part, TableKey};
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

/// Which piece of the report a [`Block`] shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The title.
    Title,
    /// The heading of a part.
    Heading(Part),
    /// The sub-head of an aspect.
    SubHead(Aspect),
    /// A paragraph of a text, and the byte of the text it begins at.
    Text(TextPart, usize),
    /// A table.
    Table(TableKey),
}

/// The pieces of a report in printed order. A title of more than `title_width` characters is broken behind the organ.
pub(crate) fn blocks(report: &Report, title_width: usize) -> Vec<Block<'_>> {
    laid_out(report, title_width).into_iter().map(|(block, _)| block).collect()
}

/// The same, each with the piece of the report it shows.
pub(crate) fn laid_out<'a>(report: &'a Report, title_width: usize) -> Vec<(Block<'a>, Origin)> {
    let form = report.edition().form();
    let text = |part, block: fn(&'a str) -> Block<'a>| {
        let pieces = pieces(report.narrative.get(part));
        pieces.map(move |(at, line)| (block(line), Origin::Text(part, at)))
    };
    let organ = report.meta.org_name.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = form.title_line(&organ, report.meta.year);
    let title = if organ.is_empty() || title.chars().count() <= title_width {
        vec![title]
    } else {
        vec![organ, form.title_line("", report.meta.year)]
    };
    let mut blocks = vec![(Block::Title(title), Origin::Title)];
    blocks.extend(text(TextPart::Lead, Block::Paragraph));
    for part in Part::ALL {
        blocks.push((Block::Heading(form.heading(part)), Origin::Heading(part)));
        match part {
            Part::Overview => {
                blocks.extend(text(TextPart::Overview, Block::Paragraph));
                if report.narrative.has_aspects() {
                    for aspect in Aspect::ALL {
                        blocks.push((Block::SubHead(form.aspect(aspect)), Origin::SubHead(aspect)));
                        blocks.extend(text(TextPart::Aspect(aspect), Block::Paragraph));
                    }
                }
            }
            Part::Problems => blocks.extend(text(TextPart::Problems, Block::Paragraph)),
            Part::Other => blocks.extend(text(TextPart::Other, Block::Paragraph)),
            Part::Proactive | Part::Applications | Part::Disputes => {
                if let Some(table) = part.table() {
                    blocks.push((Block::Table(report.table(table)), Origin::Table(table)));
                    blocks.extend(text(TextPart::Note(table), Block::Note));
                }
            }
        }
    }
    blocks
}

/// Where the blank form leaves room for the organ's name and for the year.
const ORGAN_BLANK: &str = "＿＿＿＿＿＿＿＿＿＿";
const YEAR_BLANK: &str = "＿＿＿＿年";

/// The blank form: the pieces of a report in which nothing is filled in, with what the form prints where organ, year and
/// text belong. The title stands on two lines or on one.
pub(crate) fn form(report: &Report, two_lines: bool) -> Vec<(Block<'_>, Origin)> {
    let form = report.edition().form();
    let title = match report.meta.year {
        Some(_) => form.title_line("", report.meta.year),
        None => format!("{YEAR_BLANK}{}", form.title),
    };
    let title = match two_lines {
        true => vec![ORGAN_BLANK.to_owned(), title],
        false => vec![format!("{ORGAN_BLANK}{title}")],
    };
    let mut blocks = vec![(Block::Title(title), Origin::Title)];
    for piece in laid_out(report, 0).into_iter().skip(1) {
        let Origin::Heading(part) = piece.1 else {
            blocks.push(piece);
            continue;
        };
        blocks.push(piece);
        let prompt = match part {
            Part::Overview => Some((form.prompts[0], TextPart::Overview)),
            Part::Problems => Some((form.prompts[1], TextPart::Problems)),
            Part::Other => Some((form.prompts[2], TextPart::Other)),
            Part::Proactive | Part::Applications | Part::Disputes => None,
        };
        blocks.extend(prompt.map(|(words, text)| (Block::Paragraph(words), Origin::Text(text, 0))));
    }
    blocks
}

/// The paragraphs of a text: its lines, without the spaces around them and without empty ones.
#[cfg(test)]
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).map(|(_, line)| line)
}

/// The paragraphs of a text, each with the byte it begins at.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive(['\n', '\r']).map(move |line| {
        let begin = at + line.len() - line.trim_start().len();
        at += line.len();
        (begin, line.trim())
    });
    lines.filter(|(_, line)| !line.is_empty())
}

/// The digest of what these pieces show, see [`crate::visible`].
pub(crate) fn digest<'a, 'b: 'a>(blocks: impl IntoIterator<Item = &'a Block<'b>>) -> String {
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

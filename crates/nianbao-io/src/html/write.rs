//! Report to HTML. Borders are written on every cell, because content management systems drop style sheets.

use nianbao_core::form::TableKey;
use nianbao_core::form::grid::{Content, GridCell, GridRow, RowKind};
use nianbao_core::form::node::Kind;
use nianbao_core::model::Report;
use nianbao_core::model::report::TableData;

use super::{DATA, SCRIPT_ID, VISIBLE};
use crate::markup::Markup;
use crate::page::{self, Block};
use crate::project;

const TITLE: &str = "text-align:center";
const PARAGRAPH: &str = "text-indent:2em";
const NOTE: &str = "font-size:0.9em";
const TABLE: &str = "border-collapse:collapse;width:100%";
const CENTRED: &str = "border:1px solid #000;padding:4px 2px;text-align:center";
const HEAD: &str = "border:1px solid #000;padding:4px 2px;text-align:center;font-weight:normal";
const LABEL: &str = "border:1px solid #000;padding:4px 2px;text-align:left;font-weight:normal";

/// The style sheet of the whole page: the look of the printed report on screen and paper.
const SHEET: &str = include_str!("page.css");

/// How deep the headings stand: a page has its title in `h1`, a portal has one of its own.
#[derive(Clone, Copy)]
struct Levels {
    title: &'static str,
    part: &'static str,
    aspect: &'static str,
}

/// The report as a piece of HTML to paste into a portal.
pub fn fragment(report: &Report) -> String {
    fragment_of(report, &page::blocks(report, usize::MAX))
}

/// These pieces of a report as a piece of HTML.
pub(crate) fn fragment_of(report: &Report, blocks: &[Block<'_>]) -> String {
    let mut markup = Markup::new("");
    let attributes = [
        ("lang", "zh-CN"),
        (VISIBLE, &page::digest(blocks)),
        (DATA, &project::to_json(&project::published(report))),
    ];
    markup.open("div", &attributes);
    body(&mut markup, blocks, Levels { title: "h2", part: "h3", aspect: "h4" });
    markup.raw("\n");
    let mut text = markup.finish();
    text.push('\n');
    text
}

/// The report as a whole HTML page.
pub fn page(report: &Report) -> String {
    page_of(report, &page::blocks(report, usize::MAX))
}

/// These pieces of a report as a whole HTML page.
pub(crate) fn page_of(report: &Report, blocks: &[Block<'_>]) -> String {
    let title = match blocks.first() {
        Some(Block::Title(lines)) => lines.concat(),
        _ => String::new(),
    };
    let mut markup = Markup::new("<!DOCTYPE html>\n");
    markup.open("html", &[("lang", "zh-CN")]);
    markup.raw("\n");
    head(&mut markup, &title, SHEET);
    markup.open("body", &[]);
    markup.raw("\n");
    markup.open("main", &[]);
    body(&mut markup, blocks, Levels { title: "h1", part: "h2", aspect: "h3" });
    markup.raw("\n");
    markup.close();
    markup.raw("\n");
    let attributes = [("type", "application/json"), ("id", SCRIPT_ID), (VISIBLE, &page::digest(blocks))];
    markup.open("script", &attributes);
    // The report file has no `<`, so nothing in it can end the script.
    markup.raw(&project::to_json(&project::published(report)));
    markup.close();
    markup.raw("\n");
    markup.close();
    markup.raw("\n");
    let mut text = markup.finish();
    text.push('\n');
    text
}

/// The head of a page that needs no other file, with a line break behind it.
pub(super) fn head(markup: &mut Markup, title: &str, sheet: &str) {
    markup.open("head", &[]);
    markup.raw("\n");
    markup.empty("meta", &[("charset", "utf-8")]);
    markup.raw("\n");
    markup.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    markup.raw("\n");
    markup.leaf("title", &[], title);
    markup.raw("\n");
    markup.open("style", &[]);
    markup.raw("\n");
    markup.raw(sheet);
    markup.close();
    markup.raw("\n");
    markup.close();
    markup.raw("\n");
}

fn body(markup: &mut Markup, blocks: &[Block<'_>], levels: Levels) {
    let mut heading = "";
    for block in blocks {
        markup.raw("\n");
        match block {
            Block::Title(lines) => markup.leaf(levels.title, &[("style", TITLE)], &lines.concat()),
            Block::Heading(text) => {
                heading = text;
                markup.leaf(levels.part, &[], text);
            }
            Block::SubHead(text) => markup.leaf(levels.aspect, &[], text),
            Block::Paragraph(text) => markup.leaf("p", &[("style", PARAGRAPH)], text),
            Block::Note(text) => markup.leaf("p", &[("style", NOTE)], text),
            Block::Table(data) => table(markup, data, heading),
        }
    }
}

fn table(markup: &mut Markup, data: &TableData, heading: &str) {
    let attributes = [
        ("aria-label", heading),
        ("border", "1"),
        ("cellspacing", "0"),
        ("cellpadding", "4"),
        ("style", TABLE),
    ];
    markup.open("table", &attributes);
    columns(markup, data);
    for section in sections(&data.layout().grid.rows) {
        let head = section.iter().all(|row| row.kind == RowKind::Head);
        markup.raw("\n");
        markup.open(if head { "thead" } else { "tbody" }, &[]);
        for row in section {
            markup.raw("\n");
            markup.open("tr", &[]);
            for cell in &row.cells {
                self::cell(markup, data, cell);
            }
            markup.close();
        }
        markup.raw("\n");
        markup.close();
    }
    markup.raw("\n");
    markup.close();
}

/// Columns of numbers are equally wide, whatever stands above them.
fn columns(markup: &mut Markup, data: &TableData) {
    let grid = &data.layout().grid;
    let labels: &[&str] = match data.key() {
        TableKey::Proactive => &["width:25%"],
        TableKey::Applications => &["width:8%", "width:11%", "width:32%"],
        TableKey::Disputes => &[],
    };
    let number = match data.key() {
        TableKey::Proactive => "width:25%",
        TableKey::Applications => "width:7%",
        TableKey::Disputes => "width:6.66%",
    };
    markup.raw("\n");
    markup.open("colgroup", &[]);
    for column in 0..grid.width {
        markup.empty("col", &[("style", labels.get(column).unwrap_or(&number))]);
    }
    markup.close();
}

/// The rows in groups: column headings at the top, and a group for each banner.
fn sections(rows: &[GridRow]) -> impl Iterator<Item = &[GridRow]> {
    let heads = rows.iter().take_while(|row| row.kind == RowKind::Head).count();
    let (head, body) = rows.split_at(heads);
    let body = body.chunk_by(|_, next| next.kind != RowKind::Banner);
    std::iter::once(head).filter(|head| !head.is_empty()).chain(body)
}

fn cell(markup: &mut Markup, data: &TableData, cell: &GridCell) {
    let rows = cell.row_span.to_string();
    let columns = cell.column_span.to_string();
    let (element, scope, style) = match cell.content {
        Content::Banner(_) => ("th", "colgroup", HEAD),
        Content::ColumnHead(_) if cell.column_span > 1 => ("th", "colgroup", HEAD),
        Content::ColumnHead(_) => ("th", "col", HEAD),
        Content::RowHead(node) if matches!(node.kind, Kind::Group(_)) => ("th", "rowgroup", HEAD),
        Content::RowHead(_) if data.key() == TableKey::Applications => ("th", "row", LABEL),
        Content::RowHead(_) => ("th", "row", HEAD),
        Content::Corner(_) | Content::Value(_) => ("td", "", CENTRED),
    };
    let mut attributes = Vec::with_capacity(4);
    if !scope.is_empty() {
        attributes.push(("scope", scope));
    }
    if cell.row_span > 1 {
        attributes.push(("rowspan", rows.as_str()));
    }
    if cell.column_span > 1 {
        attributes.push(("colspan", columns.as_str()));
    }
    attributes.push(("style", style));
    markup.open(element, &attributes);
    for (number, line) in page::cell_text(data, &cell.content).lines().enumerate() {
        if number > 0 {
            markup.empty("br", &[]);
        }
        markup.text(line);
    }
    markup.close();
}

//! The three tables with the merges of the printed form and columns that hold what stands in them.

use nianbao_core::form::TableKey;
use nianbao_core::form::grid::{Content, GridCell, RowKind};
use nianbao_core::form::node::{Kind, Node};
use nianbao_core::model::report::TableData;

use super::comments::Comments;
use super::document::{self, TEXT_WIDTH, paragraph};
use crate::markup::Markup;
use crate::page;

/// 小五, in half points.
const SMALL: usize = 18;
/// The smallest size numbers shrink to, in half points: six points.
const SMALLEST: usize = 12;
/// The narrowest that digits are drawn at that size, in percent.
const NARROWEST: usize = 60;
/// The spaces at both sides of a cell, in twentieths of a point.
const PADDING: usize = 2 * 42;
/// The label columns of Table B, in twentieths of a point: two, four and the remaining characters of 小五.
const RESULT_COLUMN: usize = 2 * 180 + PADDING + 24;
const GROUP_COLUMN: usize = 4 * 180 + PADDING + 24;
/// What the last label column of Table B must keep, so that its longest label takes no more than three lines.
const LABEL_COLUMN: usize = 13 * 180 + PADDING;

/// How a table is set.
struct Setting {
    /// Widths of the columns in twentieths of a point.
    widths: Vec<usize>,
    /// How numbers are set when they do not fit at the style's size.
    numbers: Numbers,
    /// Height of a row at least, in twentieths of a point.
    height: &'static str,
    /// Style of centred cells.
    centred: &'static str,
}

/// Writes a table.
pub(super) fn table(markup: &mut Markup, data: &TableData, comments: &Comments) {
    let grid = &data.layout().grid;
    let setting = setting(data);
    markup.open("w:tbl", &[]);
    properties(markup, setting.widths.iter().sum());
    markup.open("w:tblGrid", &[]);
    for width in &setting.widths {
        markup.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    markup.close();
    // The cell that covers each column of the current row; cells of rows above reach down.
    let mut covering: Vec<Option<&GridCell>> = vec![None; grid.width];
    let mut heads = true;
    for (number, row) in grid.rows.iter().enumerate() {
        for cell in &row.cells {
            covering[cell.column..cell.column + cell.column_span].fill(Some(cell));
        }
        // Table B looks odd in two pieces, Table A may be divided between its bands.
        let last = grid.rows.get(number + 1).is_none_or(|next| next.kind == RowKind::Banner);
        heads &= row.kind == RowKind::Head;
        markup.open("w:tr", &[]);
        markup.open("w:trPr", &[]);
        markup.empty("w:cantSplit", &[]);
        markup.empty("w:trHeight", &[("w:val", setting.height), ("w:hRule", "atLeast")]);
        if heads {
            markup.empty("w:tblHeader", &[]);
        }
        markup.close();
        let mut column = 0;
        while let Some(Some(cell)) = covering.get(column) {
            let position = Position { continued: number > cell.row, last };
            let around = match cell.content {
                Content::Value(id) => comments.at_cell(id),
                _ => &[],
            };
            self::cell(markup, data, &setting, cell, position, around);
            column = cell.column + cell.column_span;
        }
        markup.close();
    }
    markup.close();
}

/// The properties of a table of this width: ruled all over, its columns as wide as they say.
pub(super) fn properties(markup: &mut Markup, width: usize) {
    markup.open("w:tblPr", &[]);
    markup.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    markup.empty("w:jc", &[("w:val", "center")]);
    markup.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        markup.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")]);
    }
    markup.close();
    markup.empty("w:tblLayout", &[("w:type", "fixed")]);
    markup.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        markup.empty(side, &[("w:w", &(PADDING / 2).to_string()), ("w:type", "dxa")]);
    }
    markup.close();
    markup.close();
}

/// Where a piece of a cell stands.
#[derive(Clone, Copy)]
struct Position {
    /// Below the row the cell begins in.
    continued: bool,
    /// In the last row of what should stay on one page.
    last: bool,
}

fn cell(
    markup: &mut Markup,
    data: &TableData,
    setting: &Setting,
    cell: &GridCell,
    position: Position,
    around: &[usize],
) {
    let width: usize = setting.widths[cell.column..cell.column + cell.column_span].iter().sum();
    markup.open("w:tc", &[]);
    markup.open("w:tcPr", &[]);
    markup.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if cell.column_span > 1 {
        markup.empty("w:gridSpan", &[("w:val", &cell.column_span.to_string())]);
    }
    if position.continued {
        markup.empty("w:vMerge", &[]);
    } else if cell.row_span > 1 {
        markup.empty("w:vMerge", &[("w:val", "restart")]);
    }
    markup.empty("w:vAlign", &[("w:val", "center")]);
    markup.close();
    let group = |node: &Node| matches!(node.kind, Kind::Group(_));
    let style = match cell.content {
        Content::RowHead(node) if data.key() == TableKey::Applications && !group(node) => "TableLabel",
        _ => setting.centred,
    };
    let text = if position.continued { "" } else { page::cell_text(data, &cell.content) };
    let lines: Vec<&str> = match cell.content {
        // The narrow column of groups: the number above, the words below.
        Content::RowHead(node) if group(node) => text.split_inclusive('）').collect(),
        Content::ColumnHead(_) => balanced(text, width.saturating_sub(PADDING) / (10 * SMALL)),
        _ => text.lines().collect(),
    };
    let numbers = match cell.content {
        Content::Value(_) => setting.numbers,
        _ => Numbers::default(),
    };
    let setting = document::Setting {
        keep_next: !position.last,
        half_points: numbers.half_points,
        narrowed: numbers.narrowed,
        ..document::Setting::style(style)
    };
    paragraph(markup, setting, &lines, around);
    markup.close();
}

/// A heading in lines of equal length, instead of one full line and a single character.
fn balanced(text: &str, capacity: usize) -> Vec<&str> {
    let length = text.chars().count();
    if capacity == 0 || length <= capacity || length > 4 * capacity {
        return vec![text];
    }
    let per_line = length.div_ceil(length.div_ceil(capacity));
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((at, _)) = rest.char_indices().nth(per_line) {
        let (line, after) = rest.split_at(at);
        lines.push(line);
        rest = after;
    }
    lines.push(rest);
    lines
}

fn setting(data: &TableData) -> Setting {
    let grid = &data.layout().grid;
    let even = |columns: usize, width: usize| -> Vec<usize> {
        (0..columns).map(|column| width * (column + 1) / columns - width * column / columns).collect()
    };
    match data.key() {
        TableKey::Proactive => Setting {
            widths: even(grid.width, TEXT_WIDTH),
            numbers: Numbers::default(),
            height: "420",
            centred: "TableLarge",
        },
        TableKey::Disputes => {
            let widths = even(grid.width, TEXT_WIDTH);
            Setting {
                numbers: fit(longest(data, 0, grid.width), widths[0]),
                widths,
                height: "420",
                centred: "TableSmall",
            }
        }
        TableKey::Applications => {
            let mut labels = [RESULT_COLUMN, GROUP_COLUMN, LABEL_COLUMN];
            let columns = grid.width - grid.stub;
            let room = TEXT_WIDTH - labels.iter().sum::<usize>();
            let needed: usize =
                needed(longest(data, grid.stub, grid.width), SMALL).max(3 * 180 + PADDING + 20);
            // Whoever fills a blank form in has numbers of any length.
            let width = if data.is_blank() { room / columns } else { needed.min(room / columns) };
            labels[2] += room - width * columns;
            let mut widths = labels.to_vec();
            widths.resize(grid.width, width);
            Setting {
                numbers: fit(longest(data, grid.stub, grid.width), width),
                widths,
                height: "340",
                centred: "TableSmall",
            }
        }
    }
}

/// The length of the longest number in a table, in half widths.
fn longest(data: &TableData, from: usize, to: usize) -> usize {
    let cells = data.layout().grid.rows.iter().flat_map(|row| &row.cells);
    cells
        .filter(|cell| (from..to).contains(&cell.column) && matches!(cell.content, Content::Value(_)))
        .flat_map(|cell| page::cell_text(data, &cell.content).lines())
        // Whoever writes a sentence into a cell gets it broken into lines.
        .map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum())
        .filter(|width| *width <= 12)
        .max()
        .unwrap_or(0)
}

/// The width a number needs, in twentieths of a point; digits are half as wide as the size, and some are wider.
fn needed(half_widths: usize, half_points: usize) -> usize {
    half_widths * half_points * 5 + half_widths * 4 + PADDING
}

/// How numbers are set: smaller than the style says, and narrower where that is not enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Numbers {
    half_points: Option<usize>,
    narrowed: Option<usize>,
}

/// How a number fits a column, when it does not at the usual size.
fn fit(half_widths: usize, width: usize) -> Numbers {
    if needed(half_widths, SMALL) <= width {
        return Numbers::default();
    }
    if let Some(size) = (SMALLEST..SMALL).rev().find(|size| needed(half_widths, *size) <= width) {
        return Numbers { half_points: Some(size), narrowed: None };
    }
    let digits = needed(half_widths, SMALLEST) - PADDING;
    Numbers {
        half_points: Some(SMALLEST),
        narrowed: Some((100 * width.saturating_sub(PADDING) / digits).max(NARROWEST)),
    }
}

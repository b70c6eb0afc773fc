//! One table as lines of text, in each layout.

use nianbao_core::form::TableKey;
use nianbao_core::form::grid::{Content, GridCell, RowKind};
use nianbao_core::model::Report;

use super::Dice;

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Tabs, every covered place a blank cell.
    TabGrid,
    /// Tabs, covered places left out.
    TabCompact,
    /// Tabs, covered places left out in the row and filled up at its end.
    TabFilled,
    /// `| a | b |`, filled up at the end.
    Pipes,
    /// `a|b|c`, covered places blank.
    PipesTight,
    /// A Markdown table with its rule.
    Markdown,
    /// One cell per line, long labels over several lines, the vertical label one character per line.
    Stack,
    /// The same with blank lines between.
    StackSpaced,
    /// `cell |` on each line, filling as `||`.
    StackBar,
    /// Cell and bar on lines of their own.
    StackBarApart,
    /// One row per line, long labels broken, group labels beside the middle of their rows.
    Visual,
    /// One row per line, the values behind the last line of a broken label.
    Stream,
    /// Columns held apart by spaces.
    Spaced,
    /// Everything run together.
    Glued,
}

impl Layout {
    pub(crate) const ALL: [Layout; 14] = [
        Layout::TabGrid,
        Layout::TabCompact,
        Layout::TabFilled,
        Layout::Pipes,
        Layout::PipesTight,
        Layout::Markdown,
        Layout::Stack,
        Layout::StackSpaced,
        Layout::StackBar,
        Layout::StackBarApart,
        Layout::Visual,
        Layout::Stream,
        Layout::Spaced,
        Layout::Glued,
    ];

    /// Whether a blank cell can be told in it.
    pub(crate) fn shows_blanks(self) -> bool {
        !matches!(
            self,
            Layout::Stack
                | Layout::StackSpaced
                | Layout::StackBarApart
                | Layout::Visual
                | Layout::Stream
                | Layout::Spaced
                | Layout::Glued
        )
    }
}

fn cell_text(report: &Report, cell: &GridCell) -> String {
    match cell.content {
        Content::Value(id) => report.raw(id).to_owned(),
        content => content.label().unwrap_or("").to_owned(),
    }
}

pub(crate) fn render(dice: &mut Dice, report: &Report, table: TableKey, layout: Layout) -> Vec<String> {
    let mut lines = match layout {
        Layout::TabGrid | Layout::PipesTight | Layout::Markdown => grid(report, table, layout),
        Layout::TabCompact | Layout::TabFilled | Layout::Pipes => compact(report, table, layout),
        Layout::Stack | Layout::StackSpaced | Layout::StackBar | Layout::StackBarApart => {
            stack(dice, report, table, layout)
        }
        Layout::Visual | Layout::Stream | Layout::Spaced => visual(dice, report, table, layout),
        Layout::Glued => glued(dice, report, table),
    };
    let paged = matches!(
        layout,
        Layout::Stack
            | Layout::StackSpaced
            | Layout::Visual
            | Layout::Stream
            | Layout::TabGrid
            | Layout::TabCompact
    );
    if paged && lines.len() > 8 && dice.chance(60) {
        let at = 4 + dice.below(lines.len() as u64 - 6) as usize;
        let number = 1 + dice.below(9);
        let page = match dice.below(4) {
            0 => vec![format!("- {number} -")],
            1 => vec![String::new(), format!("— {number} —"), String::new()],
            2 => vec![format!("P. {number}")],
            _ => vec![format!("第 {number} 页 共 9 页"), "\u{c}".to_owned()],
        };
        lines.splice(at..at, page);
    }
    lines
}

/// The rows of the grid with every place, covered ones empty.
fn places(report: &Report, table: TableKey) -> Vec<Vec<String>> {
    let grid = &report.table(table).layout().grid;
    let mut rows = vec![vec![String::new(); grid.width]; grid.rows.len()];
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        rows[cell.row][cell.column] = cell_text(report, cell);
    }
    rows
}

fn grid(report: &Report, table: TableKey, layout: Layout) -> Vec<String> {
    let rows = places(report, table);
    let width = rows[0].len();
    let mut lines: Vec<String> = rows
        .into_iter()
        .map(|row| match layout {
            Layout::TabGrid => row.join("\t"),
            Layout::PipesTight => row.join("|"),
            _ => format!("| {} |", row.join(" | ")),
        })
        .collect();
    if layout == Layout::Markdown {
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
    }
    lines
}

fn compact(report: &Report, table: TableKey, layout: Layout) -> Vec<String> {
    let grid = &report.table(table).layout().grid;
    let line = |cells: &[GridCell]| {
        let texts: Vec<String> = cells.iter().map(|cell| cell_text(report, cell)).collect();
        let covered: usize = cells.iter().map(|cell| cell.column_span - 1).sum();
        match layout {
            Layout::TabCompact => texts.join("\t"),
            Layout::TabFilled => format!("{}{}", texts.join("\t"), "\t".repeat(covered)),
            _ => {
                let filling = if covered > 0 { "|".repeat(covered) } else { String::new() };
                let texts: Vec<String> = texts.into_iter().map(|text| format!(" {text} |")).collect();
                format!("|{} {filling}", texts.concat())
            }
        }
    };
    grid.rows.iter().map(|row| line(&row.cells)).collect()
}

/// A label over several lines of at most `width` characters.
fn wrapped(label: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = label.chars().collect();
    if chars.is_empty() {
        return vec![String::new()];
    }
    chars.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

fn stack(dice: &mut Dice, report: &Report, table: TableKey, layout: Layout) -> Vec<String> {
    let grid = &report.table(table).layout().grid;
    let mut lines = Vec::new();
    let wrap = matches!(layout, Layout::Stack | Layout::StackSpaced);
    let width = 10 + dice.below(20) as usize;
    let narrow = 2 + dice.below(4) as usize;
    for row in &grid.rows {
        let mut filling = 0;
        for cell in &row.cells {
            let text = cell_text(report, cell);
            filling += cell.column_span - 1;
            let vertical = matches!(cell.content, Content::RowHead(_)) && cell.row_span > 12;
            let column = matches!(cell.content, Content::ColumnHead(_));
            let pieces = match () {
                () if wrap && vertical => wrapped(&text, 1),
                () if wrap && column && text.chars().count() < 8 => wrapped(&text, narrow),
                () if wrap => wrapped(&text, width),
                () => vec![text],
            };
            for piece in pieces {
                match layout {
                    Layout::StackBar if piece.is_empty() => lines.push("|".to_owned()),
                    Layout::StackBar => lines.push(format!("{piece} |")),
                    Layout::StackBarApart => lines.extend([piece, "|".to_owned()]),
                    Layout::StackSpaced => lines.extend([piece, String::new()]),
                    _ => lines.push(piece),
                }
            }
        }
        if layout == Layout::StackBar && filling > 0 {
            lines.push("|".repeat(filling.max(2)));
        }
    }
    lines
}

/// One row per line, as programs that follow the lines of a page give them.
fn visual(dice: &mut Dice, report: &Report, table: TableKey, layout: Layout) -> Vec<String> {
    let grid = &report.table(table).layout().grid;
    let mut lines: Vec<String> = Vec::new();
    // The vertical label and the group labels, to stand beside later rows.
    let mut beside: Vec<(usize, String)> = Vec::new();
    for (number, row) in grid.rows.iter().enumerate() {
        let mut label = String::new();
        let mut values: Vec<String> = Vec::new();
        let mut heads: Vec<String> = Vec::new();
        for cell in &row.cells {
            let text = cell_text(report, cell);
            match cell.content {
                Content::Value(_) => values.push(text),
                Content::RowHead(_) if cell.row_span > 1 => {
                    if layout == Layout::Visual && cell.row_span > 12 {
                        for (at, c) in text.chars().enumerate() {
                            beside.push((number + 2 + at * 2, c.to_string()));
                        }
                    } else if layout == Layout::Visual {
                        beside.push((number + cell.row_span / 2, text));
                    } else if cell.row_span > 12 {
                        lines.extend(wrapped(&text, 1));
                    } else {
                        lines.push(text);
                    }
                }
                Content::RowHead(_) => label = text,
                _ => heads.push(text),
            }
        }
        if row.kind != RowKind::Body {
            lines.push(heads.join(" "));
            continue;
        }
        let gap = if layout == Layout::Spaced { "    " } else { " " };
        let values = values.join(gap);
        let mut front: Vec<String> = Vec::new();
        beside.retain(|(at, text)| {
            let here = *at == number;
            if here {
                front.push(text.clone());
            }
            !here
        });
        let pieces = if layout == Layout::Spaced { vec![label.clone()] } else { wrapped(&label, 19) };
        let last = pieces.len() - 1;
        let middle =
            if layout == Layout::Visual { dice.below(pieces.len() as u64 + 1) as usize } else { last };
        for (at, piece) in pieces.iter().enumerate() {
            let front =
                if at == 0 && !front.is_empty() { format!("{} ", front.join(" ")) } else { String::new() };
            if layout == Layout::Visual && last > 0 {
                // The values stand level with the middle of a label of several lines.
                if at == middle.min(last).max(1) {
                    lines.push(values.clone());
                }
                lines.push(format!("{front}{piece}"));
            } else if at == last {
                lines.push(format!("{front}{piece}{gap}{values}").trim().to_owned());
            } else {
                lines.push(format!("{front}{piece}"));
            }
        }
    }
    for (_, text) in beside {
        lines.push(text);
    }
    lines
}

fn glued(dice: &mut Dice, report: &Report, table: TableKey) -> Vec<String> {
    let grid = &report.table(table).layout().grid;
    let mut line = String::new();
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        line.push_str(&cell_text(report, cell));
        if dice.chance(5) {
            line.push(' ');
        }
    }
    vec![line]
}

//! Plain text and Markdown to paragraphs and raw tables: tabs, bars, tags, one cell per line, page furniture. Knows nothing of the form
//! beyond what a page number and a running title look like.

mod bars;
mod furniture;
mod markdown;

use std::borrow::Cow;

pub(crate) use markdown::is_meant as is_markdown;

use crate::html;
use crate::raw::{RawBlock, RawCell, RawDocument, RawParagraph, RawTable, Spot};

/// Reads a text into paragraphs and tables. A table's row `n` stands `n` lines below `table.spot`, so
/// lines that hold no row are kept as rows without cells.
pub(crate) fn read(text: &str) -> RawDocument {
    let text =
        if markdown::is_markdown(text) { Cow::Owned(markdown::plain(text)) } else { Cow::Borrowed(text) };
    let lines = furniture::lines(&text);
    let mut blocks = Vec::new();
    let mut at = 0;
    // Up to which line a table written as tags is open.
    let mut unclosed = 0;
    while at < lines.len() {
        let line = &lines[at];
        if at >= unclosed {
            match markdown::tagged_end(&lines, at) {
                Ok(Some(end)) if let Some(read) = tagged(&lines[at..end]) => {
                    blocks.extend(read);
                    at = end;
                    continue;
                }
                Ok(_) => {}
                Err(end) => unclosed = end,
            }
        }
        let style = match style(line.text) {
            // The first cell of a column of cells, its bar on the next line.
            Style::Plain if !line.text.trim().is_empty() && bars::is_bar(&lines, at + 1) => Style::Bars,
            style => style,
        };
        match style {
            Style::Plain => {
                if !line.text.trim().is_empty() {
                    let text = line.text.trim_end().to_owned();
                    blocks.push(RawBlock::Paragraph(RawParagraph {
                        text,
                        spot: Some(Spot::Line(line.number)),
                    }));
                }
                at += 1;
            }
            Style::Tabs | Style::Bars => {
                let end = table_end(&lines, at, style);
                let table = match style {
                    Style::Tabs => tab_table(&lines[at..end]),
                    _ => bars::table(&lines[at..end]),
                };
                blocks.push(RawBlock::Table(table));
                at = end;
            }
        }
    }
    RawDocument { blocks, ..RawDocument::default() }
}

/// A line that is to be read, with its number in the source.
pub(in crate::text) struct Line<'a> {
    /// Its text; empty where page furniture was left out.
    text: &'a str,
    /// Its number, from 1.
    number: usize,
}

/// How a line shows its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    Tabs,
    Bars,
}

fn style(text: &str) -> Style {
    if text.contains('\t') {
        return Style::Tabs;
    }
    let trimmed = text.trim();
    // A bar inside a sentence is no table; a bar at an edge is, and so are several.
    let edge = trimmed.starts_with(['|', '│', '｜']) || trimmed.ends_with(['|', '│', '｜']);
    if edge || bars::is_border(trimmed) || bars::count(trimmed) > 3 { Style::Bars } else { Style::Plain }
}

/// The line after the table that begins at `start`. Blank lines and page breaks inside do not end it.
fn table_end(lines: &[Line<'_>], start: usize, kind: Style) -> usize {
    let mut end = start + 1;
    let mut at = end;
    while at < lines.len() && at - end < 8 {
        let text = lines[at].text;
        // A cell of a column of cells may stand on a line of its own, with its bar on the next.
        let column = kind == Style::Bars && bars::is_bar(lines, at - 1) && bars::is_bar(lines, at + 1);
        if style(text) == kind || column {
            end = at + 1;
        } else if kind == Style::Bars && bars::continues(lines, at) {
            // The first line of a cell that is broken over two.
        } else if !text.trim().is_empty() {
            break;
        }
        at += 1;
    }
    end
}

/// A table written as tags, and what stands on its lines.
fn tagged(lines: &[Line<'_>]) -> Option<Vec<RawBlock>> {
    let text = lines.iter().map(|line| line.text).collect::<Vec<&str>>().join("\n");
    html::read(&text).ok().map(|document| document.blocks)
}

fn tab_table(lines: &[Line<'_>]) -> RawTable {
    let row = |line: &Line<'_>| -> Vec<RawCell> {
        if line.text.trim().is_empty() && !line.text.contains('\t') {
            return Vec::new();
        }
        line.text.split('\t').map(|cell| RawCell::single(cell.trim())).collect()
    };
    RawTable {
        rows: lines.iter().map(row).collect(),
        spot: lines.first().map(|line| Spot::Line(line.number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
        read(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block {
                RawBlock::Table(table) => Some(
                    table
                        .rows
                        .into_iter()
                        .map(|row| row.into_iter().map(|cell| cell.text).collect())
                        .collect(),
                ),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn tabs_keep_blank_cells_and_line_numbers() {
        assert_eq!(tables("字\n甲\t\t0\n\n乙\t1\t"), [[vec!["甲", "", "0"], vec![], vec!["乙", "1", ""]]]);
    }

    #[test]
    fn bars_in_every_style() {
        assert_eq!(tables("| 甲 | 0 | |"), [[["甲", "0", ""]]]);
        assert_eq!(tables("甲 | 0 | 1 | \n乙 | | 1 |"), [[["甲", "0", "1"], ["乙", "", "1"]]]);
        // One cell per line, the bar behind it; a bar alone is a blank cell, several are filling.
        assert_eq!(tables("甲 |\n|\n0 |\n||"), [[vec!["甲"], vec![""], vec!["0"], vec!["", ""]]]);
        // One cell per line, the bar on a line of its own.
        assert_eq!(tables("甲\n|\n0\n|\n1\n|"), [[vec!["甲"], vec![], vec!["0"], vec![], vec!["1"], vec![]]]);
    }
}

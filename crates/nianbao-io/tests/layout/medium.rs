//! Arranged tables as files: web pages, Word documents, texts.

use std::fmt::Write;
use std::io::{Cursor, Write as _};

use super::shape::{Cell, Sheet, places};

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Medium {
    /// A web page with merged cells.
    Html,
    /// Markup as Word puts it on the clipboard.
    WordHtml,
    /// A Word document.
    Docx,
    /// Tabs, covered places blank.
    Tabs,
    /// Markdown.
    Markdown,
    /// Columns aligned by spaces, as programs that keep the look of a page write them.
    Aligned,
    /// One cell per line, a blank line for a blank cell.
    Stack,
    /// Borders drawn with + and -, long cells over several lines.
    Drawn,
    /// Bars, long cells over several lines, no borders.
    Barred,
    /// Markdown as converters of scanned pages write it: headings with marks, tables as tags on one line.
    Converted,
}

impl Medium {
    pub(crate) const ALL: [Medium; 10] = [
        Medium::Html,
        Medium::WordHtml,
        Medium::Docx,
        Medium::Tabs,
        Medium::Markdown,
        Medium::Aligned,
        Medium::Stack,
        Medium::Drawn,
        Medium::Barred,
        Medium::Converted,
    ];

    /// Whether a blank cell can be told in it.
    pub(crate) fn shows_blanks(self) -> bool {
        self != Medium::Stack
    }
}

/// A piece of a document.
pub(crate) enum Block {
    Line(String),
    Table(Sheet),
}

/// The file.
pub(crate) fn write(blocks: &[Block], medium: Medium) -> Vec<u8> {
    match medium {
        Medium::Html | Medium::WordHtml => html(blocks, medium == Medium::WordHtml).into_bytes(),
        Medium::Docx => docx(blocks),
        Medium::Converted => converted(blocks).into_bytes(),
        _ => {
            let lines = blocks.iter().flat_map(|block| match block {
                Block::Line(line) => vec![line.clone()],
                Block::Table(sheet) => text_table(sheet, medium),
            });
            lines.collect::<Vec<_>>().join("\n").into_bytes()
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn html(blocks: &[Block], word: bool) -> String {
    let mut out = String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n");
    for block in blocks {
        match block {
            Block::Line(line) if word => {
                let _ = writeln!(
                    out,
                    "<p class=MsoNormal><span lang=EN-US>{}<o:p></o:p></span></p>",
                    escaped(line)
                );
            }
            Block::Line(line) => {
                let _ = writeln!(out, "<p>{}</p>", escaped(line));
            }
            Block::Table(sheet) => html_table(&mut out, sheet, word),
        }
    }
    out + "</body></html>"
}

fn converted(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Line(line) if line.ends_with('。') => {
                let _ = writeln!(out, "**{}**{}\n", &line[..6], &line[6..]);
            }
            Block::Line(line) => {
                let _ = writeln!(out, "## {line}\n");
            }
            Block::Table(sheet) => {
                let mut table = String::new();
                html_table(&mut table, sheet, false);
                let _ = writeln!(out, "<html><body>{}</body></html>\n", table.replace('\n', ""));
            }
        }
    }
    out
}

fn html_table(out: &mut String, sheet: &Sheet, word: bool) {
    out.push_str("<table>\n");
    for row in sheet {
        out.push_str("<tr>\n");
        for cell in row {
            let mut tag = String::from("<td");
            if cell.rows > 1 {
                let _ = write!(tag, " rowspan=\"{}\"", cell.rows);
            }
            if cell.columns > 1 {
                let _ = write!(tag, " colspan={}", cell.columns);
            }
            let text = escaped(&cell.text);
            if word {
                // Digits in spans of their own, blanks as a protected space.
                let text = if text.is_empty() { "&nbsp;".to_owned() } else { text };
                let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
                let (one, other) = if text.contains('&') { (text.as_str(), "") } else { text.split_at(half) };
                let _ = write!(
                    out,
                    "  {tag} style='mso-border-alt:solid windowtext .5pt'>\n  <p class=MsoNormal><span lang=EN-US>{one}</span>\
                     <span style='font-family:宋体'>{other}</span><o:p></o:p></p>\n  </td>\n"
                );
            } else {
                let _ = writeln!(out, "{tag}>{text}</td>");
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

fn docx(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    let paragraph =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
    for block in blocks {
        match block {
            Block::Line(line) => body += &paragraph(line),
            Block::Table(sheet) => {
                body += "<w:tbl><w:tblPr/>";
                let grid = places(sheet);
                for (at, row) in grid.iter().enumerate() {
                    body += "<w:tr>";
                    let mut column = 0;
                    while column < row.len() {
                        let Some((cell, _)) = &row[column] else {
                            body += &format!("<w:tc>{}</w:tc>", paragraph(""));
                            column += 1;
                            continue;
                        };
                        // A cell that continues one above begins where that one began.
                        let from_above = at > 0
                            && cell.rows > 1
                            && grid[at - 1]
                                .get(column)
                                .and_then(Option::as_ref)
                                .is_some_and(|(above, _)| above.rows > 1 && above.text == cell.text);
                        let merge = match (cell.rows > 1, from_above) {
                            (false, _) => "",
                            (true, false) => "<w:vMerge w:val=\"restart\"/>",
                            (true, true) => "<w:vMerge/>",
                        };
                        let text = if from_above { "" } else { cell.text.as_str() };
                        body += &format!(
                            "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>{}</w:tc>",
                            cell.columns,
                            paragraph(text)
                        );
                        column += cell.columns;
                    }
                    body += "</w:tr>";
                }
                body += "</w:tbl>";
            }
        }
    }
    package(&format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    ))
}

/// A Word file with this main part.
pub(crate) fn package(xml: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .expect("an archive in memory");
    zip.write_all(xml.as_bytes()).expect("an archive in memory");
    zip.finish().expect("an archive in memory").into_inner()
}

fn text_table(sheet: &Sheet, medium: Medium) -> Vec<String> {
    let grid = places(sheet);
    let text = |place: &Option<(Cell, bool)>| -> String {
        place.as_ref().filter(|(_, begins)| *begins).map_or(String::new(), |(cell, _)| cell.text.clone())
    };
    let rows: Vec<Vec<String>> = grid.iter().map(|row| row.iter().map(text).collect()).collect();
    match medium {
        Medium::Tabs => rows.iter().map(|row| row.join("\t")).collect(),
        Medium::Markdown => {
            let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
            let width = rows.first().map_or(0, Vec::len);
            lines.insert(1, format!("|{}", " --- |".repeat(width)));
            lines
        }
        Medium::Drawn | Medium::Barred => barred(&rows, medium == Medium::Drawn),
        Medium::Stack => sheet.iter().flatten().map(|cell| cell.text.clone()).collect(),
        _ => aligned(sheet, &grid),
    }
}

/// Cells between bars, long ones over several lines.
fn barred(rows: &[Vec<String>], drawn: bool) -> Vec<String> {
    const ROOM: usize = 9;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let border = format!("+{}", format!("{}+", "-".repeat(2 * ROOM + 2)).repeat(width));
    let mut lines: Vec<String> = drawn.then(|| border.clone()).into_iter().collect();
    for row in rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .map(|text| {
                let chars: Vec<char> = text.chars().collect();
                chars.chunks(ROOM).map(|piece| piece.iter().collect()).collect()
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for line in 0..height {
            let mut text = String::from("|");
            for cell in &cells {
                let piece = cell.get(line).map_or("", String::as_str);
                let _ = write!(text, " {piece}{} |", " ".repeat((2 * ROOM).saturating_sub(shown(piece))));
            }
            lines.push(text);
        }
        lines.extend(drawn.then(|| border.clone()));
    }
    lines
}

fn shown(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Columns held in place by spaces; long labels over several lines, their values beside the middle one.
fn aligned(sheet: &Sheet, grid: &[Vec<Option<(Cell, bool)>>]) -> Vec<String> {
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![6usize; columns];
    for row in grid {
        for (at, place) in row.iter().enumerate() {
            if let Some((cell, true)) = place
                && cell.columns == 1
            {
                let most = if cell.head { 20 } else { 30 };
                widths[at] = widths[at].max(shown(&cell.text).min(most) + 2);
            }
        }
    }
    let starts: Vec<usize> = widths
        .iter()
        .scan(0, |at, width| {
            *at += width;
            Some(*at - width)
        })
        .collect();
    let mut lines = Vec::new();
    for (at, row) in sheet.iter().enumerate() {
        let mut placed: Vec<(usize, Vec<String>)> = Vec::new();
        for (column, place) in grid[at].iter().enumerate() {
            let Some((cell, true)) = place else { continue };
            let room: usize = widths[column..(column + cell.columns).min(columns)].iter().sum::<usize>() - 2;
            let chars: Vec<char> = cell.text.chars().collect();
            let pieces = if shown(&cell.text) <= room || cell.rows > 1 {
                vec![cell.text.clone()]
            } else {
                chars.chunks((room / 2).max(1)).map(|piece| piece.iter().collect()).collect()
            };
            placed.push((starts[column], pieces));
        }
        let height =
            placed.iter().map(|(_, pieces)| pieces.len()).max().unwrap_or(0).max(usize::from(row.is_empty()));
        for line in 0..height {
            let mut text = String::new();
            for (start, pieces) in &placed {
                let first = (height - pieces.len()) / 2;
                let Some(piece) = line.checked_sub(first).and_then(|line| pieces.get(line)) else { continue };
                while shown(&text) < *start {
                    text.push(' ');
                }
                text.push_str(piece);
            }
            lines.push(text.trim_end().to_owned());
        }
    }
    lines
}

//! Report to plain text and to CSV. Text has everything that is seen, its tables with tabs, so that it can be pasted
//! and read again; CSV has the three tables for a spreadsheet. Neither carries the report file.

use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, Report};

use crate::page::{self, Block};

/// Tells programs that the text is UTF-8; Chinese Excel takes CSV for GBK without it.
pub const MARK: char = '\u{feff}';

/// The report as text, with a line feed behind every line.
pub(crate) fn text(report: &Report) -> String {
    text_of(&page::blocks(report, usize::MAX))
}

/// These pieces of a report as text.
pub(crate) fn text_of(blocks: &[Block<'_>]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Title(lines) => lines.iter().for_each(|line| push_line(&mut out, line)),
            Block::Heading(text) | Block::SubHead(text) => push_line(&mut out, text),
            Block::Paragraph(text) | Block::Note(text) => push_line(&mut out, text),
            Block::Table(data) => {
                for row in rows(data) {
                    push_line(&mut out, &row.join("\t"));
                }
            }
        }
        out.push('\n');
    }
    out
}

/// The tables as CSV: each below its heading, with an empty line between.
pub(crate) fn csv(report: &Report) -> String {
    let mut out = String::from(MARK);
    let mut heading = "";
    for block in page::blocks(report, usize::MAX) {
        match block {
            Block::Title(lines) => push_record(&mut out, &lines),
            Block::Heading(text) => heading = text,
            Block::Table(data) => {
                out.push_str("\r\n");
                push_record(&mut out, &[heading.to_owned()]);
                for row in rows(data) {
                    push_record(&mut out, &row);
                }
            }
            Block::SubHead(_) | Block::Paragraph(_) | Block::Note(_) => {}
        }
    }
    out
}

/// The rows of a table over its whole width; what a merged cell covers is empty.
fn rows(data: &TableData) -> impl Iterator<Item = Vec<String>> {
    let grid = &data.layout().grid;
    grid.rows.iter().map(move |row| {
        let mut cells = vec![String::new(); grid.width];
        for cell in &row.cells {
            // A cell is one line of one field here, whatever was typed into it.
            let words: Vec<&str> =
                page::cell_text(data, &cell.content).split(|c: char| c.is_control()).map(str::trim).collect();
            cells[cell.column] = words.join(" ").trim().to_owned();
        }
        cells
    })
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// One record as RFC 4180 wants it. What a spreadsheet would run as a formula becomes text by an apostrophe; numbers,
/// also negative ones, stay numbers.
pub fn push_record(out: &mut String, fields: &[String]) {
    for (number, field) in fields.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let runs = field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
            && Amount::parse(field).is_none();
        let field = if runs { format!("'{field}") } else { field.clone() };
        if field.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_nothing() {
        let mut report = Report::for_year(2019);
        report.meta.org_name = "=1+1".into();
        for (path, raw) in [
            ("proactive19.rules.made_new", "=cmd|'/c calc'!A0"),
            ("proactive19.licensing.items_change", "-8"),
            ("proactive19.rules.disclosed_new", "a,\"b\"\n@c"),
            ("proactive19.rules.disclosed_total", "@SUM(1)"),
        ] {
            let id = report.find(path).unwrap();
            report.set(id, raw);
        }
        let csv = csv(&report);
        let records: Vec<&str> = csv.split("\r\n").collect();
        assert!(records[0].starts_with("\u{feff}'=1+12019年"), "{}", records[0]);
        assert_eq!(records[5], "规章,'=cmd|'/c calc'!A0,\"a,\"\"b\"\" @c\",'@SUM(1)");
        assert!(csv.contains(",-8,"));
        assert_eq!(records.iter().filter(|record| record.is_empty()).count(), 4);
    }
}

//! A table for the clipboard, as printed: for spreadsheets and editors.

use nianbao_core::form::grid::{Content, GridCell};
use nianbao_core::model::State;
use nianbao_core::model::report::TableData;

fn text(data: &TableData, cell: &GridCell) -> String {
    let Content::Value(id) = cell.content else { return cell.content.label().unwrap_or_default().to_owned() };
    let Some(cell) = data.cell(id) else { return String::new() };
    // A spreadsheet would take such words for a formula.
    let formula = cell.state() == State::Other && cell.raw().trim_start().starts_with(['=', '+', '-', '@']);
    format!("{}{}", if formula { "'" } else { "" }, cell.raw())
}

/// Between tabs and line breaks; what a merged cell covers is blank.
#[inline(never)]
pub fn as_text(data: &TableData) -> String {
    let grid = &data.layout().grid;
    let mut lines = String::new();
    for row in &grid.rows {
        let at = |column: usize| row.cells.iter().find(|cell| cell.column == column);
        let line: Vec<String> =
            (0..grid.width).map(|column| at(column).map_or(String::new(), |cell| text(data, cell))).collect();
        lines.push_str(&line.join("\t"));
        lines.push_str("\r\n");
    }
    lines
}

/// A table with its merged cells.
#[inline(never)]
pub fn as_html(data: &TableData) -> String {
    let mut html = String::from("<table border=1>");
    for row in &data.layout().grid.rows {
        html.push_str("<tr>");
        for cell in &row.cells {
            let text = text(data, cell).replace('&', "&amp;").replace('<', "&lt;");
            let (rows, columns) = (cell.row_span, cell.column_span);
            html.push_str(&format!("<td rowspan={rows} colspan={columns}>{text}</td>"));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

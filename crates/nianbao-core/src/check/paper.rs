//! What the rules of form share: they look at the file as it was found, and have nothing to say of a report written
//! here, because there the form is printed. Knows no rule by name.

use std::sync::Arc;

use super::quote;
use super::rule::Run;
use crate::form::node::Node;
use crate::form::path::CellId;
use crate::form::{EditionKey, Part, TableKey};
use crate::model::found::FoundHeading;
use crate::model::{Edit, Found, Place, Report};

/// 一 to 六.
const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// Looks at the file as found; a report written here has none, and in some years there was no form yet.
pub(super) fn judge(report: &Report, look: fn(&Report, &Found) -> Run) -> Run {
    let Some(found) = report.found.as_deref() else {
        return Run::not_applicable("本报告在本程序中填写，格式即规定格式");
    };
    match (report.meta.year, report.edition_due()) {
        (Some(year), None) => Run::not_applicable(format!("{year}年度还没有统一的格式")),
        _ => look(report, found),
    }
}

/// What a rule says of a file in which no heading of a part was recognised: it cannot judge, nothing is missing.
pub(super) fn no_heading() -> Run {
    Run::blocked("没有认出任何一个部分的标题", Vec::new())
}

/// The change after which the file counts as found like this.
pub(super) fn edit(found: Found) -> Edit {
    Edit::Found(Some(Arc::new(found)))
}

/// The form a report is held against: the one its year requires.
pub(super) fn edition(report: &Report) -> EditionKey {
    report.edition_due().unwrap_or(report.edition())
}

/// A part's heading as the form prints it, in “ ”.
pub(super) fn heading(report: &Report, part: Part) -> String {
    quote::quoted(edition(report).form().heading(part))
}

/// A part's heading as the form prints it, as it would be found.
pub(super) fn printed_heading(report: &Report, part: Part) -> FoundHeading {
    let text = edition(report).form().heading(part).to_owned();
    FoundHeading { part: Some(part), number: Some(part.index() as u8 + 1), text }
}

/// `第三部分`
pub(super) fn ordinal(part: Part) -> String {
    format!("第{}部分", NUMERALS[part.index()])
}

/// `三` for 3.
pub(super) fn numeral(number: u8) -> &'static str {
    usize::from(number).checked_sub(1).and_then(|at| NUMERALS.get(at)).copied().unwrap_or("其他数")
}

/// Whether anything was read or written into a part.
pub(super) fn has_content(report: &Report, part: Part) -> bool {
    let written = part.table().is_some_and(|table| !report.table(table).is_blank());
    let mut texts = report.narrative.parts();
    written || texts.any(|(piece, text)| piece.part() == Some(part) && !text.trim().is_empty())
}

/// The row, column or group of a table with this key, and its cells.
pub(super) fn line(report: &Report, table: TableKey, key: &str) -> Option<(&'static Node, Vec<CellId>)> {
    let slots = &report.table(table).layout().slots;
    let mut node = None;
    let mut cells = Vec::new();
    for slot in slots {
        let lines = [&slot.row_line, &slot.column_line];
        let named = lines.into_iter().flat_map(|line| line.above.iter().copied().chain([line.node]));
        if let Some(found) = named.into_iter().find(|node| node.key == key) {
            node = Some(found);
            cells.push(slot.id);
        }
    }
    node.map(|node| (node, cells))
}

/// Up to three of these rows or columns as a message names them, and how many they are: `“甲”“乙”2行`.
pub(super) fn named(nodes: &[&'static Node]) -> String {
    let shown: Vec<String> = nodes.iter().take(3).map(|node| quote::quoted(node.label)).collect();
    let shown = quote::labels(shown);
    match nodes.len() {
        0 | 1 => format!("{shown}一行"),
        count if count > 3 => format!("{shown}等{count}行"),
        count => format!("{shown}{count}行"),
    }
}

/// The first of these cells; the part when there is none.
pub(super) fn place(table: TableKey, cells: &[CellId]) -> Place {
    cells.first().map_or(Place::Part(table.part()), |&id| Place::Cell(id))
}

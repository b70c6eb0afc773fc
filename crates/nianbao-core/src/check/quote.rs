//! How messages name rows, columns, cells and numbers: as printed, in “ ”. Shared by all rules; knows none of them.

use crate::form::label::split_ordinal;
use crate::form::node::{Line, Node};
use crate::form::path::{CellId, Layout, Slot};
use crate::model::{Amount, Cell, Report, State};

/// A label or other words in “ ”; quotation marks inside become ‘ ’.
pub fn quoted(words: &str) -> String {
    let mut into = String::with_capacity(words.len() + 6);
    into.push('“');
    into.extend(words.chars().map(|c| match c {
        '“' => '‘',
        '”' => '’',
        other => other,
    }));
    into.push('”');
    into
}

/// Things said one after another: `甲、乙和丙`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{}和{last}", before.join("、")),
    }
}

/// Quoted labels stand side by side without a comma: `“甲”“乙”`.
pub(crate) fn labels(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect()
}

/// A row as a message names it: `“（三）不予公开”“1.属于国家秘密”`; empty in Table C, which has one row.
pub(crate) fn row(slot: &Slot) -> String {
    line(&slot.row_line, false)
}

/// A column as a message names it: `“法人或其他组织”“商业企业”`.
pub(crate) fn column(slot: &Slot) -> String {
    // Where the whole table has one heading over all columns (申请人情况), that heading tells nothing.
    let all = slot.column_line.above.first().is_some_and(|root| {
        let layout = Layout::of(slot.id.edition, slot.id.table);
        layout.slots.iter().all(|other| {
            other.column_line.above.first().is_some_and(|first| std::ptr::eq::<Node>(*first, *root))
        })
    });
    line(&slot.column_line, all)
}

/// A label with the heading above it, unless the label says enough by itself.
fn line(line: &Line, root_tells_nothing: bool) -> String {
    let label = line.node.label;
    if label.is_empty() {
        return String::new();
    }
    let above = match line.above.as_slice() {
        [_] if root_tells_nothing => None,
        // `（一）…` and `二、…` are unmistakable within their table; `1.…` is not.
        _ if split_ordinal(label).0.is_some() && !label.starts_with(|c: char| c.is_ascii_digit()) => None,
        other => other.last(),
    };
    match above {
        Some(node) => labels([quoted(node.label), quoted(label)]),
        None => quoted(label),
    }
}

/// A cell as a message names it: row, then column.
pub fn cell(id: CellId) -> String {
    let slot = id.slot();
    labels([row(slot), column(slot)])
}

/// A label short enough for a heading: without its number, and only up to a remark or a comma.
pub fn short(node: &Node) -> &'static str {
    let label = node.label;
    let numbered = split_ordinal(label).0.is_some();
    let rest = match label.find(['、', '.', '）']) {
        Some(mark) if numbered => label[mark..].trim_start_matches(['、', '.', '）']),
        _ => label,
    };
    rest.split(['（', '、', '，']).next().unwrap_or(rest)
}

/// What stands in a cell, for a message: the text in “ ”, or `空白`.
pub fn content(cell: &Cell) -> String {
    match cell.state() {
        State::Number(number) if number.plain => cell.raw().to_owned(),
        State::Blank => "空白".to_owned(),
        _ => quoted(cell.raw().trim()),
    }
}

/// The parts of a sum: `（10＋1）`. Zeros are left out; nothing when fewer than two parts remain, or too many to read.
pub(crate) fn addends(parts: &[Amount]) -> String {
    const READABLE: usize = 8;
    let shown: Vec<String> = parts.iter().filter(|part| !part.is_zero()).map(Amount::to_string).collect();
    if (2..=READABLE).contains(&shown.len()) { format!("（{}）", shown.join("＋")) } else { String::new() }
}

/// That blanks and the like among these cells were counted as 0: `（空白按0计）`; nothing when there are none.
pub(crate) fn assumed_zero(report: &Report, cells: impl IntoIterator<Item = CellId>) -> String {
    let mut kinds: Vec<State> = Vec::new();
    for cell in cells.into_iter().filter_map(|id| report.cell(id)).filter(|cell| cell.is_assumed_zero()) {
        if !kinds.contains(&cell.state()) {
            kinds.push(cell.state());
        }
    }
    if kinds.is_empty() {
        return String::new();
    }
    let names: Vec<String> = kinds
        .into_iter()
        .map(|kind| match kind {
            State::Slash => quoted("/"),
            State::Dash => quoted("—"),
            State::NotApplicable => quoted("无"),
            _ => "空白".to_owned(),
        })
        .collect();
    format!("（{}按0计）", list(&names))
}

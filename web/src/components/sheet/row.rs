//! One line of a table: its headings and its value cells. Redrawn only when one of its cells changes.

use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::form::grid::{Content, GridCell, GridRow, RowKind};
use nianbao_core::form::node::Node;
use nianbao_core::model::report::TableData;
use yew::prelude::*;

use super::cell::ValueCell;
use super::marks::CellMark;
use crate::state::Totals;

/// Properties of [`Row`].
#[derive(Properties)]
pub struct RowProps {
    /// The table it stands in.
    pub data: Arc<TableData>,
    /// Its number in the grid.
    pub row: usize,
    /// Marks of all cells of the table.
    pub marks: Rc<Vec<CellMark>>,
    /// Who fills the computed cells.
    pub totals: Totals,
}

impl RowProps {
    fn grid_row(&self) -> &'static GridRow {
        &self.data.layout().grid.rows[self.row]
    }
}

impl PartialEq for RowProps {
    fn eq(&self, other: &RowProps) -> bool {
        let same_form = self.row == other.row
            && self.totals == other.totals
            && std::ptr::eq(self.data.layout(), other.data.layout());
        same_form
            && self.grid_row().cells.iter().all(|cell| match cell.content {
                Content::Value(id) => {
                    let at = usize::from(id.index);
                    self.data.cell(id) == other.data.cell(id) && self.marks.get(at) == other.marks.get(at)
                }
                _ => true,
            })
    }
}

/// One line of a table.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let row = props.grid_row();
    let kind = match row.kind {
        RowKind::Banner => "over",
        RowKind::Head => "head",
        RowKind::Body => "body",
    };
    html! {
        <tr class={kind}>{ for row.cells.iter().map(|cell| grid_cell(props, cell)) }</tr>
    }
}

fn spans(cell: &GridCell) -> (Option<AttrValue>, Option<AttrValue>) {
    let span = |count: usize| (count > 1).then(|| AttrValue::from(count.to_string()));
    (span(cell.row_span), span(cell.column_span))
}

fn grid_cell(props: &RowProps, cell: &GridCell) -> Html {
    let (rows, columns) = spans(cell);
    let group = |node: &Node| !node.children().is_empty();
    match cell.content {
        Content::Banner(text) => html! { <th scope="colgroup" colspan={columns}>{ text }</th> },
        Content::Corner(text) => html! { <td class="corner" rowspan={rows} colspan={columns}>{ text }</td> },
        Content::ColumnHead(node) => {
            let scope = if group(node) { "colgroup" } else { "col" };
            html! { <th {scope} rowspan={rows} colspan={columns}>{ label(node) }</th> }
        }
        Content::RowHead(node) => {
            let scope = if group(node) { "rowgroup" } else { "row" };
            // A heading beside many rows is printed upright, one character above the other.
            let upright = group(node) && cell.column == 0;
            let class = classes!(
                "stays",
                format!("from-{}", cell.column),
                if group(node) { "group" } else { "line" },
                upright.then_some("upright"),
            );
            html! { <th {scope} {class} rowspan={rows} colspan={columns}><span>{ node.label }</span></th> }
        }
        Content::Value(id) => {
            let mark = props.marks.get(usize::from(id.index)).cloned().unwrap_or_default();
            let given = id.slot().computed && props.totals == Totals::Computed;
            html! { <ValueCell data={props.data.clone()} {id} span={cell.column_span} {given} {mark} /> }
        }
    }
}

/// A label of four characters breaks in the middle when its column is narrow, one of six before its last word, as
/// printers set it.
fn label(node: &'static Node) -> Html {
    let text = node.label;
    match text.chars().count() {
        _ if !node.children().is_empty() => html! { text },
        4 => broken(text, 2),
        6 => broken(text, 4),
        _ => html! { text },
    }
}

/// A label that may break behind its first `at` characters and nowhere else.
fn broken(text: &'static str, at: usize) -> Html {
    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    html! { <span class="kept">{ &text[..at] }<wbr />{ &text[at..] }</span> }
}

//! One of the three tables, from the form's own grid. Listens for all of its cells: what is typed, where the keyboard
//! leads, when a cell is left. Knows no findings but the marks it is given.

use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::form::TableKey;
use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::model::report::TableData;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::cell::{has_focus, shown};
use super::clipboard::{self, Pasted};
use super::marks::CellMark;
use super::row::Row;
use super::steps::{self, Caret};
use crate::components::composition::use_composition;
use crate::components::names;
use crate::state::Totals;
use crate::state::block::Matrix;

/// What happens in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellEvent {
    /// Its text is now this.
    Typed(CellId, String),
    /// A block of cells was pasted at it; the text it came with.
    Pasted(CellId, Matrix, Rc<str>),
    /// The focus went.
    Left {
        /// Whether it left the table as well.
        table_too: bool,
    },
}

/// Properties of [`FormTable`].
#[derive(Properties)]
pub struct FormTableProps {
    /// What the table holds.
    pub data: Arc<TableData>,
    /// Marks of its cells in printed order.
    pub marks: Rc<Vec<CellMark>>,
    /// Who fills the computed cells.
    pub totals: Totals,
    /// Where what happens is told.
    pub on: Callback<CellEvent>,
}

impl PartialEq for FormTableProps {
    fn eq(&self, other: &FormTableProps) -> bool {
        Arc::ptr_eq(&self.data, &other.data)
            && (Rc::ptr_eq(&self.marks, &other.marks) || self.marks == other.marks)
            && self.totals == other.totals
            && self.on == other.on
    }
}

/// One of the three tables.
#[component]
pub fn FormTable(props: &FormTableProps) -> Html {
    let data = props.data.clone();
    let layout = data.layout();
    let table = use_node_ref();
    // What stood in the cell when it was entered, for Esc; a block changes more than one cell, so it ends that.
    let before = use_mut_ref(|| None::<String>);

    let onfocusin = {
        let (before, data) = (before.clone(), data.clone());
        move |event: FocusEvent| {
            let Some((input, id)) = target(&event, &data) else { return };
            let raw = data.cell(id).map(|cell| cell.raw().to_owned()).unwrap_or_default();
            if input.value() != raw {
                input.set_value(&raw);
            }
            input.select();
            *before.borrow_mut() = Some(raw);
        }
    };
    let typed = {
        let (on, data) = (props.on.clone(), data.clone());
        move |input: &HtmlInputElement, id: CellId| {
            if data.cell(id).is_none_or(|cell| cell.raw() != input.value()) {
                on.emit(CellEvent::Typed(id, input.value()));
            }
        }
    };
    let composing = use_composition(&table, {
        let (data, typed) = (data.clone(), typed.clone());
        Callback::from(move |event: Event| {
            if let Some((input, id)) = target(&event, &data) {
                typed(&input, id);
            }
        })
    });
    let onfocusout = {
        let (composing, on, data) = (composing.clone(), props.on.clone(), data.clone());
        move |event: FocusEvent| {
            let Some((input, id)) = target(&event, &data) else { return };
            composing.end();
            let written = nianbao_core::model::Cell::new(input.value());
            // A composition that was cut off never told of its end.
            if data.cell(id).is_some_and(|cell| cell.raw() != written.raw()) && !input.read_only() {
                on.emit(CellEvent::Typed(id, written.raw().to_owned()));
            }
            let tidy = shown(&written);
            if input.value() != tidy {
                input.set_value(&tidy);
            }
            let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
            let table = input.closest("table").ok().flatten();
            let table_too = table.is_none_or(|table| !table.contains(next.as_ref()));
            on.emit(CellEvent::Left { table_too });
        }
    };
    let oninput = {
        let (data, typed, composing) = (data.clone(), typed.clone(), composing.clone());
        move |event: InputEvent| {
            let Some((input, id)) = target(&event, &data) else { return };
            if !composing.now() {
                typed(&input, id);
            }
        }
    };
    let onpaste = {
        let (on, data, before) = (props.on.clone(), data.clone(), before.clone());
        move |event: Event| {
            let Some((input, id)) = target(&event, &data) else { return };
            // While an input method composes, the text in the field is not yet written.
            if composing.now() {
                return;
            }
            let on = on.clone();
            let taken = clipboard::take(&event, move |pasted| match pasted {
                Pasted::Block(block, text) => on.emit(CellEvent::Pasted(id, block, text)),
                Pasted::Words(words) if !input.read_only() => on.emit(CellEvent::Typed(id, words)),
                Pasted::Words(_) => {}
            });
            if taken {
                before.borrow_mut().take();
            }
        }
    };
    let onkeydown = {
        let (data, totals) = (data.clone(), props.totals);
        move |event: KeyboardEvent| {
            // While an input method composes, every key belongs to it.
            if event.is_composing()
                || event.key_code() == 229
                || event.ctrl_key()
                || event.alt_key()
                || event.meta_key()
            {
                return;
            }
            let Some((input, id)) = target(&event, &data) else { return };
            if event.key() == "Escape" {
                let before = before.borrow().clone();
                if let Some(before) = before.filter(|before| input.value() != *before) {
                    event.prevent_default();
                    event.stop_propagation();
                    input.set_value(&before);
                    input.select();
                    typed(&input, id);
                }
                return;
            }
            let Some(to) = steps::meaning(&event.key(), event.shift_key(), || caret(&input)) else { return };
            event.prevent_default();
            let given = |id: CellId| id.slot().computed && totals == Totals::Computed;
            if let Some(next) = steps::step(data.layout(), id, to, given) {
                focus_cell(&input, next);
            }
        }
    };

    let body = layout.grid.rows.iter().enumerate().map(|(row, _)| {
        html! { <Row data={data.clone()} {row} marks={props.marks.clone()} totals={props.totals} /> }
    });
    let key = data.key();
    html! {
        <table ref={table} class={classes!("form", key.key(), data.edition().key())}
            {onfocusin} {onfocusout} {oninput} {onpaste} {onkeydown}>
            <caption class="unseen">{ names::table_caption(data.edition(), key) }</caption>
            { columns(layout, key) }
            <tbody>{ for body }</tbody>
        </table>
    }
}

/// Column widths hang on classes, because the page's policy takes no style attributes.
fn columns(layout: &'static Layout, key: TableKey) -> Html {
    let (stub, width) = (layout.grid.stub, layout.grid.width);
    html! {
        <colgroup>
            { for (0..stub).map(|column| html! { <col class={format!("stub-{}-{column}", key.key())} /> }) }
            { for (stub..width).map(|_| html! { <col class="value" /> }) }
        </colgroup>
    }
}

/// The input an event happened in, and its cell.
fn target(event: &Event, data: &TableData) -> Option<(HtmlInputElement, CellId)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let index: u16 = input.get_attribute("data-cell")?.parse().ok()?;
    let slot = data.layout().slots.get(usize::from(index))?;
    Some((input, slot.id))
}

fn caret(input: &HtmlInputElement) -> Caret {
    Caret {
        start: input.selection_start().ok().flatten().unwrap_or(0),
        end: input.selection_end().ok().flatten().unwrap_or(0),
        len: input.value().encode_utf16().count() as u32,
    }
}

/// Puts the focus into a cell of the same document.
pub fn focus_cell(beside: &HtmlInputElement, id: CellId) {
    let next = beside.owner_document().and_then(|document| document.get_element_by_id(&names::cell_id(id)));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlInputElement>().ok()) {
        if !has_focus(&next) {
            let _ = next.focus();
        }
        next.select();
    }
}

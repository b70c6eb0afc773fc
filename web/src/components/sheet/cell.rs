//! One value cell. Redrawn only when its own text or mark changes; the table listens for it, so it holds no handlers.

use std::sync::Arc;

use nianbao_core::check::Severity;
use nianbao_core::form::node::Unit;
use nianbao_core::form::path::CellId;
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Cell, State};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::marks::{CellMark, Side};
use crate::components::names;

/// Properties of [`ValueCell`].
#[derive(Properties)]
pub struct ValueCellProps {
    /// The table it stands in.
    pub data: Arc<TableData>,
    /// The cell.
    pub id: CellId,
    /// Columns it covers.
    pub span: usize,
    /// Whether the page fills it.
    pub given: bool,
    /// What it shows beside its number.
    pub mark: CellMark,
}

impl PartialEq for ValueCellProps {
    fn eq(&self, other: &ValueCellProps) -> bool {
        self.id == other.id
            && self.given == other.given
            && self.mark == other.mark
            && (Arc::ptr_eq(&self.data, &other.data) || self.data.cell(self.id) == other.data.cell(other.id))
    }
}

/// What a cell shows while nobody types in it: the form's own writing of the number.
pub fn shown(cell: &Cell) -> String {
    cell.tidy()
}

/// The classes of a cell.
fn classes(cell: &Cell, computed: bool, mark: &CellMark) -> Classes {
    let zero = cell.number().is_some_and(|value| value.is_zero());
    classes!(
        "v",
        computed.then_some("sum"),
        (zero && !computed).then_some("zero"),
        (cell.tidy() != cell.raw()).then_some("tidied"),
        matches!(cell.state(), State::Other).then_some("odd"),
        mark.missing.then_some("missing"),
        mark.at.map(|severity| match severity {
            Severity::Error => "at-error",
            Severity::Verify => "at-verify",
            Severity::Hint => "at-hint",
        }),
        mark.related.then_some("related"),
        mark.before.is_some().then_some("with-before"),
        mark.side.map(|side| match side {
            Side::Here => "side-here",
            Side::There => "side-there",
        }),
    )
}

/// One value cell.
#[component]
pub fn ValueCell(props: &ValueCellProps) -> Html {
    let id = props.id;
    let slot = id.slot();
    let blank = Cell::default();
    let cell = props.data.cell(id).unwrap_or(&blank);
    let input = use_node_ref();
    let label = use_memo(id, |id| AttrValue::from(names::cell_full(*id)));
    let dom_id = use_memo(id, |id| AttrValue::from(names::cell_id(*id)));

    // The browser keeps what is being typed; only a change from elsewhere is written into the field.
    {
        let input = input.clone();
        let (raw, tidy) = (cell.raw().to_owned(), shown(cell));
        use_effect_with((id, raw, tidy), move |(_, raw, tidy)| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let text = if has_focus(&input) { raw } else { tidy };
                if input.value() != *text {
                    input.set_value(text);
                }
            }
        });
    }

    let mode = match slot.unit {
        Unit::Count => "numeric",
        Unit::WanYuan | Unit::Money => "decimal",
        Unit::Change => "text",
    };
    let title = (shown(cell) != cell.raw()).then(|| AttrValue::from(format!("原文：{}", cell.raw())));
    let wrong = props.mark.at == Some(Severity::Error);
    let span = (props.span > 1).then(|| AttrValue::from(props.span.to_string()));
    let CellMark { before, said, notes, .. } = &props.mark;
    let own = |kind: &str| format!("{kind}-{}", id.path());
    let ids = [before.as_ref().map(|_| own("before")), said.as_ref().map(|_| own("said"))];
    let ids: Vec<String> = notes.iter().map(ToString::to_string).chain(ids.into_iter().flatten()).collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    html! {
        <td class={classes(cell, slot.computed, &props.mark)} colspan={span}>
            <input
                ref={input}
                id={(*dom_id).clone()}
                data-cell={id.index.to_string()}
                inputmode={mode}
                autocomplete="off"
                spellcheck="false"
                maxlength="40"
                readonly={props.given}
                tabindex={props.given.then_some("-1")}
                title={title}
                aria-label={(*label).clone()}
                aria-describedby={described}
                aria-invalid={wrong.then_some("true")}
                data-tie={said.clone()}
            />
            if let Some(before) = before { <small id={own("before")} class="before">{ before }</small> }
            if let Some(said) = said { <span id={own("said")} hidden=true>{ said }</span> }
        </td>
    }
}

/// Whether a field has the focus.
pub fn has_focus(field: &web_sys::Element) -> bool {
    field
        .owner_document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| &active == field)
}

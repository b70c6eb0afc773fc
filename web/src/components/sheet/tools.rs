//! What can be done with a table as a whole, in one quiet line above it. Not printed.

use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::model::report::TableData;
use yew::prelude::*;

use crate::components::ledger::{FocusAction, use_focus};
use crate::hooks::{Dispatch, use_dispatch};
use crate::state::document::Action;
use crate::state::{Difference, Existing, Totals};

/// Properties of [`TableTools`].
#[derive(Properties)]
pub struct TableToolsProps {
    /// What the table holds.
    pub data: Arc<TableData>,
    /// Who fills the computed cells.
    pub totals: Totals,
    /// Typed totals that differ, while the page asks about them.
    pub asking: Option<Rc<[Difference]>>,
}

impl PartialEq for TableToolsProps {
    fn eq(&self, other: &TableToolsProps) -> bool {
        Arc::ptr_eq(&self.data, &other.data) && self.totals == other.totals && self.asking == other.asking
    }
}

/// The line above a table.
#[component]
pub fn TableTools(props: &TableToolsProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let data = &props.data;
    let table = data.key();
    let blank = data.cells().filter(|(_, cell)| cell.is_blank()).count();
    let written = data.cells().count() - blank;
    let computed = props.totals == Totals::Computed;
    let has_totals = data.layout().slots.iter().any(|slot| slot.computed);

    let fill = |existing: Existing| {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        move |_: MouseEvent| {
            dispatch.zero(table, existing);
            focus.dispatch(FocusAction::Settled);
        }
    };
    let toggle = {
        let dispatch = dispatch.clone();
        let other = if computed { Totals::Typed } else { Totals::Computed };
        move |_: MouseEvent| dispatch.choose_totals(other)
    };
    html! {
        <div class="table-tools">
            if has_totals {
                <button type="button" class="text" aria-pressed={computed.to_string()} onclick={toggle}
                    title={if computed { "总计由本页算出；点一下改为自己填写" } else { "总计由自己填写并核对；点一下改为自动合计" }}>
                    { if computed { "自动合计" } else { "手填核对" } }
                </button>
            }
            if blank > 0 {
                <button type="button" class="text" onclick={fill(Existing::Keep)}
                    title={if written > 0 { "空格填0，已填的不动" } else { "本表各格都填0" }}>
                    { if written > 0 { "空格填0" } else { "全部为零" } }
                </button>
            }
            { question(props, &dispatch) }
        </div>
    }
}

/// The question whether typed totals may be overwritten, by the first table it is about.
fn question(props: &TableToolsProps, dispatch: &Dispatch) -> Html {
    let Some(asking) = &props.asking else { return html! {} };
    if asking.first().map(|difference| difference.id.table) != Some(props.data.key()) {
        return html! {};
    }
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.act(action.clone())
    };
    html! {
        <div class="offer" role="group" aria-label="改为自动合计">
            <p>{ format!("{}处总计与各项之和不同。改为自动合计后按各项之和改写：", asking.len()) }</p>
            <ul>
                { for asking.iter().map(|difference| html! {
                    <li>
                        { crate::components::names::cell_short(difference.id) }
                        { "：" }<del>{ if difference.raw.is_empty() { "空白" } else { &difference.raw } }</del>
                        { " → " }<ins>{ difference.sum.to_string() }</ins>
                    </li>
                }) }
            </ul>
            <button type="button" class="text" onclick={act(Action::ConfirmTotals)}>{ "改写" }</button>
            <button type="button" class="text" onclick={act(Action::KeepTotals)}>{ "不改，仍手填" }</button>
        </div>
    }
}

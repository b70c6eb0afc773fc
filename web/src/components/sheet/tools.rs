//! What can be done with a table as a whole, in one quiet line above it. Not printed.

use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::model::report::TableData;
use yew::prelude::*;

use super::pasted;
use crate::components::ledger::{FocusAction, use_focus};
use crate::hooks::{Dispatch, use_dispatch, use_files};
use crate::state::document::Action;
use crate::state::{Block, Difference, Totals};

/// Properties of [`TableTools`].
#[derive(Properties)]
pub struct TableToolsProps {
    /// What the table holds.
    pub data: Arc<TableData>,
    /// Who fills the computed cells.
    pub totals: Totals,
    /// Typed totals that differ, while the page asks about them.
    pub asking: Option<Rc<[Difference]>>,
    /// A block pasted into the table.
    pub block: Option<Rc<Block>>,
}

impl PartialEq for TableToolsProps {
    fn eq(&self, other: &TableToolsProps) -> bool {
        Arc::ptr_eq(&self.data, &other.data)
            && self.totals == other.totals
            && self.asking == other.asking
            && self.block == other.block
    }
}

/// The line above a table.
#[component]
pub fn TableTools(props: &TableToolsProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let files = use_files();
    let data = &props.data;
    let table = data.key();
    let blank = data.cells().filter(|(_, cell)| cell.is_blank()).count();
    let written = data.cells().count() - blank;
    let computed = props.totals == Totals::Computed;
    let has_totals = data.layout().slots.iter().any(|slot| slot.computed);

    let fill = {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        move |_: MouseEvent| {
            dispatch.zero(table);
            focus.dispatch(FocusAction::Settled);
        }
    };
    let toggle = {
        let dispatch = dispatch.clone();
        let other = if computed { Totals::Typed } else { Totals::Computed };
        move |_: MouseEvent| dispatch.choose_totals(other)
    };
    let copy = {
        let (files, data) = (files.clone(), data.clone());
        move |_: MouseEvent| files.copy_table(&data)
    };
    let waiting = props.block.as_ref().filter(|block| !block.plans.is_empty());
    use_effect_with(waiting.is_some(), |waiting| {
        if *waiting {
            pasted::focus(pasted::TAKE);
        }
    });
    html! {
        <div class="table-tools">
            <span role="status">{ props.block.as_ref().map(|block| block.done.clone()) }</span>
            if has_totals {
                <button type="button" class="text" aria-pressed={computed.to_string()} onclick={toggle}
                    title={if computed { "总计由本页算出；点一下改为自己填写" } else { "总计由自己填写并核对；点一下改为自动合计" }}>
                    { if computed { "自动合计" } else { "手填核对" } }
                </button>
            }
            if blank > 0 {
                <button type="button" class="text" onclick={fill}
                    title={if written > 0 { "空格填0，已填的不动" } else { "本表各格都填0" }}>
                    { if written > 0 { "空格填0" } else { "全部为零" } }
                </button>
            }
            <button type="button" class="text" onclick={copy} title="复制整张表，可以粘贴到Excel、WPS和网站后台">{ "复制" }</button>
            { question(props, &dispatch) }
            { waiting.map(|block| pasted::offer(block, &dispatch, &files)) }
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

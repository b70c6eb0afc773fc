//! A pasted block above its table: what was filled in, or what would be, old beside new, before anything is.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::names;
use crate::components::notes::fix::value;
use crate::hooks::{Dispatch, FilesHandle};
use crate::state::block::{Block, Decide, Plan};
use crate::state::document::Action;

/// The id of the button that fills a block in; the focus goes there when a block waits.
pub const TAKE: &str = "take-block";

/// A block that waits for a decision.
#[inline(never)]
pub fn offer(block: &Block, dispatch: &Dispatch, files: &FilesHandle) -> Html {
    let Some(plan) = block.plan() else { return html! {} };
    let at = block.at;
    let decide = |decide: Decide| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| {
            dispatch.act(Action::Block(decide));
            if !matches!(decide, Decide::Show(_)) {
                focus(&names::cell_id(at));
            }
        })
    };
    let press = |deed: Callback<()>| move |_: MouseEvent| deed.emit(());
    let whole = {
        let (files, text, leave) = (files.clone(), block.text.clone(), decide(Decide::Leave));
        move |_: MouseEvent| {
            leave.emit(());
            files.read_pasted(text.to_string(), String::new());
        }
    };
    let onkeydown = {
        let leave = decide(Decide::Leave);
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                leave.emit(());
            }
        }
    };
    let ways = block.plans.iter().enumerate().map(|(index, way)| {
        let pressed = (index == block.shown).to_string();
        html! {
            <button type="button" class="text" aria-pressed={pressed} onclick={press(decide(Decide::Show(index)))}>{ way.words }</button>
        }
    });
    html! {
        <div class="offer" role="group" aria-label="粘贴的内容" {onkeydown}>
            <p id="block-doubts">{ for plan.doubts.iter() }</p>
            if block.plans.len() > 1 { <p class="ways">{ "放法：" }{ for ways }</p> }
            { cells(plan) }
            if plan.kept > 0 { <p class="hint">{ format!("另有{}格粘贴的是空白，保持原样。", plan.kept) }</p> }
            if !plan.left.is_empty() { <p>{ "没有放入：" }{ plan.left.join("；") }</p> }
            if plan.cells.is_empty() {
                <p>{ "没有可以填入的格。" }</p>
            } else {
                <button type="button" class="text" id={TAKE} aria-describedby="block-doubts" onclick={press(decide(Decide::Take))}>
                    { format!("填入{}格", plan.cells.len()) }
                </button>
            }
            <button type="button" class="text" onclick={press(decide(Decide::Leave))}>{ "不填" }</button>
            if !plan.left.is_empty() {
                <button type="button" class="text" onclick={whole}>{ "按整篇报告读取" }</button>
            }
        </div>
    }
}

fn cells(plan: &Plan) -> Html {
    if plan.cells.is_empty() {
        return html! {};
    }
    html! {
        <div class="scroll few">
            <table class="changes">
                <thead><tr><th scope="col">{ "格" }</th><th scope="col">{ "原有" }</th><th scope="col">{ "填入" }</th></tr></thead>
                <tbody>
                    { for plan.cells.iter().map(|filled| html! {
                        <tr>
                            <th scope="row">{ names::cell_short(filled.id) }</th>
                            <td>{ value(&filled.old) }</td>
                            <td><b>{ value(&filled.new) }</b></td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// Puts the focus on an element.
pub fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

//! 草稿: what lies on this computer. Nothing else keeps it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::Frame;
use super::{Panel, use_panels};
use crate::browser;
use crate::hooks::{DeskHandle, use_desk, use_document, use_files, use_known};
use crate::state::{desk, selectors};
use crate::storage::Tally;
use crate::storage::drafts::Entry;

/// 草稿
#[component]
pub fn Drafts() -> Html {
    let panels = use_panels();
    let handle = use_desk();
    let document = use_document();
    let known = use_known();
    let clearing = use_state_eq(|| false);
    let blank = {
        let (handle, panels) = (handle.clone(), panels.clone());
        move |_: MouseEvent| {
            handle.open_blank();
            panels.close();
        }
    };
    let last_year = {
        let panels = panels.clone();
        move |_: MouseEvent| panels.toggle(Panel::LastYear)
    };
    let session = {
        let handle = handle.clone();
        let on = !handle.is_session_only();
        move |_: Event| handle.set_session_only(on)
    };
    let ask = {
        let clearing = clearing.clone();
        move |_: MouseEvent| clearing.set(!*clearing)
    };
    let clear = {
        let (handle, panels) = (handle.clone(), panels.clone());
        move |_: MouseEvent| {
            handle.clear_all();
            panels.close();
        }
    };
    let entries = handle.drafts().iter().map(|entry| {
        let open = entry.id == *document.id();
        // Of the open one the page knows more than was saved with it.
        let tally = match open {
            true => selectors::tally(&known.outcome(), document.report()),
            false => entry.header.tally,
        };
        html! { <Line key={entry.id.as_str()} entry={entry.clone()} {open} {tally} /> }
    });
    html! {
        <Frame title="草稿" close={move |()| panels.close()}>
            <p class="hint">{ "草稿只保存在这台电脑的浏览器里。" }</p>
            if handle.drafts().is_empty() {
                <p>{ "还没有草稿。开始填写后自动保存。" }</p>
            } else {
                <ul class="drafts">{ for entries }</ul>
            }
            <div class="actions">
                <button type="button" class="press" onclick={blank}>{ "新建一份" }</button>
                <button type="button" onclick={last_year}>{ "从上年开始" }</button>
                <button type="button" class="text" aria-expanded={clearing.to_string()} onclick={ask}>{ "清除本机全部草稿" }</button>
            </div>
            if *clearing {
                <div class="offer">
                    <p>{ "将删除这台电脑上的全部草稿和设置，不能撤销。需要保留的，请先下载报告文件。" }</p>
                    <button type="button" class="text" onclick={clear}>{ "全部清除" }</button>
                </div>
            }
            <label class="choice">
                <input type="checkbox" checked={handle.is_session_only()} onchange={session} />
                <span>{ "公用电脑：关闭标签页后不留草稿" }</span>
            </label>
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    entry: Entry,
    open: bool,
    tally: Tally,
}

/// One draft.
#[component]
fn Line(props: &LineProps) -> Html {
    let handle = use_desk();
    let files = use_files();
    let panels = use_panels();
    let renaming = use_state_eq(|| false);
    let field = use_node_ref();
    let entry = &props.entry;
    let act = |deed: fn(&DeskHandle, &Entry)| {
        let (handle, entry) = (handle.clone(), entry.clone());
        move |_: MouseEvent| deed(&handle, &entry)
    };
    let open = {
        let (handle, panels, id) = (handle.clone(), panels.clone(), entry.id.clone());
        move |_: MouseEvent| {
            handle.open(&id);
            panels.close();
        }
    };
    let rename = {
        let renaming = renaming.clone();
        move |_: MouseEvent| renaming.set(!*renaming)
    };
    let onsubmit = {
        let (handle, id, field, renaming) =
            (handle.clone(), entry.id.clone(), field.clone(), renaming.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let label = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            handle.rename(&id, &label);
            renaming.set(false);
        }
    };
    let begin = {
        let (handle, files, panels, entry) = (handle.clone(), files.clone(), panels.clone(), entry.clone());
        move |_: MouseEvent| {
            if let Some(previous) = handle.as_previous(&entry) {
                files.begin_from(previous);
                panels.close();
            }
        }
    };
    let tally = props.tally;
    let mut state = vec![format!("保存于 {}", browser::clock(entry.header.saved_at))];
    if tally.errors > 0 {
        state.push(format!("必改{}", tally.errors));
    }
    if tally.verify > 0 {
        state.push(format!("核实{}", tally.verify));
    }
    if tally.blanks > 0 {
        state.push(format!("余{}格未填", tally.blanks));
    }
    html! {
        <li class={props.open.then_some("here")}>
            <p>
                <b>{ desk::title(entry) }</b>
                if props.open { <span class="hint">{ "　正在填写" }</span> }
                <span class="hint">{ "　" }{ state.join("，") }</span>
            </p>
            <div class="actions">
                if !props.open { <button type="button" class="text" onclick={open}>{ "打开" }</button> }
                <button type="button" class="text" onclick={begin}>{ "从它开始下一年" }</button>
                <button type="button" class="text" aria-expanded={renaming.to_string()} onclick={rename}>{ "改名" }</button>
                <button type="button" class="text" onclick={act(|handle, entry| handle.delete(entry))}>{ "删除" }</button>
            </div>
            if *renaming {
                <form class="line" {onsubmit}>
                    <input ref={field} aria-label="草稿名称" maxlength="40" ~defaultValue={entry.header.label.clone()} />
                    <button type="submit" class="text">{ "保存名称" }</button>
                </form>
            }
        </li>
    }
}

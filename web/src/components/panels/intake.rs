//! What comes in: a file held over the page, a file being read.

use yew::prelude::*;

use super::frame::Frame;
use crate::hooks::use_files;
use crate::state::files::Waiting;

/// Shows where a file may be dropped: anywhere.
#[component]
pub fn DropZone() -> Html {
    let files = use_files();
    if !files.is_dragging() {
        return html! {};
    }
    html! { <div class="drop desk-side"><p>{ "松开鼠标，读取文件。报告的内容先列出核对，不会直接写入。" }</p></div> }
}

/// Several files that came together: one is read at a time.
#[component]
pub fn Several() -> Html {
    let files = use_files();
    if files.several().is_empty() {
        return html! {};
    }
    let line = |(index, one): (usize, &Waiting)| {
        let handle = files.clone();
        let onclick = move |_: MouseEvent| handle.pick(index);
        html! {
            <li>
                <button type="button" class="text" {onclick}>{ &one.name }</button>
                if one.read { <span class="hint">{ "　已读取" }</span> }
            </li>
        }
    };
    let close = {
        let files = files.clone();
        move |()| files.put_several_away()
    };
    html! {
        <Frame title={format!("{}个文件，一次读取一个", files.several().len())} {close}>
            <p class="hint">{ "选一个读取。内容先列出核对；要分别保留的，核对时选“另建草稿”，再读下一个。" }</p>
            <ul>{ for files.several().iter().enumerate().map(line) }</ul>
        </Frame>
    }
}

/// What the document engine is busy with.
#[component]
pub fn Busy() -> Html {
    let files = use_files();
    let Some(task) = files.task() else { return html! { <div role="status"></div> } };
    let cancel = {
        let files = files.clone();
        move |_: MouseEvent| files.cancel()
    };
    html! {
        <div role="status" class="banner">
            <p>{ task.text() }{ files.stage().map(|stage| format!("{}。", stage.label())) }</p>
            <div class="actions"><button type="button" class="text" onclick={cancel}>{ "停止" }</button></div>
        </div>
    }
}

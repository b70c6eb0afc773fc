//! What comes in: a file held over the page, a file being read.

use yew::prelude::*;

use super::several::several;
use crate::hooks::{FilesHandle, use_files};

/// Shows where a file may be dropped: anywhere.
#[component]
pub fn DropZone() -> Html {
    let files = use_files();
    if !files.is_dragging() {
        return html! {};
    }
    html! { <div class="drop desk-side"><p>{ "松开鼠标，读取文件。报告的内容先列出核对，不会直接写入。" }</p></div> }
}

/// What the document engine is busy with, and the files that wait for it.
#[component]
pub fn Intake() -> Html {
    let files = use_files();
    html! {
        <>
            { busy(&files) }
            if !files.several().is_empty() { { several(&files) } }
        </>
    }
}

fn busy(files: &FilesHandle) -> Html {
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

//! 打开 / 粘贴: a file, or the words of one.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::frame::Frame;
use super::use_panels;
use crate::hooks::use_files;

/// What can be read, by what file names end in.
pub(super) const KINDS: &str =
    ".docx,.doc,.wps,.xlsx,.xlsm,.xls,.et,.csv,.html,.htm,.mht,.mhtml,.pdf,.txt,.md,.json";

/// 打开 / 粘贴
#[component]
pub fn Open() -> Html {
    let panels = use_panels();
    let files = use_files();
    let field = use_node_ref();
    let onchange = {
        let (panels, files) = (panels.clone(), files.clone());
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                files.open_list(input.files());
                // The same file may be chosen again.
                input.set_value("");
                panels.put_away();
            }
        }
    };
    let read = {
        let (panels, files, field) = (panels.clone(), files.clone(), field.clone());
        move |_: MouseEvent| {
            let text = field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            if !text.trim().is_empty() {
                files.read_pasted(text, String::new());
                panels.put_away();
            }
        }
    };
    html! {
        <Frame title="打开 / 粘贴" close={move |()| panels.close()}>
            <p class="hint">
                { "可以打开 Word（docx、doc、wps）、Excel（xlsx、xls、et、csv）、网页（html、mht）、PDF、文本和报告文件，或者粘贴整篇报告。读到的内容先列出核对，不会直接写入；文件不会离开这台电脑。" }
            </p>
            <p class="line">
                <label class="file press">
                    <input type="file" class="unseen" multiple=true accept={KINDS} {onchange} />
                    <span>{ "选择文件" }</span>
                </label>
                <span class="hint">{ "也可以把文件拖到页面任何地方，或者不点任何格子直接粘贴。" }</span>
            </p>
            <label class="paste">
                <span>{ "粘贴报告的文字（含表格）" }</span>
                <textarea ref={field} rows="6" spellcheck="false" />
            </label>
            <div class="actions">
                <button type="button" class="press" onclick={read}>{ "读取粘贴的内容" }</button>
            </div>
        </Frame>
    }
}

//! 下载: the report as a document, as a page, as a file that holds everything.

use yew::prelude::*;

use super::frame::Frame;
use super::summary;
use super::use_panels;
use crate::components::ledger::use_ledger;
use crate::engine::Format;
use crate::hooks::use_files;
use crate::state::selectors;

/// 下载
#[component]
pub fn Download() -> Html {
    let panels = use_panels();
    let files = use_files();
    let ledger = use_ledger();
    let line = |words: &'static str, hint: &'static str, onclick: Callback<MouseEvent>| {
        html! {
            <li>
                <button type="button" class="text" {onclick}>{ words }</button>
                <span class="hint">{ hint }</span>
            </li>
        }
    };
    let deed = |deed: fn(&crate::hooks::FilesHandle)| {
        let files = files.clone();
        Callback::from(move |_: MouseEvent| deed(&files))
    };
    let counts = selectors::counts(&ledger.outcome);
    html! {
        <Frame title="下载" close={move |()| panels.close()}>
            <p class="hint">{ summary::headline(&ledger, counts) }</p>
            <ul class="downloads">
                { line("Word 文档", "公文版式，可以再用本页打开，内容不丢", deed(|files| files.download(Format::Docx))) }
                { line("网页", "整页 HTML，可以再用本页打开", deed(|files| files.download(Format::HtmlPage))) }
                { line("网页片段", "供粘贴到网站后台", deed(|files| files.download(Format::HtmlFragment))) }
                { line("复制网页代码", "同上，直接复制", deed(|files| files.copy_html())) }
                { line("报告文件", "保存全部内容和说明，用于备份或换一台电脑接着填", deed(|files| files.download_report_file())) }
                { line("打印", "按公文版式，不带批注", deed(|files| files.print())) }
                if files.can_save_page() {
                    { line("另存本页", "本页的副本，带着这份草稿", deed(|files| files.save_page())) }
                }
            </ul>
        </Frame>
    }
}

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
    let write = |format: Format| {
        let files = files.clone();
        Callback::from(move |_: MouseEvent| files.download(format))
    };
    let counts = selectors::counts(&ledger.outcome);
    html! {
        <Frame title="下载" close={move |()| panels.close()}>
            <p class="hint">{ summary::headline(&ledger, counts) }</p>
            <div class="kinds">
                <section>
                    <h3>{ "报告" }</h3>
                    <ul class="downloads">
                        { line("Word 文档", "公文版式，再打开时内容不丢", write(Format::Docx)) }
                        { line("网页", "整页 HTML，再打开时内容不丢", write(Format::HtmlPage)) }
                        { line("网页片段", "供粘贴到网站后台", write(Format::HtmlFragment)) }
                        { line("复制网页代码", "同上，直接复制", deed(|files| files.copy_html())) }
                        { line("空白表", "Word，没有填写任何内容", write(Format::Blank)) }
                        { line("纯文本", "只有看得见的文字和数字", write(Format::Text)) }
                        { line("打印", "按公文版式，不带批注；打印窗口里可以存为 PDF", deed(|files| files.print())) }
                    </ul>
                </section>
                <section>
                    <h3>{ "数据" }</h3>
                    <ul class="downloads">
                        { line("报告文件", "保存全部内容和说明，用于备份或换一台电脑接着填", deed(|files| files.download_report_file())) }
                        { line("Excel 表格", "三张表按规定版式，总计带公式，可以再用本页打开", write(Format::Xlsx)) }
                        { line("CSV 表格", "三张表的数字，供其他程序读取", write(Format::Csv)) }
                        if files.can_save_page() {
                            { line("另存本页", "本页的副本，带着这份草稿", deed(|files| files.save_page())) }
                        }
                    </ul>
                </section>
                <section>
                    <h3>{ "核对" }</h3>
                    <ul class="downloads">
                        { line("核验单", "Word：发现的问题、依据、说明、没有检查的项目和签字栏", write(Format::Record)) }
                        { line("核验单网页", "同上，整页 HTML", write(Format::RecordPage)) }
                        { line("带批注的 Word", "每一处问题写成批注，交给别人修改", write(Format::Marked)) }
                    </ul>
                </section>
            </div>
        </Frame>
    }
}

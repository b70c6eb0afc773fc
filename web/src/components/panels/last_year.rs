//! 对照上年: last year's report beside the open one, and a new draft from it. It is kept with the draft and goes into
//! nothing that is published.

use std::rc::Rc;

use nianbao_core::model::settings::Limit;
use nianbao_core::model::{Edit, Meta};
use nianbao_core::sort::SortShort;
use nianbao_io::project::Previous;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::Frame;
use super::open::KINDS;
use super::use_panels;
use crate::components::sheet::margin;
use crate::hooks::{
    DeskHandle, FilesHandle, use_desk, use_dispatch, use_document, use_files, use_preferences, use_reading,
};
use crate::state::document::Action;
use crate::state::{Prefer, desk, limits};
use crate::storage::drafts::Entry;

/// 对照上年
#[component]
pub fn LastYear() -> Html {
    let panels = use_panels();
    let files = use_files();
    let document = use_document();
    let previous = document.previous().cloned();
    let close = {
        let panels = panels.clone();
        move |()| panels.close()
    };
    let file = |words: &'static str| {
        let (panels, files) = (panels.clone(), files.clone());
        let onchange = move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                files.open_last_year(input.files());
                // The same file may be chosen again.
                input.set_value("");
                panels.put_away();
            }
        };
        html! {
            <label class={classes!("file", if previous.is_none() { "press" } else { "text" })}>
                <input type="file" class="unseen" accept={KINDS} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <Frame title="对照上年" {close}>
            if let Some(previous) = previous.clone() {
                <Beside {previous}>{ file("换一份文件") }</Beside>
            } else {
                <p class="hint">
                    { "打开上一年度的报告，核对上年结转和现行有效件数，比较文字重复，也可以从它开始新一年的草稿。" }
                    { "它随草稿保存在这台电脑，不写进下载的Word和网页。" }
                </p>
                <p class="line">
                    { file("选择上年报告文件") }
                    <span class="hint">{ "也可以把文件拖到页面上，核对时选“作为上一年度报告”。" }</span>
                </p>
            }
            <Choices />
        </Frame>
    }
}

/// Who reports, for which year, in a few words.
fn title(meta: &Meta) -> String {
    let organ = if meta.org_name.is_empty() { "机关名称未识别" } else { &meta.org_name };
    let year = meta.year.map_or_else(|| "，年度未识别".into(), |year| format!("{year}年度报告"));
    format!("{organ}{year}")
}

#[derive(Properties, PartialEq)]
struct BesideProps {
    previous: Rc<Previous>,
    children: Children,
}

/// What lies beside the open report.
#[component]
fn Beside(props: &BesideProps) -> Html {
    let dispatch = use_dispatch();
    let files = use_files();
    let panels = use_panels();
    let preferences = use_preferences();
    let reading = use_reading();
    let document = use_document();
    let previous = &props.previous;
    let shown = preferences.get().last_year;
    let show = move |_: Event| preferences.prefer(Prefer::LastYear(!shown));
    let limit = margin::limit(document.report(), &reading);
    let draw = {
        let (dispatch, report) = (dispatch.clone(), document.report().clone());
        let usual = reading.last().usual(Limit::TextRepeated);
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(settings) =
                limits::drawn(&report.settings, Limit::TextRepeated, usual, &input.value())
            {
                dispatch.edit(Edit::Settings(Box::new(settings)), "调整重复的界限");
            } else {
                input.set_value(&limit.to_string());
            }
        }
    };
    let remove = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.act(Action::Previous(None))
    };
    let print = {
        let files = files.clone();
        move |_: MouseEvent| files.print_comparison()
    };
    let begin = {
        let previous = previous.clone();
        move |_: MouseEvent| {
            files.begin_from(previous.clone());
            panels.close();
        }
    };
    html! {
        <>
            <p>
                <b>{ title(&previous.report.meta) }</b>
                <span class="hint">{ "　出自" }{ &previous.source }{ "，随草稿保存，不写进下载的Word和网页。" }</span>
            </p>
            if !previous.doubts.is_empty() {
                <details class="doubts">
                    <summary>{ format!("读取时拿不准的地方：{}处", previous.doubts.len()) }</summary>
                    <ul>{ for previous.doubts.iter().map(|doubt| html! { <li>{ doubt }</li> }) }</ul>
                </details>
            }
            if let Some(likeness) = &reading.last().likeness {
                { margin::meter("全文", likeness.overall, limit) }
            } else {
                <p class="hint">{ "文字不足80字，不比较文字重复。" }</p>
            }
            <label class="line">
                <span>{ "重复的界限（%）" }</span>
                <input class="limit" inputmode="numeric" maxlength="3" autocomplete="off" key={limit} ~defaultValue={limit.to_string()} onchange={draw} />
            </label>
            <label class="choice">
                <input type="checkbox" checked={shown} onchange={show} />
                <span>{ "各格下面显示上年的数" }</span>
            </label>
            <div class="actions">
                { props.children.clone() }
                if shown { <button type="button" class="text" onclick={print}>{ "打印对照表" }</button> }
                <button type="button" class="text" onclick={begin}>{ "从它开始新的草稿" }</button>
                <button type="button" class="text" onclick={remove}>{ "移去上年报告" }</button>
            </div>
        </>
    }
}

/// Drafts on this computer that can be last year's report: those of the right year first.
#[component]
fn Choices() -> Html {
    let handle = use_desk();
    let files = use_files();
    let panels = use_panels();
    let dispatch = use_dispatch();
    let document = use_document();
    let due = document.report().meta.year.and_then(|year| year.checked_sub(1));
    let mut entries: Vec<&Entry> = handle
        .drafts()
        .iter()
        .filter(|entry| entry.id != *document.id() && entry.header.year.is_some())
        .collect();
    entries.sort_short_by_key(|entry| entry.header.year != due);
    if entries.is_empty() {
        return html! {};
    }
    let line = |entry: &Entry| {
        let act = |deed: fn(&FilesHandle, Rc<Previous>)| {
            let (handle, files, panels, entry) =
                (handle.clone(), files.clone(), panels.clone(), entry.clone());
            move |_: MouseEvent| {
                if let Some(previous) = DeskHandle::as_previous(&handle, &entry) {
                    deed(&files, previous);
                    panels.close();
                }
            }
        };
        let beside = {
            let (handle, dispatch, entry) = (handle.clone(), dispatch.clone(), entry.clone());
            move |_: MouseEvent| {
                if let Some(previous) = handle.as_previous(&entry) {
                    dispatch.act(Action::Previous(Some(previous)));
                }
            }
        };
        html! {
            <li key={entry.id.as_str()}>
                <b>{ desk::title(entry) }</b>
                <span class="actions">
                    <button type="button" class="text" onclick={beside}>{ "对照" }</button>
                    <button type="button" class="text" onclick={act(FilesHandle::begin_from)}>{ "从它开始下一年" }</button>
                </span>
            </li>
        }
    };
    html! {
        <details class="choices" open={document.previous().is_none()}>
            <summary>{ "本机的草稿" }</summary>
            <ul class="drafts">{ for entries.into_iter().map(line) }</ul>
        </details>
    }
}

//! The one quiet row at the top: what lies on the desk, whether it is saved, and what can be done with it.

use yew::prelude::*;

use super::keys::{Deed, use_deeds};
use crate::browser;
use crate::components::panels::{Panel, use_panels};
use crate::hooks::{use_desk, use_document};
use crate::state::SaveState;

/// The bar.
#[component]
pub fn Bar() -> Html {
    let document = use_document();
    let deeds = use_deeds();
    let panels = use_panels();
    let desk = use_desk();
    let meta = &document.report().meta;
    let deed = |deed: Deed| {
        let deeds = deeds.clone();
        move |_: MouseEvent| deeds.emit(deed)
    };
    let panel = |panel: Panel, words: &'static str, class: Option<&'static str>| {
        let panels = panels.clone();
        let expanded = (panels.now() == Some(panel)).to_string();
        let onclick = move |_: MouseEvent| panels.toggle(panel);
        html! {
            <button type="button" {class} data-panel={panel.key()} aria-expanded={expanded} {onclick}>{ words }</button>
        }
    };
    let step = |name: Option<&str>| name.map(str::to_owned);
    html! {
        <header class="bar desk-side">
            <span class="seal" aria-hidden="true">{ "年报" }</span>
            <p class="doc">
                <b>{ if meta.org_name.is_empty() { "未填机关名称" } else { &meta.org_name } }</b>
                { " " }
                <b>{ meta.year.map(|year| format!("{year}年")).unwrap_or_default() }</b>
                <small>{ saved(desk.save()) }</small>
            </p>
            <div class="tools" role="group" aria-label="工具">
                { panel(Panel::Open, "打开 / 粘贴", None) }
                { panel(Panel::Drafts, "草稿", None) }
                <span class="gap" aria-hidden="true" />
                <button type="button" disabled={!document.can_undo()} title={step(document.undo_name())}
                    onclick={deed(Deed::Undo)}>{ "撤销" }</button>
                <button type="button" disabled={!document.can_redo()} title={step(document.redo_name())}
                    onclick={deed(Deed::Redo)}>{ "重做" }</button>
                <span class="gap" aria-hidden="true" />
                { panel(Panel::Summary, "核验单", None) }
                { panel(Panel::Settings, "显示设置", None) }
                { panel(Panel::Download, "下载", Some("press")) }
            </div>
        </header>
    }
}

/// Whether the draft is saved, in words.
fn saved(state: SaveState) -> String {
    match state {
        SaveState::Untouched => String::new(),
        SaveState::Saved(at) => format!("已保存在本机 · {}", browser::clock(at)),
        SaveState::Pending => "正在保存".into(),
        SaveState::Failed => "没有保存".into(),
        SaveState::InMemory => "只在本页，没有保存".into(),
    }
}

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
    let desk = use_desk();
    let meta = &document.report().meta;
    let step = |name: Option<&str>| name.map(|name| AttrValue::from(name.to_owned()));
    html! {
        <Face
            org_name={meta.org_name.clone()}
            year={meta.year}
            saved={saved(desk.save())}
            undo={step(document.undo_name().filter(|_| document.can_undo()))}
            redo={step(document.redo_name().filter(|_| document.can_redo()))}
        />
    }
}

#[derive(Properties, PartialEq)]
struct FaceProps {
    org_name: AttrValue,
    year: Option<u16>,
    saved: AttrValue,
    undo: Option<AttrValue>,
    redo: Option<AttrValue>,
}

/// What the bar shows; stays as it is while somebody types.
#[component]
fn Face(props: &FaceProps) -> Html {
    let deeds = use_deeds();
    let panels = use_panels();
    let step = |deed: Deed, words: &'static str, name: &Option<AttrValue>| {
        let deeds = deeds.clone();
        let onclick = move |_: MouseEvent| deeds.emit(deed);
        html! { <button type="button" disabled={name.is_none()} title={name.clone()} {onclick}>{ words }</button> }
    };
    let panel = |panel: Panel, words: &'static str, class: Option<&'static str>| {
        let panels = panels.clone();
        let expanded = (panels.now() == Some(panel)).to_string();
        let onclick = move |_: MouseEvent| panels.toggle(panel);
        html! {
            <button type="button" {class} data-panel={panel.key()} aria-expanded={expanded} {onclick}>{ words }</button>
        }
    };
    html! {
        <header class="bar desk-side">
            <span class="seal" aria-hidden="true">{ "年报" }</span>
            <p class="doc">
                <b>{ if props.org_name.is_empty() { "未填机关名称".into() } else { props.org_name.clone() } }</b>
                { " " }
                <b>{ props.year.map(|year| format!("{year}年")).unwrap_or_default() }</b>
                <small>{ props.saved.clone() }</small>
            </p>
            <div class="tools" role="group" aria-label="工具">
                { panel(Panel::Open, "打开 / 粘贴", None) }
                { panel(Panel::LastYear, "对照上年", None) }
                { panel(Panel::Drafts, "草稿", None) }
                <span class="gap" aria-hidden="true" />
                { step(Deed::Undo, "撤销", &props.undo) }
                { step(Deed::Redo, "重做", &props.redo) }
                <span class="gap" aria-hidden="true" />
                { panel(Panel::Summary, "核对结果", None) }
                { panel(Panel::Settings, "显示设置", None) }
                { panel(Panel::Download, "下载", Some("press")) }
            </div>
        </header>
    }
}

/// Whether the draft is saved, in words.
fn saved(state: SaveState) -> AttrValue {
    match state {
        SaveState::Untouched => "".into(),
        SaveState::Saved(at) => format!("已保存在本机 · {}", browser::clock(at)).into(),
        SaveState::Pending => "正在保存".into(),
        SaveState::Failed => "没有保存".into(),
        SaveState::InMemory => "只在本页，没有保存".into(),
    }
}

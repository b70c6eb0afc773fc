//! How the page looks: size, contrast, dark desk. What is chosen shows at once.

use yew::prelude::*;

use super::frame::Frame;
use super::use_panels;
use crate::hooks::use_preferences;
use crate::state::{Prefer, TextSize};

/// 显示设置
#[component]
pub fn Settings() -> Html {
    let panels = use_panels();
    let handle = use_preferences();
    let now = handle.get();
    let radio = |group: &'static str, words: &'static str, checked: bool, change: Prefer| {
        let handle = handle.clone();
        let onchange = move |_: Event| handle.prefer(change);
        html! {
            <label class="choice">
                <input type="radio" name={group} {checked} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    let switch = |words: &'static str, checked: bool, change: Prefer| {
        let handle = handle.clone();
        let onchange = move |_: Event| handle.prefer(change);
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <Frame title="显示设置" close={move |()| panels.close()}>
            <fieldset>
                <legend>{ "字号" }</legend>
                { radio("size", "标准", now.size == TextSize::Normal, Prefer::Size(TextSize::Normal)) }
                { radio("size", "大字", now.size == TextSize::Large, Prefer::Size(TextSize::Large)) }
                { radio("size", "特大字", now.size == TextSize::Larger, Prefer::Size(TextSize::Larger)) }
            </fieldset>
            <fieldset>
                <legend>{ "桌面" }</legend>
                { radio("desk", "跟随系统", now.dark.is_none(), Prefer::Dark(None)) }
                { radio("desk", "浅色", now.dark == Some(false), Prefer::Dark(Some(false))) }
                { radio("desk", "深色", now.dark == Some(true), Prefer::Dark(Some(true))) }
            </fieldset>
            <fieldset>
                <legend>{ "其他" }</legend>
                { switch("高对比度", now.high_contrast, Prefer::HighContrast(!now.high_contrast)) }
                { switch("深色桌面上纸张也用深色", now.dark_paper, Prefer::DarkPaper(!now.dark_paper)) }
            </fieldset>
        </Frame>
    }
}

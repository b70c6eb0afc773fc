//! 核对设置: which rules are looked at, where limits are drawn, the last day. Kept with the report and told in its record.

use nianbao_core::check::rules::{self, GROUPS};
use nianbao_core::model::settings::{Limit, Settings};
use nianbao_core::model::{Date, Edit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::Frame;
use super::packs::{Packs, carry};
use super::{Panel, use_panels};
use crate::hooks::{Dispatch, use_dispatch, use_document, use_reading};
use crate::state::limits;

/// 核对设置
#[component]
pub fn Checks() -> Html {
    let panels = use_panels();
    let document = use_document();
    let dispatch = use_dispatch();
    let refused = use_state_eq(|| None::<String>);
    let reading = use_reading();
    let settings = &document.report().settings;
    let off = rules::ALL.iter().filter(|rule| settings.is_off(rule.id)).count();
    let back = {
        let panels = panels.clone();
        move |()| panels.toggle(Panel::Summary)
    };
    let refuse = {
        let refused = refused.clone();
        Callback::from(move |why| refused.set(why))
    };
    // Packs are files that somebody has sent: they are taken away one by one.
    let mut usual = Settings::default();
    usual.packs.clone_from(&settings.packs);
    let is_usual = *settings == usual;
    let restore = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| change(&dispatch, usual.clone(), "恢复一般的核对设置")
    };
    html! {
        <Frame title="核对设置" closes="返回核对结果" close={back}>
            <p class="hint">
                { "随这份报告保存，写进核对记录。本地另有规定的才需要改；停用的规则列在“未检查”里，写明按设置未查。" }
            </p>
            { carry(&document) }
            <fieldset class="limits">
                <legend>{ "界限" }</legend>
                { for Limit::ALL.into_iter().map(|limit| drawn(limit, reading.last().usual(limit), settings, &dispatch, &refuse)) }
                { deadline(settings, &dispatch, &refuse) }
            </fieldset>
            <Packs />
            <p class="hint" role="status">{ (*refused).clone().unwrap_or_default() }</p>
            <fieldset>
                <legend>{ format!("规则（{}条，停用{}条）", rules::ALL.len(), off) }</legend>
                { for GROUPS.iter().map(|group| rules_of(group, settings, &dispatch)) }
            </fieldset>
            <div class="actions">
                <button type="button" disabled={is_usual} onclick={restore}>{ "恢复一般设置" }</button>
            </div>
        </Frame>
    }
}

/// Changes the settings as one step.
fn change(dispatch: &Dispatch, settings: Settings, name: &str) {
    dispatch.edit(Edit::Settings(Box::new(settings)), name);
}

/// Switches a rule or a pack on or off as one step.
pub(crate) fn switch(dispatch: &Dispatch, settings: &Settings, id: &str) {
    let mut settings = settings.clone();
    let name = if settings.is_off(id) { "启用规则" } else { "停用规则" };
    if settings.is_off(id) {
        settings.off.retain(|off| off != id);
    } else {
        settings.off.push(id.to_owned());
        settings.off.sort_unstable();
    }
    change(dispatch, settings, name);
}

/// A limit, blank where it is the usual one.
fn drawn(
    limit: Limit,
    usual: u32,
    settings: &Settings,
    dispatch: &Dispatch,
    refuse: &Callback<Option<String>>,
) -> Html {
    let (least, most) = limit.range();
    let now = settings.limit(limit).map(|value| value.to_string()).unwrap_or_default();
    let onchange = {
        let (settings, dispatch, refuse, now) =
            (settings.clone(), dispatch.clone(), refuse.clone(), now.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            // Blank is the usual one.
            let written = match input.value() {
                blank if blank.trim().is_empty() => usual.to_string(),
                written => written,
            };
            if let Some(settings) = limits::drawn(&settings, limit, usual, &written) {
                refuse.emit(None);
                change(&dispatch, settings, &format!("调整{}", limit.label()));
            } else {
                input.set_value(&now);
                refuse.emit(Some(format!("{}没有改：请填{least}到{most}的整数。", limit.label())));
            }
        }
    };
    let key = format!("{}{now}", limit.key());
    html! {
        <label class="line">
            <span>{ limit.label() }</span>
            <input {key} class="limit" inputmode="numeric" maxlength="9" autocomplete="off" ~defaultValue={now} {onchange} />
            <span class="hint">{ [limit.unit(), &format!("不填为{usual}")].join("　").trim_start() }</span>
        </label>
    }
}

/// The last day for publication, blank where it is the usual one.
fn deadline(settings: &Settings, dispatch: &Dispatch, refuse: &Callback<Option<String>>) -> Html {
    let now = settings.deadline.map(|day| day.to_string()).unwrap_or_default();
    let onchange = {
        let (settings, dispatch, refuse, now) =
            (settings.clone(), dispatch.clone(), refuse.clone(), now.clone());
        move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let written = input.value();
            let deadline = Date::parse(written.trim());
            if deadline.is_none() && !written.trim().is_empty() {
                input.set_value(&now);
                refuse.emit(Some("公布期限没有改：请按2025-01-31的样子填写日期。".to_owned()));
            } else {
                refuse.emit(None);
                let mut settings = settings.clone();
                settings.deadline = deadline;
                change(&dispatch, settings, "调整公布期限");
            }
        }
    };
    html! {
        <label class="line">
            <span>{ "公布期限" }</span>
            <input key={format!("deadline{now}")} class="day" maxlength="10" autocomplete="off" placeholder="年-月-日" ~defaultValue={now} {onchange} />
            <span class="hint">{ "不填按规定的期限" }</span>
        </label>
    }
}

/// The rules of a group, each with a tick.
fn rules_of((letter, name): &(char, &'static str), settings: &Settings, dispatch: &Dispatch) -> Html {
    let own: Vec<_> = rules::ALL.iter().filter(|rule| rule.id.starts_with(*letter)).collect();
    let off = own.iter().filter(|rule| settings.is_off(rule.id)).count();
    if own.is_empty() {
        return html! {};
    }
    let ticks = own.into_iter().map(|rule| {
        let onchange = {
            let (settings, dispatch) = (settings.clone(), dispatch.clone());
            move |_: Event| switch(&dispatch, &settings, rule.id)
        };
        html! {
            <label class="choice">
                <input type="checkbox" checked={!settings.is_off(rule.id)} {onchange} />
                <span>{ rule.title }</span>
            </label>
        }
    });
    html! {
        <details class="rules">
            <summary>{ *name }{ if off > 0 { format!("　停用{off}条") } else { String::new() } }</summary>
            { for ticks }
        </details>
    }
}

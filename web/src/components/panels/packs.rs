//! Rule packs in 核对设置: what each is, who issued it, what it checks on which basis; use, do without, take away. And
//! the settings of last year's draft, for whoever wants them again.

use nianbao_core::check::{Outcome, RuleRef};
use nianbao_core::model::settings::Settings;
use nianbao_core::model::{Edit, succession};
use nianbao_io::pack::names;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::checks::switch;
use crate::hooks::{Dispatch, DocumentHandle, use_dispatch, use_document, use_files, use_known, use_reading};
use crate::state::packs::{self, Told};

/// The packs that are kept with the report.
#[component]
pub fn Packs() -> Html {
    let document = use_document();
    let dispatch = use_dispatch();
    let files = use_files();
    let reading = use_reading();
    let outcome = use_known().outcome();
    let heading = use_node_ref();
    let settings = &document.report().settings;
    let onchange = move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            files.open_list(input.files());
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    let all = settings.packs.iter().enumerate().map(|(at, text)| {
        let names = names(text);
        let told = packs::told(&reading.last().packs, at, &names);
        let remove = {
            let (dispatch, settings, heading) = (dispatch.clone(), settings.clone(), heading.clone());
            move |_: MouseEvent| {
                change(&dispatch, packs::without(&settings, at), "移去规则包");
                // The button goes with its pack. On the file's field the same key would open a dialogue.
                if let Some(heading) = heading.cast::<HtmlElement>() {
                    let _ = heading.focus();
                }
            }
        };
        let title = packs::title(&names);
        html! {
            <section class="pack" aria-label={format!("规则包{title}")}>
                <h3>{ &title }</h3>
                { match told {
                    None => html! { <p class="hint" role="status">{ "还没有检验，检验之前不采用。" }</p> },
                    Some(told) => about(told, &title, settings, &outcome, &dispatch),
                } }
                <button type="button" class="text" onclick={remove}>
                    { "移去" }<span class="unseen">{ format!("规则包{title}") }</span>
                </button>
            </section>
        }
    });
    // The packs stand apart, so that what is before them, with the focus in it, is not made anew when one goes.
    html! {
        <fieldset>
            <legend ref={&heading} tabindex="-1">{ "规则包" }</legend>
            <p class="line">
                <label class="file text">
                    <input type="file" class="unseen" accept=".json,.txt" {onchange} />
                    <span>{ "打开规则包文件" }</span>
                </label>
                <span class="hint">{ "本地另有要求的，由主管部门写成规则包发来；也可以把文件拖到页面上。" }</span>
            </p>
            <div>{ for all }</div>
        </fieldset>
    }
}

fn change(dispatch: &Dispatch, settings: Settings, name: &str) {
    dispatch.edit(Edit::Settings(Box::new(settings)), name);
}

/// What a pack is, and what is used of it.
fn about(told: &Told, title: &str, settings: &Settings, outcome: &Outcome, dispatch: &Dispatch) -> Html {
    if let Some(why) = &told.refused {
        return html! { <p role="status"><b>{ "■ 没有采用：" }</b>{ why }</p> };
    }
    let off = settings.is_off(&told.id);
    let tick = |id: &str, words: Html, disabled: bool| {
        let checked = !settings.is_off(id);
        let onchange = {
            let (settings, dispatch, id) = (settings.clone(), dispatch.clone(), id.to_owned());
            move |_: Event| switch(&dispatch, &settings, &id)
        };
        html! {
            <label class="choice">
                <input type="checkbox" {checked} {disabled} {onchange} />
                { words }
            </label>
        }
    };
    let rule = |(id, demand): &(String, String)| {
        let covered = outcome.coverage.iter().find(|one| one.rule.id() == id);
        html! {
            if let Some(rule) = covered.map(|one| &one.rule) {
                <li>
                    { tick(id, html! { <span>{ said(rule) }</span> }, off) }
                    <p>{ demand }<span class="hint">{ "　依据：" }{ rule.basis() }</span></p>
                </li>
            }
        }
    };
    html! {
        <>
            { for told.about.iter().map(|line| html! { <p class="hint">{ line }</p> }) }
            { tick(&told.id, html! { <span>{ format!("使用“{title}”") }</span> }, false) }
            <details class="rules">
                <summary>{ format!("{}项核对", told.rules.len()) }</summary>
                <ul>{ for told.rules.iter().map(rule) }</ul>
            </details>
        </>
    }
}

/// How serious a rule is, by shape and word, and what it is called.
fn said(rule: &RuleRef) -> String {
    let severity = rule.severity();
    format!("{} {}　{}", severity.mark(), severity.label(), rule.title())
}

/// Offers the settings of last year's draft, where it has some that are not in use.
pub fn carry(document: &DocumentHandle) -> Html {
    let now = &document.report().settings;
    let before = document.previous().and_then(|previous| succession::settings(&previous.report));
    let Some(mut before) = before else { return html! {} };
    let words = packs::words(&before);
    before.deadline = now.deadline;
    if before == *now {
        return html! {};
    }
    let over = if now.is_usual() { "" } else { "现在的设置会换掉，可以撤销。" };
    let dispatch = document.dispatch().clone();
    let take = move |_: MouseEvent| change(&dispatch, before.clone(), "沿用上年的设置");
    html! {
        <p class="line">
            <span>{ format!("上年的报告这样核对：{words}。{over}") }</span>
            <button type="button" onclick={take}>{ "沿用上年的设置" }</button>
        </p>
    }
}

//! The six parts with their state, the deadline, and what was not looked at.

use nianbao_core::check::Severity;
use nianbao_core::form::Part;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::deadline;
use super::unchecked::unchecked;
use crate::browser::today;
use crate::components::ledger::use_ledger;
use crate::components::names;
use crate::components::way::{use_go, use_way};
use crate::hooks::use_reading;
use crate::state::navigation::Go;
use crate::state::selectors::{self, PartState, Progress};

/// The rail.
#[component]
pub fn Rail() -> Html {
    let ledger = use_ledger();
    let reading = use_reading();
    let go = use_go();
    let report = &ledger.report;
    let meta = &report.meta;
    let here = use_way().part;
    let parts = Part::ALL.into_iter().map(|part| {
        let counts = selectors::part_counts(&ledger.outcome, Some(part));
        let state = selectors::part_state(report, &ledger.outcome, part);
        let (mark, said) = match (state, selectors::progress(report, part)) {
            (PartState::Blank, _) => ("○", "未填".to_owned()),
            (PartState::Done, _) => ("✓", String::new()),
            (PartState::Unfinished, Progress::BlanksLeft(count)) => ("", format!("余{count}格")),
            _ => ("", String::new()),
        };
        let onclick = {
            let go = go.clone();
            move |event: MouseEvent| {
                event.prevent_default();
                go.emit(Go::Part(Some(part)));
                show(&names::part_id(part));
            }
        };
        let word = if state == PartState::Done { state.label() } else { "" };
        html! {
            <li>
                <a href={format!("#{}", names::part_id(part))} {onclick}
                    class={(here == Some(part)).then_some("here")}
                    aria-current={(here == Some(part)).then_some("true")}>
                    <i aria-hidden="true">{ mark }</i>
                    <span class="name">{ names::part_short(report.edition(), part) }</span>
                    <span class="state">
                        <span class="unseen">{ word }</span>
                        { for Severity::ALL.into_iter().filter(|severity| counts.of(*severity) > 0).map(|severity| html! {
                            <b class={severity.key()}>
                                { severity.mark() }<span class="unseen">{ severity.label() }</span>{ " " }{ counts.of(severity) }
                            </b>
                        }) }
                        { said }
                    </span>
                </a>
            </li>
        }
    });
    let own = meta.year.and_then(|year| report.settings.deadline_for(year)).or(reading.last().deadline);
    let (due, left) = deadline::words(meta.org_kind, meta.year, own, today());
    html! {
        <nav class="rail desk-side" aria-label="六个部分">
            <ol>{ for parts }</ol>
            <div class="meta">
                <p class="due"><span>{ due }</span><span>{ left }</span></p>
                { unchecked(&ledger.outcome, false) }
            </div>
        </nav>
    }
}

/// Brings an element into view and puts the focus there.
pub fn show(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        element.scroll_into_view();
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }
}

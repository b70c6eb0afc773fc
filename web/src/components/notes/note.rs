//! One note: what is wrong, what probably happened, what can be done.

use std::rc::Rc;

use nianbao_core::check::{Finding, Severity};
use nianbao_core::model::Place;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::explain::Explain;
use super::fix::FixPreview;
use super::formula::formula;
use super::why::Why;
use crate::components::ledger::{FocusAction, Ledger, Slip, use_focus};
use crate::components::names;
use crate::components::way::use_go;
use crate::hooks::use_dispatch;
use crate::state::FindingKey;
use crate::state::navigation::Go;

/// Properties of [`Note`].
#[derive(Properties, PartialEq)]
pub struct NoteProps {
    /// Where it is written.
    pub ledger: Rc<Ledger>,
    /// Which finding it shows.
    pub slip: Slip,
    /// Whether the reader is at it.
    pub current: bool,
}

/// What is open below a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Why,
    Formula,
    Fix,
    Explain,
}

impl Open {
    fn key(self) -> &'static str {
        match self {
            Open::Why => "why",
            Open::Formula => "formula",
            Open::Fix => "fix",
            Open::Explain => "explain",
        }
    }
}

/// One note.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let open = use_state_eq(|| None::<Open>);
    let root = use_node_ref();
    let focus = use_focus();
    let dispatch = use_dispatch();
    let way = use_go();
    let NoteProps { ledger, slip, current } = props;
    let finding = ledger.finding(slip);
    let cause = finding.cause.and_then(|cause| ledger.outcome.causes.get(cause));
    let cause = cause.filter(|cause| cause.findings.first() == Some(&slip.index));
    let fix = finding.fix.as_ref().or_else(|| cause.and_then(|cause| cause.fix.as_ref()));

    let toggle = {
        let (open, focus, root) = (open.clone(), focus.clone(), root.clone());
        let key = FindingKey::of(&ledger.outcome, slip.index);
        move |to: Option<Open>| {
            let was = *open;
            let to = to.filter(|to| was != Some(*to));
            if was == Some(Open::Formula) || to == Some(Open::Formula) {
                focus.dispatch(FocusAction::Look(key.clone().filter(|_| to == Some(Open::Formula))));
            }
            if let (None, Some(was)) = (to, was) {
                give_back_focus(&root, was);
            }
            open.set(to);
        }
    };
    let close = {
        let toggle = toggle.clone();
        Callback::from(move |()| toggle(None))
    };
    let onkeydown = {
        let (toggle, open) = (toggle.clone(), open.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() && open.is_some() {
                event.stop_propagation();
                toggle(None);
            }
        }
    };
    let button = |what: Open, words: String| {
        let toggle = toggle.clone();
        let onclick = move |_: MouseEvent| toggle(Some(what));
        html! {
            <button type="button" class="text" data-opens={what.key()} {onclick}
                aria-expanded={(*open == Some(what)).to_string()}>{ words }</button>
        }
    };
    let go = {
        let (outcome, index) = (ledger.outcome.clone(), slip.index);
        move |_: MouseEvent| way.emit(Go::To(outcome.clone(), index))
    };
    let withdraw = {
        let (dispatch, focus, report, finding) =
            (dispatch.clone(), focus.clone(), ledger.report.clone(), finding.clone());
        move |_: MouseEvent| {
            dispatch.unexplain(&report, &finding);
            focus.dispatch(FocusAction::Settled);
        }
    };

    let severity = finding.severity;
    let head = html! {
        <h4 id={format!("{}-head", slip.id)}>
            <span class="severity">{ severity.mark() }{ " " }{ severity.label() }</span>
            <span class="title">{ &finding.title }</span>
        </h4>
    };
    let class = classes!(
        "note",
        severity.key(),
        current.then_some("current"),
        finding.explained.is_some().then_some("explained"),
    );
    let body = match &finding.explained {
        Some(reason) => html! {
            <>
                <p class="reason">{ "已说明：" }{ reason }</p>
                <div class="actions">
                    { button(Open::Explain, "改写说明".into()) }
                    <button type="button" class="text" onclick={withdraw}>{ "撤回" }</button>
                </div>
            </>
        },
        None => html! {
            <>
                <p>{ &finding.message }</p>
                if let Some(cause) = cause {
                    <div class="cause">
                        <p>{ &cause.message }</p>
                        { folded(ledger, slip) }
                    </div>
                } else if !finding.advice.is_empty() {
                    <p class="advice">{ &finding.advice }</p>
                }
                <div class="actions">
                    <button type="button" class="text" onclick={go}>{ "到该处" }</button>
                    { button(Open::Why, "为什么".into()) }
                    if rests_on_cells(finding) { { button(Open::Formula, "看算式".into()) } }
                    if let Some(fix) = fix { { button(Open::Fix, fix.title.clone()) } }
                    if severity != Severity::Error { { button(Open::Explain, "说明原因".into()) } }
                </div>
            </>
        },
    };
    let opened = open.map(|what| match what {
        Open::Why => {
            html! { <Why rule={finding.rule.clone()} advice={cause.map(|_| finding.advice.clone())} /> }
        }
        Open::Formula => formula(ledger, slip.index),
        Open::Fix => html! {
            if let Some(fix) = fix {
                <FixPreview ledger={ledger.clone()} fix={fix.clone()} close={close.clone()} />
            }
        },
        Open::Explain => {
            html! { <Explain ledger={ledger.clone()} index={slip.index} close={close.clone()} /> }
        }
    });
    html! {
        <section ref={root} {class} id={slip.id.clone()} tabindex="-1" aria-labelledby={format!("{}-head", slip.id)}
            data-anchors={anchors(finding, slip)} data-severity={severity.key()} {onkeydown}>
            { head }
            { body }
            if let Some(opened) = opened { <div class="opened">{ opened }</div> }
        </section>
    }
}

/// Findings folded under the cause that this note shows.
fn folded(ledger: &Ledger, slip: &Slip) -> Html {
    if slip.folded.is_empty() {
        return html! {};
    }
    let titles = slip.folded.iter().map(|&index| {
        let finding = &ledger.outcome.findings[index];
        html! { <li>{ finding.severity.mark() }{ " " }{ &finding.title }</li> }
    });
    html! {
        <details>
            <summary>{ format!("同一原因的另{}处", slip.folded.len()) }</summary>
            <ul>{ for titles }</ul>
        </details>
    }
}

fn rests_on_cells(finding: &Finding) -> bool {
    let cells = finding.related.iter().filter(|related| matches!(related.at, Place::Cell(_))).count();
    // A blank group names many cells and is no equation.
    matches!(finding.at, Place::Cell(_)) && cells > 1 && finding.severity == Severity::Error
}

/// Ids the thread may end at, the nearest first.
fn anchors(finding: &Finding, slip: &Slip) -> String {
    let place = names::anchor_id(&finding.at);
    match finding.at {
        Place::Text(_) => format!("at-{} {place}", slip.id),
        _ => place,
    }
}

/// Returns the focus to the button that opened what is closing.
fn give_back_focus(root: &NodeRef, was: Open) {
    let button = root
        .cast::<web_sys::Element>()
        .and_then(|root| root.query_selector(&format!("[data-opens={}]", was.key())).ok().flatten())
        .and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}

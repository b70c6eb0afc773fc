//! The desk: bar, rail, sheet and foot.

use nianbao_core::form::Part;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::components::desk::bar::Bar;
use crate::components::desk::foot::Foot;
use crate::components::desk::keys::Keys;
use crate::components::desk::layout::use_layout;
use crate::components::desk::live::Live;
use crate::components::desk::rail::Rail;
use crate::components::ledger::{LedgerProvider, use_ledger};
use crate::components::names;
use crate::components::panels::banners::Banners;
use crate::components::panels::intake::{DropZone, Intake};
use crate::components::panels::{OpenPanel, OpenReview, PanelProvider};
use crate::components::sheet::paper::Paper;
use crate::components::way::{WayProvider, use_go, use_way};
use crate::state::navigation::Go;

/// The whole screen.
#[component]
pub fn Desk() -> Html {
    let desk = use_node_ref();
    let probe = use_node_ref();
    let layout = use_layout(&desk, &probe);
    html! {
        <LedgerProvider>
            <WayProvider><PanelProvider>
                <Keys>
                    <div ref={desk} class={classes!("desk", layout.class())}>
                        <span ref={probe} class="probe" aria-hidden="true" />
                        <Bar />
                        <Rail />
                        <Middle />
                        <Foot />
                    </div>
                    <Live />
                    <DropZone />
                </Keys>
            </PanelProvider></WayProvider>
        </LedgerProvider>
    }
}

/// Panels, and below them the sheet, which scrolls on its own: who opens a list keeps their place.
#[component]
fn Middle() -> Html {
    let go = use_go();
    let here = use_way().part;
    let onscroll = move |event: Event| {
        let Some(middle) = event.target_dyn_into::<Element>() else { return };
        let part = part_in_view(&middle);
        if part != here {
            go.emit(Go::Part(part));
        }
    };
    html! {
        <main class="centre">
            <div class="panels desk-side">
                <Banners />
                <Intake />
                <OpenReview />
                <OpenPanel />
            </div>
            <div class="middle" {onscroll}>
                <Paper />
                <Jumps />
            </div>
        </main>
    }
}

/// The last part whose heading has passed the upper third of the window.
fn part_in_view(middle: &Element) -> Option<Part> {
    let document = middle.owner_document()?;
    let line = middle.get_bounding_client_rect().top() + f64::from(middle.client_height()) / 3.0;
    let above = |part: &Part| {
        let heading = document.get_element_by_id(&names::part_id(*part));
        heading.is_some_and(|heading| heading.get_bounding_client_rect().top() <= line)
    };
    Part::ALL.into_iter().rfind(above)
}

/// Follows the reader's jumps: brings the place into view and puts the focus there.
#[component]
fn Jumps() -> Html {
    let way = use_way();
    let ledger = use_ledger();
    use_effect_with(way.jumps, move |jumps| {
        if *jumps == 0 {
            return;
        }
        if let Some(finding) = way.current.and_then(|index| ledger.outcome.findings.get(index)) {
            go_to(&names::anchor_id(&finding.at));
        }
    });
    html! {}
}

/// Brings a place to the middle of the window and puts the focus there.
fn go_to(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id));
    let Some(element) = element else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

//! Numbers of the text that no longer say what their cells hold, because the cells changed: each is offered to be
//! written anew. Nothing is written by itself.

use nianbao_core::model::Edit;
use yew::prelude::*;

use crate::components::ledger::{FocusAction, use_focus};
use crate::components::names;
use crate::hooks::{use_dispatch, use_document, use_reading};
use crate::state::links::{self, Offer};

/// Properties of [`Offers`].
#[derive(Properties, PartialEq)]
pub struct OffersProps {
    /// The numbers of one text.
    pub offers: Vec<Offer>,
}

/// The id of the mark an offer is about.
pub fn mark_id(offer: &Offer) -> String {
    format!("offer-{}-{}", offer.link.at.part.key(), offer.link.at.start)
}

/// The offers for one text, as a note.
#[component]
pub fn Offers(props: &OffersProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let document = use_document();
    let reading = use_reading();
    let Some(first) = props.offers.first() else { return html! {} };
    let part = first.link.at.part;
    let write = |offers: &[Offer], words: String| {
        let (dispatch, focus, report, offers) =
            (dispatch.clone(), focus.clone(), document.report().clone(), offers.to_vec());
        let reading = reading.clone();
        let onclick = move |_: MouseEvent| {
            // What was typed since this was drawn comes first.
            let mut fresh = reading.links().offers(&report, part);
            fresh.retain(|offer| offers.contains(offer));
            let edit: Edit = links::edit(&report, part, &fresh);
            dispatch.edit(edit, "改写文字里的数");
            focus.dispatch(FocusAction::Settled);
        };
        html! { <button type="button" class="text" {onclick}>{ words }</button> }
    };
    let line = |offer: &Offer| {
        let (from, to) = (&offer.link.at.quote, &offer.to);
        let now = offer.link.sum(document.report()).map(|sum| sum.to_string()).unwrap_or_default();
        let cells = names::terms(&offer.link.terms);
        let decline = {
            let (reading, offer) = (reading.clone(), offer.clone());
            move |_: MouseEvent| reading.decline(&offer)
        };
        html! {
            <li key={mark_id(offer)}>
                <p>{ format!("{cells}现在是{now}。把文字里的“{from}”改为“{to}”？") }</p>
                <div class="actions">
                    { write(std::slice::from_ref(offer), format!("改为“{to}”")) }
                    <button type="button" class="text" onclick={decline}>{ "不改" }</button>
                </div>
            </li>
        }
    };
    let id = format!("offers-{}", part.key());
    let anchors = format!("{} {}", mark_id(first), names::text_id(part));
    html! {
        <section class="note offers" id={id.clone()} tabindex="-1" aria-labelledby={format!("{id}-head")} data-anchors={anchors}
            data-severity="offers">
            <h4 id={format!("{id}-head")}><span class="title">{ "表里的数改了" }</span></h4>
            <ul>{ for props.offers.iter().map(line) }</ul>
            if props.offers.len() > 1 {
                <div class="actions">{ write(&props.offers, format!("{}处都改", props.offers.len())) }</div>
            }
        </section>
    }
}

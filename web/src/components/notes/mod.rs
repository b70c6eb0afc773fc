//! Findings as notes in the margin: what they say, what can be done about them, where they stand.

pub mod explain;
pub mod fix;
pub mod formula;
pub mod note;
pub mod offers;
pub mod stack;
pub mod threads;
pub mod why;

use yew::prelude::*;

use super::ledger::{Block, use_ledger};
use super::way::use_way;
use crate::hooks::use_reading;
use crate::rest;
use note::Note;
use offers::Offers;

/// The notes behind one piece of the sheet. Before the rest of the page is here nothing has found any.
pub fn notes(block: Block) -> Html {
    rest::draw(|| found(block))
}

#[inline(never)]
fn found(block: Block) -> Html {
    html! { <Notes {block} /> }
}

#[derive(Properties, PartialEq)]
struct NotesProps {
    block: Block,
}

/// In a wide window they stand in the margin, in a narrow one right here.
#[component]
fn Notes(props: &NotesProps) -> Html {
    let ledger = use_ledger();
    let reading = use_reading();
    let current = use_way().current;
    let mine = ledger.slips.iter().filter(|slip| slip.block == props.block);
    let notes: Vec<Html> = mine
        .map(|slip| {
            let current = current.is_some_and(|index| slip.index == index || slip.folded.contains(&index));
            html! { <Note key={slip.id.as_str()} ledger={ledger.clone()} slip={slip.clone()} {current} /> }
        })
        .collect();
    let offers = match props.block {
        Block::Text(part) => reading.links().offers(&ledger.report, part),
        _ => Vec::new(),
    };
    if notes.is_empty() && offers.is_empty() {
        return html! {};
    }
    html! {
        <div class="notes desk-side">
            { notes }
            if !offers.is_empty() { <Offers {offers} /> }
        </div>
    }
}

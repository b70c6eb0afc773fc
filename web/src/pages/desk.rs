//! The desk: toolbar, rail, sheet and foot, and the keys that work everywhere.

use yew::prelude::*;

use crate::components::ledger::LedgerProvider;
use crate::components::sheet::paper::Paper;

/// The whole screen.
#[component]
pub fn Desk() -> Html {
    html! {
        <LedgerProvider>
            <Surface />
        </LedgerProvider>
    }
}

#[component]
fn Surface() -> Html {
    html! {
        <div class="desk">
            <main class="middle" id="sheet"><Paper /></main>
        </div>
    }
}

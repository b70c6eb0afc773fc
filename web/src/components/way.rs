//! Where the reader is and how to go elsewhere, for components that need not redraw while somebody types.

use nianbao_core::form::Part;
use yew::prelude::*;

use super::ledger::use_ledger;
use crate::state::navigation::{Go, Navigation};

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// The finding being looked at, as an index into the ledger's outcome.
    pub current: Option<usize>,
    /// The part on the screen.
    pub part: Option<Part>,
    /// Changes with every jump.
    pub jumps: u64,
}

/// Properties of [`WayProvider`].
#[derive(Properties, PartialEq)]
pub struct WayProviderProps {
    /// The page.
    pub children: Children,
}

/// Knows where the reader is, and hands it down.
#[component]
pub fn WayProvider(props: &WayProviderProps) -> Html {
    let navigation = use_reducer_eq(Navigation::default);
    let ledger = use_ledger();
    let way = Way {
        current: navigation.current(&ledger.outcome),
        part: navigation.part(),
        jumps: navigation.jumps(),
    };
    let dispatcher = navigation.dispatcher();
    let go = use_callback((), move |go: Go, &()| dispatcher.dispatch(go));
    html! {
        <ContextProvider<Callback<Go>> context={go}>
        <ContextProvider<Way> context={way}>
            { props.children.clone() }
        </ContextProvider<Way>>
        </ContextProvider<Callback<Go>>>
    }
}

const OUTSIDE: &str = "used outside WayProvider";

/// Where the reader is; redraws when that changes.
#[hook]
pub fn use_way() -> Way {
    use_context().expect(OUTSIDE)
}

/// Goes elsewhere; never redraws.
#[hook]
pub fn use_go() -> Callback<Go> {
    use_context().expect(OUTSIDE)
}

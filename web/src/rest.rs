//! The rest of the page. What the first screen does without is cut off the page's own module when that is built (`LATER`
//! in crates/xtask/src/dist/cut/mod.rs) and is fetched when the form stands. Both are one program: what is in the rest is
//! called like everything else, but only once it is here. This module is how the page asks; whoever leads there asks.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::browser;
use crate::state::Notice;

thread_local! {
    static HERE: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Whether the rest of the page is here.
pub fn is_here() -> bool {
    HERE.get() || !browser::has_loader()
}

/// Calls `then` with `true` when the rest of the page is here, at once if it is; with `false` when it cannot be had now.
pub fn with(then: impl FnOnce(bool) + 'static) {
    if is_here() {
        return then(true);
    }
    let told = Closure::once_into_js(move |here: JsValue| {
        HERE.set(here.is_truthy());
        then(HERE.get());
        if HERE.get() {
            WAITING.take().into_iter().for_each(|waiting| waiting());
        }
    });
    browser::when_whole(&told);
}

/// What there can only be once the rest of the page is here.
pub fn draw(door: impl FnOnce() -> Html) -> Html {
    if is_here() {
        door()
    } else {
        html! {}
    }
}

/// Calls `then` when the rest of the page is here, however late that is. Does not ask for it.
pub fn when_here(then: impl FnOnce() + 'static) {
    if is_here() {
        then();
    } else {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    }
}

/// Where the rest of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be had.
    Missing,
}

impl Rest {
    /// What stands in the rest of the page, or where that is.
    pub fn show(self, draw: impl FnOnce() -> Html) -> Html {
        match self {
            Rest::Here => draw(),
            Rest::Coming => html! { <p class="banner" role="status">{ "正在打开……" }</p> },
            Rest::Missing => {
                html! { <p class="banner warning" role="alert">{ Notice::Incomplete.text() }</p> }
            }
        }
    }
}

/// Where the rest of the page is. It is asked for again with everything that is `wanted` of it.
#[hook]
pub fn use_rest<T: PartialEq + 'static>(wanted: Option<T>) -> Rest {
    let rest = use_state_eq(|| Rest::Coming);
    {
        let rest = rest.clone();
        use_effect_with(wanted, move |wanted| {
            if wanted.is_some() && !is_here() {
                rest.set(Rest::Coming);
                with(move |here| rest.set(if here { Rest::Here } else { Rest::Missing }));
            }
        });
    }
    if is_here() { Rest::Here } else { *rest }
}

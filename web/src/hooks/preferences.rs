//! How the page looks, handed down as a context, kept in storage and set as attributes of the document element:
//! `data-size`, `data-contrast`, `data-theme`, `data-paper`. The style sheets do the rest.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::preferences::{Prefer, Preferences};
use crate::storage::{Store, StoreKind};

const KEY: &str = "nianbao/preferences";

/// How the page looks.
#[derive(Clone, PartialEq)]
pub struct PreferencesHandle {
    preferences: Preferences,
    prefer: UseReducerDispatcher<Preferences>,
}

impl PreferencesHandle {
    /// How the page looks.
    pub fn get(&self) -> Preferences {
        self.preferences
    }

    /// Changes it.
    pub fn prefer(&self, change: Prefer) {
        self.prefer.dispatch(change);
    }
}

/// Properties of [`PreferencesProvider`].
#[derive(Properties, PartialEq)]
pub struct PreferencesProviderProps {
    /// The page.
    pub children: Children,
}

fn store() -> Option<Rc<dyn Store>> {
    crate::storage::browser::open(StoreKind::Local)
}

/// Holds the preferences.
#[component]
pub fn PreferencesProvider(props: &PreferencesProviderProps) -> Html {
    let reducer = use_reducer_eq(|| {
        let text = store().and_then(|store| store.get(KEY)).unwrap_or_default();
        Preferences::from_text(&text)
    });
    let preferences = *reducer;
    use_effect_with(preferences, |preferences| {
        show(*preferences);
        if let Some(store) = store() {
            if *preferences == Preferences::default() {
                store.remove(KEY);
            } else {
                // Losing how the page looks loses nothing.
                let _ = store.set(KEY, &preferences.to_text());
            }
        }
    });
    let handle = PreferencesHandle { preferences, prefer: reducer.dispatcher() };
    html! {
        <ContextProvider<PreferencesHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<PreferencesHandle>>
    }
}

fn show(preferences: Preferences) {
    let Some(window) = web_sys::window() else { return };
    let Some(root) = window.document().and_then(|document| document.document_element()) else { return };
    let dark = preferences.dark.unwrap_or_else(|| {
        let query = window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        query.is_some_and(|query| query.matches())
    });
    let set = |name: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    };
    set("data-size", preferences.size.key());
    set("data-contrast", preferences.high_contrast.then_some("high"));
    set("data-theme", dark.then_some("dark"));
    set("data-paper", preferences.dark_paper.then_some("dark"));
}

/// How the page looks; redraws when it changes.
#[hook]
pub fn use_preferences() -> PreferencesHandle {
    use_context().expect("used outside PreferencesProvider")
}

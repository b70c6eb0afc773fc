//! Keys that work wherever the focus is, and the deeds behind them.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use nianbao_core::form::TableKey;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::components::ledger::{FocusAction, Ledger, use_focus};
use crate::components::way::use_go;
use crate::hooks::{use_dispatch, use_document, use_known};
use crate::state::navigation::Go;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// To the next finding.
    Next,
    /// To the finding before.
    Previous,
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Fills the blanks of a table with 0.
    Zero(TableKey),
}

/// What a key does; `table` is the one with the focus, `own` whether the focus is in a field that keeps its own
/// history, such as a reason being written.
pub fn meaning(
    key: &str,
    ctrl: bool,
    shift: bool,
    alt: bool,
    table: Option<TableKey>,
    own: bool,
) -> Option<Deed> {
    match (key, ctrl, shift, alt) {
        ("F8", false, false, false) => Some(Deed::Next),
        ("F8", false, true, false) => Some(Deed::Previous),
        ("z" | "Z", true, false, false) if !own => Some(Deed::Undo),
        ("y" | "Y", true, false, false) | ("z" | "Z", true, true, false) if !own => Some(Deed::Redo),
        ("0", false, false, true) => table.map(Deed::Zero),
        _ => None,
    }
}

/// Does what keys and their buttons say. Always up to date, yet never redraws what holds it.
#[hook]
pub fn use_deeds() -> Callback<Deed> {
    use_context().expect("used outside Keys")
}

/// Properties of [`Keys`].
#[derive(Properties, PartialEq)]
pub struct KeysProps {
    /// The page.
    pub children: Children,
}

/// Listens for keys, and hands the deeds down.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let document = use_document();
    let known = use_known();
    let dispatch = use_dispatch();
    let go = use_go();
    let focus = use_focus();

    // The newest deed lies in a cell, so that the callback handed down never changes.
    let newest = use_mut_ref(Callback::<Deed>::noop);
    *newest.borrow_mut() = Callback::from(move |deed: Deed| {
        // Whoever asks for the next finding is done with the table at hand: nothing is kept back for it.
        let all = || Rc::clone(&Ledger::new(document.report(), &known.outcome(), None, None).outcome);
        match deed {
            Deed::Next => go.emit(Go::Next(all())),
            Deed::Previous => go.emit(Go::Previous(all())),
            Deed::Undo => dispatch.undo(),
            Deed::Redo => dispatch.redo(),
            Deed::Zero(table) => dispatch.zero(table),
        }
        focus.dispatch(FocusAction::Settled);
        focus.dispatch(FocusAction::TableLeft);
    });
    let deeds = use_callback((), move |deed: Deed, &()| {
        let newest = newest.borrow().clone();
        newest.emit(deed);
    });

    {
        let deeds = deeds.clone();
        use_effect_with((), move |()| {
            let listener = web_sys::window().and_then(|window| window.document()).map(|document| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, "keydown", options, move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                    if event.is_composing() || event.default_prevented() {
                        return;
                    }
                    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    let table = target.as_ref().and_then(table_of);
                    let own = target.as_ref().is_some_and(keeps_own_history);
                    let ctrl = event.ctrl_key() || event.meta_key();
                    // With Alt held some keyboards send another character, so the key itself decides.
                    let key = if event.code() == "Digit0" { "0".to_owned() } else { event.key() };
                    if let Some(deed) = meaning(&key, ctrl, event.shift_key(), event.alt_key(), table, own) {
                        event.prevent_default();
                        deeds.emit(deed);
                    }
                })
            });
            move || drop(listener)
        });
    }
    html! {
        <ContextProvider<Callback<Deed>> context={deeds}>
            { props.children.clone() }
        </ContextProvider<Callback<Deed>>>
    }
}

fn table_of(target: &Element) -> Option<TableKey> {
    let table = target.closest("table.form").ok().flatten()?;
    TableKey::ALL.into_iter().find(|key| table.class_list().contains(key.key()))
}

fn keeps_own_history(target: &Element) -> bool {
    let is_field = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA");
    let on_sheet = target.closest(".paper").ok().flatten().is_some();
    let in_note = target.closest(".note").ok().flatten().is_some();
    is_field && (!on_sheet || in_note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_the_foot_says() {
        let plain = |key| meaning(key, false, false, false, None, false);
        assert_eq!(plain("F8"), Some(Deed::Next));
        assert_eq!(meaning("F8", false, true, false, None, false), Some(Deed::Previous));
        assert_eq!(plain("0"), None);
        let table = Some(TableKey::Disputes);
        assert_eq!(meaning("0", false, false, true, table, false), Some(Deed::Zero(TableKey::Disputes)));
        assert_eq!(meaning("0", false, false, true, None, false), None);
    }

    #[test]
    fn a_field_with_its_own_history_keeps_it() {
        assert_eq!(meaning("z", true, false, false, None, false), Some(Deed::Undo));
        assert_eq!(meaning("Z", true, true, false, None, false), Some(Deed::Redo));
        assert_eq!(meaning("y", true, false, false, None, false), Some(Deed::Redo));
        assert_eq!(meaning("z", true, false, false, None, true), None);
    }
}

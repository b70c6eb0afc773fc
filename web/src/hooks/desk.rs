//! The drafts around the open report, handed down as a context; connects the keeper with the browser's events.

use std::ops::Deref;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use nianbao_io::project::Previous;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

use super::document::{use_document, use_known};
use super::keeper::Keeper;
use crate::rest;
use crate::state::{Desk, DeskAction, DraftId, Notice};
use crate::storage::drafts::Entry;
use crate::storage::lock;

/// The drafts, the saving and the banners.
#[derive(Clone, PartialEq)]
pub struct DeskHandle {
    desk: Rc<Desk>,
    act: UseReducerDispatcher<Desk>,
    keeper: Rc<Keeper>,
}

impl Deref for DeskHandle {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DeskHandle {
    /// Opens a draft of the list; what is open is saved before.
    pub fn open(&self, id: &DraftId) {
        self.keeper.open(id);
    }

    /// Begins a blank draft.
    pub fn open_blank(&self) {
        self.keeper.open_blank();
    }

    /// A draft of the list as last year's report; the open one as it is now.
    pub fn as_previous(&self, entry: &Entry) -> Option<Rc<Previous>> {
        self.keeper.as_previous(entry)
    }

    /// Deletes a draft; a banner offers to bring it back.
    pub fn delete(&self, entry: &Entry) {
        self.keeper.delete(entry);
    }

    /// Gives a draft a name for the list; an empty one takes it away.
    pub fn rename(&self, id: &DraftId, label: &str) {
        self.keeper.rename(id, label);
    }

    /// Removes all drafts and settings from this computer. Ask before.
    pub fn clear_all(&self) {
        self.keeper.clear_all();
    }

    /// Whether drafts are kept only until the tab is closed (公用电脑).
    pub fn is_session_only(&self) -> bool {
        self.keeper.is_session_only()
    }

    /// Keeps the open draft only until the tab is closed, or on the computer again.
    pub fn set_session_only(&self, on: bool) {
        self.keeper.set_session_only(on);
    }

    /// Tells something in a banner.
    pub fn tell(&self, notice: Notice) {
        self.keeper.tell(notice);
    }

    /// Closes a banner.
    pub fn dismiss(&self, notice: &Notice) {
        self.act.dispatch(DeskAction::Drop(notice.clone()));
    }

    /// The keeper itself, for the other hooks.
    pub(super) fn keeper(&self) -> &Rc<Keeper> {
        &self.keeper
    }
}

/// Properties of [`DeskProvider`].
#[derive(Properties, PartialEq)]
pub struct DeskProviderProps {
    /// Keeps the open draft.
    pub keeper: Rc<Keeper>,
    /// The page.
    pub children: Children,
}

/// Holds the drafts around the open report. Stands inside `DocumentProvider`.
#[component]
pub fn DeskProvider(props: &DeskProviderProps) -> Html {
    let keeper = &props.keeper;
    let desk = use_reducer_eq(|| Desk::new(keeper.kind()));
    let document = use_document();
    let known = use_known();

    let drawn = {
        let (keeper, act, document) = (keeper.clone(), desk.dispatcher(), document.clone());
        move || keeper.drawn(&act, document.live(), known)
    };
    use_effect(drawn);

    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            let listeners = listen(&keeper);
            let told = keeper.clone();
            rest::with(move |here| {
                if !here {
                    told.tell(Notice::Incomplete);
                    rest::when_here(move || told.untell(Notice::Incomplete));
                }
            });
            let beat = Interval::new(lock::BEAT, move || keeper.beat());
            move || drop((listeners, beat))
        });
    }

    let handle =
        DeskHandle { desk: Rc::new((*desk).clone()), act: desk.dispatcher(), keeper: keeper.clone() };
    html! {
        <ContextProvider<DeskHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<DeskHandle>>
    }
}

/// Everything that happens outside: other tabs, and the page being left.
fn listen(keeper: &Rc<Keeper>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let on = |target: &web_sys::EventTarget, name: &'static str, deed: fn(&Keeper, &Event)| {
        let keeper = keeper.clone();
        EventListener::new_with_options(
            target,
            name,
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                deed(&keeper, event);
            },
        )
    };
    vec![
        on(&window, "storage", |keeper, event| {
            if let Some(event) = event.dyn_ref::<StorageEvent>() {
                keeper.stored_elsewhere(event.key().as_deref(), event.new_value().is_none());
            }
        }),
        on(&window, "pagehide", |keeper, _| keeper.leave()),
        on(&window, "pageshow", |keeper, event| {
            if js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
                keeper.come_back();
            }
        }),
        on(&document, "visibilitychange", |keeper, _| keeper.flush()),
        on(&window, "beforeunload", |keeper, event| {
            if keeper.is_unsaved() {
                event.prevent_default();
                // Chromium before 119 asks only when this is set.
                let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"1".into());
            }
        }),
    ]
}

/// The drafts, the saving and the banners; redraws when one of them changes.
#[hook]
pub fn use_desk() -> DeskHandle {
    use_context().expect("used outside DeskProvider")
}

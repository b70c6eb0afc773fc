//! Keeps the open draft: saves it, watches what other tabs do to it, opens another one. The only place that writes
//! to the browser's storage. What is saved when, and who may overwrite whom, is decided in [`crate::storage`].

mod deeds;
mod kept;
mod start;
mod tabs;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use kept::{Saved, State};
use nianbao_core::model::Report;
use nianbao_io::project::Previous;
use yew::prelude::*;

use super::checker::Known;
use crate::browser;
use crate::state::document::{Action, Document};
use crate::state::{Desk, DeskAction, DraftId, Notice, SaveState, Totals};
use crate::storage::embedded::{self, Origin};
use crate::storage::{Drafts, Header, Stamp, StoreKind, lock};

/// How long nothing must change before the draft is saved, in milliseconds: not between two keys of somebody who types.
const PAUSE: u32 = 200;
/// How long typing may rest unsaved all the same.
const LONGEST: u64 = 1000;
/// In the tab's own storage: the draft this tab has open, so that a reload brings back this one and no other.
const TAB_DRAFT: &str = "nianbao/tab-draft";
/// In the tab's own storage: drafts are kept there only.
const SESSION_ONLY: &str = "nianbao/session-only";
/// Written and removed again when everything is cleared, so that other tabs forget as well.
const CLEARED: &str = "nianbao/cleared";

/// Keeps the open draft.
pub struct Keeper {
    tab: Rc<str>,
    state: RefCell<State>,
    links: RefCell<Option<Links>>,
}

#[derive(Clone)]
struct Links {
    desk: UseReducerDispatcher<Desk>,
    document: UseReducerHandle<Document>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Keeper) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Keeper {
    /// Opens the store and the draft to begin with: the one this tab had open before a reload, the one inside this copy
    /// of the page, the one that was open last, or a blank report.
    pub fn start() -> Rc<Keeper> {
        let session = crate::storage::browser::open(StoreKind::Session);
        let session_only = session.as_ref().is_some_and(|store| store.get(SESSION_ONLY).is_some());
        let wanted = if session_only { StoreKind::Session } else { StoreKind::Local };
        let mut waiting = Vec::new();
        let store = crate::storage::browser::open(wanted).unwrap_or_else(|| {
            waiting.push(DeskAction::Tell(Notice::NoStorage));
            Rc::new(crate::storage::MemoryStore::default())
        });
        lock::sweep(&*store, browser::now());
        let drafts = Drafts::new(store);
        let blank = Report::for_year(browser::usual_year());
        let document = Rc::new(Document::new(blank, browser::fresh_id(), None));
        let keeper = Keeper {
            tab: browser::fresh_id().as_str().into(),
            state: RefCell::new(State {
                drafts: drafts.clone(),
                lock: None,
                saved: Some(Saved::of(&document)),
                document,
                known: None,
                label: String::new(),
                seen: None,
                failed: false,
                safe: None,
                timer: None,
                waiting_since: None,
                waiting,
            }),
            links: RefCell::new(None),
        };
        let stored = |id: &DraftId| drafts.stamp(id).is_some();
        let own = session.and_then(|store| store.get(TAB_DRAFT)).and_then(|text| own_draft(&text));
        let reopened = own.filter(stored).is_some_and(|id| keeper.open(&id)) || keeper.start_embedded();
        if !reopened {
            let newest = || drafts.list().into_iter().next().map(|entry| entry.id);
            let last = drafts.last().filter(stored).or_else(newest);
            if !last.is_some_and(|id| keeper.open(&id)) {
                keeper.state.borrow_mut().lock(&keeper.tab);
            }
        }
        keeper.refresh();
        Rc::new(keeper)
    }

    /// Connects the keeper with the page as it was drawn just now; when the document has changed, it will be saved in
    /// a moment.
    pub(super) fn drawn(
        self: &Rc<Self>,
        desk: &UseReducerDispatcher<Desk>,
        document: &UseReducerHandle<Document>,
        known: Known,
    ) {
        *self.links.borrow_mut() = Some(Links { desk: desk.clone(), document: document.clone() });
        let waiting = std::mem::take(&mut self.state.borrow_mut().waiting);
        waiting.into_iter().for_each(|action| desk.dispatch(action));
        self.state.borrow_mut().known = Some(known);
        self.schedule();
    }

    /// Takes over what the document is at this very moment.
    fn sync(&self) {
        if let Some(links) = &*self.links.borrow() {
            self.state.borrow_mut().document = Rc::new((*links.document).clone());
        }
    }

    /// The document to begin with.
    pub fn document(&self) -> Rc<Document> {
        self.state.borrow().document.clone()
    }

    /// Where drafts are kept.
    pub fn kind(&self) -> StoreKind {
        self.state.borrow().drafts.store().kind()
    }

    fn act(&self, action: DeskAction) {
        let links = self.links.borrow().clone();
        match links {
            Some(links) => links.desk.dispatch(action),
            None => self.state.borrow_mut().waiting.push(action),
        }
    }

    /// Tells something in a banner.
    pub fn tell(&self, notice: Notice) {
        self.act(DeskAction::Tell(notice));
    }

    /// Takes a banner away: what it tells is no longer so.
    pub fn untell(&self, notice: Notice) {
        self.act(DeskAction::Drop(notice));
    }

    fn change(&self, action: Action) {
        let links = self.links.borrow().clone();
        if let Some(links) = links {
            links.document.dispatch(action);
        }
    }

    /// Lists the drafts anew.
    pub fn refresh(&self) {
        let list = self.state.borrow().drafts.list();
        self.act(DeskAction::Listed(list));
    }

    fn schedule(self: &Rc<Self>) {
        self.sync();
        let pending = {
            let mut state = self.state.borrow_mut();
            if state.is_saved() {
                return;
            }
            let now = browser::now();
            let report = state.document.report().clone();
            let waiting = state.waiting_since.take();
            // A redraw alone is no change, and no pause is waited for longer than that.
            let changed = waiting.as_ref().is_none_or(|(since, drawn)| {
                !Rc::ptr_eq(drawn, &report) && now.saturating_sub(*since) < LONGEST
            });
            state.waiting_since = Some((waiting.map_or(now, |(since, _)| since), report));
            if state.timer.is_none() || changed {
                let keeper = Rc::downgrade(self);
                state.timer = Some(Timeout::new(PAUSE, move || {
                    if let Some(keeper) = keeper.upgrade() {
                        keeper.flush();
                    }
                }));
            }
            state.drafts.store().kind() != StoreKind::Memory && !state.failed
        };
        if pending {
            self.act(DeskAction::Save(SaveState::Pending));
        }
    }

    /// Saves at once what is not saved yet.
    pub fn flush(&self) {
        self.sync();
        let mut actions = Vec::new();
        let renamed = self.state.borrow_mut().save(&self.tab, &mut actions);
        if let Some(id) = renamed {
            self.change(Action::Rename(id));
        }
        actions.into_iter().for_each(|action| self.act(action));
    }

    /// Whether leaving the page would lose something.
    pub fn is_unsaved(&self) -> bool {
        self.flush();
        let state = self.state.borrow();
        let in_memory = state.drafts.store().kind() == StoreKind::Memory;
        let in_file = state.safe.as_ref().is_some_and(|safe| Rc::ptr_eq(safe, state.document.report()));
        let touched = state.seen.is_some() || !state.is_saved();
        !in_file && ((in_memory && touched) || !state.is_saved())
    }

    /// The report was put in a file that can be opened again.
    pub fn is_in_file(&self, report: &Rc<Report>) {
        self.state.borrow_mut().safe = Some(report.clone());
    }

    /// Lays a document on the desk. `stored` says whether it lies in the store as it is.
    fn put(&self, document: Document, seen: Option<Stamp>, label: String, stored: bool) {
        let open = Action::Open {
            report: document.report().clone(),
            id: document.id().clone(),
            totals: Some(document.totals()),
            previous: document.previous().cloned(),
        };
        let elsewhere = {
            let mut state = self.state.borrow_mut();
            let same = state.document.id() == document.id() && state.lock.is_some();
            if !same {
                state.release();
            }
            state.saved = stored.then(|| Saved::of(&document));
            state.document = Rc::new(document);
            state.seen = seen;
            state.label = label;
            state.safe = None;
            state.timer = None;
            if !same {
                state.lock(&self.tab);
            }
            if state.seen.is_some() {
                state.remember();
            }
            state.is_elsewhere()
        };
        self.change(open);
        self.show_hold(elsewhere);
    }

    fn show_hold(&self, elsewhere: bool) {
        self.act(if elsewhere {
            DeskAction::Tell(Notice::Elsewhere)
        } else {
            DeskAction::Drop(Notice::Elsewhere)
        });
    }

    /// Opens a draft; `false` when there is none or it cannot be read. The open one is saved before.
    pub fn open(&self, id: &DraftId) -> bool {
        self.flush();
        let loaded = self.state.borrow().drafts.load(id);
        match loaded {
            None => false,
            Some(Err(error)) => {
                self.tell(Notice::DraftUnreadable(error.to_string()));
                false
            }
            Some(Ok(loaded)) => {
                let Header { stamp, totals, label, saved_at, .. } = loaded.header;
                let document = Document::new(loaded.report, id.clone(), Some(totals));
                self.put(document.beside(loaded.previous), Some(stamp), label, true);
                self.act(DeskAction::Save(SaveState::Saved(saved_at)));
                true
            }
        }
    }

    /// Begins a blank draft. It is stored with the first change.
    pub fn open_blank(&self) {
        self.flush();
        let report = Report::for_year(browser::usual_year());
        let document = Document::new(report, browser::fresh_id(), Some(Totals::Computed));
        self.put(document, None, String::new(), true);
        self.act(DeskAction::Save(SaveState::Untouched));
    }

    /// Opens a report that comes from elsewhere as a new draft, with last year's beside it, and stores it.
    pub fn open_report(&self, report: Report, totals: Option<Totals>, previous: Option<Rc<Previous>>) {
        self.flush();
        let document = Document::new(report, browser::fresh_id(), totals).beside(previous);
        self.put(document, None, String::new(), false);
        self.flush();
    }

    /// The text of the open draft for a copy of the page.
    pub fn embed(&self) -> String {
        self.flush();
        let state = self.state.borrow();
        let origin = Origin {
            id: state.document.id().clone(),
            stamp: state.seen.clone(),
            totals: state.document.totals(),
        };
        embedded::write(state.document.report(), state.document.previous().map(Rc::as_ref), &origin)
    }
}

/// What a tab notes for a reload: its draft, and the page's address, because one tab may go from page to page.
fn tab_note(id: &DraftId) -> String {
    format!("{id} {}", browser::address())
}

/// The draft a tab noted for a reload of this very page.
fn own_draft(note: &str) -> Option<DraftId> {
    let (id, address) = note.split_once(' ')?;
    DraftId::parse(id).filter(|_| address == browser::address())
}

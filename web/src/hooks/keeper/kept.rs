//! What the keeper knows of the open draft, and the one way it is written: never over somebody else's work.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use nianbao_core::check::Context;
use nianbao_core::model::Report;
use nianbao_io::project::Previous;

use super::super::checker::Known;
use crate::browser;
use crate::rest;
use crate::state::answer::{self, Last};
use crate::state::document::{Action, Document, same};
use crate::state::selectors;
use crate::state::{DeskAction, DraftId, Notice, SaveState, Totals};
use crate::storage::drafts::{Entry, Saving};
use crate::storage::{Drafts, Hold, Lock, SaveError, Stamp, StoreKind, Tally};

/// A state of a draft, by its parts.
#[derive(Clone)]
pub(super) struct Saved {
    report: Rc<Report>,
    totals: Totals,
    previous: Option<Rc<Previous>>,
}

impl Saved {
    /// What a document is now.
    pub(super) fn of(document: &Document) -> Saved {
        let previous = document.previous().cloned();
        Saved { report: document.report().clone(), totals: document.totals(), previous }
    }
}

/// What the keeper knows of the open draft.
pub(super) struct State {
    pub(super) drafts: Drafts,
    pub(super) lock: Option<Lock>,
    pub(super) document: Rc<Document>,
    /// What is known of the report that was drawn last, for the list of drafts.
    pub(super) known: Option<Known>,
    pub(super) label: String,
    /// The state of the draft in the store, as far as this tab knows.
    pub(super) seen: Option<Stamp>,
    /// What was saved last, or what there is no need to save.
    pub(super) saved: Option<Saved>,
    /// Whether the last attempt to save failed.
    pub(super) failed: bool,
    /// What was put in a file last.
    pub(super) safe: Option<Rc<Report>>,
    pub(super) timer: Option<Timeout>,
    /// Since when something is unsaved, and the report that was then drawn last.
    pub(super) waiting_since: Option<(u64, Rc<Report>)>,
    /// What to tell once somebody listens.
    pub(super) waiting: Vec<DeskAction>,
}

impl State {
    pub(super) fn is_saved(&self) -> bool {
        self.saved.as_ref().is_some_and(|saved| {
            Rc::ptr_eq(&saved.report, self.document.report())
                && saved.totals == self.document.totals()
                && same(saved.previous.as_ref(), self.document.previous())
        })
    }

    pub(super) fn is_elsewhere(&self) -> bool {
        self.lock.as_ref().is_some_and(|lock| lock.hold() == Hold::Elsewhere)
    }

    pub(super) fn lock(&mut self, tab: &Rc<str>) {
        let store = self.drafts.store();
        // Only the computer's own storage is seen by other tabs.
        self.lock = (store.kind() == StoreKind::Local)
            .then(|| Lock::open(&**store, self.document.id(), tab, browser::now()));
    }

    pub(super) fn release(&mut self) {
        let store = self.drafts.store().clone();
        if let Some(lock) = &mut self.lock {
            lock.release(&*store);
        }
    }

    /// Saves what is not saved yet; returns the new name when it had to become a draft of its own.
    pub(super) fn save(&mut self, tab: &Rc<str>, actions: &mut Vec<DeskAction>) -> Option<DraftId> {
        self.timer = None;
        self.waiting_since = None;
        if self.is_saved() {
            self.recount(actions);
            return None;
        }
        let mut renamed = None;
        if self.is_elsewhere() {
            renamed = Some(self.become_copy(tab));
        }
        let mut result = self.write(tab);
        if result == Err(SaveError::Conflict) {
            renamed = Some(self.become_copy(tab));
            result = self.write(tab);
        }
        if renamed.is_some() {
            actions.push(DeskAction::Drop(Notice::Elsewhere));
            actions.push(DeskAction::Tell(Notice::SavedAsCopy));
        }
        self.failed = result.is_err();
        match result {
            Ok(entry) => actions.push(if self.drafts.store().kind() == StoreKind::Memory {
                DeskAction::Save(SaveState::InMemory)
            } else {
                DeskAction::Saved(entry)
            }),
            Err(SaveError::Store(error)) => {
                actions.push(DeskAction::Save(SaveState::Failed));
                actions.push(DeskAction::Tell(Notice::SaveFailed(error)));
            }
            // A name made this moment is in nobody's use.
            Err(SaveError::Conflict) => actions.push(DeskAction::Save(SaveState::Failed)),
        }
        renamed
    }

    /// A check of the text is answered when the draft was long saved.
    fn recount(&self, actions: &mut Vec<DeskAction>) {
        let Some(seen) = self.seen.as_ref().filter(|_| !self.is_elsewhere()) else { return };
        let Some(known) = self.known.as_ref().filter(|known| known.is_of(self.document.id())) else { return };
        let tally = selectors::tally(&known.outcome(), self.document.report());
        if self.drafts.recount(self.document.id(), seen, tally) {
            actions.push(DeskAction::Listed(self.drafts.list()));
        }
    }

    pub(super) fn become_copy(&mut self, tab: &Rc<str>) -> DraftId {
        self.release();
        let id = browser::fresh_id();
        let copy = Rc::clone(&self.document);
        self.document = yew::Reducible::reduce(copy, Action::Rename(id.clone()));
        self.seen = None;
        self.label = if self.label.is_empty() { "副本".into() } else { format!("{} 副本", self.label) };
        self.lock(tab);
        id
    }

    /// Notes which draft is open: for a reload of this tab, and for the next tab.
    pub(super) fn remember(&self) {
        let id = self.document.id();
        self.drafts.set_last(id);
        if let Some(session) = crate::storage::browser::open(StoreKind::Session) {
            // Without room the draft that was open last comes back instead.
            let _ = session.set(super::TAB_DRAFT, &super::tab_note(id));
        }
    }

    /// What the list of drafts says of it.
    fn tally(&self) -> Tally {
        // A draft opened this moment was not drawn yet: what its cells say is known all the same.
        let report = self.document.report();
        match self.known.as_ref().filter(|known| known.is_of(self.document.id())) {
            Some(known) => selectors::tally(&known.outcome(), report),
            None if rest::is_here() => {
                selectors::tally(&answer::outcome(report, &Context::default(), Last::Nothing), report)
            }
            None => Tally { blanks: selectors::blanks(report), ..Tally::default() },
        }
    }

    pub(super) fn write(&mut self, tab: &Rc<str>) -> Result<Entry, SaveError> {
        let document = self.document.clone();
        let saving = Saving {
            report: document.report(),
            previous: document.previous().map(Rc::as_ref),
            totals: document.totals(),
            tally: self.tally(),
            label: &self.label,
            now: browser::now(),
            tab,
        };
        let entry = self.drafts.save(document.id(), self.seen.as_ref(), &saving)?;
        let first = self.seen.replace(entry.header.stamp.clone()).is_none();
        self.saved = Some(Saved::of(&document));
        if first {
            self.remember();
        }
        Ok(entry)
    }
}

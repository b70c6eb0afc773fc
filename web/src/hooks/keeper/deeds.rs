//! What people do with drafts beside writing them: delete, name, take over, clear, keep for the session only.

use std::rc::Rc;

use nianbao_io::project::Previous;

use super::kept::Saved;
use super::{CLEARED, Keeper, SESSION_ONLY};
use crate::browser;
use crate::state::{DeskAction, DraftId, Notice, desk};
use crate::storage::drafts::Entry;
use crate::storage::{Drafts, StoreKind};

impl Keeper {
    /// A draft as last year's report; tells when it cannot be read.
    pub fn as_previous(&self, entry: &Entry) -> Option<Rc<Previous>> {
        // Of the open draft what was typed a moment ago counts too.
        self.flush();
        let loaded = self.state.borrow().drafts.load(&entry.id)?;
        match loaded {
            Ok(loaded) => {
                let report = (*loaded.report).clone();
                Some(Rc::new(Previous::new(report, desk::title(entry), Vec::new())))
            }
            Err(error) => {
                self.tell(Notice::DraftUnreadable(error.to_string()));
                None
            }
        }
    }

    /// Deletes a draft; the banner offers to bring it back. Deleting the open one leaves a blank report.
    pub fn delete(&self, entry: &Entry) {
        // What was typed a moment ago belongs to what is brought back.
        self.flush();
        let text = self.state.borrow().drafts.delete(&entry.id);
        let Some(text) = text else { return };
        if self.state.borrow().document.id() == &entry.id {
            self.forget();
            self.open_blank();
        }
        self.refresh();
        self.tell(Notice::Deleted { id: entry.id.clone(), title: desk::title(entry), text: text.into() });
    }

    /// Brings a deleted draft back and opens it.
    pub fn restore(&self, id: &DraftId, text: &str) {
        let done = self.state.borrow().drafts.restore(id, text);
        match done {
            Ok(()) => {
                self.open(id);
                self.refresh();
            }
            Err(error) => self.tell(Notice::SaveFailed(error)),
        }
    }

    /// Gives a draft a name for the list.
    pub fn rename(&self, id: &DraftId, label: &str) {
        self.flush();
        let done = self.state.borrow().drafts.rename(id, label);
        if let Err(error) = done {
            self.tell(Notice::SaveFailed(error));
            return;
        }
        {
            let mut state = self.state.borrow_mut();
            if state.document.id() == id {
                state.label = label.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        self.refresh();
    }

    /// Goes on with the open draft in this tab; the other tab gives way.
    pub fn take_over(&self) {
        let id = self.state.borrow().document.id().clone();
        // What the other tab has saved meanwhile comes first.
        let newer = {
            let state = self.state.borrow();
            state.drafts.stamp(&id) != state.seen
        };
        if newer {
            self.open(&id);
        }
        {
            let mut state = self.state.borrow_mut();
            let store = state.drafts.store().clone();
            if let Some(lock) = &mut state.lock {
                lock.take(&*store, browser::now());
            }
        }
        self.show_hold(false);
    }

    /// Removes everything from this computer and begins with a blank report.
    pub fn clear_all(&self) {
        self.forget();
        if let Some(store) = crate::storage::browser::open(StoreKind::Local) {
            let _ = store.set(CLEARED, "1");
            Drafts::new(store).clear();
        }
        if let Some(store) = crate::storage::browser::open(StoreKind::Session) {
            let session_only = store.get(SESSION_ONLY);
            Drafts::new(store.clone()).clear();
            if let Some(on) = session_only {
                let _ = store.set(SESSION_ONLY, &on);
            }
        }
        self.open_blank();
        self.refresh();
        self.tell(Notice::Cleared);
    }

    /// Lets go of the open draft without saving it.
    pub(super) fn forget(&self) {
        self.sync();
        let mut state = self.state.borrow_mut();
        state.timer = None;
        state.saved = Some(Saved::of(&state.document));
        state.lock = None;
    }

    /// Whether drafts are kept only until the tab is closed.
    pub fn is_session_only(&self) -> bool {
        self.kind() == StoreKind::Session
    }

    /// Keeps the open draft only until the tab is closed, or on the computer again.
    pub fn set_session_only(&self, on: bool) {
        self.flush();
        let kind = if on { StoreKind::Session } else { StoreKind::Local };
        let (Some(store), Some(session)) =
            (crate::storage::browser::open(kind), crate::storage::browser::open(StoreKind::Session))
        else {
            self.tell(Notice::NoStorage);
            return;
        };
        {
            let mut state = self.state.borrow_mut();
            if state.drafts.store().kind() == kind {
                return;
            }
            state.release();
            let id = state.document.id().clone();
            if state.seen.is_some() {
                state.drafts.delete(&id);
                state.saved = None;
            }
            state.seen = None;
            state.drafts = Drafts::new(store);
            state.lock(&self.tab);
        }
        if on {
            let _ = session.set(SESSION_ONLY, "1");
        } else {
            session.remove(SESSION_ONLY);
        }
        self.act(DeskAction::Kind(kind));
        self.flush();
        self.refresh();
    }
}

//! Several tabs: who writes the draft, and what one tab does to the others.

use super::{CLEARED, Keeper};
use crate::browser;
use crate::rest;
use crate::state::Notice;
use crate::storage::{Lock, Store, drafts};

impl Keeper {
    /// Renews the sign that this tab has the draft open.
    pub(in crate::hooks) fn beat(&self) {
        self.with_lock(|lock, store| lock.beat(store, browser::now()));
    }

    fn with_lock(&self, deed: impl FnOnce(&mut Lock, &dyn Store)) {
        let (before, after) = {
            let mut state = self.state.borrow_mut();
            let store = state.drafts.store().clone();
            let before = state.is_elsewhere();
            if let Some(lock) = &mut state.lock {
                deed(lock, &*store);
            }
            (before, state.is_elsewhere())
        };
        if before == after {
            return;
        }
        if !after {
            self.catch_up();
        }
        self.show_hold(after);
    }

    /// Shows what another tab has saved in the open draft, unless something was written here.
    fn catch_up(&self) {
        // Nothing can be read yet. Whoever writes on here gets a copy, as ever when another tab was first.
        if !rest::is_here() {
            return;
        }
        let id = {
            let state = self.state.borrow();
            let id = state.document.id().clone();
            let stored = state.drafts.stamp(&id);
            if stored.is_none() || stored == state.seen || !state.is_saved() {
                return;
            }
            id
        };
        self.open(&id);
    }

    /// Another tab has changed the store.
    pub(in crate::hooks) fn stored_elsewhere(&self, key: Option<&str>, removed: bool) {
        if key == Some(CLEARED) && removed {
            return;
        }
        let Some(key) = key.filter(|key| *key != CLEARED) else {
            // Everything was cleared there; on a shared computer that must hold for this tab as well.
            self.forget();
            self.open_blank();
            self.refresh();
            self.tell(Notice::Cleared);
            return;
        };
        let about_lock = self.state.borrow().lock.as_ref().is_some_and(|lock| lock.is_about(key));
        if about_lock {
            self.with_lock(|lock, store| lock.seen(store, browser::now()));
            return;
        }
        let Some(id) = drafts::id_of_key(key) else { return };
        self.refresh();
        let here = {
            let state = self.state.borrow();
            state.document.id() == &id && state.is_elsewhere()
        };
        if here {
            self.catch_up();
        }
    }

    /// The page is left, perhaps for good.
    pub(in crate::hooks) fn leave(&self) {
        self.flush();
        self.state.borrow_mut().release();
    }

    /// The page came back from the browser's memory.
    pub(in crate::hooks) fn come_back(&self) {
        {
            let mut state = self.state.borrow_mut();
            state.lock(&self.tab);
        }
        self.catch_up();
        let elsewhere = self.state.borrow().is_elsewhere();
        self.show_hold(elsewhere);
    }
}

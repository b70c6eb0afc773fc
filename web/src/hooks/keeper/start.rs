//! A copy of the page that carries a draft.

use std::rc::Rc;

use super::Keeper;
use crate::browser;
use crate::state::{Document, Notice};
use crate::storage::embedded::{self, Origin};
use crate::storage::{StoreKind, drafts};

impl Keeper {
    /// Whether there is a draft to go on with: in this browser, in this tab, or in this copy of the page.
    pub fn goes_on() -> bool {
        let kept = |kind| {
            let store = crate::storage::browser::open(kind);
            store.is_some_and(|store| store.keys().iter().any(|key| drafts::id_of_key(key).is_some()))
        };
        kept(StoreKind::Local) || kept(StoreKind::Session) || browser::embedded_draft().is_some()
    }

    /// Begins with the draft inside this copy of the page, or with the stored one that goes on from it. When both
    /// have gone on from a common state, the one inside becomes a draft of its own.
    pub(super) fn start_embedded(&self) -> bool {
        let Some(text) = browser::embedded_draft() else { return false };
        let embedded = match embedded::read(&text) {
            Ok(embedded) => embedded,
            Err(error) => {
                self.tell(Notice::DraftUnreadable(error.to_string()));
                return false;
            }
        };
        let Some(origin) = embedded.origin else {
            self.open_report(embedded.report, None, embedded.previous);
            return true;
        };
        let drafts = self.state.borrow().drafts.clone();
        let mut id = origin.id.clone();
        let mut replaced = None;
        if let Some(stored) = drafts.stamp(&id) {
            let stamp = origin.stamp.as_ref();
            if stamp.is_some_and(|stamp| stored.includes(stamp)) {
                // The draft here goes on from the one inside.
                return self.open(&id);
            }
            if stamp.is_some_and(|stamp| stamp.includes(&stored)) {
                // The one inside goes on from the draft here.
                replaced = drafts.delete(&id);
            } else {
                id = origin.branch();
                if drafts.stamp(&id).is_some() {
                    return self.open(&id);
                }
            }
        }
        let Origin { stamp, totals, .. } = origin;
        let report = Rc::new(embedded.report);
        let document = Document::new(report.clone(), id.clone(), Some(totals)).beside(embedded.previous);
        self.put(document, stamp, String::new(), false);
        self.flush();
        self.is_in_file(&report);
        if let Some(text) = replaced.filter(|_| drafts.stamp(&id).is_none()) {
            // No room for the newer one: what was here stays here.
            let _ = drafts.restore(&id, &text);
        }
        true
    }
}

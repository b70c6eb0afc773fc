//! A copy of the page that carries a draft.

use std::rc::Rc;

use super::Keeper;
use crate::browser;
use crate::state::Notice;
use crate::storage::embedded::{self, Origin};

impl Keeper {
    /// Begins with the draft inside this copy of the page. A stored draft that has gone on since is not touched: then
    /// the one inside becomes a draft of its own.
    pub(super) fn start_embedded(&self) -> bool {
        let Some(text) = browser::embedded_draft() else { return false };
        let embedded = match embedded::read(&text) {
            Ok(embedded) => embedded,
            Err(error) => {
                self.tell(Notice::DraftUnreadable(error.to_string()));
                return false;
            }
        };
        let Some(Origin { id, stamp, totals }) = embedded.origin.clone() else {
            self.open_report(embedded.report, None);
            return true;
        };
        let drafts = self.state.borrow().drafts.clone();
        let stored = drafts.stamp(&id);
        let id = match &stored {
            None => id,
            Some(_) if stored == stamp => id,
            Some(_) => embedded.origin.map_or(id, |origin| origin.branch()),
        };
        if drafts.stamp(&id).is_none() || !self.open(&id) {
            self.put(Rc::new(embedded.report), id, Some(totals), None, String::new(), false);
            self.flush();
        }
        true
    }
}

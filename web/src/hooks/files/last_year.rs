//! A file as last year's report: beside the open one, or a new draft from it.

use std::rc::Rc;

use nianbao_core::model::succession;
use nianbao_io::project::Previous;

use super::FilesHandle;
use crate::state::document::Action;

impl FilesHandle {
    /// Opens the file of a list as last year's report.
    pub fn open_last_year(&self, list: Option<web_sys::FileList>) {
        self.engine.last_year.set(true);
        self.read_list(list);
    }

    /// Lays what was read beside the open report, as last year's.
    pub fn lay_beside(&self) {
        if let Some(review) = self.live.review() {
            self.document.dispatch().act(Action::Previous(Some(review.as_previous())));
        }
        self.close_review();
    }

    /// Begins a draft of its own from what was read, which stays beside it as last year's report.
    pub fn begin_from_review(&self) {
        if let Some(review) = self.live.review() {
            self.begin_from(review.as_previous());
        }
        self.close_review();
    }

    /// Begins a draft of its own from last year's report, which stays beside it.
    pub fn begin_from(&self, previous: Rc<Previous>) {
        let report = succession::begin(&previous.report);
        self.desk.keeper().open_report(report, None, Some(previous));
    }
}

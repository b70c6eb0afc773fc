//! What becomes of what was read: taken into the open report, a draft of its own, last year's report beside the open one,
//! or a new draft from it.

use std::rc::Rc;

use nianbao_core::model::succession;
use nianbao_io::project::{self, Previous};

use super::FilesHandle;
use crate::engine::{Answer, Failure};
use crate::state::Notice;
use crate::state::document::Action;
use crate::state::files::FilesAction;
use crate::state::review::{Choose, Review};

impl FilesHandle {
    /// Takes in what an engine made of a file: a report waits for a decision, a rule pack is tried.
    #[inline(never)]
    pub(super) fn take_in(&self, name: String, answer: Answer) {
        let import = match answer {
            Answer::Read(import) => import.unpack(),
            Answer::Pack(text) => {
                self.take_pack(name, text);
                return;
            }
            _ => Err(Failure::crashed()),
        };
        match import {
            Ok(mut import) => {
                // A draft in a file may have last year's report beside it.
                let previous = project::take_previous(&mut import.report).map(Rc::new);
                let open = self.document.live();
                let last_year = self.engine.last_year.get();
                let review = Review { last_year, previous, ..Review::new(name, import, open.report()) };
                self.act.dispatch(FilesAction::Review(Rc::new(review)));
            }
            Err(failure) => self.fail(&name, &failure),
        }
    }

    /// Decides on a part of what was read.
    pub fn choose(&self, choice: Choose) {
        self.act.dispatch(FilesAction::Choose(choice));
    }

    /// Puts what was read away; nothing is applied.
    pub fn close_review(&self) {
        self.act.dispatch(FilesAction::Close);
    }

    /// Takes what is chosen into the open report, as one step that can be taken back.
    pub fn apply_review(&self) {
        if let Some(review) = self.live.review() {
            let edit = review.edit(self.document.live().report());
            self.document.dispatch().edit(edit, format!("导入 {}", review.name));
            if let Some(previous) =
                review.previous.clone().filter(|_| self.document.live().previous().is_none())
            {
                self.document.dispatch().act(Action::Previous(Some(previous)));
            }
        }
        self.close_review();
    }

    /// Opens what was read as a draft of its own.
    pub fn open_review(&self) {
        if let Some(review) = self.live.review() {
            self.desk.keeper().open_report(review.import.report.clone(), None, review.previous.clone());
        }
        self.close_review();
    }

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
        let settings = succession::settings(&previous.report);
        self.desk.keeper().open_report(report, None, Some(previous));
        if settings.is_some() {
            let words = "上年的报告另有核对设置，没有带过来；需要的，在“核对设置”里沿用。";
            self.desk.tell(Notice::Done(words.into()));
        }
    }
}

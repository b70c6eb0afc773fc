//! What a check knows beside the open report, sent to the checker as it is (`crate::engine::wire_check`).

use std::rc::Rc;

use nianbao_core::check::Context;
use nianbao_core::model::{Date, Report};

/// What a check knows beside the open report: [`Context`], owned; how to check stands in the report itself.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Last year's report.
    pub previous: Option<Rc<Report>>,
    /// The day of publication, when the report does not say.
    pub published_on: Option<Date>,
    /// Ids of the rules to run; all when `None`.
    pub only: Option<Rc<[&'static str]>>,
}

impl Beside {
    /// As a check takes it.
    pub fn context(&self) -> Context<'_> {
        Context {
            previous: self.previous.as_deref(),
            published_on: self.published_on,
            only: self.only.as_deref(),
            // Settings are the report's own. Packs are opened where the whole check runs.
            ..Context::default()
        }
    }
}

impl PartialEq for Beside {
    /// Last year's report by pointer: whoever changes it puts another in its place.
    fn eq(&self, other: &Beside) -> bool {
        let same = match (&self.previous, &other.previous) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        same && self.published_on == other.published_on && self.only == other.only
    }
}

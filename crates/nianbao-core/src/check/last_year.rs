//! Last year's report with what is made of its text to compare this year's with. Both are of one report, which nobody
//! changes while it is here: so whoever checks beside the same one again may keep it. Knows no rule.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::likeness::Before;
use crate::model::Report;

/// Last year's report, its text read once for all checks beside it.
#[derive(Debug)]
pub struct LastYear<'a> {
    report: Cow<'a, Report>,
    text: OnceCell<Before>,
}

impl<'a> LastYear<'a> {
    /// For one check, or as long as the report stays where it is.
    pub fn of(report: &'a Report) -> LastYear<'a> {
        LastYear { report: Cow::Borrowed(report), text: OnceCell::new() }
    }

    /// To be kept from one check to the next.
    pub fn kept(report: Report) -> LastYear<'static> {
        LastYear { report: Cow::Owned(report), text: OnceCell::new() }
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Its text; made when a rule first asks for it.
    pub(super) fn text(&self) -> &Before {
        self.text.get_or_init(|| Before::of(&self.report))
    }
}

//! What a rule is: everything known about it in one static.

use super::coverage::Status;
use super::finding::{Finding, Severity};
use crate::model::{Date, Report};

/// A rule, with everything known about it.
pub struct Rule {
    /// Stable id, such as `A101`; never reused.
    pub id: &'static str,
    /// Stable name, kebab-case, saying what is wrong.
    pub name: &'static str,
    /// What it is called in Chinese.
    pub title: &'static str,
    /// How serious its findings usually are.
    pub severity: Severity,
    /// The legal basis, with article.
    pub basis: &'static str,
    /// The first release that has it.
    pub since: &'static str,
    /// Chinese Markdown: 为什么, 反例, 正例, 怎么改.
    pub docs: &'static str,
    /// Looks for it.
    pub run: fn(&Report, &Context<'_>) -> Run,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

/// What one rule says of one report.
#[derive(Debug)]
pub struct Run {
    /// What it found.
    pub findings: Vec<Finding>,
    /// Whether it could look.
    pub status: Status,
}

/// What a check may know beside the report itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Last year's report.
    pub previous: Option<&'a Report>,
    /// The day of publication, when the report does not say.
    pub published_on: Option<Date>,
    /// Ids of the rules to run; all when `None`.
    pub only: Option<&'a [&'a str]>,
}

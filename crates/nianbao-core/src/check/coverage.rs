//! What was looked at and what was not: silence is explained, never luck.

use super::rule_ref::RuleRef;
use crate::model::Place;

/// Whether a rule ran on a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The rule.
    pub rule: RuleRef,
    /// Whether it ran.
    pub status: Status,
}

/// Whether a rule ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It looked at everything it is about.
    Ran,
    /// It is about something this report does not have; the reason, in Chinese.
    NotApplicable(String),
    /// It could not judge; the reason, in Chinese, and what stood in the way.
    Blocked(String, Vec<Place>),
    /// It is switched off.
    Off,
}

impl Status {
    /// Why it did not run, in Chinese; `None` when it did.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Status::Ran => None,
            Status::NotApplicable(reason) | Status::Blocked(reason, _) => Some(reason),
            Status::Off => Some("按设置未查"),
        }
    }
}

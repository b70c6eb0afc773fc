//! What was looked at and what was not: silence is explained, never luck.

use std::sync::Arc;

use super::rule_ref::RuleRef;
use crate::model::pack::Refused;
use crate::model::settings::is_rule_id;
use crate::model::{Place, RuleHead, Severity};

/// Whether a rule ran on a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The rule.
    pub rule: RuleRef,
    /// Whether it ran.
    pub status: Status,
}

impl Coverage {
    /// A pack that cannot be used: what it would have checked is not checked.
    pub fn refused(refused: &Refused) -> Coverage {
        let why = format!("规则包没有采用：{}", refused.why.trim_end_matches('。'));
        Coverage::not_asked(&refused.id, &refused.name, &why)
    }

    /// A pack of which nobody could be asked.
    pub fn not_asked(id: &str, name: &str, why: &str) -> Coverage {
        // Nobody may be taken for a rule of ours.
        let id = if is_rule_id(id) { String::new() } else { id.to_owned() };
        let head = RuleHead {
            id,
            title: format!("规则包“{name}”"),
            severity: Severity::Verify,
            basis: String::new(),
        };
        let status = Status::Blocked(why.to_owned(), Vec::new());
        Coverage { rule: RuleRef::Pack(Arc::new(head)), status }
    }
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

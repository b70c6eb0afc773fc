//! The rule behind a finding: one of ours, which is a static, or one of a pack, which came with a file. Knows neither.

use std::fmt;
use std::sync::Arc;

use super::finding::Severity;
use super::rule::{Reads, Rule};
use crate::model::RuleHead;

/// The rule behind a finding or a line of coverage.
#[derive(Clone)]
pub enum RuleRef {
    /// One of [`super::rules::ALL`].
    Own(&'static Rule),
    /// One of a pack.
    Pack(Arc<RuleHead>),
}

impl RuleRef {
    /// Stable id, such as `A101` or, of a pack, `QINGHE-01`.
    pub fn id(&self) -> &str {
        match self {
            RuleRef::Own(rule) => rule.id,
            RuleRef::Pack(rule) => &rule.id,
        }
    }

    /// Stable name; rules of packs have none beside their id.
    pub fn name(&self) -> &str {
        match self {
            RuleRef::Own(rule) => rule.name,
            RuleRef::Pack(rule) => &rule.id,
        }
    }

    /// What it is called in Chinese.
    pub fn title(&self) -> &str {
        match self {
            RuleRef::Own(rule) => rule.title,
            RuleRef::Pack(rule) => &rule.title,
        }
    }

    /// How serious its findings usually are.
    pub fn severity(&self) -> Severity {
        match self {
            RuleRef::Own(rule) => rule.severity,
            RuleRef::Pack(rule) => rule.severity,
        }
    }

    /// The legal basis, with article.
    pub fn basis(&self) -> &str {
        match self {
            RuleRef::Own(rule) => rule.basis,
            RuleRef::Pack(rule) => &rule.basis,
        }
    }

    /// What it looks at.
    pub fn reads(&self) -> Reads {
        match self {
            RuleRef::Own(rule) => rule.reads,
            RuleRef::Pack(_) => Reads::Anything,
        }
    }

    /// One of ours; `None` for one of a pack.
    pub fn own(&self) -> Option<&'static Rule> {
        match self {
            RuleRef::Own(rule) => Some(rule),
            RuleRef::Pack(_) => None,
        }
    }

    /// By which rules stand in order at one place: ours by id, those of packs behind them as they came.
    pub(super) fn rank(&self) -> &'static str {
        self.own().map_or("~", |rule| rule.id)
    }
}

impl From<&'static Rule> for RuleRef {
    fn from(rule: &'static Rule) -> RuleRef {
        RuleRef::Own(rule)
    }
}

impl PartialEq for RuleRef {
    fn eq(&self, other: &RuleRef) -> bool {
        self.id() == other.id()
    }
}

impl fmt::Debug for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id(), self.name())
    }
}

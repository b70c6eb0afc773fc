//! What one report holds: cells as typed, text, who and when, explanations. Knows the form, not the checks.

pub mod amount;
pub mod cell;
pub mod date;
pub mod edit;
pub mod explanation;
pub mod found;
pub mod meta;
pub mod narrative;
pub mod pack;
pub mod place;
pub mod record;
pub mod report;
pub mod settings;
pub mod severity;
pub mod succession;

pub use amount::Amount;
pub use cell::{Cell, State};
pub use date::Date;
pub use edit::Edit;
pub use explanation::Explanation;
pub use found::Found;
pub use meta::{Meta, OrgKind};
pub use narrative::{Narrative, TextPart};
pub use pack::{Pack, PackRule, RuleHead};
pub use place::{Place, TextRange};
pub use record::Record;
pub use report::Report;
pub use settings::{Limit, Settings};
pub use severity::Severity;

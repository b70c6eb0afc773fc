//! Hooks: how components reach the state. See [`crate::state`] for the whole list.

mod checker;
mod desk;
mod document;
mod files;
mod incoming;
mod keeper;
mod preferences;
mod reading;
mod rule_docs;
mod save_file;

pub use checker::{Checker, Docs, Known};
pub use desk::*;
pub use document::*;
pub use files::*;
pub use keeper::Keeper;
pub use preferences::*;
pub use reading::*;
pub use rule_docs::use_rule_docs;

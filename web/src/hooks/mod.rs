//! Hooks: how components reach the state. See [`crate::state`] for the whole list.

mod document;

pub use document::*;

//! The screens. There is one: the desk with the sheet on it.

pub mod desk;

pub use desk::Desk;

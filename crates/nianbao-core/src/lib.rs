//! What the annual disclosure report is ([`form`]), what one report holds ([`model`]) and whether it is right
//! ([`check`]). Knows no files, no clock, no screen and no floating-point numbers.

pub mod check;
pub mod form;
pub mod model;
pub mod sort;

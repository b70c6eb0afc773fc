//! What is on the screen, piece by piece. Components read the state through `crate::hooks` and hold none of their own
//! but what is open and what is being typed.

pub mod composition;
pub mod desk;
pub mod ledger;
pub mod markdown;
pub mod names;
pub mod notes;
pub mod panels;
pub mod sheet;
pub mod way;

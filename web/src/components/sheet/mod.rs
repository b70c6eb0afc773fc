//! The sheet of paper: the form as printed, filled in place.

pub mod asides;
pub mod cell;
pub mod clipboard;
pub mod head;
pub mod margin;
pub mod marks;
pub mod paper;
pub mod pasted;
pub mod piece;
pub mod prose;
pub mod row;
pub mod segments;
pub mod steps;
pub mod table;
pub mod tools;

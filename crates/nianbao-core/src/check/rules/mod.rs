//! All rules, sorted by id. One file per rule; a new rule is one file and one word here.

use super::rule::Rule;

/// All rules, sorted by id.
pub static ALL: &[&Rule] = &[];

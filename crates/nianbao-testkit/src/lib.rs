//! Builders, examples and case files for the tests of all crates. Knows core only; never shipped.

pub mod build;
pub mod case;
pub mod doc;
pub mod example;
pub mod mutation;
pub mod page;
pub mod random;
pub mod timing;

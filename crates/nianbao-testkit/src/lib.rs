//! Builders, examples and case files for the tests of all crates. Knows core, and the desk for counties and for the list of
//! all rules; never shipped.

pub mod build;
pub mod case;
pub mod county;
pub mod doc;
pub mod example;
pub mod mutation;
pub mod page;
pub mod random;
pub mod timing;

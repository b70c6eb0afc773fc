//! Measures the rules: sound reports in pairs of years, faults put into them one at a time, and what the check says of
//! both. What is found is counted per rule, and what speaks where nothing is wrong.

mod facts;
pub mod faults;
mod figures;
mod filler;
mod organ;
mod phrase;
mod sample;
mod tally;
mod wording;

pub use organ::Organ;
pub use phrase::{Mention, Written};
pub use sample::{Sample, long};
pub use tally::{Found, Quiet, faults as measure, quiet, some_faults as measure_some, unasked};

//! Known faults, each with the rule that has to answer. Injectors know the form and the samples; they know no rule's
//! inside and look at nothing a rule looks with.

mod edit;
mod figures;
mod form;
mod language;
mod numbers;
mod tables;
mod years;

use super::sample::Sample;
use crate::random::Random;

/// A fault that people make, and how it is put into a sound report.
pub struct Fault {
    /// The rule that has to answer.
    pub rule: &'static str,
    /// What people did.
    pub name: &'static str,
    /// Puts it into the sample; `false` when the sample has no place for it. What is left of such a sample is worthless.
    pub inject: fn(&mut Sample, &mut Random) -> bool,
}

/// A fault.
const fn fault(
    rule: &'static str,
    name: &'static str,
    inject: fn(&mut Sample, &mut Random) -> bool,
) -> Fault {
    Fault { rule, name, inject }
}

/// All faults, in the order of the rules' ids within each group.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    let groups =
        [tables::FAULTS, figures::FAULTS, form::FAULTS, numbers::FAULTS, language::FAULTS, years::FAULTS];
    groups.into_iter().flatten()
}

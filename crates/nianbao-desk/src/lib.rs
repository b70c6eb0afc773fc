//! Many reports at once, as a county's desk has them: what the units' reports come to, whether the parent's says the same,
//! who is missing, late or there twice, and whose text is another's. Takes reports and lists and gives findings; reads
//! no file and knows no clock.

mod alike;
mod compare;
mod meaning;
mod roll;
pub mod rules;
mod sum;

use nianbao_core::check::{Rule, Severity};
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Date, Report};

pub use alike::alike;
pub use compare::{Against, Difference};
pub use roll::{Listed, Roll, same_organ};
pub use sum::{Share, Sum, Undivided, Unread, share};

/// The report of one unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What the caller knows it by, such as the name of its file.
    pub name: String,
    /// The report.
    pub report: Report,
}

impl Unit {
    /// What people call it: the organ, or what the caller knows it by.
    pub fn title(&self) -> String {
        let organ: String = self.report.meta.org_name.chars().filter(|c| !c.is_whitespace()).collect();
        if organ.is_empty() { self.name.clone() } else { organ }
    }
}

/// The units that should have reported.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The units.
    pub units: Vec<Listed>,
    /// Whether somebody says that these are all and no others.
    pub confirmed: bool,
}

/// What is looked at together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Desk<'a> {
    /// The units' reports.
    pub units: &'a [Unit],
    /// The report that should add them up.
    pub parent: Option<&'a Report>,
    /// The units that should be there.
    pub list: Option<&'a List>,
    /// The last day for publication, where the place has set its own.
    pub deadline: Option<Date>,
}

/// What the desk says.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What the units' reports come to.
    pub sum: Sum,
    /// Who is there and who is not.
    pub roll: Roll,
    /// The parent's report against the sum.
    pub against: Option<Against>,
    /// What was found, by rule.
    pub findings: Vec<Finding>,
}

/// What was found over several reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How serious.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// What to do.
    pub advice: &'static str,
    /// The cell of the parent it is about.
    pub cell: Option<CellId>,
    /// The units it is about: indexes into [`Desk::units`].
    pub units: Vec<usize>,
}

/// Looks at everything together.
pub fn look(desk: &Desk<'_>) -> Outcome {
    let roll = Roll::call(desk);
    let sum = Sum::of(desk, &roll);
    let against = desk.parent.map(|parent| Against::new(parent, &sum, &roll));
    let mut findings = Vec::new();
    if let Some(against) = &against {
        findings.extend(against.findings());
    }
    findings.extend(roll.findings(desk));
    findings.extend(sum.findings(desk, &roll));
    findings.extend(alike(desk.units, &roll.counted));
    Outcome { sum, roll, against, findings }
}

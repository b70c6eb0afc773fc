//! Many reports at once, as a county's desk has them: what the units' reports come to, whether the parent's says the same,
//! who is missing, late or there twice, and whose text is another's. Takes reports and lists and gives findings; reads
//! no file and knows no clock.

mod absent;
mod alike;
pub mod catalogue;
mod compare;
mod covered;
mod meaning;
mod place;
mod remarks;
mod roll;
pub mod rules;
mod sum;

use nianbao_core::check::{self, Coverage, RuleRef, Severity};
use nianbao_core::model::{Date, Report};

pub use compare::{Against, Difference};
pub use place::{Of, Spot};
pub use remarks::Remark;
pub use roll::{Listed, Roll, same_organ};
pub use sum::{LeftOut, Share, Sum, Undivided, Unread, share};

/// What was found over several reports: as on one, but that every place says whose report it is in.
pub type Finding = check::Finding<Spot>;

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

impl Desk<'_> {
    /// The report somebody's place is in; `None` where there is none.
    pub fn report(&self, of: &Of) -> Option<&Report> {
        match of {
            Of::Parent => self.parent,
            Of::Unit(index) => self.units.get(*index).map(|unit| &unit.report),
            Of::Listed(_) => None,
        }
    }
}

/// What the desk says.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What the units' reports come to.
    pub sum: Sum,
    /// What the sums alone do not show, table by table.
    pub remarks: Vec<Remark>,
    /// Who is there and who is not.
    pub roll: Roll,
    /// The parent's report against the sum, where any report counts.
    pub against: Option<Against>,
    /// What was found, by rule.
    pub findings: Vec<Finding>,
    /// For every rule of the desk whether it ran.
    pub coverage: Vec<Coverage>,
}

impl Outcome {
    /// How many findings of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity && finding.is_open()).count()
    }
}

/// Looks at everything together.
pub fn look(desk: &Desk<'_>) -> Outcome {
    let roll = Roll::call(desk);
    let mut sum = Sum::of(desk, &roll);
    let remarks = remarks::of(desk, &roll, &sum);
    remarks::write(&mut sum.report, desk, &roll, &remarks);
    // Against nobody a parent cannot be wrong.
    let parent = desk.parent.filter(|_| !roll.counted.is_empty());
    let against = parent.map(|parent| Against::new(parent, &sum, &roll));
    let mut findings = Vec::new();
    if let (Some(against), Some(parent)) = (&against, desk.parent) {
        findings.extend(against.findings(desk, &roll, parent));
    }
    findings.extend(absent::findings(desk, &roll, &sum));
    let (alike, compared) = alike::look(desk.units, &roll.counted);
    findings.extend(alike);
    findings.sort_by_key(|finding| finding.rule.own().map(|rule| rule.id));
    let coverage = covered::by_rule(desk, &roll, &sum, against.as_ref(), compared);
    Outcome { sum, remarks, roll, against, findings, coverage }
}

/// A finding of one of the desk's rules.
fn found(rule: &'static check::Rule, at: Spot, title: impl Into<String>, message: String) -> Finding {
    Finding::anywhere(RuleRef::Own(rule), at, title.into(), message)
}

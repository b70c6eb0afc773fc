//! The little language in which the documentation of rules over several reports describes a county and what is expected.
//! Reports are written as in [`crate::example`]; each line belongs to the report that was begun last:
//!
//! | line | meaning |
//! |---|---|
//! | `year = 2024` before any report | the year they are all of unless they say otherwise |
//! | `unit 青禾县甲山镇人民政府` | begins the report of a unit: a township, all cells 0 |
//! | `parent 青禾县人民政府` | begins the report that should add them up |
//! | `totals` | writes the totals that follow from the other cells |
//! | `list 甲山镇人民政府，2025-01-20` | names a unit on the list, perhaps with its own last day |
//! | `confirmed` | somebody says that the list names all and no others |
//! | `by 2025-01-20` | the last day for publication here |
//! | `=> U101 error parent CELL`, `=> U103 hint unit 2 meta year`, `=> U103 hint listed 丙湖镇人民政府 report` | findings |

use nianbao_core::model::{Date, OrgKind, Report};
use nianbao_desk::{Desk, Finding, List, Listed, Of, Outcome, Unit, look};

use crate::build;
use crate::example::{self, Expected};

/// A county and what is expected of it.
#[derive(Debug, Default)]
pub struct County {
    units: Vec<Unit>,
    parent: Option<Report>,
    list: Option<List>,
    deadline: Option<Date>,
    year: Option<u16>,
    /// Whether lines belong to the parent's report.
    in_parent: bool,
    /// The findings that are expected.
    pub expected: Vec<Expected>,
    covered: Vec<(String, String)>,
}

impl County {
    /// Reads a county; the error names the line and says what is wrong with it.
    pub fn parse(text: &str) -> Result<County, String> {
        let mut county = County::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            county.line(line).map_err(|why| format!("{line}：{why}"))?;
        }
        Ok(county)
    }

    /// Looks at everything together.
    pub fn look(&self) -> Outcome {
        look(&Desk {
            units: &self.units,
            parent: self.parent.as_ref(),
            list: self.list.as_ref(),
            deadline: self.deadline,
        })
    }

    /// Compares all findings with those expected, in any order; the error shows both.
    pub fn compare(&self, outcome: &Outcome) -> Result<(), String> {
        let got = outcome.findings.iter().map(|finding| (line(finding), finding)).collect();
        example::compare_findings(&self.expected, got)?;
        example::compare_coverage(&self.covered, &outcome.coverage)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if example::wanted(line, &mut self.expected, &mut self.covered)? {
            return Ok(());
        }
        let (key, value) =
            line.split_once('=').map_or((line, None), |(key, value)| (key.trim(), Some(value.trim())));
        match line.split_once(' ').unwrap_or((line, "")) {
            ("unit", organ) => {
                let name = format!("{}.docx", self.units.len() + 1);
                self.units.push(Unit { name, report: self.begin(organ, OrgKind::Township) });
                self.in_parent = false;
            }
            ("parent", organ) => {
                self.parent = Some(self.begin(organ, OrgKind::Government));
                self.in_parent = true;
            }
            ("list", unit) => {
                let (name, day) = unit.split_once('，').unwrap_or((unit, ""));
                let deadline =
                    if day.is_empty() { None } else { Some(Date::parse(day).ok_or("没有这一天")?) };
                let list = self.list.get_or_insert_default();
                list.units.push(Listed { name: name.to_owned(), deadline });
            }
            ("confirmed", "") => self.list.as_mut().ok_or("还没有名单")?.confirmed = true,
            ("by", day) => self.deadline = Some(Date::parse(day).ok_or("没有这一天")?),
            ("totals", "") => build::add_up(self.report().ok_or("还没有报告")?),
            _ => match self.report() {
                Some(report) => example::write(report, key, value)?,
                None if key == "year" => {
                    self.year = Some(value.and_then(|year| year.parse().ok()).ok_or("年度不是数字")?);
                }
                None => return Err("还没有报告".to_owned()),
            },
        }
        Ok(())
    }

    fn begin(&self, organ: &str, kind: OrgKind) -> Report {
        let mut report = self.year.map_or_else(build::zero, build::zero_for);
        report.meta.org_name = organ.to_owned();
        report.meta.org_kind = kind;
        report
    }

    /// The report that was begun last.
    fn report(&mut self) -> Option<&mut Report> {
        if self.in_parent { self.parent.as_mut() } else { self.units.last_mut().map(|unit| &mut unit.report) }
    }
}

/// Rule, severity and place of a finding on one line.
pub fn line(finding: &Finding) -> String {
    let of = match &finding.at.of {
        Of::Parent => "parent".to_owned(),
        Of::Unit(index) => format!("unit {}", index + 1),
        Of::Listed(name) => format!("listed {name}"),
    };
    let place = example::place(&finding.at.at);
    format!("{} {} {of} {place}", finding.rule.id(), finding.severity.key())
}

//! Runs the check on sound and on faulty reports and counts. Knows no rule by name.

use std::collections::BTreeMap;

use nianbao_core::check::{Context, Finding, Outcome, Severity, check, rules};
use nianbao_core::model::Report;

use super::faults::{Fault, all};
use super::sample::Sample;
use crate::example;
use crate::random::Random;

/// What became of one kind of fault.
#[derive(Debug)]
pub struct Found {
    /// The rule that has to answer.
    pub rule: &'static str,
    /// What people did.
    pub name: &'static str,
    /// How often it was put into a report.
    pub injected: usize,
    /// How often the rule answered.
    pub found: usize,
    /// Other rules that spoke, by id: how often.
    pub others: BTreeMap<&'static str, usize>,
    /// Seeds of samples in which nothing was found, the first few.
    pub missed: Vec<u64>,
}

impl Found {
    /// Found of a hundred, rounded down.
    pub fn percent(&self) -> usize {
        self.found * 100 / self.injected.max(1)
    }

    /// How many of a hundred have to be found: all where a table is wrong, nearly all where words have to be understood.
    pub fn target(&self) -> usize {
        if reads_text(self.rule) { 95 } else { 100 }
    }
}

/// Whether a rule has to understand words: those on form, narrative, language and what must not be published, text
/// against tables, and repeated text.
fn reads_text(rule: &str) -> bool {
    rule.starts_with(['F', 'N', 'S', 'T', 'X']) || ["A107", "Y104", "Y105", "Y108"].contains(&rule)
}

/// What the check says of sound reports.
#[derive(Debug, Default)]
pub struct Quiet {
    /// How many there were.
    pub reports: usize,
    /// How many of them anything was said of.
    pub spoken: usize,
    /// Open findings by severity key and rule id.
    pub by_rule: BTreeMap<(&'static str, &'static str), usize>,
    /// Where each came from: a few lines.
    pub lines: Vec<String>,
}

impl Quiet {
    /// How many findings of a severity there were.
    pub fn count(&self, severity: Severity) -> usize {
        self.by_rule.iter().filter(|((key, _), _)| *key == severity.key()).map(|(_, count)| count).sum()
    }

    /// Checks a sound report.
    pub fn look(&mut self, name: &str, report: &Report, previous: Option<&Report>) {
        let outcome = checked(report, previous);
        let mut any = false;
        for finding in outcome.findings.iter().filter(|finding| finding.is_open()) {
            any = true;
            *self.by_rule.entry((finding.severity.key(), own_id(finding))).or_default() += 1;
            self.lines.push(format!("{name} {} {}", example::line(finding), finding.message));
        }
        self.reports += 1;
        self.spoken += usize::from(any);
    }
}

/// Checks these sound samples.
pub fn quiet(seeds: std::ops::Range<u64>) -> Quiet {
    let mut quiet = Quiet::default();
    for seed in seeds {
        let sample = Sample::new(seed);
        quiet.look(&format!("#{seed}"), &sample.report, Some(&sample.previous));
    }
    quiet
}

/// Puts every fault for which there is a rule into samples until it was put into `times` of them, or samples are up.
pub fn faults(times: usize, samples: u64) -> Vec<Found> {
    some_faults(times, samples, |_| true)
}

/// The same for some of the faults.
pub fn some_faults(times: usize, samples: u64, wanted: impl Fn(&Fault) -> bool) -> Vec<Found> {
    let there = all().filter(|fault| rules::find(fault.rule).is_some() && wanted(fault));
    let mut sound = Vec::new();
    there.map(|fault| measure(fault, times, samples, &mut sound)).collect()
}

/// Ids of the rules that no fault asks for.
pub fn unasked() -> Vec<&'static str> {
    rules::ALL.iter().map(|rule| rule.id).filter(|id| all().all(|fault| fault.rule != *id)).collect()
}

/// `sound` holds the samples made so far, with what the check says of them.
fn measure(fault: &Fault, times: usize, samples: u64, sound: &mut Vec<(Sample, Outcome)>) -> Found {
    let mut found = Found {
        rule: fault.rule,
        name: fault.name,
        injected: 0,
        found: 0,
        others: BTreeMap::new(),
        missed: Vec::new(),
    };
    for seed in 0..samples {
        if found.injected == times {
            break;
        }
        if sound.len() as u64 == seed {
            let sample = Sample::new(seed);
            let outcome = checked(&sample.report, Some(&sample.previous));
            sound.push((sample, outcome));
        }
        let (sample, before) = &sound[seed as usize];
        let mut faulty = sample.clone();
        // Each kind of fault falls on other places of the same sample.
        let salt =
            fault.name.bytes().fold(seed, |salt, byte| salt.wrapping_mul(31).wrapping_add(byte.into()));
        if !(fault.inject)(&mut faulty, &mut Random::new(salt)) {
            continue;
        }
        found.injected += 1;
        let after = checked(&faulty.report, Some(&faulty.previous));
        let new = |finding: &&Finding| !before.findings.iter().any(|old| same(old, finding));
        // A finding folded under its cause is shown with it.
        if after.findings.iter().filter(new).any(|finding| finding.rule.id() == fault.rule) {
            found.found += 1;
        } else if found.missed.len() < 8 {
            found.missed.push(seed);
        }
        let mut others: Vec<&'static str> = after
            .findings
            .iter()
            .filter(new)
            .filter(|finding| finding.is_open() && finding.rule.id() != fault.rule)
            .map(own_id)
            .collect();
        others.dedup();
        for id in others {
            *found.others.entry(id).or_default() += 1;
        }
    }
    found
}

/// No pack is measured here.
fn own_id(finding: &Finding) -> &'static str {
    finding.rule.own().map_or("", |rule| rule.id)
}

fn same(one: &Finding, other: &Finding) -> bool {
    one.rule.id() == other.rule.id() && one.at == other.at && one.message == other.message
}

fn checked(report: &Report, previous: Option<&Report>) -> Outcome {
    check(report, &Context { previous, ..Context::default() })
}

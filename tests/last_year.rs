//! Last year's report that is kept from one check to the next says the same as one that was never seen before, to the
//! letter: whatever was checked beside it in between.

use std::path::Path;

use nianbao_core::check::{self, Context, LastYear, Reading, likeness};
use nianbao_core::model::Report;
use nianbao_testkit::mutation::Sample;
use nianbao_testkit::random::{Random, torn_report};

/// All that is asked of a report beside last year's.
fn said(report: &Report, last: &LastYear<'_>) -> String {
    let reading = Reading::new(report, Some(last));
    let half = check::later_of(&reading, &Context::default());
    let repeats: Vec<_> = likeness::PARTS.iter().map(|part| reading.repeats(*part).to_vec()).collect();
    format!("{half:#?}\n{:#?}\n{repeats:#?}", reading.likeness())
}

/// Checks reports one after the other beside one that is kept; how many of them were found to repeat it.
fn same(previous: &Report, reports: &[Report], what: &str) -> usize {
    let kept = LastYear::kept(previous.clone());
    let mut alike = 0;
    for (at, report) in reports.iter().enumerate() {
        assert_eq!(said(report, &kept), said(report, &LastYear::of(previous)), "{what} {at}");
        let context = Context { previous: Some(previous), ..Context::default() };
        let half = check::later_of(&Reading::new(report, Some(&kept)), &Context::default());
        assert_eq!(half, check::later(report, &context), "{what} {at}");
        alike += usize::from(half.findings.iter().any(|one| matches!(one.rule.id(), "Y104" | "Y105")));
    }
    alike
}

/// A report whose text was torn: characters gone, put elsewhere and twice.
fn damaged(report: &Report, seed: u64) -> Report {
    let (mut damaged, mut random) = (report.clone(), Random::new(seed));
    for (part, text) in report.narrative.parts() {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..chars.len().div_ceil(60) {
            let at = random.below(chars.len() as u64) as usize;
            let to = random.below(chars.len() as u64) as usize;
            match random.below(4) {
                0 => drop(chars.remove(at)),
                1 => chars.swap(at, to),
                2 => chars.insert(to, chars[at]),
                _ => chars.insert(at, *random.pick(&['，', '。', '\n', '《', '3', ' '])),
            }
        }
        damaged.narrative.set(part, chars.into_iter().collect::<String>());
    }
    damaged
}

#[test]
fn of_made_up_reports_and_of_damaged_ones() {
    let mut alike = 0;
    for seed in 0..15 {
        let Sample { report, previous, .. } = Sample::new(seed);
        let (torn, other) = (damaged(&report, seed), Sample::new(seed + 1).report);
        let mut repeated = damaged(&previous, seed);
        repeated.meta = report.meta.clone();
        alike += same(&previous, &[report.clone(), torn, other, repeated, report], &seed.to_string());
    }
    assert!(alike > 0, "no report repeated the one before");
}

#[test]
fn of_torn_reports() {
    for seed in 0..40 {
        let reports: Vec<Report> = (seed..seed + 4).map(torn_report).collect();
        same(&reports[0], &reports, &seed.to_string());
    }
}

/// Where `../shared` is at hand.
#[test]
fn of_published_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut names: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    names.sort_by_key(|name| name.path());
    let read = |name: std::fs::DirEntry| {
        Some(nianbao_io::read(&std::fs::read(name.path()).ok()?, None).ok()?.report)
    };
    let reports: Vec<Report> = names.into_iter().filter_map(read).collect();
    for (at, pair) in reports.windows(2).enumerate() {
        let reports = [pair[1].clone(), pair[0].clone(), damaged(&pair[0], at as u64)];
        same(&pair[0], &reports, &at.to_string());
    }
}

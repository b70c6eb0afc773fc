//! The mutation bench with a fixed seed, small enough for every run: known faults are found by the rules that have to
//! find them, and sound reports raise nothing. `cargo xtask bench --only rules` measures the same at length.

use nianbao_core::check::Severity;
use nianbao_testkit::mutation;

/// How often each fault is put into a report.
const TIMES: usize = 20;
/// How many pairs of years are looked at for places to put it.
const SAMPLES: u64 = 900;

#[test]
fn every_kind_of_fault_is_found_as_often_as_it_should_be() {
    let all = mutation::measure(TIMES, SAMPLES);
    let mut wrong = Vec::new();
    for found in &all {
        let (put, seen, least) = (found.injected, found.found, found.target());
        let line = format!("{} {}: {seen} of {put}, samples {:?}", found.rule, found.name, found.missed);
        if put < 5 {
            wrong.push(format!("{line}: too few places for it"));
        } else if found.percent() < least {
            wrong.push(format!("{line}: less than {least} of a hundred"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_fault_it_must_find() {
    assert_eq!(mutation::unasked(), [""; 0]);
}

#[test]
fn sound_reports_raise_no_error_and_hardly_anything_else() {
    let quiet = mutation::quiet(10_000..10_400);
    let lines = quiet.lines.join("\n");
    assert_eq!(quiet.count(Severity::Error), 0, "{lines}");
    assert!(quiet.count(Severity::Verify) * 10 <= quiet.reports, "{lines}");
}

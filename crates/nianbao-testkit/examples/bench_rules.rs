//! How much the rules find, how quiet they are and how long they take: natively when run, in a browser through what it
//! exports there. `cargo xtask bench` uses both; knows nothing of screens.
//!
//! Natively: `bench_rules CORPUS` prints `{ "figures": […], "faults": […], "clean": […], "growth": { name: [[size,
//! milliseconds]…] } }` as JSON, where `CORPUS` is a folder with published reports; without it only made-up ones are used.

use nianbao_core::check::{Context, LastYear, Reading, check, later_of};
use nianbao_testkit::mutation::{Sample, long};

/// The report whose check is timed.
const CHARACTERS: usize = 5000;

/// Checks a report beside last year's `times` times and gives the number of findings, so that nothing is left out as
/// useless.
fn checks(sample: &Sample, times: u32) -> usize {
    let context = Context { previous: Some(&sample.previous), ..Context::default() };
    (0..times).map(|_| check(std::hint::black_box(&sample.report), &context).findings.len()).sum()
}

/// The same as the page's worker does it, which keeps last year's report from one check to the next.
fn later_checks(sample: &Sample, last: &LastYear<'_>, times: u32) -> usize {
    let one = || {
        let reading = Reading::new(std::hint::black_box(&sample.report), Some(last));
        later_of(&reading, &Context::default()).findings.len()
    };
    (0..times).map(|_| one()).sum()
}

/// An ordinary report with more text than most have.
fn sample() -> Sample {
    long(2, CHARACTERS)
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(target_arch = "wasm32")]
mod browser {
    //! What the benchmark's page calls.

    #![expect(unreachable_pub, reason = "JavaScript reaches it; wasm_bindgen takes public functions only")]

    use wasm_bindgen::prelude::wasm_bindgen;

    use super::*;

    thread_local! {
        static SAMPLE: Sample = sample();
        static LAST: LastYear<'static> = LastYear::kept(sample().previous);
    }

    /// Whole checks with last year's text.
    #[wasm_bindgen(js_name = checksWithLastYear)]
    pub fn checks_with_last_year(times: u32) -> usize {
        SAMPLE.with(|sample| checks(sample, times))
    }

    /// The same, each but the first with last year's report kept.
    #[wasm_bindgen(js_name = laterChecksWithLastYear)]
    pub fn later_checks_with_last_year(times: u32) -> usize {
        SAMPLE.with(|sample| LAST.with(|last| later_checks(sample, last, times)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::path::Path;

    use nianbao_core::check::Severity;
    use nianbao_core::model::TextPart;
    use nianbao_testkit::mutation::{self, Found, Quiet};
    use nianbao_testkit::timing::median;
    use serde_json::{Value, json};

    use super::*;

    /// How often each fault is put into a report.
    const TIMES: usize = 100;
    /// How many pairs of years are made up.
    const SAMPLES: u64 = 3000;
    /// Published reports in which nothing is wrong, as far as anybody found.
    const SOUND: &[&str] = &["003.txt", "003b.txt", "003c.txt", "013.txt", "015.txt"];

    pub(super) fn main() {
        let found = mutation::measure(TIMES, SAMPLES);
        let made_up = mutation::quiet(0..SAMPLES);
        let published = std::env::args().nth(1).and_then(|folder| published(Path::new(&folder)));
        let mut figures = figures(&found, &made_up);
        if let Some(published) = &published {
            figures.push(figure(
                "errors in sound published reports",
                count(published, Severity::Error),
                "",
                Some(0.0),
            ));
            figures.push(verify("cases to verify per sound published report", published));
        }
        let text = sample();
        let spent = median(51, || checks(&text, 20)) * 1e3 / 20.0;
        let what = "whole check of 5,000 characters with last year's text, native";
        figures.push(figure(what, spent, "µs", Some(300.0)));
        let last = LastYear::of(&text.previous);
        let spent = median(51, || later_checks(&text, &last, 20)) * 1e3 / 20.0;
        figures.push(figure(
            "each later check beside the same last year's report, native",
            spent,
            "µs",
            None,
        ));
        let clean: Vec<Value> =
            [("made up, with last year's", Some(&made_up)), ("published", published.as_ref())]
                .into_iter()
                .filter_map(|(name, quiet)| Some(clean(name, quiet?)))
                .collect();
        let faults: Vec<Value> = found.iter().map(fault).collect();
        let growth = json!({
            "characters": growth(),
            "one long number": grown(|characters| format!("收到申请{}件。", "1".repeat(characters))),
            "nothing but （一）": grown(|characters| "（一）".repeat(characters / 3)),
        });
        println!("{}", json!({ "figures": figures, "faults": faults, "clean": clean, "growth": growth }));
    }

    fn figure(what: &str, value: f64, unit: &str, budget: Option<f64>) -> Value {
        json!({ "what": what, "value": (value * 1000.0).round() / 1000.0, "unit": unit, "budget": budget })
    }

    fn count(quiet: &Quiet, severity: Severity) -> f64 {
        quiet.count(severity) as f64
    }

    fn verify(what: &str, quiet: &Quiet) -> Value {
        figure(what, count(quiet, Severity::Verify) / quiet.reports.max(1) as f64, "", Some(0.1))
    }

    fn figures(found: &[Found], made_up: &Quiet) -> Vec<Value> {
        let share = |target: usize| {
            let of: Vec<&Found> = found.iter().filter(|found| found.target() == target).collect();
            let (put, seen) = of.iter().fold((0, 0), |sum, one| (sum.0 + one.injected, sum.1 + one.found));
            (put, seen as f64 * 100.0 / put.max(1) as f64)
        };
        let mut figures = Vec::new();
        for (target, what) in [(100, "in tables"), (95, "in text and form")] {
            let (put, share) = share(target);
            let what = format!("faults {what} that are found, of {put}");
            figures.push(json!({
                "what": what, "value": share, "unit": "%", "budget": target, "atLeast": true
            }));
        }
        let below = found.iter().filter(|found| found.percent() < found.target()).count() as f64;
        figures.push(figure("kinds of faults below their target", below, "", Some(0.0)));
        figures.push(figure(
            "errors in sound reports made up",
            count(made_up, Severity::Error),
            "",
            Some(0.0),
        ));
        figures.push(verify("cases to verify per sound report made up", made_up));
        figures
    }

    fn fault(found: &Found) -> Value {
        json!({
            "rule": found.rule, "name": found.name, "injected": found.injected, "found": found.found,
            "target": found.target(), "others": found.others,
        })
    }

    fn clean(name: &str, quiet: &Quiet) -> Value {
        let rules: Vec<Value> =
            quiet.by_rule.iter().map(|((severity, rule), count)| json!([severity, rule, count])).collect();
        json!({ "name": name, "reports": quiet.reports, "spoken": quiet.spoken, "rules": rules })
    }

    fn published(folder: &Path) -> Option<Quiet> {
        let mut quiet = Quiet::default();
        for name in SOUND {
            let import = nianbao_io::read(&std::fs::read(folder.join(name)).ok()?, None).ok()?;
            quiet.look(name, &import.report, None);
        }
        Some(quiet)
    }

    /// The same for a part one that nobody writes and a file may hold all the same.
    fn grown(text: impl Fn(usize) -> String) -> Vec<(usize, f64)> {
        (0..9)
            .map(|power| {
                let characters = 1300 << power;
                let mut sample = sample();
                sample.report.narrative.set(TextPart::Overview, text(characters));
                (characters, median(if power < 6 { 11 } else { 3 }, || checks(&sample, 1)))
            })
            .collect()
    }

    /// Characters and milliseconds, up to a text of a megabyte.
    fn growth() -> Vec<(usize, f64)> {
        (0..9)
            .map(|power| {
                let text = long(2, 1300 << power);
                let characters = text.report.narrative.parts().map(|(_, text)| text.chars().count()).sum();
                (characters, median(if power < 6 { 11 } else { 3 }, || checks(&text, 1)))
            })
            .collect()
    }
}

//! How much of what is wrong the rules find, how quiet they are where nothing is, and how long they take.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::figure::{figures_in, table};
use super::{Measured, example, example_for_browser, growth, in_browser};
use crate::paths;
use crate::problem::{Doing, Problem};
use crate::setup::Toolbox;

/// Puts known faults into made-up reports, and times the check natively and in Chromium. Published reports are used
/// where they are at hand.
pub(super) fn measure(toolbox: &Toolbox) -> Result<Measured, Problem> {
    let root = paths::root();
    let native = example("bench_rules", &[&root.join("../shared/corpus")])?;
    let mut figures = figures_in(&native["figures"]);
    example_for_browser(toolbox, "bench_rules", "checker", "rules")?;
    let (wasm, browser) = in_browser("rules")?;
    figures.extend(wasm);

    let series = growth::series_in(&native["growth"]);
    let picture = root.join("docs/benchmarks-check.svg");
    let text = growth::picture(
        &series,
        "characters of text with last year's beside it; of one number; of （一） again and again",
    );
    std::fs::write(&picture, text).doing("write docs/benchmarks-check.svg")?;
    let body = format!(
        "{}\n### Faults found\n\n{}\n### Sound reports\n\n{}\n### Cost against the length of the text\n\n\
         ![Milliseconds against characters](benchmarks-check.svg)\n\n{}",
        table(&figures),
        faults(&native["faults"]),
        sound(&native["clean"]),
        growth::lines(&series)
    );
    Ok(Measured { body, figures, browser })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A row for each kind of fault: how often it was found, and which other rules spoke.
fn faults(found: &Value) -> String {
    let mut text = String::from("| rule | fault | found | | also said |\n|---|---|---|---|---|\n");
    for one in list(found) {
        let number = |key: &str| one[key].as_u64().unwrap_or(0);
        let (injected, seen) = (number("injected"), number("found"));
        let percent = seen * 100 / injected.max(1);
        let verdict = if percent >= number("target") { "kept" } else { "**missed**" };
        let others: Vec<String> = one["others"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(rule, count)| format!("{rule} {}%", count.as_u64().unwrap_or(0) * 100 / injected.max(1)))
            .collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {percent}% of {injected} | {verdict} | {} |",
            one["rule"].as_str().unwrap_or_default(),
            one["name"].as_str().unwrap_or_default(),
            others.join(", ")
        );
    }
    text
}

/// A line for each set of sound reports: how many raise anything, and what.
fn sound(sets: &Value) -> String {
    let mut text = String::new();
    for set in list(sets) {
        let mut by_severity: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for rule in list(&set["rules"]) {
            let line = format!("{} {}", rule[1].as_str().unwrap_or_default(), rule[2]);
            by_severity.entry(rule[0].as_str().unwrap_or_default()).or_default().push(line);
        }
        let said: Vec<String> =
            by_severity.iter().map(|(severity, rules)| format!("{severity}: {}", rules.join(", "))).collect();
        let said = if said.is_empty() { "nothing".to_owned() } else { said.join("; ") };
        let name = set["name"].as_str().unwrap_or_default();
        let _ = writeln!(
            text,
            "- {name}: {} of {} reports raise anything ({said})",
            set["spoken"], set["reports"]
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_that_are_missed_too_often_are_shown_as_such() {
        let found = serde_json::json!([
            { "rule": "A101", "name": "a", "injected": 50, "found": 49, "target": 100, "others": { "X102": 10 } },
            { "rule": "X102", "name": "b", "injected": 50, "found": 48, "target": 95, "others": {} },
        ]);
        let rows = faults(&found);
        assert!(rows.contains("| A101 | a | 98% of 50 | **missed** | X102 20% |"), "{rows}");
        assert!(rows.contains("| X102 | b | 96% of 50 | kept |  |"), "{rows}");
    }

    #[test]
    fn sound_sets_say_what_was_raised() {
        let sets = serde_json::json!([
            { "name": "made up", "reports": 10, "spoken": 2, "rules": [["hint", "Y107", 3]] },
            { "name": "published", "reports": 6, "spoken": 0, "rules": [] },
        ]);
        assert_eq!(
            sound(&sets),
            "- made up: 2 of 10 reports raise anything (hint: Y107 3)\n\
             - published: 0 of 6 reports raise anything (nothing)\n"
        );
    }
}

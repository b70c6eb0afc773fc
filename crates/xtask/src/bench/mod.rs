//! Measures the page, the check, the documents and what the rules find, holds them against their budgets, and writes
//! docs/benchmarks.md with the machine they were measured on.

mod documents;
mod figure;
mod growth;
mod page;
mod record;
mod rules;

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::problem::{Doing, Problem};
use crate::setup::{self, Toolbox};
use crate::{paths, process};
use figure::Figure;

const TARGET: &str = "wasm32-unknown-unknown";

/// What is measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Page,
    Documents,
    Rules,
}

impl Group {
    const ALL: [Group; 3] = [Group::Page, Group::Documents, Group::Rules];

    fn name(self) -> &'static str {
        match self {
            Group::Page => "page",
            Group::Documents => "documents",
            Group::Rules => "rules",
        }
    }

    /// The heading of its section.
    fn title(self) -> &'static str {
        match self {
            Group::Page => "Check and page",
            Group::Documents => "Documents",
            Group::Rules => "Rules",
        }
    }
}

/// What a group came to: its section, its figures and the browser they were measured in.
struct Measured {
    body: String,
    figures: Vec<Figure>,
    browser: String,
}

/// `cargo xtask bench`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let groups = wanted(arguments)?;
    let toolbox = setup::for_page()?;
    setup::for_tests()?;
    let mut missed = 0;
    for group in groups {
        let measured = match group {
            Group::Page => page::measure(&toolbox)?,
            Group::Documents => documents::measure(&toolbox)?,
            Group::Rules => rules::measure(&toolbox)?,
        };
        println!("{}", measured.body);
        record::write(group, &measured.body, &measured.browser)?;
        missed += measured.figures.iter().filter(|figure| !figure.within()).count();
    }
    match missed {
        0 => Ok(()),
        _ => Err(Problem::new(format!("{missed} budgets are missed"))),
    }
}

fn wanted(arguments: &[String]) -> Result<Vec<Group>, Problem> {
    match arguments {
        [] => Ok(Group::ALL.to_vec()),
        // `cargo xtask bench rules` is short for `--only rules`.
        [name] if !name.starts_with('-') => wanted(&["--only".to_owned(), name.clone()]),
        [only, name] if only == "--only" => {
            let group = Group::ALL.into_iter().find(|group| group.name() == name);
            group.map(|group| vec![group]).ok_or_else(|| Problem::unknown_argument(name))
        }
        [other, ..] => Err(Problem::unknown_argument(other)),
    }
}

/// Runs an example of the test kit and reads the JSON it prints.
fn example(name: &str, arguments: &[&Path]) -> Result<Value, Problem> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "-p", "nianbao-testkit", "--example", name, "--"]);
    cargo.args(arguments).current_dir(paths::root());
    let text = process::output(&mut cargo, name)?;
    serde_json::from_str(&text).doing(format_args!("read what {name} printed"))
}

/// The same example compiled as a module of the page is, by the name of its profile, as `target/bench/<out>.js`.
fn example_for_browser(toolbox: &Toolbox, name: &str, profile: &str, out: &str) -> Result<(), Problem> {
    let mut cargo = toolbox.wasm_command("cargo");
    cargo.args(["build", "--quiet", "--profile", profile, "--target", TARGET]);
    cargo.args(["-p", "nianbao-testkit", "--example", name]);
    process::run(&mut cargo, "cargo build")?;
    let made = toolbox.wasm_target_dir().join(TARGET).join(format!("{profile}/examples/{name}.wasm"));
    let mut bindgen = toolbox.wasm_command("wasm-bindgen");
    bindgen
        .args(["--target", "no-modules", "--no-typescript"])
        .args(["--out-dir", "target/bench", "--out-name", out])
        .arg(made);
    process::run(&mut bindgen, "wasm-bindgen")
}

/// What a part of tests/browser/bench.mjs measures, and the browser's version.
fn in_browser(part: &str) -> Result<(Vec<Figure>, String), Problem> {
    let mut node = Command::new("node");
    node.arg(setup::tests_dir().join("bench.mjs")).arg(part).current_dir(paths::root()).stdout(Stdio::null());
    process::run(&mut node, "the benchmark in the browser")?;
    let left = paths::root().join(format!("target/bench/browser-{part}.json"));
    let text = std::fs::read_to_string(&left).doing("read what the browser measured")?;
    let browser: Value = serde_json::from_str(&text).doing("read what the browser measured")?;
    let version = browser["browser"].as_str().unwrap_or("unknown").to_owned();
    Ok((figure::figures_in(&browser["results"]), version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_group_may_be_measured_alone() {
        let wanted = |line: &str| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            super::wanted(&arguments).ok()
        };
        assert_eq!(wanted(""), Some(Group::ALL.to_vec()));
        assert_eq!(wanted("--only documents"), Some(vec![Group::Documents]));
        assert_eq!(wanted("--only"), None);
        assert_eq!(wanted("rules"), Some(vec![Group::Rules]));
        assert_eq!(wanted("nothing"), None);
    }
}

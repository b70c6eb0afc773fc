//! Runs every test there is and says at the end how many passed.
//!
//! A suite that fails does not stop the others: one run shows everything that is wrong.

mod tally;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::problem::{Doing, Problem};
use crate::setup::{self, Toolbox};
use crate::{dist, paths};
use tally::Tally;

/// Which suites to run.
#[derive(Clone, Copy)]
struct Wanted {
    native: bool,
    wasm: bool,
    browser: bool,
}

/// `cargo xtask test`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let everything = arguments.is_empty();
    let mut wanted = Wanted { native: everything, wasm: everything, browser: everything };
    for argument in arguments {
        match argument.as_str() {
            "--native" => wanted.native = true,
            "--wasm" => wanted.wasm = true,
            "--browser" => wanted.browser = true,
            other => return Err(Problem::unknown_argument(other)),
        }
    }

    let mut total = Tally::default();
    if wanted.native {
        setup::rustup_components()?;
        native(&mut total)?;
    }
    if wanted.wasm || wanted.browser {
        let toolbox = setup::for_page()?;
        setup::for_tests()?;
        if wanted.wasm {
            wasm(&toolbox, &mut total)?;
        }
        if wanted.browser {
            browser(&toolbox, &mut total)?;
        }
    }

    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { Err(Problem::told()) }
}

/// Form, lints and the tests of every crate on this machine.
fn native(total: &mut Tally) -> Result<(), Problem> {
    let mut fmt = cargo(&["fmt", "--all", "--check"]);
    check("cargo fmt --check", &mut fmt, total)?;
    let mut clippy = cargo(&["clippy", "--quiet", "--workspace", "--all-targets"]);
    clippy.args(["--", "-D", "warnings"]);
    check("cargo clippy", &mut clippy, total)?;
    let mut test = cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"]);
    suite("tests of the crates", &mut test, total)
}

/// The tests in `tests/wasm.rs` of every package that has one, in headless Chromium.
fn wasm(toolbox: &Toolbox, total: &mut Tally) -> Result<(), Problem> {
    let driver = paths::on_path("chromedriver")
        .ok_or_else(|| Problem::new("chromedriver is missing; run `cargo xtask setup`"))?;
    let settings = webdriver_settings()?;
    for package in packages_with_wasm_tests()? {
        // Without `--quiet`: cargo would hand it on to a runner that does not know it.
        let mut test = toolbox.wasm_command("cargo");
        test.args(["test", "--no-fail-fast", "--test", "wasm", "-p", &package])
            .args(["--target", "wasm32-unknown-unknown"])
            .env("CHROMEDRIVER", &driver)
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings);
        suite(&format!("{package} in Chromium"), &mut test, total)?;
    }
    Ok(())
}

fn packages_with_wasm_tests() -> Result<Vec<String>, Problem> {
    let root = paths::root();
    let crates = std::fs::read_dir(root.join("crates")).doing("read crates/")?;
    let mut dirs: Vec<PathBuf> = crates.flatten().map(|entry| entry.path()).collect();
    dirs.push(root.join("web"));
    dirs.sort();
    let mut packages = Vec::new();
    for dir in dirs.iter().filter(|dir| dir.join("tests/wasm.rs").exists()) {
        // A folder is named as its package; the page's has a prefix.
        let name = dir.file_name().unwrap_or(OsStr::new("")).to_string_lossy();
        packages.push(if name == "web" { "nianbao-web".to_owned() } else { name.into_owned() });
    }
    Ok(packages)
}

fn webdriver_settings() -> Result<PathBuf, Problem> {
    let mut flags = vec!["--headless", "--disable-gpu", "--disable-background-networking"];
    if setup::is_root() {
        flags.push("--no-sandbox");
    }
    let settings = serde_json::json!({ "goog:chromeOptions": { "args": flags } });
    let path = paths::root().join("target").join("webdriver.json");
    std::fs::write(&path, settings.to_string()).doing(format_args!("write {}", path.display()))?;
    Ok(path)
}

/// The built page in real browsers.
fn browser(toolbox: &Toolbox, total: &mut Tally) -> Result<(), Problem> {
    dist::build(toolbox, false)?;
    let dir = setup::tests_dir();
    let entries = std::fs::read_dir(&dir).doing(format_args!("read {}", dir.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "--test-timeout=120000"])
        .args(files)
        .env("NIANBAO_CACHE", paths::cache()?)
        .current_dir(paths::root());
    suite("the page in browsers", &mut node, total)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(paths::root());
    command
}

/// A step without tests of its own: adds a failure when it fails, and nothing else.
fn check(name: &str, command: &mut Command, total: &mut Tally) -> Result<(), Problem> {
    println!("\n== {name}");
    let status = command.status().doing(format_args!("start {name}"))?;
    if !status.success() {
        println!("{name}: failed");
        total.failed += 1;
    }
    Ok(())
}

/// A step whose output says how many tests passed and failed.
fn suite(name: &str, command: &mut Command, total: &mut Tally) -> Result<(), Problem> {
    println!("\n== {name}");
    let start = Instant::now();
    let mut tally = tally::run(command, name)?;
    println!("{name}: {} passed, {} failed, {} s", tally.passed, tally.failed, start.elapsed().as_secs());
    if tally.passed + tally.failed == 0 {
        println!("{name}: ran no test at all, which counts as a failure");
        tally.failed = 1;
    }
    total.add(tally);
    Ok(())
}

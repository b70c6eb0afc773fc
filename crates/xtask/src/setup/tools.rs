//! The tools that come from crates.io and from rustup.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::problem::{Doing, Problem};
use crate::{paths, process};

/// Newer ones want a newer compiler than the workspace asks for.
const TRUNK: &str = "0.21.14";

/// Installs trunk and wasm-bindgen where they are missing, and gives their directory.
pub(super) fn ready() -> Result<PathBuf, Problem> {
    let root = paths::cache()?.join("tools");
    let bin = root.join("bin");
    let bindgen = locked_version("wasm-bindgen")?;
    if !has(&bin, "wasm-bindgen", &bindgen) {
        // Without `--locked`: the lock file it ships with names a crate that is gone.
        let package = format!("wasm-bindgen-cli@{bindgen}");
        install(&root, &package, &[], "about 3 minutes")?;
    }
    if !has(&bin, "trunk", TRUNK) {
        // With `--locked`: newer style-sheet crates do not compile with it. Without the
        // default features: they are for downloading tools, which we bring ourselves.
        let package = format!("trunk@{TRUNK}");
        let flags = ["--locked", "--no-default-features"];
        install(&root, &package, &flags, "about 6 minutes")?;
    }
    Ok(bin)
}

fn has(bin: &Path, program: &str, version: &str) -> bool {
    let file = bin.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    process::version(&file, "--version").is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

fn install(root: &Path, package: &str, flags: &[&str], time: &str) -> Result<(), Problem> {
    println!("setup: installing {package} ({time}, once on this machine)");
    let log = paths::cache()?.join("logs").join(format!("{package}.log"));
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", package, "--force", "--root"])
        .arg(root)
        .args(flags)
        // These run for seconds but compile for minutes: less optimising is the better trade.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(std::env::temp_dir());
    process::logged(&mut cargo, &format!("cargo install {package}"), &log)
}

/// The version of a crate in `Cargo.lock`.
fn locked_version(name: &str) -> Result<String, Problem> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock")).doing("read Cargo.lock")?;
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted).skip(1);
    lines
        .next()
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| Problem::new(format!("Cargo.lock has no {name}")))
}

/// rustfmt and clippy.
pub(crate) fn rustup_components() -> Result<(), Problem> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if works(component) {
            continue;
        }
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", component]);
        if !process::succeeds_within(&mut rustup, Duration::from_secs(120)) || !works(component) {
            return Err(Problem::new(format!(
                "{program} is missing; install it with `rustup component add {component}`"
            )));
        }
    }
    Ok(())
}

fn works(component: &str) -> bool {
    let name = component.trim_start_matches("rust");
    let mut cargo = Command::new("cargo");
    cargo.args([name, "--version"]);
    process::succeeds_within(&mut cargo, Duration::from_secs(30))
}

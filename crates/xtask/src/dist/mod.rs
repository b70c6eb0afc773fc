//! Builds the page: the hosted folder `dist/` and, inside it, the one-file page.

mod cut;
mod hosted;
mod one_file;
mod parts;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::problem::{Doing, Problem};
use crate::setup::{self, Toolbox};
use crate::{paths, process};

/// `cargo xtask dist`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let quick = match arguments {
        [] => false,
        [only] if only == "--quick" => true,
        [other, ..] => return Err(Problem::unknown_argument(other)),
    };
    let toolbox = setup::for_page()?;
    build(&toolbox, quick).map(|_| ())
}

/// Builds both pages and gives the hosted folder. `quick` leaves out what makes them small:
/// for looking at a change, not for publishing.
pub(crate) fn build(toolbox: &Toolbox, quick: bool) -> Result<PathBuf, Problem> {
    let root = paths::root();
    fetch_crates(toolbox)?;
    let mut trunk = toolbox.wasm_command("trunk");
    trunk.args(["build", "--offline", "--skip-version-check", "--release"]);
    trunk.arg(if quick { "false" } else { "true" });
    process::run(&mut trunk, "trunk build")?;

    let profile = if quick { "debug" } else { "web" };
    let linked = toolbox.wasm_target_dir().join("wasm32-unknown-unknown").join(profile).join("app.wasm");
    let mut parts = parts::Parts::read(&root, &root.join("target/page"), &linked)?;
    if !quick {
        for half in [&mut parts.app.wasm, &mut parts.rest] {
            *half = smaller(toolbox, half)?;
        }
    }
    let dist = root.join("dist");
    // Built beside and swapped in, so that a server never shows half a page.
    let fresh = root.join("target/dist-new");
    clear(&fresh)?;
    hosted::write(&parts, &fresh)?;
    one_file::write(&parts, &fresh.join("nianbao.html"))?;
    clear(&dist)?;
    std::fs::remove_dir(&dist).doing("replace dist/")?;
    std::fs::rename(&fresh, &dist).doing("replace dist/")?;
    report(&dist)?;
    Ok(dist)
}

/// What trunk has done for the other modules, for a half of the page's own: that could not be cut any more.
fn smaller(toolbox: &Toolbox, wasm: &[u8]) -> Result<Vec<u8>, Problem> {
    let dir = paths::root().join("target/tmp");
    std::fs::create_dir_all(&dir).doing("create target/tmp")?;
    let (whole, small) = (dir.join("half.wasm"), dir.join("half-small.wasm"));
    std::fs::write(&whole, wasm).doing("write half of the page's module")?;
    let mut optimiser = toolbox.wasm_command("wasm-opt");
    optimiser.args(["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
    optimiser.arg("--enable-mutable-globals").arg(&whole).arg("-o").arg(&small);
    process::run(&mut optimiser, "wasm-opt")?;
    std::fs::read(&small).doing("read half of the page's module")
}

/// Trunk runs cargo without the network, so that it fetches no tools; the crates themselves
/// may still have to come, those that run while compiling among them.
fn fetch_crates(toolbox: &Toolbox) -> Result<(), Problem> {
    let mut rustc = toolbox.wasm_command("rustc");
    rustc.arg("-vV");
    let about = process::output(&mut rustc, "rustc")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let mut cargo = toolbox.wasm_command("cargo");
    cargo.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]);
    if let Some(host) = host {
        cargo.args(["--target", host]);
    }
    process::run(&mut cargo, "cargo fetch")
}

fn clear(dir: &Path) -> Result<(), Problem> {
    if dir.exists() {
        std::fs::remove_dir_all(dir).doing(format_args!("clear {}", dir.display()))?;
    }
    std::fs::create_dir_all(dir).doing(format_args!("create {}", dir.display()))
}

fn report(dist: &Path) -> Result<(), Problem> {
    let entries = std::fs::read_dir(dist).doing("read dist/")?;
    let mut lines = Vec::new();
    for entry in entries.flatten() {
        let size = entry.metadata().doing("read dist/")?.len();
        let name = entry.file_name().to_string_lossy().into_owned();
        lines.push(format!("  dist/{name:<28} {:>6} KB", size.div_ceil(1000)));
    }
    lines.sort();
    println!("{}", lines.join("\n"));
    Ok(())
}

/// A short name for some content: changes when the content does.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

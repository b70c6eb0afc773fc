//! Node.js and the npm packages that the page and its tests need.
//!
//! Packages are installed in the cache, one directory per lock file, so that a fresh
//! checkout finds them ready.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Doing, Problem};
use crate::{paths, process};

const OLDEST_NODE: u32 = 20;

/// Node.js is there and new enough.
pub(super) fn check() -> Result<(), Problem> {
    let found = process::version(Path::new("node"), "--version");
    let major = found.as_deref().and_then(|version| {
        let digits = version.trim_start_matches('v').split('.').next()?;
        digits.parse::<u32>().ok()
    });
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(Problem::new(format!(
            "Node.js {OLDEST_NODE} or newer is needed ({}); install it from https://nodejs.org \
             or with your system's package manager",
            found.map_or_else(|| "none was found".into(), |version| format!("this is {version}")),
        ))),
    }
}

/// The directory with wasm-opt.
pub(super) fn page_tools() -> Result<PathBuf, Problem> {
    let modules = install("page", &paths::root().join("crates/xtask/npm"))?;
    Ok(modules.join(".bin"))
}

/// The directory of the browser tests.
pub(crate) fn tests_dir() -> PathBuf {
    paths::root().join("tests").join("browser")
}

/// The packages of the browser tests, where Node looks for them.
pub(super) fn test_tools() -> Result<(), Problem> {
    let dir = tests_dir();
    link(&dir, &install("browser-tests", &dir)?)
}

/// Links a folder's `node_modules` to the cache.
fn link(dir: &Path, modules: &Path) -> Result<(), Problem> {
    let link = dir.join("node_modules");
    if std::fs::read_link(&link).is_ok_and(|target| target == modules) {
        return Ok(());
    }
    // An older link, or a directory that somebody's `npm install` left.
    if link.is_symlink() {
        std::fs::remove_file(&link).doing(format_args!("remove {}", link.display()))?;
    } else if link.exists() {
        std::fs::remove_dir_all(&link).doing(format_args!("remove {}", link.display()))?;
    }
    symlink_dir(modules, &link).doing(format_args!("link {}", link.display()))
}

#[cfg(unix)]
fn symlink_dir(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(windows)]
fn symlink_dir(target: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(target, link)
}

/// The packages that are measured beside ours, where Node looks for them; gives their folder.
pub(super) fn peers() -> Result<PathBuf, Problem> {
    let dir = paths::root().join("tests/peers");
    link(&dir, &install("peers", &dir)?)?;
    Ok(dir)
}

/// Installs what `source/package-lock.json` names, and gives its `node_modules`.
fn install(name: &str, source: &Path) -> Result<PathBuf, Problem> {
    let lock_path = source.join("package-lock.json");
    let lock = std::fs::read(&lock_path).doing(format_args!("read {}", lock_path.display()))?;
    let cache = paths::cache()?;
    let stamp = crate::dist::fingerprint(&lock);
    let dir = cache.join("npm").join(format!("{name}-{stamp}"));
    let done = dir.join("done");
    let modules = dir.join("node_modules");
    if done.exists() {
        return Ok(modules);
    }
    println!("setup: installing the npm packages for {name}");
    std::fs::create_dir_all(&dir).doing(format_args!("create {}", dir.display()))?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(source.join(file), dir.join(file)).doing(format_args!("copy {file}"))?;
    }
    let log = cache.join("logs").join(format!("npm-{name}.log"));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"])
        .current_dir(&dir);
    process::logged(&mut command, "npm ci", &log)?;
    std::fs::write(&done, "").doing(format_args!("write {}", done.display()))?;
    Ok(modules)
}

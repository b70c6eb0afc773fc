//! Debian's packages: installed when we are root on such a system, else named.

use std::path::Path;
use std::process::Command;

use crate::problem::Problem;
use crate::{paths, process};

/// The browsers and the fonts for the tests.
pub(super) fn browsers() -> Result<(), Problem> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push("chromium");
    }
    if paths::on_path("chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    if paths::on_path("firefox-esr").is_none() && paths::on_path("firefox").is_none() {
        missing.push("firefox-esr");
    }
    // Pictures of Chinese pages are unreadable without; other systems bring such fonts.
    if is_debian() && !Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists() {
        missing.push("fonts-noto-cjk");
    }
    install(&missing, "the browser tests")
}

/// The first Chromium on `PATH`.
fn chromium() -> Option<std::path::PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| paths::on_path(name))
}

/// Whether this system has Debian's package manager.
pub(super) fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && paths::on_path("apt-get").is_some()
}

/// Installs packages, or says which ones somebody has to install.
pub(super) fn install(packages: &[&str], purpose: &str) -> Result<(), Problem> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !is_debian() {
        return Err(Problem::new(format!(
            "for {purpose}, please install with your system's package manager (Debian's names): {list}"
        )));
    }
    if !is_root() {
        return Err(Problem::new(format!("for {purpose}, please run `sudo apt-get install {list}`")));
    }
    println!("setup: installing {list} (apt-get)");
    let log = paths::cache()?.join("logs").join("apt.log");
    let mut update = Command::new("apt-get");
    update.arg("update");
    process::logged(&mut update, "apt-get update", &log)?;
    let mut install = Command::new("apt-get");
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    process::logged(&mut install, &format!("apt-get install {list}"), &log)
}

/// Whether we may install, and whether a browser needs to be told to do without sandbox.
pub(crate) fn is_root() -> bool {
    process::version(Path::new("id"), "-u").is_some_and(|id| id == "0")
}

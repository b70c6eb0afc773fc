//! The compiler for wasm32-unknown-unknown.
//!
//! rustup's own target comes first: that is what everybody has. Where rustup's server is out
//! of reach, Debian's compiler (packages rustc-web and rust-web-src) does the work, with a
//! standard library that we build once into the cache and name with `--sysroot`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::apt;
use crate::problem::{Doing, Problem};
use crate::{paths, process};

const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_LINKER: &str = "wasm-ld-22";
/// The page's module is cut in two by what its functions are made for (crates/xtask/src/dist/cut/). So their names have
/// to tell that, and no function may stand for another that happens to be the same: wasm-opt does that afterwards, in each
/// half. The second has no stable name yet, hence `RUSTC_BOOTSTRAP`.
const TELLING_NAMES: &str = "-Csymbol-mangling-version=v0 -Zmerge-functions=disabled";
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// Where cargo keeps the sources of crates.
fn crates_dir() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    // Flags are parted at spaces.
    let sources = home.join("registry").join("src");
    (!sources.to_string_lossy().contains(' ')).then_some(sources)
}

/// Which compiler is used for the target.
pub(super) enum WasmTarget {
    Rustup,
    Debian { path: Vec<PathBuf>, sysroot: PathBuf },
}

impl WasmTarget {
    /// What goes before the user's `PATH`.
    pub(super) fn path(&self) -> &[PathBuf] {
        match self {
            Self::Rustup => &[],
            Self::Debian { path, .. } => path,
        }
    }

    /// Each compiler has a target directory of its own: they cannot read what the other made.
    pub(super) fn target_dir(&self) -> PathBuf {
        let target = paths::root().join("target");
        match self {
            Self::Rustup => target.join("wasm"),
            Self::Debian { .. } => target.join("wasm-debian"),
        }
    }

    /// The environment of a cargo that compiles for the target. The flags are joined with
    /// those of `.cargo/config.toml`, which stay the only place for what the page needs.
    pub(super) fn apply(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", self.target_dir()).env("RUSTC_BOOTSTRAP", "1");
        let mut flags = TELLING_NAMES.to_owned();
        // Panics name the sources they come from, and nobody's home is to be in the page.
        if let Some(crates) = crates_dir() {
            flags.push_str(&format!(" --remap-path-prefix={}=crates", crates.display()));
        }
        if let Self::Debian { sysroot, .. } = self {
            flags.push_str(&format!(" --sysroot={}", sysroot.display()));
            command
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
                .env_remove("RUSTUP_TOOLCHAIN");
        }
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
}

/// Makes sure that there is one. `NIANBAO_NO_RUSTUP=1` takes the detour on purpose.
pub(super) fn ready() -> Result<WasmTarget, Problem> {
    let may_use_rustup = std::env::var_os("NIANBAO_NO_RUSTUP").is_none();
    if may_use_rustup && rustup_has_it()? {
        return Ok(WasmTarget::Rustup);
    }
    if let Some(ready) = built_before()? {
        return Ok(ready);
    }
    if may_use_rustup && paths::on_path("rustup").is_some() {
        println!("setup: rustup target add {TARGET}");
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]).current_dir(paths::root());
        if process::succeeds_within(&mut rustup, RUSTUP_LIMIT) && rustup_has_it()? {
            return Ok(WasmTarget::Rustup);
        }
        println!("setup: rustup could not fetch it; trying the system's own compiler");
    }
    if !apt::is_debian() {
        return Err(Problem::new(format!(
            "the compiler's target {TARGET} is missing; install it with `rustup target add {TARGET}`"
        )));
    }
    if debian_version().is_none() || !sources().exists() {
        apt::install(PACKAGES, "compiling the page")?;
    }
    let version =
        debian_version().ok_or_else(|| Problem::new("the package rustc-web brought no /usr/bin/rustc"))?;
    let sysroot = sysroot_for(&version)?;
    build_library(&sysroot)?;
    Ok(debian(sysroot))
}

fn rustup_has_it() -> Result<bool, Problem> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(paths::root());
    let dir = process::output(&mut rustc, "rustc")?;
    Ok(has_std(Path::new(dir.trim())))
}

fn has_std(dir: &Path) -> bool {
    std::fs::read_dir(dir).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn built_before() -> Result<Option<WasmTarget>, Problem> {
    let Some(version) = debian_version() else {
        return Ok(None);
    };
    let sysroot = sysroot_for(&version)?;
    Ok(has_std(&library_of(&sysroot)).then(|| debian(sysroot)))
}

fn debian(sysroot: PathBuf) -> WasmTarget {
    WasmTarget::Debian { path: vec![PathBuf::from(DEBIAN_BIN)], sysroot }
}

/// The version of Debian's compiler, when it is there together with its linker.
fn debian_version() -> Option<String> {
    let bin = Path::new(DEBIAN_BIN);
    if !bin.join("cargo").exists() || !bin.join(DEBIAN_LINKER).exists() {
        return None;
    }
    let line = process::version(&bin.join("rustc"), "--version")?;
    line.split_whitespace().nth(1).map(str::to_owned)
}

fn sources() -> PathBuf {
    PathBuf::from("/usr/lib/rustlib/src/rust/library/std")
}

fn sysroot_for(version: &str) -> Result<PathBuf, Problem> {
    Ok(paths::cache()?.join("sysroot").join(version))
}

fn library_of(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Builds the standard library by way of an empty crate and keeps its parts. `test` is
/// among them for the wasm tests; without the bitcode, fat LTO could not use them.
fn build_library(sysroot: &Path) -> Result<(), Problem> {
    println!("setup: building the standard library for {TARGET} (about a minute, once)");
    let cache = paths::cache()?;
    let dir = cache.join("build-std");
    let write =
        |file: &str, text: &str| std::fs::write(dir.join(file), text).doing(format_args!("write {file}"));
    std::fs::create_dir_all(dir.join("src")).doing(format_args!("create {}", dir.display()))?;
    write(
        "Cargo.toml",
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    write("src/lib.rs", "")?;
    let mut cargo = Command::new(Path::new(DEBIAN_BIN).join("cargo"));
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,test"])
        .args(["--target", TARGET])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", Path::new(DEBIAN_BIN).join("rustc"))
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", dir.join("target"))
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN")
        .current_dir(&dir);
    let log = cache.join("logs").join("build-std.log");
    process::logged(&mut cargo, "building the standard library", &log)?;

    let library = library_of(sysroot);
    std::fs::create_dir_all(&library).doing(format_args!("create {}", library.display()))?;
    let parts = dir.join("target").join(TARGET).join("release/deps");
    let entries = std::fs::read_dir(&parts).doing(format_args!("read {}", parts.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    // libstd last: it is what `has_std` looks for, so a broken copy is not taken for whole.
    files.sort_by_key(|file| file_name(file).starts_with("libstd-"));
    for file in files {
        let name = file_name(&file);
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            std::fs::copy(&file, library.join(&name)).doing(format_args!("copy {name}"))?;
        }
    }
    std::fs::remove_dir_all(&dir).doing(format_args!("remove {}", dir.display()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

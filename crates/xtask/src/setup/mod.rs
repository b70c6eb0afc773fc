//! Installs whatever is missing, and says what it cannot install itself.
//!
//! Every step looks first and works only when it must, so that a second run takes no time.
//! What is slow to make lives in the cache outside the checkout.

mod apt;
mod node;
pub(crate) mod peers;
mod tools;
mod wasm_target;

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::process::Command;

use crate::paths;
use crate::problem::{Doing, Problem};

pub(crate) use apt::is_root;
pub(crate) use node::tests_dir;
pub(crate) use tools::rustup_components;

/// What a build of the page runs with.
pub(crate) struct Toolbox {
    /// Directories that go first on `PATH`.
    path: Vec<PathBuf>,
    /// How the wasm target is compiled.
    wasm: wasm_target::WasmTarget,
}

impl Toolbox {
    /// A command that compiles for the wasm target.
    pub(crate) fn wasm_command(&self, program: &str) -> Command {
        let mut command = self.with_path(program, self.wasm.path());
        self.wasm.apply(&mut command);
        command
    }

    /// Where those commands leave what they compile.
    pub(crate) fn wasm_target_dir(&self) -> PathBuf {
        self.wasm.target_dir()
    }

    fn with_path(&self, program: &str, more: &[PathBuf]) -> Command {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let all = self.path.iter().chain(more).cloned();
        let path = std::env::join_paths(all.chain(std::env::split_paths(&old)))
            .unwrap_or_else(|_| OsString::from(&old));
        // The program itself must be looked up on the new path, not on ours.
        let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        let found = std::env::split_paths(&path)
            .map(|dir| dir.join(&name))
            .find(|file| file.is_file())
            .unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(found);
        command.env("PATH", path).current_dir(paths::root());
        // `cargo run` leaves these to us; they would mislead another cargo.
        command.env_remove("LD_LIBRARY_PATH");
        command.env_remove("RUSTFLAGS");
        command.env_remove("CARGO");
        command
    }
}

/// `cargo xtask setup`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    match arguments {
        [] => {
            for_page()?;
            for_tests()?;
        }
        [only] if only == "--page" => {
            for_page()?;
        }
        [other, ..] => return Err(Problem::unknown_argument(other)),
    }
    println!("setup: everything is there");
    Ok(())
}

/// Everything that building the page needs.
pub(crate) fn for_page() -> Result<Toolbox, Problem> {
    let _turn = take_turn()?;
    node::check()?;
    let wasm = wasm_target::ready()?;
    let path = vec![tools::ready()?, node::page_tools()?];
    Ok(Toolbox { path, wasm })
}

/// Everything that the tests need besides the page: the parts of rustup and the browsers.
pub(crate) fn for_tests() -> Result<(), Problem> {
    let _turn = take_turn()?;
    tools::rustup_components()?;
    apt::browsers()?;
    node::test_tools()
}

/// Two checkouts on one machine share the cache, so only one may install at a time.
fn take_turn() -> Result<File, Problem> {
    let path = paths::cache()?.join("lock");
    let file = File::create(&path).doing(format_args!("create {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("setup: another checkout is installing; waiting for it");
        file.lock().doing(format_args!("wait for {}", path.display()))?;
    }
    Ok(file)
}

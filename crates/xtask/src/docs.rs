//! The generated pages of `docs/`. What they say is known to the test kit, which reads it from the program's own
//! statics; this only starts it.

use std::process::Command;

use crate::paths;
use crate::problem::{Doing, Problem};
use crate::process;

/// `cargo xtask docs`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let check = match arguments {
        [] => false,
        [argument] if argument == "--check" => true,
        [argument, ..] => return Err(Problem::unknown_argument(argument)),
    };
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "-p", "nianbao-testkit", "--example", "docs", "--"]);
    cargo.current_dir(paths::root());
    if !check {
        return process::run(&mut cargo, "the generator of docs/");
    }
    let status = cargo.arg("--check").status().doing("start the generator of docs/")?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::new("the pages named above are not what the code generates; run `cargo xtask docs`"))
    }
}

//! Writes the generated pages of `docs/`, or with `--check` says which are not what the code generates. Run by
//! `cargo xtask docs`.

use std::path::Path;
use std::process::ExitCode;

use nianbao_testkit::page;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let differing = match page::differing(&root) {
        Ok(differing) => differing,
        Err(why) => {
            eprintln!("could not read the generated pages: {why}");
            return ExitCode::FAILURE;
        }
    };
    for path in &differing {
        println!("{path}");
    }
    if check {
        return if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match page::write(&root) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("could not write the generated pages: {why}");
            ExitCode::FAILURE
        }
    }
}

//! New rules and new editions: writes the file and the one word that registers it, and says what to do next. Knows
//! where they live, not what they say.

mod edition;
mod registry;
mod rule;

use std::path::Path;

use crate::paths;
use crate::problem::{Doing, Problem};

/// `cargo xtask new-rule`.
pub(crate) fn new_rule(arguments: &[String]) -> Result<(), Problem> {
    let [id, name] = arguments else {
        return Err(Problem::new(
            "give an id and a name that says what is wrong, such as `new-rule P108 fee-negative`",
        ));
    };
    let file = rule::write(&paths::root(), id, name)?;
    println!("{file} is written and registered.");
    println!("Say in it what is wrong and when it is not, replace both examples, and look for it in `run`.");
    println!(
        "`cargo test -p nianbao-tests --test rule_docs` fails until that is done; then `cargo xtask docs`."
    );
    Ok(())
}

/// `cargo xtask new-edition`.
pub(crate) fn new_edition(arguments: &[String]) -> Result<(), Problem> {
    let [key] = arguments else {
        return Err(Problem::new("give the key of the edition, such as `new-edition ed2027`"));
    };
    let file = edition::write(&paths::root(), key)?;
    println!("{file} is written and registered; for now it prints the form before it.");
    println!("Write the notice and the tables it changes; what it leaves alone stays where it is.");
    println!("Then `cargo test -p nianbao-core --test form` and `cargo xtask docs`.");
    Ok(())
}

fn read(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path).doing(format_args!("read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), Problem> {
    std::fs::write(path, text).doing(format_args!("write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// A copy of core, so that the checkout stays as it is.
    fn copy() -> std::path::PathBuf {
        let copy = paths::root().join("target/scaffold");
        let _ = std::fs::remove_dir_all(copy.join("crates"));
        let to = copy.join("crates/nianbao-core");
        let from = paths::root().join("crates/nianbao-core");
        copy_dir(&from.join("src"), &to.join("src"));
        std::fs::create_dir_all(to.join("tests")).unwrap();
        std::fs::copy(from.join("tests/form.rs"), to.join("tests/form.rs")).unwrap();
        std::fs::copy(paths::root().join("Cargo.toml"), copy.join("Cargo.toml")).unwrap();
        let manifest = "[package]\nname = \"nianbao-core\"\nedition = \"2024\"\n\n[workspace]\n";
        std::fs::write(to.join("Cargo.toml"), manifest).unwrap();
        copy
    }

    fn copy_dir(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy_dir(&entry.path(), &to);
            } else {
                std::fs::copy(entry.path(), to).unwrap();
            }
        }
    }

    #[test]
    fn what_is_scaffolded_compiles_and_obeys_the_laws_of_the_form() {
        let root = copy();
        rule::write(&root, "P199", "scaffolded-rule").unwrap();
        edition::write(&root, "ed2091").unwrap();
        assert!(rule::write(&root, "P199", "scaffolded-again").is_err(), "an id is given once");
        assert!(edition::write(&root, "ed2091").is_err(), "a year is given once");
        let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
        let output = Command::new(cargo)
            .args(["test", "--offline", "--quiet", "--test", "form"])
            .current_dir(root.join("crates/nianbao-core"))
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

//! What no compiler checks: that files stay readable, that names in the documents exist,
//! and that the crates know only whom they may know.

mod architecture;
mod bans;
mod edges;
mod text;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::paths;
use crate::problem::{Doing, Problem};

/// Something untidy and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Untidy {
    /// Relative to the root of the checkout.
    file: PathBuf,
    line: usize,
    what: String,
}

impl Untidy {
    fn new(file: &Path, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_path_buf(), line, what: what.into() }
    }
}

impl fmt::Display for Untidy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// `cargo xtask tidy`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    if let Some(argument) = arguments.first() {
        return Err(Problem::unknown_argument(argument));
    }
    let found = check(&paths::root())?;
    for one in &found {
        println!("{one}");
    }
    match found.len() {
        0 => Ok(()),
        count => Err(Problem::new(format!("{count} untidy places"))),
    }
}

/// Everything untidy in the checkout.
pub(crate) fn check(root: &Path) -> Result<Vec<Untidy>, Problem> {
    let mut found = Vec::new();
    for file in sources(root)? {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else {
            continue; // Not text.
        };
        text::check(&file, &text, &mut found);
        bans::check(&file, &text, &mut found);
        if file == Path::new("ARCHITECTURE.md") {
            architecture::check(root, &file, &text, &mut found);
        }
    }
    edges::check(root, &mut found)?;
    Ok(found)
}

/// The files that people write, relative to the root.
fn sources(root: &Path) -> Result<Vec<PathBuf>, Problem> {
    const KINDS: &[&str] = &["rs", "toml", "md", "js", "mjs", "ts", "css", "html", "yml", "yaml"];
    const NOT_OURS: &[&str] = &["target", "dist", "node_modules", ".git"];
    let mut files = Vec::new();
    let mut dirs = vec![root.to_path_buf()];
    while let Some(dir) = dirs.pop() {
        let entries = std::fs::read_dir(&dir).doing(format_args!("read {}", dir.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if NOT_OURS.contains(&name.as_ref()) && (dir == root || name == "node_modules") {
                continue;
            }
            // Files that tests read as input may look as they like.
            let input = dir.strip_prefix(root).is_ok_and(text::is_test_input);
            if path.is_symlink() || input {
                continue;
            }
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
                && let Ok(relative) = path.strip_prefix(root)
            {
                files.push(relative.to_path_buf());
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkout_is_tidy() {
        let found = check(&paths::root()).unwrap();
        let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
    }

    #[test]
    fn sources_are_found_and_others_are_not() {
        let files = sources(&paths::root()).unwrap();
        assert!(files.contains(&PathBuf::from("crates/xtask/src/tidy/mod.rs")));
        assert!(files.contains(&PathBuf::from("index.html")));
        assert!(!files.iter().any(|file| file.starts_with("target")));
    }
}

//! ARCHITECTURE.md names paths; each must exist, or the document lies.

use std::path::Path;

use super::Untidy;

/// Looks at every path between backticks.
pub(super) fn check(root: &Path, file: &Path, text: &str, found: &mut Vec<Untidy>) {
    for (index, line) in text.lines().enumerate() {
        for path in paths_in(line) {
            if !root.join(path).exists() {
                found.push(Untidy::new(file, index + 1, format!("{path} does not exist")));
            }
        }
    }
}

/// What stands between backticks and looks like a path: it has a slash or ends like a file,
/// and has no character that paths here do not have.
fn paths_in(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2).filter(|word| {
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
        let like_file = [".rs", ".md", ".toml", ".html", ".js", ".mjs", ".css", ".json"]
            .iter()
            .any(|end| word.ends_with(end));
        plain
            && (word.contains('/') || like_file)
            && !word.starts_with("target/")
            && !word.starts_with("dist/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_code() {
        let line = "`web/src/` and `Cargo.toml`, not `a::b`, `Rc<x/y>`, `cargo xtask` or `dist/index.html`";
        assert_eq!(paths_in(line).collect::<Vec<_>>(), ["web/src/", "Cargo.toml"]);
    }

    #[test]
    fn a_path_that_is_gone_is_found() {
        let mut found = Vec::new();
        let root = crate::paths::root();
        check(&root, Path::new("A.md"), "`crates/xtask`\n`crates/gone.rs`\n", &mut found);
        assert_eq!(found, [Untidy::new(Path::new("A.md"), 2, "crates/gone.rs does not exist")]);
    }
}

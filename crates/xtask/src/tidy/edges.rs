//! Who may know whom, between crates: checked on what cargo itself says.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::Untidy;
use crate::problem::{Doing, Problem};
use crate::process;

/// A crate, the crates of this workspace it may use, and outside crates it must not use.
/// Development dependencies are free: tests may look at anything.
struct Allowed {
    name: &'static str,
    ours: &'static [&'static str],
    never: &'static [&'static str],
}

const BROWSER: &[&str] = &["yew", "web-sys", "js-sys", "wasm-bindgen"];

const TABLE: &[Allowed] = &[
    Allowed { name: "nianbao-core", ours: &[], never: BROWSER },
    Allowed { name: "nianbao-io", ours: &["nianbao-core"], never: BROWSER },
    Allowed { name: "nianbao-desk", ours: &["nianbao-core"], never: BROWSER },
    Allowed { name: "nianbao-wasm", ours: &["nianbao-core", "nianbao-io", "nianbao-desk"], never: &["yew"] },
    Allowed { name: "nianbao-web", ours: &["nianbao-core", "nianbao-io", "nianbao-desk"], never: &[] },
    Allowed { name: "nianbao-cli", ours: &["nianbao-core", "nianbao-io", "nianbao-desk"], never: BROWSER },
    Allowed {
        name: "nianbao-testkit",
        ours: &["nianbao-core", "nianbao-io", "nianbao-desk"],
        never: BROWSER,
    },
    Allowed {
        name: "nianbao-tests",
        ours: &["nianbao-core", "nianbao-io", "nianbao-desk", "nianbao-testkit"],
        never: BROWSER,
    },
    Allowed { name: "xtask", ours: &["nianbao-core"], never: BROWSER },
];

/// Asks cargo about the workspace and compares.
pub(super) fn check(root: &Path, found: &mut Vec<Untidy>) -> Result<(), Problem> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(root);
    let text = process::output(&mut cargo, "cargo metadata")?;
    let metadata: Value = serde_json::from_str(&text).doing("read the output of cargo metadata")?;
    compare(&metadata, found);
    Ok(())
}

fn compare(metadata: &Value, found: &mut Vec<Untidy>) {
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let ours: Vec<&str> = packages.iter().filter_map(|one| one["name"].as_str()).collect();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        let manifest = Path::new("Cargo.toml");
        let mut say = |what: String| found.push(Untidy::new(manifest, 1, what));
        let Some(allowed) = TABLE.iter().find(|allowed| allowed.name == name) else {
            say(format!("{name} is not in the table of who may know whom"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let other = dependency["name"].as_str().unwrap_or_default();
            let is_own = ours.contains(&other);
            if dependency["kind"] == "dev" {
                continue;
            }
            if is_own && !allowed.ours.contains(&other) || allowed.never.contains(&other) {
                say(format!("{name} must not know {other}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn findings(name: &str, dependency: &str, kind: Value) -> Vec<String> {
        let metadata = json!({ "packages": [
            { "name": name, "dependencies": [{ "name": dependency, "kind": kind }] },
            { "name": "nianbao-io", "dependencies": [] },
        ]});
        let mut found = Vec::new();
        compare(&metadata, &mut found);
        found.into_iter().map(|one| one.what).collect()
    }

    #[test]
    fn forbidden_edges_are_found() {
        let says = |other: &str| vec![format!("nianbao-core must not know {other}")];
        assert_eq!(findings("nianbao-core", "nianbao-io", Value::Null), says("nianbao-io"));
        assert_eq!(findings("nianbao-core", "web-sys", Value::Null), says("web-sys"));
        assert!(findings("nianbao-core", "nianbao-io", json!("dev")).is_empty());
        assert!(findings("nianbao-web", "nianbao-io", Value::Null).is_empty());
    }

    #[test]
    fn a_new_crate_has_to_be_entered() {
        assert_eq!(findings("nianbao-new", "serde", Value::Null).len(), 1);
    }
}

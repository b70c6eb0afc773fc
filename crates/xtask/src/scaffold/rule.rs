//! The scaffold of a rule.

use std::path::Path;

use super::{read, registry};
use crate::problem::Problem;

const FOLDER: &str = "crates/nianbao-core/src/check/rules";
const LIST: &str = "rules![";

/// Writes the file of a rule below `root` and registers it; returns the file's path.
pub(super) fn write(root: &Path, id: &str, name: &str) -> Result<String, Problem> {
    check(id, name)?;
    let registry = root.join(FOLDER).join("mod.rs");
    let text = read(&registry)?;
    let unknown = || Problem::new(format!("{FOLDER}/mod.rs has no list {LIST}…] any more"));
    let module = format!("{}_{}", id.to_ascii_lowercase(), name.replace('-', "_"));
    for known in registry::words(&text, LIST).ok_or_else(unknown)? {
        let (known_id, known_name) = known.split_once('_').unwrap_or((&known, ""));
        if known_id.eq_ignore_ascii_case(id) || known_name.replace('_', "-") == name {
            return Err(Problem::new(format!(
                "{FOLDER}/{known}.rs has this id or name; ids are never reused"
            )));
        }
    }
    let file = format!("{FOLDER}/{module}.rs");
    super::write(&root.join(&file), &scaffold(id, name, &version(root)?))?;
    super::write(&registry, &registry::add(&text, LIST, &module).ok_or_else(unknown)?)?;
    Ok(file)
}

fn check(id: &str, name: &str) -> Result<(), Problem> {
    let (letter, number) = id.split_at_checked(1).unwrap_or((id, ""));
    let id_is_one = letter.chars().all(|c| c.is_ascii_uppercase())
        && number.len() == 3
        && number.bytes().all(|b| b.is_ascii_digit());
    if !id_is_one {
        return Err(Problem::new(format!(
            "{id} is no id; an id is a capital and three digits, such as P108"
        )));
    }
    if letter == "U" {
        return Err(Problem::new(format!(
            "{id} is over several reports; those rules stand in crates/nianbao-desk/src/rules.rs"
        )));
    }
    let words: Vec<&str> = name.split('-').collect();
    let plain =
        |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if words.len() < 2 || !words.iter().all(plain) {
        return Err(Problem::new(format!(
            "{name} is no name; a name is small words with hyphens that say what is wrong, such as fee-negative"
        )));
    }
    Ok(())
}

/// The version the rule will first be part of.
fn version(root: &Path) -> Result<String, Problem> {
    let manifest = read(&root.join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| Problem::new("Cargo.toml states no version"))
}

fn scaffold(id: &str, name: &str, version: &str) -> String {
    let words = name.replace('-', " ");
    format!(
        r#"//! {id}: {words}. Say here in one line what is wrong.

use crate::check::finding::Severity;
use crate::check::rule::{{Context, Judge, Run, rule}};
use crate::model::Report;

rule! {{
    /// ## 为什么
    ///
    /// 写明为什么不对，哪些情形看起来像而其实是对的。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// disputes.review.upheld = 1
    /// disputes.review.total = 1
    /// => {id} verify disputes.review.upheld
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// disputes.* = 0
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 写明哪些情形确实不对而查不出来。
    ///
    /// ## 怎么改
    ///
    /// 写明怎样核对、怎样改正。
    id: "{id}",
    name: "{name}",
    title: "写明是什么问题",
    severity: Severity::Verify,
    basis: "写明依据和条款",
    since: "{version}",
    judge: Judge::Code(run),
}}

fn run(_: &Report, _: &Context<'_>) -> Run {{
    Run::ran(Vec::new())
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_checked() {
        assert!(check("P108", "fee-negative").is_ok());
        for (id, name) in [
            ("p108", "a-b"),
            ("P18", "a-b"),
            ("", "a-b"),
            ("P108", "fee"),
            ("P108", "Fee-x"),
            ("P108", "a--b"),
            ("U105", "a-b"),
        ] {
            assert!(check(id, name).is_err(), "{id} {name}");
        }
    }
}

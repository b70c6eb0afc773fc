//! Case files: many annotated examples in one text file, `--- name ---` before each. Expectations can be rewritten by
//! the runner, so that a change of rules shows as a change of these files. Knows no rule.

use std::fmt::Write;
use std::path::Path;

use crate::example::{self, Example, Expected};

/// One case of a file.
#[derive(Debug)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// Its lines, expectations left out.
    pub lines: Vec<String>,
    /// What the lines say.
    pub example: Example,
}

/// Splits a file into its cases.
pub fn parse(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<(String, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        let name = line.strip_prefix("--- ").and_then(|line| line.strip_suffix(" ---"));
        match (name, cases.last_mut()) {
            (Some(name), _) => cases.push((name.trim().to_owned(), Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) if line.trim().is_empty() || line.starts_with('#') => {}
            (None, None) => return Err(format!("“{line}”在第一例之前")),
        }
    }
    cases
        .into_iter()
        .map(|(name, lines)| {
            let example = Example::parse(&lines.join("\n")).map_err(|why| format!("{name}：{why}"))?;
            let keep = |line: &&str| !line.trim_start().starts_with("=>");
            let mut lines: Vec<String> = lines.into_iter().filter(keep).map(str::to_owned).collect();
            while lines.last().is_some_and(|line| line.trim().is_empty()) {
                lines.pop();
            }
            Ok(Case { name, lines, example })
        })
        .collect()
}

/// Runs every case of a file against the whole check: all open findings count. With `update` the file's expectations
/// are rewritten instead. Returns how many cases ran.
pub fn run(path: &Path, update: bool) -> Result<usize, String> {
    let text = std::fs::read_to_string(path).map_err(|why| format!("{}：{why}", path.display()))?;
    let cases = parse(&text).map_err(|why| format!("{}：{why}", path.display()))?;
    if update {
        let head: Vec<&str> = text.lines().take_while(|line| !line.starts_with("--- ")).collect();
        let rewritten = rewrite(&head.join("\n"), &cases);
        if rewritten != text {
            std::fs::write(path, rewritten).map_err(|why| format!("{}：{why}", path.display()))?;
        }
        return Ok(cases.len());
    }
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let outcome = case.example.check();
            case.example.compare(&outcome, |_| true).err().map(|why| format!("--- {} ---\n{why}", case.name))
        })
        .collect();
    if wrong.is_empty() { Ok(cases.len()) } else { Err(format!("{}\n{}", path.display(), wrong.join("\n"))) }
}

/// The file as it would be with the findings that the check has now. Words that were asked for and still hold stay.
fn rewrite(head: &str, cases: &[Case]) -> String {
    let mut text = String::new();
    if !head.trim().is_empty() {
        let _ = writeln!(text, "{}\n", head.trim_end());
    }
    for (at, case) in cases.iter().enumerate() {
        let _ = writeln!(text, "{}--- {} ---", if at > 0 { "\n" } else { "" }, case.name);
        for line in &case.lines {
            let _ = writeln!(text, "{line}");
        }
        for finding in case.example.check().findings.iter().filter(|finding| finding.is_open()) {
            let line = example::line(finding);
            let words = case
                .example
                .expected
                .iter()
                .find(|expected| expected.line == line)
                .map(|expected| expected.words.clone())
                .unwrap_or_default();
            let _ = writeln!(text, "{}", Expected { line, words });
        }
    }
    text
}

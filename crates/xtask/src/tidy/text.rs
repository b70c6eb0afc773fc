//! What holds for the text of every file.

use std::path::Path;

use super::Untidy;

/// Nobody reads a longer file in one sitting. A file that has a reason says so in its first
/// lines: `tidy: long, because …`. A style sheet is a flat list and may be longer.
const LINES: usize = 400;
const STYLE_LINES: usize = 600;
const LONG: &str = "tidy: long, because ";

/// Written in halves, so that this file does not find itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("db", "g!("),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
];
const MACHINES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers"),
];

/// Folders whose files are input of tests, not ours to form.
pub(super) fn is_test_input(dir: &Path) -> bool {
    ["tests/suite", "tests/import", "tests/fuzz/corpus", "tests/fuzz/target"]
        .iter()
        .any(|input| dir.starts_with(input))
}

/// Looks at one file.
pub(super) fn check(file: &Path, text: &str, found: &mut Vec<Untidy>) {
    let kind = file.extension().unwrap_or_default();
    let generated = text.lines().take(3).any(|line| line.contains("@generated"));
    let prose = kind == "md";
    if kind == "rs" && !text.trim_start_matches('\u{feff}').starts_with("//!") {
        let what = "a module opens with `//!`: what it is for and what it must not know";
        found.push(Untidy::new(file, 1, what));
    }
    let count = text.lines().count();
    let limit = if kind == "css" { STYLE_LINES } else { LINES };
    let has_reason = text.lines().take(10).any(|line| line.contains(LONG));
    if count > limit && !has_reason && !generated && !prose {
        found.push(Untidy::new(
            file,
            limit,
            format!("{count} lines; split it, or give a reason with `{LONG}…`"),
        ));
    }
    for (index, line) in text.lines().enumerate() {
        let mut say = |what: String| found.push(Untidy::new(file, index + 1, what));
        // Two spaces at a line's end are a line break in Markdown.
        if line.ends_with([' ', '\t']) && !(prose && line.ends_with("  ")) {
            say("white space at the end of the line".into());
        }
        if line.ends_with('\r') {
            say("a Windows line end".into());
        }
        for word in UNFINISHED.iter().filter(|word| line.contains(**word)) {
            say(format!("{word}: finish it or open an issue"));
        }
        for path in MACHINES.iter().filter(|path| line.contains(**path)) {
            say(format!("{path}… is a path of one machine"));
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        found.push(Untidy::new(file, count, "the last line has no end"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(name: &str, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        check(Path::new(name), text, &mut found);
        found.into_iter().map(|one| one.what).collect()
    }

    #[test]
    fn a_tidy_file_has_no_findings() {
        assert!(findings("a.rs", "//! A.\n\nfn a() {}\n").is_empty());
        assert!(findings("a.md", "line  \nbreak\n").is_empty());
    }

    #[test]
    fn each_disorder_is_found() {
        assert_eq!(findings("a.rs", "fn a() {}\n").len(), 1);
        assert_eq!(findings("a.css", "a \n").len(), 1);
        assert_eq!(findings("a.css", "a").len(), 1);
        assert_eq!(findings("a.css", UNFINISHED[0]).len(), 2);
        assert_eq!(findings("a.css", &format!("{}\n", MACHINES[1])).len(), 1);
    }

    #[test]
    fn length_needs_a_reason() {
        let long = "a\n".repeat(LINES + 1);
        assert_eq!(findings("a.js", &long).len(), 1);
        assert!(findings("a.js", &format!("/* {LONG}it is a list */\n{long}")).is_empty());
        assert!(findings("a.js", &"a\n".repeat(LINES)).is_empty());
        assert!(findings("a.css", &long).is_empty());
        assert_eq!(findings("a.css", &"a\n".repeat(STYLE_LINES + 1)).len(), 1);
    }
}

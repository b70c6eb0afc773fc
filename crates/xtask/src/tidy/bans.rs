//! Who may know what: words that may not stand in some folders. What the compiler enforces
//! between crates (see `edges`), this enforces between the modules of one.

use std::path::Path;

use super::Untidy;

struct Ban {
    /// Where it holds: a path and everything below.
    within: &'static str,
    except: &'static [&'static str],
    words: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        within: "crates/nianbao-core/src/form",
        except: &[],
        words: &["crate::model", "crate::check", "super::super::model"],
        why: "the form knows neither reports nor rules",
    },
    Ban {
        within: "crates/nianbao-core/src/model",
        except: &[],
        words: &["crate::check"],
        why: "a report does not know how it is checked",
    },
    Ban {
        within: "crates/nianbao-core/src",
        except: &[],
        words: &["f32", "f64"],
        why: "amounts are exact: no floats in core",
    },
    Ban {
        within: "crates/nianbao-core/src",
        except: &[],
        words: &["SystemTime", "Instant", "HashMap", "HashSet", "std::fs", "std::env", "std::net"],
        why: "the same report gives the same result: no clock, no system, no order by hash",
    },
    Ban {
        within: "crates/nianbao-io/src",
        except: &[],
        words: &["nianbao_core::check", "std::fs", "std::env", "SystemTime", "web_sys"],
        why: "bytes in, bytes out: io knows neither rules nor files",
    },
    Ban {
        within: "crates/nianbao-desk/src",
        except: &[],
        words: &["std::fs", "std::env", "SystemTime", "web_sys"],
        why: "reports are given to the desk, it does not fetch them",
    },
];

/// Looks at one file. Comments and the tests at a file's end are free.
pub(super) fn check(file: &Path, text: &str, found: &mut Vec<Untidy>) {
    if file.extension().is_none_or(|kind| kind != "rs") || is_test(file) {
        return;
    }
    let bans: Vec<&Ban> = BANS
        .iter()
        .filter(|ban| file.starts_with(ban.within))
        .filter(|ban| !ban.except.iter().any(|except| file.starts_with(except)))
        .collect();
    let years = has_no_years(file);
    let code = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    for (index, line) in code {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for ban in &bans {
            for word in ban.words.iter().filter(|word| has_word(line, word)) {
                found.push(Untidy::new(file, index + 1, format!("{word}: {}", ban.why)));
            }
        }
        if years && has_year(line) {
            let what = "a year: only an edition knows its years";
            found.push(Untidy::new(file, index + 1, what));
        }
    }
}

fn is_test(file: &Path) -> bool {
    file.ends_with("tests.rs") || file.components().any(|part| part.as_os_str() == "tests")
}

fn has_no_years(file: &Path) -> bool {
    file.starts_with("crates/nianbao-core/src/form")
        && !file.starts_with("crates/nianbao-core/src/form/editions")
}

/// Whether `word` stands in `line` and is not part of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !before.is_some_and(part_of_name) && !after.is_some_and(part_of_name)
    })
}

/// Whether a number from 2000 to 2099 stands in the line. What is said to people in a string
/// (the year of a law, say) decides nothing and is free.
fn has_year(line: &str) -> bool {
    let code = line.split('"').step_by(2);
    code.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric()))
        .any(|word| word.len() == 4 && word.starts_with("20") && word.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(file: &str, text: &str) -> usize {
        let mut found = Vec::new();
        check(Path::new(file), text, &mut found);
        found.len()
    }

    #[test]
    fn banned_words_are_found_in_their_folder_only() {
        let text = "//! x\nuse crate::model::Report;\n";
        assert_eq!(count("crates/nianbao-core/src/form/grid.rs", text), 1);
        assert_eq!(count("crates/nianbao-core/src/check/mod.rs", text), 0);
    }

    #[test]
    fn comments_tests_and_longer_names_are_free() {
        let file = "crates/nianbao-core/src/model/cell.rs";
        assert_eq!(count(file, "// f64 would not do\nlet f64_like = 1;\n"), 0);
        assert_eq!(count(file, "#[cfg(test)]\nlet x: f64;\n"), 0);
        assert_eq!(count(file, "let x: f64;\n"), 1);
    }

    #[test]
    fn years_belong_to_editions() {
        let line = "if year >= 2021 {}\n";
        assert_eq!(count("crates/nianbao-core/src/form/mod.rs", line), 1);
        assert_eq!(count("crates/nianbao-core/src/form/editions/y2021.rs", line), 0);
        let free = "let ed2021 = \"〔2021〕30号\";\n";
        assert_eq!(count("crates/nianbao-core/src/form/mod.rs", free), 0);
    }
}

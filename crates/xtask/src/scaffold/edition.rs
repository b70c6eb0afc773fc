//! The scaffold of an edition of the form.

use std::path::Path;

use super::{read, registry};
use crate::problem::Problem;

const FOLDER: &str = "crates/nianbao-core/src/form/editions";
const LIST: &str = "editions![";
/// How the edition in force says that it has no end yet.
const OPEN: &str = "last_year: None";

/// Writes the file of an edition below `root`, registers it and ends the edition before it; returns the file's path.
pub(super) fn write(root: &Path, key: &str) -> Result<String, Problem> {
    let year: u16 =
        key.strip_prefix("ed").filter(|year| year.len() == 4).and_then(|year| year.parse().ok()).ok_or_else(
            || Problem::new(format!("{key} is no key; a key is `ed` and the first year, such as ed2027")),
        )?;
    let registry = root.join(FOLDER).join("mod.rs");
    let text = read(&registry)?;
    let unknown = || Problem::new(format!("{FOLDER}/mod.rs has no list {LIST}…] any more"));
    let last = registry::words(&text, LIST).ok_or_else(unknown)?.pop().ok_or_else(unknown)?;
    let module = format!("y{year}");
    if last >= module {
        return Err(Problem::new(format!(
            "{FOLDER}/{last}.rs is as new or newer; a new edition begins later"
        )));
    }

    let last_file = root.join(FOLDER).join(format!("{last}.rs"));
    let last_text = read(&last_file)?;
    if !last_text.contains(OPEN) {
        return Err(Problem::new(format!("{FOLDER}/{last}.rs does not say `{OPEN}`, so it is not in force")));
    }
    let ended = last_text.replacen(OPEN, &format!("last_year: Some({})", year - 1), 1);
    let file = format!("{FOLDER}/{module}.rs");
    super::write(&root.join(&file), &scaffold(key, year, &last))?;
    super::write(&last_file, &ended)?;
    super::write(&registry, &registry::add(&text, LIST, &module).ok_or_else(unknown)?)?;
    Ok(file)
}

fn scaffold(key: &str, year: u16, last: &str) -> String {
    format!(
        r#"//! The {year} edition. Say here which notice prescribes it and what it changes.

use super::{last}::EDITION as LAST;
use crate::form::Edition;

/// The {year} edition. What it does not change is that of the edition before.
pub(super) static EDITION: Edition = Edition {{
    key: "{key}",
    name: "{year}年格式",
    notice: "写明通知的文号",
    first_year: {year},
    last_year: None,
    title: LAST.title,
    headings: LAST.headings,
    aspects: LAST.aspects,
    prompts: LAST.prompts,
    tables: LAST.tables,
}};
"#
    )
}

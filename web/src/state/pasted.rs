//! Whether pasted text is a report or just words for the field the cursor is in. Pure.

use nianbao_core::form::EditionKey;
use nianbao_core::form::label::normalise;

/// Shorter texts are no report.
const SHORTEST: usize = 200;
/// So many of the six headings make a report.
const HEADINGS: usize = 3;

/// Whether a text is a whole report: at least three of the six headings stand in it.
pub fn is_report(text: &str) -> bool {
    if text.chars().count() < SHORTEST {
        return false;
    }
    let text = normalise(text);
    EditionKey::all().any(|edition| {
        let headings = edition.form().headings.iter();
        headings.filter(|heading| text.contains(&normalise(heading))).count() >= HEADINGS
    })
}

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

/// Whether a text is an address and nothing else.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let begins = |with: &str| text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    ["http://", "https://", "www."].into_iter().any(begins) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_words() {
        for text in ["http://www.gov.cn/a.html", " HTTPS://a.gov.cn\r\n", "www.a.gov.cn"] {
            assert!(is_address(text), "{text}");
        }
        for text in ["", "http", "网址：http://a.gov.cn", "http://a.gov.cn\n年度报告", "一、总体情况"]
        {
            assert!(!is_address(text), "{text}");
        }
    }
}

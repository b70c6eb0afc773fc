//! What a line with nothing but a page number looks like, in any container.

/// `- 3 -`, `— 3 —`, `P. 9`, `第 3 页`, `第3页 共9页`.
pub(crate) fn is_page_number(line: &str) -> bool {
    let line = line.trim();
    let dash = ['-', '—', '–', '－', '─', '―', '·', '~'];
    if line.len() > 60 || !line.starts_with(|c| dash.contains(&c) || matches!(c, 'P' | 'p' | '第')) {
        return false;
    }
    let text: String = line.chars().filter(|c| !c.is_whitespace()).map(half).collect();
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if text.starts_with(dash) && text.ends_with(dash) && number(text.trim_matches(dash)) {
        return true;
    }
    if let Some(rest) = text.strip_prefix(['P', 'p'])
        && number(rest.trim_start_matches('.'))
    {
        return true;
    }
    let Some((first, rest)) = text.strip_prefix('第').and_then(|rest| rest.split_once('页')) else {
        return false;
    };
    let rest = rest.trim_start_matches(['/', '，', ',', '(', '（', '共']);
    number(first) && (rest.is_empty() || rest.split_once('页').is_some_and(|(all, _)| number(all)))
}

/// A full-width digit as the usual one.
pub(crate) fn half(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_dashes_or_in_words() {
        let far = format!("{}- 3 -", " ".repeat(70));
        for line in ["- 3 -", "—4—", "P. 9", "第 3 页 共9页", "·12·", "第３页", far.as_str()] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["3", "-", "—", "- 3", "-1234-", "第3页的表", "P", ""] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}

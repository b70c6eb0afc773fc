//! What the rules on text share: stretches of text as places, sentences, digits. Knows no rule by name and no label.

use super::flow::Flow;
use crate::form::Part;
use crate::model::{Place, Report, TextPart, TextRange};

/// A stretch of a piece of text, by bytes.
pub(super) fn place(part: TextPart, text: &str, start: usize, end: usize) -> Place {
    Place::Text(TextRange { part, start, end, quote: text[start..end].to_owned() })
}

/// Whether nothing was written yet but perhaps the lead, which may come from a template.
pub(super) fn is_unwritten(report: &Report) -> bool {
    report
        .narrative
        .parts()
        .all(|(part, text)| matches!(part, TextPart::Lead | TextPart::Note(_)) || text.trim().is_empty())
}

/// Whether the text is there from beginning to end: its first and its last obligatory part were written, and nothing
/// says that some of it was left out. Otherwise what is not there may have been, or may be written yet.
pub(super) fn is_whole(report: &Report) -> bool {
    is_begun_and_ended(report) && !is_cut(report)
}

/// Whether the first and the last obligatory part were written.
pub(super) fn is_begun_and_ended(report: &Report) -> bool {
    let filled = |part: Part| {
        let mut pieces = report.narrative.parts();
        let own = |piece: TextPart| piece.part() == Some(part) && !matches!(piece, TextPart::Note(_));
        pieces.any(|(piece, text)| own(piece) && !text.trim().is_empty())
    };
    filled(Part::Overview) && filled(Part::Problems)
}

/// Whether the text says that something was left out of it.
pub(super) fn is_cut(report: &Report) -> bool {
    const CUTS: &[&str] = &["[…]", "[...]", "［…］", "【…】", "（略）", "(略)"];
    report.narrative.parts().any(|(_, text)| CUTS.iter().any(|cut| text.contains(cut)))
}

/// Whether a text may say that something was left out of it, seen by its reading alone.
pub(super) fn may_be_cut(flow: &Flow<'_>) -> bool {
    ["…]", "…】", ".]", "略）"].iter().any(|end| flow.find(end).is_some())
}

/// Whether it is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    match c {
        // Nearly all there are: asked of nearly every character.
        '\u{3400}'..='\u{9fff}' => true,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => true,
        _ => false,
    }
}

/// Whether a text may have a run of so many digits. Every run so long covers one of the places looked at.
pub(super) fn has_long_run(flow: &Flow<'_>, least: usize) -> bool {
    let own = |c: &char| c.is_ascii_digit() || matches!(c, '-' | '－');
    let every = flow.chars.iter().enumerate().skip(least - 1).step_by(least);
    every.filter(|(_, c)| own(c)).any(|(at, _)| {
        let before = flow.chars[..at].iter().rev().take(least).take_while(|c| own(c)).count();
        let behind = flow.chars[at..].iter().take(least).take_while(|c| own(c)).count();
        before + behind >= least
    })
}

/// A run of digits in a text, single spaces and hyphens inside it allowed.
#[derive(Debug)]
pub(super) struct Digits {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// The digits, half-width, without what stood between them; a last X of an identity number included.
    pub(super) digits: String,
    /// Whether something stood between them.
    pub(super) parted: bool,
}

/// The runs of at least `least` digits that are no part of a longer code: no letter, digit, `*` or point beside them.
pub(super) fn digits(text: &str, least: usize) -> Vec<Digits> {
    let mut runs = Vec::new();
    // Most texts have no number that long; do not take them apart.
    if !has_digits(text, least) {
        return runs;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        if half(chars[at].1).is_none() {
            at += 1;
            continue;
        }
        let first = at;
        let mut run = Digits { start: chars[at].0, end: chars[at].0, digits: String::new(), parted: false };
        let mut gap = false;
        while let Some(&(byte, c)) = chars.get(at) {
            if let Some(digit) = half(c) {
                run.digits.push(digit);
                run.end = byte + c.len_utf8();
                run.parted |= gap;
                gap = false;
            } else if !gap && matches!(c, ' ' | '-' | '－' | '\u{a0}') {
                gap = true;
            } else {
                break;
            }
            at += 1;
        }
        if run.digits.len() == 17
            && let Some((byte, c @ ('x' | 'X' | 'Ｘ'))) = chars.get(at).copied()
            && !gap
        {
            run.digits.push('X');
            run.end = byte + c.len_utf8();
            at += 1;
        }
        let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '*' | '＊' | '.' | '_' | '@' | '/');
        let joined_before = first > 0 && joins(chars[first - 1].1);
        let joined_after = text[run.end..].chars().next().is_some_and(joins);
        if run.digits.len() >= least && !joined_before && !joined_after {
            runs.push(run);
        }
    }
    runs
}

/// Whether a text may have a run of so many digits.
fn has_digits(text: &str, least: usize) -> bool {
    let mut count = 0;
    text.chars().any(|c| {
        match c {
            _ if half(c).is_some() => count += 1,
            ' ' | '-' | '－' | '\u{a0}' => {}
            _ => count = 0,
        }
        count >= least
    })
}

fn half(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

/// A number with its middle hidden, so that a finding does not spread what it warns of.
pub(super) fn masked(digits: &str) -> String {
    let last = digits.len().saturating_sub(4);
    let show = |(at, c): (usize, char)| if at < 3 || at >= last { c } else { '*' };
    digits.chars().enumerate().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_digits_are_whole() {
        let found =
            |text: &str| -> Vec<String> { digits(text, 4).into_iter().map(|run| run.digits).collect() };
        assert_eq!(found("电话0467-5961234，手机１３８ 0000 1234。"), ["04675961234", "13800001234"]);
        assert_eq!(found("编号A1234、12.3456、1234*5678、1234号"), ["1234"]);
        assert_eq!(found("11010119900307777x、"), ["11010119900307777X"]);
        assert!(found("2024年 1 月").contains(&"2024".to_owned()));
        assert_eq!(masked("13800001234"), "138****1234");
    }
}

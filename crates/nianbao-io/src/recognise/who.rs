//! Whose report it is where the title does not say: by its lead, its signature, or the frame a portal puts around it.

use super::frame;
use super::named;
use super::organ::{self, names_organ};
use super::section::Sections;
use super::title::Title;

/// Rows at the end among which a signature stands.
const LAST_ROWS: usize = 12;
/// Rows before the text in which a portal names itself.
const FIRST_ROWS: usize = 40;

/// The organ, and where it was named.
pub(super) fn organ(
    sections: &Sections<'_>,
    title: Option<&Title>,
    lead: &str,
) -> Option<(String, &'static str)> {
    let plain = named::without_remarks(lead);
    let in_lead = || {
        named::reported(&plain)
            .map(|(name, _)| name)
            .or_else(|| organ::author_in_lead(&plain))
            .map(|name| (name, "前言"))
    };
    let at_work = || named::at_work(&plain).map(|name| (name, "正文"));
    let at_home = || named::at_home(&plain).map(|name| (name, "前言"));
    let contact = || organ::contact_in_lead(&plain).map(|name| (name, "前言"));
    let in_signature = || signature(sections, title).map(|name| (name, "落款"));
    let in_frame = || frame_of(sections).map(|name| (name, "网页栏目"));
    in_lead().or_else(in_signature).or_else(at_work).or_else(contact).or_else(at_home).or_else(in_frame)
}

/// A line that is nothing but an organ, alone with a day before the text or behind it.
fn signature(sections: &Sections<'_>, title: Option<&Title>) -> Option<String> {
    let rows = &sections.rows;
    let only = |at: usize| rows.get(at).and_then(super::rows::Row::only);
    let signed = |at: usize| {
        let text = only(at)?;
        let beside = frame::before_day(text);
        let dated = beside.is_some() || only(at + 1).is_some_and(frame::is_day);
        let name: String = beside.unwrap_or(text).chars().filter(|c| !c.is_whitespace()).collect();
        (names_organ(&name) && dated).then_some(name)
    };
    let behind = (rows.len().saturating_sub(LAST_ROWS)..rows.len()).rev().find_map(signed);
    // Below a title that has no organ stands who signs, and the day.
    behind.or_else(|| {
        let below = title.map(|title| title.rows.0 + title.rows.1)?;
        (below..below + 2).find_map(signed)
    })
}

/// What the captions say of the publisher, else the last organ on the way to the page.
fn frame_of(sections: &Sections<'_>) -> Option<String> {
    let lines = || {
        let rows = sections.rows.iter().zip(&sections.parts).take(FIRST_ROWS);
        rows.take_while(|(_, part)| part.is_none()).filter_map(|(row, _)| row.only())
    };
    let named = |name: &str| {
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        names_organ(&name).then_some(name)
    };
    let publisher = lines().filter_map(frame::publisher).find_map(named);
    publisher.or_else(|| {
        let way = |line: &str| {
            let steps = line.split(['>', '＞', '»', '›', '→', '：', ':']);
            let steps: Vec<&str> = steps.map(str::trim).filter(|step| !step.is_empty()).collect();
            if steps.len() < 3 { None } else { steps.into_iter().rev().find_map(named) }
        };
        lines().find_map(way)
    })
}

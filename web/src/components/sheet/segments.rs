//! Cuts a text into paragraphs and marked stretches, and finds the place in it that a click meant.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, Node};

use super::prose::Quote;
use nianbao_core::sort::SortShort;

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph<'a> {
    /// Where it begins, in UTF-16 code units of the whole text.
    pub start: usize,
    /// Its words.
    pub segments: Vec<Segment<'a>>,
}

/// Words with or without a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment<'a> {
    /// Words.
    Plain(&'a str),
    /// Words a note is about; a stretch over several paragraphs is marked in its first.
    Quoted(&'a str, &'a Quote),
}

/// The paragraphs of a text, marked. A quote whose words no longer stand where they stood is looked for; one that is
/// gone, or overlaps another, is left out.
pub fn paragraphs<'a>(text: &'a str, quotes: &'a [Quote]) -> Vec<Paragraph<'a>> {
    let mut ranges: Vec<(usize, usize, &Quote)> = quotes
        .iter()
        .filter_map(|quote| {
            let there = text.get(quote.start..quote.end) == Some(quote.words.as_str());
            let start = if there { quote.start } else { text.find(quote.words.as_str())? };
            (!quote.words.is_empty()).then_some((start, start + quote.words.len(), quote))
        })
        .collect();
    ranges.sort_short_by_key(|(start, _, _)| *start);
    let mut until = 0;
    ranges.retain(|(start, end, _)| {
        let free = *start >= until;
        if free {
            until = *end;
        }
        free
    });

    let mut into = Vec::new();
    let (mut from, mut units) = (0, 0);
    for line in text.split('\n') {
        let to = from + line.len();
        let mut segments = Vec::new();
        let mut at = from;
        for (start, end, quote) in ranges.iter().filter(|(start, _, _)| (from..to).contains(start)) {
            if *start > at {
                segments.push(Segment::Plain(&text[at..*start]));
            }
            at = (*end).min(to);
            segments.push(Segment::Quoted(&text[*start..at], quote));
        }
        if at < to {
            segments.push(Segment::Plain(&text[at..to]));
        }
        into.push(Paragraph { start: units, segments });
        units += line.encode_utf16().count() + 1;
        from = to + 1;
    }
    into
}

/// Whether the reader has selected words on the page.
pub fn something_selected() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Where in the text a click on its paragraphs was aimed at, in UTF-16 code units.
pub fn caret_at(_event: &MouseEvent) -> Option<u32> {
    // A click collapses the selection to the place it met.
    let selection = web_sys::window()?.get_selection().ok().flatten()?;
    let node = selection.anchor_node()?;
    let within = selection.anchor_offset();
    let paragraph: Element = match node.dyn_ref::<Element>() {
        Some(element) => element.closest("p[data-start]").ok().flatten()?,
        None => node.parent_element()?.closest("p[data-start]").ok().flatten()?,
    };
    let start: u32 = paragraph.get_attribute("data-start")?.parse().ok()?;
    let mut before = 0;
    let found = count_before(paragraph.unchecked_ref(), &node, &mut before);
    let text_node = node.node_type() == Node::TEXT_NODE;
    let offset = before + if found && text_node { within } else { 0 };
    let length =
        paragraph.text_content().map_or(0, |text| text.trim_end_matches('\u{200b}').encode_utf16().count());
    Some(start + offset.min(length as u32))
}

/// Counts the units of text in `tree` before `node`; whether it was met.
fn count_before(tree: &Node, node: &Node, units: &mut u32) -> bool {
    if tree == node {
        return true;
    }
    if tree.node_type() == Node::TEXT_NODE {
        *units += tree.text_content().map_or(0, |text| text.encode_utf16().count()) as u32;
        return false;
    }
    let mut child = tree.first_child();
    while let Some(one) = child {
        if count_before(&one, node, units) {
            return true;
        }
        child = one.next_sibling();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str, words: &str) -> Quote {
        let start = text.find(words).unwrap();
        Quote {
            start,
            end: start + words.len(),
            words: words.into(),
            class: "hint",
            id: Some(words.to_owned().into()),
            tie: None,
        }
    }

    fn words(text: &str, quotes: &[Quote]) -> Vec<Vec<(String, bool)>> {
        paragraphs(text, quotes)
            .into_iter()
            .map(|paragraph| {
                let segments = paragraph.segments.into_iter().map(|segment| match segment {
                    Segment::Plain(words) => (words.to_owned(), false),
                    Segment::Quoted(words, _) => (words.to_owned(), true),
                });
                segments.collect()
            })
            .collect()
    }

    #[test]
    fn stretches_are_marked_where_they_stand() {
        let text = "收到申请5件，\n办结4件。";
        let quotes = [quote(text, "4件"), quote(text, "5件")];
        let marked = words(text, &quotes);
        assert_eq!(marked[0], [("收到申请".into(), false), ("5件".into(), true), ("，".into(), false)]);
        assert_eq!(marked[1][1], ("4件".into(), true));
    }

    #[test]
    fn paragraphs_know_where_they_begin_in_the_field() {
        let starts: Vec<usize> =
            paragraphs("一二\n𠀀\n", &[]).iter().map(|paragraph| paragraph.start).collect();
        assert_eq!(starts, [0, 3, 6]);
    }

    #[test]
    fn a_stretch_that_moved_is_found_and_one_that_went_is_left_out() {
        let before = "收到5件";
        let quotes = [quote(before, "5件")];
        assert_eq!(words("全年收到5件", &quotes)[0][1], ("5件".into(), true));
        assert_eq!(words("全年收到6件", &quotes)[0].len(), 1);
    }

    #[test]
    fn overlapping_stretches_are_marked_once() {
        let text = "办结4件";
        let quotes = [quote(text, "办结4件"), quote(text, "4件")];
        assert_eq!(words(text, &quotes)[0], [("办结4件".into(), true)]);
    }
}

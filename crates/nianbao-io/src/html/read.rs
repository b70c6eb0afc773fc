//! HTML to paragraphs and tables. Takes what browsers take: unclosed and misplaced tags, entities, any nesting. Only
//! tables are followed as a tree; of everything else it matters where a paragraph ends.

use std::borrow::Cow;

use nianbao_core::model::Place;

use super::hidden::{Ending, Hidden, hides, is_block, is_void};
use super::tags::{self, Tag, Visitor};
use super::{DATA, SCRIPT_ID, VISIBLE};
use crate::blocks::Blocks;
use crate::import::{Note, NoteKind, ReadError};
use crate::limits;
use crate::raw::{RawBlock, RawDocument};
use crate::visible;

/// Reads a page or a fragment.
///
/// Fails only when it is too large or its tables are nested beyond reason.
pub fn read(html: &str) -> Result<RawDocument, ReadError> {
    if html.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let (document, has_hidden) = read_once(html, false)?;
    if !has_hidden || document.embedded.is_some() || has_table(&document) {
        return Ok(document);
    }
    // Some pages show their content by script only; a report found nowhere else is read and said to be hidden.
    let (mut whole, _) = read_once(html, true)?;
    if !has_table(&whole) {
        return Ok(document);
    }
    whole.notes.push(Note {
        kind: NoteKind::Hidden,
        at: Place::Report,
        source: String::new(),
        message: "表格在网页中是隐藏的，已照常读取，请与网页上看到的内容核对。".to_owned(),
    });
    Ok(whole)
}

fn has_table(document: &RawDocument) -> bool {
    document.blocks.iter().any(|block| matches!(block, RawBlock::Table(_)))
}

/// Reads a page, and says whether something in it is hidden.
fn read_once(html: &str, shows_hidden: bool) -> Result<(RawDocument, bool), ReadError> {
    let mut reader = Reader { shows_hidden, ..Reader::default() };
    tags::visit(html, &mut reader)?;
    let has_hidden = reader.has_hidden;
    Ok((reader.finish(), has_hidden))
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    /// What is being skipped, and how many of the same name are open inside.
    skipped: Option<(&'static str, usize)>,
    /// The hidden element that is being skipped.
    hidden: Option<Hidden>,
    shows_hidden: bool,
    has_hidden: bool,
    /// Open `pre` elements: there line breaks count.
    pre: usize,
    /// The script that carries the report file, while it is read.
    in_script: bool,
    script: Option<String>,
    script_visible: Option<String>,
    fragment: Option<Fragment>,
    /// A fragment found whole.
    found: Option<RawDocument>,
}

/// A fragment of ours while it is read. It may stand in the middle of a portal's page, so it is read apart.
struct Fragment {
    around: Blocks,
    /// How many `div` elements are open inside, itself included.
    depth: usize,
    embedded: String,
    visible: Option<String>,
}

/// Elements whose content is not shown as text.
const SKIPPED: [&str; 13] = [
    "script", "style", "title", "template", "noscript", "textarea", "select", "svg", "math", "iframe",
    "object", "audio", "video",
];

impl Visitor for Reader {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        let name = tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name && !tag.self_closing {
                *depth += 1;
            }
            return Ok(());
        }
        if let Some(hidden) = &mut self.hidden {
            if hidden.goes_on_at(name, tag.self_closing) {
                return Ok(());
            }
            self.hidden = None;
        }
        let hidden = Hidden::at(tag, self.blocks.in_table());
        self.has_hidden |= hidden.is_some() && name != "del";
        // Deleted text is no part of a document, whoever shows the rest.
        self.hidden = hidden.filter(|_| !self.shows_hidden || name == "del");
        if self.hidden.is_some() || is_void(name) && hides(tag) {
            return Ok(());
        }
        if name == "script" && tag.attribute("id").as_deref() == Some(SCRIPT_ID) && self.script.is_none() {
            self.in_script = true;
            self.script = Some(String::new());
            self.script_visible = tag.attribute(VISIBLE).map(Cow::into_owned);
        }
        if let Some(skipped) = SKIPPED.iter().find(|skipped| **skipped == name) {
            if !tag.self_closing || matches!(name, "script" | "style" | "title" | "textarea") {
                self.skipped = Some((skipped, 1));
            }
            return Ok(());
        }
        match name {
            "table" => self.blocks.start_table()?,
            "tr" if self.blocks.in_table() => self.blocks.start_row(),
            "td" | "th" if self.blocks.in_table() => {
                let rows = match span(tag, "rowspan") {
                    Some(0) => usize::MAX,
                    rows => rows.unwrap_or(1),
                };
                self.blocks.start_cell(rows, span(tag, "colspan").unwrap_or(1))?;
            }
            "thead" | "tbody" | "tfoot" if self.blocks.in_table() => self.blocks.end_section(),
            "tr" | "td" | "th" => self.blocks.end_paragraph(),
            "br" => self.blocks.line_break(),
            "img" => self.blocks.opaque("图片"),
            "s" | "strike" => self.blocks.text(" "),
            "div" => self.start_div(tag),
            "pre" => {
                self.blocks.end_paragraph();
                self.pre += 1;
            }
            _ if is_block(name) => self.blocks.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                    self.in_script = false;
                }
            }
            return;
        }
        if let Some(hidden) = &mut self.hidden {
            match hidden.end(name) {
                Ending::Inside => return,
                Ending::Itself => {
                    self.hidden = None;
                    return;
                }
                Ending::Around => self.hidden = None,
            }
        }
        match name {
            "table" => self.blocks.end_table(),
            "tr" if self.blocks.in_table() => self.blocks.end_row(),
            "thead" | "tbody" | "tfoot" if self.blocks.in_table() => self.blocks.end_section(),
            // Struck out by hand: it is seen, but must not run together with what replaces it.
            "s" | "strike" => self.blocks.text(" "),
            "td" | "th" if self.blocks.in_table() => self.blocks.end_cell(),
            "br" => self.blocks.line_break(),
            "div" => {
                self.blocks.end_paragraph();
                self.end_div();
            }
            "pre" => {
                self.blocks.end_paragraph();
                self.pre = self.pre.saturating_sub(1);
            }
            _ if is_block(name) => self.blocks.end_paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            if let Some(script) = self.script.as_mut().filter(|_| self.in_script) {
                script.push_str(text);
            }
            return;
        }
        if self.hidden.is_some() {
            return;
        }
        if self.pre > 0 {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.blocks.line_break();
                }
                self.blocks.text(line);
            }
            return;
        }
        self.flow(text);
    }
}

impl Reader {
    fn start_div(&mut self, tag: &Tag<'_>) {
        self.blocks.end_paragraph();
        if let Some(fragment) = &mut self.fragment {
            fragment.depth += 1;
        } else if self.found.is_none()
            && let Some(embedded) = tag.attribute(DATA)
        {
            let embedded = embedded.into_owned();
            let around = std::mem::take(&mut self.blocks);
            self.fragment = Some(Fragment {
                around,
                depth: 1,
                embedded,
                visible: tag.attribute(VISIBLE).map(Cow::into_owned),
            });
        }
    }

    fn end_div(&mut self) {
        let Some(fragment) = &mut self.fragment else { return };
        fragment.depth -= 1;
        if fragment.depth == 0 {
            self.end_fragment();
        }
    }

    fn end_fragment(&mut self) {
        let Some(fragment) = self.fragment.take() else { return };
        let inside = std::mem::replace(&mut self.blocks, fragment.around).finish();
        let mut found = RawDocument {
            blocks: inside.clone(),
            embedded: Some(fragment.embedded),
            ..RawDocument::default()
        };
        visible::settle(&mut found, fragment.visible.as_deref());
        self.blocks.append(inside);
        self.found = Some(found);
    }

    /// Adds text as a browser shows it: spaces and line breaks of the source are one space, and none where a Chinese
    /// sentence merely runs over two lines.
    fn flow(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(is_source_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if !word.is_ascii() && word.contains(is_unseen) {
                self.blocks.text(&word.replace('\u{a0}', " ").replace(is_unseen, ""));
            } else {
                self.blocks.text(word);
            }
            rest = after.trim_start_matches(is_source_space);
            let spaces = &after[..after.len() - rest.len()];
            let before = self.blocks.pending().chars().next_back();
            let needless = match before {
                None | Some(' ' | '\n') => true,
                Some(before) => {
                    spaces.contains('\n') && is_wide(before) && rest.chars().next().is_none_or(is_wide)
                }
            };
            if !spaces.is_empty() && !needless {
                self.blocks.text(" ");
            }
        }
    }

    fn finish(mut self) -> RawDocument {
        self.end_fragment();
        let blocks: Vec<RawBlock> = self.blocks.finish();
        if let Some(found) = self.found {
            // What surrounds an untouched fragment is the portal's.
            return if found.embedded.is_some() { found } else { RawDocument { blocks, ..found } };
        }
        let mut document = RawDocument { blocks, embedded: self.script, ..RawDocument::default() };
        visible::settle(&mut document, self.script_visible.as_deref());
        document
    }
}

/// A span as browsers read it: the digits it begins with.
fn span(tag: &Tag<'_>, name: &str) -> Option<usize> {
    let text = tag.attribute(name)?;
    let text = text.trim();
    text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())].parse().ok()
}

fn is_source_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether a character is a space of another width, or one that browsers do not show.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character is one of those written without spaces between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}'
        | '“' | '”' | '‘' | '’' | '—' | '…')
}

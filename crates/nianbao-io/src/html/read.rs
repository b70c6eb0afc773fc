//! HTML to paragraphs and tables. Takes what browsers take: unclosed and misplaced tags, entities, any nesting. Only
//! tables are followed as a tree; of everything else it matters where a paragraph ends.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{DATA, SCRIPT_ID, VISIBLE};
use crate::blocks::Blocks;
use crate::import::ReadError;
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
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    Ok(reader.finish())
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    /// What is being skipped, and how many of the same name are open inside.
    skipped: Option<(&'static str, usize)>,
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

/// Elements that begin a new paragraph and end one.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
];

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        if let Some((skipped, depth)) = &mut self.skipped {
            if *skipped == name && !tag.self_closing {
                *depth += 1;
            }
            return Ok(());
        }
        if name == "script" && attribute(tag, "id").as_deref() == Some(SCRIPT_ID) && self.script.is_none() {
            self.in_script = true;
            self.script = Some(String::new());
            self.script_visible = attribute(tag, VISIBLE);
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
                let span = |name| attribute(tag, name).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                self.blocks.start_cell(span("rowspan"), span("colspan"))?;
            }
            "thead" | "tbody" | "tfoot" if self.blocks.in_table() => self.blocks.end_row(),
            "tr" | "td" | "th" => self.blocks.end_paragraph(),
            "br" => self.blocks.line_break(),
            "img" => self.blocks.opaque("图片"),
            "div" => self.start_div(tag),
            "pre" => {
                self.blocks.end_paragraph();
                self.pre += 1;
            }
            _ if BLOCKS.contains(&name) => self.blocks.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn start_div(&mut self, tag: &StartTag<()>) {
        self.blocks.end_paragraph();
        if let Some(fragment) = &mut self.fragment {
            fragment.depth += 1;
        } else if self.found.is_none()
            && let Some(embedded) = attribute(tag, DATA)
        {
            let around = std::mem::take(&mut self.blocks);
            self.fragment = Some(Fragment { around, depth: 1, embedded, visible: attribute(tag, VISIBLE) });
        }
    }

    fn end(&mut self, name: &[u8]) {
        let name = std::str::from_utf8(name).unwrap_or_default();
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
        match name {
            "table" => self.blocks.end_table(),
            "tr" | "thead" | "tbody" | "tfoot" if self.blocks.in_table() => self.blocks.end_row(),
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
            _ if BLOCKS.contains(&name) => self.blocks.end_paragraph(),
            _ => {}
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

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            if let Some(script) = self.script.as_mut().filter(|_| self.in_script) {
                script.push_str(text);
            }
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

    /// Adds text as a browser shows it: spaces and line breaks of the source are one space, and none where a Chinese
    /// sentence merely runs over two lines.
    fn flow(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(is_source_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if word.contains('\u{a0}') {
                self.blocks.text(&word.replace('\u{a0}', " "));
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

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes())?.1;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn is_source_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether a character is one of those written without spaces between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}'
        | '“' | '”' | '‘' | '’' | '—' | '…')
}

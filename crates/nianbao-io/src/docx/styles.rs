//! Which paragraph styles number their paragraphs. Headings nearly always get their `一、` this way, not by a list of
//! their own.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::numbering::Numbering;
use crate::xml::attribute;

/// The styles of a document, as far as they number.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    numbered: Numbered,
}

/// A list and a level of it, as far as they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// How many styles may be based on one another; Word allows ten.
const BASES: usize = 20;

impl Styles {
    /// Reads the part with the styles; what is odd in it is left out.
    pub(super) fn read(xml: &str) -> Styles {
        let mut styles = Styles::default();
        if !xml.contains("numPr") {
            return styles;
        }
        let mut reader = Reader::from_str(xml);
        let mut open: Option<(String, Style)> = None;
        while let Ok(event) = reader.read_event() {
            let tag = match event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            if tag.local_name().as_ref() == "style" {
                styles.0.extend(open.take());
                open = attribute(&tag, "styleId").map(|id| (id, Style::default()));
                continue;
            }
            let Some((_, style)) = &mut open else { continue };
            match tag.local_name().as_ref() {
                "basedOn" => style.based_on = attribute(&tag, "val"),
                "numId" => style.numbered.list = attribute(&tag, "val"),
                "ilvl" => style.numbered.level = attribute(&tag, "val").and_then(|val| val.parse().ok()),
                _ => {}
            }
        }
        styles.0.extend(open);
        styles
    }

    /// Adds to what a paragraph says of its numbering what its style and the styles below that say. A level that a list
    /// gives to a style counts for more than the style's own words.
    pub(super) fn complete(&self, numbered: &mut Numbered, style: &str, numbering: &Numbering) {
        if self.0.is_empty() {
            return;
        }
        let chain = || {
            std::iter::successors(self.0.get_key_value(style), |(_, style)| {
                self.0.get_key_value(style.based_on.as_ref()?)
            })
            .take(BASES)
        };
        if numbered.list.is_none() {
            numbered.list = chain().find_map(|(_, style)| style.numbered.list.clone());
        }
        if let (None, Some(list)) = (numbered.level, &numbered.list) {
            numbered.level =
                chain().find_map(|(id, style)| numbering.level_of(list, id).or(style.numbered.level));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_inherit_and_lists_say_their_levels() {
        let styles = Styles::read(
            r#"<w:styles><w:style w:styleId="a"/><w:style w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
               <w:style w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
               <w:style w:styleId="3"><w:basedOn w:val="2"/></w:style>
               <w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style></w:styles>"#,
        );
        let numbering = Numbering::read(
            r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"/><w:lvl w:ilvl="2"><w:pStyle w:val="3"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
        );
        let complete = |list: Option<&str>, level, style| {
            let mut numbered = Numbered { list: list.map(str::to_owned), level };
            styles.complete(&mut numbered, style, &numbering);
            (numbered.list, numbered.level)
        };
        let five = Some("5".to_owned());
        assert_eq!(complete(None, None, "1"), (five.clone(), None));
        assert_eq!(complete(None, None, "2"), (five.clone(), Some(1)));
        assert_eq!(complete(None, None, "3"), (five.clone(), Some(2)));
        assert_eq!(complete(None, Some(4), "3"), (five, Some(4)));
        assert_eq!(complete(Some("0"), None, "1"), (Some("0".to_owned()), None));
        for unnumbered in ["a", "x", "z"] {
            assert_eq!(complete(None, None, unnumbered), (None, None));
        }
    }
}

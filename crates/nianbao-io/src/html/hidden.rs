//! What a page holds and does not show: hidden elements, and text deleted by revision. They end where the elements
//! around them do, so what kind an element is stands here as well.

use super::tags::Tag;

/// A hidden element that is open.
pub(super) struct Hidden {
    name: String,
    /// How many of the same name are open, itself included.
    depth: usize,
    /// How many tables are open inside.
    tables: usize,
    /// Whether it stands in a table, whose rows and cells end it.
    in_table: bool,
}

/// What an end tag is to a hidden element.
pub(super) enum Ending {
    /// It ends something inside.
    Inside,
    /// It ends the hidden element.
    Itself,
    /// It ends something around, and so the hidden element, which was never closed.
    Around,
}

impl Hidden {
    /// The hidden element a tag begins, if it does.
    pub(super) fn at(tag: &Tag<'_>, in_table: bool) -> Option<Hidden> {
        let name = tag.name;
        let is_hidden = (name == "del" || hides(tag)) && !is_void(name) && !matches!(name, "html" | "body");
        is_hidden.then(|| Hidden { name: name.to_owned(), depth: 1, tables: 0, in_table })
    }

    /// Whether the element is still open after a tag begins.
    pub(super) fn goes_on_at(&mut self, name: &str, self_closing: bool) -> bool {
        if self.tables == 0 {
            let ends = self.in_table && rank(name) > 0 && rank(name) >= rank(&self.name)
                || self.name == "p" && is_block(name)
                || matches!(&*self.name, "li" | "dt" | "dd" | "option") && self.name == name;
            if ends && self.name != "table" {
                return false;
            }
        }
        if self.name == name && !self_closing {
            self.depth += 1;
        } else if name == "table" {
            self.tables += 1;
        }
        true
    }

    /// What an end tag means to the element.
    pub(super) fn end(&mut self, name: &str) -> Ending {
        if self.name == name {
            self.depth -= 1;
            return if self.depth == 0 { Ending::Itself } else { Ending::Inside };
        }
        if name == "table" && self.tables > 0 {
            self.tables -= 1;
            return Ending::Inside;
        }
        let is_around = rank(name) > rank(&self.name) || name == "table";
        let ends = self.tables == 0 && self.in_table && is_around;
        if ends { Ending::Around } else { Ending::Inside }
    }
}

/// How far out an element stands in a table; 0 stands in cells. A table inside a cell is counted, not ranked.
fn rank(name: &str) -> usize {
    match name {
        "td" | "th" => 1,
        "tr" => 2,
        "thead" | "tbody" | "tfoot" => 3,
        _ => 0,
    }
}

/// Whether an element says that it is not shown.
pub(super) fn hides(tag: &Tag<'_>) -> bool {
    tag.has_attributes()
        && (tag.attribute("hidden").is_some()
            || tag.attribute("style").is_some_and(|style| is_hiding(&style)))
}

fn is_hiding(style: &str) -> bool {
    /// What says that an element is not shown.
    const HIDING: [(&str, &[&str]); 3] =
        [("display", &["none"]), ("visibility", &["hidden", "collapse"]), ("mso-hide", &["all"])];
    let cut = |text: &str, mark: u8| text.bytes().position(|byte| byte == mark);
    let mut rest = style;
    loop {
        let end = cut(rest, b';');
        let declaration = &rest[..end.unwrap_or(rest.len())];
        if let Some(at) = cut(declaration, b':') {
            let property = declaration[..at].trim();
            let found = HIDING.iter().find(|(name, _)| property.eq_ignore_ascii_case(name));
            let is = |hiding: &&str| {
                let value = declaration[at + 1..].split('!').next().unwrap_or_default();
                value.trim().eq_ignore_ascii_case(hiding)
            };
            if found.is_some_and(|(_, values)| values.iter().any(is)) {
                return true;
            }
        }
        let Some(end) = end else { return false };
        rest = &rest[end + 1..];
    }
}

/// Whether an element has no content and no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "wbr"
    )
}

/// Whether an element begins a new paragraph and ends one.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

//! The main part: paragraphs in their styles, tables, the page.

use super::comments::{self, Comments, Words};
use super::table;
use crate::carrier::PROLOG;
use crate::markup::Markup;
use crate::page::{Block, Origin};

/// The page of GB/T 9704 in twentieths of a point: A4, margins 37, 35, 28 and 26 mm, 22 lines. The 28 characters of a
/// line come from the spacing in the text styles, not from a character grid: LibreOffice spreads such a grid too wide.
const PAGE: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr>"#;

/// What the page's width leaves for text, in twentieths of a point: 156 mm.
pub(super) const TEXT_WIDTH: usize = 11906 - 1588 - 1474;

/// Begins a main part; [`end`] ends it.
pub(super) fn begin() -> Markup {
    let mut markup = Markup::new(PROLOG);
    let namespaces = [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    markup.open("w:document", &namespaces);
    markup.open("w:body", &[]);
    markup
}

/// Ends a main part with the page's measures.
pub(super) fn end(mut markup: Markup) -> String {
    markup.raw(PAGE);
    markup.finish()
}

/// The main part.
pub(super) fn document(pieces: &[(Block<'_>, Origin)], comments: &Comments) -> String {
    let mut markup = begin();
    let mut below_table = false;
    for (at, (block, _)) in pieces.iter().enumerate() {
        let set = |style| Setting { below_table, ..Setting::style(style) };
        let around = comments.around(at);
        match block {
            Block::Title(lines) => {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                paragraph(&mut markup, set("Title"), &lines, around);
            }
            Block::Heading(text) => paragraph(&mut markup, set("Heading1"), &[text], around),
            Block::SubHead(text) => paragraph(&mut markup, set("Heading2"), &[text], around),
            Block::Paragraph(text) => passage(&mut markup, set("BodyText"), text, comments.words(at)),
            Block::Note(text) => passage(&mut markup, Setting::style("Note"), text, comments.words(at)),
            Block::Table(data) => table::table(&mut markup, data, comments),
        }
        below_table = matches!(block, Block::Table(_) | Block::Note(_));
    }
    end(markup)
}

/// How a paragraph is set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// Its style.
    pub(super) style: &'static str,
    /// Whether a table or its note stands above, which wants some space between.
    pub(super) below_table: bool,
    /// Whether it stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// The size in half points, when it is not the style's.
    pub(super) half_points: Option<usize>,
    /// How wide characters are drawn, in percent, when they are drawn narrower than they are.
    pub(super) narrowed: Option<usize>,
}

impl Setting {
    /// As the style says.
    pub(super) fn style(style: &'static str) -> Setting {
        Setting { style, below_table: false, keep_next: false, half_points: None, narrowed: None }
    }
}

/// A paragraph without comments. Its lines are broken inside the paragraph.
pub(super) fn lines(markup: &mut Markup, setting: Setting, lines: &[&str]) {
    paragraph(markup, setting, lines, &[]);
}

/// A paragraph with these comments around it.
pub(super) fn paragraph(markup: &mut Markup, setting: Setting, lines: &[&str], around: &[usize]) {
    markup.open("w:p", &[]);
    properties(markup, setting);
    around.iter().for_each(|id| comments::begin(markup, *id));
    if lines.iter().any(|line| !line.is_empty()) {
        run(markup, setting, lines);
    }
    around.iter().for_each(|id| comments::end(markup, *id));
    markup.close();
}

/// A paragraph with comments at some of its words.
fn passage(markup: &mut Markup, setting: Setting, text: &str, words: &[Words]) {
    if words.is_empty() {
        return lines(markup, setting, &[text]);
    }
    markup.open("w:p", &[]);
    properties(markup, setting);
    let mut cuts: Vec<usize> = words.iter().flat_map(|words| [words.from, words.to]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    for (number, &at) in cuts.iter().enumerate() {
        let ends = words.iter().filter(|words| words.to == at && words.ends);
        ends.for_each(|words| comments::end(markup, words.id));
        let begins = words.iter().filter(|words| words.from == at && words.begins);
        begins.for_each(|words| comments::begin(markup, words.id));
        if let Some(&next) = cuts.get(number + 1) {
            run(markup, setting, &[&text[at..next]]);
        }
    }
    markup.close();
}

fn properties(markup: &mut Markup, setting: Setting) {
    markup.open("w:pPr", &[]);
    markup.empty("w:pStyle", &[("w:val", setting.style)]);
    if setting.keep_next {
        markup.empty("w:keepNext", &[]);
    }
    if setting.below_table {
        markup.empty("w:spacing", &[("w:before", "160")]);
    }
    markup.close();
}

fn run(markup: &mut Markup, setting: Setting, lines: &[&str]) {
    markup.open("w:r", &[]);
    markup.open("w:rPr", &[]);
    // Quotation marks and dashes are as wide as Chinese characters.
    markup.empty("w:rFonts", &[("w:hint", "eastAsia")]);
    if let Some(percent) = setting.narrowed {
        markup.empty("w:w", &[("w:val", &percent.to_string())]);
    }
    if let Some(size) = setting.half_points {
        let size = size.to_string();
        markup.empty("w:sz", &[("w:val", &size)]);
        markup.empty("w:szCs", &[("w:val", &size)]);
    }
    markup.close();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            markup.empty("w:br", &[]);
        }
        for (number, text) in line.split('\t').enumerate() {
            if number > 0 {
                markup.empty("w:tab", &[]);
            }
            if !text.is_empty() {
                markup.leaf("w:t", &[("xml:space", "preserve")], text);
            }
        }
    }
    markup.close();
}

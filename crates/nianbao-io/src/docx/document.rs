//! The main part: paragraphs in their styles, tables, the page.

use super::table;
use super::write::PROLOG;
use crate::markup::Markup;
use crate::page::Block;

/// The page of GB/T 9704 in twentieths of a point: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28 characters.
const PAGE: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-850"/></w:sectPr>"#;

/// What the page's width leaves for text, in twentieths of a point: 156 mm.
pub(super) const TEXT_WIDTH: usize = 11906 - 1588 - 1474;

/// The main part.
pub(super) fn document(blocks: &[Block<'_>]) -> String {
    let mut markup = Markup::new(PROLOG);
    let namespaces = [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    markup.open("w:document", &namespaces);
    markup.open("w:body", &[]);
    for block in blocks {
        match block {
            Block::Title(lines) => {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                paragraph(&mut markup, "Title", &lines, None);
            }
            Block::Heading(text) => paragraph(&mut markup, "Heading1", &[text], None),
            Block::SubHead(text) => paragraph(&mut markup, "Heading2", &[text], None),
            Block::Paragraph(text) => paragraph(&mut markup, "BodyText", &[text], None),
            Block::Note(text) => paragraph(&mut markup, "Note", &[text], None),
            Block::Table(data) => table::table(&mut markup, data),
        }
    }
    markup.raw(PAGE);
    markup.finish()
}

/// A paragraph in a style. Its lines are broken inside the paragraph; `half_points` overrides the style's size.
pub(super) fn paragraph(
    markup: &mut Markup,
    style: &'static str,
    lines: &[&str],
    half_points: Option<usize>,
) {
    markup.open("w:p", &[]);
    markup.open("w:pPr", &[]);
    markup.empty("w:pStyle", &[("w:val", style)]);
    markup.close();
    if lines.iter().any(|line| !line.is_empty()) {
        markup.open("w:r", &[]);
        markup.open("w:rPr", &[]);
        // Quotation marks and dashes are as wide as Chinese characters.
        markup.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        if let Some(size) = half_points {
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
    markup.close();
}

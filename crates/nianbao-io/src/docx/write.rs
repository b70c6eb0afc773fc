//! The package: which parts a document consists of.

use nianbao_core::model::Report;

use super::document;
use crate::archive;
use crate::carrier;
use crate::page::{self, Block};
use crate::write::WriteError;

/// Characters of the title's size that stand on one line: 156 mm of 22 points each.
const TITLE_WIDTH: usize = 20;

/// The report as a Word document.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let blocks = page::blocks(report, TITLE_WIDTH);
    let document = document::document(&blocks);
    let core = core(&blocks);
    let carrier = carrier::write(report, &page::digest(&blocks));
    // The types come first, so that programs that look at the beginning of the file know what it is.
    archive::pack(&[
        ("[Content_Types].xml", include_str!("parts/content_types.xml")),
        ("_rels/.rels", include_str!("parts/package.rels")),
        ("docProps/core.xml", &core),
        ("docProps/app.xml", include_str!("parts/app.xml")),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", include_str!("parts/document.rels")),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
        ("word/fontTable.xml", include_str!("parts/fonts.xml")),
        ("word/footer1.xml", include_str!("parts/footer_odd.xml")),
        ("word/footer2.xml", include_str!("parts/footer_even.xml")),
        ("customXml/item1.xml", &carrier),
        ("customXml/itemProps1.xml", include_str!("parts/item_props.xml")),
        ("customXml/_rels/item1.xml.rels", include_str!("parts/item.rels")),
    ])
}

fn core(blocks: &[Block<'_>]) -> String {
    let title = match blocks.first() {
        Some(Block::Title(lines)) => lines.concat(),
        _ => String::new(),
    };
    carrier::core(&title)
}

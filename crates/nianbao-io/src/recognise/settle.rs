//! What a document holds and no reader of it sees, whatever container it came from: radicals that stand for whole
//! characters, and page numbers between paragraphs. Knows nothing of the form.

use std::borrow::Cow;

use crate::page_number::is_page_number;
use crate::radicals;
use crate::raw::{RawBlock, RawDocument};

/// Leaves both out.
pub(super) fn settle(document: &mut RawDocument) {
    document.blocks.retain(|block| match block {
        RawBlock::Paragraph(paragraph) => !is_page_number(&paragraph.text),
        _ => true,
    });
    for block in &mut document.blocks {
        match block {
            RawBlock::Paragraph(paragraph) => replace(&mut paragraph.text),
            RawBlock::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| replace(&mut cell.text))
            }
            RawBlock::Opaque(_) => {}
        }
    }
}

fn replace(text: &mut String) {
    if let Cow::Owned(whole) = radicals::replaced(text) {
        *text = whole;
    }
}

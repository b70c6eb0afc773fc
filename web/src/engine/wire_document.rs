//! A [`RawDocument`] on its way from the module that reads PDFs to the one that recognises.

use nianbao_core::model::Place;
use nianbao_io::raw::{RawBlock, RawCell, RawDocument, RawParagraph, RawTable, Spot};
use nianbao_io::{Note, NoteKind};
use serde::{Deserialize, Serialize};

/// What was read: blocks, and what a person must know of the whole.
#[derive(Debug, Serialize, Deserialize)]
pub struct WireDocument {
    blocks: Vec<WireBlock>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum WireBlock {
    Paragraph { text: String, page: Option<u32> },
    Table { rows: Vec<Vec<WireCell>>, page: Option<u32> },
    Opaque(String),
}

#[derive(Debug, Serialize, Deserialize)]
struct WireCell {
    text: String,
    rows: u32,
    columns: u32,
}

impl WireDocument {
    /// Packs what was read from a PDF: every place in it is a page, every note is on the whole.
    pub fn pack(document: RawDocument) -> WireDocument {
        let blocks = document.blocks.into_iter().map(|block| match block {
            RawBlock::Paragraph(paragraph) => {
                WireBlock::Paragraph { text: paragraph.text, page: page(paragraph.spot) }
            }
            RawBlock::Table(table) => {
                let rows = table.rows.into_iter().map(|row| row.into_iter().map(WireCell::pack).collect());
                WireBlock::Table { rows: rows.collect(), page: page(table.spot) }
            }
            RawBlock::Opaque(what) => WireBlock::Opaque(what),
        });
        WireDocument {
            blocks: blocks.collect(),
            notes: document.notes.into_iter().map(|note| note.message).collect(),
        }
    }

    /// Unpacks it.
    pub fn unpack(self) -> RawDocument {
        let spot = |page: Option<u32>| page.map(|page| Spot::Page(page as usize));
        let blocks = self.blocks.into_iter().map(|block| match block {
            WireBlock::Paragraph { text, page } => {
                RawBlock::Paragraph(RawParagraph { text, spot: spot(page) })
            }
            WireBlock::Table { rows, page } => {
                let rows = rows.into_iter().map(|row| row.into_iter().map(WireCell::unpack).collect());
                RawBlock::Table(RawTable { rows: rows.collect(), spot: spot(page) })
            }
            WireBlock::Opaque(what) => RawBlock::Opaque(what),
        });
        let notes = self.notes.into_iter().map(|message| Note {
            kind: NoteKind::Pdf,
            at: Place::Report,
            source: String::new(),
            message,
        });
        RawDocument { blocks: blocks.collect(), notes: notes.collect(), ..RawDocument::default() }
    }
}

fn page(spot: Option<Spot>) -> Option<u32> {
    match spot {
        Some(Spot::Page(page)) => u32::try_from(page).ok(),
        _ => None,
    }
}

impl WireCell {
    fn pack(cell: RawCell) -> WireCell {
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        WireCell { text: cell.text, rows: number(cell.row_span), columns: number(cell.column_span) }
    }

    fn unpack(self) -> RawCell {
        RawCell { text: self.text, row_span: self.rows as usize, column_span: self.columns as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_arrives_whole() {
        let file = include_bytes!("../../../tests/import/pdf/libreoffice.town.pdf");
        let document = nianbao_io::pdf::read(file).unwrap();
        let sent = serde_json::to_string(&WireDocument::pack(document.clone())).unwrap();
        let came: WireDocument = serde_json::from_str(&sent).unwrap();
        assert_eq!(came.unpack(), document);
    }
}

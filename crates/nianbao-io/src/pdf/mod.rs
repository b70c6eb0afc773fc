//! PDF with a text layer to paragraphs and tables. Knows how pages are drawn and nothing of the form. The document
//! engine of the page does not reach this module; it has a module of its own there.
//!
//! A PDF holds characters at places and lines between places, no paragraphs and no tables. `content` carries pages
//! out, `grid` makes tables of their rules, `columns` of numbers under one another, `paragraphs` puts lines together.

mod columns;
mod content;
mod document;
mod encoding;
mod folding;
mod font;
mod furniture;
mod geometry;
mod grid;
mod guard;
mod lines;
mod paragraphs;
mod path;
mod sheet;
mod torn;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use nianbao_core::model::Place;

use crate::import::{Note, NoteKind, ReadError};
use crate::limits;
use crate::raw::RawDocument;
use sheet::Sheet;

/// Whether bytes are a PDF. Some servers put a few bytes of their own before it.
pub fn is_pdf(bytes: &[u8]) -> bool {
    const NEAR: usize = 64;
    const MARK: &[u8] = b"%PDF-";
    bytes[..bytes.len().min(NEAR)].windows(MARK.len()).any(|window| window == MARK)
}

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<RawDocument, ReadError> {
    read_telling(bytes, |_, _| {})
}

/// Reads a PDF and tells before each page which one it is, from 1, and how many there are.
pub fn read_telling(bytes: &[u8], tell: impl Fn(usize, usize)) -> Result<RawDocument, ReadError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut budget = guard::Budget::new();
    let pdf = Pdf::new(guard::defuse(bytes)?).map_err(refused)?;
    let pages = pdf.pages();
    if pages.len() > limits::PDF_PAGES {
        return Err(ReadError::TooLarge);
    }
    let mut fonts = content::Fonts::new();
    let mut sheets = Vec::with_capacity(pages.len());
    for (number, page) in pages.iter().enumerate() {
        tell(number + 1, pages.len());
        sheets.push(content::sheet(page, &mut fonts, &mut budget));
        budget.check()?;
    }
    let notes = notes(&sheets)?;
    Ok(RawDocument { blocks: document::blocks(sheets), notes, ..RawDocument::default() })
}

fn refused(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            ReadError::Unsupported("用这种方式加密的PDF".to_owned())
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => {
            ReadError::Damaged("PDF的内部结构不完整".to_owned())
        }
    }
}

/// What a person must know of every PDF, and of this one; an error when there is no text in it.
fn notes(sheets: &[Sheet]) -> Result<Vec<Note>, ReadError> {
    let count = |which: fn(&sheet::Glyph) -> bool| -> usize {
        let shown =
            |sheet: &Sheet| sheet.glyphs.iter().filter(|glyph| !glyph.is_blank() && which(glyph)).count();
        sheets.iter().map(shown).sum()
    };
    let all = count(|_| true);
    let unknown = count(|glyph| glyph.c == '\u{fffd}');
    if all < 8 || unknown * 2 > all {
        return Err(ReadError::NoText);
    }
    let note =
        |message: String| Note { kind: NoteKind::Pdf, at: Place::Report, source: String::new(), message };
    let mut notes = vec![note("内容由PDF识别，请对照原文逐格核对。".to_owned())];
    if count(|glyph| glyph.hidden) * 4 > all {
        notes.push(note("文字来自扫描件的识别层，可能有认错的字和数，请对照图像核对。".to_owned()));
    }
    if unknown > 0 {
        notes
            .push(note(format!("有{unknown}个字的字体没有说明是什么字，以“\u{fffd}”表示，请对照原文改正。")));
    }
    for (number, sheet) in sheets.iter().enumerate() {
        let shown = sheet.glyphs.iter().filter(|glyph| !glyph.is_blank()).count();
        let area = sheet.area.width() * sheet.area.height();
        if shown < 8 && sheet.pictures > area * 0.3 {
            notes.push(note(format!("第{}页是图片，上面的文字和数字没有读出，请对照原文填写。", number + 1)));
        }
    }
    Ok(notes)
}

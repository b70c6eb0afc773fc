//! Word 97–2003 documents, which is also what WPS writes: the text by its pieces, tables by the marks of cells and the
//! properties of paragraphs, from [MS-DOC]. Main text and text boxes only: no headers, footnotes or comments. Knows
//! nothing of the form.

mod body;
mod boxes;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod build;
mod fib;
mod lists;
mod paragraph;
mod pieces;
mod runs;
mod shown;
mod sprm;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use nianbao_core::model::Place;

use super::container::Container;
use crate::import::{Note, NoteKind, ReadError};
use crate::raw::RawDocument;
use body::{Body, Source};
use boxes::Boxes;
use fib::{Fib, Part};
use pieces::Text;
use runs::{Of, Runs};
use styles::Styles;

/// Reads the document of a compound file.
pub(super) fn read(container: &Container<'_>, main: &[u8]) -> Result<RawDocument, ReadError> {
    let fib = Fib::read(main)?;
    // Which of the two streams is used is said in one bit; a file has hardly ever both.
    let table = container
        .stream(fib.table_stream)
        .or_else(|| ["1Table", "0Table"].into_iter().find_map(|name| container.stream(name)))
        .ok_or_else(|| ReadError::Damaged("记录正文位置的部分缺失".to_owned()))?;
    let data = container.stream("Data").unwrap_or_default();
    let mut text = Text::read(&fib, main, &table)?;
    let characters = Runs::read(Of::Characters, main, fib.part(Part::CharacterRuns, &table));
    let shown = shown::shown(&mut text, &characters);
    drop(characters);
    let paragraphs = Runs::read(Of::Paragraphs, main, fib.part(Part::ParagraphRuns, &table));
    let styles = Styles::read(fib.part(Part::Styles, &table));
    let size = main.len() + table.len() + data.len();
    let source = Source { size, text, shown, paragraphs, styles, data: &data };
    let mut body = Body::new(&source, lists::read(&fib, &table), Boxes::read(&fib, &table));
    body.read(0..fib.lengths().main)?;
    let mut document = RawDocument::default();
    if body.is_doubtful {
        document.notes.push(tables_doubtful(source.paragraphs.is_empty()));
    }
    let (blocks, left) = body.finish();
    document.blocks = blocks;
    document.notes.extend(left.into_iter().filter_map(|range| box_left(&source, range)));
    Ok(document)
}

/// Says that tables came without what describes them.
fn tables_doubtful(are_lost: bool) -> Note {
    Note {
        kind: NoteKind::TableUnreadable,
        at: Place::Report,
        source: String::new(),
        message: if are_lost {
            "旧版文档中记录表格结构的部分读不出来，表中的数字没有读入，请用Word或WPS打开后另存为新格式再试。"
        } else {
            "旧版文档中有表格的列宽读不出来，表格按单元格的先后识别，请逐格核对。"
        }
        .to_owned(),
    }
}

/// Says that a text box could not be placed, if anything stands in it.
fn box_left(source: &Source<'_>, range: std::ops::Range<usize>) -> Option<Note> {
    const SHOWN: usize = 40;
    let units = source.text.units.get(range)?.iter().copied();
    let text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| !c.is_control())
        .take(SHOWN)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| Note {
        kind: NoteKind::TextLeft,
        at: Place::Report,
        source: text.to_owned(),
        message: "有一个文本框的位置读不出来，其中的文字没有读入，如需要请手工补上。".to_owned(),
    })
}

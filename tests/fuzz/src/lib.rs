//! What the fuzz targets share: the limit on memory, and raw documents made of any bytes.

mod words;

use std::sync::Once;

use nianbao_io::raw::{RawBlock, RawCell, RawDocument, RawParagraph, RawTable, Spot};
use peak_alloc::PeakAlloc;

pub use words::words;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// How many times its size reading a file may hold at once.
pub const TIMES: usize = 20;
/// What every reading may hold whatever the size: the report with its places and doubts, and for doubtful rows every
/// way of reading them, which is bounded by their number and not by the input.
pub const FREELY: usize = 32 << 20;
/// The same where a small archive may unpack to much text: see `limits::UNPACKED_FREELY`.
pub const ARCHIVE_FREELY: usize = 128 << 20;

/// Runs something and fails when it holds more than [`TIMES`] the input and `freely` at once.
pub fn held<T>(input: usize, freely: usize, run: impl FnOnce() -> T) -> T {
    let (result, peak) = peak(run);
    assert!(peak <= input * TIMES + freely, "{peak} bytes held for an input of {input}");
    result
}

/// Runs something and says how many bytes it held at once.
pub fn peak<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let result = run();
    (result, HEAP.peak_usage().saturating_sub(before))
}

/// Has recognition prepare what it prepares once for all reports, so that [`held`] does not count it.
pub fn warm() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = nianbao_io::read_text(&words().join("\t1\n"));
    });
}

/// Begins a table.
pub const TABLE: u8 = 0;
/// Begins a row.
pub const ROW: u8 = 1;
/// Begins a paragraph.
pub const PARAGRAPH: u8 = 2;
/// The next byte is how many rows the cell covers.
pub const ROW_SPAN: u8 = 3;
/// The next byte is how many columns the cell covers.
pub const COLUMN_SPAN: u8 = 4;
/// A picture.
pub const OPAQUE: u8 = 5;
/// The next byte is the line, row or page of what follows.
pub const SPOT: u8 = 6;
/// The next byte is a word of the form beyond the first 128.
pub const FAR_WORD: u8 = 7;
/// Begins a cell.
pub const CELL: u8 = b'\t';
/// From here on each byte is a word of the form.
pub const WORD: u8 = 0x80;

/// A document of these bytes: the constants above, and ASCII that stands for itself.
pub fn document(bytes: &[u8]) -> RawDocument {
    let words = words();
    let mut document = RawDocument::default();
    let mut spot = None;
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            TABLE => document.blocks.push(RawBlock::Table(RawTable { rows: Vec::new(), spot })),
            ROW => table(&mut document, spot).rows.push(Vec::new()),
            PARAGRAPH => {
                document.blocks.push(RawBlock::Paragraph(RawParagraph { text: String::new(), spot }));
            }
            OPAQUE => document.blocks.push(RawBlock::Opaque("图片".to_owned())),
            CELL => begin_cell(&mut document, spot),
            ROW_SPAN | COLUMN_SPAN => {
                let span = usize::from(bytes.next().unwrap_or(1));
                if let Some(cell) = last_cell(&mut document) {
                    *(if byte == ROW_SPAN { &mut cell.row_span } else { &mut cell.column_span }) =
                        span.max(1);
                }
            }
            SPOT => {
                let at = bytes.next().unwrap_or(0);
                let count = usize::from(at >> 2) + 1;
                spot = [None, Some(Spot::Line(count)), Some(Spot::Row(count)), Some(Spot::Page(count))]
                    [usize::from(at & 3)];
            }
            FAR_WORD => {
                let at = 128 + usize::from(bytes.next().unwrap_or(0));
                say(&mut document, words[at % words.len()]);
            }
            WORD.. => say(&mut document, words[usize::from(byte - WORD) % words.len()]),
            ascii => say(&mut document, char::from(ascii).encode_utf8(&mut [0; 4])),
        }
    }
    document
}

fn table(document: &mut RawDocument, spot: Option<Spot>) -> &mut RawTable {
    if !matches!(document.blocks.last(), Some(RawBlock::Table(_))) {
        document.blocks.push(RawBlock::Table(RawTable { rows: Vec::new(), spot }));
    }
    match document.blocks.last_mut() {
        Some(RawBlock::Table(table)) => table,
        _ => unreachable!("it was pushed above"),
    }
}

fn begin_cell(document: &mut RawDocument, spot: Option<Spot>) {
    let table = table(document, spot);
    if table.rows.is_empty() {
        table.rows.push(Vec::new());
    }
    if let Some(row) = table.rows.last_mut() {
        row.push(RawCell::single(""));
    }
}

fn last_cell(document: &mut RawDocument) -> Option<&mut RawCell> {
    match document.blocks.last_mut() {
        Some(RawBlock::Table(table)) => table.rows.last_mut()?.last_mut(),
        _ => None,
    }
}

/// Adds to what was begun last.
fn say(document: &mut RawDocument, words: &str) {
    match document.blocks.last_mut() {
        Some(RawBlock::Paragraph(paragraph)) => paragraph.text.push_str(words),
        Some(RawBlock::Table(_)) => match last_cell(document) {
            Some(cell) => cell.text.push_str(words),
            None => {
                begin_cell(document, None);
                say(document, words);
            }
        },
        _ => {
            let paragraph = RawParagraph { text: words.to_owned(), spot: None };
            document.blocks.push(RawBlock::Paragraph(paragraph));
        }
    }
}

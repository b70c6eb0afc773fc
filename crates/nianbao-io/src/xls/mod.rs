//! Workbooks of Excel 5 to 2003 and of WPS (.xls, .et): the records of the stream `Workbook` or `Book`, in the versions
//! BIFF8 and BIFF5. Knows nothing of the container around the stream and nothing of the form.

mod cells;
mod records;
mod strings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::import::ReadError;
use crate::limits;
use crate::raw::RawDocument;
use crate::sheet::number::{self, Format};
use crate::sheet::pool::Pool;
use crate::sheet::{self, Sheet};
use crate::xlsx;
use records::{Record, Records, u16_at, u32_at};
use strings::Width;

/// Most formats of cells that are kept.
const FORMATS: usize = 65_536;

/// What all sheets of a workbook refer to.
struct Book {
    /// Whether texts are Unicode; before Excel 97 they are bytes.
    unicode: bool,
    since_1904: bool,
    strings: Pool,
    /// The format of each cell style.
    styles: Vec<Format>,
    sheets: Vec<Found>,
}

/// A sheet as the workbook lists it.
struct Found {
    name: String,
    hidden: bool,
    /// Where its records begin.
    offset: usize,
}

/// Reads the stream `Workbook` or `Book`.
///
/// Fails when it is locked, damaged, older than Excel 5, or holds more than the limits allow.
pub(crate) fn read_xls(stream: &[u8]) -> Result<RawDocument, ReadError> {
    let book = Book::read(stream)?;
    let mut sheets = Vec::with_capacity(book.sheets.len());
    for found in &book.sheets {
        let records = stream.get(found.offset..).map(Records::new);
        let records = records.ok_or_else(|| ReadError::Damaged("少了一张工作表".to_owned()))?;
        let mut sheet = Sheet::named(found.name.clone(), found.hidden).beside(&sheets);
        cells::read(records, &book, &mut sheet)?;
        if !xlsx::is_flat(&sheet) {
            sheets.push(sheet);
        }
    }
    sheet::document(&sheets)
}

impl Book {
    fn read(stream: &[u8]) -> Result<Book, ReadError> {
        let damaged = || ReadError::Damaged("没有工作簿部分".to_owned());
        let mut records = Records::new(stream);
        let unicode = match records.next().ok_or_else(damaged)? {
            Record { id: BOF, data, .. } => match u16_at(data, 0) {
                Some(0x0600) => true,
                Some(0x0500) => false,
                _ => return Err(too_old()),
            },
            // Excel 2 to 4 begin with marks of their own.
            Record { id: 0x0009 | 0x0209 | 0x0409, .. } => return Err(too_old()),
            _ => return Err(damaged()),
        };
        let mut book = Book {
            unicode,
            since_1904: false,
            strings: Pool::default(),
            styles: Vec::new(),
            sheets: Vec::new(),
        };
        let mut codes: BTreeMap<u16, Format> = BTreeMap::new();
        let mut ids = Vec::new();
        for record in records {
            let data = record.data;
            match record.id {
                EOF => break,
                FILEPASS => return Err(ReadError::Encrypted),
                DATEMODE => book.since_1904 = u16_at(data, 0) == Some(1),
                BOUNDSHEET => {
                    // The same records are read once, however often they are listed.
                    let found = book.found(&record);
                    let new = |found: &Found| book.sheets.iter().all(|sheet| sheet.offset != found.offset);
                    if book.sheets.len() < limits::SHEETS
                        && let Some(found) = found.filter(new)
                    {
                        book.sheets.push(found);
                    }
                }
                FORMAT => {
                    let width = if unicode { Width::Two } else { Width::One };
                    if let (Some(id), Some(code)) = (u16_at(data, 0), book.text(&record, 2, width))
                        && codes.len() < FORMATS
                    {
                        codes.insert(id, number::format(&code));
                    }
                }
                XF if ids.len() < FORMATS => ids.push(u16_at(data, 2).unwrap_or(0)),
                SST => book.strings = strings::shared(&record),
                _ => {}
            }
        }
        let format = |id: &u16| codes.get(id).cloned().unwrap_or_else(|| number::built_in(u32::from(*id)));
        book.styles = ids.iter().map(format).collect();
        if book.sheets.is_empty() {
            return Err(damaged());
        }
        Ok(book)
    }

    /// A text in a record, its length in front.
    fn text(&self, record: &Record<'_>, at: usize, width: Width) -> Option<String> {
        strings::text(record, at, width, self.unicode)
    }

    fn found(&self, record: &Record<'_>) -> Option<Found> {
        let data = record.data;
        // Charts and macros are no sheets of cells.
        if *data.get(5)? != 0 {
            return None;
        }
        let offset = usize::try_from(u32_at(data, 0)?).ok()?;
        let name = self.text(record, 6, Width::One).unwrap_or_default();
        Some(Found { name, hidden: data.get(4)? & 3 != 0, offset })
    }
}

fn too_old() -> ReadError {
    ReadError::Unsupported("Excel 4.0及更早的表格".to_owned())
}

// The records that are read, by their names in the format's documentation.
const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000a;
const DATEMODE: u16 = 0x0022;
const FILEPASS: u16 = 0x002f;
const CONTINUE: u16 = 0x003c;
const COLINFO: u16 = 0x007d;
const BOUNDSHEET: u16 = 0x0085;
const MULRK: u16 = 0x00bd;
const RSTRING: u16 = 0x00d6;
const XF: u16 = 0x00e0;
const MERGEDCELLS: u16 = 0x00e5;
const SST: u16 = 0x00fc;
const LABELSST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOLERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027e;
const FORMAT: u16 = 0x041e;
const BOF: u16 = 0x0809;

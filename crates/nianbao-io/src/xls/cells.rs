//! One sheet: its cells, merges, and hidden rows and columns.

use super::records::{Record, Records, f64_at, u16_at, u32_at};
use super::strings::Width;
use super::{
    BOF, BOOLERR, Book, COLINFO, EOF, FORMULA, LABEL, LABELSST, MERGEDCELLS, MULRK, NUMBER, RK, ROW, RSTRING,
    STRING,
};
use crate::import::ReadError;
use crate::sheet::number::Format;
use crate::sheet::{Line, Sheet};

/// A sheet being read.
struct Cells<'a> {
    book: &'a Book,
    sheet: &'a mut Sheet,
    /// Where the formula stands whose result is a text that follows.
    waiting: Option<(Line, Line)>,
}

/// Reads a sheet from its records.
pub(super) fn read(mut records: Records<'_>, book: &Book, sheet: &mut Sheet) -> Result<(), ReadError> {
    if records.next().is_none_or(|record| record.id != BOF) {
        return Err(ReadError::Damaged("其中一张工作表的结构不对".to_owned()));
    }
    let mut cells = Cells { book, sheet, waiting: None };
    // Charts in the sheet have records of their own.
    let mut depth = 0_usize;
    for record in records {
        match record.id {
            BOF => depth += 1,
            EOF if depth == 0 => return Ok(()),
            EOF => depth -= 1,
            _ if depth > 0 => {}
            _ => {
                // A record that is too short says nothing.
                if cells.record(&record) == Some(false) {
                    return Ok(());
                }
            }
        }
    }
    Err(ReadError::Damaged("其中一张工作表不完整".to_owned()))
}

impl Cells<'_> {
    /// Takes what a record says; false when nothing more needs be read.
    fn record(&mut self, record: &Record<'_>) -> Option<bool> {
        let data = record.data;
        match record.id {
            NUMBER => self.number(data, 4, &digits(f64_at(data, 6)?)),
            RK => self.number(data, 4, &packed(u32_at(data, 6)?)),
            MULRK => self.numbers(data),
            LABELSST => {
                let text = self.book.strings.get(usize::try_from(u32_at(data, 6)?).ok()?)?.to_owned();
                self.put(place(data)?, text)
            }
            LABEL | RSTRING => {
                let text = self.book.text(record, 6, Width::Two)?;
                self.put(place(data)?, text)
            }
            BOOLERR => self.put(place(data)?, fact(*data.get(6)?, *data.get(7)? != 0)),
            FORMULA => self.formula(data),
            STRING => {
                let at = self.waiting.take()?;
                let text = self.book.text(record, 0, Width::Two)?;
                self.put(at, text)
            }
            ROW => {
                let row = Line::from(u16_at(data, 0)?);
                if u16_at(data, 12)? & 0x20 != 0 {
                    self.sheet.hide_rows(row, row);
                }
                Some(true)
            }
            COLINFO => {
                let (from, to) = (Line::from(u16_at(data, 0)?), Line::from(u16_at(data, 2)?));
                if u16_at(data, 8)? & 1 != 0 || u16_at(data, 4)? == 0 {
                    self.sheet.hide_columns(from, to);
                }
                Some(true)
            }
            MERGEDCELLS => {
                let areas = data.get(2..)?.chunks_exact(8);
                for area in areas.take(usize::from(u16_at(data, 0)?)) {
                    let line = |at| u16_at(area, at).map(Line::from);
                    self.sheet.merge((line(0)?, line(4)?), (line(2)?, line(6)?));
                }
                Some(true)
            }
            _ => Some(true),
        }
    }

    fn put(&mut self, (row, column): (Line, Line), text: String) -> Option<bool> {
        Some(self.sheet.put(row, column, text))
    }

    /// A number, with the number of its style at a place in the record.
    fn number(&mut self, data: &[u8], style: usize, number: &str) -> Option<bool> {
        let style = u16_at(data, style)?;
        self.styled(place(data)?, style, number)
    }

    fn styled(&mut self, at: (Line, Line), style: u16, number: &str) -> Option<bool> {
        let format = self.book.styles.get(usize::from(style)).unwrap_or(&Format::General);
        Some(self.sheet.put_number(at, number, format, self.book.since_1904))
    }

    /// Several numbers in a row.
    fn numbers(&mut self, data: &[u8]) -> Option<bool> {
        let (row, first) = place(data)?;
        let cells = data.get(4..data.len().checked_sub(2)?)?;
        for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
            if self.styled((row, column), u16_at(cell, 0)?, &packed(u32_at(cell, 2)?)) == Some(false) {
                return Some(false);
            }
        }
        Some(true)
    }

    fn formula(&mut self, data: &[u8]) -> Option<bool> {
        let at = place(data)?;
        let result = data.get(6..14)?;
        if u16_at(result, 6)? == 0xffff {
            return match result[0] {
                0 => {
                    self.waiting = Some(at);
                    Some(true)
                }
                1 => self.put(at, fact(result[2], false)),
                2 => self.put(at, fact(result[2], true)),
                _ => Some(true),
            };
        }
        let value = f64_at(result, 0)?;
        // A program that cannot calculate writes 0 and asks for the result to be found when the file is opened.
        let to_be_found = u16_at(data, 14)? & 3 != 0;
        if value == 0.0 && to_be_found {
            self.sheet.unsolved(at.0, at.1);
            return Some(true);
        }
        self.number(data, 4, &digits(value))
    }
}

fn place(data: &[u8]) -> Option<(Line, Line)> {
    Some((Line::from(u16_at(data, 0)?), Line::from(u16_at(data, 2)?)))
}

/// As many digits as a spreadsheet keeps.
fn digits(value: f64) -> String {
    format!("{value:.14e}")
}

/// A number packed into 32 bits: whole or the better half of one with decimals, perhaps in hundredths.
fn packed(bits: u32) -> String {
    let hundredths = bits & 1 != 0;
    if bits & 2 != 0 {
        let whole = bits.cast_signed() >> 2;
        return if hundredths { format!("{whole}e-2") } else { whole.to_string() };
    }
    let value = f64::from_bits(u64::from(bits & !3) << 32);
    digits(if hundredths { value / 100.0 } else { value })
}

/// A truth value or an error as a person sees it.
fn fact(code: u8, is_error: bool) -> String {
    let text = match (is_error, code) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    text.to_owned()
}

//! One sheet: its cells, merges, and hidden rows and columns.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::is_set;
use super::strings::{Piece, unescaped};
use crate::import::ReadError;
use crate::sheet::number::Format;
use crate::sheet::pool::Pool;
use crate::sheet::{Line, Sheet};
use crate::xml::{attribute, text_of};

/// What the cells of all sheets refer to.
pub(super) struct Context {
    pub(super) strings: Pool,
    pub(super) styles: Vec<Format>,
    pub(super) since_1904: bool,
}

/// A sheet being read. What the file says of its own size is not believed; only cells count.
struct Cells<'a> {
    context: &'a Context,
    sheet: &'a mut Sheet,
    /// The row and column of the next cell that does not say where it stands.
    next: (Line, Line),
    cell: Option<Cell>,
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    at: (Line, Line),
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
    has_formula: bool,
    inline: Piece,
}

/// Reads a sheet's part.
pub(super) fn read(xml: &str, context: &Context, sheet: &mut Sheet) -> Result<(), ReadError> {
    let damaged = || ReadError::Damaged("其中一张工作表的结构不对".to_owned());
    let mut reader = Reader::from_str(xml);
    let mut cells = Cells { context, sheet, next: (0, 0), cell: None };
    let mut opened = false;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                opened = true;
                cells.start(&tag);
            }
            Event::Empty(tag) => {
                opened = true;
                cells.start(&tag);
                if !cells.end(tag.local_name().as_ref()) {
                    return Ok(());
                }
            }
            Event::End(tag) => {
                if tag.local_name().as_ref() == "worksheet" {
                    return Ok(());
                }
                if !cells.end(tag.local_name().as_ref()) {
                    return Ok(());
                }
            }
            Event::Eof if opened => return Err(ReadError::Damaged("其中一张工作表不完整".to_owned())),
            Event::Eof => return Err(damaged()),
            event => cells.text(&event),
        }
    }
}

impl Cells<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) {
        if let Some(cell) = &mut self.cell {
            match tag.local_name().as_ref() {
                "v" => cell.in_value = true,
                "f" => cell.has_formula = true,
                name => cell.inline.start(name),
            }
            return;
        }
        match tag.local_name().as_ref() {
            "row" => self.row(tag),
            "c" => {
                let at = attribute(tag, "r").and_then(|name| place(&name)).unwrap_or(self.next);
                self.next = (at.0, at.1.saturating_add(1));
                self.cell = Some(Cell {
                    at,
                    kind: attribute(tag, "t").unwrap_or_default(),
                    style: attribute(tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    ..Cell::default()
                });
            }
            "col" => {
                let number = |name| attribute(tag, name).and_then(|number| number.parse::<Line>().ok());
                let flat = attribute(tag, "width").is_some_and(|width| is_zero(&width));
                if (is_set(tag, "hidden") || flat)
                    && let (Some(from @ 1..), Some(to @ 1..)) = (number("min"), number("max"))
                {
                    self.sheet.hide_columns(from - 1, to - 1);
                }
            }
            "mergeCell" => {
                let area = attribute(tag, "ref").unwrap_or_default();
                if let Some((from, to)) = area.split_once(':')
                    && let (Some(from), Some(to)) = (place(from), place(to))
                {
                    self.sheet.merge(from, to);
                }
            }
            _ => {}
        }
    }

    fn row(&mut self, tag: &BytesStart<'_>) {
        let number = attribute(tag, "r").and_then(|number| number.parse::<Line>().ok());
        let row = number.and_then(|number| number.checked_sub(1)).unwrap_or(self.next.0);
        let flat = is_set(tag, "customHeight") && attribute(tag, "ht").is_some_and(|ht| is_zero(&ht));
        if is_set(tag, "hidden") || flat {
            self.sheet.hide_rows(row, row);
        }
        self.next = (row, 0);
    }

    fn text(&mut self, event: &Event<'_>) {
        if let Some(cell) = &mut self.cell {
            if cell.in_value {
                text_of(event, |text| cell.value.push_str(text));
            } else {
                cell.inline.event(event);
            }
        }
    }

    /// Ends an element; false when nothing more needs be read.
    fn end(&mut self, name: &str) -> bool {
        match name {
            "row" => self.next = (self.next.0.saturating_add(1), 0),
            "c" => return self.cell.take().is_none_or(|cell| self.put(cell)),
            "v" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_value = false;
                }
            }
            // What is in a string: only its text and the readings above it end what they began.
            "t" | "rPh" => {
                if let Some(cell) = &mut self.cell {
                    cell.inline.end(name);
                }
            }
            _ => {}
        }
        true
    }

    /// Takes over a cell.
    fn put(&mut self, mut cell: Cell) -> bool {
        let (row, column) = cell.at;
        let value = cell.value.trim();
        if cell.has_formula && value.is_empty() && cell.kind != "str" {
            self.sheet.unsolved(row, column);
            return true;
        }
        match cell.kind.as_str() {
            "s" => {
                let text = value.parse().ok().and_then(|number| self.context.strings.get(number));
                self.sheet.put(row, column, text.unwrap_or_default().to_owned())
            }
            "inlineStr" => self.sheet.put(row, column, unescaped(&cell.inline.take())),
            "str" => self.sheet.put(row, column, unescaped(&cell.value)),
            "b" => {
                let text = if value == "1" { "TRUE" } else { "FALSE" };
                self.sheet.put(row, column, if value.is_empty() { "" } else { text }.to_owned())
            }
            "e" | "d" => self.sheet.put(row, column, value.to_owned()),
            _ if value.is_empty() => true,
            _ => {
                let format = self.context.styles.get(cell.style).unwrap_or(&Format::General);
                self.sheet.put_number(cell.at, value, format, self.context.since_1904)
            }
        }
    }
}

fn is_zero(number: &str) -> bool {
    number.bytes().all(|byte| matches!(byte, b'0' | b'.')) && number.contains('0')
}

/// Row and column of a cell such as `AB12`.
fn place(name: &str) -> Option<(Line, Line)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column: Line = 0;
    for letter in letters.bytes().filter(|byte| *byte != b'$') {
        if !letter.is_ascii_alphabetic() || column > 100_000 {
            return None;
        }
        column = column * 26 + Line::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: Line = digits.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        for (name, at) in [
            ("A1", Some((0, 0))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("$B$3", Some((2, 1))),
            ("b3", Some((2, 1))),
            ("A0", None),
            ("1", None),
            ("ZZZZZZZZZZZZ9", None),
            ("A99999999999", None),
            ("", None),
        ] {
            assert_eq!(place(name), at, "{name}");
        }
    }
}

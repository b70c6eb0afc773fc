//! A table of the form on a sheet: the printed layout, and formulas where they say what is typed.

use nianbao_core::form::TableKey;
use nianbao_core::form::grid::{Content, GridCell};
use nianbao_core::form::node::Kind;
use nianbao_core::form::path::CellId;
use nianbao_core::model::cell::{Number, State};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, Cell};

use super::print::{Look, Print, Value, lines};
use crate::page;
use crate::sheet::{self, Line};

/// Digits of a number that a spreadsheet keeps.
const DIGITS: usize = 15;

/// Widths of the columns in characters, of which a Chinese one takes two.
pub(super) fn widths(data: &TableData) -> Vec<usize> {
    let grid = &data.layout().grid;
    match data.key() {
        TableKey::Proactive => vec![22; grid.width],
        TableKey::Disputes => vec![8; grid.width],
        TableKey::Applications => {
            let mut widths = vec![8, 14, 40];
            widths.resize(grid.width, 11);
            widths
        }
    }
}

/// Where the cells of a table stand on its sheet.
pub(super) struct Placed<'a> {
    data: &'a TableData,
    /// The sheet's row in which the table begins.
    top: Line,
    /// Row and column of every value, in the order of the layout.
    places: Vec<(Line, Line)>,
}

impl<'a> Placed<'a> {
    /// A table that begins in this row.
    pub(super) fn new(data: &'a TableData, top: Line) -> Placed<'a> {
        let layout = data.layout();
        let mut places = vec![(0, 0); layout.slots.len()];
        for cell in layout.grid.rows.iter().flat_map(|row| &row.cells) {
            if let Content::Value(id) = cell.content {
                places[usize::from(id.index)] = (top + cell.row as Line, cell.column as Line);
            }
        }
        Placed { data, top, places }
    }

    /// The name of a value's cell on the sheet.
    pub(super) fn name(&self, id: CellId) -> String {
        let (row, column) = self.places[usize::from(id.index)];
        sheet::name(row, column)
    }

    /// Writes the table; the next row of the sheet must be the one it was placed in.
    pub(super) fn write(&self, print: &mut Print) {
        let grid = &self.data.layout().grid;
        let widths = widths(self.data);
        let mut covering: Vec<Option<&GridCell>> = vec![None; grid.width];
        for (number, row) in grid.rows.iter().enumerate() {
            for cell in &row.cells {
                covering[cell.column..cell.column + cell.column_span].fill(Some(cell));
            }
            let high = |cell: &GridCell| {
                let width = widths[cell.column..cell.column + cell.column_span].iter().sum::<usize>();
                let lines = lines(page::cell_text(self.data, &cell.content), width.saturating_sub(1));
                lines.div_ceil(cell.row_span)
            };
            let height = row.cells.iter().map(high).max().unwrap_or(1);
            let at = print.next_row(height);
            debug_assert_eq!(at, self.top + number as Line);
            // What a merged cell covers needs its borders, too.
            for (column, cell) in covering.iter().enumerate() {
                let Some(cell) = cell else { continue };
                if cell.row == number && cell.column == column {
                    self.cell(print, cell);
                } else {
                    print.cell(column, look(self.data, cell), &Value::Blank);
                }
            }
        }
    }

    fn cell(&self, print: &mut Print, cell: &GridCell) {
        let look = look(self.data, cell);
        match cell.content {
            Content::Value(id) => match self.formula(id) {
                Some(formula) => print.cell(cell.column, look, &Value::Sum(&formula, self.raw(id))),
                None => print.cell(cell.column, look, &self.data.cell(id).map_or(Value::Blank, value)),
            },
            label => print.cell(cell.column, look, &Value::Text(label.label().unwrap_or_default())),
        }
        if cell.row_span > 1 || cell.column_span > 1 {
            print.merge(cell.column, cell.row_span, cell.column_span);
        }
    }

    fn raw(&self, id: CellId) -> &str {
        self.data.cell(id).map_or("", Cell::raw)
    }

    /// The formula of a total, when it gives just what was typed. A total that was left blank stays blank, and one that
    /// differs from its parts stays what somebody wrote: a formula would hide the mistake.
    fn formula(&self, id: CellId) -> Option<String> {
        let number = |id: CellId| {
            let cell = self.data.cell(id)?;
            matches!(value(cell), Value::Number(_)).then(|| cell.number()).flatten()
        };
        let typed = number(id)?;
        let equations = self.data.layout().equations.iter();
        let fits = |parts: &[CellId]| {
            // Spreadsheets leave texts out of a sum.
            let zero = |part| self.data.cell(part).is_none_or(Cell::is_assumed_zero).then_some(Amount::ZERO);
            let counted = |part: &CellId| number(*part).or_else(|| zero(*part));
            parts.iter().map(counted).sum::<Option<Amount>>() == Some(typed)
        };
        equations
            .filter(|equation| equation.left == [id])
            .find(|equation| fits(&equation.right))
            .map(|equation| format!("SUM({})", self.area(&equation.right)))
    }

    /// Cells as a formula names them: an area when they stand in one line without a gap.
    fn area(&self, cells: &[CellId]) -> String {
        let places: Vec<_> = cells.iter().map(|id| self.places[usize::from(id.index)]).collect();
        let one_row = places.windows(2).all(|pair| pair[0].0 == pair[1].0 && pair[0].1 + 1 == pair[1].1);
        let one_column = places.windows(2).all(|pair| pair[0].1 == pair[1].1 && pair[0].0 + 1 == pair[1].0);
        let names: Vec<String> = places.iter().map(|(row, column)| sheet::name(*row, *column)).collect();
        match names.as_slice() {
            [first, .., last] if one_row || one_column => format!("{first}:{last}"),
            names => names.join(","),
        }
    }
}

/// A typed cell as a spreadsheet takes it: a number only where it keeps every digit as typed.
pub(super) fn value(cell: &Cell) -> Value<'_> {
    let raw = cell.raw();
    let digits = raw.bytes().filter(u8::is_ascii_digit).count();
    match cell.state() {
        State::Number(Number { suffix: None, plain: true, .. }) if digits <= DIGITS => Value::Number(raw),
        _ if raw.is_empty() => Value::Blank,
        _ => Value::Text(raw),
    }
}

fn look(data: &TableData, cell: &GridCell) -> Look {
    match cell.content {
        Content::RowHead(node)
            if data.key() == TableKey::Applications && !matches!(node.kind, Kind::Group(_)) =>
        {
            Look::Label
        }
        _ => Look::Centred,
    }
}

//! Tables of a report in the arrangements offices and portals give them: turned round, divided, doubled, without
//! heads. Labels come from the form.

use nianbao_core::form::TableKey;
use nianbao_core::form::grid::{Content, GridRow, RowKind};
use nianbao_core::model::Report;

use super::Dice;

/// A cell with what it covers.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) head: bool,
}

impl Cell {
    fn new(text: impl Into<String>, head: bool) -> Cell {
        Cell { text: text.into(), rows: 1, columns: 1, head }
    }
}

/// A table: rows of cells; a cell stands in the row it begins in.
pub(crate) type Sheet = Vec<Vec<Cell>>;

/// How a table is arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// As printed.
    Printed,
    /// Columns as rows.
    Transposed,
    /// The lower half beside the upper one, heads repeated.
    Halves,
    /// The total before what it sums.
    TotalFirst,
    /// Columns in any order, heads saying which.
    Shuffled,
    /// No rows of headings.
    NoHeads,
    /// The headings again in the middle.
    HeadsAgain,
    /// The labels of groups in each of their rows.
    GroupsRepeated,
    /// The labels of groups in their first row only, blanks below.
    GroupsFirst,
    /// The labels of groups in rows of their own.
    GroupsApart,
    /// No labels of groups at all.
    GroupsLost,
    /// The labels of groups before the label of each row, in one cell.
    GroupsJoined,
    /// Each row a table of its own.
    RowTables,
    /// Several tables: the bands of Table A, pieces of Table B, the two groups of Table C.
    Pieces,
    /// The label once more behind the values.
    LabelTwice,
    /// Table C as a row for each group, Tables A and B as printed.
    GroupRows,
    /// Each label in a row of its own above its values.
    LabelAbove,
    /// A column of running numbers before the labels.
    Numbered,
    /// Merged cells written into each of the places they cover.
    Expanded,
}

impl Shape {
    pub(crate) const ALL: [Shape; 19] = [
        Shape::Printed,
        Shape::Transposed,
        Shape::Halves,
        Shape::TotalFirst,
        Shape::Shuffled,
        Shape::NoHeads,
        Shape::HeadsAgain,
        Shape::GroupsRepeated,
        Shape::GroupsFirst,
        Shape::GroupsApart,
        Shape::GroupsLost,
        Shape::GroupsJoined,
        Shape::RowTables,
        Shape::Pieces,
        Shape::LabelTwice,
        Shape::GroupRows,
        Shape::LabelAbove,
        Shape::Numbered,
        Shape::Expanded,
    ];
}

/// The table as printed.
pub(crate) fn printed(report: &Report, table: TableKey) -> Sheet {
    report.table(table).layout().grid.rows.iter().map(|row| printed_row(report, row)).collect()
}

fn printed_row(report: &Report, row: &GridRow) -> Vec<Cell> {
    let cell = |cell: &nianbao_core::form::grid::GridCell| {
        let (text, head) = match cell.content {
            Content::Value(id) => (report.raw(id).to_owned(), false),
            content => (content.label().unwrap_or("").to_owned(), true),
        };
        Cell { text, head, rows: cell.row_span, columns: cell.column_span }
    };
    row.cells.iter().map(cell).collect()
}

/// Every place of a sheet with the cell that covers it; `true` where the cell begins.
pub(crate) fn places(sheet: &Sheet) -> Vec<Vec<Option<(Cell, bool)>>> {
    let mut grid: Vec<Vec<Option<(Cell, bool)>>> = vec![Vec::new(); sheet.len()];
    for (row, cells) in sheet.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while grid[row].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            for (below, places) in grid[row..].iter_mut().take(cell.rows).enumerate() {
                let end = column + cell.columns;
                places.resize(places.len().max(end), None);
                for (beside, place) in places[column..end].iter_mut().enumerate() {
                    *place = Some((cell.clone(), below == 0 && beside == 0));
                }
            }
            column += cell.columns;
        }
    }
    grid
}

fn transposed(sheet: &Sheet) -> Sheet {
    let grid = places(sheet);
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    let column = |at: usize| -> Vec<Cell> {
        let begun =
            grid.iter().filter_map(|row| row.get(at).cloned().flatten().filter(|(_, begins)| *begins));
        begun.map(|(cell, _)| Cell { rows: cell.columns, columns: cell.rows, ..cell }).collect()
    };
    (0..width).map(column).collect()
}

/// The bands of a table as sheets, and where the heads of each end.
fn bands(report: &Report, table: TableKey) -> Vec<(Sheet, usize)> {
    let mut bands: Vec<(Sheet, usize)> = Vec::new();
    let grid = &report.table(table).layout().grid;
    for (at, row) in grid.rows.iter().enumerate() {
        if row.kind == RowKind::Banner || at == 0 {
            bands.push((Vec::new(), 0));
        }
        let (sheet, heads) = bands.last_mut().expect("a band");
        sheet.push(printed_row(report, row));
        if row.kind != RowKind::Body {
            *heads = sheet.len();
        }
    }
    bands
}

/// The rows of Table B without merges: group labels, label, values.
fn flat(report: &Report) -> Vec<(Vec<String>, String, Vec<Cell>)> {
    let layout = report.table(TableKey::Applications).layout();
    let mut rows: Vec<(Vec<String>, String, Vec<Cell>)> = Vec::new();
    let mut last = usize::MAX;
    for slot in &layout.slots {
        if slot.row != last {
            last = slot.row;
            let above = slot.row_line.above.iter().map(|node| node.label.to_owned()).collect();
            rows.push((above, slot.row_label().to_owned(), Vec::new()));
        }
        rows.last_mut().expect("a row").2.push(Cell::new(report.raw(slot.id), false));
    }
    rows
}

/// The tables of one part in an arrangement.
pub(crate) fn arrange(dice: &mut Dice, report: &Report, table: TableKey, shape: Shape) -> Vec<Sheet> {
    let whole = || vec![printed(report, table)];
    match shape {
        Shape::Printed => whole(),
        Shape::Transposed if table == TableKey::Proactive => {
            bands(report, table).into_iter().map(|(band, _)| transposed(&band)).collect()
        }
        Shape::Transposed => vec![transposed(&printed(report, table))],
        Shape::RowTables => {
            bands(report, table).into_iter().flat_map(|(band, _)| band.into_iter().map(single_rows)).collect()
        }
        Shape::LabelTwice => vec![label_twice(&printed(report, table))],
        Shape::Expanded => vec![expanded(&printed(report, table))],
        Shape::Numbered => {
            let number = |(at, mut row): (usize, Vec<Cell>)| {
                row.insert(0, Cell::new((at + 1).to_string(), true));
                row
            };
            vec![printed(report, table).into_iter().enumerate().map(number).collect()]
        }
        Shape::NoHeads | Shape::LabelAbove if table == TableKey::Proactive => {
            let rows = bands(report, table).into_iter().flat_map(|(band, heads)| band[heads..].to_vec());
            vec![
                rows.flat_map(|row| if shape == Shape::LabelAbove { above(row) } else { vec![row] })
                    .collect(),
            ]
        }
        Shape::Pieces if table == TableKey::Proactive => {
            bands(report, table).into_iter().map(|(band, _)| band).collect()
        }
        _ if table == TableKey::Disputes => disputes(dice, report, shape),
        _ if table == TableKey::Applications => applications(dice, report, shape),
        _ => whole(),
    }
}

fn expanded(sheet: &Sheet) -> Sheet {
    let single = |place: Option<(Cell, bool)>| {
        place.map_or(Cell::new("", false), |(cell, _)| Cell { rows: 1, columns: 1, ..cell })
    };
    places(sheet).into_iter().map(|row| row.into_iter().map(single).collect()).collect()
}

fn single_rows(row: Vec<Cell>) -> Sheet {
    vec![row.into_iter().map(|cell| Cell { rows: 1, ..cell }).collect()]
}

fn above(row: Vec<Cell>) -> Sheet {
    let (label, values): (Vec<Cell>, Vec<Cell>) = row.into_iter().partition(|cell| cell.head);
    vec![label.into_iter().map(|cell| Cell { columns: values.len(), rows: 1, ..cell }).collect(), values]
}

fn label_twice(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    for row in &mut sheet {
        let label = row.iter().rfind(|cell| cell.head).cloned();
        if let Some(label) = label.filter(|_| row.iter().any(|cell| !cell.head)) {
            row.push(Cell { rows: 1, columns: 1, ..label });
        }
    }
    sheet
}

/// Moves the value columns of a table with one leaf row of heads about; `order` names the columns by their place.
fn reordered(sheet: &Sheet, stub: usize, order: &[usize]) -> Sheet {
    // Merged heads do not survive a change of order: every place becomes a cell of its own.
    let grid = places(sheet);
    let single = |place: &Option<(Cell, bool)>| {
        place.as_ref().map_or_else(
            || Cell::new("", false),
            |(cell, begins)| Cell::new(if *begins || cell.head { cell.text.as_str() } else { "" }, cell.head),
        )
    };
    let row = |row: &Vec<Option<(Cell, bool)>>| -> Vec<Cell> {
        let moved = order.iter().map(|column| single(&row[stub + column]));
        (0..stub).map(|at| single(&row[at])).chain(moved).collect()
    };
    grid.iter().map(row).collect()
}

fn shuffle(dice: &mut Dice, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
    order
}

fn disputes(dice: &mut Dice, report: &Report, shape: Shape) -> Vec<Sheet> {
    let sheet = printed(report, TableKey::Disputes);
    match shape {
        Shape::NoHeads => vec![sheet],
        Shape::Pieces => {
            let cut = |from: usize, to: usize| reordered(&sheet, 0, &(from..to).collect::<Vec<_>>());
            vec![cut(0, 5), cut(5, 15)]
        }
        Shape::TotalFirst => {
            let order: Vec<usize> = (0..3).flat_map(|at| [4, 0, 1, 2, 3].map(|to| at * 5 + to)).collect();
            vec![reordered(&sheet, 0, &order)]
        }
        Shape::Shuffled => {
            let order = shuffle(dice, 5);
            let order: Vec<usize> = (0..3).flat_map(|at| order.iter().map(move |to| at * 5 + to)).collect();
            vec![reordered(&sheet, 0, &order)]
        }
        Shape::GroupRows => {
            let layout = report.table(TableKey::Disputes).layout();
            let mut rows = vec![vec![Cell::new("", true)]];
            for (at, slot) in layout.slots.iter().enumerate() {
                if at < 5 {
                    rows[0].push(Cell::new(slot.column_label(), true));
                }
                if at % 5 == 0 {
                    let above = slot.column_line.above.last().expect("a group");
                    rows.push(vec![Cell::new(above.label, true)]);
                }
                rows.last_mut().expect("a row").push(Cell::new(report.raw(slot.id), false));
            }
            vec![rows]
        }
        _ => vec![sheet],
    }
}

fn applications(dice: &mut Dice, report: &Report, shape: Shape) -> Vec<Sheet> {
    let sheet = printed(report, TableKey::Applications);
    let heads: Sheet = sheet[..3].to_vec();
    // Heads over a single column of labels.
    let narrow = |width: usize| -> Sheet {
        let mut heads = heads.clone();
        heads[0][0].columns = width;
        heads
    };
    let with = |heads: Sheet, rows: Vec<Vec<Cell>>| vec![heads.into_iter().chain(rows).collect::<Sheet>()];
    let line = |labels: Vec<String>, values: Vec<Cell>| -> Vec<Cell> {
        labels.into_iter().map(|text| Cell::new(text, true)).chain(values).collect()
    };
    match shape {
        Shape::Halves => {
            let rows = flat(report);
            let middle = rows.len().div_ceil(2);
            let side = |heads: &Sheet, at: usize| {
                let mut grid = reordered(heads, 3, &[0, 1, 2, 3, 4, 5, 6])[at].clone();
                grid.drain(..2);
                grid
            };
            let mut table: Sheet = (0..3).map(|at| [side(&heads, at), side(&heads, at)].concat()).collect();
            for at in 0..middle {
                let half = |at: usize| {
                    rows.get(at).map_or_else(
                        || vec![Cell::new("", false); 8],
                        |(_, label, values)| line(vec![label.clone()], values.clone()),
                    )
                };
                table.push([half(at), half(at + middle)].concat());
            }
            vec![table]
        }
        Shape::TotalFirst => vec![reordered(&sheet, 3, &[6, 0, 1, 2, 3, 4, 5])],
        Shape::Shuffled => vec![reordered(&sheet, 3, &shuffle(dice, 7))],
        Shape::NoHeads => vec![sheet[3..].to_vec()],
        Shape::HeadsAgain => {
            // A merged cell cannot reach over the heads.
            let mut rows = reordered(&sheet, 3, &[0, 1, 2, 3, 4, 5, 6]);
            let at = 8 + dice.below(10) as usize;
            rows.splice(..3, heads.clone());
            rows.splice(at..at, heads.clone());
            vec![rows]
        }
        Shape::GroupsRepeated | Shape::GroupsFirst => {
            let mut last: Vec<String> = Vec::new();
            let rows = flat(report).into_iter().map(|(mut above, label, values)| {
                let was = std::mem::replace(&mut last, above.clone());
                if shape == Shape::GroupsFirst {
                    for (at, label) in above.iter_mut().enumerate() {
                        if was.get(at) == Some(label) {
                            label.clear();
                        }
                    }
                }
                above.push(label);
                above.resize(3, String::new());
                line(above, values)
            });
            with(heads.clone(), rows.collect())
        }
        Shape::GroupsApart => {
            let mut last: Vec<String> = Vec::new();
            let mut rows = Vec::new();
            for (above, label, values) in flat(report) {
                for group in above.iter().filter(|group| !last.contains(group)) {
                    let cell = Cell { columns: 8, ..Cell::new(group, true) };
                    rows.push(vec![cell]);
                }
                last = above;
                rows.push(line(vec![label], values));
            }
            with(narrow(1), rows)
        }
        Shape::GroupsLost => {
            let rows = flat(report).into_iter().map(|(_, label, values)| line(vec![label], values));
            with(narrow(1), rows.collect())
        }
        Shape::GroupsJoined => {
            let rows = flat(report).into_iter().map(|(above, label, values)| {
                line(vec![format!("{}{label}", above.last().cloned().unwrap_or_default())], values)
            });
            with(narrow(1), rows.collect())
        }
        Shape::LabelAbove => {
            let rows =
                flat(report).into_iter().flat_map(|(_, label, values)| above(line(vec![label], values)));
            with(narrow(0), rows.collect())
        }
        Shape::Pieces => {
            let rows = reordered(&sheet, 3, &[0, 1, 2, 3, 4, 5, 6]);
            let cut = 10 + dice.below(8) as usize;
            vec![sheet[..5].to_vec(), rows[5..cut].to_vec(), rows[cut..].to_vec()]
        }
        _ => vec![sheet],
    }
}

//! Names for cells: a small handle inside the program, a path such as
//! `applications.new_received@natural_person` outside it.

use std::sync::OnceLock;

use super::grid::{self, Grid};
use super::node::{self, Kind, Line, Unit};
use super::relation::{self, Equation};
use super::{EditionKey, Table, TableKey, editions::EDITIONS};
use crate::sort::SortShort;

/// One cell of one table of one edition. Cells order as printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The table.
    pub table: TableKey,
    /// The edition of that table.
    pub edition: EditionKey,
    /// The place in printed order, from 0.
    pub index: u16,
}

/// What is known of a cell from the form alone.
#[derive(Debug)]
pub struct Slot {
    /// The cell.
    pub id: CellId,
    /// The stable name.
    pub path: String,
    /// Row number among the table's value rows, from 0.
    pub row: usize,
    /// Column number among its band's value columns, from 0.
    pub column: usize,
    /// The row with its headings.
    pub row_line: Line,
    /// The column with its headings.
    pub column_line: Line,
    /// What the number counts.
    pub unit: Unit,
    /// Whether the form's structure computes it from other cells.
    pub computed: bool,
}

impl Slot {
    /// The row's label as printed; empty in Table C, which has one row.
    pub fn row_label(&self) -> &'static str {
        self.row_line.node.label
    }

    /// The column's label as printed.
    pub fn column_label(&self) -> &'static str {
        self.column_line.node.label
    }

    /// All labels that lead to the cell, outermost first, as a screen reader or a message names it.
    pub fn labels(&self) -> Vec<&'static str> {
        let row = self.row_line.above.iter().copied().chain([self.row_line.node]);
        let column = self.column_line.above.iter().copied().chain([self.column_line.node]);
        row.chain(column).map(|node| node.label).filter(|label| !label.is_empty()).collect()
    }
}

/// Everything derived from one table's description.
#[derive(Debug)]
pub struct Layout {
    /// The table.
    pub table: &'static Table,
    /// The cells in printed order.
    pub slots: Vec<Slot>,
    /// The table as printed.
    pub grid: Grid,
    /// The equations its structure states.
    pub equations: Vec<Equation>,
    by_path: Vec<(String, u16)>,
}

impl Layout {
    /// The layout of a table of an edition, made once.
    pub fn of(edition: EditionKey, table: TableKey) -> &'static Layout {
        const TABLES: usize = TableKey::ALL.len();
        static LAYOUTS: [[OnceLock<Layout>; TABLES]; EDITIONS.len()] =
            [const { [const { OnceLock::new() }; TABLES] }; EDITIONS.len()];
        LAYOUTS[usize::from(edition.0)][table as usize].get_or_init(|| Layout::new(edition, table))
    }

    /// All cells in printed order.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = CellId> + use<'_> {
        self.slots.iter().map(|slot| slot.id)
    }

    /// The cell with this path.
    pub fn find(&self, path: &str) -> Option<CellId> {
        let at = self.by_path.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        Some(self.slots[usize::from(self.by_path[at].1)].id)
    }

    fn new(edition: EditionKey, key: TableKey) -> Layout {
        let table = edition.form().table(key);
        let mut slots = Vec::new();
        let mut first_row = 0;
        for band in table.bands {
            let rows = node::lines(band.rows);
            let columns = node::lines(band.columns);
            for (row, row_line) in rows.iter().enumerate() {
                for (column, column_line) in columns.iter().enumerate() {
                    slots.push(Slot {
                        id: CellId { table: key, edition, index: slots.len() as u16 },
                        path: path(row_line.node.key, band.joint.mark(), column_line.node.key),
                        row: first_row + row,
                        column,
                        row_line: row_line.clone(),
                        column_line: column_line.clone(),
                        unit: unit(row_line, column_line),
                        computed: row_line.node.is_total() || column_line.node.is_total(),
                    });
                }
            }
            first_row += rows.len();
        }
        let mut ids = slots.iter().map(|slot| slot.id);
        let grid =
            grid::lower(table, || ids.next().expect("the grid has as many values as the table has cells"));
        let equations = relation::equations(table, &slots);
        let mut by_path: Vec<_> = slots.iter().map(|slot| (slot.path.clone(), slot.id.index)).collect();
        by_path.sort_short();
        Layout { table, slots, grid, equations, by_path }
    }
}

fn path(row: &str, mark: char, column: &str) -> String {
    format!("{row}{mark}{column}")
}

fn unit(row: &Line, column: &Line) -> Unit {
    match (&row.node.kind, &column.node.kind) {
        (_, Kind::Leaf(unit)) if *unit != Unit::Count => *unit,
        (Kind::Leaf(unit), _) => *unit,
        _ => Unit::Count,
    }
}

impl CellId {
    /// What the form says of the cell.
    pub fn slot(self) -> &'static Slot {
        &Layout::of(self.edition, self.table).slots[usize::from(self.index)]
    }

    /// The stable name.
    pub fn path(self) -> &'static str {
        &self.slot().path
    }

    /// The cell with this path in an edition, whichever table it stands in.
    pub fn find(edition: EditionKey, path: &str) -> Option<CellId> {
        TableKey::ALL.into_iter().find_map(|table| Layout::of(edition, table).find(path))
    }
}

impl std::fmt::Debug for CellId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.edition.key(), self.path())
    }
}

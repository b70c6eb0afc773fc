//! The equations a table's structure states: totals over rows, totals over columns, balances between rows.

use super::node::{self, Node};
use super::path::{CellId, Slot};
use super::{Band, Table};

/// What kind of equation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EquationKind {
    /// A total row: the sum of the rows above it, in one column. Left: the total. Right: what it sums.
    RowsTotal,
    /// A total column: the sum of the columns before it, in one row. Left: the total. Right: what it sums.
    ColumnsTotal,
    /// A balance between rows, in one column, sides as printed.
    Balance,
}

/// The sum of the cells on the left equals the sum of the cells on the right.
#[derive(Clone, Debug)]
pub struct Equation {
    /// What kind it is.
    pub kind: EquationKind,
    /// One side; for totals just the total.
    pub left: Vec<CellId>,
    /// The other side.
    pub right: Vec<CellId>,
}

impl Equation {
    /// All cells of both sides, left first.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.left.iter().chain(&self.right).copied()
    }
}

/// All equations of a table: for each band column totals, row totals, then balances. Computing the totals in this
/// order fills them all: where a total row crosses a total column, the row total comes last and wins.
pub(super) fn equations(table: &'static Table, slots: &[Slot]) -> Vec<Equation> {
    let mut into = Vec::new();
    let mut offset = 0;
    for band in table.bands {
        let matrix = Matrix { offset, columns: breadth(band.columns), rows: breadth(band.rows), slots };
        band_equations(table, band, &matrix, &mut into);
        offset += matrix.rows * matrix.columns;
    }
    into
}

fn breadth(tree: &[Node]) -> usize {
    tree.iter().map(Node::breadth).sum()
}

struct Matrix<'a> {
    offset: usize,
    rows: usize,
    columns: usize,
    slots: &'a [Slot],
}

impl Matrix<'_> {
    fn at(&self, row: usize, column: usize) -> CellId {
        self.slots[self.offset + row * self.columns + column].id
    }
}

fn band_equations(table: &Table, band: &'static Band, matrix: &Matrix<'_>, into: &mut Vec<Equation>) {
    for (total, parts) in node::sums(band.columns) {
        for row in 0..matrix.rows {
            into.push(Equation {
                kind: EquationKind::ColumnsTotal,
                left: vec![matrix.at(row, total)],
                right: parts.iter().map(|&part| matrix.at(row, part)).collect(),
            });
        }
    }
    for (total, parts) in node::sums(band.rows) {
        for column in 0..matrix.columns {
            into.push(Equation {
                kind: EquationKind::RowsTotal,
                left: vec![matrix.at(total, column)],
                right: parts.iter().map(|&part| matrix.at(part, column)).collect(),
            });
        }
    }
    let rows = node::lines(band.rows);
    for balance in table.balances {
        // A balance belongs to the band that has all of its rows.
        let place = |keys: &[&str]| -> Option<Vec<usize>> {
            keys.iter().map(|key| rows.iter().position(|line| line.node.key == *key)).collect()
        };
        let (Some(left), Some(right)) = (place(balance.left), place(balance.right)) else { continue };
        for column in 0..matrix.columns {
            let side = |rows: &[usize]| rows.iter().map(|&row| matrix.at(row, column)).collect();
            into.push(Equation { kind: EquationKind::Balance, left: side(&left), right: side(&right) });
        }
    }
}

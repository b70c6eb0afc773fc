//! One table as a system of equations: what each cell weighs in, what is off, and whether a change would mend it.
//! Knows nothing of how people make mistakes.

use crate::form::path::{CellId, Slot};
use crate::form::relation::Equation;
use crate::model::report::TableData;
use crate::model::{Amount, Cell};

/// A set of equations, one bit each.
pub(super) type Set = u128;

/// A cell by its index in the table, and the value it would have.
pub(super) type Change = (u16, Amount);

/// No count comes near it; a cell could not hold more than a hundred times as much.
const LARGEST: Amount = Amount::whole(10_000_000_000_000_000);

/// One table as a system of equations.
pub(super) struct Sheet<'a> {
    /// The table.
    pub(super) data: &'a TableData,
    /// Its equations.
    pub(super) equations: &'static [Equation],
    /// The equations that do not hold and nobody has explained yet.
    pub(super) broken: Set,
    /// Cells of each row, then cells of each column.
    pub(super) lines: Vec<Vec<u16>>,
    /// The number of rows among the lines.
    pub(super) rows: usize,
    values: Vec<Option<Amount>>,
    residuals: Vec<Amount>,
    weights: Vec<Vec<Weight>>,
    /// Cells of equations that cannot be judged: whatever they should be, nothing here proves it.
    uncertain: Vec<bool>,
}

/// What a cell is to an equation that can be judged.
struct Weight {
    equation: u8,
    /// Whether it stands on the left side.
    left: bool,
}

impl<'a> Sheet<'a> {
    /// The table with the equations in `judged`; the others are left out of account.
    pub(super) fn new(data: &'a TableData, judged: Set, residuals: Vec<Amount>) -> Sheet<'a> {
        let layout = data.layout();
        let mut weights: Vec<Vec<Weight>> = layout.slots.iter().map(|_| Vec::new()).collect();
        let mut broken = 0;
        let mut uncertain = vec![false; layout.slots.len()];
        for (index, equation) in layout.equations.iter().enumerate() {
            if judged & bit(index) == 0 {
                for id in equation.cells() {
                    uncertain[usize::from(id.index)] = true;
                }
                continue;
            }
            if !residuals[index].is_zero() {
                broken |= bit(index);
            }
            for (side, left) in [(&equation.left, true), (&equation.right, false)] {
                for id in side {
                    weights[usize::from(id.index)].push(Weight { equation: index as u8, left });
                }
            }
        }
        let rows = layout.slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0);
        let columns = layout.slots.iter().map(|slot| slot.column + 1).max().unwrap_or(0);
        let mut lines = vec![Vec::new(); rows + columns];
        for slot in &layout.slots {
            lines[slot.row].push(slot.id.index);
            lines[rows + slot.column].push(slot.id.index);
        }
        let values = data.cells().map(|(_, cell)| cell.value()).collect();
        let equations = &layout.equations;
        Sheet { data, equations, broken, lines, rows, values, residuals, weights, uncertain }
    }

    /// What the form says of a cell.
    pub(super) fn slot(&self, cell: u16) -> &'static Slot {
        &self.data.layout().slots[usize::from(cell)]
    }

    /// The cell's name.
    pub(super) fn id(&self, cell: u16) -> CellId {
        self.slot(cell).id
    }

    /// The cell as typed.
    pub(super) fn cell(&self, cell: u16) -> Option<&'a Cell> {
        self.data.cell(self.id(cell))
    }

    /// The cell's value; `None` when it cannot be read.
    pub(super) fn value(&self, cell: u16) -> Option<Amount> {
        self.values[usize::from(cell)]
    }

    /// The rows and columns a cell stands in: its neighbours in both directions.
    pub(super) fn lines_of(&self, cell: u16) -> [&[u16]; 2] {
        let slot = self.slot(cell);
        [&self.lines[slot.row], &self.lines[self.rows + slot.column]]
    }

    /// The equations that can be judged and have the cell.
    pub(super) fn set_of(&self, cell: u16) -> Set {
        self.weights[usize::from(cell)].iter().fold(0, |set, weight| set | bit(weight.equation.into()))
    }

    /// The equations that do not hold, as numbers.
    pub(super) fn broken_equations(&self) -> Vec<usize> {
        (0..self.equations.len()).filter(|&index| self.broken & bit(index) != 0).collect()
    }

    /// By how much an equation is off.
    pub(super) fn residual(&self, equation: usize) -> Amount {
        self.residuals[equation]
    }

    /// How the cell would have to change for the equation to hold.
    pub(super) fn needed(&self, cell: u16, equation: usize) -> Amount {
        let left = self.weight(cell, equation).unwrap_or(true);
        if left { -self.residuals[equation] } else { self.residuals[equation] }
    }

    /// The equations the changes would mend, when every equation they touch can be judged and would hold afterwards,
    /// and every value could stand in a table of counts.
    pub(super) fn mends(&self, changes: &[Change]) -> Option<Set> {
        let mut seen: Set = 0;
        let mut mended: Set = 0;
        for &(cell, new) in changes {
            if new.is_negative() || !new.is_whole() || new > LARGEST || self.uncertain[usize::from(cell)] {
                return None;
            }
            for weight in &self.weights[usize::from(cell)] {
                let equation = usize::from(weight.equation);
                if seen & bit(equation) != 0 {
                    continue;
                }
                seen |= bit(equation);
                if !self.residual_after(equation, changes)?.is_zero() {
                    return None;
                }
                if !self.residuals[equation].is_zero() {
                    mended |= bit(equation);
                }
            }
        }
        (mended != 0).then_some(mended)
    }

    /// By how much an equation would be off; `None` when a cell to change cannot be read.
    pub(super) fn residual_after(&self, equation: usize, changes: &[Change]) -> Option<Amount> {
        let mut residual = self.residuals[equation];
        for &(cell, new) in changes {
            if let Some(left) = self.weight(cell, equation) {
                let by = new - self.value(cell)?;
                residual = if left { residual + by } else { residual - by };
            }
        }
        Some(residual)
    }

    /// Writes values and takes the equations they mend for mended.
    pub(super) fn apply(&mut self, changes: &[Change], mended: Set) {
        self.settle(mended);
        for &(cell, new) in changes {
            self.values[usize::from(cell)] = Some(new);
        }
    }

    /// Takes equations for mended from now on.
    pub(super) fn settle(&mut self, mended: Set) {
        self.broken &= !mended;
        for (index, residual) in self.residuals.iter_mut().enumerate() {
            if mended & bit(index) != 0 {
                *residual = Amount::ZERO;
            }
        }
    }

    fn weight(&self, cell: u16, equation: usize) -> Option<bool> {
        self.weights[usize::from(cell)]
            .iter()
            .find(|weight| usize::from(weight.equation) == equation)
            .map(|weight| weight.left)
    }
}

/// The set of one equation.
pub(super) const fn bit(equation: usize) -> Set {
    1 << equation
}

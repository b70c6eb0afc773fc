//! What the units' reports come to, cell by cell. Cells are added by their paths, which keep their meaning over editions;
//! totals are computed from the sums and never added up themselves, so that one unit's slip stays in its own row.

use nianbao_core::form::EditionKey;
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Amount, Cell, Report};

use crate::{Desk, Roll};

/// What the units' reports come to.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The sums as a report: the parent's organ and year, no text. A cell that no unit filled is blank.
    pub report: Report,
    /// Cells that could not be read; they are in no sum.
    pub unread: Vec<Unread>,
    /// How many blanks counted as 0.
    pub blanks: usize,
    /// Cells of a unit that the form of the sum does not have: how many hold something other than 0, by unit.
    pub left_out: Vec<(usize, usize)>,
}

/// A cell of a unit that is in no sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The unit: an index into [`Desk::units`].
    pub unit: usize,
    /// The cell of the sum it belongs to.
    pub cell: CellId,
    /// What stands there.
    pub raw: String,
}

impl Sum {
    /// Adds the reports that count.
    pub(crate) fn of(desk: &Desk<'_>, roll: &Roll) -> Sum {
        let edition = desk
            .parent
            .map(Report::edition)
            .unwrap_or_else(|| roll.year.and_then(EditionKey::for_year).unwrap_or(EditionKey::latest()));
        let mut report = Report::blank(edition);
        report.meta.year = roll.year;
        if let Some(parent) = desk.parent {
            report.meta = parent.meta.clone();
        }
        let mut sum = Sum { report, unread: Vec::new(), blanks: 0, left_out: Vec::new() };
        for table in TableKey::ALL {
            sum.add(desk, roll, table);
        }
        for &index in &roll.counted {
            let other = |(id, cell): (CellId, &Cell)| {
                let says = cell.value().is_none_or(|value| !value.is_zero());
                !id.slot().computed && says && sum.report.find(id.path()).is_none()
            };
            let count = desk.units[index].report.cells().filter(|one| other(*one)).count();
            if count > 0 {
                sum.left_out.push((index, count));
            }
        }
        sum
    }

    fn add(&mut self, desk: &Desk<'_>, roll: &Roll, table: TableKey) {
        let ids: Vec<CellId> = self.report.table(table).layout().cells().collect();
        for id in ids.into_iter().filter(|id| !id.slot().computed) {
            let mut total: Option<Amount> = None;
            for &index in &roll.counted {
                let unit = &desk.units[index].report;
                let Some(cell) = unit.find(id.path()).and_then(|own| unit.cell(own)) else { continue };
                match cell.value() {
                    Some(value) => {
                        let blank = cell.is_assumed_zero();
                        self.blanks += usize::from(blank);
                        if !blank {
                            total = Some(total.unwrap_or(Amount::ZERO) + value);
                        }
                    }
                    None => self.unread.push(Unread { unit: index, cell: id, raw: cell.raw().to_owned() }),
                }
            }
            if let Some(total) = total {
                self.report.set(id, total.to_string());
            }
        }
        for (id, total) in self.report.totals(table) {
            self.report.set(id, total.to_string());
        }
    }

    /// What a unit contributes to a cell of the sum.
    pub fn share(&self, unit: &Report, cell: CellId) -> Option<Amount> {
        unit.value(unit.find(cell.path())?)
    }
}

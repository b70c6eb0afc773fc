//! What the units' reports come to, cell by cell. Cells are added by their paths, which keep their meaning over editions;
//! totals are computed from the sums and never added up themselves, so that one unit's slip stays in its own row.

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey, node};
use nianbao_core::model::cell::{State, Suffix};
use nianbao_core::model::found::TableState;
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, Report};

use crate::meaning::{is_part, meant};
use crate::{Desk, Roll};

/// What the units' reports come to.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The sums as a report: the parent's organ, year and editions, remarks for text. A cell that no unit filled is blank.
    pub report: Report,
    /// Cells that could not be read; they are in no sum.
    pub unread: Vec<Unread>,
    /// How many blanks counted as 0, by table.
    pub blanks: [usize; TableKey::ALL.len()],
    /// Cells of units, other than 0, that the form of the sum does not have; they are in no sum.
    pub left_out: Vec<LeftOut>,
    /// Cells for which a unit handed in two reports that differ; the first is in the sum, and nobody knows which holds.
    pub unsure: Vec<CellId>,
    /// Numbers in a row that the form of the sum divides: they are in the totals, and in none of the rows.
    pub undivided: Vec<Undivided>,
    /// Tables of which nothing is known, with their units: the sums of these tables are what there is so far.
    pub silent: Vec<(usize, TableKey)>,
}

/// A cell of a unit that is in no sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The unit: an index into [`Desk::units`].
    pub unit: usize,
    /// The cell of the sum it belongs to.
    pub cell: CellId,
    /// What stands there; empty where the file's numbers of the row could not be put into their cells.
    pub raw: String,
}

/// A cell of a unit that the form of the sum does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The unit: an index into [`Desk::units`].
    pub unit: usize,
    /// The unit's own cell.
    pub cell: CellId,
}

/// A number of a unit in a row that the form of the sum divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undivided {
    /// The unit: an index into [`Desk::units`].
    pub unit: usize,
    /// The unit's own cell.
    pub cell: CellId,
    /// The number.
    pub value: Amount,
    /// The cells of the sum it belongs to.
    pub rows: Vec<CellId>,
}

/// What a cell adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Nobody wrote a number: blank, a dash, a slash, 无.
    Nothing,
    /// A number in the form's unit.
    Number(Amount),
    /// Something is or was there, and it is no number of the form's unit.
    Unread,
}

/// What a cell adds to a sum. 25000元 in a cell of 万元 adds nothing: nobody knows which of the two is meant.
pub fn share(report: &Report, id: CellId) -> Share {
    if report.is_unread(id) {
        return Share::Unread;
    }
    match report.cell(id).map_or(State::Other, |cell| cell.state()) {
        State::Number(number) => match (id.slot().unit, number.suffix) {
            (_, None)
            | (node::Unit::Count | node::Unit::Change, Some(Suffix::Counter))
            | (node::Unit::WanYuan, Some(Suffix::WanYuan)) => Share::Number(number.value),
            _ => Share::Unread,
        },
        State::Blank | State::Dash | State::Slash | State::NotApplicable => Share::Nothing,
        State::Other => Share::Unread,
    }
}

/// Whether nothing of a table is known: it is blank, or was not read and nobody has written a number since.
pub(crate) fn is_silent(report: &Report, table: TableKey) -> bool {
    let data = report.table(table);
    let lost = report.found.as_deref().is_some_and(|found| found.table(table).state != TableState::Read);
    data.is_blank() || lost && data.cells().all(|(_, cell)| cell.number().is_none())
}

impl Sum {
    /// Adds the reports that count.
    pub(crate) fn of(desk: &Desk<'_>, roll: &Roll) -> Sum {
        let due = roll.year.and_then(EditionKey::for_year).unwrap_or(EditionKey::latest());
        let mut report = Report::blank(due);
        for table in TableKey::ALL {
            report.set_table(TableData::blank(edition(desk, roll, table).unwrap_or(due), table).into());
        }
        report.meta.year = roll.year;
        if let Some(parent) = desk.parent {
            report.meta = parent.meta.clone();
        }
        let mut sum = Sum {
            report,
            unread: Vec::new(),
            blanks: [0; TableKey::ALL.len()],
            left_out: Vec::new(),
            unsure: Vec::new(),
            undivided: Vec::new(),
            silent: Vec::new(),
        };
        for table in TableKey::ALL {
            sum.add(desk, roll, table);
        }
        sum.unsure = unsure(desk, roll, &sum.report);
        for &index in &roll.counted {
            let unit = &desk.units[index].report;
            let other = |id: CellId| {
                let says = !matches!(share(unit, id), Share::Nothing | Share::Number(Amount::ZERO));
                let edition = sum.report.table(id.table).edition();
                let placed = || !meant(edition, id).is_empty() || is_part(edition, id);
                !id.slot().computed && says && !placed()
            };
            let left =
                unit.cells().filter(|(id, _)| other(*id)).map(|(cell, _)| LeftOut { unit: index, cell });
            sum.left_out.extend(left);
        }
        sum
    }

    fn add(&mut self, desk: &Desk<'_>, roll: &Roll, table: TableKey) {
        let (silent, read): (Vec<usize>, Vec<usize>) =
            roll.counted.iter().partition(|&&index| is_silent(&desk.units[index].report, table));
        self.silent.extend(silent.into_iter().map(|index| (index, table)));
        let ids: Vec<CellId> = self.report.table(table).layout().cells().collect();
        for id in ids.into_iter().filter(|id| !id.slot().computed) {
            let mut total: Option<Amount> = None;
            for &index in &read {
                let unit = &desk.units[index].report;
                for own in meant(unit.table(table).edition(), id) {
                    match share(unit, own) {
                        Share::Number(value) => total = Some(total.unwrap_or(Amount::ZERO) + value),
                        Share::Nothing => self.blanks[table as usize] += 1,
                        Share::Unread => {
                            self.unread.push(Unread { unit: index, cell: id, raw: unit.raw(own).to_owned() });
                        }
                    }
                }
            }
            if let Some(total) = total {
                self.report.set(id, total.to_string());
            }
        }
        for index in read {
            self.add_undivided(index, &desk.units[index].report, table);
        }
        // For a total it is all the same which of the rows a number belongs to.
        let mut whole = self.report.clone();
        for one in self.undivided.iter().filter(|one| one.cell.table == table) {
            let row = one.rows[0];
            let value = whole.value(row).unwrap_or(Amount::ZERO) + one.value;
            whole.set(row, value.to_string());
        }
        let mut totals = self.report.totals(table);
        totals.retain(|(id, _)| self.is_undivided(*id));
        totals.extend(whole.totals(table).into_iter().filter(|(id, _)| !self.is_undivided(*id)));
        for (id, total) in totals {
            self.report.set(id, total.to_string());
        }
    }

    /// Whether a cell stands in a row that lacks what some unit did not divide.
    pub(crate) fn is_undivided(&self, id: CellId) -> bool {
        let mut rows = self.undivided.iter().flat_map(|one| &one.rows);
        rows.any(|row| row.table == id.table && row.slot().row == id.slot().row)
    }

    fn add_undivided(&mut self, unit: usize, report: &Report, table: TableKey) {
        let edition = self.report.table(table).edition();
        for (id, cell) in report.table(table).cells().filter(|(id, _)| !id.slot().computed) {
            if self.report.find(id.path()).is_some() {
                continue;
            }
            let rows = meant(edition, id);
            match share(report, id) {
                _ if rows.is_empty() => {}
                Share::Number(value) if !value.is_zero() => {
                    self.undivided.push(Undivided { unit, cell: id, value, rows });
                }
                Share::Unread => {
                    let unread = |cell_of| Unread { unit, cell: cell_of, raw: cell.raw().to_owned() };
                    self.unread.extend(rows.into_iter().map(unread));
                }
                Share::Number(_) | Share::Nothing => {}
            }
        }
    }
}

/// The edition a table is summed on: the parent's; without a parent the one that all units share, so that nothing they
/// wrote is lost. `None` where they do not.
fn edition(desk: &Desk<'_>, roll: &Roll, table: TableKey) -> Option<EditionKey> {
    if let Some(parent) = desk.parent {
        return Some(parent.table(table).edition());
    }
    let reports = roll.counted.iter().map(|&index| &desk.units[index].report);
    let mut editions =
        reports.filter(|report| !is_silent(report, table)).map(|report| report.table(table).edition());
    let first = editions.next()?;
    editions.all(|other| other == first).then_some(first)
}

/// Cells in which two reports of one unit differ.
fn unsure(desk: &Desk<'_>, roll: &Roll, sum: &Report) -> Vec<CellId> {
    let says = |index: usize, id: CellId| {
        let report = &desk.units[index].report;
        report.find(id.path()).map(|own| share(report, own))
    };
    let doubled: Vec<_> = roll.doubled.iter().filter(|(_, first)| roll.counted.contains(first)).collect();
    let differs = |id: &CellId| doubled.iter().any(|(other, first)| says(*other, *id) != says(*first, *id));
    sum.cells().map(|(id, _)| id).filter(|id| !id.slot().computed).filter(differs).collect()
}

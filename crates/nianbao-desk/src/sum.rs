//! What the units' reports come to, cell by cell. Cells are added by their paths, which keep their meaning over editions;
//! totals are computed from the sums and never added up themselves, so that one unit's slip stays in its own row.

use nianbao_core::check::{Severity, quote};
use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey, node};
use nianbao_core::model::cell::{State, Suffix};
use nianbao_core::model::found::TableState;
use nianbao_core::model::{Amount, Report};

use crate::meaning::{is_part, meant};
use crate::rules::UNIT_MISSING;
use crate::{Desk, Finding, Roll};

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
        let edition = desk
            .parent
            .map(Report::edition)
            .unwrap_or_else(|| roll.year.and_then(EditionKey::for_year).unwrap_or(EditionKey::latest()));
        let mut report = Report::blank(edition);
        report.meta.year = roll.year;
        if let Some(parent) = desk.parent {
            report.meta = parent.meta.clone();
        }
        let mut sum = Sum {
            report,
            unread: Vec::new(),
            blanks: 0,
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
            let count = unit.cells().filter(|(id, _)| other(*id)).count();
            if count > 0 {
                sum.left_out.push((index, count));
            }
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
                        Share::Nothing => self.blanks += 1,
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

    /// U103 for tables: each unit of which a table is missing.
    pub(crate) fn findings(&self, desk: &Desk<'_>, roll: &Roll) -> Vec<Finding> {
        let finding = |&index: &usize| {
            let silent = self.silent.iter().filter(|(unit, _)| *unit == index);
            let names: Vec<String> = silent.map(|(_, table)| table_name(&self.report, *table)).collect();
            (!names.is_empty()).then(|| Finding {
                rule: &UNIT_MISSING,
                severity: Severity::Hint,
                message: format!(
                    "“{}”的{}是空的或者没有读到，这部分的合计是目前的数。",
                    desk.units[index].title(),
                    names.join("、")
                ),
                advice: "补上这张表；原来的文件里有数的，用“nianbao read”看是哪里读不出来。",
                cell: None,
                units: vec![index],
            })
        };
        roll.counted.iter().filter_map(finding).collect()
    }
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

/// What people call a table: the heading of its part.
fn table_name(report: &Report, table: TableKey) -> String {
    format!("{}一表", quote::quoted(report.table(table).edition().form().heading(table.part())))
}

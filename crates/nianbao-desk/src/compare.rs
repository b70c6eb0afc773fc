//! The parent's report against the sum of its units.

use nianbao_core::check::{Severity, quote};
use nianbao_core::form::path::CellId;
use nianbao_core::form::{TableKey, node};
use nianbao_core::model::{Amount, Report};

use crate::rules::{PARENT_BELOW_SUM, PARENT_NOT_SUM};
use crate::sum::is_silent;
use crate::{Finding, Roll, Share, Sum, share};

/// With fewer numbers than this nobody can tell a report of one office from a slip.
const OFFICE: usize = 8;

/// The parent's report against the sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Cells that differ, as printed.
    pub differences: Vec<Difference>,
    /// Cells of the parent that cannot be read.
    pub unread: Vec<CellId>,
    /// Tables of the parent of which nothing is known; they are not compared.
    pub silent: Vec<TableKey>,
    /// Tables that a unit lacks: their sums are what there is so far.
    pub short: Vec<TableKey>,
    /// Of how many cells compared, totals apart, the units come to more than 0.
    pub filled: usize,
    /// Whether all units are there, on a list that somebody confirmed, and everything could be read. Otherwise the sum is
    /// what there is so far.
    pub complete: bool,
    /// Whether units are known to be missing.
    pub missing: bool,
}

/// A cell that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The cell of the parent.
    pub cell: CellId,
    /// What it says.
    pub parent: Amount,
    /// What the units come to.
    pub sum: Amount,
}

impl Against {
    /// Compares cell by cell. A total is compared only where nothing it sums differs: it follows from that.
    pub(crate) fn new(parent: &Report, sum: &Sum, roll: &Roll) -> Against {
        let mut differences = Vec::new();
        let mut unread = Vec::new();
        let mut filled = 0;
        let silent: Vec<TableKey> =
            TableKey::ALL.into_iter().filter(|table| is_silent(parent, *table)).collect();
        for table in TableKey::ALL.into_iter().filter(|table| !silent.contains(table)) {
            let mut of_table: Vec<Difference> = Vec::new();
            for (id, _) in parent.table(table).cells() {
                let Some(own) = sum.report.find(id.path()) else { continue };
                let says = match share(parent, id) {
                    Share::Number(number) => number,
                    Share::Nothing => Amount::ZERO,
                    Share::Unread => {
                        unread.push(id);
                        continue;
                    }
                };
                let Some(total) = sum.report.value(own) else { continue };
                // A sum that lacks an unreadable cell, or has one of two numbers, would only be wrong.
                let mut doubtful = sum.unread.iter().map(|lack| lack.cell).chain(sum.unsure.iter().copied());
                if sum.is_undivided(own) || doubtful.any(|lack| touches(own, lack)) {
                    continue;
                }
                filled += usize::from(total > Amount::ZERO && !id.slot().computed);
                if says != total {
                    of_table.push(Difference { cell: id, parent: says, sum: total });
                }
            }
            let leaf = of_table.iter().any(|one| !one.cell.slot().computed);
            differences.extend(of_table.into_iter().filter(|one| !leaf || !one.cell.slot().computed));
        }
        let mut short: Vec<TableKey> = sum.silent.iter().map(|(_, table)| *table).collect();
        short.dedup();
        let complete =
            roll.is_complete() && sum.unread.is_empty() && sum.left_out.is_empty() && short.is_empty();
        Against { differences, unread, silent, short, filled, complete, missing: !roll.missing.is_empty() }
    }

    /// U101 and U102, once for each row, or once where the parent plainly holds one office's numbers. A unit that is missing can only make the sum smaller, so until all are there a
    /// parent above the sum says nothing.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        if let Some(finding) = self.one_office() {
            return vec![finding];
        }
        let same_row = |one: &Difference, other: &Difference| {
            one.cell.table == other.cell.table && one.cell.slot().row == other.cell.slot().row
        };
        let of_row = |row: &[Difference]| {
            let mut found = row.iter().filter_map(|one| self.finding(one));
            let mut first = found.next()?;
            let more = found.count();
            if more > 0 {
                first.message += &format!("同一行另有{more}格不符。");
            }
            Some(first)
        };
        self.differences.chunk_by(same_row).filter_map(of_row).collect()
    }

    /// Nearly every number of the units is more than the parent's, and mostly by half: it has not added them up.
    fn one_office(&self) -> Option<Finding> {
        let cells = || self.differences.iter().filter(|one| !one.cell.slot().computed);
        let below = cells().filter(|one| one.parent < one.sum).count();
        let far = cells().filter(|one| one.parent < one.sum && one.parent + one.parent <= one.sum).count();
        let above = cells().count() - below;
        if self.filled < OFFICE || below * 10 < self.filled * 8 || far * 2 < below || above * 10 > self.filled
        {
            return None;
        }
        let (rule, severity) = match self.complete {
            true => (&PARENT_NOT_SUM, Severity::Error),
            false => (&PARENT_BELOW_SUM, Severity::Verify),
        };
        Some(Finding {
            rule,
            severity,
            message: format!(
                "汇总报告看来只填了本机关的数：各单位之和不为0的{}格里，有{below}格填的比各单位之和少。",
                self.filled
            ),
            advice: "按各单位之和填写；交来的是办公室自己的报告的，换成政府的报告再比。",
            cell: None,
            units: Vec::new(),
        })
    }

    fn finding(&self, one: &Difference) -> Option<Finding> {
        let below = one.parent < one.sum;
        let missing = self.missing || self.short.contains(&one.cell.table);
        let (rule, severity) = match (self.complete, below) {
            (true, _) => (&PARENT_NOT_SUM, Severity::Error),
            (false, false) if missing => return None,
            // A change may be negative: with a unit missing, more of it proves nothing.
            (false, true) if missing && one.cell.slot().unit == node::Unit::Change => return None,
            (false, true) => (&PARENT_BELOW_SUM, Severity::Verify),
            (false, false) => (&PARENT_NOT_SUM, Severity::Verify),
        };
        let (large, small) = (one.parent.max(one.sum), one.parent.min(one.sum));
        let what = if below { "少" } else { "多" };
        let so_far = if self.complete { "各单位之和" } else { "已有各单位之和" };
        let message = format!(
            "{}填的是{}，{so_far}是{}，{what}{}。",
            quote::cell(one.cell),
            one.parent,
            one.sum,
            large - small
        );
        let advice = if self.complete {
            "按各单位的定稿改正，或者找出哪个单位的数变了。"
        } else {
            "核对单位是否齐全、有没有重复计算；联合制发的文件只由牵头机关计。"
        };
        Some(Finding { rule, severity, message, advice, cell: Some(one.cell), units: Vec::new() })
    }
}

/// Whether a doubtful cell is in what a cell of the sum holds: the cell itself, or any total of its table.
fn touches(cell: CellId, lack: CellId) -> bool {
    cell == lack || (cell.table == lack.table && cell.slot().computed)
}

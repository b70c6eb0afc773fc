//! The parent's report against the sum of its units.

use nianbao_core::check::{Rule, Severity, quote};
use nianbao_core::form::path::CellId;
use nianbao_core::form::{TableKey, node};
use nianbao_core::model::{Amount, Place, Report};

use crate::meaning::meant;
use crate::rules::{PARENT_BELOW_SUM, PARENT_NOT_SUM};
use crate::sum::is_silent;
use crate::{Desk, Finding, Roll, Share, Spot, Sum, found, share};

/// With fewer numbers than this nobody can tell a report of one office from a slip.
const OFFICE: usize = 8;
/// Most cells of units that one finding points at.
const LOCATED: usize = 500;

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
    /// What it says; `None` when nothing is written there, which counts as 0 and is not 0.
    pub parent: Option<Amount>,
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
                    Share::Number(number) => Some(number),
                    Share::Nothing => None,
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
                if says.unwrap_or(Amount::ZERO) != total {
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

    /// U101 and U102, once for each row, or once where the parent plainly holds one office's numbers. A unit that is
    /// missing can only make the sum smaller, so until all are there a parent above the sum says nothing.
    pub(crate) fn findings(&self, desk: &Desk<'_>, roll: &Roll, parent: &Report) -> Vec<Finding> {
        if let Some(finding) = self.one_office() {
            return vec![finding];
        }
        let same_row = |one: &Difference, other: &Difference| {
            one.cell.table == other.cell.table && one.cell.slot().row == other.cell.slot().row
        };
        let rows = self.differences.chunk_by(same_row);
        rows.filter_map(|row| self.of_row(row, desk, roll, parent)).collect()
    }

    /// Nearly every number of the units is more than the parent's, and mostly by half: it has not added them up.
    fn one_office(&self) -> Option<Finding> {
        let cells = || self.differences.iter().filter(|one| !one.cell.slot().computed);
        let below = || cells().filter(|one| one.is_below());
        let far = below().filter(|one| one.says() + one.says() <= one.sum).count();
        let above = cells().count() - below().count();
        let count = below().count();
        if self.filled < OFFICE || count * 10 < self.filled * 8 || far * 2 < count || above * 10 > self.filled
        {
            return None;
        }
        let (rule, severity) = match self.complete {
            true => (&PARENT_NOT_SUM, Severity::Error),
            false => (&PARENT_BELOW_SUM, Severity::Verify),
        };
        let blank = below().filter(|one| one.parent.is_none()).count();
        let blank = if blank > 0 { format!("（其中{blank}格没有填）") } else { String::new() };
        let message = format!(
            "汇总报告看来只填了本机关的数：各单位之和不为0的{}格里，有{count}格比各单位之和少{blank}。",
            self.filled
        );
        let mut finding = found(rule, Spot::parent(Place::Report), "汇总报告像是只有本机关的数", message)
            .severity(severity)
            .advice("按各单位之和填写；交来的是办公室自己的报告的，换成政府的报告再比。");
        for one in below() {
            finding = finding.related(Spot::parent(one.cell), "");
        }
        Some(finding)
    }

    /// By which rule a difference is told, and how serious it is; `None` when it proves nothing yet.
    fn verdict(&self, one: &Difference) -> Option<(&'static Rule, Severity)> {
        let below = one.is_below();
        let missing = self.missing || self.short.contains(&one.cell.table);
        match (self.complete, below) {
            (true, _) => Some((&PARENT_NOT_SUM, Severity::Error)),
            (false, false) if missing => None,
            // A change may be negative: with a unit missing, more of it proves nothing.
            (false, true) if missing && one.cell.slot().unit == node::Unit::Change => None,
            (false, true) => Some((&PARENT_BELOW_SUM, Severity::Verify)),
            (false, false) => Some((&PARENT_NOT_SUM, Severity::Verify)),
        }
    }

    /// The first cell of a row that is to be told, with the number of the others.
    fn of_row(&self, row: &[Difference], desk: &Desk<'_>, roll: &Roll, parent: &Report) -> Option<Finding> {
        let mut told = row.iter().filter_map(|one| Some((one, self.verdict(one)?)));
        let (one, (rule, severity)) = told.next()?;
        let others: Vec<CellId> = told.map(|(other, _)| other.cell).collect();
        let shares = shares(desk, roll, one.cell);
        let so_far = if self.complete { "各单位之和" } else { "已有各单位之和" };
        let blank = if shares.blank > 0 {
            format!("（{}个单位没有填，按0计）", shares.blank)
        } else {
            String::new()
        };
        let more = if others.is_empty() {
            String::new()
        } else {
            format!("；同一行另有{}格不符", others.len())
        };
        let message = format!(
            "{}{}，{so_far}是{}{blank}{}{more}。",
            quote::cell(one.cell),
            one.told(parent),
            one.sum,
            one.apart()
        );
        let advice = if self.complete {
            "按各单位的定稿改正，或者找出哪个单位的数变了。"
        } else {
            "核对单位是否齐全、有没有重复计算；联合制发的文件只由牵头机关计。"
        };
        let mut finding =
            found(rule, Spot::parent(one.cell), rule.title, message).severity(severity).advice(advice);
        for cell in others {
            finding = finding.related(Spot::parent(cell), "同一行");
        }
        for (unit, cell) in shares.numbers {
            finding = finding.related(Spot::unit(unit, cell), "");
        }
        Some(finding)
    }
}

/// The other side of an equation: what the units say.
struct Shares {
    /// Cells that are not 0.
    numbers: Vec<(usize, CellId)>,
    /// How many units left all of theirs blank.
    blank: usize,
}

fn shares(desk: &Desk<'_>, roll: &Roll, cell: CellId) -> Shares {
    let mut all = Shares { numbers: Vec::new(), blank: 0 };
    for &unit in &roll.counted {
        let report = &desk.units[unit].report;
        if is_silent(report, cell.table) {
            continue;
        }
        let own = meant(report.table(cell.table).edition(), cell);
        let says = |id: &CellId| share(report, *id);
        // A total is summed from the other cells, whatever the unit's own says.
        all.blank += usize::from(
            !cell.slot().computed && !own.is_empty() && own.iter().all(|id| says(id) == Share::Nothing),
        );
        let number = |id: &CellId| matches!(says(id), Share::Number(number) if !number.is_zero());
        let room = LOCATED.saturating_sub(all.numbers.len());
        all.numbers.extend(own.into_iter().filter(number).take(room).map(|id| (unit, id)));
    }
    all
}

impl Difference {
    /// What the parent counts: nothing written counts as 0.
    fn says(&self) -> Amount {
        self.parent.unwrap_or(Amount::ZERO)
    }

    fn is_below(&self) -> bool {
        self.says() < self.sum
    }

    /// What the parent says, in words. What was not filled in is not 0.
    fn told(&self, parent: &Report) -> String {
        match (self.parent, parent.cell(self.cell)) {
            (Some(number), _) => format!("填的是{number}"),
            (None, Some(cell)) if !cell.is_blank() => format!("填的是{}", quote::content(cell)),
            _ => "没有填".to_owned(),
        }
    }

    /// By how much a number differs: `，多1`.
    fn apart(&self) -> String {
        let Some(number) = self.parent else { return String::new() };
        let (large, small) = (number.max(self.sum), number.min(self.sum));
        format!("，{}{}", if self.is_below() { "少" } else { "多" }, large - small)
    }
}

/// Whether a doubtful cell is in what a cell of the sum holds: the cell itself, or any total of its table.
fn touches(cell: CellId, lack: CellId) -> bool {
    cell == lack || (cell.table == lack.table && cell.slot().computed)
}

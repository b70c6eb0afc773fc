//! Puts causes into words and into changes. Knows what a slip looks like, not how it was found.

use super::LISTED;
use super::search::{Candidate, Slip};
use super::sheet::{Change, Set, Sheet};
use crate::check::finding::{Cause, Fix, Safety};
use crate::check::quote;
use crate::form::path::CellId;
use crate::model::{Amount, Edit, Place};
use crate::sort::SortShort;

/// The cause that candidates with the same effect stand for. Its findings are filled in by the caller.
pub(super) fn cause(sheet: &Sheet<'_>, candidates: &[Candidate], mends: Set) -> Cause {
    let listed = &candidates[..candidates.len().min(LISTED)];
    let mut at: Vec<u16> =
        listed.iter().flat_map(|candidate| candidate.changes.iter().map(|change| change.0)).collect();
    at.sort_short();
    at.dedup();
    let at = at.into_iter().map(|cell| Place::Cell(sheet.id(cell))).collect();
    let (message, fix) = match candidates {
        [only] if only.is_borne_out() => (alone(sheet, only, mends.count_ones()), Some(fix(sheet, only))),
        _ => {
            let words: Vec<(String, bool)> = listed
                .iter()
                .map(|candidate| (describe(sheet, candidate), candidate.is_borne_out()))
                .collect();
            (several(words.iter().map(|(words, sure)| (words.as_str(), *sure)), candidates.len()), None)
        }
    };
    Cause { message, fix, at, findings: Vec::new() }
}

/// The total column follows from other columns.
pub(super) fn follows(sheet: &Sheet<'_>, others: &[usize], total: usize, findings: Vec<usize>) -> Cause {
    let column = |equation: usize| quote::column(sheet.equations[equation].left[0].slot());
    let columns: Vec<String> = others.iter().map(|&other| column(other)).collect();
    let message = format!("{}一列的差额由{}一列带来，改好后自然相平。", column(total), quote::list(&columns));
    let at = others
        .iter()
        .map(|&other| Place::Cell(crate::check::relation::telling_cell(&sheet.equations[other])))
        .collect();
    Cause { message, fix: None, at, findings }
}

/// An amount in 元 where 万元 belongs.
pub(super) fn in_yuan(id: CellId, now: Amount, due: &str) -> String {
    format!("{}的{now}可能以元计，本栏以万元计，应为{due}。", quote::row(id.slot()))
}

fn alone(sheet: &Sheet<'_>, candidate: &Candidate, mended: u32) -> String {
    let what = describe(sheet, candidate);
    if mended > 1 {
        format!("{what}；这样改，{mended}处不平都能消除。")
    } else {
        format!("{what}。")
    }
}

/// A change that would mend something, in words.
pub(in crate::check) struct Repair {
    words: String,
    is_borne_out: bool,
    /// What it writes.
    pub(in crate::check) changes: Vec<(CellId, Amount)>,
}

/// A candidate as somebody needs it who knows more than the table.
pub(super) fn repair(sheet: &Sheet<'_>, candidate: &Candidate) -> Repair {
    let changes = candidate.changes.iter().map(|&(cell, new)| (sheet.id(cell), new)).collect();
    Repair { words: describe(sheet, candidate), is_borne_out: candidate.is_borne_out(), changes }
}

/// What is said of several repairs in this order, and the places of those that are listed.
pub(in crate::check) fn open(repairs: &[&Repair]) -> (String, Vec<Place>) {
    let listed = &repairs[..repairs.len().min(LISTED)];
    let mut at: Vec<CellId> =
        listed.iter().flat_map(|one| one.changes.iter().map(|change| change.0)).collect();
    at.sort_short_by_key(|id| id.index);
    at.dedup();
    let words = listed.iter().map(|one| (one.words.as_str(), one.is_borne_out));
    (several(words, repairs.len()), at.into_iter().map(Place::Cell).collect())
}

fn several<'a>(listed: impl Iterator<Item = (&'a str, bool)>, all: usize) -> String {
    const MARKS: [&str; LISTED] = ["①", "②", "③"];
    let listed: Vec<(&str, bool)> = listed.collect();
    let more = all > listed.len() || !listed.iter().all(|(_, is_borne_out)| *is_borne_out);
    let more = if more { "；也可能是别处有误" } else { "" };
    if let [(only, _)] = listed.as_slice() {
        return format!("可能是{only}{more}，请对照台账核对。");
    }
    let options: Vec<String> =
        listed.iter().zip(MARKS).map(|((words, _), mark)| format!("{mark}{words}")).collect();
    format!("不止一种可能：{}{more}，请对照台账核对。", options.join("；"))
}

/// What probably happened, without a full stop.
fn describe(sheet: &Sheet<'_>, candidate: &Candidate) -> String {
    let name = |cell: u16| name(sheet, cell);
    let old = |cell: u16| old(sheet, cell);
    let changes = candidate.changes.as_slice();
    match (candidate.slip, changes) {
        (Slip::TotalLeft, [(cell, _)]) => {
            let left = if old(*cell) == "0" { "仍是0" } else { "没有填" };
            format!("{}各分项已填，总计{left}，可能忘了合计", whose(sheet, *cell))
        }
        (Slip::TotalLeft, many) => totals_left(sheet, many),
        (Slip::TotalBeside, [one, other]) => {
            let (total, part) = if one.1.is_zero() { (other, one) } else { (one, other) };
            format!("{}的{}可能是{}，填错了格", name(part.0), total.1, name(total.0))
        }
        (Slip::Split, many) => split(sheet, many),
        (Slip::Merged, [(cell, new)]) => {
            format!("{}的{}可能是两格的数并在一起，应为{new}", name(*cell), old(*cell))
        }
        (Slip::Merged, [one, other]) => {
            format!("{}和{}的数可能并成了一个，应分别为{}和{}", name(one.0), name(other.0), one.1, other.1)
        }
        (Slip::Swapped, [one, other]) => {
            format!("{}和{}可能填反了（现为{}和{}）", name(one.0), name(other.0), old(one.0), old(other.0))
        }
        (Slip::Moved, [one, other]) => {
            let (to, from) = if by(sheet, one).is_negative() { (other, one) } else { (one, other) };
            let count = by(sheet, to);
            format!("{}中有{count}件可能应填在{}", name(from.0), name(to.0))
        }
        (Slip::Shifted, many) => shifted(sheet, many),
        (_, many) => plain(sheet, many),
    }
}

/// What the cells of changes are called, and what stands in them.
fn name(sheet: &Sheet<'_>, cell: u16) -> String {
    quote::cell(sheet.id(cell))
}

fn old(sheet: &Sheet<'_>, cell: u16) -> String {
    sheet.cell(cell).map(quote::content).unwrap_or_default()
}

/// The digits of one number in several cells.
fn split(sheet: &Sheet<'_>, changes: &[Change]) -> String {
    match changes {
        [(cell, new)] => {
            format!("{}的数字可能被拆到两格，应为{new}（现为{}）", name(sheet, *cell), old(sheet, *cell))
        }
        [one, other] => {
            let whole = one.1.max(other.1);
            let part = |cell: u16| format!("{}的{}", name(sheet, cell), old(sheet, cell));
            format!("{}和{}可能是一个数{whole}被拆到两格", part(one.0), part(other.0))
        }
        many => {
            let (first, whole) = many[0];
            format!(
                "{}的数字可能被拆到两格，应为{whole}（现为{}），后面各格随之错了一格",
                name(sheet, first),
                old(sheet, first)
            )
        }
    }
}

/// Changes that no slip of the pen explains.
fn plain(sheet: &Sheet<'_>, changes: &[Change]) -> String {
    match changes {
        [(cell, new)] => {
            format!("{}可能填错，现为{}，按其他各格推算应为{new}", name(sheet, *cell), old(sheet, *cell))
        }
        [one, other]
            if sheet.slot(one.0).row == sheet.slot(other.0).row && by(sheet, one) == by(sheet, other) =>
        {
            let by = by(sheet, one);
            let what = if by.is_negative() { "多" } else { "少" };
            format!(
                "{}{what}填了{}，{}随之",
                name(sheet, one.0),
                by.abs(),
                quote::column(sheet.slot(other.0))
            )
        }
        many => {
            let cells: Vec<String> = many
                .iter()
                .map(|(cell, new)| format!("{}应为{new}（现为{}）", name(sheet, *cell), old(sheet, *cell)))
                .collect();
            format!("按其他各格推算，{}", cells.join("，"))
        }
    }
}

/// By how much a change raises its cell.
fn by(sheet: &Sheet<'_>, change: &Change) -> Amount {
    change.1 - sheet.value(change.0).unwrap_or_default()
}

/// The row a total ends, or the column, or the group in Table C.
fn whose(sheet: &Sheet<'_>, total: u16) -> String {
    let slot = sheet.slot(total);
    if slot.row_label().is_empty() {
        slot.column_line.above.last().map(|group| quote::quoted(group.label)).unwrap_or_default()
    } else if slot.column_line.node.is_total() {
        format!("{}一行", quote::row(slot))
    } else {
        format!("{}一列", quote::column(slot))
    }
}

/// Many totals left: by their common row or column when they have one.
fn totals_left(sheet: &Sheet<'_>, changes: &[Change]) -> String {
    let slots: Vec<_> = changes.iter().map(|change| sheet.slot(change.0)).collect();
    let count = slots.len();
    let first = slots[0];
    if slots.iter().all(|slot| slot.column == first.column) {
        format!("{}一列有{count}格没有合计，应按分项之和补上", quote::column(first))
    } else if slots.iter().all(|slot| slot.row == first.row) {
        format!("{}一行有{count}格没有合计，应按分项之和补上", quote::row(first))
    } else {
        format!("有{count}处没有合计，应按分项之和补上")
    }
}

/// From where to where a stretch stands one place off.
fn shifted(sheet: &Sheet<'_>, changes: &[Change]) -> String {
    let (first, last) = (sheet.slot(changes[0].0), sheet.slot(changes[changes.len() - 1].0));
    if first.column == last.column {
        format!("{}一列从{}到{}可能整体错了一行", quote::column(first), quote::row(first), quote::row(last))
    } else {
        let row = quote::row(first);
        let line = if row.is_empty() { String::new() } else { format!("{row}一行") };
        format!("{line}从{}到{}可能整体错了一格", quote::column(first), quote::column(last))
    }
}

fn fix(sheet: &Sheet<'_>, candidate: &Candidate) -> Fix {
    let changes = candidate.changes.as_slice();
    let largest = changes.iter().map(|change| change.1).max().unwrap_or(Amount::ZERO);
    let title = match (candidate.slip, changes) {
        (Slip::TotalLeft, [(_, new)]) => format!("填{new}"),
        (Slip::TotalLeft, many) => format!("补填{}处总计", many.len()),
        (Slip::TotalBeside, _) => "移到总计".to_owned(),
        (Slip::Split, _) => format!("合为{largest}"),
        (Slip::Swapped, _) => "对调两格".to_owned(),
        (Slip::Shifted, _) => "整体移一格".to_owned(),
        (Slip::Moved, [one, _]) => format!("移动{}件", by(sheet, one).abs()),
        (_, [(_, new)]) => format!("改为{new}"),
        (_, many) => {
            let values: Vec<String> = many.iter().map(|change| change.1.to_string()).collect();
            format!("改为{}", quote::list(&values))
        }
    };
    let edits =
        changes.iter().map(|&(cell, new)| Edit::Cell { id: sheet.id(cell), raw: new.to_string() }).collect();
    Fix { title, safety: Safety::Ask, edits }
}

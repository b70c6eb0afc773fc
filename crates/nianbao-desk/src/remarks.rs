//! What the sums alone do not show: whose numbers were carried over from another edition, which found no place, which
//! could not be read, what is not there yet. For people, and for the sheet that goes on without us.

use nianbao_core::check::{quote, whereabouts};
use nianbao_core::form::TableKey;
use nianbao_core::model::{Report, TextPart};

use crate::{Desk, Roll, Sum, Unread};

/// Most remarks on one table, and most names in one.
const SHOWN: usize = 30;

/// What is to be known of a table's sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The table.
    pub table: TableKey,
    /// One sentence.
    pub text: String,
    /// Whether a finding says it too: a sheet needs it, who reads both does not.
    pub is_found: bool,
}

/// The remarks on all tables, in their order.
pub(crate) fn of(desk: &Desk<'_>, roll: &Roll, sum: &Sum) -> Vec<Remark> {
    let mut all = Vec::new();
    for table in TableKey::ALL {
        let mut own = on_editions(desk, roll, sum, table);
        own.extend(on_cells(desk, sum, table));
        let blanks = sum.blanks[table as usize];
        if blanks > 0 {
            own.push(format!("有{blanks}格空白按0计。"));
        }
        let more = own.len().saturating_sub(SHOWN);
        own.truncate(SHOWN);
        if more > 0 {
            own.push(format!("另有{more}处，见全部结果。"));
        }
        let silent = sum.silent.iter().filter(|(_, of)| *of == table).map(|(unit, _)| *unit);
        let silent =
            named(desk, silent).map(|names| format!("{names}的这张表是空的或者没有读到，各格是已有的数。"));
        all.extend(silent.map(|text| Remark { table, text, is_found: true }));
        all.extend(own.into_iter().map(|text| Remark { table, text, is_found: false }));
    }
    all
}

/// Who reports on another edition, and what of it found no place.
fn on_editions(desk: &Desk<'_>, roll: &Roll, sum: &Sum, table: TableKey) -> Vec<String> {
    let edition = sum.report.table(table).edition();
    let other = |index: &usize| {
        let of = desk.units[*index].report.table(table).edition();
        of != edition && !sum.silent.contains(&(*index, table))
    };
    let mut own = Vec::new();
    if let Some(names) = named(desk, roll.counted.iter().copied().filter(other)) {
        own.push(format!("{names}用的不是{}，按含义相同的项目相加。", edition.form().name));
    }
    let mut left: Vec<(usize, usize)> = Vec::new();
    for one in sum.left_out.iter().filter(|one| one.cell.table == table) {
        match left.last_mut() {
            Some((unit, count)) if *unit == one.unit => *count += 1,
            _ => left.push((one.unit, 1)),
        }
    }
    own.extend(left.iter().map(|(unit, count)| {
        format!("{}有{count}格在这张表里没有对应的项目，没有计入。", name(desk, *unit))
    }));
    own
}

/// Numbers that are in no row, or in none at all.
fn on_cells(desk: &Desk<'_>, sum: &Sum, table: TableKey) -> Vec<String> {
    let undivided = sum.undivided.iter().filter(|one| one.cell.table == table).map(|one| {
        let (who, place) = (name(desk, one.unit), quote::cell(one.cell));
        format!("{who}的{place}是{}，只计入总计，分不到各行。", one.value)
    });
    let unread = sum.unread.iter().filter(|one| one.cell.table == table);
    let (mut lost, odd): (Vec<&Unread>, Vec<&Unread>) = unread.partition(|one| one.raw.trim().is_empty());
    // What a reader lost it lost by rows: a unit once.
    lost.sort_by_key(|one| one.unit);
    let lost = lost.chunk_by(|one, other| one.unit == other.unit).map(|own| {
        let more = if own.len() > 1 { format!("等{}格", own.len()) } else { String::new() };
        format!("{}的{}{more}没有读出来，没有计入。", name(desk, own[0].unit), quote::cell(own[0].cell))
    });
    let odd = odd.iter().map(|one| {
        let raw = quote::quoted(&whereabouts::short(&one.raw));
        format!("{}的{}写的是{raw}，没有计入。", name(desk, one.unit), quote::cell(one.cell))
    });
    undivided.chain(lost.collect::<Vec<_>>()).chain(odd).collect()
}

/// Writes the remarks under the tables, and how far the sums have come above them.
pub(crate) fn write(report: &mut Report, desk: &Desk<'_>, roll: &Roll, remarks: &[Remark]) {
    for table in TableKey::ALL {
        let own = remarks.iter().filter(|remark| remark.table == table);
        let lines: Vec<&str> = own.map(|remark| remark.text.as_str()).collect();
        if !lines.is_empty() {
            report.narrative.set(TextPart::Note(table), format!("注：{}", lines.join("\n")));
        }
    }
    let mut lead = format!("各表的数由{}份报告相加得出。", roll.counted.len());
    if !roll.missing.is_empty() {
        lead += &format!("名单上还有{}个单位没有报告，各数是目前的数。", roll.missing.len());
    } else if desk.list.is_none() {
        lead += "没有单位名单，看不出是否齐全。";
    }
    report.narrative.set(TextPart::Lead, lead);
}

fn name(desk: &Desk<'_>, unit: usize) -> String {
    quote::quoted(&desk.units[unit].title())
}

/// Units by name; `None` when there is none.
fn named(desk: &Desk<'_>, units: impl Iterator<Item = usize>) -> Option<String> {
    let names: Vec<String> = units.map(|unit| name(desk, unit)).collect();
    let (shown, more) = (&names[..names.len().min(SHOWN)], names.len().saturating_sub(SHOWN));
    let more = if more > 0 { format!("等{}个单位", names.len()) } else { String::new() };
    (!names.is_empty()).then(|| shown.concat() + &more)
}

//! Faults in the tables of applications and disputes.

use nianbao_core::form::TableKey;
use nianbao_core::form::path::Slot;
use nianbao_core::model::TextPart;

use super::edit::{COLUMNS, ENDINGS, GROUPS, add, add_up, any_cell, filled, number, outcomes};
use super::{Fault, fault};
use crate::build;

use super::super::sample::Sample;
use crate::random::Random;

pub(super) const FAULTS: &[Fault] = &[
    fault("A101", "carried out, one too many", |sample, random| {
        add_up(&mut sample.report, "applications.carried_out", random.pick::<&str>(COLUMNS), 1);
        true
    }),
    fault("A101", "received, one too many", |sample, random| {
        add_up(&mut sample.report, "applications.new_received", random.pick::<&str>(COLUMNS), 1);
        true
    }),
    fault("A101", "an outcome left out", |sample, random| {
        let Some((row, column)) = filled(random, &sample.report) else { return false };
        add_up(&mut sample.report, row, column, -1);
        true
    }),
    fault("A101", "carried in, in the wrong column", |sample, _| {
        if number(&sample.report, "applications.carried_in@natural_person") == 0 {
            return false;
        }
        add_up(&mut sample.report, "applications.carried_in", "natural_person", -1);
        add_up(&mut sample.report, "applications.carried_in", "org.other", 1);
        true
    }),
    fault("A102", "an outcome changed, the column's total not", |sample, random| {
        let Some((row, column)) = filled(random, &sample.report) else { return false };
        add(&mut sample.report, &format!("{row}@{column}"), 1);
        add(&mut sample.report, &format!("{row}@total"), 1);
        true
    }),
    fault("A102", "the column's total off", |sample, random| {
        let column = random.pick::<&str>(COLUMNS);
        let by = 1 + random.below(9) as i64;
        for row in ["applications.result.total", "applications.new_received"] {
            add(&mut sample.report, &format!("{row}@{column}"), by);
            add(&mut sample.report, &format!("{row}@total"), by);
        }
        true
    }),
    fault("A102", "neighbouring columns swapped", |sample, random| {
        let Some((row, _)) = filled(random, &sample.report) else { return false };
        swap(sample, &format!("{row}@natural_person"), &format!("{row}@org.business"))
    }),
    fault("A102", "a row shifted by one column", |sample, random| {
        let Some((row, _)) = filled(random, &sample.report) else { return false };
        let values: Vec<i64> =
            COLUMNS.iter().map(|column| number(&sample.report, &format!("{row}@{column}"))).collect();
        if values.last() != Some(&0) {
            return false;
        }
        for (column, value) in COLUMNS.iter().zip([0].iter().chain(&values)) {
            build::set(&mut sample.report, &format!("{row}@{column}"), &value.to_string());
        }
        true
    }),
    fault("A102", "totals of the outcomes left at 0", |sample, random| {
        if filled(random, &sample.report).is_none() {
            return false;
        }
        for column in COLUMNS.iter().chain(&["total"]) {
            build::set(&mut sample.report, &format!("applications.result.total@{column}"), "0");
        }
        true
    }),
    fault("A103", "a row's total off", |sample, random| {
        let rows = outcomes(&sample.report);
        let row = random.pick::<&str>(&rows);
        add(&mut sample.report, &format!("{row}@total"), 1);
        true
    }),
    fault("A103", "neighbouring rows swapped", |sample, random| {
        let rows = outcomes(&sample.report);
        let at = random.below(rows.len() as u64 - 1) as usize;
        let column = random.pick::<&str>(COLUMNS);
        swap(sample, &format!("{}@{column}", rows[at]), &format!("{}@{column}", rows[at + 1]))
    }),
    fault("A103", "digits split over two cells", |sample, random| {
        let Some((row, column)) = filled(random, &sample.report) else { return false };
        let at = COLUMNS.iter().position(|one| *one == column).unwrap_or(0);
        let raw = number(&sample.report, &format!("{row}@{column}")).to_string();
        let next = COLUMNS.get(at + 1).map(|next| format!("{row}@{next}"));
        let Some(next) = next.filter(|next| raw.len() > 1 && number(&sample.report, next) == 0) else {
            return false;
        };
        build::set(&mut sample.report, &format!("{row}@{column}"), &raw[..1]);
        build::set(&mut sample.report, &next, &raw[1..]);
        true
    }),
    fault("A103", "a digit lost", |sample, random| {
        let Some((row, column)) = filled(random, &sample.report) else { return false };
        let value = number(&sample.report, &format!("{row}@{column}"));
        build::set(&mut sample.report, &format!("{row}@{column}"), &(value / 10).to_string());
        true
    }),
    fault("A104", "no whole number", |sample, random| {
        odd(sample, random, TableKey::Applications, &["-1", "2.5", "若干", "3+2", "约10"])
    }),
    fault("A105", "a cell left blank", |sample, random| {
        blank_zero(sample, random, TableKey::Applications, |slot| !slot.computed)
    }),
    fault("A106", "a total left blank", |sample, random| {
        blank_zero(sample, random, TableKey::Applications, |slot| slot.computed)
    }),
    fault("A106", "only the total filled in", |sample, random| {
        let row = random.pick(&[
            "applications.new_received",
            "applications.carried_in",
            "applications.carried_out",
        ]);
        if number(&sample.report, &format!("{row}@total")) != 0 {
            return false;
        }
        for column in COLUMNS {
            build::set(&mut sample.report, &format!("{row}@{column}"), "");
        }
        true
    }),
    fault("A102", "the total of all left blank", |sample, _| {
        let path = "applications.result.total@total";
        let there = number(&sample.report, path) != 0;
        build::set(&mut sample.report, path, "");
        there
    }),
    fault("A107", "fees unpaid that nobody was asked for", |sample, _| {
        let unpaid = "applications.result.other.fee_unpaid";
        let asked = sample.mentions.iter().any(|mention| matches!(&*mention.name, "notices" | "paid"));
        let granted = number(&sample.report, "applications.result.granted@natural_person");
        if asked || granted == 0 || sample.report.find(&format!("{unpaid}@total")).is_none() {
            return false;
        }
        // The sentence has to speak of notices: that nothing was received says nothing of them.
        sample.report.narrative.set(TextPart::Other, "本年度没有向申请人发出收费通知，未收取信息处理费。");
        add_up(&mut sample.report, "applications.result.granted", "natural_person", -1);
        add_up(&mut sample.report, unpaid, "natural_person", 1);
        true
    }),
    fault("D101", "the total left at 0", |sample, random| {
        let group = random.pick::<&str>(GROUPS);
        let path = format!("disputes.{group}.total");
        if number(&sample.report, &path) == 0 {
            return false;
        }
        build::set(&mut sample.report, &path, "0");
        true
    }),
    fault("D101", "a part off by one", |sample, random| {
        let path = format!("disputes.{}.{}", random.pick::<&str>(GROUPS), random.pick::<&str>(ENDINGS));
        add(&mut sample.report, &path, 1);
        true
    }),
    fault("D102", "no whole number", |sample, random| {
        odd(sample, random, TableKey::Disputes, &["-2", "0.5", "无法统计", "1/2", "二审中"])
    }),
    fault("D103", "a cell left blank", |sample, random| {
        blank_zero(sample, random, TableKey::Disputes, |slot| !slot.computed)
    }),
    fault("D103", "a total left blank", |sample, random| {
        blank_zero(sample, random, TableKey::Disputes, |slot| slot.computed)
    }),
    fault("D103", "a group left blank", |sample, random| {
        let group = random.pick::<&str>(GROUPS);
        if number(&sample.report, &format!("disputes.{group}.total")) != 0 {
            return false;
        }
        for ending in ENDINGS.iter().chain(&["total"]) {
            build::set(&mut sample.report, &format!("disputes.{group}.{ending}"), "");
        }
        true
    }),
    fault("D104", "a suit without review", |sample, random| {
        if sample.report.meta.year < Some(2024) {
            return false;
        }
        add(&mut sample.report, &format!("disputes.litigation.direct.{}", random.pick::<&str>(ENDINGS)), 1);
        build::add_up(&mut sample.report);
        true
    }),
    fault("D105", "a review, and no application in two years", |sample, random| {
        let idle = |report| {
            ["new_received", "carried_in"]
                .iter()
                .all(|row| number(report, &format!("applications.{row}@total")) == 0)
        };
        if !idle(&sample.report) || !idle(&sample.previous) {
            return false;
        }
        add(&mut sample.report, &format!("disputes.review.{}", random.pick::<&str>(ENDINGS)), 1);
        build::add_up(&mut sample.report);
        true
    }),
];

/// Swaps two cells; whether that changes anything.
fn swap(sample: &mut Sample, one: &str, other: &str) -> bool {
    let [first, second] = [one, other].map(|path| number(&sample.report, path));
    build::set(&mut sample.report, one, &second.to_string());
    build::set(&mut sample.report, other, &first.to_string());
    first != second
}

/// Writes what is no count into some cell.
fn odd(sample: &mut Sample, random: &mut Random, table: TableKey, texts: &[&str]) -> bool {
    let id = any_cell(random, &sample.report, table);
    sample.report.set(id, *random.pick(texts));
    true
}

/// Leaves out a 0, the way people do.
pub(super) fn blank_zero(
    sample: &mut Sample,
    random: &mut Random,
    table: TableKey,
    fits: fn(&Slot) -> bool,
) -> bool {
    let zeros: Vec<_> = sample
        .report
        .table(table)
        .cells()
        .filter(|(id, cell)| cell.raw() == "0" && fits(id.slot()))
        .map(|(id, _)| id)
        .collect();
    if zeros.is_empty() {
        return false;
    }
    let (id, text) = (*random.pick(&zeros), *random.pick(&["", "/", "—", "无", "-"]));
    sample.report.set(id, text);
    true
}

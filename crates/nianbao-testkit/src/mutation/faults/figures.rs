//! Faults in the table of what is made public.

use nianbao_core::form::TableKey;
use nianbao_core::form::node::Unit;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Amount, OrgKind};

use super::super::sample::Sample;
use super::edit::number;
use super::tables::blank_zero;
use super::{Fault, fault};
use crate::build;
use crate::random::Random;

const FEE: &str = "proactive.admin_fees.amount_wan_yuan";

pub(super) const FAULTS: &[Fault] = &[
    fault("P101", "no whole number", |sample, random| {
        let Some(id) = count(sample, random) else { return false };
        sample.report.set(id, *random.pick(&["-3", "1.5", "若干", "见附件"]));
        true
    }),
    fault("P102", "a cell left blank", |sample, random| {
        blank_zero(sample, random, TableKey::Proactive, |_| true)
    }),
    fault("P103", "yuan typed for 万元, last year at hand", |sample, _| {
        let (Some(id), Some(last)) = (sample.report.find(FEE), sample.previous.find(FEE)) else {
            return false;
        };
        let Some(value) = sample.report.value(id).filter(|value| !value.is_zero()) else { return false };
        if sample.previous.value(last).is_none_or(Amount::is_zero) {
            return false;
        }
        sample.report.set(id, (value * 10_000).to_string());
        true
    }),
    fault("P103", "finer than a yuan", |sample, random| {
        let Some(id) = sample.report.find(FEE) else { return false };
        let text = format!("{}.{:05}", random.below(90), 10 * random.below(9999) + 7);
        sample.report.set(id, text);
        true
    }),
    fault("P104", "规章 of an organ that makes none", |sample, random| {
        let Some(id) = sample.report.find("proactive.rules.issued") else { return false };
        if sample.organ.makes_rules || sample.organ.kind == OrgKind::Vertical {
            return false;
        }
        sample.report.set(id, (1 + random.below(3)).to_string());
        build::set(&mut sample.report, "proactive.rules.in_force", "5");
        true
    }),
    fault("P105", "in force less than was left", |sample, random| {
        if sample.report.find("proactive.normative_docs.issued").is_none() {
            return false;
        }
        let repealed = 1 + random.below(3);
        let in_force = random.below(6);
        documents(sample, in_force + repealed + 1 + random.below(4), repealed, in_force);
        true
    }),
    fault("P106", "issued more than is in force", |sample, random| {
        if sample.report.find("proactive.normative_docs.issued").is_none() {
            return false;
        }
        let in_force = random.below(6);
        documents(sample, in_force + 1 + random.below(4), 0, in_force);
        true
    }),
    fault("P107", "a unit in the cell", |sample, random| {
        let Some(id) = count(sample, random) else { return false };
        let value = number(&sample.report, id.path());
        sample.report.set(id, format!("{value}{}", random.pick(&["件", " 件", "项"])));
        true
    }),
];

/// Some cell that holds a count.
fn count(sample: &Sample, random: &mut Random) -> Option<CellId> {
    let slots = &sample.report.table(TableKey::Proactive).layout().slots;
    let counts: Vec<CellId> =
        slots.iter().filter(|slot| slot.unit == Unit::Count).map(|slot| slot.id).collect();
    (!counts.is_empty()).then(|| *random.pick(&counts))
}

fn documents(sample: &mut Sample, issued: u64, repealed: u64, in_force: u64) {
    for (column, value) in [("issued", issued), ("repealed", repealed), ("in_force", in_force)] {
        build::set(&mut sample.report, &format!("proactive.normative_docs.{column}"), &value.to_string());
    }
}

//! The tables of two years in a row that fit: totals, balances, what is carried over, what is in force. Knows the form,
//! no rule.

use nianbao_core::form::TableKey;
use nianbao_core::form::node::Unit;
use nianbao_core::model::{OrgKind, Report};

use super::organ::Organ;
use crate::build;
use crate::random::Random;

const COLUMNS: &[(&str, u64)] = &[
    ("natural_person", 85),
    ("org.business", 8),
    ("org.research", 1),
    ("org.social_welfare", 1),
    ("org.legal_service", 4),
    ("org.other", 1),
];

/// Fills the tables of last year's report, then this year's.
pub(super) fn fill(random: &mut Random, organ: &Organ, last: &mut Report, this: &mut Report) {
    applications(random, organ, None, last);
    applications(random, organ, Some(last), this);
    disputes(random, organ, None, last);
    disputes(random, organ, Some(last), this);
    documents(random, organ, last, this);
    decisions(random, organ, last, this);
    build::add_up(last);
    build::add_up(this);
}

fn number(report: &Report, path: &str) -> u64 {
    report.find(path).and_then(|id| report.raw(id).parse().ok()).unwrap_or(0)
}

fn write(report: &mut Report, path: &str, value: u64) {
    if let Some(id) = report.find(path) {
        report.set(id, value.to_string());
    }
}

fn applications(random: &mut Random, organ: &Organ, last: Option<&Report>, report: &mut Report) {
    // Most small offices are asked nothing; some have something left over all the same.
    let none = organ.scale < 10 && random.below(2) == 0;
    let new = if none { 0 } else { 1 + organ.scale / 3 + random.below(organ.scale) };
    let rows: Vec<&str> = report
        .table(TableKey::Applications)
        .layout()
        .slots
        .iter()
        .filter(|slot| !slot.computed && slot.path.ends_with("@natural_person"))
        .map(|slot| slot.row_line.node.key)
        .filter(|row| row.starts_with("applications.result."))
        .collect();
    let weights: Vec<u64> = rows.iter().map(|row| weight(random, row)).collect();
    for (column, share) in COLUMNS {
        let received = match *column {
            "natural_person" => new - new * 15 / 100,
            _ if new < 20 => 0,
            _ => new * share / 100,
        };
        let received =
            if *column == "org.business" && (1..20).contains(&new) { new * 15 / 100 } else { received };
        let before = last.map_or_else(
            || random.below(received / 12 + 1),
            |last| number(last, &format!("applications.carried_out@{column}")),
        );
        let after = random.below((received + before) / 12 + 2).min(received + before);
        let mut left = received + before - after;
        for (path, value) in [("new_received", received), ("carried_in", before), ("carried_out", after)] {
            write(report, &format!("applications.{path}@{column}"), value);
        }
        let all: u64 = weights.iter().sum();
        let answered = left;
        for (row, weight) in rows.iter().zip(&weights).skip(1) {
            let share = (answered * weight / all + u64::from(random.below(all) < *weight)).min(left);
            left -= share;
            write(report, &format!("{row}@{column}"), share);
        }
        write(report, &format!("{}@{column}", rows[0]), left);
    }
}

/// How often an application ends so, of a thousand.
fn weight(random: &mut Random, row: &str) -> u64 {
    match row {
        "applications.result.granted" => 450,
        "applications.result.partly_granted" | "applications.result.unable.not_held" => 140,
        "applications.result.other.misc" | "applications.result.other" => 50,
        // Only where fees were asked for.
        "applications.result.other.fee_unpaid" => 0,
        _ => *random.pick(&[0, 0, 5, 20, 40]),
    }
}

fn disputes(random: &mut Random, organ: &Organ, last: Option<&Report>, report: &mut Report) {
    // Nobody disputes what nobody asked for.
    let new = number(report, "applications.new_received@natural_person");
    let quiet = new < 4 || random.below(4) == 0;
    let most = (new / 12).max(2);
    for (group, share) in [("review", 4), ("litigation.direct", 1), ("litigation.after_review", 2)] {
        for ending in ["upheld", "corrected", "other", "pending"] {
            // Since 复议前置 hardly anybody sues at once.
            let direct = group == "litigation.direct" && report.meta.year >= Some(2024);
            let some = random.below(most * share / 8 + u64::from(organ.scale > 50) + 1);
            let mut count = if direct || quiet { 0 } else { some };
            // What was pending has come to an end somehow.
            if ending == "upheld" {
                count += last.map_or(0, |last| number(last, &format!("disputes.{group}.pending")));
            }
            write(report, &format!("disputes.{group}.{ending}"), count);
        }
    }
}

fn documents(random: &mut Random, organ: &Organ, last: &mut Report, this: &mut Report) {
    let governs = matches!(organ.kind, OrgKind::Government);
    for row in ["rules", "normative_docs"] {
        let most = match (row, organ.makes_rules, governs) {
            ("rules", true, _) => 4,
            ("rules", false, _) => continue,
            (_, true, _) => 80,
            (_, _, true) => 20,
            _ => 3,
        };
        let mut stock = random.below(most * 5 + 1);
        for report in [&mut *last, &mut *this] {
            let issued = random.below(most + 1);
            // What is repealed was there before.
            let repealed = random.below(stock.min(most) + 1);
            let in_force = stock + issued - repealed;
            for (column, value) in [("issued", issued), ("repealed", repealed), ("in_force", in_force)] {
                write(report, &format!("proactive.{row}.{column}"), value);
            }
            let columns =
                [("made_new", issued), ("disclosed_new", issued), ("disclosed_total", stock + issued)];
            for (column, value) in columns {
                write(report, &format!("proactive19.{row}.{column}"), value);
            }
            stock = in_force;
        }
    }
}

fn decisions(random: &mut Random, organ: &Organ, last: &mut Report, this: &mut Report) {
    let paths: Vec<(String, Unit)> = {
        let slots = &this.table(TableKey::Proactive).layout().slots;
        let others = slots.iter().chain(&last.table(TableKey::Proactive).layout().slots);
        let of = others.filter(|slot| !slot.path.contains(".rules.") && !slot.path.contains("_docs."));
        let mut list: Vec<(String, Unit)> = of.map(|slot| (slot.path.to_string(), slot.unit)).collect();
        list.dedup();
        list
    };
    for (path, unit) in paths {
        let idle = organ.scale < 10 && random.below(3) > 0;
        let most = match (unit, organ.kind) {
            (Unit::Change, _) => 0,
            (Unit::WanYuan | Unit::Money, OrgKind::Government) => organ.scale * 20,
            (Unit::WanYuan | Unit::Money, _) => organ.scale * 3,
            _ if path.contains("_items") => 40,
            _ => organ.scale * 30,
        };
        let level = if idle { 0 } else { most / 2 + random.below(most / 2 + 1) };
        for report in [&mut *last, &mut *this] {
            let Some(id) = report.find(&path) else { continue };
            let value = level + random.below(level / 4 + 1);
            let raw = match unit {
                Unit::Change => (random.below(9) as i64 - 4).to_string(),
                Unit::WanYuan | Unit::Money if value > 0 => {
                    let text = format!("{value}.{:02}", random.below(100));
                    text.trim_end_matches('0').trim_end_matches('.').to_owned()
                }
                _ => value.to_string(),
            };
            report.set(id, raw);
        }
    }
}

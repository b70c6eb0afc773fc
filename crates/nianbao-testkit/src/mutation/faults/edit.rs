//! What injectors do to a sample: cells, moved cases, sentences. Knows no fault.

use nianbao_core::form::path::CellId;
use nianbao_core::form::{Aspect, TableKey};
use nianbao_core::model::{Amount, Found, Report, TextPart};
use std::sync::Arc;

use super::super::phrase::Mention;
use super::super::sample::Sample;
use crate::build;
use crate::random::Random;

/// The columns applicants are counted in, without the total.
pub(super) const COLUMNS: &[&str] = &[
    "natural_person",
    "org.business",
    "org.research",
    "org.social_welfare",
    "org.legal_service",
    "org.other",
];
/// The groups of disputes.
pub(super) const GROUPS: &[&str] = &["review", "litigation.direct", "litigation.after_review"];
/// How disputes end.
pub(super) const ENDINGS: &[&str] = &["upheld", "corrected", "other", "pending"];

/// A cell's number; 0 where there is none.
pub(super) fn number(report: &Report, path: &str) -> i64 {
    report.find(path).and_then(|id| report.value(id)?.to_whole()).unwrap_or(0)
}

/// Adds to a cell.
pub(super) fn add(report: &mut Report, path: &str, by: i64) {
    let value = number(report, path) + by;
    build::set(report, path, &value.to_string());
}

/// Adds to a cell of the applications and to all totals that follow from it.
pub(super) fn add_up(report: &mut Report, row: &str, column: &str, by: i64) {
    add(report, &format!("{row}@{column}"), by);
    build::add_up(report);
}

/// The rows of outcomes, without the total.
pub(super) fn outcomes(report: &Report) -> Vec<&'static str> {
    let slots = &report.table(TableKey::Applications).layout().slots;
    let of =
        slots.iter().filter(|slot| slot.path.ends_with("@natural_person") && !slot.row_line.node.is_total());
    of.map(|slot| slot.row_line.node.key).filter(|row| row.starts_with("applications.result.")).collect()
}

/// A cell of the applications with a number in it: row and column, no totals.
pub(super) fn filled(random: &mut Random, report: &Report) -> Option<(&'static str, &'static str)> {
    let mut all = Vec::new();
    for row in outcomes(report) {
        for column in COLUMNS {
            if number(report, &format!("{row}@{column}")) > 0 {
                all.push((row, *column));
            }
        }
    }
    (!all.is_empty()).then(|| *random.pick(&all))
}

/// Any cell of a table.
pub(super) fn any_cell(random: &mut Random, report: &Report, table: TableKey) -> CellId {
    let cells: Vec<CellId> = report.table(table).cells().map(|(id, _)| id).collect();
    *random.pick(&cells)
}

/// Any number that stands in a table, or is a simple sum in it: what a slip may hit by chance, and nobody can tell.
pub(super) fn stands_in(report: &Report, table: TableKey, value: u64) -> bool {
    let Ok(value) = i64::try_from(value) else { return false };
    report.table(table).cells().any(|(_, cell)| cell.value() == Some(Amount::whole(value)))
}

impl Sample {
    /// The part of the text that speaks of this aspect.
    pub(super) fn part(&self, aspect: Aspect) -> TextPart {
        let own = TextPart::Aspect(aspect);
        if self.report.narrative.get(own).is_empty() { TextPart::Overview } else { own }
    }

    /// Adds a sentence to a part.
    pub(super) fn say(&mut self, part: TextPart, sentence: &str) {
        let text = format!("{}{sentence}", self.report.narrative.get(part));
        self.report.narrative.set(part, text);
    }

    /// Replaces words everywhere in a part; whether there were any.
    pub(super) fn reword(&mut self, part: TextPart, from: &str, to: &str) -> bool {
        let text = self.report.narrative.get(part);
        let changed = text.replacen(from, to, 1);
        let differs = changed != text;
        self.report.narrative.set(part, changed);
        differs
    }

    /// The parts that hold any text.
    pub(super) fn written(&self) -> Vec<TextPart> {
        self.report.narrative.parts().filter(|(_, text)| !text.is_empty()).map(|(part, _)| part).collect()
    }

    /// Some mention that fits.
    pub(super) fn mention(&self, random: &mut Random, fits: impl Fn(&Mention) -> bool) -> Option<Mention> {
        let all: Vec<&Mention> = self.mentions.iter().filter(|mention| fits(mention)).collect();
        (!all.is_empty()).then(|| (*random.pick(&all)).clone())
    }

    /// Writes another number where a mention stands.
    pub(super) fn restate(&mut self, mention: &Mention, value: u64) {
        let mut text = self.report.narrative.get(mention.part).to_owned();
        text.replace_range(mention.range.clone(), &mention.written.digits(value));
        self.report.narrative.set(mention.part, text);
    }

    /// What the file looked like, to change it.
    pub(super) fn found(&mut self) -> &mut Found {
        Arc::make_mut(self.report.found.as_mut().expect("samples come from files"))
    }
}

/// A number as a slip of the finger makes it: one more or less, two digits swapped, one lost or typed twice.
pub(super) fn slip(random: &mut Random, value: u64) -> u64 {
    let digits = value.to_string();
    let other = match random.below(5) {
        0 => value + 1,
        1 => value.saturating_sub(1),
        2 if digits.len() > 1 => {
            let mut bytes = digits.clone().into_bytes();
            let last = bytes.len() - 1;
            bytes.swap(last - 1, last);
            String::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).unwrap_or(value + 2)
        }
        3 if digits.len() > 1 => value / 10,
        4 => value * 10 + value % 10,
        _ => value + 3,
    };
    if other == value { value + 1 } else { other }
}

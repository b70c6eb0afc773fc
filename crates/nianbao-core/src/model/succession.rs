//! From last year's report to this year's: what a new draft takes over, and what last year's figures lead to expect.
//! Keys keep their meaning over editions, so the path decides and never the position. No text is taken over. Knows no
//! rule.

use super::{Amount, Cell, Meta, Report, Settings};
use crate::form::path::CellId;
use crate::form::{EditionKey, TableKey};

/// The draft of the year after a report: who reports, and what was carried over. Only what the last year's report says
/// in numbers is taken; a blank stays blank.
pub fn begin(previous: &Report) -> Report {
    let year = previous.meta.year.and_then(|year| year.checked_add(1));
    let mut report = year.map_or_else(|| Report::blank(EditionKey::latest()), Report::for_year);
    report.meta = Meta { year, published_on: None, ..previous.meta.clone() };
    for (now, left) in carried(&report, previous) {
        if let Some(count) = previous.cell(left).and_then(count) {
            report.set(now, count.to_string());
        }
    }
    report
}

/// How last year's report was checked, as far as it can hold for another year: the last day cannot. Nobody has to take
/// it over; `None` when there is nothing to take.
pub fn settings(previous: &Report) -> Option<Settings> {
    let mut settings = previous.settings.clone();
    settings.deadline = None;
    (!settings.is_usual()).then_some(settings)
}

/// Column by column, the cell of what was taken over from last year beside last year's cell of what was left.
pub fn carried(report: &Report, previous: &Report) -> Vec<(CellId, CellId)> {
    let slots = &report.table(TableKey::Applications).layout().slots;
    let taken = slots.iter().filter(|slot| slot.row_line.node.key == "applications.carried_in");
    taken
        .filter_map(|slot| {
            let path = format!("applications.carried_out@{}", slot.column_line.node.key);
            Some((slot.id, previous.find(&path)?))
        })
        .collect()
}

/// What last year's stock leads to expect of this year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// This year's cell of what is in force.
    pub id: CellId,
    /// In force at the end of last year.
    pub before: Amount,
    /// Issued and repealed this year, once both are written.
    pub changes: Option<(Amount, Amount)>,
}

impl Stock {
    /// What should be in force at this year's end, once it can be told.
    pub fn due(&self) -> Option<Amount> {
        self.changes.map(|(issued, repealed)| self.before + issued - repealed)
    }
}

/// The rows of this year's stock for which last year's report counts the same. It is an expectation and no more:
/// documents also lapse, or are counted anew.
pub fn stock(report: &Report, previous: &Report) -> Vec<Stock> {
    let data = report.table(TableKey::Proactive);
    let in_force = data.layout().slots.iter().filter(|slot| slot.column_line.node.key == "in_force");
    in_force
        .filter_map(|slot| {
            let path = slot.id.path();
            let row = path.strip_suffix("in_force")?;
            let number = |report: &Report, path: &str| report.cell(report.find(path)?).and_then(count);
            let beside = |key: &str| number(report, &format!("{row}{key}"));
            Some(Stock {
                id: slot.id,
                before: number(previous, path)?,
                changes: beside("issued").zip(beside("repealed")),
            })
        })
        .collect()
}

/// The number of cases or documents in a cell, when it can be one.
fn count(cell: &Cell) -> Option<Amount> {
    cell.number().filter(|value| !value.is_negative() && value.is_whole())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, OrgKind, TextPart};

    fn last_year(edition: &str, year: u16) -> Report {
        let mut report = Report::blank(EditionKey::from_key(edition).unwrap());
        report.meta = Meta {
            org_name: "清河镇人民政府".into(),
            org_kind: OrgKind::Township,
            region: "某县".into(),
            year: Some(year),
            published_on: Date::new(year + 1, 1, 20),
        };
        report.narrative.set(TextPart::Overview, "旧的文字。");
        report
    }

    fn set(report: &mut Report, path: &str, raw: &str) {
        let id = report.find(path).unwrap();
        report.set(id, raw);
    }

    fn raw<'a>(report: &'a Report, path: &str) -> &'a str {
        report.raw(report.find(path).unwrap())
    }

    #[test]
    fn a_new_draft_takes_over_who_reports_and_what_was_left() {
        let mut before = last_year("ed2021", 2023);
        for (column, text) in
            [("natural_person", "１１８件"), ("org.business", "3"), ("org.research", "/"), ("total", "121")]
        {
            set(&mut before, &format!("applications.carried_out@{column}"), text);
        }
        set(&mut before, "applications.carried_in@natural_person", "7");
        set(&mut before, "proactive.rules.in_force", "12");
        let report = begin(&before);
        assert_eq!(report.meta, Meta { year: Some(2024), published_on: None, ..before.meta.clone() });
        assert_eq!(raw(&report, "applications.carried_in@natural_person"), "118");
        assert_eq!(raw(&report, "applications.carried_in@org.business"), "3");
        assert_eq!(raw(&report, "applications.carried_in@org.research"), "", "a slash is no number");
        assert_eq!(raw(&report, "applications.carried_in@org.other"), "", "blank is not 0");
        assert_eq!(raw(&report, "applications.carried_in@total"), "121");
        let written = report.cells().filter(|(_, cell)| !cell.is_blank()).count();
        assert_eq!(written, 3, "nothing else, the stock neither");
        assert!(report.narrative.parts().all(|(_, text)| text.is_empty()));
    }

    #[test]
    fn the_year_decides_the_form_and_the_key_the_cell() {
        let mut before = last_year("ed2019", 2020);
        set(&mut before, "applications.carried_out@natural_person", "4");
        set(&mut before, "applications.carried_out@org.other", "-2");
        let report = begin(&before);
        assert_eq!(report.edition(), EditionKey::latest());
        assert_eq!(raw(&report, "applications.carried_in@natural_person"), "4");
        assert_eq!(
            raw(&report, "applications.carried_in@org.other"),
            "",
            "less than nothing is carried over"
        );
        // What the old form counts in Table A is another quantity, so there is no stock to go on from.
        assert!(stock(&report, &before).is_empty());
        before.meta.year = None;
        assert_eq!(begin(&before).meta.year, None);
    }

    #[test]
    fn settings_are_offered_without_the_day() {
        let mut before = last_year("ed2021", 2023);
        assert_eq!(settings(&before), None);
        before.settings.deadline = Date::new(2024, 1, 20);
        assert_eq!(settings(&before), None);
        before.settings.packs.push("{}".into());
        before.settings.off.push("T101".into());
        let offered = settings(&before).unwrap();
        assert_eq!((offered.deadline, offered.packs.len(), offered.off.len()), (None, 1, 1));
        assert!(begin(&before).settings.is_usual(), "nothing unasked");
    }

    #[test]
    fn the_stock_is_expected_once_the_changes_are_written() {
        let mut before = last_year("ed2021", 2023);
        set(&mut before, "proactive.normative_docs.in_force", "12");
        let mut report = begin(&before);
        let due = |report: &Report| stock(report, &before).iter().map(Stock::due).collect::<Vec<_>>();
        assert_eq!(due(&report), [None]);
        set(&mut report, "proactive.normative_docs.issued", "3");
        assert_eq!(due(&report), [None]);
        set(&mut report, "proactive.normative_docs.repealed", "1");
        assert_eq!(due(&report), [Some(Amount::whole(14))]);
        assert_eq!(stock(&report, &before)[0].before, Amount::whole(12));
    }
}

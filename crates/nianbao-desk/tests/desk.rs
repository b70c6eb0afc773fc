//! The desk over made-up counties: what it finds, and every guard that keeps it silent.

#![expect(clippy::unwrap_used, reason = "only tests are here")]

use nianbao_core::check::Severity;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::found::{Found, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Date, OrgKind, Report, TextPart};
use nianbao_desk::{Desk, List, Listed, Outcome, Unit, look, same_organ};

const ISSUED: &str = "proactive.normative_docs.issued";
const PERSON: &str = "applications.new_received@natural_person";
const TOTAL: &str = "applications.new_received@total";
const FEE: &str = "proactive.admin_fees.amount_wan_yuan";

fn unit(organ: &str, cells: &[(&str, &str)]) -> Unit {
    Unit { name: format!("{organ}.docx"), report: report(organ, cells) }
}

/// All cells 0 but these, totals computed.
fn report(organ: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = organ.to_owned();
    report.meta.org_kind = OrgKind::Township;
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(report.set(id, "0")));
    for (path, raw) in cells {
        let id = report.find(path).unwrap();
        report.set(id, *raw);
    }
    for table in TableKey::ALL {
        for (id, total) in report.totals(table) {
            report.set(id, total.to_string());
        }
    }
    report
}

fn list(names: &[&str], confirmed: bool) -> List {
    let units = names.iter().map(|name| Listed { name: (*name).to_owned(), deadline: None }).collect();
    List { units, confirmed }
}

fn towns() -> Vec<Unit> {
    vec![
        unit("青禾县甲山镇人民政府", &[(ISSUED, "2"), (PERSON, "5"), (FEE, "1.25")]),
        unit("青禾县乙水镇人民政府", &[(ISSUED, "1"), (PERSON, "3"), (FEE, "0.3")]),
    ]
}

const NAMES: [&str; 2] = ["青禾县甲山镇人民政府", "乙水镇人民政府"];

fn rules(outcome: &Outcome) -> Vec<(&str, Severity)> {
    outcome.findings.iter().map(|one| (one.rule.id, one.severity)).collect()
}

fn value(report: &Report, path: &str) -> String {
    report.raw(report.find(path).unwrap()).to_owned()
}

#[test]
fn units_are_added_and_totals_computed() {
    let mut units = towns();
    // One unit's total is wrong; that is its own business.
    let id = units[0].report.find(TOTAL).unwrap();
    units[0].report.set(id, "99");
    let outcome = look(&Desk { units: &units, ..Desk::default() });
    for (path, expected) in
        [(ISSUED, "3"), (PERSON, "8"), (TOTAL, "8"), (FEE, "1.55"), ("disputes.review.total", "0")]
    {
        assert_eq!(value(&outcome.sum.report, path), expected, "{path}");
    }
    assert!(outcome.findings.is_empty() && outcome.against.is_none());
}

#[test]
fn blanks_are_counted_and_what_cannot_be_read_is_named() {
    let mut units = towns();
    for (unit, path, raw) in [
        (0, ISSUED, ""),
        (0, PERSON, "五"),
        (0, "proactive.rules.issued", "/"),
        (1, "proactive.rules.issued", ""),
    ] {
        let id = units[unit].report.find(path).unwrap();
        units[unit].report.set(id, raw);
    }
    let sum = look(&Desk { units: &units, ..Desk::default() }).sum;
    assert_eq!(value(&sum.report, ISSUED), "1");
    assert_eq!(value(&sum.report, "proactive.rules.issued"), "", "nobody filled it");
    assert_eq!(sum.blanks, 3);
    assert_eq!(sum.unread.len(), 1);
    assert_eq!((sum.unread[0].unit, sum.unread[0].raw.as_str()), (0, "五"));
}

#[test]
fn an_older_form_is_added_by_meaning() {
    let mut units = towns();
    let ed2019 = EditionKey::from_key("ed2019").unwrap();
    let mut table = Report::blank(ed2019);
    let id = table.find("proactive19.rules.made_new").unwrap();
    table.set(id, "7");
    let data: TableData = (**table.table(TableKey::Proactive)).clone();
    units[0].report.set_table(data.into());
    let sum = look(&Desk { units: &units, ..Desk::default() }).sum;
    assert_eq!(value(&sum.report, PERSON), "8", "applications mean the same on both");
    assert_eq!(value(&sum.report, ISSUED), "1");
    assert_eq!(sum.left_out, [(0, 1)], "what the form does not have is said");
}

#[test]
fn a_row_that_one_form_divides_is_added_by_meaning() {
    let at = |row: &str| format!("applications.result.{row}@natural_person");
    let [other, unpaid, misc, total] = ["other", "other.fee_unpaid", "other.misc", "total"].map(at);
    let ed2019 = EditionKey::from_key("ed2019").unwrap();
    let older = |cells: &[(&str, &str)]| {
        let mut older = Report::blank(ed2019);
        for (path, raw) in cells {
            older.set(older.find(path).unwrap(), *raw);
        }
        older.table(TableKey::Applications).clone()
    };
    let mut units = vec![unit(NAMES[0], &[]), unit("青禾县乙水镇人民政府", &[(&unpaid, "2"), (&misc, "1")])];
    units[0].report.set_table(older(&[(&other, "4")]));
    let list = list(&NAMES, true);
    let with = |units: &[Unit], parent: &Report| {
        look(&Desk { units, parent: Some(parent), list: Some(&list), ..Desk::default() })
    };
    // Nobody knows which of the three rows the four are of, but they are in the total.
    let parent = report("青禾县人民政府", &[(&unpaid, "5"), (&misc, "2")]);
    let outcome = with(&units, &parent);
    assert_eq!(value(&outcome.sum.report, &total), "7");
    assert_eq!(value(&outcome.sum.report, &misc), "1");
    assert!(outcome.findings.is_empty() && outcome.sum.left_out.is_empty(), "{:?}", outcome.findings);
    assert!(outcome.against.unwrap().complete);
    let outcome = with(&units, &report("青禾县人民政府", &[(&unpaid, "2"), (&misc, "1")]));
    assert!(outcome.findings.iter().all(|one| one.cell.unwrap().slot().computed));
    assert!(rules(&outcome).contains(&("U101", Severity::Error)), "{:?}", outcome.findings);
    // What cannot be read there judges no total.
    let mut unread = units.clone();
    unread[0].report.set_table(older(&[(&other, "四")]));
    assert!(with(&unread, &parent).findings.is_empty());
    // The other way round the rows come together.
    let mut parent = Report::blank(ed2019);
    parent.meta = report("青禾县人民政府", &[]).meta;
    parent.set_table(older(&[(&other, "8"), (&total, "8")]));
    let outcome = with(&units, &parent);
    assert_eq!(value(&outcome.sum.report, &other), "7");
    assert!(outcome.findings.iter().any(|one| one.message.contains("填的是8")), "{:?}", outcome.findings);
}

#[test]
fn a_difference_is_an_error_only_when_the_list_is_confirmed_and_complete() {
    let units = towns();
    let parent = report("青禾县人民政府", &[(ISSUED, "4"), (PERSON, "8"), (FEE, "1.55")]);
    let with =
        |list: Option<&List>| look(&Desk { units: &units, parent: Some(&parent), list, ..Desk::default() });
    let confirmed = list(&NAMES, true);
    let outcome = with(Some(&confirmed));
    assert!(outcome.against.as_ref().unwrap().complete);
    assert_eq!(rules(&outcome), [("U101", Severity::Error)]);
    assert!(
        outcome.findings[0].message.contains("填的是4，各单位之和是3，多1"),
        "{}",
        outcome.findings[0].message
    );
    // Not confirmed, or no list at all: please check.
    let unconfirmed = list(&NAMES, false);
    for outcome in [with(Some(&unconfirmed)), with(None)] {
        assert_eq!(rules(&outcome), [("U101", Severity::Verify)]);
        assert!(outcome.findings[0].message.contains("已有各单位之和"));
    }
}

#[test]
fn until_all_are_there_a_parent_above_the_sum_says_nothing() {
    let units = towns();
    let list = list(&["青禾县甲山镇人民政府", "乙水镇人民政府", "丙湖镇人民政府"], true);
    let above = report("青禾县人民政府", &[(ISSUED, "9"), (PERSON, "8"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&above), list: Some(&list), ..Desk::default() });
    assert_eq!(rules(&outcome), [("U103", Severity::Hint)]);
    let against = outcome.against.unwrap();
    assert!(against.missing && !against.complete);
    assert_eq!(against.differences.len(), 1, "the desk still shows how far it is");
    // Below the sum nobody who is missing can help.
    let below = report("青禾县人民政府", &[(ISSUED, "2"), (PERSON, "8"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&below), list: Some(&list), ..Desk::default() });
    assert_eq!(rules(&outcome), [("U102", Severity::Verify), ("U103", Severity::Hint)]);
    assert!(outcome.findings[0].message.contains("少1"));
}

#[test]
fn a_total_that_follows_is_not_told_twice() {
    let units = towns();
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "9"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.cell?.path())).collect();
    assert_eq!(cells, [PERSON]);
    // A total of the parent's own that differs while all it sums agrees is told.
    let mut parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "1.55")]);
    let id = parent.find(TOTAL).unwrap();
    parent.set(id, "10");
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.cell?.path())).collect();
    assert_eq!(cells, [TOTAL]);
}

#[test]
fn a_row_is_told_once_and_one_offices_report_too() {
    let slots: Vec<_> = Report::for_year(2024).cells().map(|(id, _)| id.slot()).collect();
    let leaves = || slots.iter().filter(|slot| !slot.computed).map(|slot| slot.path.as_str());
    let all = |raw: &'static str| leaves().map(|path| (path, raw)).collect::<Vec<_>>();
    let units = [unit(NAMES[0], &all("3")), unit("青禾县乙水镇人民政府", &all("4"))];
    let list = list(&NAMES, true);
    let with = |cells: &[(&str, &str)], list: Option<&List>| {
        let parent = report("青禾县人民政府", cells);
        look(&Desk { units: &units, parent: Some(&parent), list, ..Desk::default() })
    };
    assert!(with(&all("7"), Some(&list)).findings.is_empty());
    let outcome = with(&all("3"), Some(&list));
    assert_eq!(rules(&outcome), [("U101", Severity::Error)]);
    assert!(outcome.findings[0].message.contains("只填了本机关的数"));
    assert!(outcome.against.unwrap().differences.len() > 100, "the desk still shows every cell");
    assert_eq!(rules(&with(&all("3"), None)), [("U102", Severity::Verify)]);
    // One row, two cells: one finding, with the first cell and the number of the others.
    let row = Report::for_year(2024).find(PERSON).unwrap().slot().row_line.node.key;
    let in_row = slots.iter().filter(|slot| !slot.computed && slot.row_line.node.key == row);
    let mut cells = all("7");
    cells.extend(in_row.take(2).map(|slot| (slot.path.as_str(), "9")));
    let outcome = with(&cells, Some(&list));
    assert_eq!(rules(&outcome), [("U101", Severity::Error)]);
    assert!(outcome.findings[0].message.ends_with("同一行另有1格不符。"), "{}", outcome.findings[0].message);
    // What is more than the sum nearly everywhere is no office's report: row by row.
    assert!(with(&all("9"), Some(&list)).findings.len() > 10);
}

#[test]
fn what_cannot_be_read_judges_nothing() {
    let mut units = towns();
    let id = units[0].report.find(ISSUED).unwrap();
    units[0].report.set(id, "两件");
    let list = list(&NAMES, true);
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "7"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&parent), list: Some(&list), ..Desk::default() });
    assert!(!outcome.against.as_ref().unwrap().complete);
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.cell?.path())).collect();
    assert_eq!(cells, [PERSON], "the cell with the unreadable share is left alone");
    assert!(outcome.findings.iter().all(|one| one.severity != Severity::Error));
}

/// A report whose table was left blank, or lost on reading.
fn without(mut unit: Unit, table: TableKey) -> Unit {
    let ids: Vec<_> = unit.report.table(table).cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(unit.report.set(id, "")));
    unit
}

fn found(state: TableState) -> Found {
    let mut found = Found::default();
    found.tables.iter_mut().for_each(|table| table.state = state);
    found
}

#[test]
fn a_table_nobody_filled_or_read_is_a_table_that_is_missing() {
    let list = list(&NAMES, true);
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "1.55")]);
    let with = |units: &[Unit], parent: &Report| {
        look(&Desk { units, parent: Some(parent), list: Some(&list), ..Desk::default() })
    };
    let mut units = towns();
    units[1] = without(units[1].clone(), TableKey::Applications);
    let outcome = with(&units, &parent);
    assert_eq!(outcome.sum.silent, [(1, TableKey::Applications)]);
    assert_eq!(rules(&outcome), [("U103", Severity::Hint)], "no 0 was counted: {:?}", outcome.findings);
    assert!(outcome.findings[0].message.contains("目前") && outcome.findings[0].units == [1]);
    assert!(!outcome.against.unwrap().complete);
    // Below what is there so far is wrong whatever is missing; other tables are compared as ever.
    let below = report("青禾县人民政府", &[(ISSUED, "4"), (PERSON, "4"), (FEE, "1.55")]);
    assert_eq!(
        rules(&with(&units, &below)),
        [("U101", Severity::Verify), ("U102", Severity::Verify), ("U103", Severity::Hint)]
    );
    // A table of dashes says nothing where the file's was lost, and everything where it was read.
    let mut units = towns();
    let ids: Vec<_> = units[1].report.table(TableKey::Applications).cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(units[1].report.set(id, "/")));
    for (state, silent) in [(TableState::Read, 0), (TableState::Empty, 1), (TableState::Absent, 1)] {
        units[1].report.found = Some(found(state).into());
        assert_eq!(with(&units, &parent).sum.silent.len(), silent, "{state:?}");
    }
    // The parent's own blank table is no report of noughts.
    let parent = without(Unit { name: String::new(), report: parent }, TableKey::Applications).report;
    let outcome = with(&towns(), &parent);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.against.unwrap().silent, [TableKey::Applications]);
}

#[test]
fn a_row_that_could_not_be_placed_is_not_blank() {
    let mut units = towns();
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "1.55")]);
    let row = units[1].report.find(PERSON).unwrap().slot().row_line.node.key;
    let cells: Vec<_> = units[1].report.cells().map(|(id, _)| id).collect();
    for id in cells.into_iter().filter(|id| id.slot().row_line.node.key == row) {
        units[1].report.set(id, "");
    }
    let list = list(&NAMES, true);
    let desk = Desk { parent: Some(&parent), list: Some(&list), ..Desk::default() };
    assert_eq!(
        rules(&look(&Desk { units: &units, ..desk })),
        [("U101", Severity::Error)],
        "blank is what it says"
    );
    let mut lost = found(TableState::Read);
    lost.table_mut(TableKey::Applications).unread_rows.push(row.to_owned());
    units[1].report.found = Some(lost.into());
    let outcome = look(&Desk { units: &units, ..desk });
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert!(outcome.sum.unread.iter().any(|one| one.unit == 1 && one.cell.path() == PERSON));
    assert!(!outcome.against.unwrap().complete);
}

#[test]
fn another_unit_of_money_is_not_added() {
    let mut units = towns();
    let fee = units[0].report.find(FEE).unwrap();
    units[0].report.set(fee, "25000元");
    let list = list(&NAMES, true);
    let mut parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "2.8")]);
    let with = |units: &[Unit], parent: &Report| {
        look(&Desk { units, parent: Some(parent), list: Some(&list), ..Desk::default() })
    };
    let outcome = with(&units, &parent);
    assert_eq!(value(&outcome.sum.report, FEE), "0.3");
    assert_eq!(outcome.sum.unread[0].raw, "25000元");
    assert!(outcome.findings.is_empty() && !outcome.against.unwrap().complete);
    // The form's own unit is its number, and the parent is read in the same way.
    units[0].report.set(fee, "2.5万元");
    assert!(with(&units, &parent).findings.is_empty());
    parent.set(parent.find(FEE).unwrap(), "28000元");
    let outcome = with(&units, &parent);
    assert!(outcome.findings.is_empty());
    assert_eq!(outcome.against.unwrap().unread, [fee]);
}

#[test]
fn the_roll_names_who_is_missing_doubled_late_or_of_another_year() {
    let mut units = towns();
    units.push(unit("青禾县甲山镇人民政府", &[(ISSUED, "50")]));
    units.push(unit("青禾县财政局", &[]));
    units.push(unit("青禾县丁岭镇人民政府", &[(ISSUED, "70")]));
    units[4].report.meta.year = Some(2023);
    units[1].report.meta.published_on = Date::new(2025, 2, 3);
    let list = list(&["甲山镇人民政府", "乙水镇人民政府", "丙湖镇人民政府"], true);
    let outcome = look(&Desk { units: &units, list: Some(&list), ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, ISSUED), "3", "doubled and other years do not count");
    let roll = &outcome.roll;
    assert_eq!(roll.missing, ["丙湖镇人民政府"]);
    assert_eq!(
        (&roll.doubled[..], &roll.unlisted[..], &roll.other_year[..]),
        (&[(2, 0)][..], &[3][..], &[4][..])
    );
    assert_eq!(roll.late, [(1, Date::new(2025, 1, 31).unwrap())]);
    assert!(rules(&outcome).iter().all(|one| *one == ("U103", Severity::Hint)));
    assert_eq!(outcome.findings.len(), 5);
    // A day that the place set goes before the usual one, and a unit's own before that.
    let desk = Desk { units: &units, list: Some(&list), deadline: Date::new(2025, 2, 5), ..Desk::default() };
    assert!(look(&desk).roll.late.is_empty());
    let mut own = list.clone();
    own.units[1].deadline = Date::new(2025, 1, 15);
    assert_eq!(look(&Desk { list: Some(&own), ..desk }).roll.late, [(1, Date::new(2025, 1, 15).unwrap())]);
}

#[test]
fn a_government_and_its_office_are_two() {
    assert!(!same_organ("青禾县人民政府", "青禾县人民政府办公室"));
    assert!(same_organ("青禾县 甲山镇人民政府", "甲山镇人民政府"));
    assert!(!same_organ("局", "财政局") && !same_organ("", ""));
    for (one, other, same) in [
        ("青禾镇", "清江县青禾镇人民政府", true),
        ("青禾镇政府", "清江县青禾镇人民政府", true),
        ("清江县东街道办事处", "东街道", true),
        ("财政局", "清江县财政局", true),
        ("青禾镇人民政府", "清江县大青禾镇人民政府", false),
        ("清江县人民政府", "清江县青禾镇人民政府", false),
        ("办公室", "清江县人民政府办公室", false),
    ] {
        assert_eq!((same_organ(one, other), same_organ(other, one)), (same, same), "{one} {other}");
    }
    let units = [unit("青禾县人民政府办公室", &[]), unit("青禾县人民政府", &[])];
    let list = list(&["青禾县人民政府", "青禾县人民政府办公室"], true);
    assert!(look(&Desk { units: &units, list: Some(&list), ..Desk::default() }).findings.is_empty());
    // A short name that fits two takes neither.
    let units = [unit("青禾县城关镇人民政府", &[]), unit("白石县城关镇人民政府", &[])];
    let list = self::list(&["城关镇人民政府"], true);
    let roll = look(&Desk { units: &units, list: Some(&list), ..Desk::default() }).roll;
    assert_eq!(roll.missing, ["城关镇人民政府"]);
    assert_eq!(roll.unlisted, [0, 1]);
    // Nor does one that two on the list can mean.
    let units = [unit("城关镇人民政府", &[])];
    let list = self::list(&["青禾县城关镇", "白石县城关镇"], true);
    let roll = look(&Desk { units: &units, list: Some(&list), ..Desk::default() }).roll;
    assert_eq!((roll.missing.len(), &roll.unlisted[..]), (2, &[0][..]));
}

#[test]
fn who_is_not_on_the_list_does_not_count() {
    let mut units = towns();
    units.push(unit("青禾县财政局", &[(ISSUED, "40")]));
    let list = list(&["甲山镇", "乙水镇"], true);
    let outcome = look(&Desk { units: &units, list: Some(&list), ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, ISSUED), "3");
    assert_eq!((&outcome.roll.counted[..], &outcome.roll.unlisted[..]), (&[0, 1][..], &[2][..]));
    assert!(outcome.findings[0].message.contains("没有计入"), "{}", outcome.findings[0].message);
    // Without a list everybody counts.
    let outcome = look(&Desk { units: &units, ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, ISSUED), "43");
}

#[test]
fn the_parents_own_report_is_no_unit() {
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "1.55")]);
    let mut units = towns();
    units.push(Unit { name: "副本.docx".to_owned(), report: parent.clone() });
    // A list may name the parent too.
    for names in [&NAMES[..], &[NAMES[0], NAMES[1], "青禾县人民政府"]] {
        let list = list(names, true);
        let desk = Desk { units: &units, parent: Some(&parent), list: Some(&list), ..Desk::default() };
        let outcome = look(&desk);
        assert_eq!(value(&outcome.sum.report, ISSUED), "3");
        assert_eq!(outcome.roll.own, [2]);
        assert_eq!(rules(&outcome), [("U103", Severity::Hint)], "{:?}", outcome.findings);
        assert!(outcome.findings[0].message.contains("副本.docx"));
        assert!(outcome.against.unwrap().complete);
    }
    // Its office is a unit.
    units[2].report.meta.org_name += "办公室";
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, ISSUED), "6");
}

#[test]
fn two_reports_of_one_unit_judge_nothing_where_they_differ() {
    let mut units = towns();
    units.push(unit(NAMES[0], &[(ISSUED, "4"), (PERSON, "5"), (FEE, "1.25")]));
    let list = list(&NAMES, true);
    let with = |units: &[Unit], cells: &[(&str, &str)]| {
        let parent = report("青禾县人民政府", cells);
        look(&Desk { units, parent: Some(&parent), list: Some(&list), ..Desk::default() })
    };
    let outcome = with(&units, &[(ISSUED, "5"), (PERSON, "8"), (FEE, "1.55")]);
    assert_eq!(rules(&outcome), [("U103", Severity::Hint)], "{:?}", outcome.findings);
    assert!(outcome.findings[0].message.contains("两份的数不同"));
    assert_eq!(outcome.sum.unsure.iter().map(|id| id.path()).collect::<Vec<_>>(), [ISSUED]);
    // Where they agree the parent is held against them, and no error is sure.
    let outcome = with(&units, &[(ISSUED, "5"), (PERSON, "9"), (FEE, "1.55")]);
    assert_eq!(rules(&outcome), [("U101", Severity::Verify), ("U103", Severity::Hint)]);
    // The same report twice is only told.
    units[2] = units[0].clone();
    let outcome = with(&units, &[(ISSUED, "5"), (PERSON, "8"), (FEE, "1.55")]);
    assert_eq!(rules(&outcome), [("U101", Severity::Verify), ("U103", Severity::Hint)]);
    assert!(!outcome.findings[1].message.contains("不同"));
}

/// Made-up text in which no run stands twice by chance.
fn words(seed: u32, count: u32) -> String {
    let mixed = |at: u32| {
        let mut mixed = at ^ seed.wrapping_mul(0x9e37_79b9);
        for times in [0x85eb_ca6b_u32, 0xc2b2_ae35] {
            mixed = (mixed ^ (mixed >> 15)).wrapping_mul(times);
        }
        mixed >> 16
    };
    (0..count).filter_map(|at| char::from_u32(0x4e00 + mixed(at) % 5000)).collect()
}

fn writers(texts: Vec<String>) -> Vec<Unit> {
    let one = |(at, text): (usize, String)| {
        let mut unit = unit(&format!("青禾县第{at}镇人民政府"), &[]);
        unit.report.narrative.set(TextPart::Overview, text);
        unit
    };
    texts.into_iter().enumerate().map(one).collect()
}

fn alike(units: &[Unit]) -> Vec<Vec<usize>> {
    let outcome = look(&Desk { units, ..Desk::default() });
    outcome.findings.into_iter().filter(|one| one.rule.id == "U104").map(|one| one.units).collect()
}

#[test]
fn copied_texts_are_found_and_own_words_are_not() {
    let texts: Vec<String> = (0..6).map(|seed| words(seed, 400)).collect();
    assert!(alike(&writers(texts.clone())).is_empty());
    // The fourth took most of the second's, in another order, with other numbers.
    let mut copied = texts.clone();
    let half = copied[1].char_indices().nth(200).unwrap().0;
    copied[3] = format!("2024年{}，{}", &texts[1][half..], &texts[1][..half]);
    assert_eq!(alike(&writers(copied)), [[1, 3]]);
    // A third of it is no copy.
    let mut little = texts.clone();
    let third = texts[1].char_indices().nth(130).unwrap().0;
    little[3] = texts[1][..third].to_owned() + &words(99, 270);
    assert!(alike(&writers(little)).is_empty());
    // Short texts say nothing.
    assert!(alike(&writers(vec!["没有收到申请，没有收取费用。".to_owned(); 5])).is_empty());
}

#[test]
fn what_more_than_half_share_is_the_countys_template() {
    let template = words(50, 600);
    let with = |seed| template.clone() + &words(seed, 200);
    assert!(alike(&writers((0..6).map(with).collect())).is_empty());
    // Exactly half of them with one text are no template but three copies.
    let mut texts: Vec<String> = (0..6).map(|seed| words(seed, 400)).collect();
    (texts[2], texts[4]) = (texts[0].clone(), texts[0].clone());
    assert_eq!(alike(&writers(texts)), [[0, 2], [0, 4], [2, 4]]);
    // A report that stands there twice is told once, as that.
    let mut units = writers((0..5).map(|seed| words(seed, 400)).collect());
    units.push(units[0].clone());
    assert!(alike(&units).is_empty());
    // Of two or three nobody can say which is the template.
    assert_eq!(alike(&writers(vec![words(7, 300), words(7, 300)])).len(), 1);
}

#[test]
fn many_units_cost_no_more_than_their_text() {
    let units = writers((0..600).map(|seed| words(seed, 600)).collect());
    let begin = std::time::Instant::now();
    assert!(alike(&units).is_empty());
    // Some seconds without optimisation; all pairs would take minutes.
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}

#[test]
fn nothing_is_no_county() {
    let outcome = look(&Desk::default());
    assert!(outcome.findings.is_empty() && outcome.roll.counted.is_empty());
    assert!(outcome.sum.report.cells().all(|(_, cell)| cell.is_blank()));
}

//! What is added up, and what is not known.

use nianbao_core::check::Severity;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::found::{Found, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Report, TextPart};
use nianbao_desk::{Desk, Of, Unit, look};

use super::{FEE, ISSUED, NAMES, PERSON, TOTAL, list, report, rules, towns, unit, value};

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
    assert_eq!(sum.blanks, [3, 0, 0]);
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
    let left: Vec<(usize, &str)> = sum.left_out.iter().map(|one| (one.unit, one.cell.path())).collect();
    assert_eq!(left, [(0, "proactive19.rules.made_new")], "what the form does not have is said");
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
    assert!(outcome.findings.iter().all(|one| one.at.cell().unwrap().slot().computed));
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
fn what_cannot_be_read_judges_nothing() {
    let mut units = towns();
    let id = units[0].report.find(ISSUED).unwrap();
    units[0].report.set(id, "两件");
    let list = list(&NAMES, true);
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "7"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&parent), list: Some(&list), ..Desk::default() });
    assert!(!outcome.against.as_ref().unwrap().complete);
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.at.cell()?.path())).collect();
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
    assert!(outcome.findings[0].message.contains("目前") && outcome.findings[0].at.of == Of::Unit(1));
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
fn each_table_is_summed_on_its_own_edition() {
    let ed2019 = EditionKey::from_key("ed2019").unwrap();
    let older = |table: TableKey, cells: &[(&str, &str)]| {
        let mut older = Report::blank(ed2019);
        for (path, raw) in cells {
            older.set(older.find(path).unwrap(), *raw);
        }
        older.table(table).clone()
    };
    let made = "proactive19.rules.made_new";
    // A parent whose file mixes both forms: its own older table is compared too.
    let units = towns();
    let mut parent = report("青禾县人民政府", &[(PERSON, "8")]);
    parent.set_table(older(TableKey::Proactive, &[(made, "3")]));
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    let editions = TableKey::ALL.map(|table| outcome.sum.report.table(table).edition());
    assert_eq!(editions, TableKey::ALL.map(|table| parent.table(table).edition()));
    assert_eq!(value(&outcome.sum.report, PERSON), "8");
    // Without a parent the form that all units used keeps everything they wrote.
    let mut units = towns();
    for unit in &mut units {
        unit.report.set_table(older(TableKey::Proactive, &[(made, "3")]));
    }
    let outcome = look(&Desk { units: &units, ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, made), "6");
    assert!(outcome.sum.left_out.is_empty());
    // Where they do not agree, the year decides, and what is left out is said in the sheet.
    units.push(unit("青禾县丙湖镇人民政府", &[(ISSUED, "2")]));
    let outcome = look(&Desk { units: &units, ..Desk::default() });
    assert_eq!(value(&outcome.sum.report, ISSUED), "2");
    assert_eq!(outcome.sum.left_out.len(), 2);
    let note = outcome.sum.report.narrative.get(TextPart::Note(TableKey::Proactive));
    for words in
        ["甲山镇人民政府", "乙水镇人民政府", "用的不是2021年格式", "有1格在这张表里没有对应的项目，没有计入"]
    {
        assert!(note.contains(words), "{words}: {note}");
    }
    assert!(!note.contains("丙湖镇"), "{note}");
}

#[test]
fn the_sheet_says_what_its_rows_do_not_show() {
    let at = |row: &str| format!("applications.result.{row}@natural_person");
    let ed2019 = EditionKey::from_key("ed2019").unwrap();
    let mut older = Report::blank(ed2019);
    for (path, raw) in [(at("other"), "4"), (at("total"), "4"), (at("granted"), "四")] {
        older.set(older.find(&path).unwrap(), raw);
    }
    let mut units = towns();
    units[0].report.set_table(older.table(TableKey::Applications).clone());
    units[1] = without(units[1].clone(), TableKey::Disputes);
    let three = list(&[NAMES[0], NAMES[1], "丙湖镇人民政府"], true);
    let outcome = look(&Desk { units: &units, list: Some(&three), ..Desk::default() });
    let narrative = &outcome.sum.report.narrative;
    let note = narrative.get(TextPart::Note(TableKey::Applications));
    for words in ["按含义相同的项目相加", "只计入总计，分不到各行", "写的是“四”，没有计入", "格空白按0计"]
    {
        assert!(note.contains(words), "{words}: {note}");
    }
    // The row that nobody divided is in the total all the same.
    assert_eq!(value(&outcome.sum.report, &at("total")), "4");
    let note = narrative.get(TextPart::Note(TableKey::Disputes));
    assert!(note.contains("乙水镇") && note.contains("空的或者没有读到"), "{note}");
    assert_eq!(narrative.get(TextPart::Note(TableKey::Proactive)), "");
    let lead = narrative.get(TextPart::Lead);
    assert!(lead.contains("2份报告") && lead.contains("还有1个单位没有报告"), "{lead}");
    // A sum about which nothing is to be said says nothing.
    let two = list(&NAMES, true);
    let towns = towns();
    let outcome = look(&Desk { units: &towns, list: Some(&two), ..Desk::default() });
    assert!(outcome.remarks.is_empty(), "{:?}", outcome.remarks);
    assert_eq!(outcome.sum.report.narrative.get(TextPart::Lead), "各表的数由2份报告相加得出。");
}

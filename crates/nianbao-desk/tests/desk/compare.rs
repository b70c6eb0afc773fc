//! The parent against the sum: what is told, and how often.

use nianbao_core::check::Severity;
use nianbao_core::model::{Place, Report};
use nianbao_desk::{Desk, List, Of, Spot, look};

use super::{FEE, ISSUED, NAMES, PERSON, TOTAL, list, report, rules, towns, unit};

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
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.at.cell()?.path())).collect();
    assert_eq!(cells, [PERSON]);
    // A total of the parent's own that differs while all it sums agrees is told.
    let mut parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8"), (FEE, "1.55")]);
    let id = parent.find(TOTAL).unwrap();
    parent.set(id, "10");
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    let cells: Vec<&str> = outcome.findings.iter().filter_map(|one| Some(one.at.cell()?.path())).collect();
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
    assert!(
        outcome.findings[0].message.ends_with("；同一行另有1格不符。"),
        "{}",
        outcome.findings[0].message
    );
    // What is more than the sum nearly everywhere is no office's report: row by row.
    assert!(with(&all("9"), Some(&list)).findings.len() > 10);
}

#[test]
fn what_the_parent_did_not_fill_in_is_no_nought() {
    let mut units = towns();
    let id = units[1].report.find(ISSUED).unwrap();
    units[1].report.set(id, "");
    let list = list(&NAMES, true);
    for (raw, words) in [
        ("", "没有填，各单位之和是2（1个单位没有填，按0计）。"),
        ("/", "填的是“/”，各单位之和是2（1个单位没有填，按0计）。"),
        ("0", "填的是0，各单位之和是2（1个单位没有填，按0计），少2。"),
    ] {
        let parent = report("青禾县人民政府", &[(ISSUED, raw), (PERSON, "8"), (FEE, "1.55")]);
        let outcome =
            look(&Desk { units: &units, parent: Some(&parent), list: Some(&list), ..Desk::default() });
        assert_eq!(rules(&outcome), [("U101", Severity::Error)]);
        assert!(outcome.findings[0].message.ends_with(words), "{}", outcome.findings[0].message);
        let says = outcome.against.unwrap().differences[0].parent;
        assert_eq!(says.is_some(), raw == "0");
    }
    // Nothing against nothing is no difference.
    let parent = report(
        "青禾县人民政府",
        &[(ISSUED, "2"), (PERSON, "8"), (FEE, "1.55"), ("proactive.rules.issued", "")],
    );
    let outcome = look(&Desk { units: &units, parent: Some(&parent), list: Some(&list), ..Desk::default() });
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
}

#[test]
fn a_parent_of_one_office_is_told_what_it_left_blank() {
    let slots: Vec<_> = Report::for_year(2024).cells().map(|(id, _)| id.slot()).collect();
    let leaves = || slots.iter().filter(|slot| !slot.computed).map(|slot| slot.path.as_str());
    let all = |raw: &'static str| leaves().map(|path| (path, raw)).collect::<Vec<_>>();
    let units = [unit(NAMES[0], &all("3")), unit("青禾县乙水镇人民政府", &all("4"))];
    let mut cells = all("1");
    cells.extend([(ISSUED, ""), (FEE, "")]);
    let parent = report("青禾县人民政府", &cells);
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    assert_eq!(rules(&outcome), [("U102", Severity::Verify)]);
    assert!(outcome.findings[0].message.contains("（其中2格没有填）"), "{}", outcome.findings[0].message);
    assert!(outcome.findings[0].related.len() > 100, "every cell is pointed at");
}

#[test]
fn both_sides_are_pointed_at() {
    let mut units = towns();
    units.push(unit("青禾县丙湖镇人民政府", &[]));
    let parent = report("青禾县人民政府", &[(ISSUED, "4"), (PERSON, "8"), (FEE, "1.55")]);
    let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
    let finding = &outcome.findings[0];
    let cell = |report: &Report| Place::Cell(report.find(ISSUED).unwrap());
    assert_eq!(finding.at, Spot { of: Of::Parent, at: cell(&parent) });
    let related: Vec<&Spot> = finding.related.iter().map(|related| &related.at).collect();
    let of = |index: usize| Spot { of: Of::Unit(index), at: cell(&units[index].report) };
    assert_eq!(related, [&of(0), &of(1)], "those that add nothing are not");
}

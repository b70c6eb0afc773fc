//! Who is there, and who counts.

use nianbao_core::check::Severity;
use nianbao_core::model::Date;
use nianbao_desk::{Desk, Unit, look, same_organ};

use super::{FEE, ISSUED, NAMES, PERSON, list, report, rules, towns, unit, value};

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

#[test]
fn a_parent_is_held_against_somebody() {
    let parent = report("青禾县人民政府", &[(ISSUED, "3"), (PERSON, "8")]);
    let mut units = vec![Unit { name: "副本.docx".to_owned(), report: parent.clone() }];
    for year in [2024, 2023] {
        units[0].report.meta.year = Some(year);
        let outcome = look(&Desk { units: &units, parent: Some(&parent), ..Desk::default() });
        assert!(outcome.against.is_none());
        assert_eq!(rules(&outcome), [("U103", Severity::Hint)], "nobody's sum is not 0");
        let reasons: Vec<_> = outcome.coverage[..2].iter().map(|one| one.status.reason()).collect();
        assert_eq!(reasons, [Some("没有可以计入汇总的报告"); 2]);
    }
}

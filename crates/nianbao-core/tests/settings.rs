//! Settings: what is switched off says so, limits are drawn where they are wanted, and whoever checks has the last word.

#![expect(clippy::unwrap_used, reason = "only tests are here")]
use nianbao_core::check::{About, Context, Outcome, Status, check, record, rules};
use nianbao_core::model::{Date, Limit, Report, Settings};

/// All cells 0, but a balance that is broken and a text that is too long for some.
fn report() -> Report {
    let mut report = Report::for_year(2024);
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(report.set(id, "0")));
    let id = report.find("disputes.review.upheld").unwrap();
    report.set(id, "3");
    report.narrative.set(nianbao_core::model::TextPart::Overview, "公开".repeat(300));
    report
}

fn status<'a>(outcome: &'a Outcome, rule: &str) -> &'a Status {
    &outcome.coverage.iter().find(|coverage| coverage.rule.id() == rule).unwrap().status
}

fn finds(outcome: &Outcome, rule: &str) -> bool {
    outcome.findings.iter().any(|finding| finding.rule.id() == rule)
}

fn off(rules: &[&str]) -> Settings {
    let mut settings = Settings::default();
    settings.off = rules.iter().map(|id| (*id).to_owned()).collect();
    settings
}

#[test]
fn a_rule_that_is_off_finds_nothing_and_says_so() {
    let mut report = report();
    let before = check(&report, &Context::default());
    assert!(finds(&before, "D101"));
    report.settings = off(&["D101", "Z999"]);
    let after = check(&report, &Context::default());
    assert!(!finds(&after, "D101"));
    assert_eq!(status(&after, "D101"), &Status::Off);
    assert_eq!(status(&after, "D101").reason(), Some("按设置未查"));
    // Nothing else changes.
    let others = |outcome: &Outcome| outcome.coverage.iter().filter(|one| one.rule.id() != "D101").count();
    assert_eq!(others(&before), others(&after));
    assert_eq!(after.coverage.len(), rules::ALL.len());
}

#[test]
fn a_last_day_is_of_one_year() {
    let mut settings = Settings::default();
    settings.deadline = Date::new(2025, 1, 20);
    assert_eq!(settings.deadline_for(2024), Date::new(2025, 1, 20));
    assert_eq!((settings.deadline_for(2023), settings.deadline_for(u16::MAX)), (None, None));
}

#[test]
fn every_rule_can_be_switched_off() {
    let report = report();
    let settings = off(&rules::ALL.iter().map(|rule| rule.id).collect::<Vec<_>>());
    let outcome = check(&report, &Context { settings: Some(&settings), ..Context::default() });
    assert!(outcome.findings.is_empty() && outcome.causes.is_empty());
    assert!(outcome.coverage.iter().all(|coverage| coverage.status == Status::Off));
    let record = record(&report, &Context::default(), &outcome, About::default());
    assert_eq!(record.ran, 0);
    assert_eq!(record.unchecked.len(), 1);
    assert_eq!(record.unchecked[0].rules.len(), rules::ALL.len());
}

#[test]
fn whoever_checks_has_the_last_word() {
    let mut report = report();
    report.settings = off(&["D101"]);
    report.settings.set_limit(Limit::OverviewLength, Some(500));
    let own = check(&report, &Context::default());
    assert!(!finds(&own, "D101") && finds(&own, "F112"));
    let usual = Settings::default();
    let theirs = check(&report, &Context { settings: Some(&usual), ..Context::default() });
    assert!(finds(&theirs, "D101") && !finds(&theirs, "F112"));
}

#[test]
fn the_record_names_the_settings_it_was_made_with() {
    let mut report = report();
    report.settings = off(&["D101"]);
    report.settings.set_limit(Limit::TextRepeated, Some(60));
    let made = |context: &Context<'_>| record(&report, context, &check(&report, context), About::default());
    assert_eq!(made(&Context::default()).settings, ["与上一年度重复的界限60%", "停用规则D101"]);
    let usual = Settings::default();
    assert!(made(&Context { settings: Some(&usual), ..Context::default() }).settings.is_empty());
}

#[test]
fn every_limit_belongs_to_a_rule_that_reads_it() {
    for limit in Limit::ALL {
        let rule = rules::find(limit.rule()).unwrap();
        assert!(rule.docs().contains("设置"), "{} does not say that its limit can be set", rule.id);
    }
}

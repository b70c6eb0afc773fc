//! Packs: what each kind of rule finds, and where it stays silent.

#![expect(clippy::unwrap_used, reason = "only tests are here")]

mod beside;

use std::sync::Arc;

use nianbao_core::check::pack::{judge, verify};
use nianbao_core::check::{About, Context, Finding, Severity, Status, check, record, rules};
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::pack::{Deadline, Demand, Pack, PackExample, PackRule, Relation, RuleHead, Scope};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, Date, Limit, OrgKind, Place, Report, Settings, TextPart};

const PLATFORM: TextPart = TextPart::Aspect(nianbao_core::form::Aspect::Platform);
const ISSUED: &str = "proactive.normative_docs.issued";
const IN_FORCE: &str = "proactive.normative_docs.in_force";

fn rule(demand: Demand, message: &str) -> PackRule {
    let head = RuleHead {
        id: "QH-01".to_owned(),
        title: "本地规则".to_owned(),
        severity: Severity::Verify,
        basis: "本地通知".to_owned(),
    };
    PackRule {
        head: Arc::new(head),
        message: message.to_owned(),
        advice: String::new(),
        org_kinds: Vec::new(),
        years: (None, None),
        demand,
    }
}

fn pack(rules: Vec<PackRule>) -> Pack {
    let (limits, deadlines) = (Vec::new(), Vec::new());
    let words = |text: &str| text.to_owned();
    Pack {
        id: words("QH"),
        version: words("1"),
        title: words("青禾"),
        issuer: words("青禾市政务公开办"),
        note: String::new(),
        fingerprint: words("00"),
        limits,
        deadlines,
        rules,
    }
}

fn report(text: &[(TextPart, &str)], cells: &[(&str, &str)]) -> Report {
    let mut report = Report::for_year(2024);
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    ids.into_iter().for_each(|id| drop(report.set(id, "0")));
    for (part, words) in text {
        report.narrative.set(*part, *words);
    }
    for (path, raw) in cells {
        let id = report.find(path).unwrap();
        report.set(id, *raw);
    }
    report
}

fn found(rule: &PackRule, report: &Report) -> Vec<Finding> {
    judge(rule, report).findings
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn required_words_may_stand_anywhere_they_are_meant_to() {
    let require = |within: Vec<TextPart>| {
        rule(Demand::Words { any: owned(&["新媒体", "公众号"]), within: Scope(within) }, "没有写。")
    };
    let one = require(vec![PLATFORM]);
    assert_eq!(found(&one, &report(&[(PLATFORM, "由专人维护网站。")], &[])).len(), 1);
    assert!(
        found(&one, &report(&[(PLATFORM, "开设政务新\n 媒体账号。")], &[])).is_empty(),
        "lines break words"
    );
    let elsewhere = report(&[(PLATFORM, "维护网站。"), (TextPart::Problems, "新媒体不足。")], &[]);
    assert_eq!(found(&one, &elsewhere).len(), 1, "only there");
    // Part 一 without sub-heads counts as a whole.
    let undivided = report(&[(TextPart::Overview, "开设公众号。")], &[]);
    assert_eq!(judge(&one, &undivided).status, Status::Ran);
    assert!(found(&one, &undivided).is_empty());
    // Nothing is missing from what was not written or not read to its end.
    assert!(matches!(judge(&one, &report(&[], &[])).status, Status::NotApplicable(_)));
    assert!(matches!(
        judge(&one, &report(&[(TextPart::Problems, "不足。")], &[])).status,
        Status::Blocked(..)
    ));
    assert!(matches!(
        judge(&one, &report(&[(PLATFORM, "维护网站。（略）")], &[])).status,
        Status::Blocked(..)
    ));
    // In the whole text only when all of it is there.
    let anywhere = require(Vec::new());
    assert!(matches!(
        judge(&anywhere, &report(&[(PLATFORM, "维护网站。")], &[])).status,
        Status::Blocked(..)
    ));
    let whole = report(&[(PLATFORM, "维护网站。"), (TextPart::Problems, "更新慢。")], &[]);
    assert!(matches!(&found(&anywhere, &whole)[..], [one] if one.at == Place::Report));
}

#[test]
fn forbidden_words_are_shown_where_they_stand() {
    let forbid = |within: Vec<TextPart>| {
        let demand = Demand::NoWords {
            none: owned(&["市长热线", "热线", "官网"]),
            except: owned(&["原市长热线"]),
            within: Scope(within),
        };
        rule(demand, "写的是{word}。")
    };
    let one = forbid(Vec::new());
    let report = self::report(
        &[(TextPart::Problems, "打市长热线，看官网；由原市长热线转来。"), (TextPart::Other, "官网见。")],
        &[],
    );
    let all = found(&one, &report);
    let messages: Vec<&str> = all.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["写的是“市长热线”。", "写的是“官网”。", "写的是“官网”。"]);
    let Place::Text(range) = &all[0].at else { panic!("not in text") };
    let text = report.narrative.get(range.part);
    assert_eq!(&text[range.start..range.end], "市长热线");
    assert_eq!(found(&forbid(vec![TextPart::Other]), &report).len(), 1);
    // What an undivided part says of which aspect nobody knows.
    let undivided = self::report(&[(TextPart::Overview, "官网")], &[]);
    assert!(matches!(judge(&forbid(vec![PLATFORM]), &undivided).status, Status::NotApplicable(_)));
    assert_eq!(found(&forbid(vec![TextPart::Overview]), &undivided).len(), 1);
    // A word over and over costs a bounded number of findings.
    let often = self::report(&[(TextPart::Overview, &"官网".repeat(100_000))], &[]);
    assert!(found(&one, &often).len() <= 20);
    let allowed = self::report(&[(TextPart::Overview, &"原市长热线".repeat(100_000))], &[]);
    assert!(found(&one, &allowed).is_empty());
}

#[test]
fn sums_compare_and_say_both_sides() {
    let sum = |relation| {
        rule(
            Demand::Sum { left: owned(&[ISSUED]), relation, right: owned(&[IN_FORCE]) },
            "左{left}右{right}。",
        )
    };
    let at = |left: &str, right: &str| report(&[], &[(ISSUED, left), (IN_FORCE, right)]);
    assert_eq!(found(&sum(Relation::AtMost), &at("7", "5"))[0].message, "左7右5。");
    assert!(found(&sum(Relation::AtMost), &at("5", "5")).is_empty());
    assert!(found(&sum(Relation::AtLeast), &at("7", "5")).is_empty());
    assert_eq!(found(&sum(Relation::AtLeast), &at("4", "5")).len(), 1);
    let equal = found(&sum(Relation::Equal), &at("7", ""));
    assert_eq!(equal[0].message, "左7右0（空白按0计）。");
    assert_eq!(equal[0].places().count(), 2, "both sides are named");
    assert!(matches!(judge(&sum(Relation::Equal), &at("七", "5")).status, Status::Blocked(..)));
    assert!(matches!(judge(&sum(Relation::Equal), &at("", "")).status, Status::NotApplicable(_)));
    // Another form has no such cells.
    let mut old = at("7", "5");
    let ed2019 = EditionKey::from_key("ed2019").unwrap();
    old.set_table(Arc::new(TableData::blank(ed2019, TableKey::Proactive)));
    assert!(matches!(judge(&sum(Relation::Equal), &old).status, Status::NotApplicable(_)));
}

#[test]
fn bounds_hold_and_break() {
    let demand =
        Demand::Bounds { cell: ISSUED.to_owned(), least: Amount::parse("1"), most: Amount::parse("20") };
    let one = rule(demand, "填了{value}，界限是{limit}。");
    let at = |raw: &str| found(&one, &report(&[], &[(ISSUED, raw)]));
    assert!(at("1").is_empty() && at("20").is_empty());
    assert_eq!(at("21")[0].message, "填了21，界限是20。");
    assert_eq!(at("0")[0].message, "填了0，界限是1。");
    assert!(at("").is_empty(), "blank is another rule's");
    assert!(at("二").is_empty());
}

#[test]
fn a_rule_keeps_to_its_organs_and_years() {
    let demand = Demand::Bounds { cell: ISSUED.to_owned(), least: None, most: Amount::parse("0") };
    let mut one = rule(demand, "多。");
    one.org_kinds = vec![OrgKind::Township];
    one.years = (Some(2023), Some(2024));
    let status = |kind, year| {
        let mut report = report(&[], &[(ISSUED, "1")]);
        (report.meta.org_kind, report.meta.year) = (kind, year);
        judge(&one, &report).status
    };
    assert_eq!(status(OrgKind::Township, Some(2024)), Status::Ran);
    assert!(matches!(status(OrgKind::Street, Some(2024)), Status::NotApplicable(_)));
    assert!(matches!(status(OrgKind::Unknown, Some(2024)), Status::Blocked(..)));
    assert!(matches!(status(OrgKind::Township, Some(2022)), Status::NotApplicable(_)));
    assert!(matches!(status(OrgKind::Township, Some(2025)), Status::NotApplicable(_)));
    assert!(matches!(status(OrgKind::Township, None), Status::Blocked(..)));
}

#[test]
fn words_of_the_report_are_never_taken_for_names() {
    let demand = Demand::NoWords { none: owned(&["{word}"]), except: Vec::new(), within: Scope::default() };
    let one = rule(demand, "写的是{word}。");
    let report = report(&[(TextPart::Other, "甲{word}乙")], &[]);
    assert_eq!(found(&one, &report)[0].message, "写的是“{word}”。");
}

#[test]
fn a_check_runs_packs_covers_them_and_can_do_without() {
    let demand = Demand::Bounds { cell: ISSUED.to_owned(), least: None, most: Amount::parse("0") };
    let packs = [pack(vec![rule(demand, "填了{value}。")])];
    let report = report(&[], &[(ISSUED, "3"), (IN_FORCE, "3")]);
    let context = Context { packs: &packs, ..Context::default() };
    let outcome = check(&report, &context);
    let own: Vec<&Finding> = outcome.findings.iter().filter(|finding| finding.rule.id() == "QH-01").collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].rule.basis(), "本地通知");
    assert_eq!(outcome.coverage.len(), rules::ALL.len() + 1);
    assert_eq!(outcome.coverage.last().unwrap().rule.id(), "QH-01");
    let record = record(&report, &context, &outcome, About::default());
    assert_eq!((record.packs[0].id.as_str(), record.packs[0].version.as_str()), ("QH", "1"));
    assert!(record.findings.iter().any(|entry| entry.rule.id == "QH-01"));
    let mut settings = Settings::default();
    settings.off.push("QH-01".to_owned());
    let off = check(&report, &Context { settings: Some(&settings), ..context });
    assert!(off.findings.iter().all(|finding| finding.rule.id() != "QH-01"));
    assert_eq!(off.coverage.last().unwrap().status, Status::Off);
    let only = check(&report, &Context { only: Some(&["A101"]), ..context });
    assert_eq!(only.coverage.len(), 1);
}

#[test]
fn what_follows_from_a_cause_is_folded_under_it() {
    let cells = |paths: &[&str]| owned(paths);
    let sum = |left: &str, right: &str| {
        let (left, right) = (cells(&[left]), cells(&[right]));
        rule(Demand::Sum { left, relation: Relation::AtMost, right }, "{left}大于{right}。")
    };
    let new = "applications.new_received@natural_person";
    let granted = "applications.result.granted@natural_person";
    let denied = "applications.result.denied.admin_query@natural_person";
    let mut report = report(&[], &[(new, "6"), (granted, "5"), (denied, "1")]);
    for (id, total) in report.totals(TableKey::Applications) {
        report.set(id, total.to_string());
    }
    // Two equations say that 5 were granted.
    report.set(report.find(granted).unwrap(), "9");
    let with = |rules: Vec<PackRule>| {
        let packs = [pack(rules)];
        check(&report, &Context { packs: &packs, ..Context::default() })
    };
    let folded = |outcome: &nianbao_core::check::Outcome| {
        let own: Vec<&Finding> = outcome.findings.iter().filter(|one| one.rule.id() == "QH-01").collect();
        assert_eq!(own.len(), 1, "{own:?}");
        (own[0].folded, own[0].cause.is_some())
    };
    let outcome = with(vec![sum(granted, new)]);
    assert!(outcome.causes.iter().any(|cause| cause.fix.is_some()), "{:?}", outcome.causes);
    assert_eq!(folded(&outcome), (true, true));
    let at = outcome.findings.iter().position(|one| one.rule.id() == "QH-01").unwrap();
    assert!(outcome.causes.iter().any(|cause| cause.findings[0] != at && cause.findings.contains(&at)));
    // What stays when the cause is settled, and what never rested on it, stay open.
    assert_eq!(folded(&with(vec![sum(granted, denied)])), (false, false));
    assert_eq!(folded(&with(vec![sum(new, denied)])), (false, false));
}

#[test]
fn limits_and_deadlines_of_packs_yield_to_settings() {
    let mut one = pack(Vec::new());
    one.limits.push((Limit::OverviewLength, 1500));
    one.deadlines.push(Deadline { kind: OrgKind::Township, month: 1, day: 20 });
    let packs = [one];
    let context = Context { packs: &packs, ..Context::default() };
    assert_eq!(context.limit(Limit::OverviewLength), 1500);
    assert_eq!(context.limit(Limit::JumpFactor), 5);
    assert_eq!(context.deadline(OrgKind::Township, 2024), Date::new(2025, 1, 20));
    assert_eq!(context.deadline(OrgKind::Street, 2024), None);
    let mut settings = Settings::default();
    settings.set_limit(Limit::OverviewLength, Some(800));
    settings.deadline = Date::new(2025, 2, 1);
    let context = Context { settings: Some(&settings), ..context };
    assert_eq!(context.limit(Limit::OverviewLength), 800);
    assert_eq!(context.deadline(OrgKind::Township, 2024), Date::new(2025, 2, 1));
    let mut late = report(&[], &[]);
    late.meta.org_kind = OrgKind::Township;
    late.meta.published_on = Date::new(2025, 1, 25);
    let rule =
        |context: &Context<'_>| check(&late, context).findings.iter().any(|one| one.rule.id() == "F113");
    assert!(rule(&Context { packs: &packs, ..Context::default() }));
    assert!(!rule(&context) && !rule(&Context::default()));
}

#[test]
fn examples_that_do_not_hold_are_named() {
    let demand = Demand::Bounds { cell: ISSUED.to_owned(), least: None, most: Amount::parse("0") };
    let one = pack(vec![rule(demand, "填了{value}。")]);
    let example = |number, wrong, raw: &str, says: &str| PackExample {
        rule: 0,
        number,
        wrong,
        says: says.to_owned(),
        report: report(&[], &[(ISSUED, raw)]),
    };
    let good = [example(1, true, "3", "3"), example(2, false, "0", "")];
    assert!(verify(&one, &good).is_empty());
    let fails = |examples: &[PackExample], words: &str| {
        let all = verify(&one, examples);
        assert!(
            all.iter().any(|why| why.contains(words) && why.contains("QH-01") && why.ends_with('。')),
            "{all:?}"
        );
    };
    fails(&[], "没有反例");
    fails(&good[..1], "正例");
    fails(&[example(1, true, "0", ""), good[1].clone()], "第1个例子（反例）不成立：应当有发现而没有");
    fails(
        &[good[0].clone(), example(2, false, "4", "")],
        "第2个例子（正例）不成立：不应有发现，却说“填了4。”",
    );
    fails(&[example(1, true, "3", "4件"), good[1].clone()], "发现里没有“4件”");
    fails(&[good[0].clone(), example(2, false, "多", "")], "没有真正核对过的正例");
}

#[test]
fn allowed_phrases_cost_no_more_in_an_endless_text() {
    let demand = Demand::NoWords {
        none: owned(&["一"]),
        except: (0..50).map(|at| format!("{}{at}", "一".repeat(90))).collect(),
        within: Scope::default(),
    };
    let one = rule(demand, "写的是{word}。");
    let report = report(&[(TextPart::Other, &"一".repeat(300_000))], &[]);
    // Would not be done today if each of them were read from each character.
    assert!(!found(&one, &report).is_empty());
}

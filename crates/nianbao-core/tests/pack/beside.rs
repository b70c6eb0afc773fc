//! Packs beside one another and beside settings, and what people are told of them.

use nianbao_core::check::pack::{demand, in_short, page, refusals};
use nianbao_core::check::whereabouts;
use nianbao_core::model::pack::{PackFile, Refused};

use super::*;

#[test]
fn a_pack_that_is_off_draws_no_limit_and_is_not_in_the_record() {
    let demand = Demand::Bounds { cell: ISSUED.to_owned(), least: None, most: Amount::parse("0") };
    let mut one = pack(vec![rule(demand, "填了{value}。")]);
    one.limits.push((Limit::OverviewLength, 1500));
    one.deadlines.push(Deadline { kind: OrgKind::Township, month: 1, day: 20 });
    let packs = [one];
    let mut settings = Settings::default();
    settings.off = owned(&["QH"]);
    let context = Context { packs: &packs, settings: Some(&settings), ..Context::default() };
    assert_eq!(context.limit(Limit::OverviewLength), Limit::OverviewLength.usual());
    assert_eq!(context.deadline(OrgKind::Township, 2024), None);
    let report = report(&[], &[(ISSUED, "3"), (IN_FORCE, "3")]);
    let outcome = check(&report, &context);
    assert!(outcome.findings.iter().all(|finding| finding.rule.own().is_some()));
    assert_eq!(outcome.coverage.last().unwrap().status, Status::Off);
    let record = record(&report, &context, &outcome, About::default());
    assert!(record.packs.is_empty());
    assert_eq!(record.settings, ["停用规则包QH"]);
    // Kept with the report itself it is the same.
    let mut report = report;
    report.settings = settings;
    assert_eq!(check(&report, &Context { packs: &packs, ..Context::default() }), outcome);
}

#[test]
fn a_pack_that_cannot_be_used_is_told_as_not_checked() {
    let refused =
        [Refused {
            id: "QH".to_owned(), name: "青禾".to_owned(), why: "第1个例子不成立。".to_owned()
        }];
    let report = report(&[], &[]);
    let context = Context { refused: &refused, ..Context::default() };
    let outcome = check(&report, &context);
    let last = outcome.coverage.last().unwrap();
    assert_eq!((last.rule.id(), last.rule.title()), ("QH", "规则包“青禾”"));
    assert_eq!(last.status.reason(), Some("规则包没有采用：第1个例子不成立"));
    let record = record(&report, &context, &outcome, About::default());
    let told = record.unchecked.iter().find(|one| one.rules.iter().any(|rule| rule.id == "QH")).unwrap();
    assert!(told.blocked);
    let only = check(&report, &Context { only: Some(&["A101"]), ..context });
    assert_eq!(only.coverage.len(), 1);
}

#[test]
fn packs_that_contradict_one_another_are_refused_together() {
    let named = |id: &str| Pack { id: id.to_owned(), ..pack(Vec::new()) };
    let file = |pack: Pack| PackFile { pack, examples: Vec::new() };
    let why = |one: &Pack, other: Pack| refusals(&file(other), std::slice::from_ref(one));
    let mut drawn = named("QH");
    drawn.limits.push((Limit::OverviewLength, 1500));
    drawn.deadlines.push(Deadline { kind: OrgKind::Street, month: 1, day: 20 });
    assert!(why(&drawn, named("NZ")).is_empty());
    assert!(why(&drawn, named("QH"))[0].contains("编号都是“QH”"));
    let same = Pack { id: "NZ".to_owned(), ..drawn.clone() };
    assert!(why(&drawn, same.clone()).is_empty());
    let mut other = same.clone();
    other.limits[0].1 = 1400;
    assert!(why(&drawn, other)[0].contains("第一部分的篇幅不同"));
    let mut other = same;
    other.deadlines[0].day = 21;
    assert!(why(&drawn, other)[0].contains("公布期限不同"));
    assert_eq!(in_short(&owned(&["甲。", "乙。", "丙。"])), "甲。另有2处。");
}

#[test]
fn what_a_rule_demands_is_said_in_the_words_of_the_form() {
    let said = |one: Demand| demand(&rule(one, "多。"));
    let label = |path: &str| {
        let id = Report::for_year(2024).find(path).unwrap();
        whereabouts::cell(id)
    };
    let any = owned(&["新媒体", "公众号"]);
    let heading = whereabouts::text_part(EditionKey::latest(), PLATFORM);
    assert_eq!(
        said(Demand::Words { any: any.clone(), within: Scope(vec![PLATFORM]) }),
        format!("“{heading}”写有“新媒体”“公众号”中的一个。")
    );
    let except = owned(&["原公众号"]);
    assert_eq!(
        said(Demand::NoWords { none: any, except, within: Scope::default() }),
        "正文不出现“新媒体”“公众号”，“原公众号”里的不算。"
    );
    let (left, right) = (owned(&[ISSUED, IN_FORCE]), owned(&[IN_FORCE]));
    assert_eq!(
        said(Demand::Sum { left, relation: Relation::AtLeast, right }),
        format!("“{}”＋“{}”不少于“{}”。", label(ISSUED), label(IN_FORCE), label(IN_FORCE))
    );
    let mut one = rule(
        Demand::Bounds { cell: ISSUED.to_owned(), least: Amount::parse("1"), most: Amount::parse("9") },
        "多。",
    );
    one.org_kinds = vec![OrgKind::Township, OrgKind::Street];
    one.years = (Some(2022), None);
    let kinds = format!("{}、{}", OrgKind::Township.label(), OrgKind::Street.label());
    assert_eq!(demand(&one), format!("“{}”不小于1、不大于9。只查{kinds}，2022年度起。", label(ISSUED)));
}

#[test]
fn a_rule_of_a_pack_has_a_page_with_its_examples() {
    let mut one = rule(
        Demand::Bounds { cell: ISSUED.to_owned(), least: None, most: Amount::parse("0") },
        "填了{value}。",
    );
    one.advice = "核对台账。".to_owned();
    let example = |number, wrong, raw: &str| PackExample {
        rule: 0,
        number,
        wrong,
        says: String::new(),
        report: report(&[], &[(ISSUED, raw)]),
    };
    let file =
        PackFile { pack: pack(vec![one]), examples: vec![example(1, true, "3"), example(2, false, "0")] };
    let text = page(&file, "QH-01");
    for words in ["## 要求", "不大于0", "规则包青禾（QH 1），青禾市政务公开办发布", "## 怎么改\n\n核对台账。"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains(&format!("```反例\nyear = 2024\n{ISSUED} = 3\n```")), "{text}");
    assert!(text.contains("```正例\nyear = 2024\n```"), "{text}");
    assert_eq!(page(&file, "QH-02"), "");
}

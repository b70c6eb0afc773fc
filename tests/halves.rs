//! A check in two halves says what one run says, whatever the report: the page stands on it.

use nianbao_core::check::claims::{Claims, Verdict};
use nianbao_core::check::{self, Context, Outcome, rules};
use nianbao_core::form::EditionKey;
use nianbao_core::model::{Explanation, Report};
use nianbao_testkit::doc;
use nianbao_testkit::example::Example;
use nianbao_testkit::random::{Random, balanced_report, torn_report};

/// Both halves joined, and the whole.
fn both(report: &Report, context: &Context<'_>) -> (Outcome, Outcome) {
    let joined = check::join(report, check::at_once(report, context), check::later(report, context));
    (joined, check::check(report, context))
}

fn same(report: &Report, context: &Context<'_>, what: &str) -> Outcome {
    let (joined, whole) = both(report, context);
    assert_eq!(joined, whole, "{what}");
    whole
}

/// All examples in the documentation of rules: each rule speaks in some of them.
fn examples() -> Vec<Example> {
    let blocks = rules::ALL.iter().flat_map(|rule| doc::blocks(rule.docs()).unwrap_or_default());
    blocks.map(|block| Example::parse(&block.text).expect("checked elsewhere")).collect()
}

#[test]
fn of_random_reports() {
    for edition in EditionKey::all() {
        for seed in 0..200 {
            same(&balanced_report(seed, edition), &Context::default(), &format!("{edition:?} {seed}"));
        }
    }
    for seed in 0..600 {
        same(&torn_report(seed), &Context::default(), &seed.to_string());
    }
}

#[test]
fn of_every_example_and_of_examples_with_cells_changed() {
    let examples = examples();
    assert!(examples.len() > rules::ALL.len());
    for (seed, example) in examples.iter().enumerate() {
        let context = Context { previous: example.previous.as_ref(), ..Context::default() };
        let mut report = example.report.clone();
        let mut random = Random::new(seed as u64);
        for round in 0..4 {
            same(&report, &context, &format!("{seed} {round}: {report:?}"));
            let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
            let id = *random.pick(&cells);
            report.set(id, random.count().to_string());
        }
    }
}

/// A cell is wrong, and the text, which is right, contradicts it: what follows is folded alike.
#[test]
fn of_text_that_only_follows_from_a_cell() {
    let mut folded = 0;
    for example in examples() {
        let claims = Claims::read(&example.report);
        let agreed = claims.claims.iter().filter_map(|claim| match &claim.verdict {
            Verdict::Agrees(cells) => Some(&cells.terms),
            _ => None,
        });
        for (id, _) in agreed.flatten() {
            let mut report = example.report.clone();
            let Some(value) = report.value(*id).and_then(|value| value.to_whole()) else { continue };
            report.set(*id, (value + 7).to_string());
            let outcome = same(&report, &Context::default(), id.path());
            folded += outcome.findings.iter().filter(|one| one.folded && !one.rule.reads().at_once()).count();
        }
    }
    assert!(folded > 0, "no finding on text followed from a cell");
}

#[test]
fn with_explanations_and_with_some_rules_only() {
    for example in examples() {
        let context = Context { previous: example.previous.as_ref(), ..Context::default() };
        let mut report = example.report.clone();
        let findings = check::check(&report, &context).findings;
        let explained =
            findings.iter().map(|one| Explanation::for_finding(one, &report, "核对无误", "", None));
        report.explanations = explained.collect();
        same(&report, &context, "explained");
        let only: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).step_by(3).collect();
        same(&report, &Context { only: Some(&only), ..context }, "some rules");
        report.settings.off = only.iter().map(|id| (*id).to_owned()).collect();
        same(&report, &context, "some rules switched off");
    }
}

/// Several repairs would do, and the text or last year's report speaks for one of them.
#[test]
fn of_causes_that_something_speaks_to() {
    let mut spoken = 0;
    for example in examples() {
        let claims = Claims::read(&example.report);
        let agreed = claims.claims.iter().filter_map(|claim| match &claim.verdict {
            Verdict::Agrees(cells) => Some(cells.terms[0].0),
            _ => None,
        });
        for id in agreed.filter(|id| id.path().ends_with("@total")) {
            // The same slip in a column and in the total: the table cannot tell in which row.
            let mut report = example.report.clone();
            let column = id.path().replace("@total", "@natural_person");
            for id in [Some(id), report.find(&column)].into_iter().flatten() {
                let Some(value) = report.value(id).and_then(|value| value.to_whole()) else { continue };
                report.set(id, (value + 7).to_string());
            }
            let context = Context { previous: example.previous.as_ref(), ..Context::default() };
            let outcome = same(&report, &context, id.path());
            spoken +=
                outcome.causes.iter().filter(|cause| cause.message.contains("可以先核对这一处")).count();
        }
    }
    assert!(spoken > 0, "nothing spoke for any repair");
}

/// Rules of a pack stand behind ours, in their order.
#[test]
fn with_a_pack() {
    let json = include_str!("../examples/packs/qinghe.json");
    let packs = [nianbao_io::pack::from_json(json).expect("it is in order").pack];
    let mut found = 0;
    for example in examples() {
        let mut report = example.report.clone();
        report.meta.org_kind = nianbao_core::model::OrgKind::Township;
        report.narrative.set(nianbao_core::model::TextPart::Other, "见官网，打市长热线。");
        let context = Context { previous: example.previous.as_ref(), packs: &packs, ..Context::default() };
        let outcome = same(&report, &context, "with a pack");
        found += outcome.findings.iter().filter(|one| one.rule.own().is_none()).count();
    }
    assert!(found > 0, "no rule of the pack spoke");
}

#[test]
fn each_rule_is_in_one_half() {
    let (report, context) = (Report::for_year(2024), Context::default());
    let ids = |half: check::Half| {
        half.coverage.iter().filter_map(|one| Some(one.rule.own()?.id)).collect::<Vec<_>>()
    };
    let (first, second) = (ids(check::at_once(&report, &context)), ids(check::later(&report, &context)));
    assert_eq!(first.len() + second.len(), rules::ALL.len());
    assert!(first.iter().all(|id| !second.contains(id)));
    // What is typed into a cell is answered at once.
    for id in ["A101", "A104", "A105", "D101", "P101", "P105"] {
        assert!(first.contains(&id), "{id}");
    }
}

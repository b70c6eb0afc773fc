//! The documentation of every rule is executed, and every rule obeys the same laws: whoever adds a rule is covered.

use nianbao_core::check::rules::ALL;
use nianbao_core::check::{Context, Finding, Outcome, Rule, check};
use nianbao_desk::catalogue;
use nianbao_testkit::county::County;
use nianbao_testkit::doc::{self, Block, SECTIONS};
use nianbao_testkit::example::{self, Example};

/// So many wrong examples every rule has at least, and as many right ones.
const EXAMPLES: usize = 3;

/// All blocks of all rules.
fn blocks() -> Vec<(&'static Rule, Block)> {
    ALL.iter()
        .flat_map(|rule| {
            let blocks = doc::blocks(rule.docs()).unwrap_or_else(|why| panic!("{}：{why}", rule.id));
            blocks.into_iter().map(move |block| (*rule, block))
        })
        .collect()
}

fn parse(rule: &Rule, block: &Block) -> Example {
    Example::parse(&block.text).unwrap_or_else(|why| panic!("{}，说明第{}行：{why}", rule.id, block.line))
}

/// All findings of all examples.
fn findings() -> Vec<Finding> {
    blocks().iter().flat_map(|(rule, block)| parse(rule, block).check().findings).collect()
}

#[test]
fn examples_find_what_they_say() {
    let mut wrong = Vec::new();
    for (rule, block) in blocks() {
        let example = parse(rule, &block);
        let place = format!("{}，说明第{}行", rule.id, block.line);
        let own = example.expected.iter().any(|expected| expected.rule() == rule.id);
        if own != block.wrong {
            wrong.push(format!("{place}：反例要写出本规则的结论，正例不能有"));
        }
        // Rules of the same group must not speak twice; what other groups say counts where it is listed.
        let group = &rule.id[..1];
        if let Err(why) = example.compare(&example.check(), |id| id.starts_with(group)) {
            wrong.push(format!("{place}：{why}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_documented() {
    for rule in catalogue::all() {
        let (id, docs) = (rule.id, catalogue::docs(rule));
        assert_eq!(doc::sections(docs), SECTIONS, "{id}");
        for title in SECTIONS {
            let text = doc::section(docs, title).unwrap_or_default();
            assert!(!text.is_empty(), "{id}：{title}");
        }
        let blocks = doc::blocks(docs).expect("checked by the examples");
        let wrong = blocks.iter().filter(|block| block.wrong).count();
        assert!(wrong >= EXAMPLES, "{id}：反例只有{wrong}个");
        assert!(blocks.len() - wrong >= EXAMPLES, "{id}：正例只有{}个", blocks.len() - wrong);
        assert!(!rule.basis.is_empty() && !rule.title.is_empty() && !rule.since.is_empty(), "{id}");
        lint(id, "title", rule.title);
        for paragraph in docs.lines().filter(|line| !line.starts_with(['=', '#', '`'])) {
            assert!(!paragraph.contains("您"), "{id}：{paragraph}");
        }
    }
}

#[test]
fn ids_and_names_are_formed_alike() {
    let all = catalogue::all();
    for rule in &all {
        let (letter, number) = rule.id.split_at(1);
        assert!(letter.chars().all(|c| c.is_ascii_uppercase()), "{}", rule.id);
        assert!(number.len() == 3 && number.chars().all(|c| c.is_ascii_digit()), "{}", rule.id);
        let words: Vec<&str> = rule.name.split('-').collect();
        let plain = |word: &&str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        assert!(words.iter().all(plain), "{}", rule.name);
    }
    let mut names: Vec<&str> = all.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len(), "two rules have one name");
}

#[test]
fn findings_are_worded_alike() {
    findings().iter().for_each(is_worded_well);
    for rule in nianbao_desk::rules::ALL {
        for block in doc::blocks(catalogue::docs(rule)).expect("checked by the examples") {
            let county = County::parse(&block.text).expect("checked by the examples");
            county.look().findings.iter().for_each(is_worded_well);
        }
    }
}

fn is_worded_well<P>(finding: &Finding<P>) {
    let id = finding.rule.id();
    lint(id, "title", &finding.title);
    assert!(!finding.title.ends_with('。'), "{id}：{}", finding.title);
    assert!(finding.title.chars().count() <= 40, "{id}：{}", finding.title);
    for (what, text) in [("message", &finding.message), ("advice", &finding.advice)] {
        lint(id, what, text);
        assert!(text.ends_with('。'), "{id}：{text}");
    }
    let sentences = finding.message.matches('。').count();
    assert_eq!(sentences, 1, "{id}：一句话说完：{}", finding.message);
    for law in ["条例》", "国办", "办法》", "立法法", "复议法"] {
        assert!(!finding.message.contains(law), "{id}：依据另有一栏：{}", finding.message);
    }
    for advice in ["请改", "建议", "请填", "请补"] {
        assert!(!finding.message.contains(advice), "{id}：办法另有一栏：{}", finding.message);
    }
    if let Some(fix) = &finding.fix {
        lint(id, "fix", &fix.title);
        assert!(!fix.edits.is_empty(), "{id}：{}", fix.title);
    }
}

/// What no text that a person reads may contain.
fn lint(id: &str, what: &str, text: &str) {
    assert!(!text.trim().is_empty(), "{id}：{what}是空的");
    for word in ["您", "！", "!", "错误", "  ", "，，", "。。", "、、"] {
        assert!(!text.contains(word), "{id}：“{word}”：{text}");
    }
    let id_inside = |word: &str| {
        word.len() == 4
            && word[..1].chars().all(|c| c.is_ascii_uppercase())
            && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    assert!(
        !text.split(|c: char| !c.is_ascii_alphanumeric()).any(id_inside),
        "{id}：文字里有规则编号：{text}"
    );
    let chars: Vec<char> = text.chars().collect();
    for pair in chars.windows(2) {
        let mark = matches!(pair[1], ',' | ';' | ':' | '?' | '(' | ')');
        assert!(!(mark && is_han(pair[0])), "{id}：半角标点：{text}");
        assert!(!('０'..='９').contains(&pair[1]), "{id}：全角数字：{text}");
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn a_fix_settles_its_finding_and_starts_no_other() {
    let mut tried = 0;
    for (rule, block) in blocks() {
        let example = parse(rule, &block);
        let before = example.check();
        for (at, finding) in before.findings.iter().enumerate() {
            let causes = before.causes.iter().filter(|cause| cause.findings.first() == Some(&at));
            for fix in finding.fix.iter().chain(causes.filter_map(|cause| cause.fix.as_ref())) {
                let mut report = example.report.clone();
                for edit in fix.edits.clone() {
                    report.apply(edit);
                }
                let context = Context { previous: example.previous.as_ref(), ..Context::default() };
                let after = check(&report, &context);
                settles(finding, &fix.title, &before, &after);
                tried += 1;
            }
        }
    }
    assert!(tried > 0);
}

fn settles(finding: &Finding, title: &str, before: &Outcome, after: &Outcome) {
    let own = example::line(finding);
    assert!(!after.findings.iter().any(|other| example::line(other) == own), "{own}：“{title}”之后还在");
    for other in &after.findings {
        let spoke = before.findings.iter().any(|known| known.rule == other.rule);
        assert!(spoke, "{own}：“{title}”之后多了{}", example::line(other));
    }
}

#[test]
fn the_same_report_says_the_same_twice() {
    for (rule, block) in blocks() {
        let example = parse(rule, &block);
        assert_eq!(example.check(), example.check(), "{}", rule.id);
    }
}

#[test]
fn an_empty_report_is_left_in_peace() {
    use nianbao_core::form::EditionKey;
    use nianbao_core::model::Report;
    for edition in EditionKey::all() {
        let mut report = Report::blank(edition);
        report.meta.year = Some(edition.form().first_year);
        let outcome = check(&report, &Default::default());
        assert_eq!(outcome.findings, [], "{edition:?}");
        assert_eq!(outcome.coverage.len(), ALL.len());
    }
}

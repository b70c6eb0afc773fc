//! Two years of a report of an organ that does not exist, in which everything fits: figures, text and form. The same for
//! the same seed. Knows no rule.

use std::sync::Arc;

use nianbao_core::form::{Aspect, Part};
use nianbao_core::model::{Date, OrgKind, Report, TextPart};

use super::facts::{Facts, Money};
use super::figures;
use super::filler::{FRAMES, POOLS, PROBLEMS};
use super::organ::Organ;
use super::phrase::{Mention, Style, Writer};
use super::wording::SAYINGS;
use crate::build;
use crate::random::Random;

/// A report and last year's, both sound.
#[derive(Clone, Debug)]
pub struct Sample {
    /// This year's report.
    pub report: Report,
    /// Last year's.
    pub previous: Report,
    /// Whose they are.
    pub organ: Organ,
    /// The numbers in this year's text.
    pub mentions: Vec<Mention>,
}

/// The first year with a report before it.
const FIRST_YEAR: u64 = 2020;
/// How many years there are to choose from.
const YEARS: u64 = 6;

impl Sample {
    /// The sample that this seed makes.
    pub fn new(seed: u64) -> Sample {
        let mut random = Random::new(seed);
        let random = &mut random;
        let organ = Organ::some(random);
        let year = (FIRST_YEAR + random.below(YEARS)) as u16;
        let [mut previous, mut report] = [year - 1, year].map(|year| head(random, &organ, year));
        figures::fill(random, &organ, &mut previous, &mut report);
        let [before, money] = [(); 2].map(|()| money(random, &report));
        fees(&mut previous, &before);
        fees(&mut report, &money);

        let plan = Plan::some(random);
        let style = Style::some(random);
        let facts = with_items(random, Facts::new(&organ, &previous, None, &before));
        write(random, &facts, &plan, style, 1, &mut previous);
        let facts = with_items(random, Facts::new(&organ, &report, Some(&previous), &money));
        let mentions = write(random, &facts, &plan, style, 0, &mut report);
        report.found = Some(Arc::new(build::printed(&report)));
        previous.found = Some(Arc::new(build::printed(&previous)));
        Sample { report, previous, organ, mentions }
    }
}

/// A report and last year's with so many characters of text or a few more, in which everything fits: an office that
/// goes on for ever about the same figures, in words that differ.
pub fn long(seed: u64, characters: usize) -> Sample {
    let mut sample = Sample::new(seed);
    let mut random = Random::new(!seed);
    let random = &mut random;
    let length =
        |report: &Report| report.narrative.parts().map(|(_, text)| text.chars().count()).sum::<usize>();
    let none = Money::default();
    let (now, before) = (sample.report.clone(), sample.previous.clone());
    for part in TextPart::ALL {
        sample.report.narrative.set(part, "");
        sample.previous.narrative.set(part, "");
    }
    sample.mentions.clear();
    while length(&sample.report) < characters {
        let plan = Plan { joined: false, ..Plan::some(random) };
        let style = Style::some(random);
        for (age, from, into) in [(0, &now, &mut sample.report), (1, &before, &mut sample.previous)] {
            let last = Some(&before).filter(|_| age == 0);
            let facts = with_items(random, Facts::new(&sample.organ, from, last, &none));
            let mut one = from.clone();
            write(random, &facts, &plan, style, age, &mut one);
            for (part, text) in one.narrative.parts() {
                let mut all = into.narrative.get(part).to_owned();
                // One lead is enough: it states the period.
                if part != TextPart::Lead || all.is_empty() {
                    all.push_str(text);
                }
                into.narrative.set(part, all);
            }
        }
    }
    sample
}

fn head(random: &mut Random, organ: &Organ, year: u16) -> Report {
    let mut report = build::zero_for(year);
    report.meta.org_name.clone_from(&organ.name);
    report.meta.org_kind = organ.kind;
    let (month, day) = match organ.kind {
        OrgKind::Government => (3, 1 + random.below(31)),
        _ => (1, 4 + random.below(28)),
    };
    if random.below(3) > 0 {
        report.meta.published_on = Date::parse(&format!("{}-{month:02}-{day:02}", year + 1));
    }
    report
}

/// What was asked for handling applications; mostly nothing.
fn money(random: &mut Random, report: &Report) -> Money {
    let asked = report
        .find("applications.new_received@total")
        .and_then(|id| report.value(id)?.to_whole())
        .is_some_and(|new| new > 15);
    if !asked || random.below(3) > 0 {
        return Money::default();
    }
    let notices = 1 + random.below(6);
    let due = notices * 10 * (10 + random.below(60));
    Money { notices, due, paid: due - 10 * random.below(due / 20) }
}

/// What was paid is part of the fees the table holds.
fn fees(report: &mut Report, money: &Money) {
    let Some(id) = report.find("proactive.admin_fees.amount_wan_yuan") else { return };
    if money.paid > 0 && report.raw(id) == "0" {
        let text = format!("0.{:04}", money.paid);
        report.set(id, text.trim_end_matches('0'));
    }
}

fn with_items<'a>(random: &mut Random, mut facts: Facts<'a>) -> Facts<'a> {
    facts.invent(random, "items", &["items.site", "items.wechat", "items.other"], 400);
    facts.divide(random, "received", &["received.own", "received.below"]);
    facts.divide(random, "new", &["new.net", "new.letter", "new.counter"]);
    facts
}

/// What an office decides once for both years: how it words things and what it speaks of.
struct Plan {
    /// For each saying, whether it is said and in which way.
    ways: Vec<(bool, usize)>,
    /// For each pool, the order its sentences are used in.
    orders: Vec<Vec<usize>>,
    problems: Vec<usize>,
    frame: usize,
    numbering: usize,
    /// Whether part 一 is one text with sub-heads inside.
    joined: bool,
}

impl Plan {
    fn some(random: &mut Random) -> Plan {
        Plan {
            ways: SAYINGS
                .iter()
                .map(|saying| {
                    (random.below(100) < saying.odds, random.below(saying.ways.len() as u64) as usize)
                })
                .collect(),
            orders: POOLS.iter().map(|pool| order(random, pool.sentences.len())).collect(),
            problems: order(random, PROBLEMS.len()),
            frame: random.below(FRAMES.len() as u64) as usize,
            numbering: random.below(NUMBERS.len() as u64) as usize,
            joined: random.below(5) == 0,
        }
    }
}

/// Numbers below `count` in some order.
fn order(random: &mut Random, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        order.swap(at, random.below(at as u64 + 1) as usize);
    }
    order
}

/// Writes the text of a report; `age` is how many years ago it was written.
fn write(
    random: &mut Random,
    facts: &Facts<'_>,
    plan: &Plan,
    style: Style,
    age: usize,
    report: &mut Report,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut joined =
        Writer { facts, style, part: TextPart::Overview, text: String::new(), mentions: Vec::new() };
    for part in TextPart::ALL {
        if plan.joined && part.part() == Some(Part::Overview) {
            if let TextPart::Aspect(aspect) = part {
                let head = report.edition().form().aspect(aspect);
                joined.text.push_str(if joined.text.is_empty() { "" } else { "\n" });
                joined.text.push_str(head);
                joined.text.push('。');
            }
            one_part(random, plan, age, part, &mut joined);
            continue;
        }
        let mut writer = Writer { facts, style, part, text: String::new(), mentions: Vec::new() };
        one_part(random, plan, age, part, &mut writer);
        report.narrative.set(part, writer.text);
        mentions.append(&mut writer.mentions);
    }
    if plan.joined {
        report.narrative.set(TextPart::Overview, joined.text);
        mentions.append(&mut joined.mentions);
    }
    mentions
}

fn one_part(random: &mut Random, plan: &Plan, age: usize, part: TextPart, writer: &mut Writer<'_, '_>) {
    if part == TextPart::Problems {
        return problems(random, plan, age, writer);
    }
    for (saying, (said, way)) in SAYINGS.iter().zip(&plan.ways) {
        if saying.part == part && *said && (saying.when)(writer.facts) {
            // Half of what was said last year is worded otherwise now.
            let other = age * random.below(2) as usize;
            writer.write(random, saying.ways[(way + other) % saying.ways.len()]);
        }
    }
    for (pool, order) in POOLS.iter().zip(&plan.orders).filter(|(pool, _)| pool.part == part) {
        let (least, most) = pool.takes;
        let count = (least + random.below(most - least + 1)) as usize;
        for at in order.iter().cycle().skip(age * most as usize).take(count) {
            writer.write(random, pool.sentences[*at]);
        }
    }
    if part == TextPart::Aspect(Aspect::Active) && random.below(3) == 0 {
        writer.text.push('\n');
        writer.write(random, "以上信息均可通过政府网站查阅、下载。");
    }
}

/// How points are numbered.
const NUMBERS: &[[&str; 3]] =
    &[["一是", "二是", "三是"], ["1.", "2.", "3."], ["（1）", "（2）", "（3）"], ["①", "②", "③"]];

fn problems(random: &mut Random, plan: &Plan, age: usize, writer: &mut Writer<'_, '_>) {
    let (before, between) = FRAMES[(plan.frame + age) % FRAMES.len()];
    let count = 2 + random.below(2) as usize;
    let points: Vec<usize> = plan.problems.iter().cycle().skip(age * 3).take(count).copied().collect();
    let list = |writer: &mut Writer<'_, '_>, random: &mut Random, of: fn(usize) -> &'static str| {
        for (at, point) in points.iter().enumerate() {
            writer.text.push_str(NUMBERS[plan.numbering][at]);
            writer.write(random, of(*point));
            writer.text.push(if at + 1 == count { '。' } else { '；' });
        }
    };
    writer.write(random, before);
    list(writer, random, |point| PROBLEMS[point].0);
    writer.text.push_str(if random.below(2) == 0 { "\n" } else { "" });
    writer.write(random, between);
    list(writer, random, |point| PROBLEMS[point].1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_stand_where_they_say() {
        let mut mentioned = 0;
        for seed in 0..40 {
            let sample = Sample::new(seed);
            mentioned += sample.mentions.len();
            for mention in &sample.mentions {
                let text = sample.report.narrative.get(mention.part);
                assert_eq!(
                    &text[mention.range.clone()],
                    mention.written.digits(mention.value),
                    "{seed}: {text}"
                );
            }
        }
        // A village has little to tell; most tell more.
        assert!(mentioned > 40 * 5, "{mentioned}");
    }

    #[test]
    fn the_same_seed_makes_the_same_reports() {
        let [one, other] = [Sample::new(7), Sample::new(7)];
        assert_eq!((one.report, one.previous), (other.report, other.previous));
    }
}

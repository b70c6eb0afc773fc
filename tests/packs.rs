//! Rule packs as they may come: changed at random, they are refused in one sentence or do what a pack does, and a report
//! that holds them goes on being a report.

#![expect(clippy::unwrap_used, reason = "only tests are here")]

use nianbao_core::check::pack::{admit, demand, page};
use nianbao_core::check::{Context, check};
use nianbao_core::model::Report;
use nianbao_io::{pack, project};
use nianbao_testkit::random::{Random, torn_report};

const EXAMPLE: &str = include_str!("../examples/packs/qinghe.json");
const ROUNDS: u64 = 1500;

/// What stands in place of something else.
const ODD: &[&str] = &[
    "null",
    "[]",
    "{}",
    "\"\"",
    "-1",
    "1e999",
    "0.5",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[[[[1]]]]",
    "true",
    "{left}",
    "\"{word}\"",
    "}",
    "]",
    "\"",
    "，",
    "\u{feff}",
    "\"proactive.coercion.decisions\"",
    "\"error\"",
    "65536",
    "\"02-30\"",
];

/// The text with a few changes: something taken out, put twice, cut off, or written over with something odd.
fn changed(random: &mut Random, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(2) {
        let at = |random: &mut Random, text: &str| {
            let at = usize::try_from(random.below(text.len() as u64)).unwrap();
            text.floor_char_boundary(at)
        };
        let from = at(random, &text);
        let to = text.floor_char_boundary((from + usize::try_from(random.below(9)).unwrap()).min(text.len()));
        match random.below(5) {
            0 => text.replace_range(from..to, ""),
            1 => {
                let again = text[from..to].to_owned();
                text.insert_str(from, &again);
            }
            2 if random.below(8) == 0 => text.truncate(from),
            // A value in place of another.
            3 => {
                if let Some((begin, end)) = value(&text, from) {
                    text.replace_range(begin..end, random.pick::<&str>(ODD));
                }
            }
            _ => text.replace_range(from..to, random.pick::<&str>(ODD)),
        }
        if text.is_empty() {
            break;
        }
    }
    text
}

/// The next value behind a colon on one line.
fn value(text: &str, from: usize) -> Option<(usize, usize)> {
    let begin = from + text[from..].find(": ")? + 2;
    let end = begin + text[begin..].find([',', '\n', '}', ']'])?;
    Some((begin, end))
}

#[test]
fn a_pack_changed_at_random_is_refused_in_words_or_does_its_work() {
    let (mut refused, mut failing, mut used) = (0, 0, 0);
    for seed in 0..ROUNDS {
        let mut random = Random::new(seed);
        let text = changed(&mut random, EXAMPLE);
        let kept = pack::kept(&text);
        assert_eq!(pack::kept(&kept), kept, "{seed}");
        let read = pack::open(&text);
        let again = pack::open(&kept);
        assert_eq!(read.is_ok(), again.is_ok(), "{seed}: {text}");
        if let (Ok(one), Ok(two)) = (&read, &again) {
            assert_eq!(one.pack, two.pack, "{seed}");
        }
        let was_read = read.is_ok();
        match admit(read, &[]) {
            Err(why) => {
                *(if was_read { &mut failing } else { &mut refused }) += 1;
                assert!(
                    why.why.ends_with('。') && !why.why.contains(char::is_control),
                    "{seed}: {}",
                    why.why
                );
                assert!(
                    why.why.chars().count() < 600 && why.name.chars().count() <= 81,
                    "{seed}: {}",
                    why.why
                );
            }
            Ok(file) => {
                used += 1;
                for rule in &file.pack.rules {
                    assert!(demand(rule).contains('。') && !page(&file, &rule.head.id).is_empty(), "{seed}");
                }
                let packs = [file.pack];
                let report = torn_report(seed);
                let outcome = check(&report, &Context { packs: &packs, ..Context::default() });
                let own = outcome.coverage.iter().filter(|one| one.rule.own().is_none()).count();
                assert_eq!(own, packs[0].rules.len(), "{seed}");
            }
        }
    }
    // The changes are neither too gentle nor too rough to say anything.
    assert!(refused > 150 && failing > 20 && used > 100, "{refused} {failing} {used}");
}

#[test]
fn a_report_that_holds_any_of_them_stays_a_report() {
    let mut held = 0;
    for seed in 0..ROUNDS / 4 {
        let mut random = Random::new(seed);
        let mut report: Report = torn_report(seed);
        let texts = (0..3).map(|_| pack::kept(&changed(&mut random, EXAMPLE)));
        report.settings.packs = texts.map(Into::into).collect();
        let read = project::from_json(&project::to_json(&report)).unwrap();
        // A field that this version does not know may be any JSON.
        let is_json =
            |text: &str| project::from_json(&format!("{{\"format\":\"nianbao/1\",\"any\":{text}}}")).is_ok();
        report.settings.packs.retain(|text| is_json(text));
        held += report.settings.packs.len();
        assert_eq!(read.settings, report.settings, "{seed}");
        assert_eq!(project::from_json(&project::to_json_pretty(&read)).unwrap(), read, "{seed}");
    }
    assert!(held > 100, "{held}");
}

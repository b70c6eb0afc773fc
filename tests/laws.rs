//! Laws over every rule and every edition: whoever adds one is covered.

use std::collections::BTreeSet;

use nianbao_core::check::{Context, Finding, Outcome, Reads, Severity, Status, check, rules};
use nianbao_core::form::node::Unit;
use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Edit, Place, Report, TextPart};
use nianbao_testkit::build::{zero_for, zero_table};
use nianbao_testkit::mutation::Sample;
use nianbao_testkit::random::{Random, balanced_report, torn_report};

fn checked(report: &Report) -> Outcome {
    check(report, &Context::default())
}

/// Findings about tables, in words short enough to read when a law is broken. Hints ask about numbers that may well
/// be right, such as suits in years with a newer law; the laws here are about what cannot be right.
fn about_tables(outcome: &Outcome) -> Vec<String> {
    let in_table =
        |finding: &&Finding| matches!(finding.at, Place::Cell(_)) && finding.severity != Severity::Hint;
    outcome
        .findings
        .iter()
        .filter(in_table)
        .map(|finding| format!("{:?}: {}", finding.rule, finding.message))
        .collect()
}

fn cells_at(place: &Place) -> Option<CellId> {
    if let Place::Cell(id) = place { Some(*id) } else { None }
}

fn cells(finding: &Finding) -> impl Iterator<Item = CellId> + '_ {
    finding.places().filter_map(cells_at)
}

#[test]
fn an_all_zero_report_has_no_table_finding() {
    for edition in EditionKey::all() {
        let outcome = checked(&zero_for(edition.form().first_year));
        assert!(about_tables(&outcome).is_empty(), "{edition:?}: {:#?}", about_tables(&outcome));
    }
}

#[test]
fn random_balanced_reports_have_no_table_finding() {
    for edition in EditionKey::all() {
        for seed in 0..400 {
            let outcome = checked(&balanced_report(seed, edition));
            assert!(about_tables(&outcome).is_empty(), "{edition:?} {seed}: {:#?}", about_tables(&outcome));
        }
    }
}

#[test]
fn a_leaf_off_by_one_is_found_and_its_cell_named() {
    for edition in EditionKey::all() {
        for seed in 0..3 {
            let report = balanced_report(seed, edition);
            let leaves: Vec<CellId> = [TableKey::Applications, TableKey::Disputes]
                .into_iter()
                .flat_map(|table| &report.table(table).layout().slots)
                .map(|slot| slot.id)
                .collect();
            for id in leaves {
                let mut changed = report.clone();
                let value = report.value(id).and_then(|value| value.to_whole()).expect("a count");
                changed.set(id, (value + 1).to_string());
                let outcome = checked(&changed);
                let named = outcome.findings.iter().any(|finding| cells(finding).any(|cell| cell == id));
                assert!(named, "{edition:?} {seed} {id:?}: {:#?}", outcome.findings);
                // In Table B rows and columns vouch for every cell: the cause is that cell, and nothing else is open.
                if id.table == TableKey::Applications {
                    let grave = |one: &&Finding| one.is_open() && one.severity != Severity::Hint;
                    let open = outcome.findings.iter().filter(grave).count();
                    assert_eq!(
                        (open, outcome.causes.len()),
                        (1, 1),
                        "{edition:?} {seed} {id:?}: {outcome:#?}"
                    );
                    let at = &outcome.causes[0].at;
                    assert!(at.contains(&Place::Cell(id)), "{edition:?} {seed} {id:?}: {at:?}");
                }
            }
        }
    }
}

#[test]
fn hybrids_are_added_up_by_the_rows_they_have() {
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    for &own in &editions {
        for &other in &editions {
            let mut report = balanced_report(7, own);
            report.set_table(balanced_report(8, other).table(TableKey::Applications).clone());
            let outcome = check(&report, &Context { only: Some(&equations()), ..Context::default() });
            assert!(outcome.findings.is_empty(), "{own:?} with {other:?}: {:#?}", outcome.findings);
        }
    }
}

fn equations() -> Vec<&'static str> {
    rules::ALL.iter().filter(|rule| matches!(rule.reads, Reads::Equations(..))).map(|rule| rule.id).collect()
}

#[test]
fn a_check_says_the_same_twice_and_covers_every_rule() {
    for seed in 0..100 {
        let report = torn_report(seed);
        let (first, second) = (checked(&report), checked(&report.clone()));
        assert_eq!(first, second, "{seed}");
        let ids: Vec<&str> = first.coverage.iter().map(|coverage| coverage.rule.id()).collect();
        assert_eq!(ids, rules::ALL.iter().map(|rule| rule.id).collect::<Vec<_>>());
    }
}

#[test]
fn findings_stand_as_printed_and_only_those_asked_for_run() {
    for seed in 0..100 {
        let report = torn_report(seed);
        let outcome = checked(&report);
        let places: Vec<CellId> =
            outcome.findings.iter().filter_map(|finding| cells_at(&finding.at)).collect();
        assert!(places.is_sorted_by_key(|id| (id.table, id.index)), "{seed}: {places:?}");
        let same_place = outcome.findings.windows(2).filter(|pair| pair[0].at == pair[1].at);
        assert!(same_place.into_iter().all(|pair| pair[0].rule.id() <= pair[1].rule.id()), "{seed}");
    }
    let only = ["A103", "D101"];
    let outcome = check(&torn_report(1), &Context { only: Some(&only), ..Context::default() });
    assert!(outcome.findings.iter().all(|finding| only.contains(&finding.rule.id())));
    assert_eq!(outcome.coverage.iter().map(|coverage| coverage.rule.id()).collect::<Vec<_>>(), only);
}

#[test]
fn whatever_stands_in_the_cells_a_check_ends_and_holds_together() {
    for seed in 0..600 {
        let report = torn_report(seed);
        let outcome = checked(&report);
        for (index, cause) in outcome.causes.iter().enumerate() {
            assert!(!cause.findings.is_empty() && !cause.message.is_empty(), "{seed}");
            for (place, &finding) in cause.findings.iter().enumerate() {
                assert_eq!(outcome.findings[finding].cause, Some(index), "{seed}");
                assert_eq!(outcome.findings[finding].folded, place > 0, "{seed}");
            }
        }
        for finding in &outcome.findings {
            assert!(finding.cause.is_some() || !finding.folded, "{seed}: {finding:#?}");
            assert!(!finding.message.is_empty() && !finding.title.is_empty(), "{seed}: {finding:#?}");
        }
    }
}

/// Texts of both years with characters taken out, doubled or put in, half a bracket or a mark among them.
#[test]
fn whatever_is_left_of_a_text_a_check_ends_and_its_places_are_in_it() {
    const STRAY: &[&str] = &[
        "(", ")", "（", "）", "“", "”", "：", "、", "\n", "%", "．", "3", "年", "月", "件", "万", "😀",
        "\u{3000}",
    ];
    for seed in 0..150 {
        let mut sample = Sample::new(seed);
        let mut random = Random::new(!seed);
        for report in [&mut sample.report, &mut sample.previous] {
            for part in TextPart::ALL {
                let mut chars: Vec<String> = report.narrative.get(part).chars().map(String::from).collect();
                for _ in 0..(chars.len() / 40).min(20) {
                    let at = random.below(chars.len() as u64) as usize;
                    match random.below(3) {
                        0 => chars[at].clear(),
                        1 => chars[at] = chars[at].repeat(2),
                        _ => chars[at].push_str(random.pick::<&str>(STRAY)),
                    }
                }
                report.narrative.set(part, chars.concat());
            }
        }
        let previous = Some(&sample.previous);
        let outcome = check(&sample.report, &Context { previous, ..Context::default() });
        for place in outcome.findings.iter().flat_map(Finding::places) {
            if let Place::Text(range) = place {
                let text = sample.report.narrative.get(range.part);
                assert_eq!(text.get(range.start..range.end), Some(range.quote.as_str()), "{seed}: {range:?}");
            }
        }
    }
}

#[test]
fn after_a_fix_its_finding_is_gone_and_nothing_new_stands_on_what_it_wrote() {
    let mut fixes = BTreeSet::new();
    for seed in 0..600 {
        let report = if seed % 3 == 0 { torn_report(seed) } else { spoiled(seed) };
        let before = checked(&report);
        for finding in before.findings.iter().filter(|finding| finding.is_open()) {
            let Some(fix) = &finding.fix else { continue };
            let mut fixed = report.clone();
            for edit in fix.edits.clone() {
                fixed.apply(edit);
            }
            let after = checked(&fixed);
            let own: BTreeSet<CellId> = written(&fix.edits).collect();
            // Where a finding names several cells, a fix may leave out those it cannot decide.
            let same = |other: &Finding| {
                let stays = own.is_empty() || cells(other).any(|cell| own.contains(&cell));
                other.rule == finding.rule && other.at == finding.at && stays
            };
            assert!(!after.findings.iter().any(same), "{seed}: {finding:#?}\n{:#?}", after.findings);
            for other in &after.findings {
                // A rule that could not judge before may well have something to say now.
                let new = !before.findings.iter().any(|known| known.rule == other.rule)
                    && before
                        .coverage
                        .iter()
                        .any(|known| known.rule == other.rule && known.status == Status::Ran);
                let on_it = matches!(other.at, Place::Cell(id) if own.contains(&id));
                assert!(!(new && on_it), "{seed}: {} brought {other:#?}\n{finding:#?}", fix.title);
            }
            fixes.insert(finding.rule.id().to_owned());
        }
    }
    for rule in equations() {
        assert!(fixes.contains(rule), "no fix of {rule} was tried");
    }
}

/// The cells that edits write.
fn written(edits: &[Edit]) -> impl Iterator<Item = CellId> + '_ {
    edits.iter().filter_map(|edit| if let Edit::Cell { id, .. } = edit { Some(*id) } else { None })
}

/// A balanced report with a few slips in it.
fn spoiled(seed: u64) -> Report {
    let mut random = Random::new(seed);
    let mut report = balanced_report(seed, EditionKey::latest());
    let counts: Vec<CellId> = report
        .cells()
        .map(|(id, _)| id)
        .filter(|id| id.slot().unit == Unit::Count && id.table != TableKey::Proactive)
        .collect();
    for _ in 0..=random.below(3) {
        let id = *random.pick(&counts);
        let raw = match random.below(3) {
            0 => random.count().to_string(),
            1 => "0".to_owned(),
            _ => String::new(),
        };
        report.set(id, raw);
    }
    report
}

#[test]
fn a_table_full_of_errors_is_searched_to_an_end() {
    let mut random = Random::new(1);
    let mut report = balanced_report(1, EditionKey::latest());
    let cells: Vec<CellId> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, random.below(100).to_string());
    }
    // A search that explodes would not be done today.
    let outcome = checked(&report);
    assert!(outcome.findings.len() > 30);
}

#[test]
fn a_blank_table_is_not_held_against_its_author() {
    for table in TableKey::ALL {
        let mut report = balanced_report(5, EditionKey::latest());
        let blank = Report::blank(EditionKey::latest()).table(table).clone();
        report.set_table(blank);
        let outcome = check(&report, &Context { only: Some(&equations()), ..Context::default() });
        assert!(outcome.findings.is_empty(), "{table:?}: {:#?}", outcome.findings);
        report.set_table(zero_table(EditionKey::latest(), table));
    }
}

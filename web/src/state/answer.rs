//! What the checker last said, and what of it still holds for the report as it stands: findings whose places hold what
//! they held, moved along with text typed before them, and fixes that write over nothing newer. Pure.

use nianbao_core::check::{self, Context, Coverage, Fix, Half, Outcome, RuleRef, Status, rules};
use nianbao_core::form::TableKey;
use nianbao_core::model::{Edit, Place, Report, Settings, TextPart};
use nianbao_io::pack::names;

/// The last answer of the checker.
pub enum Last<'a> {
    /// There was none.
    Nothing,
    /// What it found in this state of the draft, and whether that is the state now.
    Found(&'a Half, &'a Report, bool),
    /// It could not be asked; a sentence.
    Failed(&'a str),
}

/// What is known of a report: what its cells say at once, and what holds of the last answer.
#[inline(never)]
pub fn outcome(report: &Report, context: &Context<'_>, last: Last<'_>) -> Outcome {
    let later = match last {
        Last::Nothing => Half::default(),
        Last::Found(half, _, true) => half.clone(),
        Last::Found(half, was, false) => still(half, was, report),
        Last::Failed(reason) => not_asked(reason, &report.settings),
    };
    check::join(report, check::at_once(report, context), later)
}

/// What of an answer about `was` still holds for `is`.
pub fn still(half: &Half, was: &Report, is: &Report) -> Half {
    let tables_same = TableKey::ALL.into_iter().all(|table| was.table(table) == is.table(table));
    let mut findings = half.findings.clone();
    findings.retain_mut(|finding| {
        // What only follows from a cause of the tables stays with it.
        if (finding.folded && !tables_same) || is.settings.is_off(finding.rule.id()) {
            return false;
        }
        // A pack may be another one by now, or gone.
        if finding.rule.own().is_none() && was.settings.packs != is.settings.packs {
            return false;
        }
        let related = finding.related.iter_mut().map(|related| &mut related.at);
        let holds = std::iter::once(&mut finding.at).chain(related).all(|place| stays(place, was, is));
        if holds && finding.fix.as_ref().is_some_and(|fix| !fits(fix, was, is)) {
            finding.fix = None;
        }
        holds
    });
    // What speaks for a repair was read from tables and text as they were.
    let reweighed = half.reweighed.clone();
    let same = tables_same && was.narrative == is.narrative && was.meta == is.meta;
    Half { findings, coverage: half.coverage.clone(), reweighed: if same { reweighed } else { Vec::new() } }
}

/// Whether a place holds what it held; text that moved is followed.
fn stays(place: &mut Place, was: &Report, is: &Report) -> bool {
    match place {
        Place::Cell(id) => is.cell(*id).is_some() && was.raw(*id) == is.raw(*id),
        Place::Text(range) => {
            let (old, new) = (was.narrative.get(range.part), is.narrative.get(range.part));
            match moved(old, new, range.start, range.end) {
                Some(start) if new.get(start..start + range.quote.len()) == Some(&*range.quote) => {
                    (range.start, range.end) = (start, start + range.quote.len());
                    true
                }
                _ => false,
            }
        }
        Place::Meta(_) => was.meta == is.meta && was.found == is.found,
        Place::Part(_) | Place::Report => was.found == is.found,
    }
}

/// Where a stretch of a text begins after the text was changed beside it; `None` when the change is in it.
fn moved(old: &str, new: &str, start: usize, end: usize) -> Option<usize> {
    let same = |(one, other): &(u8, u8)| one == other;
    let before = old.bytes().zip(new.bytes()).take_while(same).count();
    if end <= before {
        return Some(start);
    }
    let after = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
    (old.len() - after <= start).then(|| (start + new.len()).checked_sub(old.len())).flatten()
}

/// Whether everything a fix writes over is as it was when the fix was made.
pub fn fits(fix: &Fix, was: &Report, is: &Report) -> bool {
    fix.edits.iter().all(|edit| untouched(edit, was, is))
}

fn untouched(edit: &Edit, was: &Report, is: &Report) -> bool {
    let text = |part: TextPart| was.narrative.get(part) == is.narrative.get(part);
    match edit {
        Edit::Cell { id, .. } => is.cell(*id).is_some() && was.raw(*id) == is.raw(*id),
        Edit::Text { part, .. } => text(*part),
        Edit::Meta(_) => was.meta == is.meta,
        Edit::Table(table) => was.table(table.key()) == is.table(table.key()),
        Edit::Narrative(_) => was.narrative == is.narrative,
        Edit::Found(_) => was.found == is.found,
        Edit::Explanations(_) => was.explanations == is.explanations,
        Edit::Settings(_) => was.settings == is.settings,
        Edit::Report(_) => was == is,
        Edit::Many(edits) => edits.iter().all(|edit| untouched(edit, was, is)),
    }
}

/// What is said of the checker's rules, and of the packs that are kept, when it cannot be asked.
pub fn not_asked(why: &str, settings: &Settings) -> Half {
    let theirs = rules::ALL.iter().filter(|rule| !rule.reads.at_once());
    let blocked = |rule| {
        let status = Status::Blocked(why.to_owned(), Vec::new());
        Coverage { rule: RuleRef::Own(rule), status }
    };
    let packs = settings.packs.iter().map(|text| {
        let names = names(text);
        Coverage::not_asked(&names.id, &names.title, why)
    });
    Half { coverage: theirs.copied().map(blocked).chain(packs).collect(), ..Half::default() }
}

#[cfg(test)]
mod tests {
    use nianbao_core::check::{self, Context, Finding};

    use super::*;

    const TEXT: &str = "2024年，本机关收到政府信息公开申请12件。全年主动公开政府信息信息30条。";

    fn with_text(text: &str) -> Report {
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Overview, text);
        report
    }

    fn later(report: &Report) -> Half {
        check::later(report, &Context::default())
    }

    fn at_text(half: &Half) -> Vec<&Finding> {
        half.findings.iter().filter(|one| matches!(one.at, Place::Text(_))).collect()
    }

    #[test]
    fn a_finding_moves_with_its_words_and_goes_with_them() {
        let was = with_text(TEXT);
        let half = later(&was);
        let doubled = |half: &Half| at_text(half).into_iter().find(|one| one.rule.id() == "T101").cloned();
        let first = doubled(&half).expect("doubled words");
        for (is, kept) in [
            (format!("前言，{TEXT}"), true),
            (format!("{TEXT}又一句。"), true),
            (TEXT.replace("2024年，", ""), true),
            (TEXT.replace("信息信息30", "信息30"), false),
            (TEXT.replace("信息信息", "信息与信息"), false),
            (String::new(), false),
        ] {
            let is = with_text(&is);
            let found = doubled(&still(&half, &was, &is));
            assert_eq!(found.is_some(), kept, "{:?}", is.narrative);
            let Some(Place::Text(range)) = found.map(|finding| finding.at) else { continue };
            let Place::Text(old) = &first.at else { panic!("{first:?}") };
            assert_eq!(is.narrative.get(range.part)[range.start..range.end], old.quote);
            // Asked again, the checker says the same.
            assert_eq!(doubled(&later(&is)).unwrap().at, Place::Text(range));
        }
    }

    #[test]
    fn what_speaks_for_a_repair_goes_with_the_text_and_the_cells() {
        let mut was = with_text("本年新收到政府信息公开申请12件。");
        let ids: Vec<_> = was.cells().map(|(id, _)| id).collect();
        ids.into_iter().for_each(|id| drop(was.set(id, "0")));
        for (row, number) in [
            ("new_received", "14"),
            ("carried_in", "1"),
            ("result.granted", "11"),
            ("result.total", "11"),
            ("carried_out", "2"),
        ] {
            for column in ["natural_person", "total"] {
                was.set(was.find(&format!("applications.{row}@{column}")).unwrap(), number);
            }
        }
        let half = later(&was);
        assert_eq!(half.reweighed.len(), 1);
        let told = |is: &Report| still(&half, &was, is).reweighed.len();
        assert_eq!(told(&was), 1);
        let mut cell = was.clone();
        cell.set(cell.find("applications.carried_in@total").unwrap(), "5");
        assert_eq!(told(&cell), 0);
        let mut text = was.clone();
        text.narrative.set(TextPart::Overview, "本年新收到政府信息公开申请13件。");
        assert_eq!(told(&text), 0);
    }

    #[test]
    fn every_change_of_one_character_leaves_only_true_places() {
        let was = with_text(TEXT);
        let half = later(&was);
        assert!(!at_text(&half).is_empty());
        let ends: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).collect();
        for &at in &ends {
            let length = TEXT[at..].chars().next().unwrap().len_utf8();
            for (is, what) in [
                (format!("{}一{}", &TEXT[..at], &TEXT[at..]), "put in"),
                (format!("{}{}", &TEXT[..at], &TEXT[at + length..]), "taken out"),
            ] {
                let is = with_text(&is);
                for finding in &still(&half, &was, &is).findings {
                    let Place::Text(range) = &finding.at else { continue };
                    assert_eq!(
                        is.narrative.get(range.part).get(range.start..range.end),
                        Some(&*range.quote),
                        "{what} at {at}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_finding_goes_when_a_cell_it_names_changes() {
        let mut was = with_text(TEXT);
        let id = was.find("applications.new_received@total").unwrap();
        was.set(id, "13");
        let half = later(&was);
        let on_cell =
            |half: &Half| half.findings.iter().filter(|one| one.places().any(|at| *at == id.into())).count();
        assert!(on_cell(&half) > 0, "{half:#?}");
        let mut is = was.clone();
        is.set(id, "12");
        assert_eq!(on_cell(&still(&half, &was, &is)), 0);
        let mut is = was.clone();
        let other = was.find("disputes.review.upheld").unwrap();
        is.set(other, "1");
        assert_eq!(on_cell(&still(&half, &was, &is)), on_cell(&half));
    }

    #[test]
    fn no_fix_writes_over_what_was_typed_since() {
        let was = with_text("加强领导,落实责任。");
        let half = later(&was);
        let fix = |half: &Half| half.findings.iter().find_map(|one| one.fix.clone());
        let made = fix(&half).expect("punctuation is mended");
        let is = with_text("今年，加强领导,落实责任。");
        assert!(fix(&still(&half, &was, &is)).is_none());
        assert!(!fits(&made, &was, &is));
        assert!(fits(&made, &was, &was.clone()));
        // Typing elsewhere is no matter.
        let mut is = was.clone();
        is.narrative.set(TextPart::Problems, "没有。");
        assert!(fits(&made, &was, &is) && fix(&still(&half, &was, &is)).is_some());
    }

    #[test]
    fn rules_that_were_not_asked_are_named_with_the_reason() {
        let mut report = Report::for_year(2024);
        report.settings.packs.push(r#"{"id":"QH","title":"青禾"}"#.into());
        let half = not_asked("没有打开。", &report.settings);
        let outcome = check::join(&report, check::at_once(&report, &Context::default()), half);
        assert_eq!(outcome.coverage.len(), rules::ALL.len() + 1);
        assert_eq!(outcome.coverage.last().unwrap().rule.title(), "规则包“青禾”");
        assert!(outcome.coverage.iter().all(|one| one.rule.reads().at_once()
            != matches!(&one.status, Status::Blocked(why, _) if why == "没有打开。")));
    }
}

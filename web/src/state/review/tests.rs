//! Tests of what is taken from a report that was read, and what stays.

use std::sync::Arc;

use nianbao_core::form::EditionKey;
use nianbao_core::model::Found;

use super::*;
use crate::state::document::{Action, Document};
use crate::state::{DraftId, Totals};

const NEW: &str = "applications.new_received@natural_person";
const TOTAL: &str = "applications.new_received@total";
const UPHELD: &str = "disputes.review.upheld";

fn set(report: &mut Report, path: &str, raw: &str) {
    let id = report.find(path).unwrap();
    report.set(id, raw);
}

fn raw<'a>(report: &'a Report, path: &str) -> &'a str {
    report.raw(report.find(path).unwrap())
}

fn read() -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "甲镇人民政府".into();
    report.narrative.set(TextPart::Problems, "问题。");
    report.unknown.push(("/later".into(), "1".into()));
    report.found = Some(Arc::new(Found::default()));
    set(&mut report, NEW, "3");
    set(&mut report, TOTAL, "4");
    report
}

fn import(report: Report) -> Import {
    Import { report, format: "文本".into(), confidence: 90, notes: Vec::new(), sources: Vec::new() }
}

fn review(read: Report, open: &Report) -> Rc<Review> {
    Rc::new(Review::new("甲.txt", import(read), open))
}

fn apply(review: &Review, open: &Report) -> Report {
    let mut report = open.clone();
    report.apply(review.edit(open));
    report
}

#[test]
fn onto_a_blank_sheet_goes_the_whole_report_as_it_was_read() {
    let open = Report::for_year(2023);
    let review = review(read(), &open);
    assert!(review.onto_blank);
    assert_eq!(apply(&review, &open), read());

    // One step back and the sheet is as it was; the wrong total was not repaired on the way.
    let document = Rc::new(Document::new(open.clone(), DraftId::make(1, 1), None));
    let document =
        document.reduce(Action::Edit { edit: review.edit(&open), name: "导入".into(), merge: None });
    assert_eq!(raw(document.report(), TOTAL), "4");
    assert_eq!(document.totals(), Totals::Typed);
    let document = document.reduce(Action::Undo);
    assert_eq!(**document.report(), open);
    assert_eq!(document.totals(), Totals::Computed);
}

#[test]
fn what_is_written_is_not_erased_by_what_was_not_read() {
    let mut open = Report::for_year(2024);
    open.meta.region = "乙县".into();
    open.narrative.set(TextPart::Other, "其他。");
    set(&mut open, NEW, "1");
    set(&mut open, UPHELD, "2");
    let review = review(read(), &open);
    let after = apply(&review, &open);
    assert_eq!((raw(&after, NEW), raw(&after, TOTAL), raw(&after, UPHELD)), ("3", "4", "2"));
    assert_eq!(after.narrative.get(TextPart::Other), "其他。");
    assert_eq!(after.narrative.get(TextPart::Problems), "问题。");
    assert_eq!((after.meta.region.as_str(), after.meta.org_name.as_str()), ("乙县", "甲镇人民政府"));
    let table = review.groups.iter().find(|group| group.subject == Subject::Table(TableKey::Applications));
    let olds: Vec<_> = table.unwrap().cells.iter().map(|change| change.old.as_deref()).collect();
    assert_eq!(olds, [Some("1"), Some("")]);
}

#[test]
fn only_what_is_chosen_is_taken() {
    let mut open = Report::for_year(2024);
    set(&mut open, NEW, "1");
    let review = review(read(), &open);
    let none = Rc::clone(&review).reduce(Choose::All(false));
    assert!(none.takes_none());
    assert_eq!(apply(&none, &open), open);
    let text =
        review.groups.iter().position(|group| group.subject == Subject::Text(TextPart::Problems)).unwrap();
    let some = none.reduce(Choose::Group(text, true));
    let after = apply(&some, &open);
    assert_eq!(raw(&after, NEW), "1");
    assert_eq!(after.narrative.get(TextPart::Problems), "问题。");
    assert_eq!(after.found, None, "the file's form is not spoken of when half of it was taken");
}

#[test]
fn cells_are_taken_one_by_one() {
    let mut open = Report::for_year(2024);
    set(&mut open, NEW, "1");
    let review = review(read(), &open);
    let at = |subject| review.groups.iter().position(|group| group.subject == subject).unwrap();
    let table = at(Subject::Table(TableKey::Applications));
    let some = Rc::clone(&review).reduce(Choose::Cell(table, 0, false));
    assert!(some.groups[table].takes_some() && !some.groups[table].takes_all() && !some.takes_all());
    let after = apply(&some, &open);
    assert_eq!((raw(&after, NEW), raw(&after, TOTAL)), ("1", "4"));
    assert_eq!(after.found, None);
    let all = Rc::clone(&some).reduce(Choose::Group(table, true));
    assert!(all.takes_all());
    let none = some.reduce(Choose::Cell(table, 1, false));
    assert!(!none.groups[table].takes_some());
    assert_eq!(apply(&none, &open).table(TableKey::Applications), open.table(TableKey::Applications));
}

#[test]
fn a_table_of_another_form_keeps_what_was_not_read_or_not_chosen() {
    let mut open = Report::for_year(2024);
    set(&mut open, NEW, "1");
    set(&mut open, TOTAL, "8");
    set(&mut open, "proactive.normative_docs.in_force", "9");
    let mut old = Report::for_year(2020);
    set(&mut old, NEW, "5");
    set(&mut old, "applications.carried_in@total", "2");
    let first = old.table(TableKey::Proactive).cells().next().unwrap().0;
    old.set(first, "3");
    let review = review(old, &open);
    let at = |key| review.groups.iter().position(|group| group.subject == Subject::Table(key)).unwrap();
    let table = at(TableKey::Applications);
    let after = apply(&Rc::clone(&review).reduce(Choose::Cell(table, 0, false)), &open);
    assert_eq!(Some(after.table(TableKey::Applications).edition()), EditionKey::for_year(2020));
    assert_eq!((raw(&after, NEW), raw(&after, TOTAL)), ("1", "8"));
    assert_eq!(raw(&after, "applications.carried_in@total"), "2");
    assert_eq!(review.groups[at(TableKey::Proactive)].lost, 1, "the old form has no such cell");
}

#[test]
fn what_has_no_place_is_told_apart_from_doubts() {
    let open = Report::for_year(2024);
    let cell = open.find(NEW).unwrap();
    let note = |kind, at| Note { kind, at, source: String::new(), message: String::new() };
    let mut import = import(read());
    import.notes = vec![
        note(NoteKind::Edition, Place::Report),
        note(NoteKind::RowExtra, Place::Report),
        note(NoteKind::CellUnreadable, Place::Cell(cell)),
    ];
    let review = Review::new("甲.txt", import, &open);
    let kinds: Vec<NoteKind> = review.doubts().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::CellUnreadable, NoteKind::Edition]);
    assert_eq!((review.left_out().count(), review.doubts_at(cell).count()), (1, 1));
}

#[test]
fn a_table_of_another_form_is_taken_as_a_whole() {
    let mut open = Report::for_year(2024);
    set(&mut open, NEW, "1");
    let mut old = Report::for_year(2020);
    set(&mut old, NEW, "5");
    let review = review(old, &open);
    let after = apply(&review, &open);
    assert_eq!(raw(&after, NEW), "5");
    assert_eq!(Some(after.table(TableKey::Applications).edition()), EditionKey::for_year(2020));
    assert_eq!(after.meta.year, Some(2020));
}

#[test]
fn the_same_report_again_changes_nothing() {
    let review = review(read(), &read());
    assert!(review.groups.is_empty());
    assert_eq!(apply(&review, &read()), read());
}

#[test]
fn settings_that_came_along_are_chosen_like_anything_else() {
    let mut with_pack = read();
    with_pack.settings.packs.push(r#"{"id":"QH"}"#.into());
    let mut open = Report::for_year(2024);
    open.settings.off.push("T101".into());
    // What was set before anything was filled in stays.
    let plain = review(read(), &open);
    assert!(plain.groups.iter().all(|group| group.subject != Subject::Settings));
    assert_eq!(apply(&plain, &open).settings, open.settings);
    for blank in [true, false] {
        if !blank {
            set(&mut open, UPHELD, "1");
        }
        let taken = review(with_pack.clone(), &open);
        assert_eq!(apply(&taken, &open).settings, with_pack.settings);
        let at = taken.groups.iter().position(|group| group.subject == Subject::Settings).unwrap();
        let left = taken.reduce(Choose::Group(at, false));
        assert_eq!(apply(&left, &open).settings, open.settings, "{blank}");
    }
}

//! Tests of the document: typing, totals, undo, zeros, forms of other years, moving among findings.

use std::rc::Rc;

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Edit, Meta, Report, TextPart};
use yew::Reducible;

use super::*;

fn id() -> DraftId {
    DraftId::make(1, 2)
}

fn blank() -> Rc<Document> {
    Rc::new(Document::new(Report::for_year(2024), id(), None))
}

fn cell(document: &Document, path: &str) -> CellId {
    document.report().find(path).unwrap()
}

fn raw<'a>(document: &'a Document, path: &str) -> &'a str {
    document.report().raw(cell(document, path))
}

/// Types a text into a cell, key by key.
fn type_in(mut document: Rc<Document>, path: &str, text: &str) -> Rc<Document> {
    let id = cell(&document, path);
    for (end, c) in text.char_indices() {
        let raw = text[..end + c.len_utf8()].to_owned();
        document = document.reduce(Action::Edit {
            edit: Edit::Cell { id, raw },
            name: "填写".into(),
            merge: Some(MergeKey::Cell(id)),
        });
    }
    document
}

const NEW: &str = "applications.new_received@natural_person";
const NEW_TOTAL: &str = "applications.new_received@total";
const FIRM: &str = "applications.new_received@org.business";

#[test]
fn totals_follow_in_the_same_step() {
    let document = type_in(blank(), NEW, "12");
    assert_eq!(raw(&document, NEW_TOTAL), "12");
    let document = document.reduce(Action::Undo);
    assert_eq!(raw(&document, NEW), "");
    assert_eq!(raw(&document, NEW_TOTAL), "");
    assert!(!document.can_undo());
    let document = document.reduce(Action::Redo);
    assert_eq!(raw(&document, NEW), "12");
    assert_eq!(raw(&document, NEW_TOTAL), "12");
}

#[test]
fn typing_in_one_cell_is_one_step_and_leaving_ends_it() {
    let document = type_in(blank(), NEW, "123");
    let document = document.reduce(Action::Break);
    let document = type_in(document, NEW, "45");
    let document = document.reduce(Action::Undo);
    assert_eq!(raw(&document, NEW), "123");
    let document = document.reduce(Action::Undo);
    assert_eq!(raw(&document, NEW), "");
    assert!(!document.can_undo());
}

#[test]
fn unreadable_part_blanks_its_computed_total_until_it_is_readable() {
    let document = type_in(blank(), NEW, "12");
    let document = type_in(document, NEW, "1x");
    assert_eq!(raw(&document, NEW_TOTAL), "");
    let document = type_in(document, NEW, "7");
    assert_eq!(raw(&document, NEW_TOTAL), "7");
}

#[test]
fn deleting_the_only_part_blanks_the_total() {
    let document = type_in(blank(), NEW, "12");
    let id = cell(&document, NEW);
    let document = document.reduce(Action::Edit {
        edit: Edit::Cell { id, raw: String::new() },
        name: "清除".into(),
        merge: None,
    });
    assert_eq!(raw(&document, NEW_TOTAL), "");
}

#[test]
fn a_report_with_wrong_totals_opens_typed_and_nothing_is_repaired() {
    let mut report = Report::for_year(2024);
    let (new, total) = (report.find(NEW).unwrap(), report.find(NEW_TOTAL).unwrap());
    report.set(new, "12");
    report.set(total, "13");
    let document = Rc::new(Document::new(report, id(), None));
    assert_eq!(document.totals(), Totals::Typed);
    let document = type_in(document, FIRM, "4");
    assert_eq!(raw(&document, NEW_TOTAL), "13");

    // Switching asks first, and answering no changes nothing.
    let document = document.reduce(Action::Totals(Totals::Computed));
    let asked = document.asking().unwrap().clone();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].id, asked[0].raw.as_str(), asked[0].sum.to_string().as_str()), (total, "13", "16"));
    let kept = Rc::clone(&document).reduce(Action::KeepTotals);
    assert_eq!((kept.totals(), raw(&kept, NEW_TOTAL)), (Totals::Typed, "13"));
    assert!(kept.asking().is_none());

    // Answering yes writes the sums, and one undo takes cells and switch back.
    let confirmed = document.reduce(Action::ConfirmTotals);
    assert_eq!((confirmed.totals(), raw(&confirmed, NEW_TOTAL)), (Totals::Computed, "16"));
    let undone = confirmed.reduce(Action::Undo);
    assert_eq!((undone.totals(), raw(&undone, NEW_TOTAL)), (Totals::Typed, "13"));
}

#[test]
fn an_import_over_computed_totals_keeps_its_own_totals() {
    let document = type_in(blank(), FIRM, "4");
    let (new, total) = (cell(&document, NEW), cell(&document, NEW_TOTAL));
    let edit =
        Edit::Many(vec![Edit::Cell { id: new, raw: "1".into() }, Edit::Cell { id: total, raw: "9".into() }]);
    let document = document.reduce(Action::Edit { edit, name: "导入".into(), merge: None });
    assert_eq!((document.totals(), raw(&document, NEW_TOTAL)), (Totals::Typed, "9"));
    let document = document.reduce(Action::Undo);
    assert_eq!((document.totals(), raw(&document, NEW_TOTAL)), (Totals::Computed, "4"));
}

#[test]
fn zeros_fill_blanks_and_keep_numbers() {
    for totals in [Totals::Computed, Totals::Typed] {
        let document = Document::new(Report::for_year(2024), id(), Some(totals));
        let document = type_in(Rc::new(document), FIRM, "4").reduce(Action::Break);
        let filled = Rc::clone(&document).reduce(Action::Zero(TableKey::Applications));
        assert_eq!(raw(&filled, FIRM), "4");
        assert_eq!(raw(&filled, NEW_TOTAL), "4", "{totals:?}");
        assert_eq!(raw(&filled, "applications.result.granted@natural_person"), "0");
        assert!(filled.report().table(TableKey::Applications).cells().all(|(_, cell)| !cell.is_blank()));
        assert!(filled.report().table(TableKey::Disputes).is_blank());
        assert!(totals::differences(filled.report()).is_empty());
        assert_eq!(filled.totals(), totals);
        let undone = Rc::clone(&filled).reduce(Action::Undo);
        assert_eq!(undone.report(), document.report());
    }
}

#[test]
fn clauses_are_the_steps_of_a_text() {
    let part = TextPart::Problems;
    let mut document = blank();
    for text in ["一", "一。", "一。二", "一。二三"] {
        document = document.reduce(Action::Edit {
            edit: Edit::Text { part, text: text.into() },
            name: "填写".into(),
            merge: Some(MergeKey::Text(part)),
        });
    }
    let document = document.reduce(Action::Undo);
    assert_eq!(document.report().narrative.get(part), "一。");
    let document = document.reduce(Action::Undo);
    assert_eq!(document.report().narrative.get(part), "");
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let document = type_in(blank(), NEW, "1");
    let (report, revision) = (document.report().clone(), document.revision());
    let id = cell(&document, NEW);
    let document = document.reduce(Action::Edit {
        edit: Edit::Cell { id, raw: "1".into() },
        name: "同".into(),
        merge: None,
    });
    assert!(Rc::ptr_eq(&report, document.report()));
    assert_eq!(document.revision(), revision);
}

#[test]
fn any_walk_is_undone_to_the_beginning() {
    let mut document = blank();
    let start = document.report().clone();
    let cells: Vec<CellId> =
        document.report().cells().map(|(id, _)| id).filter(|id| !id.slot().computed).collect();
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize
    };
    for _ in 0..300 {
        let id = cells[next() % cells.len()];
        let raw = ["", "0", "3", "17", "x", "/"][next() % 6].to_owned();
        document = match next() % 8 {
            0 => document.reduce(Action::Undo),
            1 => document.reduce(Action::Redo),
            2 => document.reduce(Action::Totals(Totals::Typed)),
            3 => document.reduce(Action::Totals(Totals::Computed)).reduce(Action::ConfirmTotals),
            _ => document.reduce(Action::Edit {
                edit: Edit::Cell { id, raw },
                name: String::new(),
                merge: Some(MergeKey::Cell(id)),
            }),
        };
        if document.totals() == Totals::Computed {
            assert!(totals::differences(document.report()).is_empty());
        }
    }
    let end = document.report().clone();
    while document.can_undo() {
        document = document.reduce(Action::Undo);
    }
    assert_eq!(*document.report(), start);
    while document.can_redo() {
        document = document.reduce(Action::Redo);
    }
    assert_eq!(*document.report(), end);
}

#[test]
fn the_year_brings_its_form_while_nothing_is_lost() {
    let report = Report::for_year(2024);
    let old = Meta { year: Some(2020), ..report.meta.clone() };
    let mut moved = report.clone();
    moved.apply(edition::meta_edit(&report, old.clone()));
    assert_eq!(Some(moved.edition()), EditionKey::for_year(2020));

    let mut filled = report;
    let licensing = filled.find("proactive.licensing.decisions").unwrap();
    let new = filled.find(NEW).unwrap();
    filled.set(licensing, "5");
    filled.set(new, "6");
    let mut kept = filled.clone();
    kept.apply(edition::meta_edit(&filled, old));
    assert_eq!(Some(kept.edition()), EditionKey::for_year(2024), "a filled form stays until asked");
    let due = edition::due(&kept).unwrap();
    kept.apply(due.edit);
    assert_eq!(kept.raw(kept.find(NEW).unwrap()), "6");
    assert_eq!(due.kept + due.lost.len(), 2);
    assert!(edition::due(&kept).is_none());
}

#[test]
fn last_years_report_is_laid_beside_and_taken_away_as_steps() {
    use nianbao_io::project::Previous;
    let lay = |document: Rc<Document>, year: Option<u16>| {
        let previous = year.map(|year| Rc::new(Previous::new(Report::for_year(year), "上年", Vec::new())));
        document.reduce(Action::Previous(previous))
    };
    let year = |document: &Document| document.previous().and_then(|previous| previous.report.meta.year);
    let document = type_in(blank(), NEW, "5");
    let document = lay(document, Some(2023));
    assert_eq!((year(&document), document.undo_name()), (Some(2023), Some("打开上年报告")));
    // Typing goes on as a step of its own and leaves it where it is.
    let document = type_in(document, NEW, "56");
    let document = lay(lay(document, Some(2022)), None);
    assert_eq!(year(&document), None);
    let document = document.reduce(Action::Undo);
    assert_eq!(year(&document), Some(2022));
    let document = document.reduce(Action::Undo).reduce(Action::Undo);
    assert_eq!((year(&document), raw(&document, NEW)), (Some(2023), "5"));
    let document = document.reduce(Action::Undo);
    assert_eq!((year(&document), raw(&document, NEW)), (None, "5"));
    let document = document.reduce(Action::Redo).reduce(Action::Redo);
    assert_eq!((year(&document), raw(&document, NEW)), (Some(2023), "56"));
    assert!(Rc::ptr_eq(&document, &document.clone()));
    // Taking away what is not there is no step.
    let bare = blank();
    assert!(Rc::ptr_eq(&lay(bare.clone(), None), &bare));
}

//! Tests of the drafts in a store and of two tabs on one draft.

use std::cell::Cell;
use std::rc::Rc;

use nianbao_core::model::Report;

use super::drafts::{Drafts, SaveError, Saving};
use super::lock::{Hold, Lock};
use super::store::{MemoryStore, Store, StoreError, StoreKind};
use super::{Header, Tally, drafts, embedded, envelope};
use crate::state::{DraftId, Totals};

/// A store with room for so many more writes.
struct Short(MemoryStore, Cell<usize>);

impl Store for Short {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.1.set(self.1.get().checked_sub(1).ok_or(StoreError::Full)?);
        self.0.set(key, value)
    }
    fn remove(&self, key: &str) {
        self.0.remove(key);
    }
    fn keys(&self) -> Vec<String> {
        self.0.keys()
    }
    fn kind(&self) -> StoreKind {
        StoreKind::Local
    }
}

fn tab(name: &str) -> Rc<str> {
    name.into()
}

fn report(org: &str) -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = org.into();
    let id = report.find("disputes.review.upheld").unwrap();
    report.set(id, "\t3\n");
    report
}

fn saving<'a>(report: &'a Report, tab: &'a Rc<str>, now: u64) -> Saving<'a> {
    let tally = Tally { errors: 1, verify: 2, blanks: 3 };
    Saving { report, previous: None, totals: Totals::Typed, tally, label: "", now, tab }
}

fn id(n: u32) -> DraftId {
    DraftId::make(u64::from(n), n)
}

#[test]
fn a_draft_comes_back_as_it_was_saved() {
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let report = report("某县\t人民\n政府");
    let stamp = drafts.save(&id(1), None, &saving(&report, &tab("a"), 5)).unwrap().header.stamp;
    let loaded = drafts.load(&id(1)).unwrap().unwrap();
    assert_eq!(*loaded.report, report);
    assert_eq!(loaded.header.stamp, stamp);
    assert_eq!(loaded.header.totals, Totals::Typed);
    assert_eq!(loaded.header.saved_at, 5);
    assert_eq!(loaded.header.year, Some(2024));
    assert_eq!(loaded.header.org_name, "某县 人民 政府");
    assert_eq!(loaded.header.tally, Tally { errors: 1, verify: 2, blanks: 3 });
}

#[test]
fn the_list_has_the_newest_first_and_no_strangers() {
    let store = Rc::new(MemoryStore::default());
    let drafts = Drafts::new(store.clone());
    store.set("elsewhere", "1").unwrap();
    store.set("nianbao/draft/xyz", "not one of ours").unwrap();
    for (n, now) in [(1, 10), (2, 30), (3, 20)] {
        drafts.save(&id(n), None, &saving(&report("县"), &tab("a"), now)).unwrap();
    }
    let listed: Vec<u64> = drafts.list().iter().map(|entry| entry.header.saved_at).collect();
    assert_eq!(listed, [30, 20, 10]);
    assert!(drafts.list()[0].size > 1000);
    drafts.clear();
    assert_eq!(store.keys(), ["elsewhere"]);
}

#[test]
fn nobody_overwrites_what_they_have_not_seen() {
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let (a, b) = (tab("a"), tab("b"));
    let first = drafts.save(&id(1), None, &saving(&report("甲"), &a, 1)).unwrap().header.stamp;
    assert_eq!(drafts.save(&id(1), None, &saving(&report("乙"), &b, 2)), Err(SaveError::Conflict));
    let second = drafts.save(&id(1), Some(&first), &saving(&report("丙"), &b, 3)).unwrap().header.stamp;
    assert_eq!(drafts.save(&id(1), Some(&first), &saving(&report("丁"), &a, 4)), Err(SaveError::Conflict));
    assert_eq!(drafts.load(&id(1)).unwrap().unwrap().report.meta.org_name, "丙");
    assert_eq!(drafts.stamp(&id(1)), Some(second.clone()));

    // A draft deleted elsewhere is written again rather than lost.
    drafts.delete(&id(1)).unwrap();
    assert!(drafts.save(&id(1), Some(&second), &saving(&report("戊"), &b, 5)).is_ok());
}

#[test]
fn a_full_store_says_so_and_keeps_what_it_had() {
    let store = Rc::new(Short(MemoryStore::default(), Cell::new(1)));
    let drafts = Drafts::new(store);
    let first = drafts.save(&id(1), None, &saving(&report("甲"), &tab("a"), 1)).unwrap().header.stamp;
    let failed = drafts.save(&id(1), Some(&first), &saving(&report("乙"), &tab("a"), 2));
    assert_eq!(failed, Err(SaveError::Store(StoreError::Full)));
    assert_eq!(drafts.load(&id(1)).unwrap().unwrap().report.meta.org_name, "甲");
}

#[test]
fn deleting_is_taken_back_and_renaming_touches_no_content() {
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let stamp = drafts.save(&id(1), None, &saving(&report("甲"), &tab("a"), 1)).unwrap().header.stamp;
    let text = drafts.delete(&id(1)).unwrap();
    assert!(drafts.load(&id(1)).is_none());
    drafts.restore(&id(1), &text).unwrap();
    drafts.rename(&id(1), " 送审\t稿 \n").unwrap();
    let loaded = drafts.load(&id(1)).unwrap().unwrap();
    assert_eq!(loaded.header.label, "送审 稿");
    assert_eq!(loaded.header.stamp, stamp);
    assert_eq!(*loaded.report, report("甲"));
}

#[test]
fn a_count_that_comes_late_is_of_the_state_that_was_counted() {
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let first = drafts.save(&id(1), None, &saving(&report("甲"), &tab("a"), 1)).unwrap().header;
    let tally = Tally { errors: 3, ..first.tally };
    assert!(drafts.recount(&id(1), &first.stamp, tally));
    let loaded = drafts.load(&id(1)).unwrap().unwrap();
    assert_eq!(loaded.header, Header { tally, ..first.clone() });
    assert_eq!(*loaded.report, report("甲"));
    assert!(!drafts.recount(&id(1), &first.stamp, tally), "nothing changed");
    let second =
        drafts.save(&id(1), Some(&first.stamp), &saving(&report("乙"), &tab("a"), 2)).unwrap().header;
    assert!(!drafts.recount(&id(1), &first.stamp, tally), "another state lies there");
    assert_eq!(drafts.load(&id(1)).unwrap().unwrap().header, second);
    assert!(!drafts.recount(&id(2), &first.stamp, tally), "no such draft");
}

#[test]
fn a_damaged_draft_is_an_error_and_no_panic() {
    let store = Rc::new(MemoryStore::default());
    let drafts = Drafts::new(store.clone());
    drafts.save(&id(1), None, &saving(&report("甲"), &tab("a"), 1)).unwrap();
    let whole = store.get(&drafts::key(&id(1))).unwrap();
    for (end, _) in whole.char_indices().step_by(7) {
        store.set(&drafts::key(&id(1)), &whole[..end]).unwrap();
        assert!(drafts.load(&id(1)).unwrap().is_err(), "cut at {end}");
    }
    assert!(envelope::open("2\t1-a\t1\ttyped\t0\t0\t0\t\t\t\n{}").is_none(), "another version");
}

#[test]
fn the_first_tab_holds_the_draft_until_it_leaves() {
    let store = MemoryStore::default();
    let mut a = Lock::open(&store, &id(1), &tab("a"), 1_000);
    let mut b = Lock::open(&store, &id(1), &tab("b"), 2_000);
    assert_eq!((a.hold(), b.hold()), (Hold::Here, Hold::Elsewhere));
    a.beat(&store, 5_000);
    b.beat(&store, 5_500);
    assert_eq!((a.hold(), b.hold()), (Hold::Here, Hold::Elsewhere));
    a.release(&store);
    b.seen(&store, 6_000);
    assert_eq!(b.hold(), Hold::Here);
    // Another draft is another matter.
    assert_eq!(Lock::open(&store, &id(2), &tab("c"), 6_000).hold(), Hold::Here);
}

#[test]
fn a_tab_that_vanished_is_succeeded() {
    let store = MemoryStore::default();
    let _gone = Lock::open(&store, &id(1), &tab("a"), 1_000);
    let mut b = Lock::open(&store, &id(1), &tab("b"), 8_000);
    assert_eq!(b.hold(), Hold::Elsewhere);
    b.beat(&store, 12_000);
    assert_eq!(b.hold(), Hold::Here);
}

#[test]
fn a_sleeping_tab_that_wakes_insists() {
    let store = MemoryStore::default();
    let mut a = Lock::open(&store, &id(1), &tab("a"), 1_000);
    let mut b = Lock::open(&store, &id(1), &tab("b"), 60_000);
    assert_eq!(b.hold(), Hold::Here, "the sign was old");
    a.seen(&store, 60_001);
    b.seen(&store, 60_002);
    assert_eq!((a.hold(), b.hold()), (Hold::Here, Hold::Elsewhere));
}

#[test]
fn the_person_decides_which_tab_writes() {
    let store = MemoryStore::default();
    let mut a = Lock::open(&store, &id(1), &tab("a"), 1_000);
    let mut b = Lock::open(&store, &id(1), &tab("b"), 2_000);
    b.take(&store, 3_000);
    a.seen(&store, 3_001);
    assert_eq!((a.hold(), b.hold()), (Hold::Elsewhere, Hold::Here));
    // The one that gave way does not come back by itself.
    a.beat(&store, 4_000);
    b.beat(&store, 4_000);
    assert_eq!((a.hold(), b.hold()), (Hold::Elsewhere, Hold::Here));
}

#[test]
fn never_do_both_tabs_hold_after_they_have_seen_each_other() {
    for first in [1_000, 2_000, 3_000] {
        let store = MemoryStore::default();
        // Both looked before either wrote: the worst that timing can do.
        let mut a = Lock::open(&store, &id(1), &tab("a"), first);
        let sign = store.get(&store.keys()[0]).unwrap();
        store.remove(&store.keys()[0].clone());
        let mut b = Lock::open(&store, &id(1), &tab("b"), 2_000);
        a.seen(&store, 4_000);
        if store.get(&store.keys()[0]).unwrap().starts_with('b') {
            store.set(&store.keys()[0].clone(), &sign).unwrap();
        }
        b.seen(&store, 4_001);
        a.seen(&store, 4_002);
        assert_eq!([a.hold(), b.hold()].iter().filter(|hold| **hold == Hold::Here).count(), 1, "{first}");
    }
}

#[test]
fn a_copy_of_the_page_knows_which_draft_it_holds() {
    let mut report = report("县");
    report.unknown.push(("/later".into(), "[1]".into()));
    let origin = embedded::Origin {
        id: id(1),
        stamp: Some(envelope::Stamp::next(None, &tab("t1"))),
        totals: Totals::Typed,
    };
    let text = embedded::write(&report, None, &origin);
    let read = embedded::read(&text).unwrap();
    assert_eq!(read.report, report);
    assert_eq!(read.origin.as_ref(), Some(&origin));
    assert_ne!(origin.branch(), origin.id);
    assert_eq!(origin.branch(), read.origin.unwrap().branch());
    // Opened as a mere report file it is the same report with one unknown field.
    assert_eq!(nianbao_io::project::from_json(&text).unwrap().meta, report.meta);
    assert_eq!(embedded::read(&nianbao_io::project::to_json(&report)).unwrap().origin, None);
    assert!(embedded::read("{").is_err());
}

#[test]
fn a_stamp_knows_what_it_goes_on_from() {
    let (a, b, c) = (tab("a"), tab("b"), tab("c"));
    let next = |stamp: &envelope::Stamp, tab| envelope::Stamp::next(Some(stamp), tab);
    let first = envelope::Stamp::next(None, &a);
    let copy = next(&first, &a);
    // One computer goes on from the copy, the other from the original.
    let there = next(&next(&copy, &b), &c);
    let here = next(&next(&copy, &a), &a);
    for stamp in [&there, &here] {
        assert!(stamp.includes(&copy) && stamp.includes(&first) && !copy.includes(stamp));
        assert_eq!(envelope::Stamp::parse(&stamp.to_string()).unwrap().to_string(), stamp.to_string());
    }
    assert!(!there.includes(&here) && !here.includes(&there));
    assert_ne!(next(&copy, &a), next(&copy, &b));
    // A draft that many tabs have written does not grow for ever.
    let mut long = first;
    for n in 0..200 {
        let other = tab(&format!("t{n}"));
        long = envelope::Stamp::next(Some(&long), &other);
    }
    assert_eq!(long.count(), 201);
    assert!(long.to_string().len() < 400);
}

#[test]
fn last_years_report_is_kept_with_the_draft_and_with_the_page() {
    use nianbao_io::project::Previous;
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let (this, tab) = (report("县"), tab("a"));
    let previous = Previous::new(report("旧县"), "去年.docx", vec!["不清楚。".into()]);
    let saving = Saving { previous: Some(&previous), ..saving(&this, &tab, 1) };
    drafts.save(&id(1), None, &saving).unwrap();
    let loaded = drafts.load(&id(1)).unwrap().unwrap();
    assert_eq!(loaded.previous.as_deref(), Some(&previous));
    assert_eq!(*loaded.report, this, "the report itself knows nothing of it");
    let origin = embedded::Origin { id: id(1), stamp: None, totals: Totals::Typed };
    let read = embedded::read(&embedded::write(&this, Some(&previous), &origin)).unwrap();
    assert_eq!((read.previous.as_deref(), &read.report), (Some(&previous), &this));
    assert_eq!(read.origin, Some(origin));
}

#[test]
fn packs_are_kept_with_the_draft_whatever_is_in_them() {
    let drafts = Drafts::new(Rc::new(MemoryStore::default()));
    let mut report = report("某镇");
    report.settings.packs =
        [r#"{"format":"nianbao-rules/1","id":"QH"}"#, "7", r#"["\u003c/script>"]"#].map(Into::into).to_vec();
    let tab = tab("a");
    drafts.save(&id(1), None, &saving(&report, &tab, 1)).unwrap();
    let loaded = drafts.load(&id(1)).unwrap().unwrap();
    assert_eq!(loaded.report.settings, report.settings);
}

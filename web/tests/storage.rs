//! The browser's own storages: that they keep what they are given and tell why when they do not. Everything above
//! them is tested natively. Run by `cargo xtask test --wasm`.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use nianbao_core::model::Report;
use nianbao_web::browser;
use nianbao_web::state::{DraftId, Totals};
use nianbao_web::storage::drafts::Saving;
use nianbao_web::storage::{Drafts, SaveError, StoreError, StoreKind, Tally, browser::open};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn each_kind_keeps_and_forgets() {
    for kind in [StoreKind::Local, StoreKind::Session, StoreKind::Memory] {
        let store = open(kind).unwrap();
        assert_eq!(store.kind(), kind);
        let before = store.keys().len();
        store.set("nianbao/试", "内容\n\u{1f600}").unwrap();
        assert_eq!(store.get("nianbao/试").as_deref(), Some("内容\n\u{1f600}"));
        assert_eq!(store.keys().len(), before + 1);
        store.remove("nianbao/试");
        assert_eq!(store.get("nianbao/试"), None);
    }
}

#[wasm_bindgen_test]
fn a_text_without_room_is_refused_and_nothing_is_lost() {
    let store = open(StoreKind::Local).unwrap();
    store.set("nianbao/here", "before").unwrap();
    let large = "长".repeat(6 * 1024 * 1024);
    assert_eq!(store.set("nianbao/here", &large), Err(StoreError::Full));
    assert_eq!(store.get("nianbao/here").as_deref(), Some("before"));
    store.remove("nianbao/here");
}

#[wasm_bindgen_test]
fn drafts_in_the_browser_keep_two_tabs_apart() {
    let store = open(StoreKind::Local).unwrap();
    let drafts = Drafts::new(store);
    drafts.clear();
    let report = Report::for_year(2024);
    let (id, other): (DraftId, DraftId) = (browser::fresh_id(), browser::fresh_id());
    assert_ne!(id, other);
    let tabs: [Rc<str>; 2] = ["a".into(), "b".into()];
    let saving = |tab| Saving {
        report: &report,
        previous: None,
        totals: Totals::Computed,
        tally: Tally::default(),
        label: "",
        now: browser::now(),
        tab,
    };
    let first = drafts.save(&id, None, &saving(&tabs[0])).unwrap().header.stamp;
    assert_eq!(drafts.save(&id, None, &saving(&tabs[1])).unwrap_err(), SaveError::Conflict);
    drafts.save(&id, Some(&first), &saving(&tabs[1])).unwrap();
    assert_eq!(*drafts.load(&id).unwrap().unwrap().report, report);
    assert_eq!(drafts.list().len(), 1);
    drafts.clear();
    assert!(drafts.list().is_empty());
}

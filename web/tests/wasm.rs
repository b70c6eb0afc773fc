//! A table under the fingers, in a browser: what keys do in it and what it tells. Run by `cargo xtask test --wasm`.

#![cfg(target_arch = "wasm32")]

mod storage;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::report::TableData;
use nianbao_web::components::sheet::marks::CellMark;
use nianbao_web::components::sheet::table::{CellEvent, FormTable, FormTableProps};
use nianbao_web::state::Totals;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};
use yew::Callback;
use yew::platform::time::sleep;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A table alone on the page, and what it has told so far.
async fn table(key: TableKey, totals: Totals) -> Rc<RefCell<Vec<CellEvent>>> {
    // The body also holds the page of the test runner, so only our own corner is cleared.
    if let Some(old) = document().get_element_by_id("corner") {
        old.remove();
    }
    let place = document().create_element("div").unwrap();
    place.set_id("corner");
    document().body().unwrap().append_child(&place).unwrap();
    let told = Rc::new(RefCell::new(Vec::new()));
    let data = Arc::new(TableData::blank(EditionKey::latest(), key));
    let marks = Rc::new(vec![CellMark::default(); data.layout().slots.len()]);
    let on = {
        let told = told.clone();
        Callback::from(move |event| told.borrow_mut().push(event))
    };
    yew::Renderer::<FormTable>::with_root_and_props(place, FormTableProps { data, marks, totals, on })
        .render();
    settle().await;
    told
}

async fn settle() {
    sleep(std::time::Duration::from_millis(20)).await;
}

fn field(path: &str) -> HtmlInputElement {
    document().get_element_by_id(&format!("cell-{path}")).unwrap().unchecked_into()
}

fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default().replacen("cell-", "", 1)
}

async fn press(key: &str, shift: bool, composing: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_is_composing(composing);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    document().active_element().unwrap().dispatch_event(&event).unwrap();
    settle().await;
}

async fn write(path: &str, text: &str) {
    let input = field(path);
    input.focus().unwrap();
    input.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &init).unwrap();
    input.dispatch_event(&event).unwrap();
    settle().await;
}

fn find(path: &str) -> CellId {
    CellId::find(EditionKey::latest(), path).unwrap()
}

#[wasm_bindgen_test]
async fn enter_goes_down_and_past_totals_that_are_computed() {
    table(TableKey::Applications, Totals::Computed).await;
    field("applications.result.other.misc@natural_person").focus().unwrap();
    press("Enter", false, false).await;
    assert_eq!(focused(), "applications.carried_out@natural_person");
    press("Enter", true, false).await;
    assert_eq!(focused(), "applications.result.other.misc@natural_person");
}

#[wasm_bindgen_test]
async fn enter_stops_at_totals_that_are_typed() {
    table(TableKey::Applications, Totals::Typed).await;
    field("applications.result.other.misc@natural_person").focus().unwrap();
    press("Enter", false, false).await;
    assert_eq!(focused(), "applications.result.total@natural_person");
    assert!(!field("applications.result.total@natural_person").read_only());
}

#[wasm_bindgen_test]
async fn arrows_leave_a_cell_whose_text_is_selected() {
    table(TableKey::Disputes, Totals::Computed).await;
    field("disputes.review.upheld").focus().unwrap();
    press("ArrowRight", false, false).await;
    assert_eq!(focused(), "disputes.review.corrected");
    press("End", false, false).await;
    assert_eq!(focused(), "disputes.litigation.after_review.total");
    press("Home", false, false).await;
    assert_eq!(focused(), "disputes.review.upheld");
    press("ArrowLeft", false, false).await;
    assert_eq!(focused(), "disputes.review.upheld");
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_are_left_to_it() {
    table(TableKey::Disputes, Totals::Computed).await;
    field("disputes.review.upheld").focus().unwrap();
    press("Enter", false, true).await;
    assert_eq!(focused(), "disputes.review.upheld");
}

#[wasm_bindgen_test]
async fn what_is_typed_is_told_as_typed_and_shown_half_width_once_left() {
    let told = table(TableKey::Disputes, Totals::Computed).await;
    write("disputes.review.upheld", "３").await;
    let typed = CellEvent::Typed(find("disputes.review.upheld"), "３".into());
    assert_eq!(*told.borrow(), [typed]);
    field("disputes.review.upheld").unchecked_ref::<HtmlElement>().blur().unwrap();
    settle().await;
    assert_eq!(field("disputes.review.upheld").value(), "3");
    assert_eq!(told.borrow().last(), Some(&CellEvent::Left { table_too: true }));
}

#[wasm_bindgen_test]
async fn going_from_cell_to_cell_does_not_leave_the_table() {
    let told = table(TableKey::Disputes, Totals::Computed).await;
    field("disputes.review.upheld").focus().unwrap();
    press("ArrowRight", false, false).await;
    assert_eq!(*told.borrow(), [CellEvent::Left { table_too: false }]);
}

#[wasm_bindgen_test]
async fn every_cell_is_named_by_row_and_column() {
    table(TableKey::Applications, Totals::Computed).await;
    let label = field("applications.carried_in@org.other").get_attribute("aria-label").unwrap();
    assert_eq!(label, "二、上年结转政府信息公开申请数量，申请人情况，法人或其他组织，其他");
    let heads = document().query_selector_all("th:not([scope])").unwrap();
    assert_eq!(heads.length(), 0);
}

//! Puts the notes beside what they are about and ties them to it. Measures once for all notes, then writes once, so
//! that the browser lays the page out a single time; does nothing while sizes stay as they are.

use std::cell::RefCell;

use nianbao_core::model::Place;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::stack::{self, Wish};
use crate::components::ledger::use_ledger;
use crate::hooks::use_reading;
use crate::rest;

/// How far below its top a note's first line is in the middle, in rem.
const FIRST_LINE: f64 = 0.78;
/// The least distance of two notes, in rem.
const GAP: f64 = 1.3;

/// The threads; they stand inside the sheet. Before the rest of the page is here there is nothing to tie.
pub fn threads() -> Html {
    rest::draw(tied)
}

#[inline(never)]
fn tied() -> Html {
    html! { <Threads /> }
}

#[component]
fn Threads() -> Html {
    let ledger = use_ledger();
    let links = use_reading().links().clone();
    let canvas = use_node_ref();
    let observer = use_mut_ref(|| None::<Observed>);
    // Which notes there are, and about what. What they say, and where cells are, shows in sizes, which are watched.
    let notes: Vec<(AttrValue, Place)> =
        ledger.slips.iter().map(|slip| (slip.id.clone(), ledger.finding(slip).at.clone())).collect();
    {
        let canvas = canvas.clone();
        use_effect_with((notes, links), move |_| {
            let canvas = canvas.cast::<Element>();
            if let Some(sheet) = canvas.as_ref().and_then(|canvas| canvas.parent_element()) {
                arrange(&sheet);
                let mut observer = observer.borrow_mut();
                let observed = match observer.take() {
                    Some(observed) => observed,
                    None => match Observed::new(&sheet) {
                        Some(observed) => observed,
                        None => return,
                    },
                };
                observed.watch(&sheet);
                *observer = Some(observed);
            }
        });
    }
    html! { <svg ref={canvas} class="threads desk-side" aria-hidden="true" focusable="false"></svg> }
}

/// Watches the sizes of the sheet and of its notes.
struct Observed {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
    seen: RefCell<Vec<Element>>,
}

impl Observed {
    fn new(sheet: &Element) -> Option<Observed> {
        let sheet = sheet.clone();
        let callback = Closure::<dyn FnMut()>::new(move || arrange(&sheet));
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        Some(Observed { observer, _callback: callback, seen: RefCell::default() })
    }

    /// Watches what stands there now and nothing else.
    fn watch(&self, sheet: &Element) {
        let mut now = notes(sheet);
        now.push(sheet.clone());
        let mut seen = self.seen.borrow_mut();
        for gone in seen.iter().filter(|element| !now.contains(element)) {
            self.observer.unobserve(gone);
        }
        for new in now.iter().filter(|element| !seen.contains(element)) {
            self.observer.observe(new);
        }
        *seen = now;
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn notes(sheet: &Element) -> Vec<Element> {
    let Ok(list) = sheet.query_selector_all(".note") else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Measures, stacks and writes.
fn arrange(sheet: &Element) {
    let Some(document) = sheet.owner_document() else { return };
    let Some(canvas) = sheet.query_selector("svg.threads").ok().flatten() else { return };
    let notes = notes(sheet);
    if notes.is_empty() && canvas.first_child().is_none() {
        return;
    }
    let rem = rem(&document);
    let origin = sheet.get_bounding_client_rect();
    let width = canvas.get_bounding_client_rect().width();
    let mut placed: Vec<(Element, f64, Wish)> = Vec::new();
    for note in notes {
        let anchors = note.get_attribute("data-anchors").unwrap_or_default();
        let anchor = anchors.split(' ').find_map(|id| document.get_element_by_id(id));
        let Some(anchor) = anchor.map(|anchor| anchor.get_bounding_client_rect()) else { continue };
        // A cell is tied in its middle, a long text at its first line.
        let middle = anchor.top() - origin.top() + (anchor.height() / 2.0).min(1.2 * rem);
        let height = note.get_bounding_client_rect().height();
        placed.push((note, middle, Wish { top: middle - FIRST_LINE * rem, height }));
    }
    let wishes: Vec<Wish> = placed.iter().map(|(_, _, wish)| *wish).collect();
    let tops = stack::tops(&wishes, GAP * rem);

    while let Some(old) = canvas.first_child() {
        let _ = canvas.remove_child(&old);
    }
    for ((note, middle, _), top) in placed.iter().zip(tops) {
        if let Some(note) = note.dyn_ref::<HtmlElement>() {
            let _ = note.style().set_property("top", &format!("{}px", stack::tenths(top)));
        }
        if let Ok(path) = document.create_element_ns(Some("http://www.w3.org/2000/svg"), "path") {
            let _ = path.set_attribute("d", &stack::thread(*middle, top + FIRST_LINE * rem, width));
            let _ = path
                .set_attribute("class", note.get_attribute("data-severity").as_deref().unwrap_or_default());
            let _ = canvas.append_child(&path);
        }
    }
}

fn rem(document: &Document) -> f64 {
    let root = document.document_element();
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser's own reading: Rust's would bring tables of powers of ten into the page.
    size.map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite()).unwrap_or(14.0)
}

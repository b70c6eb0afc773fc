//! Files dropped anywhere on the page, and reports pasted anywhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::Event;

use super::files::{FilesHandle, NO_FETCHING};
use crate::state::pasted::is_report;

/// Listens; `newest` holds the handle as it was drawn last.
pub(super) fn listen(newest: &Rc<RefCell<FilesHandle>>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let on = |name: &'static str, deed: fn(&FilesHandle, &Event)| {
        let newest = newest.clone();
        EventListener::new_with_options(
            &window,
            name,
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                let files = newest.borrow().clone();
                deed(&files, event);
            },
        )
    };
    vec![
        on("dragover", |files, event| {
            if holds_files(event) || holds(event, "text/uri-list") && !is_field(event) {
                // Without this the browser leaves the page and shows the file.
                event.prevent_default();
                files.drag(holds_files(event));
            }
        }),
        on("dragleave", |files, event| {
            let outside = event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none());
            if outside {
                files.drag(false);
            }
        }),
        on("drop", |files, event| {
            files.drag(false);
            if holds_files(event) {
                event.prevent_default();
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                files.open_list(data.and_then(|data| data.files()));
            } else if holds(event, "text/uri-list") && !is_field(event) {
                // The browser would leave the page and go there.
                event.prevent_default();
                files.tell_file(NO_FETCHING.into());
            }
        }),
        on("paste", |files, event| {
            let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
            else {
                return;
            };
            // A component has taken it, a block of numbers for a table perhaps.
            if event.default_prevented() {
                return;
            }
            let list = data.files();
            let text = data.get_data("text/plain").unwrap_or_default();
            // Office programs put a picture of the cells beside their text.
            if text.trim().is_empty()
                && list.as_ref().is_some_and(|list| list.length() > 0)
                && !is_field(event)
            {
                event.prevent_default();
                files.open_list(list);
                return;
            }
            if text.trim().is_empty() || (is_field(event) && !is_report(&text)) {
                return;
            }
            event.prevent_default();
            files.read_pasted(text, data.get_data("text/html").unwrap_or_default());
        }),
    ]
}

fn holds_files(event: &Event) -> bool {
    holds(event, "Files")
}

fn holds(event: &Event, kind: &str) -> bool {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    data.is_some_and(|data| data.types().includes(&kind.into(), 0))
}

/// Whether the cursor is in a field: then pasted words belong to it.
fn is_field(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    target.is_instance_of::<HtmlInputElement>()
        || target.is_instance_of::<HtmlTextAreaElement>()
        || target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

//! Hands a file to the browser as a download, or text to the clipboard.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, Element, HtmlAnchorElement, HtmlDocument, Url};

/// Downloads a file; `None` when the browser does not let us.
pub(super) fn download(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    // Browsers read the address after the click; some of them late.
    Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Puts HTML on the clipboard for what takes it, and text for what does not. Works without a secure context, unlike the
/// newer interface; `false` when the browser refuses.
pub(super) fn copy(html: &str, text: &str) -> bool {
    let copy = || -> Option<bool> {
        let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
        let (html, text) = (html.to_owned(), text.to_owned());
        let fill = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
            if let Some(data) = event.clipboard_data() {
                let _ = data.set_data("text/html", &html);
                let _ = data.set_data("text/plain", &text);
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
        let listener = fill.as_ref().unchecked_ref();
        document.add_event_listener_with_callback_and_bool("copy", listener, true).ok()?;
        let done = document.exec_command("copy").unwrap_or(false);
        document.remove_event_listener_with_callback_and_bool("copy", listener, true).ok()?;
        Some(done)
    };
    copy().unwrap_or(false)
}

/// Opens the browser's print dialogue.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Prints the sheet with last year's figures and text on it: the style sheets look for the attribute, and what is folded
/// away is unfolded meanwhile.
pub(super) fn print_comparison() {
    const SIGN: &str = "data-print";
    let Some(window) = web_sys::window() else { return };
    let Some(root) = window.document().and_then(|document| document.document_element()) else { return };
    let folded = root.query_selector_all("details.reference:not([open])");
    let folded: Vec<Element> = folded
        .map(|list| (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect())
        .unwrap_or_default();
    let _ = root.set_attribute(SIGN, "comparison");
    folded.iter().for_each(|one| drop(one.set_attribute("open", "")));
    // Some browsers come back from the dialogue before it has taken the page.
    EventListener::once(&window, "afterprint", move |_| {
        let _ = root.remove_attribute(SIGN);
        folded.iter().for_each(|one| drop(one.remove_attribute("open")));
    })
    .forget();
    let _ = window.print();
}

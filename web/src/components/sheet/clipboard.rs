//! What a paste event carries, as a block of cells. Knows the browser's clipboard, nothing of the form.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use yew::Event;

use crate::state::block::{Matrix, rows};
use crate::state::pasted::is_report;

/// Larger contents are no block for a table of 200 cells; reading them would hold the page up.
const LONGEST: usize = 2_000_000;

/// The block and the plain text of a paste; `None` when it is a single value, words, or a whole report.
pub fn block(event: &Event) -> Option<(Matrix, Rc<str>)> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    if text.len().max(html.len()) > LONGEST || is_report(&text) {
        return None;
    }
    Some((Matrix::pasted(&text, rows(&html))?, text.into()))
}

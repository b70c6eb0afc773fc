//! What a paste event carries: a block of cells perhaps. Knows the browser's clipboard, nothing of the form.

use std::rc::Rc;

use nianbao_core::form::path::CellId;
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use yew::{Callback, Event};

use super::table::CellEvent;
use crate::rest;
use crate::state::block;
use crate::state::pasted::is_report;

/// Larger contents are no block for a table of 200 cells; reading them would hold the page up.
const LONGEST: usize = 2_000_000;

/// Takes a paste into a cell when it is a block, and says whether it did. A single value, words, or a whole report are
/// for somebody else.
pub fn take(event: &Event, at: CellId, on: &Callback<CellEvent>) -> bool {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return false;
    };
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    if text.len().max(html.len()) > LONGEST || is_report(&text) {
        return false;
    }
    let pasted = move |matrix, text: &str| CellEvent::Pasted(at, matrix, Rc::from(text));
    if rest::is_here() {
        let Some(matrix) = block::pasted(&text, &html) else { return false };
        event.prevent_default();
        on.emit(pasted(matrix, &text));
        return true;
    }
    // What tells a block from words comes in a moment, and the browser does not wait.
    if text.split_whitespace().nth(1).is_none() {
        return false;
    }
    event.prevent_default();
    let on = on.clone();
    rest::with(move |here| {
        let matrix = if here { block::pasted(&text, &html) } else { None };
        let words = || text.split_whitespace().collect::<Vec<_>>().join(" ");
        on.emit(match matrix {
            Some(matrix) => pasted(matrix, &text),
            None => CellEvent::Typed(at, words()),
        });
    });
    true
}

//! What a paste event carries: a block of cells perhaps. Knows the browser's clipboard, nothing of the form.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use yew::Event;

use crate::rest;
use crate::state::block::{self, Matrix};
use crate::state::pasted::is_report;

/// Larger contents are no block for a table of 200 cells; reading them would hold the page up.
const LONGEST: usize = 2_000_000;

/// What was pasted.
pub enum Pasted {
    /// A block of cells, and the text it came with.
    Block(Matrix, Rc<str>),
    /// Words, on one line, that the browser had to be kept from writing.
    Words(String),
}

/// Takes a paste when it is a block, and says whether it did; `then` gets it, perhaps in a moment. A single value, words,
/// or a whole report are for somebody else.
pub fn take(event: &Event, then: impl FnOnce(Pasted) + 'static) -> bool {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return false;
    };
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    if text.len().max(html.len()) > LONGEST || is_report(&text) {
        return false;
    }
    if rest::is_here() {
        let Some(matrix) = block::pasted(&text, &html) else { return false };
        event.prevent_default();
        then(Pasted::Block(matrix, text.into()));
        return true;
    }
    // What tells a block from words comes in a moment, and the browser does not wait.
    if text.split_whitespace().nth(1).is_none() {
        return false;
    }
    event.prevent_default();
    rest::with(move |here| {
        let matrix = if here { block::pasted(&text, &html) } else { None };
        then(match matrix {
            Some(matrix) => Pasted::Block(matrix, text.into()),
            None => Pasted::Words(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        });
    });
    true
}

//! Any paragraphs and tables, many of them with words of the form. A report comes out whole: what was recognised is
//! written as a report file and read again without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, document, held, warm};
use nianbao_io::project::{from_json, to_json};
use nianbao_io::recognise::recognise;

fuzz_target!(|bytes: &[u8]| {
    warm();
    let document = document(bytes);
    // A byte may stand for a whole label.
    let size = bytes.len() * 16;
    if let Ok(import) = held(size, FREELY, || recognise(document)) {
        assert_eq!(from_json(&to_json(&import.report)), Ok(import.report));
    }
});

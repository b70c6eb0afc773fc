//! HTML to paragraphs and tables.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|text: &str| {
    let _ = held(text.len(), FREELY, || nianbao_io::html::read(text));
});

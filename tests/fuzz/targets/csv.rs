//! Text with separators: told apart, cut into fields, laid out as a sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|text: &str| {
    held(text.len(), FREELY, || nianbao_io::fuzzing::csv(text));
});

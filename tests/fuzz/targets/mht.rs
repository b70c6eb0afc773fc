//! A web archive: the parts of a mail, their encodings and the page among them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|bytes: &[u8]| {
    let _ = held(bytes.len(), FREELY, || nianbao_io::fuzzing::mht(bytes));
});

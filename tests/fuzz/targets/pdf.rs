//! A PDF as a file: objects, pages, fonts, places of characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{ARCHIVE_FREELY, held};

fuzz_target!(|bytes: &[u8]| {
    let _ = held(bytes.len(), ARCHIVE_FREELY, || nianbao_io::pdf::read(bytes));
});

//! The stream of an old workbook, without the compound file around it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|bytes: &[u8]| {
    let _ = held(bytes.len(), FREELY, || nianbao_io::fuzzing::xls(bytes));
});

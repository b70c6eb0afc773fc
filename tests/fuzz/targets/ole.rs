//! A document of an old Office program as a file: sectors, directory, streams and what is in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|bytes: &[u8]| {
    let _ = held(bytes.len(), FREELY, || nianbao_io::fuzzing::ole(bytes));
});

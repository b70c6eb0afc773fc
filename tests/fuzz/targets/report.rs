//! A report file. What was read is written and read again without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};
use nianbao_io::project::{from_json, to_json};

fuzz_target!(|text: &str| {
    if let Ok(report) = held(text.len(), FREELY, || from_json(text)) {
        assert_eq!(from_json(&to_json(&report)), Ok(report));
    }
});

//! Any bytes at all, as a file and as pasted text: an answer or an error, never a panic. What was read is written and
//! read again without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_io::project::{from_json, to_json};

fuzz_target!(|bytes: &[u8]| {
    let file = nianbao_io::read(bytes, None);
    let pasted = std::str::from_utf8(bytes).ok().map(nianbao_io::read_text);
    for import in file.into_iter().chain(pasted.into_iter().flatten()) {
        assert_eq!(from_json(&to_json(&import.report)), Ok(import.report));
    }
});

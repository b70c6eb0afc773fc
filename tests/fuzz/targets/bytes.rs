//! Any bytes as a file, through everything: what it is, how it is encoded, its reader, recognition. What was read is
//! written as a report file and read again without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{ARCHIVE_FREELY, FREELY, held, warm};
use nianbao_io::project::{from_json, to_json};

fuzz_target!(|bytes: &[u8]| {
    warm();
    let freely = if bytes.starts_with(b"PK") { ARCHIVE_FREELY } else { FREELY };
    if let Ok(import) = held(bytes.len(), freely, || nianbao_io::read(bytes, None)) {
        assert_eq!(from_json(&to_json(&import.report)), Ok(import.report));
    }
});

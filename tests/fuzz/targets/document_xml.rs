//! Any XML as the main part and the numbering of a Word document, without the archive around it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|xml: &str| {
    let _ = held(xml.len(), FREELY, || nianbao_io::fuzzing::document_xml(xml));
});

//! Any XML as a sheet, the shared strings and the styles of a workbook, without the archive around it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::{FREELY, held};

fuzz_target!(|xml: &str| {
    let _ = held(xml.len(), FREELY, || nianbao_io::fuzzing::sheet_xml(xml));
});

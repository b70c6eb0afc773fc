//! Any XML as the main part of a Word document: the archive around it is intact, so the reader gets to see it.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|body: &str| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = [
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", format!("<w:numbering>{body}</w:numbering>")),
        (
            "customXml/item1.xml",
            format!("<report xmlns=\"urn:nianbao:report:1\" visible=\"\">{body}</report>"),
        ),
    ];
    for (name, text) in &parts {
        zip.start_file(*name, stored).expect("a name");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    let bytes = zip.finish().expect("memory").into_inner();
    let _ = nianbao_io::docx::read(&bytes);
});

//! Files made to harm: bombs, loops, lying sizes, foreign names and references. Each is refused in one sentence or read
//! as if the harm were not there; nothing panics or overflows the stack.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use nianbao_core::model::Report;
use nianbao_io::{Format, Import, ReadError, read_any, write};
use nianbao_testkit::build;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn read(what: &str, bytes: &[u8]) -> Result<Import, ReadError> {
    let result = read_any(bytes, None);
    if let Err(error) = &result {
        assert_eq!(error.to_string().matches('。').count(), 1, "{what}: {error}");
    }
    result
}

fn report() -> Report {
    let mut report = build::zero();
    report.meta.org_name = "甲县乙镇人民政府".to_owned();
    build::set(&mut report, "proactive.licensing.decisions", "17");
    report
}

/// The members of an archive.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..zip.len())
        .map(|at| {
            let mut member = zip.by_index(at).expect("a member");
            let mut body = Vec::new();
            member.read_to_end(&mut body).expect("its bytes");
            (member.name().to_owned(), body)
        })
        .collect()
}

fn archive(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in members {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a name");
        zip.write_all(body).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn member(name: &str, body: impl Into<Vec<u8>>) -> (String, Vec<u8>) {
    (name.to_owned(), body.into())
}

fn docx(main: &str) -> Vec<u8> {
    archive(&[member("word/document.xml", main)])
}

/// A workbook of one sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    archive(&[
        member("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        member(
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        member("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        member("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn kept(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/import/matrix/files").join(name);
    std::fs::read(path).expect("a file of the matrix")
}

#[test]
fn bombs_are_too_large() {
    let body = |times: usize| format!("<w:document><w:body>{}</w:body></w:document>", "<w:p/>".repeat(times));
    assert_eq!(read("docx bomb", &docx(&body(10_000_000))), Err(ReadError::TooLarge));
    let cells = "<c><v>1</v></c>".repeat(4_000_000);
    let bomb = xlsx(&format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"));
    assert!(bomb.len() < 200_000);
    assert_eq!(read("xlsx bomb", &bomb), Err(ReadError::TooLarge));
    // Many members that unpack to little each.
    let many: Vec<_> = (0..20_000).map(|at| member(&format!("a/{at}"), "")).collect();
    assert_eq!(read("many members", &archive(&many)), Err(ReadError::TooLarge));
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let bytes = write(&report(), Format::Docx).unwrap();
    for lie in [0_u32, 1, 0x7fff_ffff, 0xffff_ffff] {
        let mut lying = bytes.clone();
        for at in 0..lying.len() - 46 {
            // The sizes before and after packing, in the directory and before each member.
            let sizes = match &lying[at..at + 4] {
                b"PK\x01\x02" => at + 20,
                b"PK\x03\x04" => at + 18,
                _ => continue,
            };
            lying[sizes + 4..sizes + 8].copy_from_slice(&lie.to_le_bytes());
        }
        if let Ok(import) = read("lying sizes", &lying) {
            assert_eq!(import.report, report());
        }
    }
}

#[test]
fn nesting_is_bounded() {
    const DEEP: usize = 100_000;
    let cell = "<w:tbl><w:tr><w:tc>";
    let deep = format!("<w:document><w:body>{}", cell.repeat(DEEP));
    assert!(read("docx", &docx(&deep)).is_err());
    let closed = format!("{deep}{}</w:body></w:document>", "</w:tc></w:tr></w:tbl>".repeat(DEEP));
    assert!(read("docx, closed", &docx(&closed)).is_err());
    let sheet = format!("<worksheet>{}", "<sheetData><row><c>".repeat(DEEP));
    assert!(read("xlsx", &xlsx(&sheet)).is_err());
    for tag in ["<div>", "<table><tr><td>", "<span>", "<ul><li>", "<b><p>", "<!--", "<script>"] {
        assert!(read(tag, format!("<html>{}", tag.repeat(DEEP)).as_bytes()).is_err());
    }
    for open in ["[", "{\"a\":", "{\"cells\":{\"a\":"] {
        let json = format!("{{\"format\":\"nianbao/1\",\"x\":{}", open.repeat(DEEP));
        assert!(read(open, json.as_bytes()).is_err());
    }
}

#[test]
fn entities_are_not_expanded() {
    let mut laughs = String::from("<!DOCTYPE a [<!ENTITY l0 \"笑\">");
    for at in 1..30 {
        let inner = format!("&l{};", at - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY l{at} \"{inner}\">"));
    }
    laughs.push_str("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
    let main = format!(
        "{laughs}<w:document><w:body><w:p><w:r><w:t>&l29;&file;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(read("docx", &docx(&main)).is_err());
    let sheet = format!(
        "{laughs}<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&l29;&file;</t></is></c></row></sheetData></worksheet>"
    );
    assert!(read("xlsx", &xlsx(&sheet)).is_err());
    assert!(read("html", format!("{laughs}<html><p>&l29;&file;</p></html>").as_bytes()).is_err());
}

#[test]
fn a_sheet_of_a_million_rows_is_read_for_what_it_holds() {
    let far = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>\
               <mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    assert_eq!(read("one far cell", &xlsx(far)), Err(ReadError::NoReport));
    let rows: String =
        (1..=400_000).map(|row| format!("<row r=\"{row}\"><c><v>{row}</v></c></row>")).collect();
    let full = xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    assert!(read("full", &full).is_err());
    let lines = "1,2,3\n".repeat(1_000_000);
    assert_eq!(read("csv", lines.as_bytes()), Err(ReadError::TooLarge));
}

/// Whatever else lies in an archive changes nothing: names are compared and never used as paths, macros are not run,
/// references are not followed.
#[test]
fn what_does_not_belong_is_left_alone() {
    for format in [Format::Docx, Format::Xlsx] {
        let bytes = write(&report(), format).unwrap();
        let plain = read("plain", &bytes).unwrap();
        let mut members = members(&bytes);
        let outside = "<Relationships><Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" \
                       Target=\"http://192.0.2.1/a.dotm\" TargetMode=\"External\"/></Relationships>";
        for (name, body) in [
            ("../../../tmp/nianbao-was-here", "a"),
            ("/tmp/nianbao-was-here", "a"),
            ("C:\\nianbao-was-here", "a"),
            ("word\\document.xml", "<w:document/>"),
            ("word/vbaProject.bin", "\u{1}\u{0}"),
            ("xl/vbaProject.bin", "\u{1}\u{0}"),
            ("word/_rels/settings.xml.rels", outside),
            ("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
            ("word/embeddings/oleObject1.bin", "MZ"),
            ("customXml/item99.xml", "<report xmlns=\"urn:another\">1</report>"),
        ] {
            members.push(member(name, body));
        }
        let import = read("with more in it", &archive(&members)).unwrap();
        assert_eq!(import, plain);
        assert!(!Path::new("/tmp/nianbao-was-here").exists());
    }
    let page = format!(
        "<html><head><base href=\"http://192.0.2.1/\"><link rel=\"import\" href=\"a.html\"><script src=\"//192.0.2.1/a.js\"></script></head>\
         <body><iframe src=\"file:///etc/passwd\"></iframe><object data=\"a.pdf\"></object>{}</body></html>",
        String::from_utf8(write(&report(), Format::HtmlFragment).unwrap()).unwrap()
    );
    assert_eq!(read("a page that refers to others", page.as_bytes()).unwrap().report, report());
}

#[test]
fn loops_in_old_files_end() {
    for name in ["hybrid.libreoffice.doc", "odd.libreoffice.xls"] {
        let bytes = kept(name);
        assert!(read(name, &bytes).is_ok());
        let sector =
            |at: usize| (u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize + 1) * 512;
        let (table, directory) = (sector(76), sector(48));
        // Every sector is followed by itself, by the first, or by the one before it.
        for follows in [|at: u32| at, |_: u32| 0, |at: u32| at.saturating_sub(1)] {
            let mut bent = bytes.clone();
            for at in 0..128 {
                let place = table + at * 4;
                bent[place..place + 4].copy_from_slice(&follows(at as u32).to_le_bytes());
            }
            let _ = read(name, &bent);
        }
        // Streams of four gigabytes.
        let mut long = bytes.clone();
        for entry in 0..4 {
            let place = directory + entry * 128 + 120;
            long[place..place + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        }
        let _ = read(name, &long);
        // Every number of the file as large as it can be, one after another.
        for at in (0..bytes.len() - 2).step_by(if cfg!(debug_assertions) { 997 } else { 61 }) {
            let mut bent = bytes.clone();
            bent[at..at + 2].copy_from_slice(&[0xff; 2]);
            let _ = read(name, &bent);
        }
    }
}

#[test]
fn loops_in_pdfs_end() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 5 0 R>>";
    for (what, pages, contents) in [
        (
            "pages in themselves",
            "<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 3>>",
            "<</Length 0>>stream\n\nendstream",
        ),
        (
            "pages in each other",
            "<</Type/Pages/Kids[6 0 R 6 0 R]/Count 2>>",
            "<</Length 0>>stream\n\nendstream",
        ),
        (
            "a length in itself",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Length 4 0 R>>stream\nBT ET\nendstream",
        ),
        ("contents in themselves", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "[4 0 R 4 0 R]"),
        (
            "a drawing in itself",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/XObject/Subtype/Form/Resources 5 0 R/Length 12>>stream\n/A Do /A Do \nendstream",
        ),
    ] {
        let text = format!(
            "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj{pages}endobj\n3 0 obj{page}endobj\n4 0 obj{contents}endobj\n\
             5 0 obj<</XObject<</A 4 0 R>>>>endobj\n6 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R/Size 7>>\n"
        );
        assert!(read(what, text.as_bytes()).is_err(), "{what}");
    }
}

#[test]
fn messages_inside_messages_end() {
    let mut text = String::from("MIME-Version: 1.0\r\n");
    for at in 0..20_000 {
        text.push_str(&format!("Content-Type: multipart/related; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n"));
    }
    assert!(read("nested parts", text.as_bytes()).is_err());
    let same = "--b\r\nContent-Type: text/html\r\n\r\n<p>1</p>\r\n".repeat(100_000);
    let text = format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{same}");
    assert!(read("many parts", text.as_bytes()).is_err());
}

/// A quotation mark that is never closed, and lines with more fields than any sheet.
#[test]
fn torn_csv_is_no_trouble() {
    let open = format!("a,b\n\"{}", "1,2\n".repeat(100_000));
    let _ = read("an open quotation", open.as_bytes());
    let wide = "1,".repeat(2_000_000);
    assert!(read("a wide line", wide.as_bytes()).is_err());
    let quotes = "\"".repeat(4_000_000);
    assert!(read("quotes", quotes.as_bytes()).is_err());
}

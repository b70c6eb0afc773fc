//! How much is held at once while the largest and the worst files are read, by a counting allocator. Prints a JSON list
//! of `{ "what", "value", "unit", "budget" }`, where the value is how many times the file's size; run by
//! `cargo xtask bench`.

use std::io::{Cursor, Write};
use std::time::Instant;

use nianbao_io::{Format, limits, read_any, write};
use nianbao_testkit::{build, random};
use peak_alloc::PeakAlloc;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Just below the limit, so that it is read.
const SIZE: usize = limits::FILE_BYTES - 4096;
const BUDGET: f64 = 20.0;
/// What counts as a small file, and what may be held for it, in MB.
const SMALL: usize = 4_000_000;
const SMALL_BUDGET: f64 = 80.0;

fn main() -> std::io::Result<()> {
    // What is prepared once for all files does not count.
    let full = random::balanced_report(7, nianbao_core::form::EditionKey::latest());
    let text = String::from_utf8_lossy(&write(&full, Format::Text).unwrap_or_default()).into_owned();
    let _ = read_any(text.as_bytes(), None);
    let page = write(&build::zero(), Format::HtmlFragment).unwrap_or_default();
    let page = String::from_utf8_lossy(&page).into_owned();
    let table = &page[page.find("<table").unwrap_or(0)..];

    let mut rows = Vec::new();
    let mut file = |what: &str, bytes: Vec<u8>| {
        let before = HEAP.current_usage();
        HEAP.reset_peak_usage();
        let start = Instant::now();
        let end = match read_any(&bytes, Some("a.csv").filter(|_| what.starts_with("csv"))) {
            Ok(_) => "read".to_owned(),
            Err(error) => error.code().to_owned(),
        };
        let spent = start.elapsed().as_secs_f64();
        let held = HEAP.peak_usage().saturating_sub(before) as f64;
        let megabytes = bytes.len() as f64 / 1e6;
        let what =
            format!("memory for {what}, {megabytes:.1} MB: {:.0} MB held, {spent:.1} s, {end}", held / 1e6);
        // A small file may hold what it unpacks to, and what each of many lines needs; then the sum is bounded.
        let (value, unit, budget) = match bytes.len() < SMALL {
            true => (held / 1e6, "MB", SMALL_BUDGET),
            false => (held / bytes.len() as f64, "× its size", BUDGET),
        };
        rows.push(
            json!({ "what": what, "value": (value * 10.0).round() / 10.0, "unit": unit, "budget": budget }),
        );
    };
    file("text, a report over and over", repeated("", &text, "").into_bytes());
    file("text, numbers", repeated("", "12 ", "").into_bytes());
    file("text, short lines", "1\n".repeat(limits::LINES - 1).into_bytes());
    file("csv, a row over and over", repeated("", &format!("a,1,2,3,{}\n", "x".repeat(95)), "").into_bytes());
    file("html, tables over and over", repeated("<html><body>", table, "").into_bytes());
    file("html, empty cells", repeated("<html><table><tr>", "<td>", "").into_bytes());
    file("html, nested elements", repeated("<html>", "<div>", "").into_bytes());
    file("html, nested tables", repeated("<html>", "<table><tr><td>", "").into_bytes());
    file("a report file, text of 20 MB", report_file(&text).into_bytes());
    let cell = "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>";
    file(
        "docx, rows, not packed",
        docx(&repeated("<w:document><w:body><w:tbl>", cell, "</w:tbl></w:body></w:document>"), false)?,
    );
    let deep = repeated("<w:document><w:body>", "<w:tbl><w:tr><w:tc>", "");
    file("docx, nested tables, not packed", docx(&deep, false)?);
    let paragraph = "<w:p><w:r><w:t>12 34</w:t></w:r></w:p>";
    file(
        "docx, paragraphs, packed",
        docx(&repeated("<w:document><w:body>", paragraph, "</w:body></w:document>"), true)?,
    );
    let row = "<row><c t=\"inlineStr\"><is><t>1</t></is></c><c><v>2</v></c></row>";
    file(
        "xlsx, rows, not packed",
        xlsx(&repeated("<worksheet><sheetData>", row, "</sheetData></worksheet>"), false)?,
    );
    println!("{}", serde_json::Value::Array(rows));
    Ok(())
}

fn repeated(head: &str, body: &str, end: &str) -> String {
    let times = (SIZE - head.len() - end.len() - 1024) / body.len();
    format!("{head}{}{end}", body.repeat(times))
}

fn report_file(text: &str) -> String {
    let mut report = build::zero();
    let part = nianbao_core::model::TextPart::Other;
    report.narrative.set(part, text.repeat((SIZE - 40_000) / text.len() / 2));
    nianbao_io::project::to_json(&report)
}

fn archive(members: &[(&str, &str)], packed: bool) -> std::io::Result<Vec<u8>> {
    let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn docx(main: &str, packed: bool) -> std::io::Result<Vec<u8>> {
    archive(&[("word/document.xml", main)], packed)
}

fn xlsx(sheet: &str, packed: bool) -> std::io::Result<Vec<u8>> {
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    archive(
        &[
            ("[Content_Types].xml", types),
            ("_rels/.rels", &relations("officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ),
            ("xl/_rels/workbook.xml.rels", &relations("worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", sheet),
        ],
        packed,
    )
}

//! Writes the dictionary and the seeds of every target into a folder: `seeds FOLDER`. They are made of the forms, of
//! small reports and of what the writers make of them, so that nothing of the form is typed here.

use std::io;
use std::path::Path;

use nianbao_core::form::grid::{Content, GridCell};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;
use nianbao_fuzz::{CELL, COLUMN_SPAN, FAR_WORD, PARAGRAPH, ROW, ROW_SPAN, TABLE, WORD, words};
use nianbao_io::{Format, write};
use nianbao_testkit::{build, random};

/// What containers are made of; libFuzzer finds the rest.
const MARKUP: &[&str] = &[
    "Content-Type: ",
    "Content-Transfer-Encoding: ",
    "multipart/related",
    "boundary=",
    "quoted-printable",
    "base64",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>",
    "<w:vMerge/>",
    "<w:vMerge w:val=\"restart\"/>",
    "<w:gridSpan w:val=\"3\"/>",
    "<w:ins>",
    "<w:del>",
    "<w:txbxContent>",
    "<w:numPr>",
    "<table>",
    "<tr>",
    "<td rowspan=\"2\">",
    "<td colspan=\"3\">",
    "<p>",
    "<br>",
    "&nbsp;",
    "&#",
    "<!--",
    "<o:p>",
    "<script>",
    "<![CDATA[",
    "\\u",
    "\"cells\":{",
    "\"format\":\"nianbao/1\"",
    "PK\\x03\\x04",
    "PK\\x01\\x02",
    "PK\\x05\\x06",
    "<row r=\"1\">",
    "<c r=\"A1\" t=\"s\">",
    "<mergeCell ref=\"A1:B9\"/>",
    "<v>",
    "<f>",
    " obj<<",
    "endobj",
    "stream",
    "endstream",
    "/Kids[",
    "BT ",
    " Tf ",
    " Td ",
    " Tj ",
    " TJ ",
    " ET",
    " re f",
    " l S",
    "/Filter/FlateDecode",
    "/ToUnicode",
    "beginbfchar",
];

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).ok_or_else(|| io::Error::other("seeds FOLDER"))?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("form.dict"), dictionary())?;
    let save = |target: &str, name: &str, bytes: &[u8]| {
        let folder = folder.join(target);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), bytes)
    };
    for (name, report) in reports() {
        let written = |format| write(&report, format).unwrap_or_default();
        save("report", &name, &written(Format::Json))?;
        for format in Format::ALL {
            save("bytes", &format!("{name}.{}", format.extension()), &written(format))?;
        }
        save("text", &name, &written(Format::Text))?;
        save("docx", &name, &written(Format::Docx))?;
        save("xlsx", &name, &written(Format::Xlsx))?;
        save("csv", &name, &written(Format::Csv))?;
        for (flavour, bytes) in nianbao_io::fuzzing::docs(&report).into_iter().enumerate() {
            save("ole", &format!("{name}-{flavour}"), &bytes)?;
        }
        for table in TableKey::ALL {
            let name = format!("{name}-{}", table.key());
            save("document_xml", &name, document_xml(&report, table).as_bytes())?;
            save("sheet_xml", &name, sheet_xml(&report, table).as_bytes())?;
            save("html", &name, html(&report, table).as_bytes())?;
            save("text", &name, rows(&report, table, "\t", "\n").as_bytes())?;
            save("text", &format!("{name}-lines"), rows(&report, table, "\n", "\n").as_bytes())?;
            save("recognise", &name, &coded(&report, &[table.part()]))?;
        }
        save("recognise", &name, &coded(&report, &Part::ALL))?;
    }
    save("pdf", "by-hand", PDF.as_bytes())?;
    save("mht", "by-hand", MHT.as_bytes())?;
    for (target, name, bytes) in kept()? {
        save(target, &name, &bytes)?;
    }
    Ok(())
}

/// The files of other programs that the import tests keep, by the target that reads their kind.
fn kept() -> io::Result<Vec<(&'static str, String, Vec<u8>)>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import");
    let mut kept = Vec::new();
    for folder in ["matrix/files", "mht", "pdf"] {
        for entry in std::fs::read_dir(tests.join(folder))? {
            let path = entry?.path();
            let target = match path.extension().and_then(|extension| extension.to_str()) {
                Some("docx") => "docx",
                Some("xlsx") => "xlsx",
                Some("doc" | "xls" | "wps" | "et") => "ole",
                Some("pdf") => "pdf",
                Some("csv") => "csv",
                Some("mht" | "mhtml") => "mht",
                _ => continue,
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path)?;
            if let Some(stream) = nianbao_io::fuzzing::xls_stream(&bytes) {
                kept.push(("xls", name.clone(), stream));
            }
            kept.push((target, name, bytes));
        }
    }
    Ok(kept)
}

/// An archive with a page in quoted-printable and a picture in base64.
const MHT: &str = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
    Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <table><tr><td>=E8=A7=84=E7=AB=A0=\r\n</td><td>3</td></tr></table>\r\n--b\r\n\
    Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

/// The smallest PDF with a line of text and a rule; offsets are wrong, which readers have to bear.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R\
    /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n\
    4 0 obj<</Length 88>>stream\nBT /F1 12 Tf 10 100 Td (12 34) Tj [(5) -300 (6)] TJ ET 0 0 m 200 0 l S 5 5 90 30 re f\nendstream endobj\n\
    xref\n0 5\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n9\n%%EOF\n";

/// A blank, a filled and a torn report of every edition.
fn reports() -> Vec<(String, Report)> {
    let mut reports = vec![("torn".to_owned(), random::torn_report(3))];
    for edition in EditionKey::all() {
        reports.push((format!("{}-zero", edition.key()), build::zero_for(edition.form().first_year)));
        reports.push((format!("{}-full", edition.key()), random::balanced_report(7, edition)));
    }
    reports
}

/// One quoted word on each line, as libFuzzer wants it; it takes words of up to 64 bytes.
fn dictionary() -> String {
    let mut lines = String::new();
    for word in words() {
        let end = word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= 60).last();
        let escaped: String =
            word.bytes().take(end.unwrap_or(0)).map(|byte| format!("\\x{byte:02x}")).collect();
        lines.push_str(&format!("\"{escaped}\"\n"));
    }
    for word in MARKUP {
        // Escapes are written as libFuzzer reads them.
        let word = if word.starts_with("PK") { (*word).to_owned() } else { word.replace('\\', "\\\\") };
        lines.push_str(&format!("\"{}\"\n", word.replace('"', "\\\"")));
    }
    lines
}

fn text<'a>(report: &'a Report, cell: &GridCell) -> &'a str {
    match cell.content {
        Content::Value(id) => report.raw(id),
        content => content.label().unwrap_or_default(),
    }
}

fn rows(report: &Report, table: TableKey, between: &str, end: &str) -> String {
    let rows = report.table(table).layout().grid.rows.iter().map(|row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| text(report, cell)).collect();
        cells.join(between)
    });
    rows.collect::<Vec<_>>().join(end)
}

/// Headings and tables in the bytes that `nianbao_fuzz::document` reads.
fn coded(report: &Report, parts: &[Part]) -> Vec<u8> {
    let form = report.edition().form();
    let mut bytes = Vec::new();
    let say = |bytes: &mut Vec<u8>, text: &str| match words().iter().position(|word| *word == text) {
        Some(at) if at < 128 => bytes.push(WORD + at as u8),
        Some(at) => bytes.extend([FAR_WORD, (at - 128) as u8]),
        None => bytes.extend(text.bytes().filter(u8::is_ascii)),
    };
    for &part in parts {
        bytes.push(PARAGRAPH);
        say(&mut bytes, form.heading(part));
        let Some(table) = part.table() else { continue };
        bytes.push(TABLE);
        for row in &report.table(table).layout().grid.rows {
            bytes.push(ROW);
            for cell in &row.cells {
                bytes.push(CELL);
                for (mark, span) in [(ROW_SPAN, cell.row_span), (COLUMN_SPAN, cell.column_span)] {
                    if span > 1 {
                        bytes.extend([mark, span as u8]);
                    }
                }
                say(&mut bytes, text(report, cell));
            }
        }
    }
    bytes
}

/// How many rows of a table are enough where each takes many bytes.
const FEW: usize = 8;

/// The beginning of a table as the main part of a Word document, with spans and merges.
fn document_xml(report: &Report, table: TableKey) -> String {
    let rows = cells(report, table, |[rows, columns], text| {
        let merge = if rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    });
    let rows = rows.map(|cells| format!("<w:tr>{cells}</w:tr>")).collect::<String>();
    format!("<w:document><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>")
}

/// The same as a sheet of a workbook.
fn sheet_xml(report: &Report, table: TableKey) -> String {
    let rows = cells(report, table, |_, text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));
    let rows = rows.map(|cells| format!("<row>{cells}</row>")).collect::<String>();
    format!(
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>{rows}<row r=\"90\" hidden=\"1\">\
         <c r=\"B90\" s=\"1\"><f>SUM(A1:A2)</f><v>12.50</v></c><c t=\"s\"><v>0</v></c></row></sheetData>\
         <mergeCells><mergeCell ref=\"A1:D2\"/></mergeCells><si><t>1</t></si>\
         <cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"4\"/></cellXfs></worksheet>"
    )
}

/// The same as HTML.
fn html(report: &Report, table: TableKey) -> String {
    let rows = cells(report, table, |[rows, columns], text| {
        format!("<td rowspan={rows} colspan=\"{columns}\"><p>{text}</p></td>")
    });
    format!("<table>{}</table>", rows.map(|cells| format!("<tr>{cells}</tr>")).collect::<String>())
}

/// Each of the first rows, its cells written by `write` from their spans and their text.
fn cells(
    report: &Report,
    table: TableKey,
    write: impl Fn([usize; 2], String) -> String,
) -> impl Iterator<Item = String> {
    report.table(table).layout().grid.rows.iter().take(FEW).map(move |row| {
        let cells = row.cells.iter();
        cells
            .map(|cell| write([cell.row_span, cell.column_span], text(report, cell).replace(['<', '&'], "")))
            .collect()
    })
}

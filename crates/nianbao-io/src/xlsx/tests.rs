//! Workbooks of others, made by hand.

use std::fmt::Write;

use super::*;
use crate::archive::pack;
use crate::import::{NoteKind, ReadError};
use crate::limits;
use crate::raw::{RawBlock, RawDocument, Spot};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with these sheets, shared strings and number formats.
fn workbook(sheets: &[&str], strings: &str, styles: &str) -> Vec<u8> {
    let (mut list, mut relations, mut members) = (String::new(), String::new(), Vec::new());
    for (number, sheet) in sheets.iter().enumerate() {
        let _ = write!(list, "<sheet name=\"表{number}\" sheetId=\"{number}\" r:id=\"a{number}\"/>");
        let _ = write!(
            relations,
            "<Relationship Id=\"a{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"/xl/s{number}.xml\"/>"
        );
        members.push((format!("xl/s{number}.xml"), format!("<worksheet>{sheet}</worksheet>")));
    }
    let _ = write!(
        relations,
        "<Relationship Id=\"b\" Type=\"{RELATIONS}/sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"c\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/><Relationship Id=\"d\" Type=\"{RELATIONS}/externalLink\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/>"
    );
    members.extend([
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns:r=\"{RELATIONS}\"><sheets>{list}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
        ("xl/strings.xml".to_owned(), format!("<sst>{strings}</sst>")),
        ("xl/styles.xml".to_owned(), format!("<styleSheet>{styles}</styleSheet>")),
    ]);
    let members: Vec<_> = members.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    pack(&members).unwrap()
}

fn document(sheet: &str, strings: &str, styles: &str) -> RawDocument {
    read(&workbook(&[sheet], strings, styles)).unwrap().unwrap()
}

/// Rows with `|` between cells and the span behind a merged one; paragraphs as they are; each with its place.
fn shown(document: &RawDocument) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            RawBlock::Paragraph(paragraph) => {
                lines.push(format!("{} {}", place(paragraph.spot), paragraph.text))
            }
            RawBlock::Table(table) => {
                for (number, row) in table.rows.iter().enumerate() {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| match (cell.row_span, cell.column_span) {
                            (1, 1) => cell.text.clone(),
                            (rows, columns) => format!("{}[{rows}x{columns}]", cell.text),
                        })
                        .collect();
                    let spot = table.spot.map(|spot| spot.down(number));
                    lines.push(format!("{} {}", place(spot), cells.join("|")));
                }
            }
            RawBlock::Opaque(_) => {}
        }
    }
    lines
}

fn place(spot: Option<Spot>) -> String {
    match spot {
        Some(Spot::Row(row)) => row.to_string(),
        other => format!("{other:?}"),
    }
}

fn inline(name: &str, text: &str) -> String {
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn every_kind_of_cell() {
    let strings = "<si><t>共用</t></si>";
    let styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>";
    let row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c t=\"n\"><v>7730.279999999999</v></c><c><v>1e3</v></c><c s=\"1\"><v>0.07</v></c><c s=\"2\"><v>45311</v></c><c s=\"3\"><v>2.5</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"str\"><f>A1</f><v>文_x000A_字</v></c><c><f>SUM(A1)</f><v>3</v></c><c><f>SUM(A1)</f></c><c t=\"str\"><f>\"\"</f><v/></c><c r=\"M1\" t=\"s\"><v>9</v></c><c r=\"N1\"><v>末</v></c></row>";
    let document = document(&format!("<sheetData>{row}</sheetData>"), strings, styles);
    assert_eq!(shown(&document), ["1 共用|7730.28|1000|7%|2024/1/20|2.5|TRUE|#REF!|文\n字|3|末"]);
    let messages: Vec<_> = document.notes.iter().map(|note| (note.kind, note.message.as_str())).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages[0].1.starts_with("表格的K1是还没有算出结果的公式"), "{messages:?}");
    assert!(messages[1].1.starts_with("表格的F1（显示3，存的是2.5）"), "{messages:?}");
}

#[test]
fn titles_text_and_tables_are_told_apart() {
    let mut sheet = String::from("<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let rows: [(u32, &[(&str, &str)]); 10] = [
        (2, &[("C", "标题")]),
        (3, &[("C", "线")]),
        (4, &[("C", "甲"), ("E", "1")]),
        (5, &[("E", "2")]),
        (6, &[("C", "空行的标签")]),
        (7, &[("C", "第一行。\n第二行")]),
        (8, &[("C", "乙"), ("G", "3")]),
        (9, &[("C", "四、宽")]),
        (11, &[("G", "尾")]),
        (12, &[("C", "丙"), ("E", "5")]),
    ];
    for (row, cells) in rows {
        let cells: String =
            cells.iter().map(|(column, text)| inline(&format!("{column}{row}"), text)).collect();
        let _ = write!(sheet, "<row r=\"{row}\">{cells}</row>");
    }
    sheet += "</sheetData><mergeCells><mergeCell ref=\"C4:C5\"/><mergeCell ref=\"C9:G9\"/><mergeCell ref=\"XX1:A1\"/></mergeCells>";
    assert_eq!(
        shown(&document(&sheet, "", "")),
        [
            "2 标题",
            "3 线|",
            "4 甲[2x1]|1",
            "5 2",
            "6 空行的标签|",
            "7 第一行。",
            "7 第二行",
            "8 乙||3",
            "9 四、宽",
            "11 ||尾",
            "12 丙|5|",
        ]
    );
}

#[test]
fn what_a_merged_cell_covers_is_not_read() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}{}</row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
        inline("A1", "甲"),
        inline("B1", "看不见"),
        inline("C1", "1")
    );
    assert_eq!(shown(&document(&sheet, "", "")), ["1 甲[1x2]|1"]);
}

#[test]
fn too_much_is_refused() {
    let rows: String = (1..200_000).map(|row| format!("<row r=\"{row}\"><c><v>1</v></c></row>")).collect();
    let million = format!("<sheetData>{rows}</sheetData>");
    assert_eq!(read(&workbook(&[&million], "", "")).unwrap_err(), ReadError::TooLarge);
    // Beside a sheet that is read it is left out and said.
    let small = format!("<sheetData><row>{}<c><v>1</v></c></row></sheetData>", inline("A1", "甲"));
    let document = read(&workbook(&[&million, &small], "", "")).unwrap().unwrap();
    assert_eq!(shown(&document), ["1 甲|1"]);
    assert!(document.notes[0].message.contains("“表0”的内容太多"), "{:?}", document.notes);
    // Cells in opposite corners make no table of seventeen thousand million cells.
    let corners = "<sheetData><row r=\"1\"><c><v>1</v></c><c r=\"B1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A1048576\"/></mergeCells>";
    assert_eq!(read(&workbook(&[corners], "", "")).unwrap_err(), ReadError::TooLarge);
    // Merged cells that all cover one another.
    let (mut cells, mut merges) = (String::new(), String::new());
    for row in 1..20_000 {
        let _ = write!(cells, "<row r=\"{row}\"><c><v>1</v></c></row>");
        let _ = write!(merges, "<mergeCell ref=\"A{row}:B1048576\"/>");
    }
    let merged = format!("<sheetData>{cells}</sheetData><mergeCells>{merges}</mergeCells>");
    let _ = read(&workbook(&[&merged], "", ""));
    // A long string shown by every cell.
    let long = format!("<si><t>{}</t></si>", "长".repeat(100_000));
    let cells: String =
        (1..40_000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let shared = format!("<sheetData>{cells}</sheetData>");
    assert_eq!(read(&workbook(&[&shared], &long, "")).unwrap_err(), ReadError::TooLarge);
    let bomb = pack(&[("xl/workbook.xml", &" ".repeat(limits::UNPACKED_FREELY))]).unwrap();
    assert!(read(&bomb).is_err());
}

#[test]
fn says_what_is_wrong() {
    let binary = pack(&[
        ("_rels/.rels", &format!("<Relationships><Relationship Id=\"a\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")),
        ("xl/workbook.bin", ""),
    ])
    .unwrap();
    for (bytes, code) in [
        (binary, "unsupported"),
        (workbook(&["<sheetData><row><c>"], "", ""), "damaged"),
        (workbook(&[""], "<si><t>", ""), "damaged"),
        (workbook(&["<sheetData/>"], "", ""), "empty"),
        (workbook(&[], "", ""), "empty"),
    ] {
        assert_eq!(read(&bytes).unwrap_err().code(), code);
    }
    let other = pack(&[("word/document.xml", "<document/>")]).unwrap();
    assert_eq!(read(&other), Ok(None));
}

#[test]
fn an_edited_workbook_says_so() {
    let mut report = nianbao_testkit::random::balanced_report(3, nianbao_core::form::EditionKey::latest());
    report.meta.year = Some(2024);
    let bytes = write(&report).unwrap();
    let change = |member: &str, from: &str, to: &str| {
        let mut archive = crate::archive::Archive::open(&bytes).unwrap();
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        let mut parts: Vec<_> =
            names.iter().map(|name| (name.as_str(), archive.text(name).unwrap().unwrap())).collect();
        let part = parts.iter_mut().find(|part| part.0 == member).unwrap();
        assert!(part.1.contains(from), "{}", part.1);
        part.1 = part.1.replacen(from, to, 1);
        let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        crate::read(&pack(&parts).unwrap(), None).unwrap()
    };
    let cell = report.find("proactive.licensing.decisions").unwrap();
    let raw = report.cell(cell).unwrap().raw().to_owned();
    let value = |raw: &str| format!("<c r=\"B8\" s=\"5\" t=\"n\"><v>{raw}</v>");
    let import = change("xl/worksheets/sheet2.xml", &value(&raw), &value("98765"));
    assert_eq!(import.report.cell(cell).unwrap().raw(), "98765");
    assert_eq!(import.notes[0].kind, NoteKind::Edited);
    // Nothing is lost by that: the texts stand on sheets of their own.
    assert_eq!(import.report.narrative, report.narrative);
    // The sheet of flat ids repeats what the tables show; on its own it says nothing.
    let import = change("xl/worksheets/sheet7.xml", "proactive.licensing.decisions", "proactive.other");
    assert!(import.report == report);
}

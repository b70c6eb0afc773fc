//! Word 97 documents in flavours that no program at hand writes, and bent ones.

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Report, TextPart};

use super::build::{Builder, Flavour, Merges, in_table};
use crate::import::{NoteKind, ReadError};
use crate::limits;
use crate::ole::read;
use crate::page;
use crate::raw::{RawBlock, RawCell, RawDocument, RawTable};

const DELETED: [u8; 3] = [0x00, 0x08, 1];
const HIDDEN: [u8; 3] = [0x3c, 0x08, 1];

/// A report with another number in every cell.
fn sample(edition: EditionKey) -> Report {
    let mut report = Report::blank(edition);
    report.meta.org_name = "甲县乙镇人民政府".into();
    report.meta.year = Some(edition.form().first_year);
    report.narrative.set(TextPart::Problems, "人员“变动”较多。\n下一步加强培训\u{1f600}。");
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for (number, id) in ids.into_iter().enumerate().filter(|(number, _)| number % 9 != 4) {
        report.set(id, (number * 3).to_string());
    }
    report
}

fn document(bytes: &[u8]) -> RawDocument {
    read(bytes).unwrap().0
}

fn texts(document: &RawDocument) -> Vec<String> {
    let text = |block: &RawBlock| match block {
        RawBlock::Paragraph(paragraph) => paragraph.text.clone(),
        RawBlock::Table(table) => {
            let row =
                |row: &Vec<RawCell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
            table.rows.iter().map(row).collect::<Vec<_>>().join("/")
        }
        RawBlock::Opaque(what) => format!("[{what}]"),
    };
    document.blocks.iter().map(text).collect()
}

/// Every table has the cells and merges of the printed form.
fn assert_printed(document: &RawDocument, report: &Report, what: &str) {
    let tables: Vec<&RawTable> = document
        .blocks
        .iter()
        .filter_map(|block| if let RawBlock::Table(table) = block { Some(table) } else { None })
        .collect();
    assert_eq!(tables.len(), 3, "{what}");
    for (key, table) in TableKey::ALL.into_iter().zip(tables) {
        let data = report.table(key);
        let printed: Vec<Vec<RawCell>> = data
            .layout()
            .grid
            .rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|cell| RawCell {
                        text: page::cell_text(data, &cell.content).to_owned(),
                        row_span: cell.row_span,
                        column_span: cell.column_span,
                    })
                    .collect()
            })
            .collect();
        assert_eq!(table.rows, printed, "{what} {}", key.key());
    }
}

#[test]
fn every_flavour_reads_the_same() {
    let flavours =
        [Merges::Wide, Merges::Marks(1, 2), Merges::Marks(2, 1), Merges::Marks(3, 1), Merges::Apart]
            .into_iter()
            .flat_map(|merges| [usize::MAX, 1000, 7, 1].map(|piece| (merges, piece)))
            .enumerate()
            .map(|(number, (merges, piece))| Flavour {
                piece,
                merges,
                compressed: number % 2 == 0,
                shuffled: number % 3 > 0,
                elsewhere: number % 4 > 1,
            });
    for edition in EditionKey::all() {
        let report = sample(edition);
        let plain = document(&Builder::report(Flavour::PLAIN, &report));
        assert_printed(&plain, &report, "plain");
        assert!(plain.notes.is_empty());
        for flavour in flavours.clone() {
            let other = document(&Builder::report(flavour, &report));
            assert_eq!(texts(&other), texts(&plain), "{flavour:?}");
            assert_printed(&other, &report, &format!("{flavour:?}"));
        }
    }
}

#[test]
fn only_what_is_shown_is_read() {
    for piece in [usize::MAX, 3] {
        let mut builder = Builder::new(Flavour { piece, ..Flavour::PLAIN });
        builder.run("甲", &[]);
        builder.run("删", &DELETED);
        builder.run("乙", &[0x00, 0x08, 0]);
        builder.run("\u{13} HYPERLINK \u{13} REF \u{14}内\u{15} \u{14}连接\u{15}", &[]);
        builder.run("隐", &HIDDEN);
        builder.run("\u{13} PAGE \u{15}\u{2}\u{5}3\u{1e}4 \u{1f}\u{a0}5", &[]);
        builder.end(13, &[]);
        // A hidden end joins two paragraphs.
        builder.run("一半\r", &HIDDEN);
        builder.paragraph("另一半");
        builder.run("(", &[0x09, 0x6a, 3, 0, 0xd8, 0x25]);
        builder.paragraph("(\u{b}下一行\u{c}下一页");
        builder.paragraph("图\u{1}形\u{8}");
        // Marks of a field that lost their counterpart hide nothing.
        builder.paragraph("\u{15}前\u{14}\u{13}后");
        let is = texts(&document(&builder.finish()));
        let was =
            ["甲乙连接3-4  5", "另一半", "◘(", "下一行", "下一页", "图", "[图片]", "形", "[图形]", "前后"];
        assert_eq!(is, was, "{piece}");
    }
}

/// Saving fast also notes properties for whole pieces: 0x5c is hidden, in short form.
#[test]
fn properties_of_pieces_count() {
    let with = |property: u16| {
        let mut builder = Builder::new(Flavour { piece: 2, ..Flavour::PLAIN });
        builder.run("甲乙丙", &HIDDEN);
        builder.paragraph("丁戊");
        // The last piece is described at the very end.
        let bytes = builder.finish_with(|_, table| {
            let end = table.len() - 2;
            table[end..].copy_from_slice(&property.to_le_bytes());
        });
        texts(&document(&bytes))
    };
    assert_eq!(with(0), ["丁戊"]);
    assert_eq!(with(0x5c << 1 | 1 << 8), ["丁"]);
    // A list that says nothing of characters, and one that is not there.
    assert_eq!(with(1), ["丁戊"]);
    assert_eq!(with(0xfff1), ["丁戊"]);
}

#[test]
fn inner_tables_take_the_place_of_their_cell() {
    let mut builder = Builder::new(Flavour::PLAIN);
    let inner = |mark: u16| [&in_table()[..], &[0x49, 0x66, 2, 0, 0, 0], &mark.to_le_bytes(), &[1]].concat();
    builder.paragraph("前");
    builder.run("外一", &[]);
    builder.end(13, &in_table());
    for text in ["内一", "内二"] {
        builder.run(text, &[]);
        builder.end(13, &inner(0x244b));
    }
    let row = [&inner(0x244c)[..], &[0x08, 0xd6, 8, 0, 2, 0, 0, 100, 0, 200, 0]].concat();
    builder.end(13, &row);
    builder.run("外二", &[]);
    builder.end(7, &in_table());
    builder.run("外三", &[]);
    builder.end(7, &in_table());
    builder.row_end(&[(1, 0), (2, 0)]);
    builder.paragraph("后");
    let document = document(&builder.finish());
    assert_eq!(texts(&document), ["前", "外一", "内一|内二", "外二", "外三", "后"]);
    assert!(document.notes.is_empty());
}

#[test]
fn a_row_without_columns_is_a_doubt() {
    let mut builder = Builder::new(Flavour::PLAIN);
    for text in ["规章", "1", "2"] {
        builder.run(text, &[]);
        builder.end(7, &in_table());
    }
    builder.end(7, &[&in_table()[..], &[0x17, 0x24, 1]].concat());
    let document = document(&builder.finish());
    assert_eq!(texts(&document), ["规章|1|2"]);
    let kinds: Vec<NoteKind> = document.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::TableUnreadable]);
}

/// Without the properties of paragraphs the marks alone cannot tell a blank cell from the end of a row: the text is
/// read, the tables are left and said to be.
#[test]
fn tables_without_properties_are_left() {
    let report = sample(EditionKey::latest());
    let bytes = Builder::build(Flavour::PLAIN, &report).finish_with(|main, _| main[0x106..0x10a].fill(0));
    let import = crate::read(&bytes, None).unwrap();
    assert!(import.report.cells().all(|(_, cell)| cell.is_blank()));
    assert_eq!(import.report.narrative.get(TextPart::Problems), report.narrative.get(TextPart::Problems));
    assert_eq!(import.notes[0].kind, NoteKind::TableUnreadable);
}

#[test]
fn says_what_is_wrong() {
    let with = |change: fn(&mut Vec<u8>, &mut Vec<u8>)| {
        let mut builder = Builder::new(Flavour { piece: 4, ..Flavour::PLAIN });
        builder.paragraph("甲县乙镇人民政府年度报告");
        builder.finish_with(change)
    };
    assert!(read(&with(|_, _| {})).is_ok());
    for (bytes, code) in [
        (with(|main, _| main[11] |= 1), "encrypted"),
        (with(|main, _| main[2] = 101), "unsupported"),
        (with(|main, _| main[0] = 0), "damaged"),
        // More text than there is.
        (with(|main, _| main[0x4d] = 1), "damaged"),
        (with(|main, _| main[0x4c] = 0), "damaged"),
        (with(|main, _| main.truncate(2050)), "damaged"),
        (with(|main, _| main.clear()), "damaged"),
        (with(|_, table| table.clear()), "damaged"),
        (with(|_, table| table.truncate(table.len() - 60)), "damaged"),
    ] {
        let error = read(&bytes).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    }
    let mut deep = Builder::new(Flavour::PLAIN);
    deep.run("甲", &[]);
    deep.end(13, &[&in_table()[..], &[0x49, 0x66, 0, 1, 0, 0]].concat());
    assert_eq!(read(&deep.finish()).unwrap_err().code(), "damaged");
}

/// A table of a hundred thousand cells, in as many pieces: more work than any report, and not more than linear.
#[test]
fn large_documents_take_their_time_only() {
    let mut builder = Builder::new(Flavour { piece: 5, compressed: true, ..Flavour::PLAIN });
    let rows = if cfg!(debug_assertions) { 1_000 } else { 20_000 };
    for row in 0..rows {
        for _ in 0..10 {
            builder.run(&row.to_string(), &[]);
            builder.end(7, &in_table());
        }
        builder.row_end(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(|column| (column, 0)));
    }
    let bytes = builder.finish();
    let read = read(&bytes);
    assert!(matches!(&read.unwrap().0.blocks[..], [RawBlock::Table(table)] if table.rows.len() == rows));
    const { assert!(limits::TABLE_CELLS >= 200_000) };
}

/// Many paragraphs that all refer to the same long list.
#[test]
fn repeated_work_has_a_limit() {
    let mut builder = Builder::new(Flavour { piece: 2, compressed: true, ..Flavour::PLAIN });
    for _ in 0..if cfg!(debug_assertions) { 5_000 } else { 100_000 } {
        builder.run("x", &[]);
        builder.end(13, &[0x46, 0x66, 0, 0, 0, 0]);
    }
    let mut list = vec![0xff, 0xff];
    list.extend([0x16, 0x24, 0].repeat(21_845));
    let bytes = builder.finish_with_data(list);
    assert_eq!(read(&bytes), Err(ReadError::TooLarge));
    let mut builder = Builder::new(Flavour { compressed: true, ..Flavour::PLAIN });
    builder.run(&"x\r".repeat(limits::LINES + limits::TABLE_CELLS + 1), &[]);
    builder.end(13, &[]);
    assert_eq!(read(&builder.finish()), Err(ReadError::TooLarge));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn survives_bent_documents(
        changes in proptest::collection::vec((0_usize..60_000, proptest::prelude::any::<u8>()), 0..16),
        piece in 1_usize..400,
    ) {
        static REPORT: std::sync::OnceLock<Report> = std::sync::OnceLock::new();
        let report = REPORT.get_or_init(|| sample(EditionKey::latest()));
        let flavour = Flavour { piece, shuffled: true, compressed: true, elsewhere: true, ..Flavour::PLAIN };
        let mut bytes = Builder::report(flavour, report);
        for (at, with) in changes {
            // Most of them where the header and the table stream lie.
            let length = bytes.len();
            bytes[if at % 3 == 0 { at % length } else { at % 4096 }] = with;
        }
        match read(&bytes) {
            Ok(_) | Err(ReadError::Damaged(_) | ReadError::TooLarge | ReadError::Encrypted | ReadError::Unsupported(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

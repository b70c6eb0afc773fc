//! Streams made by hand: what programs at hand do not write.

use super::*;
use crate::raw::RawBlock;

fn record(id: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&id.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The numbers as bytes, two each.
fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A workbook with one sheet of these records.
fn book(version: u16, globals: &[Vec<u8>], hidden: u8, cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(BOF, &words(&[version, 5, 0, 0, 0, 0, 0, 0]));
    let name = if version == 0x0600 { vec![1, 0, b'a'] } else { vec![1, b'a'] };
    let globals = globals.concat();
    let offset = u32::try_from(begin.len() + globals.len() + 4 + 6 + name.len() + 4).unwrap();
    let sheet = record(BOUNDSHEET, &[&offset.to_le_bytes()[..], &[hidden, 0], &name].concat());
    let end = record(EOF, &[]);
    let inner = record(BOF, &words(&[version, 0x10, 0, 0, 0, 0, 0, 0]));
    [begin, globals, sheet, end.clone(), inner, cells.concat(), end].concat()
}

/// The cells of all tables and the paragraphs, one line for each row.
fn rows(stream: &[u8]) -> Vec<String> {
    let mut rows = Vec::new();
    for block in read_xls(stream).unwrap().blocks {
        match block {
            RawBlock::Table(table) => rows.extend(table.rows.iter().map(|row| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                cells.join("|")
            })),
            RawBlock::Paragraph(paragraph) => rows.push(paragraph.text),
            RawBlock::Opaque(_) => {}
        }
    }
    rows
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.encode_utf16().count()).unwrap();
    record(LABEL, &[words(&[row, column, 0, length]), vec![1], wide(text)].concat())
}

fn formula(row: u16, column: u16, result: [u8; 8], flags: u16) -> Vec<u8> {
    record(FORMULA, &[words(&[row, column, 0]), result.to_vec(), words(&[flags, 0, 0, 0])].concat())
}

#[test]
fn every_kind_of_cell() {
    let bits = |value: f64| (value.to_bits() >> 32) as u32;
    let rk = |row: u16, bits: u32| record(RK, &[words(&[row, 1, 0]), bits.to_le_bytes().to_vec()].concat());
    let text = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
    let cells = [
        label(0, 0, "甲"),
        rk(0, 12 << 2 | 2),
        label(1, 0, "乙"),
        rk(1, 773_028 << 2 | 3),
        label(2, 0, "丙"),
        rk(2, bits(0.5)),
        label(3, 0, "丁"),
        record(NUMBER, &[words(&[3, 1, 0]), 59_237.244_900_000_005_f64.to_le_bytes().to_vec()].concat()),
        record(MULRK, &words(&[4, 0, 0, 6, 0, 0, 10, 0, 0, 14, 0, 2])),
        label(5, 0, "戊"),
        formula(5, 1, 7_f64.to_le_bytes(), 0),
        label(6, 0, "己"),
        formula(6, 1, text, 0),
        record(STRING, &[words(&[2]), vec![1], wide("文字")].concat()),
        label(7, 0, "庚"),
        formula(7, 1, [2, 0, 0x17, 0, 0, 0, 0xff, 0xff], 0),
        label(8, 0, "辛"),
        record(BOOLERR, &[words(&[8, 1, 0]), vec![1, 0]].concat()),
        label(9, 0, "壬"),
        formula(9, 1, [0; 8], 3),
    ];
    let document = read_xls(&book(0x0600, &[], 0, &cells)).unwrap();
    assert!(document.notes[0].message.contains("B10是还没有算出结果的公式"), "{:?}", document.notes);
    assert_eq!(
        rows(&book(0x0600, &[], 0, &cells)),
        [
            "甲|12|",
            "乙|7730.28|",
            "丙|0.5|",
            "丁|59237.2449|",
            "1|2|3",
            "戊|7|",
            "己|文字|",
            "庚|#REF!|",
            "辛|TRUE|",
            "壬||"
        ]
    );
}

#[test]
fn shared_strings_go_on_in_the_next_record() {
    // The second string is narrow at first and wide behind the break, and has runs; the third has readings.
    let start =
        [vec![0; 8], words(&[1]), vec![1], wide("甲"), words(&[4]), vec![8], words(&[1]), b"ab".to_vec()];
    let rest =
        [vec![1], wide("乙丙"), vec![0; 4], words(&[1]), vec![5], vec![2, 0, 0, 0], wide("丁"), vec![0; 2]];
    let globals = [record(SST, &start.concat()), record(CONTINUE, &rest.concat())];
    let shared = |column: u16, number: u16| record(LABELSST, &words(&[0, column, 0, number, 0]));
    let cells = [shared(0, 0), shared(1, 1), shared(2, 2), shared(3, 99)];
    assert_eq!(rows(&book(0x0600, &globals, 0, &cells)), ["甲|ab乙丙|丁"]);
}

#[test]
fn bytes_of_excel_95() {
    let label = |row: u16, column: u16, text: &str| {
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        record(LABEL, &[words(&[row, column, 0, bytes.len() as u16]), bytes].concat())
    };
    let cells = [label(0, 0, "规章"), label(0, 1, "三"), label(1, 0, "总计"), label(1, 1, "—")];
    assert_eq!(rows(&book(0x0500, &[], 0, &cells)), ["规章|三", "总计|—"]);
}

#[test]
fn merges_and_formats() {
    let code = |id: u16, code: &str| {
        record(FORMAT, &[words(&[id, code.len() as u16]), vec![0], code.into()].concat())
    };
    let globals = [
        code(200, "0.0%"),
        record(XF, &words(&[0, 0])),
        record(XF, &words(&[0, 200])),
        record(XF, &words(&[0, 14])),
    ];
    let number = |row: u16, style: u16, value: f64| {
        record(NUMBER, &[words(&[row, 2, style]), value.to_le_bytes().to_vec()].concat())
    };
    let cells = [
        record(MERGEDCELLS, &words(&[2, 0, 1, 0, 0, 9, 3, 0, 0])),
        label(0, 0, "甲"),
        label(0, 1, "乙"),
        number(0, 1, 0.125),
        label(1, 1, "丙"),
        number(1, 2, 45_311.0),
    ];
    assert_eq!(rows(&book(0x0600, &globals, 0, &cells)), ["甲|乙|12.5%", "丙|2024/1/20"]);
}

#[test]
fn says_what_is_wrong() {
    let cells = [label(0, 0, "甲"), label(0, 1, "1")];
    let locked = book(0x0600, &[record(FILEPASS, &[0; 6])], 0, &cells);
    let whole = book(0x0600, &[], 0, &cells);
    for (stream, code) in [
        (locked, "encrypted"),
        (book(0x0200, &[], 0, &cells), "unsupported"),
        (record(0x0409, &[0; 8]), "unsupported"),
        (Vec::new(), "damaged"),
        (vec![0xff; 100], "damaged"),
        (whole[..whole.len() - 6].to_vec(), "damaged"),
        (book(0x0600, &[], 1, &cells), "no-report"),
        (book(0x0600, &[], 0, &[]), "empty"),
    ] {
        assert_eq!(read_xls(&stream).unwrap_err().code(), code);
    }
}

#[test]
fn no_bytes_make_it_stumble() {
    let cells = [label(0, 0, "甲"), label(0, 1, "乙"), record(MULRK, &words(&[4, 0, 0, 6, 0, 0, 10, 0, 1]))];
    let whole = book(0x0600, &[record(SST, &[0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 13, 9, 9])], 0, &cells);
    for end in 0..whole.len() {
        let _ = read_xls(&whole[..end]);
    }
    for at in 0..whole.len() {
        for byte in [0, 1, 0x7f, 0xff] {
            let mut torn = whole.clone();
            torn[at] = byte;
            let _ = read_xls(&torn);
        }
    }
}

//! What programs do to a page: one thing each, on pages made by hand.

mod paper;

use nianbao_io::raw::{RawBlock, RawDocument, Spot};
use nianbao_io::{ReadError, limits, pdf};
use paper::{at, grid};

fn read(content: &str) -> RawDocument {
    pdf::read(&paper::pdf(&[&filled(content)], "")).expect("a PDF")
}

/// A page needs some text to count as one.
fn filled(content: &str) -> String {
    format!("{content}\n{}", at(50.0, 400.0, "正文正文正文正文"))
}

fn paragraphs(document: &RawDocument) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        if let RawBlock::Paragraph(paragraph) = block
            && !paragraph.text.starts_with("正文正文")
        {
            texts.push(paragraph.text.as_str());
        }
    }
    texts
}

fn cells(document: &RawDocument) -> Vec<Vec<(&str, usize, usize)>> {
    let mut rows = Vec::new();
    for block in &document.blocks {
        if let RawBlock::Table(table) = block {
            rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect()));
        }
    }
    rows
}

fn cell(cell: &nianbao_io::raw::RawCell) -> (&str, usize, usize) {
    (cell.text.as_str(), cell.row_span, cell.column_span)
}

#[test]
fn codes_become_characters() {
    // 总计 in GBK, then a half-width 7; then what a map says: a radical that looks like 一, digits, a blank.
    let document = read(
        "BT /G 10 Tf 50 600 Td <d7dcbcc637> Tj ET\n\
         BT /M 10 Tf 50 500 Td <000100110012> Tj ET\n\
         BT /F 10 Tf 50 450 Td (12.5) Tj ET",
    );
    assert_eq!(paragraphs(&document), ["总计7", "一12", "12.5"]);
}

#[test]
fn characters_without_a_meaning_are_said_and_never_guessed() {
    let document = read("BT /N 10 Tf 50 600 Td <00110012> Tj ET");
    assert_eq!(paragraphs(&document), ["\u{fffd}\u{fffd}"]);
    assert!(document.notes.iter().any(|note| note.message.contains("有2个字")), "{:?}", document.notes);
    let nothing = paper::pdf(&["BT /N 10 Tf 50 600 Td <00110012001300140015001600170018> Tj ET"], "");
    assert_eq!(pdf::read(&nothing), Err(ReadError::NoText));
}

#[test]
fn bold_by_drawing_twice_is_read_once() {
    let twice = format!("{}{}", at(50.0, 600.0, "总计11"), at(50.3, 600.0, "总计11"));
    assert_eq!(paragraphs(&read(&twice)), ["总计11"]);
}

#[test]
fn numbers_in_pieces_are_one_in_a_cell_and_two_in_two() {
    let content = [
        grid(&[50.0, 150.0, 250.0], &[580.0, 600.0]),
        // 1 and 0 drawn apart in one cell, and at the edges of two.
        at(100.0, 586.0, "1"),
        at(105.0, 586.0, "0"),
        at(155.0, 586.0, "1"),
        grid(&[50.0, 150.0, 250.0], &[540.0, 560.0]),
        at(143.0, 546.0, "1"),
        at(152.0, 546.0, "0"),
    ];
    assert_eq!(cells(&read(&content.concat())), [[("10", 1, 1), ("1", 1, 1)], [("1", 1, 1), ("0", 1, 1)]]);
}

#[test]
fn one_character_per_line_is_one_label() {
    let mut content = grid(&[50.0, 70.0, 170.0], &[500.0, 600.0]);
    content += "70 550 100 0.5 re f\n";
    for (line, c) in "三、结果".chars().enumerate() {
        content += &at(55.0, 580.0 - 14.0 * line as f64, &c.to_string());
    }
    content += &at(80.0, 570.0, "甲");
    content += &at(80.0, 520.0, "12");
    assert_eq!(cells(&read(&content)), [vec![("三、结果", 2, 1), ("甲", 1, 1)], vec![("12", 1, 1)]]);
}

#[test]
fn numbers_under_each_other_in_a_cell_stay_apart() {
    let mut content = grid(&[50.0, 150.0, 250.0], &[560.0, 600.0]);
    content += &at(60.0, 586.0, "商业");
    content += &at(60.0, 570.0, "企业");
    content += &at(160.0, 586.0, "12");
    content += &at(160.0, 570.0, "3");
    assert_eq!(cells(&read(&content)), [[("商业企业", 1, 1), ("12\n3", 1, 1)]]);
}

#[test]
fn text_that_is_not_seen_is_left_out_and_a_search_layer_is_said() {
    let clipped =
        format!("q 0 0 100 100 re W n {} Q {}", at(50.0, 600.0, "看不见"), at(900.0, 600.0, "纸外"));
    assert_eq!(paragraphs(&read(&clipped)), [""; 0]);
    let layer = paper::pdf(&[&format!("3 Tr {}", at(50.0, 600.0, "扫描件的识别文字"))], "");
    assert!(pdf::read(&layer).unwrap().notes.iter().any(|note| note.message.contains("识别层")));
    let watermark =
        format!("{}q 0.7 0.7 -0.7 0.7 200 200 cm {} Q", at(50.0, 600.0, "甲"), at(0.0, 0.0, "内部"));
    assert_eq!(paragraphs(&read(&watermark)), ["甲"]);
}

#[test]
fn turned_pages_read_like_others() {
    let turned =
        filled(&format!("q 0 1 -1 0 600 0 cm {} {} Q", at(50.0, 300.0, "上行"), at(50.0, 250.0, "下行")));
    let turned = turned.replace(&at(50.0, 400.0, "正文正文正文正文"), "");
    let turned = format!("{turned} q 0 1 -1 0 600 0 cm {} Q", at(50.0, 200.0, "再下一行的文字"));
    let document = pdf::read(&paper::pdf(&[&turned], "")).unwrap();
    assert_eq!(paragraphs(&document), ["上行", "下行", "再下一行的文字"]);
}

#[test]
fn page_numbers_go_and_places_are_pages() {
    let page = |number: usize| {
        filled(&format!("{}{}", at(290.0, 30.0, &format!("— {number} —")), at(50.0, 600.0, "甲")))
    };
    let document = pdf::read(&paper::pdf(&[&page(1), &page(2)], "")).unwrap();
    assert_eq!(paragraphs(&document), ["甲", "甲"]);
    let last = document.blocks.iter().rev().find_map(|block| match block {
        RawBlock::Paragraph(paragraph) => paragraph.spot,
        _ => None,
    });
    assert_eq!(last, Some(Spot::Page(2)));
}

#[test]
fn a_page_tree_in_a_circle_ends() {
    let file = paper::pdf(&[&filled("")], "");
    let text =
        String::from_utf8(file).unwrap().replace("/Kids [ 100 0 R ]", "/Kids [ 2 0 R 100 0 R 100 0 R ]");
    assert!(pdf::read(text.as_bytes()).is_ok());
}

#[test]
fn a_form_that_draws_itself_ends() {
    let file = paper::pdf(&[&filled("/S Do")], "");
    let text = String::from_utf8(file).unwrap();
    let form = "30 0 obj << /Type /XObject /Subtype /Form /BBox [ 0 0 600 800 ] /Resources << /XObject << /S 30 0 R \
                >> >> /Length 12 >> stream\n/S Do /S Do\nendstream endobj\ntrailer";
    let text = text.replace("/Font << /F", "/XObject << /S 30 0 R >> /Font << /F").replace("trailer", form);
    assert!(pdf::read(text.as_bytes()).is_ok());
}

#[test]
fn a_drawing_without_end_is_too_large() {
    let endless = "0 0 m 9 9 l S ".repeat(limits::PDF_OPERATORS / 4);
    assert_eq!(pdf::read(&paper::pdf(&[&endless, &endless], "")), Err(ReadError::TooLarge));
}

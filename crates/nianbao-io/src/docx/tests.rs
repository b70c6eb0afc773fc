//! What is written as Word is read again; what others write is taken in; bombs do not go off.

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Report, TextPart};

use super::*;
use crate::archive;
use crate::page;
use crate::project;
use crate::raw::{RawBlock, RawDocument, RawTable};

fn sample() -> Report {
    let mut report = Report::for_year(2024);
    report.meta.org_name = "虎林市宝东镇人民政府".into();
    report.narrative.set(TextPart::Overview, "第一段。\n第二段\t<w:t>“1 & 2”]]>\u{1}。");
    report.narrative.set(TextPart::Note(TableKey::Disputes), "注：含上年未审结案件。");
    let id = report.find("proactive.rules.issued").unwrap();
    report.set(id, "=cmd|\n12");
    report
}

fn tables(document: &RawDocument) -> Vec<&RawTable> {
    fn table(block: &RawBlock) -> Option<&RawTable> {
        if let RawBlock::Table(table) = block { Some(table) } else { None }
    }
    document.blocks.iter().filter_map(table).collect()
}

fn texts(document: &RawDocument) -> Vec<&str> {
    fn text(block: &RawBlock) -> &str {
        match block {
            RawBlock::Paragraph(paragraph) => &paragraph.text,
            RawBlock::Table(_) => "[表]",
            RawBlock::Opaque(what) => what,
        }
    }
    document.blocks.iter().map(text).collect()
}

/// A document of these paragraphs and tables.
fn package(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    archive::pack(&[("word/document.xml", &document)]).unwrap()
}

/// Repacks a document with parts changed; `None` takes a part out.
fn repack(bytes: &[u8], change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = archive::Archive::open(bytes).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let parts: Vec<(String, String)> = names
        .into_iter()
        .filter_map(|name| {
            let text = archive.text(&name).unwrap().unwrap();
            change(&name, text).map(|text| (name, text))
        })
        .collect();
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    archive::pack(&parts).unwrap()
}

#[test]
fn carries_the_report_file() {
    let report = sample();
    let bytes = write(&report).unwrap();
    assert_eq!(write(&report).unwrap(), bytes, "the same report gives the same bytes");
    let document = read(&bytes).unwrap();
    assert!(!document.edited);
    assert_eq!(document.embedded.as_deref(), Some(project::to_json(&report).as_str()));
    let texts = texts(&document);
    assert_eq!(texts[..2], ["虎林市宝东镇人民政府", "2024年政府信息公开工作年度报告"]);
    assert!(texts.contains(&"第二段\t<w:t>“1 & 2”]]>。"));
}

#[test]
fn tables_have_the_printed_merges() {
    for edition in EditionKey::all() {
        let mut report = Report::blank(edition);
        for table in TableKey::ALL {
            report.set_table(TableData::blank(edition, table).into());
        }
        let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
        for (number, id) in ids.into_iter().enumerate() {
            report.set(id, number.to_string());
        }
        let document = read(&write(&report).unwrap()).unwrap();
        for (read, table) in tables(&document).into_iter().zip(TableKey::ALL) {
            let data = report.table(table);
            let printed: Vec<Vec<_>> = data
                .layout()
                .grid
                .rows
                .iter()
                .map(|row| {
                    let cell = |cell: &nianbao_core::form::grid::GridCell| {
                        (page::cell_text(data, &cell.content).to_owned(), cell.row_span, cell.column_span)
                    };
                    row.cells.iter().map(cell).collect()
                })
                .collect();
            let found: Vec<Vec<_>> = read
                .rows
                .iter()
                .map(|row| {
                    row.iter().map(|c| (c.text.replace('\n', ""), c.row_span, c.column_span)).collect()
                })
                .collect();
            assert_eq!(found, printed, "{edition:?} {table:?}");
        }
    }
}

/// The main part, a paragraph, a row or a cell on each line.
fn lines(xml: &str, from: &str, to: &str) -> String {
    let from = xml.find(from).unwrap();
    let to = from + xml[from..].find(to).unwrap() + to.len();
    let mut text = xml[from..to].to_owned();
    for tag in ["<w:tr>", "<w:tc>", "<w:tbl>", "<w:tblGrid>"] {
        text = text.replace(tag, &format!("\n{tag}"));
    }
    text.replace("</w:p><w:p>", "</w:p>\n<w:p>")
}

#[test]
fn the_main_part_looks_like_this() {
    let report = sample();
    let xml = document::document(&page::laid_out(&report, 20), &comments::Comments::default());
    insta::assert_snapshot!("text", lines(&xml, "<w:body>", "第二段"));
    let disputes = lines(&xml[xml.rfind("<w:tbl>").unwrap()..], "<w:tbl>", "</w:tbl>");
    insta::assert_snapshot!("disputes", disputes);
    insta::assert_snapshot!("page", lines(&xml, "<w:sectPr>", "</w:document>"));
}

#[test]
fn numbers_fit_their_columns() {
    let sizes = |value: &str| -> Vec<String> {
        let mut report = Report::for_year(2024);
        let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
        ids.into_iter().for_each(|id| drop(report.set(id, value)));
        let xml = document::document(&page::laid_out(&report, 20), &comments::Comments::default());
        let mut sizes: Vec<String> = xml
            .split("<w:sz w:val=\"")
            .skip(1)
            .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
            .collect();
        sizes.dedup();
        sizes
    };
    assert!(sizes("14069").is_empty(), "five digits need no smaller type");
    assert!(!sizes("11398889").is_empty(), "eight digits do in Table C");
    let narrowed = |value: &str| {
        let mut report = Report::for_year(2024);
        let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
        ids.into_iter().for_each(|id| drop(report.set(id, value)));
        let xml = document::document(&page::laid_out(&report, 20), &comments::Comments::default());
        let after = |piece: &str| piece.chars().take_while(char::is_ascii_digit).collect::<String>();
        xml.split("<w:w w:val=\"").skip(1).map(after).collect::<std::collections::BTreeSet<_>>()
    };
    assert!(narrowed("1234567").is_empty());
    assert_eq!(
        narrowed("11398889123").len(),
        2,
        "eleven digits are drawn narrower in both tables with many columns"
    );
    // A sentence in a cell is broken into lines, not shrunk.
    assert!(sizes("数据由市级统一汇总，本单位不单独统计").is_empty());
}

#[test]
fn the_eye_wins_over_what_is_hidden() {
    let bytes = write(&sample()).unwrap();
    let edited = repack(&bytes, |name, text| {
        Some(if name == "word/document.xml" { text.replace(">12<", ">13<") } else { text })
    });
    let document = read(&edited).unwrap();
    assert!(document.edited && document.embedded.is_none());
    assert!(tables(&document)[0].rows.iter().flatten().any(|cell| cell.text == "=cmd|\n13"));
    // Other programs rename the part and split runs.
    let resaved = repack(&bytes, |name, text| {
        Some(match name {
            "word/document.xml" => text.replace("第一段。", "第</w:t></w:r><w:proofErr/><w:r><w:t>一段。"),
            _ => text.replace("item1", "item7"),
        })
    });
    assert!(read(&resaved).unwrap().embedded.is_some());
    let stripped = repack(&bytes, |name, text| (!name.starts_with("customXml")).then_some(text));
    let document = read(&stripped).unwrap();
    assert!(document.embedded.is_none() && !document.edited);
    assert_eq!(tables(&document).len(), 3);
}

#[test]
fn reads_what_others_write() {
    let document = read(&package(
        r#"<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r>
           <w:ins><w:r><w:t>、总&#x4F53;&amp;</w:t><w:tab/></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>
           <w:hyperlink><w:r><w:t>情况</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>第二行</w:t></w:r></w:p>
           <w:sdt><w:sdtPr><w:t>无</w:t></w:sdtPr><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>
           <w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>
             <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>
           <w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>
           <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>头</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>
             <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>
             <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    ))
    .unwrap();
    assert_eq!(texts(&document), ["一、总体&\t情况", "第二行控件", "框", "前后", "图片", "[表]"]);
    let table = tables(&document)[0];
    let cells: Vec<Vec<_>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|c| (c.text.as_str(), c.row_span, c.column_span)).collect())
        .collect();
    assert_eq!(cells, [vec![("头\n二", 2, 2), ("", 1, 1)], vec![("3", 1, 1)], vec![("4", 1, 1)]]);
}

#[test]
fn automatic_numbers_are_read() {
    let item = |words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let document = format!("<w:document><w:body>{}<w:p/>{}</w:body></w:document>", item("甲"), item("乙"));
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let bytes =
        archive::pack(&[("word/document.xml", &document), ("word/numbering.xml", numbering)]).unwrap();
    assert_eq!(texts(&read(&bytes).unwrap()), ["（一）甲", "（二）乙"]);
}

/// A document of these paragraphs with headings numbered by their styles: `一、` and `（一）`.
fn with_headings(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let styles = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="a"/>
        <w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="1"/></w:style></w:styles>"#;
    let parts =
        [("word/document.xml", &*document), ("word/numbering.xml", numbering), ("word/styles.xml", styles)];
    archive::pack(&parts).unwrap()
}

fn styled(style: &str, more: &str, words: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
}

#[test]
fn styles_number_their_paragraphs() {
    let none = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let second = r#"<w:numPr><w:ilvl w:val="1"/></w:numPr>"#;
    let body = [
        styled("a", "", "标题"),
        styled("1", "", "甲"),
        styled("2", "", "乙"),
        styled("2", "<w:rPr/>", "丙"),
        styled("1", none, "不编号"),
        styled("own", "", "丁"),
        styled("1", second, "戊"),
        "<w:p><w:r><w:t>正文</w:t></w:r></w:p>".to_owned(),
    ];
    assert_eq!(
        texts(&read(&with_headings(&body.concat())).unwrap()),
        ["标题", "一、甲", "（一）乙", "（二）丙", "不编号", "二、丁", "（一）戊", "正文"]
    );
}

#[test]
fn paragraphs_whose_end_was_deleted_go_on_and_do_not_count() {
    let deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    let body = [
        styled("1", "", "甲"),
        styled("1", deleted, "</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>"),
        styled("1", "<w:rPr><w:ins/></w:rPr>", "乙"),
        styled("1", deleted, "前半"),
        styled("2", "", "后半"),
    ];
    assert_eq!(texts(&read(&with_headings(&body.concat())).unwrap()), ["一、甲", "二、乙", "（一）前半后半"]);
}

#[test]
fn hidden_text_is_not_read() {
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = [
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>".to_owned(),
        run("<w:vanish/>", "9"),
        run("", "1"),
        run("<w:vanish w:val=\"0\"/>", "2"),
        run("<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "3"),
        "<w:r><w:rPr><w:vanish w:val=\"true\"/></w:rPr><w:tab/><w:t>8</w:t></w:r></w:p>".to_owned(),
    ];
    assert_eq!(texts(&read(&package(&body.concat())).unwrap()), ["123"]);
}

#[test]
fn says_what_is_wrong() {
    let whole = write(&sample()).unwrap();
    let bomb = archive::pack(&[("word/document.xml", &" ".repeat(crate::limits::UNPACKED_FREELY))]).unwrap();
    let deep = package(&"<w:sdt>".repeat(1000));
    let nested = package(&"<w:tbl><w:tr><w:tc>".repeat(70));
    let torn = archive::pack(&[("word/document.xml", "<w:document><w:body><w:p>")]).unwrap();
    let sheet = archive::pack(&[("xl/workbook.xml", "<a/>")]).unwrap();
    for (bytes, code) in [
        (Vec::new(), "empty"),
        (b"PK\x03\x04".to_vec(), "damaged"),
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (bomb, "damaged"),
        (deep, "damaged"),
        (nested, "damaged"),
        (torn, "damaged"),
        (sheet, "unsupported"),
        (vec![0; crate::limits::FILE_BYTES + 1], "too-large"),
    ] {
        let error = read(&bytes).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    }
    // Sixteen times what any member may unpack to, from a few kilobytes.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..32 {
        std::io::Write::write_all(&mut zip, &vec![b' '; 1 << 20]).unwrap();
    }
    assert_eq!(read(&zip.finish().unwrap().into_inner()), Err(crate::ReadError::TooLarge));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    #[test]
    fn never_panics_on_xml(body in "(<w:(p|r|t|tbl|tr|tc|txbxContent|del|br|vMerge|gridSpan w:val=\"9\")/?>|</w:(p|r|t|tbl|tr|tc|txbxContent|del)>|&#?[a-z0-9]{0,4};?|\\PC){0,40}") {
        let _ = read(&package(&body));
    }

    #[test]
    fn survives_damage(at in 0usize..40_000, with in proptest::collection::vec(0u8.., 0..4), cut in 0usize..9) {
        static WHOLE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let whole = WHOLE.get_or_init(|| write(&sample()).unwrap());
        let at = at % whole.len();
        let rest = &whole[(at + cut).min(whole.len())..];
        let _ = read(&[&whole[..at], &with, rest].concat());
    }
}

#[test]
fn rows_and_cells_taken_out_by_revision_are_left_out() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |properties: &str, cells: &str| format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>");
    let body = [
        "<w:tbl>".to_owned(),
        row("<w:tblHeader/>", &[cell("", "头"), cell("<w:cellDel/>", "旧"), cell("", "1")].concat()),
        row("<w:del/>", &[cell("", "删"), cell("<w:vMerge/>", "2")].concat()),
        row("<w:ins/>", &[cell("<w:vMerge/>", ""), cell("<w:cellIns/>", "3")].concat()),
        "</w:tbl><w:tbl>".to_owned(),
        row("<w:del/>", &cell("", "全删")),
        "</w:tbl>".to_owned(),
    ];
    let document = read(&package(&body.concat())).unwrap();
    let rows: Vec<Vec<&str>> = tables(&document)[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    assert_eq!(rows, [vec!["头", "1"], vec!["3"]]);
    assert_eq!(texts(&document), ["[表]"]);
}

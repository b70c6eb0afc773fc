//! Archives as browsers, Word and mail programs write them, by hand; files of real programs are in `tests/import/mht/`.

use super::*;
use crate::raw::RawBlock;

fn texts(document: &RawDocument) -> Vec<&str> {
    fn text(block: &RawBlock) -> Option<&str> {
        if let RawBlock::Paragraph(paragraph) = block { Some(&paragraph.text) } else { None }
    }
    document.blocks.iter().filter_map(text).collect()
}

fn encoded(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (number, three) in bytes.chunks(3).enumerate() {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for sign in 0..4 {
            let six = (bits >> (18 - 6 * sign)) & 63;
            text.push(if sign > three.len() { '=' } else { SIGNS[six as usize].into() });
        }
        if number % 19 == 18 {
            text.push_str("\r\n");
        }
    }
    text
}

fn quoted_lines(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (number, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(*byte));
        } else {
            text.push_str(&format!("={byte:02X}"));
        }
        if number % 23 == 22 {
            text.push_str("=\r\n");
        }
    }
    text
}

/// An archive with a picture and the page.
fn archive(header: &str, page: &str) -> String {
    format!(
        "From: <Saved by a program>\r\nSubject: =?gb2312?B?1eI=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_Next.Part\"\r\n\r\nText for others.\r\n\r\n----=_Next.Part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n\r\n----=_Next.Part\r\n{header}\r\n\r\n{page}\r\n----=_Next.Part--\r\n"
    )
}

const PAGE: &str = "<html><meta charset=gb2312><body><p>甲县“年度”报告</p><p>二=2</p></body></html>";

#[test]
fn every_way_of_sending_comes_back() {
    let gbk = encoding_rs::GBK.encode(PAGE).0.into_owned();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(PAGE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (charset, bytes, says) in
        [("gb2312", &gbk[..], "GB18030"), ("utf-8", PAGE.as_bytes(), "UTF-8"), ("unicode", &utf16, "UTF-16")]
    {
        for (how, page) in [("base64", encoded(bytes)), ("Quoted-Printable", quoted_lines(bytes))] {
            let header = format!(
                "Content-Type: text/html;\r\n charset=\"{charset}\"\r\nContent-Transfer-Encoding: {how}"
            );
            let file = archive(&header, &page).into_bytes();
            assert!(is_archive(&file));
            let (document, format) = read(&file, None).unwrap();
            assert_eq!(texts(&document), ["甲县“年度”报告", "二=2"], "{charset} {how}");
            assert_eq!(format, format!("网页存档（{says}）"));
            assert!(document.notes.is_empty());
        }
    }
    // Bytes as they are, lines ended in the Unix way, parts in parts.
    let inner =
        archive("Content-Type: text/html", PAGE).replace("\r\n", "\n").replace("_Next.Part", "_Inner");
    let outer = archive("X: y", "").replace("X: y\r\n\r\n\r\n", &format!("{inner}\r\n"));
    assert_eq!(texts(&read(outer.as_bytes(), None).unwrap().0).len(), 2);
    let plain = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n甲县报告\r\n";
    assert_eq!(texts(&read(plain.as_bytes(), None).unwrap().0), ["甲县报告"]);
}

#[test]
fn what_is_cut_or_wrong_is_said() {
    let file = archive("Content-Type: text/html; charset=utf-8", PAGE);
    let cut = &file[..file.find("二=2").unwrap()];
    let document = read(cut.as_bytes(), None).unwrap().0;
    assert_eq!(texts(&document), ["甲县“年度”报告"]);
    assert_eq!(document.notes[0].kind, NoteKind::PartMissing);
    // One bad byte does not make another encoding of the page.
    let mut bent = file.clone().into_bytes();
    let at = file.find('县').unwrap();
    bent[at] = 0xff;
    let document = read(&bent, None).unwrap().0;
    assert!(texts(&document)[0].ends_with("“年度”报告"));
    assert_eq!(document.notes[0].kind, NoteKind::Encoding);
    let pictures = archive("Content-Type: image/gif", "");
    assert_eq!(read(pictures.as_bytes(), None).unwrap_err().code(), "unsupported");
}

#[test]
fn other_files_are_no_archives() {
    for text in [
        "",
        "\n\n",
        "一、总体情况\nMIME-Version: 1.0\n",
        "<p>MIME-Version: 1.0</p>",
        "Name: 甲\n\nMIME-Version: 1",
    ] {
        assert!(!is_archive(text.as_bytes()), "{text}");
    }
    assert!(is_archive("\u{feff}MIME-Version: 1.0\r\n".as_bytes()));
}

/// Many parts, one in the other and one behind the other: the work stays in proportion.
#[test]
fn many_parts_come_to_an_end() {
    const MANY: usize = if cfg!(debug_assertions) { 20_000 } else { 200_000 };
    let many = archive("X: y", &"----=_Next.Part\r\nX: y\r\n\r\n".repeat(MANY));
    assert!(read(many.as_bytes(), None).is_err());
    let nested = "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n".repeat(MANY / 4);
    assert!(read(format!("MIME-Version: 1.0\r\n{nested}").as_bytes(), None).is_err());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn survives_bent_archives(
        changes in proptest::collection::vec((0_usize..2000, proptest::prelude::any::<u8>()), 0..16), cut in 0_usize..2000,
    ) {
        let header = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable";
        let mut file = archive(header, &quoted_lines(PAGE.as_bytes())).into_bytes();
        for (at, with) in changes {
            let length = file.len();
            file[at % length] = with;
        }
        file.truncate(cut.max(200));
        let _ = (is_archive(&file), read(&file, None));
    }
}

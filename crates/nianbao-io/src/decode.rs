//! Bytes to text: byte-order mark, UTF-8, UTF-16 without a mark, GB18030. Knows nothing of reports.

use crate::gb18030;
use crate::import::ReadError;

/// A text and how it was encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without a byte-order mark.
    pub(crate) text: String,
    /// The encoding's name as people know it.
    pub(crate) encoding: &'static str,
    /// Whether some bytes had no meaning in that encoding and were replaced.
    pub(crate) lossy: bool,
}

/// An encoding somebody may choose where the bytes leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// GB18030, with GBK and GB2312 inside.
    Gb18030,
    /// UTF-16, little-endian unless a mark says otherwise.
    Utf16,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16];

    /// The name people know.
    pub fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Gb18030 => "GB18030",
            Encoding::Utf16 => "UTF-16",
        }
    }

    /// Reads [`Encoding::label`] back.
    pub fn from_label(label: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.label() == label)
    }
}

/// Decodes a text file as somebody says it is. Refuses what is evidently no text.
pub(crate) fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Decoded, ReadError> {
    if let Some(kind) = foreign(bytes) {
        return Err(ReadError::Unsupported(kind.to_owned()));
    }
    let coding = match encoding {
        Encoding::Utf8 => Coding::Utf8,
        Encoding::Gb18030 => Coding::Gb18030,
        Encoding::Utf16 if bytes.starts_with(b"\xfe\xff") => Coding::Utf16Be,
        Encoding::Utf16 => Coding::Utf16Le,
    };
    let mark = marked(bytes).filter(|(marked, _)| *marked == coding).map_or(0, |(_, mark)| mark);
    Ok(with(coding, &bytes[mark..]))
}

/// The text of a file that is no report, such as a list of names, in whatever encoding it was saved.
pub fn plain_text(bytes: &[u8]) -> Result<String, ReadError> {
    decode(bytes).map(|decoded| decoded.text)
}

/// Decodes a text file. Refuses what is evidently no text, naming what it is.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(ReadError::Empty);
    }
    if let Some(kind) = foreign(bytes) {
        return Err(ReadError::Unsupported(kind.to_owned()));
    }
    if let Some((coding, mark)) = marked(bytes) {
        return Ok(with(coding, &bytes[mark..]));
    }
    // A file cut in the middle of a character is still UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(text) if !mostly_control(text) => {
            return Ok(Decoded { text: text.to_owned(), encoding: "UTF-8", lossy: false });
        }
        Err(error) if error.error_len().is_none() && bytes.len() - error.valid_up_to() < 4 => {
            let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            if !text.is_empty() && !mostly_control(&text) {
                return Ok(Decoded { text, encoding: "UTF-8", lossy: true });
            }
        }
        _ => {}
    }
    if let Some(coding) = utf16(bytes) {
        return Ok(with(coding, bytes));
    }
    // A page that says it is UTF-8 and has a few bad bytes is that all the same.
    if claims_utf8(bytes) {
        let decoded = with(Coding::Utf8, bytes);
        if !unlikely(&decoded.text) && !mostly_control(&decoded.text) {
            return Ok(decoded);
        }
    }
    let decoded = with(Coding::Gb18030, bytes);
    // Random bytes decode as GB18030 too, but to rare characters and control codes.
    if decoded.lossy && unlikely(&decoded.text) || mostly_control(&decoded.text) {
        return Err(ReadError::Unsupported("二进制文件".to_owned()));
    }
    Ok(decoded)
}

/// How characters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

/// What a byte-order mark says, and how long the mark is.
fn marked(bytes: &[u8]) -> Option<(Coding, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some((Coding::Utf8, 3)),
        [0xff, 0xfe, ..] => Some((Coding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Coding::Utf16Be, 2)),
        _ => None,
    }
}

fn with(coding: Coding, bytes: &[u8]) -> Decoded {
    let (encoding, (text, lossy)) = match coding {
        Coding::Utf8 => (Encoding::Utf8, utf8(bytes)),
        Coding::Utf16Le => (Encoding::Utf16, wide(bytes, u16::from_le_bytes)),
        Coding::Utf16Be => (Encoding::Utf16, wide(bytes, u16::from_be_bytes)),
        Coding::Gb18030 => (Encoding::Gb18030, gb18030::decode(bytes)),
    };
    Decoded { text, encoding: encoding.label(), lossy }
}

fn utf8(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (String::from_utf8_lossy(bytes).into_owned(), true),
    }
}

/// UTF-16, and whether some of it had no meaning.
pub(crate) fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let pairs = bytes.chunks_exact(2);
    let mut lossy = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text: String = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                lossy = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, lossy)
}

/// What a file is, by its first bytes, when it is a known kind that holds no plain text.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 22] = [
        (b"\x89PNG", "图片"),
        (b"\xff\xd8\xff", "图片"),
        (b"GIF8", "图片"),
        (b"BM\x00", "图片"),
        (b"II*\x00", "图片"),
        (b"MM\x00*", "图片"),
        (b"PK\x03\x04", "压缩文件"),
        (b"PK\x05\x06", "压缩文件"),
        (b"Rar!", "压缩文件"),
        (b"7z\xbc\xaf\x27\x1c", "压缩文件"),
        (b"\x1f\x8b", "压缩文件"),
        (b"BZh", "压缩文件"),
        (b"\xfd7zXZ", "压缩文件"),
        (b"\x28\xb5\x2f\xfd", "压缩文件"),
        (b"%PDF", "PDF文件"),
        (b"\xd0\xcf\x11\xe0", "旧版Office文件"),
        (b"{\\rtf", "RTF文件"),
        (b"\x7fELF", "程序文件"),
        (b"MZ\x90\x00", "程序文件"),
        (b"\x00asm", "程序文件"),
        (b"ID3", "音频文件"),
        (b"OggS", "音频文件"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("图片");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("视频文件");
    }
    KINDS.into_iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| kind)
}

/// Whether a page names UTF-8 near its beginning.
fn claims_utf8(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)];
    head.windows(8).zip(8..).any(|(word, behind)| {
        let name = head[behind..].trim_ascii_start();
        let name = name.strip_prefix(b"\"").unwrap_or(name);
        word.eq_ignore_ascii_case(b"charset=")
            && name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"utf-8"))
    })
}

/// UTF-16 without a mark: every other byte of spaces, digits and line ends is zero.
fn utf16(bytes: &[u8]) -> Option<Coding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let likely = |high: usize| {
        let units = sample.chunks_exact(2).map(|pair| (pair[high], pair[1 - high]));
        let (mut good, mut all) = (0, 0);
        for (high, low) in units {
            all += 1;
            let ascii = high == 0 && (low.is_ascii_graphic() || low.is_ascii_whitespace());
            // Chinese characters, their punctuation, and full-width forms.
            good += usize::from(ascii || (0x4e..=0x9f).contains(&high) || high == 0x30 || high == 0xff);
        }
        let zeros = sample.chunks_exact(2).any(|pair| pair[high] == 0);
        zeros && good * 20 >= all * 19
    };
    if likely(1) {
        Some(Coding::Utf16Le)
    } else if likely(0) {
        Some(Coding::Utf16Be)
    } else {
        None
    }
}

/// Whether control codes make up a noticeable share of a text's beginning.
fn mostly_control(text: &str) -> bool {
    let (mut odd, mut all) = (0, 0);
    for c in text.chars().take(4096) {
        all += 1;
        odd += usize::from(c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}'));
    }
    odd * 20 > all
}

/// Whether a text decoded with faults looks like no Chinese text at all.
fn unlikely(text: &str) -> bool {
    let (mut faults, mut all) = (0, 0);
    for c in text.chars().take(4096) {
        all += 1;
        faults += usize::from(c == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&c));
    }
    faults * 20 > all
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    const TEXT: &str = "一、总体情况\r\n本机关2024年收到申请 12 件。";

    #[test]
    fn reads_each_encoding() {
        let utf16 = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes().to_vec()), "UTF-8"),
            (marked(b"\xff\xfe", utf16(false)), "UTF-16"),
            (marked(b"\xfe\xff", utf16(true)), "UTF-16"),
            (utf16(false), "UTF-16"),
            (utf16(true), "UTF-16"),
            (GB18030.encode(TEXT).0.into_owned(), "GB18030"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.lossy), (TEXT, encoding, false));
        }
    }

    #[test]
    fn reads_as_somebody_says() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (gb.clone(), Encoding::Gb18030),
            (TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect(), Encoding::Utf16),
            (
                [&b"\xfe\xff"[..], &TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()]
                    .concat(),
                Encoding::Utf16,
            ),
        ] {
            let decoded = decode_as(&bytes, encoding).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding, decoded.lossy),
                (TEXT, encoding.label(), false)
            );
            assert_eq!(Encoding::from_label(encoding.label()), Some(encoding));
        }
        assert!(decode_as(&gb, Encoding::Utf8).unwrap().lossy);
        assert_eq!(decode_as(b"PK\x03\x04....", Encoding::Utf8).unwrap_err().code(), "unsupported");
    }

    #[test]
    fn names_what_it_cannot_read() {
        for (bytes, code) in [
            (&b""[..], "empty"),
            (b" \r\n", "empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unsupported"),
            (b"PK\x03\x04....", "unsupported"),
            (b"\x00\x01\x02\x03\x04\x05\x06\x07\x08", "unsupported"),
        ] {
            assert_eq!(decode(bytes).unwrap_err().code(), code);
        }
    }

    #[test]
    fn a_page_with_a_bad_byte_stays_what_it_says() {
        for claim in ["charset=utf-8", "CHARSET=\"UTF-8\""] {
            let page = format!("<html><meta {claim}><p>{}</p></html>", TEXT.repeat(9));
            let mut bytes = page.into_bytes();
            let middle = bytes.len() / 2 + 1;
            bytes.insert(middle, 0xff);
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.encoding, decoded.lossy), ("UTF-8", true));
            assert!(decoded.text.contains("12 件"));
        }
        // Other claims are left to the bytes, which know better.
        let page = format!("<meta charset=gb2312><p>{TEXT}</p>");
        assert_eq!(decode(page.as_bytes()).unwrap().encoding, "UTF-8");
        assert_eq!(decode(&GB18030.encode(&page).0).unwrap().encoding, "GB18030");
        let wide: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide).unwrap().encoding, "UTF-16");
    }

    #[test]
    fn a_cut_character_is_no_other_encoding() {
        let cut = &TEXT.as_bytes()[..TEXT.len() - 1];
        assert_eq!(decode(cut).unwrap().encoding, "UTF-8");
    }
}

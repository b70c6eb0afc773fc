//! What reading a file yields: a report, where each piece came from, and typed notes on every doubt. Reading never
//! fails because a table is odd; it fails only for a broken container.

use std::fmt;

use nianbao_core::model::{Place, Report};

use crate::raw::Spot;

/// A report read from a file, shown for review before anything is applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What was understood.
    pub report: Report,
    /// What the file is, in a word or two, such as `文本（UTF-8）`.
    pub format: String,
    /// How sure the reading is as a whole, 0 to 100.
    pub confidence: u8,
    /// Every doubt, in reading order.
    pub notes: Vec<Note>,
    /// Where each piece came from.
    pub sources: Vec<Source>,
}

/// Where a cell, a text or a field came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it became.
    pub at: Place,
    /// The words of the source, cut to one line.
    pub snippet: String,
    /// Where it stands in the source, when the container can say.
    pub spot: Option<Spot>,
}

/// A doubt of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of doubt.
    pub kind: NoteKind,
    /// The place in the report it is about.
    pub at: Place,
    /// The words of the source it is about; may be empty.
    pub source: String,
    /// One sentence for the person who decides.
    pub message: String,
}

/// The kinds of doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A row of the form was not found.
    RowMissing,
    /// A row was found twice.
    RowRepeated,
    /// A row that is not on the form; its numbers were not taken.
    RowExtra,
    /// A label differs from the printed one.
    LabelAltered,
    /// A label was torn by a line or page break and put together again.
    LabelTorn,
    /// A cell holds something that is not a number.
    CellUnreadable,
    /// Numbers stand where it is not certain which cells they belong to.
    CellsUncertain,
    /// A table was not found or has no numbers.
    TableUnreadable,
    /// A table is of another edition than the year requires.
    Edition,
    /// A part was not found.
    PartMissing,
    /// Text that belongs to no part and was left out.
    TextLeft,
    /// Text that stood where the form has no room and was put beside it.
    TextMoved,
    /// Organ, kind or year could not be told for certain.
    MetaUncertain,
    /// The file holds more than one report; the first was read.
    SeveralReports,
    /// How the characters were decoded.
    Encoding,
    /// A document of ours was changed by another program after it was written; its visible content was read.
    Edited,
    /// Something the file hides: rows that were read all the same, or a sheet that was left out.
    Hidden,
    /// What a PDF gives reason to doubt: it holds characters at places and no tables.
    Pdf,
    /// A field of a report file that is not understood; it is kept, and nothing goes by it.
    FieldUnknown,
    /// A field of a report file that stands there twice with two values; the last one counts.
    FieldRepeated,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [NoteKind; 20] = [
        NoteKind::RowMissing,
        NoteKind::RowRepeated,
        NoteKind::RowExtra,
        NoteKind::LabelAltered,
        NoteKind::LabelTorn,
        NoteKind::CellUnreadable,
        NoteKind::CellsUncertain,
        NoteKind::TableUnreadable,
        NoteKind::Edition,
        NoteKind::PartMissing,
        NoteKind::TextLeft,
        NoteKind::TextMoved,
        NoteKind::MetaUncertain,
        NoteKind::SeveralReports,
        NoteKind::Encoding,
        NoteKind::Edited,
        NoteKind::Hidden,
        NoteKind::Pdf,
        NoteKind::FieldUnknown,
        NoteKind::FieldRepeated,
    ];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        match self {
            NoteKind::RowMissing => "row-missing",
            NoteKind::RowRepeated => "row-repeated",
            NoteKind::RowExtra => "row-extra",
            NoteKind::LabelAltered => "label-altered",
            NoteKind::LabelTorn => "label-torn",
            NoteKind::CellUnreadable => "cell-unreadable",
            NoteKind::CellsUncertain => "cells-uncertain",
            NoteKind::TableUnreadable => "table-unreadable",
            NoteKind::Edition => "edition",
            NoteKind::PartMissing => "part-missing",
            NoteKind::TextLeft => "text-left",
            NoteKind::TextMoved => "text-moved",
            NoteKind::MetaUncertain => "meta-uncertain",
            NoteKind::SeveralReports => "several-reports",
            NoteKind::Encoding => "encoding",
            NoteKind::Edited => "edited",
            NoteKind::Hidden => "hidden",
            NoteKind::Pdf => "pdf",
            NoteKind::FieldUnknown => "field-unknown",
            NoteKind::FieldRepeated => "field-repeated",
        }
    }
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`crate::limits::FILE_BYTES`], or unpacks to more than is allowed.
    TooLarge,
    /// It is of a kind that cannot be read; the kind, in Chinese.
    Unsupported(String),
    /// It is damaged; what is wrong, in Chinese.
    Damaged(String),
    /// It is protected by a password.
    Encrypted,
    /// It is a report file of a newer version.
    Newer(String),
    /// Nothing in it looks like a report.
    NoReport,
    /// It was written by this program and holds no report; what it is, in Chinese.
    NotAReport(&'static str),
    /// It is a rule pack, in order or not, which belongs to the settings; its text.
    Pack(String),
    /// It is a PDF without text that can be read: scanned pages, or fonts that do not say what their characters are.
    NoText,
}

impl ReadError {
    /// The name used in files.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Empty => "empty",
            ReadError::TooLarge => "too-large",
            ReadError::Unsupported(_) => "unsupported",
            ReadError::Damaged(_) => "damaged",
            ReadError::Encrypted => "encrypted",
            ReadError::Newer(_) => "newer",
            ReadError::NoReport => "no-report",
            ReadError::NotAReport(_) | ReadError::Pack(_) => "not-a-report",
            ReadError::NoText => "no-text",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Empty => f.write_str("文件是空的，请换一个文件。"),
            ReadError::TooLarge => f.write_str("文件太大，年度报告一般不到1兆字节，请检查是否选错了文件。"),
            ReadError::Unsupported(kind) => {
                write!(f, "不能读取{kind}，请改用本程序能读的格式，或复制文字后粘贴。")
            }
            ReadError::Damaged(what) => write!(f, "文件已损坏，{what}，请重新取得该文件。"),
            ReadError::Encrypted => f.write_str("文件有密码保护，请取消密码后再打开。"),
            ReadError::Newer(version) => {
                write!(f, "文件由较新版本（{version}）保存，本程序读不了，请用新版本打开。")
            }
            ReadError::NoReport => f.write_str("没有在文件中找到年度报告的内容，请检查是否选错了文件。"),
            ReadError::Pack(_) => f.write_str("这是规则包，里面没有报告的内容，核对时请写在 --pack 后面。"),
            ReadError::NotAReport(what) => {
                write!(f, "这是本程序的{what}，里面没有报告的内容，请打开报告文件。")
            }
            ReadError::NoText => {
                f.write_str("这个PDF里只有图像，没有可以读取的文字，请改用Word文档或网页版本。")
            }
        }
    }
}

impl std::error::Error for ReadError {}

//! What page and document engine say to each other. Reports travel as report files, so nothing of the model needs to
//! be serialisable; places travel by name.

use nianbao_core::model::Report;
use nianbao_io::raw::Spot;
use nianbao_io::{Import, Note, NoteKind, ReadError, Source, project};
use serde::{Deserialize, Serialize};

use super::wire_check::{WireBeside, WireHalf};
use super::wire_document::WireDocument;
use super::wire_last::WireLast;
use super::wire_place::{WirePlace, number, pack_place, unpack_place};
use super::wire_reading::WireReading;
use super::wire_record::WireAsked;
use super::wire_report::WireReport;
use crate::state::packs::Told;

/// What the page asks for.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Reads a file.
    Read {
        /// Its content.
        bytes: Vec<u8>,
        /// Its name.
        name: String,
        /// How its characters are to be decoded, where somebody says so: [`nianbao_io::Encoding::label`].
        encoding: Option<String>,
    },
    /// Reads what was pasted; the same content in up to two forms.
    ReadPasted {
        /// As plain text.
        text: String,
        /// As HTML; empty when there is none.
        html: String,
    },
    /// Writes a report.
    Write {
        /// The report file.
        report: String,
        /// What to write.
        format: Format,
        /// The record of its check, as JSON, for what shows findings: [`Format::shows_findings`].
        record: Option<String>,
    },
    /// Asks for what the page does not check itself.
    Check {
        /// The report.
        report: Box<WireReport>,
        /// Last year's.
        last: Option<WireLast>,
        /// What else is known beside it.
        beside: WireBeside,
    },
    /// Asks for the record of a check.
    Record(Box<WireAsked>),
    /// Asks for the documentation of a rule, which the page's own module does not carry.
    Docs {
        /// The rule's id.
        rule: String,
        /// The file of its pack, when it is of one.
        pack: Option<String>,
    },
    /// Asks what these files of rule packs are, and whether they can be used together.
    Packs(Vec<String>),
    /// Recognises what the module for PDF found.
    Recognise {
        /// What it found.
        document: Box<WireDocument>,
        /// The file's name.
        name: String,
    },
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Word.
    Docx,
    /// A whole page.
    HtmlPage,
    /// A piece for a portal's editor.
    HtmlFragment,
    /// An Excel workbook.
    Xlsx,
    /// The three tables, comma-separated.
    Csv,
    /// Plain text.
    Text,
    /// The blank form, in Word.
    Blank,
    /// Word with the findings as comments.
    Marked,
    /// The record of the check, in Word.
    Record,
    /// The same as a page.
    RecordPage,
}

impl Format {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Format::Docx => "Word 文档",
            Format::HtmlPage => "网页",
            Format::HtmlFragment => "网页代码",
            Format::Xlsx => "Excel 表格",
            Format::Csv => "CSV 表格",
            Format::Text => "纯文本",
            Format::Blank => "空白表",
            Format::Marked => "带批注的 Word",
            Format::Record => "核验单",
            Format::RecordPage => "核验单网页",
        }
    }

    /// The kind of file it is.
    pub fn writer(self) -> nianbao_io::Format {
        match self {
            Format::Docx | Format::Blank | Format::Marked | Format::Record => nianbao_io::Format::Docx,
            Format::HtmlPage | Format::RecordPage => nianbao_io::Format::HtmlPage,
            Format::HtmlFragment => nianbao_io::Format::HtmlFragment,
            Format::Xlsx => nianbao_io::Format::Xlsx,
            Format::Csv => nianbao_io::Format::Csv,
            Format::Text => nianbao_io::Format::Text,
        }
    }

    /// What file names end in.
    pub fn ending(self) -> String {
        let extension = self.writer().extension();
        match self {
            Format::Blank => format!("空白表.{extension}"),
            Format::Marked => format!("批注.{extension}"),
            Format::Record | Format::RecordPage => format!("核验单.{extension}"),
            _ => extension.to_owned(),
        }
    }

    /// Whether the file shows what a check has found, so that writing it takes the record of one.
    pub fn shows_findings(self) -> bool {
        matches!(self, Format::Marked | Format::Record | Format::RecordPage)
    }

    /// Whether the file is a copy of the whole report.
    pub fn keeps_everything(self) -> bool {
        self != Format::Blank && !self.shows_findings() && self.writer().keeps_everything()
    }
}

/// What a worker says to the client.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply {
    /// It runs; sent once, before anything is asked.
    Ready,
    /// It is about to read a page.
    Page {
        /// Which one, from 1.
        at: u32,
        /// How many there are.
        of: u32,
    },
    /// What it found, for the other module to recognise.
    Document(Box<WireDocument>),
    /// What was asked for.
    Done(Answer),
    /// It broke down.
    Crashed,
}

/// What the page gets to hear.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What was read.
    Read(Box<WireImport>),
    /// No report was read but a rule pack: its file, as it is kept.
    Pack(String),
    /// What rule packs are, in the order they were asked for.
    Packs(Vec<Told>),
    /// What was written.
    Written(Vec<u8>),
    /// What was found.
    Checked(Box<WireHalf>, Box<WireReading>),
    /// Last year's report is not here any more: what was asked is to be asked again, with all of it.
    Again,
    /// The record of a check, as JSON, on its way to the document engine.
    Recorded(String),
    /// The documentation asked for, in Markdown.
    Docs(String),
    /// It cannot be done.
    Failed(Failure),
}

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The name used in files.
    pub code: String,
    /// One sentence.
    pub message: String,
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        Failure { code: error.code().to_owned(), message: error.to_string() }
    }
}

impl Failure {
    /// The engine broke down over the file.
    pub fn crashed() -> Failure {
        Failure {
            code: "crashed".into(),
            message: "处理这个文件时程序遇到意外情况，当前草稿没有改动，请换一种格式再试。".into(),
        }
    }

    /// The engine does not come: no network, or its file was taken away on the way.
    pub fn not_started() -> Failure {
        Failure {
            code: "not-started".into(),
            message: "读写文件的部分没有打开，当前草稿没有改动，请检查网络连接后重试，或使用单文件版。"
                .into(),
        }
    }

    /// The engine took too long.
    pub fn timed_out() -> Failure {
        Failure {
            code: "timed-out".into(),
            message: "处理这个文件用时过长，已停止，当前草稿没有改动，请重试或换一种格式。".into(),
        }
    }
}

/// An [`Import`] on its way.
#[derive(Debug, Serialize, Deserialize)]
pub struct WireImport {
    report: String,
    format: String,
    confidence: u8,
    notes: Vec<WireNote>,
    sources: Vec<WireSource>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireNote {
    kind: u8,
    at: WirePlace,
    source: String,
    message: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireSource {
    at: WirePlace,
    snippet: String,
    spot: Option<WireSpot>,
}

#[derive(Debug, Serialize, Deserialize)]
enum WireSpot {
    Line(u32),
    Row(u32),
    Page(u32),
}

impl WireImport {
    /// Packs what was read.
    pub fn pack(import: &Import) -> WireImport {
        let notes = import.notes.iter().map(|note| WireNote {
            kind: position(note.kind),
            at: pack_place(&note.at),
            source: note.source.clone(),
            message: note.message.clone(),
        });
        let sources = import.sources.iter().map(|source| WireSource {
            at: pack_place(&source.at),
            snippet: source.snippet.clone(),
            spot: source.spot.map(|spot| match spot {
                Spot::Line(at) => WireSpot::Line(number(at)),
                Spot::Row(at) => WireSpot::Row(number(at)),
                Spot::Page(at) => WireSpot::Page(number(at)),
            }),
        });
        WireImport {
            report: project::to_json(&import.report),
            format: import.format.clone(),
            confidence: import.confidence,
            notes: notes.collect(),
            sources: sources.collect(),
        }
    }

    /// Unpacks what was read.
    #[inline(never)]
    pub fn unpack(self) -> Result<Import, Failure> {
        let report: Report = project::from_json(&self.report)?;
        let notes = self.notes.into_iter().map(|note| {
            Some(Note {
                kind: *NoteKind::ALL.get(usize::from(note.kind))?,
                at: unpack_place(note.at)?,
                source: note.source,
                message: note.message,
            })
        });
        let sources = self.sources.into_iter().map(|source| {
            let spot = source.spot.map(|spot| match spot {
                WireSpot::Line(at) => Spot::Line(at as usize),
                WireSpot::Row(at) => Spot::Row(at as usize),
                WireSpot::Page(at) => Spot::Page(at as usize),
            });
            Some(Source { at: unpack_place(source.at)?, snippet: source.snippet, spot })
        });
        Ok(Import {
            format: self.format,
            confidence: self.confidence,
            notes: notes.collect::<Option<_>>().ok_or_else(Failure::crashed)?,
            sources: sources.collect::<Option<_>>().ok_or_else(Failure::crashed)?,
            report,
        })
    }
}

fn position(kind: NoteKind) -> u8 {
    let at = NoteKind::ALL.iter().position(|known| *known == kind);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::Part;
    use nianbao_core::model::place::MetaField;
    use nianbao_core::model::{Place, TextPart, TextRange};

    use super::*;

    #[test]
    fn an_import_arrives_as_it_was_sent() {
        let report = Report::for_year(2024);
        let cell = report.find("disputes.review.upheld").unwrap();
        let range = TextRange { part: TextPart::Problems, start: 3, end: 9, quote: "二字".into() };
        let places = [Place::Cell(cell), Place::Text(range), Place::Part(Part::Disputes), Place::Report];
        let places = places.into_iter().chain(MetaField::ALL.map(Place::Meta));
        let notes = NoteKind::ALL.into_iter().zip(places.clone().cycle()).map(|(kind, at)| Note {
            kind,
            at,
            source: "源".into(),
            message: "句。".into(),
        });
        let import = Import {
            format: "文本（UTF-8）".into(),
            confidence: 93,
            notes: notes.collect(),
            sources: places
                .map(|at| Source { at, snippet: "行".into(), spot: Some(Spot::Line(7)) })
                .collect(),
            report,
        };
        // The worker's bridge sends it as bincode; any serde format shows whether nothing is lost.
        let sent = serde_json::to_string(&WireImport::pack(&import)).unwrap();
        let received: WireImport = serde_json::from_str(&sent).unwrap();
        assert_eq!(received.unpack().unwrap(), import);
    }
}

//! Word document to paragraphs and tables. Reads what the document shows: text inserted by revision, content controls
//! and text boxes count, deleted text does not.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::elements::{Mark, Meaning, is_idle, mark, meaning};
use super::numbering::Numbering;
use super::styles::{Numbered, Styles};
use crate::archive::Archive;
use crate::blocks::Blocks;
use crate::carrier;
use crate::import::ReadError;
use crate::limits;
use crate::raw::RawDocument;
use crate::visible;
use crate::xml::{attribute, local, pass_over, text_of, value_of};

/// Reads a .docx.
///
/// Fails when it is damaged, no Word document, or unpacks to more than the limits allow.
pub fn read(bytes: &[u8]) -> Result<RawDocument, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    read_archive(Archive::open(bytes)?)
}

/// The same from an archive that is open already.
pub(crate) fn read_archive(mut archive: Archive<'_>) -> Result<RawDocument, ReadError> {
    let main = main_part(&mut archive)?;
    let Some(xml) = archive.text(&main)? else { return Err(not_word(&archive)) };
    // A paragraph has a number by its own words or by those of its style.
    let is_numbered = xml.contains("numPr") || xml.contains("pStyle");
    let mut numbering = Numbering::default();
    if is_numbered && let Ok(Some(xml)) = archive.text("word/numbering.xml") {
        numbering = Numbering::read(&xml);
    }
    let mut styles = Styles::default();
    if !numbering.is_empty()
        && xml.contains("pStyle")
        && let Ok(Some(xml)) = archive.text("word/styles.xml")
    {
        styles = Styles::read(&xml);
    }
    let blocks = body(&xml, numbering, styles)?;
    let mut document = RawDocument { blocks, ..RawDocument::default() };
    if let Some(carrier) = carrier::find(&mut archive)? {
        document.embedded = Some(carrier.report);
        visible::settle(&mut document, carrier.visible.as_deref());
    }
    Ok(document)
}

/// Reads main part, numbering and styles without their archive.
#[cfg(feature = "fuzzing")]
pub(crate) fn read_parts(main: &str, numbering: &str) -> Result<Vec<crate::raw::RawBlock>, ReadError> {
    body(main, Numbering::read(numbering), Styles::read(numbering))
}

fn not_word(archive: &Archive<'_>) -> ReadError {
    let has = |folder: &str| archive.names().any(|name| name.starts_with(folder));
    ReadError::Unsupported(
        if has("xl/") {
            "Excel表格"
        } else if has("ppt/") {
            "演示文稿"
        } else if has("content.xml") {
            "OpenDocument文件（ods、odt）"
        } else {
            "这种压缩包"
        }
        .to_owned(),
    )
}

/// The name of the main part: the package says it, and nearly always it is `word/document.xml`.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ReadError> {
    let mut main = "word/document.xml".to_owned();
    let Some(xml) = archive.relations()? else { return Ok(main) };
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag))
                if local(tag.name().into_inner().as_bytes()) == b"Relationship" =>
            {
                // The other officeDocument relations, for presentations and sheets, lead to parts of theirs.
                if attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                    && let Some(target) = attribute(&tag, "Target")
                    && target.starts_with(['w', '/'])
                {
                    main = target.trim_start_matches('/').to_owned();
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(main),
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Body {
    blocks: Blocks,
    /// The open elements.
    open: Vec<Meaning>,
    /// How many of them are skipped.
    skipped: usize,
    /// Halves of paragraphs around open text boxes.
    aside: Vec<String>,
    in_text: usize,
    /// Whether the run is hidden text, which no reader of the document sees.
    is_hidden: bool,
    numbering: Numbering,
    styles: Styles,
    /// Style, list and level of the paragraph, while they are read.
    style: String,
    numbered: Numbered,
    /// Whether the end of the paragraph was deleted by revision, so that its text goes on in the next one.
    runs_on: bool,
}

fn body(xml: &str, numbering: Numbering, styles: Styles) -> Result<Vec<crate::raw::RawBlock>, ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body { numbering, styles, ..Body::default() };
    let mut in_body = false;
    loop {
        let event = reader.read_event().map_err(|_| ReadError::Damaged("正文部分的结构不对".to_owned()))?;
        match &event {
            Event::Start(tag) if !in_body => in_body = local(tag.name().into_inner().as_bytes()) == b"body",
            Event::End(tag)
                if in_body
                    && body.open.is_empty()
                    && local(tag.name().into_inner().as_bytes()) == b"body" =>
            {
                break;
            }
            Event::Eof => {
                if in_body {
                    return Err(ReadError::Damaged("正文不完整，后面的部分缺失".to_owned()));
                }
                return Err(ReadError::Damaged("没有正文部分".to_owned()));
            }
            Event::Start(tag) => {
                let name = local(tag.name().into_inner().as_bytes());
                body.single(tag, mark(name));
                body.start(meaning(name))?;
                body.pass_over(&mut reader);
            }
            Event::Empty(tag) => {
                let name = local(tag.name().into_inner().as_bytes());
                body.single(tag, mark(name));
                // An empty paragraph or cell counts like one with something in it.
                body.start(meaning(name))?;
                body.end();
                body.pass_over(&mut reader);
            }
            Event::End(_) => {
                body.end();
                body.pass_over(&mut reader);
            }
            event if in_body && body.in_text > 0 && body.skipped == 0 && !body.is_hidden => {
                text_of(event, |text| body.blocks.text(text));
            }
            _ => {}
        }
    }
    Ok(body.blocks.finish())
}

impl Body {
    /// Passes over what changes nothing, unless it is nested too deeply.
    fn pass_over(&self, reader: &mut Reader<&[u8]>) {
        if self.open.len() < limits::XML_DEPTH {
            pass_over(reader, is_idle);
        }
    }

    fn start(&mut self, meaning: Meaning) -> Result<(), ReadError> {
        if self.open.len() == limits::XML_DEPTH {
            return Err(ReadError::Damaged("其中的内容层层相套，超出了能读的层数".to_owned()));
        }
        if matches!(meaning, Meaning::Skip) {
            self.skipped += 1;
        } else if self.skipped == 0 {
            match meaning {
                Meaning::Text => self.in_text += 1,
                Meaning::Run => self.is_hidden = false,
                Meaning::TextBox => self.aside.push(self.blocks.set_aside()),
                Meaning::Table => self.blocks.start_table()?,
                Meaning::Row => self.blocks.start_row(),
                Meaning::Cell => self.blocks.start_cell(1, 1)?,
                Meaning::Paragraph => self.runs_on = false,
                Meaning::Properties => {
                    self.style.clear();
                    self.numbered = Numbered::default();
                }
                Meaning::RowProperties | Meaning::Passage | Meaning::Skip => {}
            }
        }
        self.open.push(meaning);
        Ok(())
    }

    fn end(&mut self) {
        let Some(meaning) = self.open.pop() else { return };
        if matches!(meaning, Meaning::Skip) {
            self.skipped -= 1;
        } else if self.skipped == 0 {
            match meaning {
                Meaning::Text => self.in_text -= 1,
                Meaning::Run => self.is_hidden = false,
                Meaning::TextBox => {
                    let text = self.aside.pop().unwrap_or_default();
                    self.blocks.take_up(text);
                }
                Meaning::Table => self.blocks.end_table(),
                Meaning::Row => self.blocks.end_row(),
                Meaning::Cell => self.blocks.end_cell(),
                Meaning::Paragraph if std::mem::take(&mut self.runs_on) => {}
                Meaning::Paragraph => self.blocks.end_paragraph(),
                Meaning::Properties => self.number(),
                Meaning::RowProperties | Meaning::Passage | Meaning::Skip => {}
            }
        }
    }

    /// Puts the number before the paragraph, if it has one. A paragraph that runs on is not counted.
    fn number(&mut self) {
        if self.runs_on {
            return;
        }
        self.styles.complete(&mut self.numbered, &self.style, &self.numbering);
        let Some(list) = &self.numbered.list else { return };
        if let Some(number) = self.numbering.next(list, self.numbered.level.unwrap_or(0)) {
            let run_on = self.blocks.set_aside();
            self.blocks.text(&number);
            self.blocks.text(&run_on);
        }
    }

    /// Leaves out the row or cell whose properties say that it was deleted by revision.
    fn leave_out(&mut self) {
        let [.., outer, Meaning::RowProperties | Meaning::Passage] = &mut self.open[..] else { return };
        match outer {
            Meaning::Row => self.blocks.drop_row(),
            Meaning::Cell => self.blocks.drop_cell(),
            _ => return,
        }
        *outer = Meaning::Skip;
        self.skipped += 1;
    }

    /// Elements that mean something by standing there.
    fn single(&mut self, tag: &BytesStart<'_>, mark: Option<Mark>) {
        let Some(mark) = mark else { return };
        match (&mark, &self.open[..]) {
            (Mark::Hidden, [.., Meaning::Run, Meaning::Skip]) => {
                let off = ["0", "false", "off"];
                self.is_hidden = value_of(tag, "val").is_none_or(|val| !off.contains(&&*val));
            }
            (Mark::Deleted | Mark::Moved, [.., Meaning::Properties, Meaning::Skip]) => self.runs_on = true,
            _ => {}
        }
        if self.skipped > 0 || self.is_hidden {
            return;
        }
        let number = || value_of(tag, "val").and_then(|value| value.parse::<usize>().ok());
        match mark {
            Mark::Break => self.blocks.line_break(),
            Mark::Tab => self.blocks.text("\t"),
            Mark::Hyphen => self.blocks.text("-"),
            Mark::Style => self.style = attribute(tag, "val").unwrap_or_default(),
            Mark::Level => self.numbered.level = number(),
            Mark::List => self.numbered.list = attribute(tag, "val"),
            Mark::CellDeleted => self.leave_out(),
            Mark::Deleted if matches!(self.open[..], [.., Meaning::RowProperties]) => self.leave_out(),
            Mark::Span => self.blocks.widen_cell(number().unwrap_or(1).clamp(1, limits::COLUMN_SPAN)),
            Mark::Before => self.blocks.skip_columns(number().unwrap_or(1)),
            Mark::Merged if value_of(tag, "val").is_none_or(|val| val == "continue") => {
                self.blocks.continue_cell();
            }
            Mark::Picture => self.blocks.opaque("图片"),
            Mark::Object => self.blocks.opaque("嵌入的对象"),
            Mark::Merged | Mark::Deleted | Mark::Moved | Mark::Hidden => {}
        }
    }
}

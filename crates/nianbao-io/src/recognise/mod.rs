//! Paragraphs and raw tables to a report: parts by their headings, tables by their labels, order and sums, text by
//! what is left. Shared by every reader; knows the form and nothing of containers.
//!
//! All table material becomes one stream of tokens (words, values, blanks). Labels are looked for in the words, with
//! faults and across breaks; then groups of values are matched with labels, all at once, by neighbourhood and order.
//! Where values and cells differ in number the form's sums decide; what they leave open is asked, never guessed.

mod align;
mod aligned;
mod arrange;
mod aspect;
mod assure;
mod balance;
mod displaced;
mod disputes;
mod doubts;
mod fill;
mod fold;
mod frame;
mod heading;
mod labels;
mod loose;
mod named;
mod narrative;
mod order;
mod organ;
mod patterns;
mod reading;
mod rows;
mod search;
mod section;
mod settle;
mod shortened;
mod similar;
mod tables;
mod title;
mod token;
mod unmeant;
mod verdict;
mod who;
mod years;

use std::sync::Arc;

use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{Found, FoundHeading};
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{OrgKind, Place, Report, TextPart, TextRange};

use crate::import::{Import, Note, NoteKind, ReadError, Source};
use crate::raw::RawDocument;
use narrative::Piece;
use section::{Sections, Use};
use title::Title;

/// Rows before which the title of a record of a check stands, if it is one.
const MOST_ROWS_BEFORE: usize = 12;

/// Recognises the report in a document. A document that carries one of our own report files is read like any other
/// here; its reader decides which of the two to use.
///
/// Fails with [`ReadError::NoReport`] when nothing in it looks like a report, and with [`ReadError::NotAReport`] when it
/// is the record of a check.
pub fn recognise(mut document: RawDocument) -> Result<Import, ReadError> {
    settle::settle(&mut document);
    arrange::arrange(&mut document);
    let rows = rows::rows(&document);
    if rows.iter().take(MOST_ROWS_BEFORE).filter_map(rows::Row::only).any(title::is_of_record) {
        return Err(ReadError::NotAReport("核验单"));
    }
    let title = title::find(&rows);
    let mut sections = section::divide(rows);
    let mut reader = Reader { notes: document.notes.clone(), ..Reader::default() };
    reader.meta(&sections, title.as_ref());
    reader.leave_other_years(&mut sections);

    let mut found = Found { title: title.as_ref().map(|title| title.text.clone()), ..Found::default() };
    found.headings = sections
        .heads
        .iter()
        .map(|head| FoundHeading { part: head.part, number: head.number, text: head.text.clone() })
        .collect();

    let due = reader.report.edition_due().unwrap_or(EditionKey::latest());
    let mut tables = tables::Tables {
        report: &mut reader.report,
        found: &mut found,
        notes: &mut reader.notes,
        sources: &mut reader.sources,
        due,
    };
    let used = tables.read(&sections);
    let words = sections.heads.iter().filter(|head| head.part.is_some()).count();
    if title.is_none() && words < 2 && used.labels < 3 {
        return Err(ReadError::NoReport);
    }
    for &row in &used.left {
        sections.uses[row] = Use::Text;
    }
    reader.texts(&sections, title.as_ref(), &used.last_row);
    reader.parts(&sections, &found);
    reader.editions(&found, due);
    if sections.several {
        let message = "文件中有不止一份报告，只读取了第一份，其余请另存为文件后分别打开。".to_owned();
        reader.note(NoteKind::SeveralReports, Place::Report, String::new(), message);
    }
    let confidence = reader.confidence(&found, words);
    let mut report = reader.report;
    report.found = Some(Arc::new(found));
    Ok(Import { report, format: String::new(), confidence, notes: reader.notes, sources: reader.sources })
}

/// Takes what the file's name says of organ and year, where the file itself says nothing.
pub(crate) fn take_name(import: &mut Import, name: &str) {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = title::parse(stem).unwrap_or_default();
    let meta = &mut import.report.meta;
    if meta.year.is_none() {
        meta.year = title.year.or_else(|| title::find_year(stem).map(|(year, _)| year));
    }
    if meta.org_name.is_empty() && organ::kind_of(&title.organ) != OrgKind::Unknown {
        meta.org_kind = organ::kind_of(&title.organ);
        meta.org_name = title.organ;
        import.notes.push(Note {
            kind: NoteKind::MetaUncertain,
            at: Place::Meta(MetaField::OrgName),
            source: stem.chars().take(60).collect(),
            message: "原文没有写明报告的机关，按文件名填写，请核对。".to_owned(),
        });
        import.notes.retain(|note| {
            !(note.kind == NoteKind::MetaUncertain
                && note.at == Place::Meta(MetaField::OrgName)
                && note.source.is_empty())
        });
    }
}

struct Reader {
    report: Report,
    notes: Vec<Note>,
    sources: Vec<Source>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { report: Report::blank(EditionKey::latest()), notes: Vec::new(), sources: Vec::new() }
    }
}

impl Reader {
    fn note(&mut self, kind: NoteKind, at: Place, source: String, message: String) {
        self.notes.push(Note { kind, at, source, message });
    }

    /// Organ, kind of organ and year.
    fn meta(&mut self, sections: &Sections<'_>, title: Option<&Title>) {
        let mut organ = String::new();
        let mut year = None;
        if let Some(title) = title {
            organ.clone_from(&title.organ);
            year = title.year;
            let spot = sections.rows.get(title.rows.0).and_then(|row| row.spot);
            for field in [MetaField::Title, MetaField::OrgName, MetaField::Year] {
                let snippet = title.text.chars().take(80).collect();
                self.sources.push(Source { at: Place::Meta(field), snippet, spot });
            }
        }
        let opening: String = sections
            .rows
            .iter()
            .filter_map(rows::Row::only)
            .flat_map(|text| text.chars().take(600).chain(['\n']))
            .take(3000)
            .filter(|c| !c.is_whitespace())
            .collect();
        if year.is_none() {
            year = title::year_in_text(&opening);
        }
        if year.is_none() {
            year = named::reported(&named::without_remarks(&opening)).map(|(_, year)| year);
        }
        if year.is_none()
            && let Some(spoken) = named::spoken(&opening)
        {
            year = Some(spoken);
            let message = "标题和前言没有写明年份，按正文填写，请核对。".to_owned();
            self.note(NoteKind::MetaUncertain, Place::Meta(MetaField::Year), spoken.to_string(), message);
        }
        if year.is_none() {
            let message = "没有找到报告的年份，请填写。".to_owned();
            self.note(NoteKind::MetaUncertain, Place::Meta(MetaField::Year), String::new(), message);
        }
        let named = !organ.is_empty();
        if !named {
            let at = Place::Meta(MetaField::OrgName);
            match who::organ(sections, title, &opening) {
                Some((name, place)) => {
                    let message = format!("标题没有写明机关，按{place}中的名称填写，请核对。");
                    self.note(NoteKind::MetaUncertain, at, name.clone(), message);
                    organ = name;
                }
                None => {
                    let message = "没有找到报告的机关名称，请填写。".to_owned();
                    self.note(NoteKind::MetaUncertain, at, String::new(), message);
                }
            }
        }
        let kind = organ::kind_in_title(&organ);
        if !organ.is_empty() && kind == OrgKind::Unknown {
            let message = "从名称看不出机关的类别，请选择。".to_owned();
            self.note(NoteKind::MetaUncertain, Place::Meta(MetaField::OrgKind), organ.clone(), message);
        }
        self.report.meta.org_name = organ;
        self.report.meta.org_kind = kind;
        self.report.meta.year = year;
    }

    /// The running text of every part.
    fn texts(&mut self, sections: &Sections<'_>, title: Option<&Title>, last_row: &[Option<usize>; 3]) {
        let pieces = |wanted: &dyn Fn(usize) -> bool| -> Vec<Piece> {
            (0..sections.rows.len())
                .filter(|&at| sections.uses[at] == Use::Text && wanted(at))
                .filter_map(|at| {
                    let row = &sections.rows[at];
                    let text = match row.only() {
                        Some(text) => text.to_owned(),
                        None => row.snippet(),
                    };
                    let said = !text.is_empty() && !narrative::is_form(&text);
                    said.then_some(Piece { text, spot: row.spot, lined: row.lined })
                })
                .collect()
        };
        let all = pieces(&|_| true);
        let wrap = narrative::wrap_width(&all);
        let of = |part: Part| narrative::join(pieces(&|at| sections.parts[at] == Some(part)), wrap);

        let lead = self.lead(sections, title);
        self.text(TextPart::Lead, narrative::join(lead, wrap));
        let divided = narrative::divide(of(Part::Overview));
        self.text(TextPart::Overview, divided.overview);
        for (aspect, pieces) in divided.aspects {
            self.text(TextPart::Aspect(aspect), pieces);
        }
        let headed = |part: Part| sections.heads.iter().any(|head| head.part == Some(part));
        let mut problems = of(Part::Problems);
        for table in TableKey::ALL {
            let last = last_row[table as usize];
            let below =
                |at: usize| sections.parts[at] == Some(table.part()) && last.is_some_and(|last| at > last);
            let before = pieces(&|at| sections.parts[at] == Some(table.part()) && !below(at));
            // The form has no room above a table. What is told in numbers there is kept below it.
            let (told, rest): (Vec<Piece>, Vec<Piece>) = narrative::join(before, wrap)
                .into_iter()
                .partition(|piece| narrative::tells_numbers(&piece.text));
            for piece in rest {
                self.left(Place::Part(table.part()), piece);
            }
            self.moved(table, &told);
            let below = narrative::join(pieces(&below), wrap);
            let long = below.iter().map(|piece| piece.text.chars().count()).sum::<usize>() > 80;
            let note = below.first().is_some_and(|piece| piece.text.starts_with(['注', '备', '说', '※']));
            // Text behind the last table, whose heading was lost, is most likely part 五.
            if long && !note && !headed(Part::Problems) && problems.is_empty() && sections.heads.len() < 6 {
                let message = "没有找到第五部分的标题，把表后的文字认作第五部分，请核对。".to_owned();
                self.note(NoteKind::PartMissing, Place::Part(Part::Problems), String::new(), message);
                problems = below;
                self.text(TextPart::Note(table), told);
            } else {
                self.text(TextPart::Note(table), told.into_iter().chain(below).collect());
            }
        }
        self.text(TextPart::Problems, problems);
        let mut other = of(Part::Other);
        // Behind the last part a portal's page goes on with its own lines.
        if let Some(at) = other.iter().position(|piece| frame::is_footer(&piece.text)) {
            let footer = other.split_off(at);
            let message = format!("正文后的{}行文字没有放入报告。", footer.len());
            let source = footer[0].text.chars().take(120).collect();
            self.note(NoteKind::TextLeft, Place::Report, source, message);
        }
        self.text(TextPart::Other, other);
    }

    /// What stands between the title and part 一; what stands before the title is a portal's frame.
    fn lead(&mut self, sections: &Sections<'_>, title: Option<&Title>) -> Vec<Piece> {
        let mut lead = Vec::new();
        let mut frame_lines: Vec<Piece> = Vec::new();
        let (first, last) =
            title.map_or((0, None), |title| (title.rows.0, Some(title.rows.0 + title.rows.1 - 1)));
        // A rule such as ===== closes the frame of a portal.
        let rule = (0..sections.rows.len())
            .take_while(|&at| sections.parts[at].is_none() && at < 60)
            .filter(|&at| {
                sections.rows[at].only().is_some_and(|text| text.contains("====") || text.contains("----"))
            })
            .last();
        let mut days: Vec<frame::Published> = Vec::new();
        for at in 0..sections.rows.len() {
            if sections.parts[at].is_some() {
                break;
            }
            let row = &sections.rows[at];
            let Some(text) = row.only() else {
                days.extend(frame::published_in_cells(row.cells.iter().map(|cell| cell.text)));
                continue;
            };
            if sections.uses[at] != Use::Text || narrative::is_form(text) {
                continue;
            }
            let in_title = last.is_some_and(|last| (first..=last).contains(&at));
            let mut piece = Piece { text: text.to_owned(), spot: row.spot, lined: row.lined };
            if in_title {
                // The lead may follow the title on its line.
                if Some(at) == last
                    && let Some(title) = title
                    && let Some(rest) = text.get(title.end..)
                    && rest.chars().count() > 20
                {
                    piece.text = rest.trim().to_owned();
                    lead.push(piece);
                }
                continue;
            }
            let outside = at < first || rule.is_some_and(|rule| at <= rule);
            if outside || frame::is_caption(text) {
                if title::parse(text).is_none() && !text.contains("====") {
                    // Above the title a bare day may be the page's clock.
                    let day = frame::published(text).filter(|day| !outside || frame::is_captioned(*day));
                    days.extend(day.or_else(|| {
                        let above = at.checked_sub(1).and_then(|above| sections.rows[above].only())?;
                        frame::published_in_cells([above, text].into_iter())
                    }));
                    frame_lines.push(piece);
                }
            } else {
                lead.push(piece);
            }
        }
        // The surest, of these the first.
        self.report.meta.published_on = days.iter().min_by_key(|(sure, _)| *sure).map(|(_, day)| *day);
        // Without a title nothing else tells a portal's menu from the lead.
        let menu = |piece: &Piece| {
            piece.text.chars().nth(12).is_none() && !piece.text.contains(['。', '，', '：', '《'])
        };
        if title.is_none() {
            let entries = lead.iter().take_while(|piece| menu(piece)).count();
            frame_lines.extend(lead.drain(..entries));
        }
        if let Some(line) = frame_lines.first() {
            let message = match frame_lines.len() {
                1 => "标题前后的1行文字没有放入报告。".to_owned(),
                count => format!("标题前后的{count}行文字没有放入报告。"),
            };
            self.note(NoteKind::TextLeft, Place::Report, line.text.chars().take(120).collect(), message);
        }
        lead
    }

    fn moved(&mut self, table: TableKey, told: &[Piece]) {
        let Some(first) = told.first() else { return };
        let message = "原文在表前有文字，格式中没有这一处，已放在表下说明，请核对。".to_owned();
        let source = first.text.chars().take(120).collect();
        self.note(NoteKind::TextMoved, Place::Part(table.part()), source, message);
    }

    fn left(&mut self, at: Place, piece: Piece) {
        let message = match piece.spot {
            Some(spot) => format!("{spot}的文字不属于任何部分，没有放入报告。"),
            None => "这段文字不属于任何部分，没有放入报告。".to_owned(),
        };
        let source = piece.text.chars().take(120).collect();
        self.note(NoteKind::TextLeft, at, source, message);
    }

    fn text(&mut self, part: TextPart, pieces: Vec<Piece>) {
        let text = narrative::text(&pieces);
        if text.is_empty() {
            return;
        }
        let snippet = text.chars().take(60).map(|c| if c == '\n' { ' ' } else { c }).collect();
        let at = Place::Text(TextRange { part, start: 0, end: text.len(), quote: String::new() });
        self.sources.push(Source { at, snippet, spot: pieces.first().and_then(|piece| piece.spot) });
        self.report.narrative.set(part, text);
    }
}

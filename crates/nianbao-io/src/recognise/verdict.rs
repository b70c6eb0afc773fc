//! What is said of a reading as a whole: what was not found, tables of another edition, how sure it is.

use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{Found, TableState};
use nianbao_core::model::{Cell, Place};

use super::Reader;
use super::section::Sections;
use crate::import::NoteKind;

impl Reader {
    /// Parts and tables that were not found.
    pub(super) fn parts(&mut self, sections: &Sections<'_>, found: &Found) {
        for part in Part::ALL {
            let here = sections.heads.iter().any(|head| head.part == Some(part));
            let heading = EditionKey::latest().form().heading(part);
            let said = self
                .notes
                .iter()
                .any(|note| note.kind == NoteKind::PartMissing && note.at == Place::Part(part));
            if !here && !said {
                let message = format!("没有找到“{heading}”这一部分的标题。");
                self.note(NoteKind::PartMissing, Place::Part(part), String::new(), message);
            }
            let Some(table) = part.table() else { continue };
            let asked = self
                .notes
                .iter()
                .any(|note| note.kind == NoteKind::CellsUncertain && note.at == Place::Part(part));
            let message = match found.table(table).state {
                TableState::Read => continue,
                TableState::Empty if asked => continue,
                TableState::Empty => format!("“{heading}”的表中没有数字，各格留空。"),
                TableState::Absent => {
                    format!("没有找到“{heading}”的表，可能是图片或附件，请对照原文填写。")
                }
            };
            self.note(NoteKind::TableUnreadable, Place::Part(part), String::new(), message);
        }
    }

    /// Tables of another edition than the year requires.
    pub(super) fn editions(&mut self, found: &Found, due: EditionKey) {
        if let Some(year) = self.report.meta.year
            && EditionKey::for_year(year).is_none()
        {
            let message = format!("{year}年的报告早于现行格式，本程序只能读出一部分，请逐项核对。");
            self.note(NoteKind::Edition, Place::Report, String::new(), message);
            return;
        }
        if self.report.meta.year.is_none() {
            return;
        }
        for table in TableKey::ALL {
            if let Some(edition) = found.table(table).edition
                && edition != due
            {
                let (is, should) = (edition.form().name, due.form().name);
                let message = format!("这张表用的是{is}，按年份应当用{should}，已按原文的格式读取。");
                self.note(NoteKind::Edition, Place::Part(table.part()), String::new(), message);
            }
        }
    }

    /// How sure the reading is as a whole: 40 for headings (six found: all of it), 45 for the tables (15 each when
    /// read), 15 for organ and year; then 2 off for every row asked or missing, at most 40. A year before the first
    /// edition leaves a fifth.
    pub(super) fn confidence(&self, found: &Found, headings: usize) -> u8 {
        let mut points = 40 * headings.min(6) / 6;
        for table in TableKey::ALL {
            points += match found.table(table).state {
                TableState::Read => 15,
                TableState::Empty => 8,
                TableState::Absent => 0,
            };
        }
        points += 8 * usize::from(!self.report.meta.org_name.is_empty());
        points += 7 * usize::from(self.report.meta.year.is_some());
        let doubts = self.notes.iter().filter(|note| {
            matches!(note.kind, NoteKind::CellsUncertain | NoteKind::RowMissing | NoteKind::RowExtra)
        });
        points = points.saturating_sub((2 * doubts.count()).min(40));
        if self.report.meta.year.is_some_and(|year| EditionKey::for_year(year).is_none()) {
            points /= 5;
        }
        // A table whose cells are all blank although it was read is no certain reading either.
        let blank = self.report.cells().all(|(_, cell): (_, &Cell)| cell.is_blank());
        u8::try_from(if blank { points.min(60) } else { points }).unwrap_or(100).min(100)
    }
}

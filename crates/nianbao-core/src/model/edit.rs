//! Changes to a report. Every change knows its inverse, so undo is free and nothing typed is lost.

use std::sync::Arc;

use super::explanation::Explanation;
use super::found::Found;
use super::meta::Meta;
use super::narrative::{Narrative, TextPart};
use super::report::{Report, TableData};
use super::settings::Settings;
use crate::form::path::CellId;

/// A change to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Writes a cell.
    Cell {
        /// The cell.
        id: CellId,
        /// The new text.
        raw: String,
    },
    /// Writes a piece of text.
    Text {
        /// The piece.
        part: TextPart,
        /// The new text.
        text: String,
    },
    /// Replaces the report's head.
    Meta(Meta),
    /// Replaces a whole table, its edition included.
    Table(Arc<TableData>),
    /// Replaces all text.
    Narrative(Box<Narrative>),
    /// Replaces what is known of the file the report was read from; `None` once the printed form is adopted.
    Found(Option<Arc<Found>>),
    /// Replaces the explanations.
    Explanations(Vec<Explanation>),
    /// Replaces how the report is to be checked.
    Settings(Box<Settings>),
    /// Replaces everything.
    Report(Box<Report>),
    /// Several changes that belong together, one after another.
    Many(Vec<Edit>),
}

impl Report {
    /// Makes a change; returns the change that takes it back.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Cell { id, raw } => Edit::Cell { id, raw: self.set(id, raw) },
            Edit::Text { part, text } => Edit::Text { part, text: self.narrative.set(part, text) },
            Edit::Meta(meta) => Edit::Meta(std::mem::replace(&mut self.meta, meta)),
            Edit::Table(table) => Edit::Table(self.set_table(table)),
            Edit::Narrative(text) => Edit::Narrative(Box::new(std::mem::replace(&mut self.narrative, *text))),
            Edit::Found(found) => Edit::Found(std::mem::replace(&mut self.found, found)),
            Edit::Explanations(all) => Edit::Explanations(std::mem::replace(&mut self.explanations, all)),
            Edit::Settings(to) => Edit::Settings(Box::new(std::mem::replace(&mut self.settings, *to))),
            Edit::Report(report) => Edit::Report(Box::new(std::mem::replace(self, *report))),
            Edit::Many(edits) => {
                let mut inverse: Vec<Edit> = edits.into_iter().map(|edit| self.apply(edit)).collect();
                inverse.reverse();
                Edit::Many(inverse)
            }
        }
    }
}

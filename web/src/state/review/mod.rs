//! A report that was read, before anything of it is applied: what would change, what to take. Pure.

use std::rc::Rc;

use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Edit, Explanation, Meta, Report, TextPart};
use nianbao_io::Import;
use yew::Reducible;

/// A report that was read and waits for a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// What was opened: a file's name, or 粘贴的内容.
    pub name: String,
    /// What was read.
    pub import: Rc<Import>,
    /// What would change in the open report, group by group; groups without change are left out.
    pub groups: Vec<Group>,
    /// Whether the open report holds nothing, so that there is nothing to weigh against.
    pub onto_blank: bool,
}

/// What is taken or left as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is about.
    pub subject: Subject,
    /// Whether it is to be taken.
    pub chosen: bool,
    /// Cells that would change; empty for anything but a table.
    pub cells: Vec<CellChange>,
    /// Cells written in the open report and blank in what was read; they stay as they are.
    pub kept: usize,
}

/// What a [`Group`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Organ, year and so on.
    Meta,
    /// A table.
    Table(TableKey),
    /// A piece of text.
    Text(TextPart),
    /// The filer's reasons.
    Explanations,
}

/// One cell, old and new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The cell on the form of what was read.
    pub id: CellId,
    /// What stands in the open report; `None` when its form has no such cell.
    pub old: Option<String>,
    /// What was read.
    pub new: String,
}

impl Review {
    /// Weighs what was read against the open report. Everything is chosen at first.
    pub fn new(name: impl Into<String>, import: impl Into<Rc<Import>>, open: &Report) -> Review {
        let import = import.into();
        let read = &import.report;
        let mut groups = Vec::new();
        let mut group = |subject, cells: Vec<CellChange>, kept| {
            groups.push(Group { subject, chosen: true, cells, kept });
        };
        if merged_meta(&open.meta, &read.meta) != open.meta {
            group(Subject::Meta, Vec::new(), 0);
        }
        for part in TextPart::ALL {
            let new = read.narrative.get(part);
            if !new.trim().is_empty() && new != open.narrative.get(part) {
                group(Subject::Text(part), Vec::new(), 0);
            }
        }
        for table in TableKey::ALL {
            let (cells, kept) = weigh_table(open, read, table);
            if !cells.is_empty() || (moves(open, read, table) && !read.table(table).is_blank()) {
                group(Subject::Table(table), cells, kept);
            }
        }
        if merged_explanations(open, read) != open.explanations {
            group(Subject::Explanations, Vec::new(), 0);
        }
        Review { name: name.into(), import, groups, onto_blank: is_blank(open) }
    }

    /// Whether everything that differs is to be taken.
    pub fn takes_all(&self) -> bool {
        self.groups.iter().all(|group| group.chosen)
    }

    /// Whether nothing is to be taken.
    pub fn takes_none(&self) -> bool {
        !self.groups.iter().any(|group| group.chosen)
    }

    /// The one change that takes what is chosen into the open report.
    pub fn edit(&self, open: &Report) -> Edit {
        let read = &self.import.report;
        if is_blank(open) && self.takes_all() {
            // Onto a blank sheet the whole report goes as it was read, what this version does not know included.
            let mut whole = read.clone();
            whole.meta = merged_meta(&open.meta, &read.meta);
            return Edit::Report(Box::new(whole));
        }
        let mut edits = Vec::new();
        for group in self.groups.iter().filter(|group| group.chosen) {
            match group.subject {
                Subject::Meta => edits.push(Edit::Meta(merged_meta(&open.meta, &read.meta))),
                Subject::Text(part) => {
                    edits.push(Edit::Text { part, text: read.narrative.get(part).to_owned() });
                }
                Subject::Table(table) if moves(open, read, table) => {
                    edits.push(Edit::Table(read.table(table).clone()));
                }
                Subject::Table(_) => edits.extend(
                    group.cells.iter().map(|change| Edit::Cell { id: change.id, raw: change.new.clone() }),
                ),
                Subject::Explanations => edits.push(Edit::Explanations(merged_explanations(open, read))),
            }
        }
        // The checks of form speak of the file as a whole, so they go with it only when all of it is taken.
        if self.takes_all() && read.found.is_some() {
            edits.push(Edit::Found(read.found.clone()));
        }
        Edit::Many(edits)
    }
}

/// Whether a report holds nothing that somebody wrote, but for organ and year.
pub fn is_blank(report: &Report) -> bool {
    TableKey::ALL.into_iter().all(|table| report.table(table).is_blank())
        && report.narrative.parts().all(|(_, text)| text.trim().is_empty())
        && report.explanations.is_empty()
}

/// Whether a table would change its form.
fn moves(open: &Report, read: &Report, table: TableKey) -> bool {
    !std::ptr::eq(open.table(table).layout().table, read.table(table).layout().table)
}

fn weigh_table(open: &Report, read: &Report, table: TableKey) -> (Vec<CellChange>, usize) {
    let (mut cells, mut kept) = (Vec::new(), 0);
    let layout = open.table(table).layout();
    for (id, cell) in read.table(table).cells() {
        let old = layout.find(id.path());
        let old_raw = old.map(|old| open.raw(old));
        let written = old_raw.is_some_and(|raw| !raw.trim().is_empty());
        if cell.is_blank() {
            kept += usize::from(written);
        } else if old_raw != Some(cell.raw()) {
            // The same table may be of another edition here; then the cell to write is the open report's.
            let id = if moves(open, read, table) { id } else { old.unwrap_or(id) };
            cells.push(CellChange { id, old: old_raw.map(str::to_owned), new: cell.raw().to_owned() });
        }
    }
    (cells, kept)
}

/// What was read where it says something, the rest as it is.
fn merged_meta(open: &Meta, read: &Meta) -> Meta {
    let text =
        |open: &String, read: &String| if read.trim().is_empty() { open.clone() } else { read.clone() };
    Meta {
        org_name: text(&open.org_name, &read.org_name),
        org_kind: if read.org_kind == Default::default() { open.org_kind } else { read.org_kind },
        region: text(&open.region, &read.region),
        year: read.year.or(open.year),
        published_on: read.published_on.or(open.published_on),
    }
}

fn merged_explanations(open: &Report, read: &Report) -> Vec<Explanation> {
    let mut all = open.explanations.clone();
    all.extend(read.explanations.iter().filter(|new| !open.explanations.contains(new)).cloned());
    all
}

/// What can be decided before anything is applied.
#[derive(Clone, Debug)]
pub enum Choose {
    /// Takes or leaves a group, by its place in the list.
    Group(usize, bool),
    /// Takes or leaves everything.
    All(bool),
}

impl Reducible for Review {
    type Action = Choose;

    fn reduce(self: Rc<Self>, choice: Choose) -> Rc<Self> {
        let mut next = (*self).clone();
        match choice {
            Choose::Group(index, chosen) => {
                if let Some(group) = next.groups.get_mut(index) {
                    group.chosen = chosen;
                }
            }
            Choose::All(chosen) => next.groups.iter_mut().for_each(|group| group.chosen = chosen),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;

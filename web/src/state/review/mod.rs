//! A report that was read, before anything of it is applied: what would change, what to take. Pure.

mod diff;

use std::rc::Rc;

use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Cell, Edit, Explanation, Meta, Place, Report, TextPart};
use nianbao_io::project::Previous;
use nianbao_io::{Import, Note, NoteKind};
use yew::Reducible;

pub use diff::{Piece, diff};

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
    /// Whether it is to be last year's report beside the open one.
    pub last_year: bool,
    /// Last year's report that lay beside what was read.
    pub previous: Option<Rc<Previous>>,
}

/// What is taken or left together; the cells of a table one by one as well.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What it is about.
    pub subject: Subject,
    /// Whether it is to be taken; where there are cells, they say so.
    chosen: bool,
    /// Cells that would change; empty for anything but a table.
    pub cells: Vec<CellChange>,
    /// Cells written in the open report and blank in what was read; they stay as they are.
    pub kept: usize,
    /// Cells written in the open report that the form of what was read does not have.
    pub lost: usize,
    /// What stands in the open report, of a piece of text.
    pub old: String,
}

impl Group {
    /// Whether some of it is to be taken.
    pub fn takes_some(&self) -> bool {
        if self.cells.is_empty() { self.chosen } else { self.cells.iter().any(|change| change.chosen) }
    }

    /// Whether all of it is to be taken.
    pub fn takes_all(&self) -> bool {
        if self.cells.is_empty() { self.chosen } else { self.cells.iter().all(|change| change.chosen) }
    }

    fn choose(&mut self, chosen: bool) {
        self.chosen = chosen;
        self.cells.iter_mut().for_each(|change| change.chosen = chosen);
    }
}

/// What a [`Group`] is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// Organ, year and so on.
    #[default]
    Meta,
    /// A table.
    Table(TableKey),
    /// A piece of text.
    Text(TextPart),
    /// The filer's reasons.
    Explanations,
    /// How it is to be checked, rule packs included.
    Settings,
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
    /// Whether it is to be taken.
    pub chosen: bool,
}

impl Review {
    /// Weighs what was read against the open report. Everything is chosen at first.
    #[inline(never)]
    pub fn new(name: impl Into<String>, import: impl Into<Rc<Import>>, open: &Report) -> Review {
        let import = import.into();
        let read = &import.report;
        let mut groups = Vec::new();
        let group = |subject| Group { subject, chosen: true, ..Group::default() };
        if merged_meta(&open.meta, &read.meta) != open.meta {
            groups.push(group(Subject::Meta));
        }
        for part in TextPart::ALL {
            let (old, new) = (open.narrative.get(part), read.narrative.get(part));
            if !new.trim().is_empty() && new != old {
                groups.push(Group { old: old.to_owned(), ..group(Subject::Text(part)) });
            }
        }
        for table in TableKey::ALL {
            let weighed = weigh_table(open, read, group(Subject::Table(table)), table);
            if !weighed.cells.is_empty() || (moves(open, read, table) && !read.table(table).is_blank()) {
                groups.push(weighed);
            }
        }
        if merged_explanations(open, read) != open.explanations {
            groups.push(group(Subject::Explanations));
        }
        if !read.settings.is_usual() && read.settings != open.settings {
            groups.push(group(Subject::Settings));
        }
        let (last_year, previous) = (false, None);
        Review { name: name.into(), import, groups, onto_blank: is_blank(open), last_year, previous }
    }

    /// What was read, as last year's report.
    pub fn as_previous(&self) -> Rc<Previous> {
        let doubts = self.import.notes.iter().map(|note| note.message.clone());
        Rc::new(Previous::new(self.import.report.clone(), self.name.clone(), doubts.collect()))
    }

    /// Whether everything that differs is to be taken.
    pub fn takes_all(&self) -> bool {
        self.groups.iter().all(Group::takes_all)
    }

    /// Whether nothing is to be taken.
    pub fn takes_none(&self) -> bool {
        !self.groups.iter().any(Group::takes_some)
    }

    /// What was read and has no place in the report; the other notes are doubts about what has one.
    pub fn left_out(&self) -> impl Iterator<Item = &Note> {
        self.import.notes.iter().filter(|note| is_left_out(note))
    }

    /// The doubts of the reader, those about a cell first.
    pub fn doubts(&self) -> impl Iterator<Item = &Note> {
        let doubts = |at_cell: bool| {
            let fits = move |note: &&Note| !is_left_out(note) && matches!(note.at, Place::Cell(_)) == at_cell;
            self.import.notes.iter().filter(fits)
        };
        doubts(true).chain(doubts(false))
    }

    /// The doubts about one cell.
    pub fn doubts_at(&self, cell: CellId) -> impl Iterator<Item = &Note> {
        self.doubts().filter(move |note| matches!(note.at, Place::Cell(id) if id.path() == cell.path()))
    }

    /// The one change that takes what is chosen into the open report.
    pub fn edit(&self, open: &Report) -> Edit {
        let read = &self.import.report;
        if is_blank(open) && self.takes_all() {
            // Onto a blank sheet the whole report goes as it was read, what this version does not know included.
            let mut whole = read.clone();
            whole.meta = merged_meta(&open.meta, &read.meta);
            // Set here before anything was filled in.
            if read.settings.is_usual() {
                whole.settings = open.settings.clone();
            }
            return Edit::Report(Box::new(whole));
        }
        let mut edits = Vec::new();
        for group in self.groups.iter().filter(|group| group.takes_some()) {
            match group.subject {
                Subject::Meta => edits.push(Edit::Meta(merged_meta(&open.meta, &read.meta))),
                Subject::Text(part) => {
                    edits.push(Edit::Text { part, text: read.narrative.get(part).to_owned() });
                }
                Subject::Table(table) if moves(open, read, table) => {
                    edits.push(moved_table(open, read, group, table));
                }
                Subject::Table(_) => {
                    let chosen = group.cells.iter().filter(|change| change.chosen);
                    edits.extend(chosen.map(|change| Edit::Cell { id: change.id, raw: change.new.clone() }));
                }
                Subject::Settings => edits.push(Edit::Settings(Box::new(read.settings.clone()))),
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

/// The table in the form of what was read: what is chosen as it was read, the rest as it stands.
fn moved_table(open: &Report, read: &Report, group: &Group, table: TableKey) -> Edit {
    let mut moved = read.clone();
    let layout = open.table(table).layout();
    for (id, cell) in read.table(table).cells() {
        let refused = group.cells.iter().any(|change| change.id == id && !change.chosen);
        if refused || cell.is_blank() {
            moved.set(id, layout.find(id.path()).map_or("", |old| open.raw(old)));
        }
    }
    Edit::Table(moved.table(table).clone())
}

fn weigh_table(open: &Report, read: &Report, mut group: Group, table: TableKey) -> Group {
    let layout = open.table(table).layout();
    let moves = moves(open, read, table);
    for (id, cell) in read.table(table).cells() {
        let old = layout.find(id.path());
        let old_raw = old.map(|old| open.raw(old));
        let written = old_raw.is_some_and(|raw| !raw.trim().is_empty());
        if cell.is_blank() {
            group.kept += usize::from(written);
        } else if old_raw != Some(cell.raw()) {
            // The same table may be of another edition here; then the cell to write is the open report's.
            let id = if moves { id } else { old.unwrap_or(id) };
            let old = old_raw.map(str::to_owned);
            group.cells.push(CellChange { id, old, new: cell.raw().to_owned(), chosen: true });
        }
    }
    let new = read.table(table).layout();
    let lost = |cell: &(CellId, &Cell)| !cell.1.is_blank() && new.find(cell.0.path()).is_none();
    group.lost = open.table(table).cells().filter(lost).count();
    group
}

fn is_left_out(note: &Note) -> bool {
    matches!(note.kind, NoteKind::RowExtra | NoteKind::TextLeft)
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
    /// Takes or leaves one cell of a group, by its place in the list.
    Cell(usize, usize, bool),
    /// Takes or leaves everything.
    All(bool),
    /// Lays it beside the open report as last year's, or weighs it against the open report.
    LastYear(bool),
}

impl Reducible for Review {
    type Action = Choose;

    fn reduce(self: Rc<Self>, choice: Choose) -> Rc<Self> {
        let mut next = (*self).clone();
        match choice {
            Choose::Group(index, chosen) => {
                if let Some(group) = next.groups.get_mut(index) {
                    group.choose(chosen);
                }
            }
            Choose::Cell(group, index, chosen) => {
                if let Some(change) = next.groups.get_mut(group).and_then(|group| group.cells.get_mut(index))
                {
                    change.chosen = chosen;
                }
            }
            Choose::LastYear(on) => next.last_year = on,
            Choose::All(chosen) => next.groups.iter_mut().for_each(|group| group.choose(chosen)),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;

//! What lies around the report: the drafts, whether the open one is saved, and what the page has to tell. Pure.

use std::rc::Rc;

use yew::Reducible;

use super::notice::Notice;
use crate::storage::StoreKind;
use crate::storage::drafts::Entry;

/// Whether the open draft is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written yet, so there is nothing to save.
    #[default]
    Untouched,
    /// Saved; when, in milliseconds since 1970.
    Saved(u64),
    /// Will be saved in a moment.
    Pending,
    /// Could not be saved.
    Failed,
    /// Kept in this page only.
    InMemory,
}

/// What lies around the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    drafts: Rc<[Entry]>,
    save: SaveState,
    kind: StoreKind,
    notices: Vec<Notice>,
}

/// What can happen around the report.
#[derive(Clone, Debug)]
pub enum DeskAction {
    /// The drafts were listed anew.
    Listed(Vec<Entry>),
    /// The open draft was saved.
    Saved(Entry),
    /// Whether the open draft is saved.
    Save(SaveState),
    /// Another place keeps the drafts.
    Kind(StoreKind),
    /// Something is to be told.
    Tell(Notice),
    /// A notice, or one of its kind, is no longer true or was read.
    Drop(Notice),
}

impl Desk {
    /// An empty desk.
    pub fn new(kind: StoreKind) -> Desk {
        Desk { drafts: Rc::new([]), save: SaveState::default(), kind, notices: Vec::new() }
    }

    /// The drafts on this computer, the newest first.
    pub fn drafts(&self) -> &Rc<[Entry]> {
        &self.drafts
    }

    /// Whether the open draft is saved.
    pub fn save(&self) -> SaveState {
        self.save
    }

    /// Where drafts are kept.
    pub fn kind(&self) -> StoreKind {
        self.kind
    }

    /// The banners, the oldest first.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }
}

impl Reducible for Desk {
    type Action = DeskAction;

    fn reduce(self: Rc<Self>, action: DeskAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            DeskAction::Listed(entries) => next.drafts = entries.into(),
            DeskAction::Saved(entry) => {
                next.save = SaveState::Saved(entry.header.saved_at);
                let others = self.drafts.iter().filter(|other| other.id != entry.id).cloned();
                next.drafts = std::iter::once(entry.clone()).chain(others).collect();
                next.notices.retain(|notice| !matches!(notice, Notice::SaveFailed(_)));
            }
            DeskAction::Save(save) => next.save = save,
            DeskAction::Kind(kind) => {
                next.kind = kind;
                if kind != StoreKind::Memory {
                    next.notices.retain(|notice| *notice != Notice::NoStorage);
                }
            }
            DeskAction::Tell(notice) => {
                next.notices.retain(|other| !other.same_kind(&notice));
                next.notices.push(notice);
            }
            DeskAction::Drop(notice) => next.notices.retain(|other| !other.same_kind(&notice)),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// What a draft is called in the list: its own name, else organ and year.
pub fn title(entry: &Entry) -> String {
    let header = &entry.header;
    let organ = if header.org_name.is_empty() { "未填机关名称" } else { &header.org_name };
    let year = header.year.map(|year| format!("{year}年")).unwrap_or_default();
    match header.label.as_str() {
        "" => format!("{organ}{year}"),
        label => format!("{label}（{organ}{year}）"),
    }
}

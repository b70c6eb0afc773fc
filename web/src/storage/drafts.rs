//! The drafts in a store: list, load, save, delete. A save that would overwrite somebody else's work fails.

use std::rc::Rc;

use nianbao_core::model::Report;
use nianbao_io::ReadError;
use nianbao_io::project::{self, Previous};

use super::envelope::{self, Header, Stamp, Tally};
use super::store::{Store, StoreError};
use crate::state::{DraftId, Totals};
use nianbao_core::sort::SortShort;

/// What every key of ours begins with.
pub const PREFIX: &str = "nianbao/";
const DRAFT: &str = "nianbao/draft/";
const LAST: &str = "nianbao/last";

/// The key of a draft.
pub fn key(id: &DraftId) -> String {
    format!("{DRAFT}{id}")
}

/// The draft a key is of.
pub fn id_of_key(key: &str) -> Option<DraftId> {
    DraftId::parse(key.strip_prefix(DRAFT)?)
}

/// One line of the list of drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The draft.
    pub id: DraftId,
    /// What is known of it.
    pub header: Header,
    /// Its size in characters.
    pub size: usize,
}

/// A draft read from the store.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The report.
    pub report: Rc<Report>,
    /// Last year's report beside it.
    pub previous: Option<Rc<Previous>>,
    /// What is known of it.
    pub header: Header,
}

/// Why a draft was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// Somebody else has saved the draft meanwhile.
    Conflict,
    /// The store did not take it.
    Store(StoreError),
}

/// A draft to be saved.
#[derive(Clone, Debug)]
pub struct Saving<'a> {
    /// The report.
    pub report: &'a Report,
    /// Last year's report beside it.
    pub previous: Option<&'a Previous>,
    /// Who fills its computed cells.
    pub totals: Totals,
    /// What is open.
    pub tally: Tally,
    /// The name the filer gave it.
    pub label: &'a str,
    /// Now, in milliseconds since 1970.
    pub now: u64,
    /// This tab.
    pub tab: &'a Rc<str>,
}

/// The drafts in a store.
#[derive(Clone)]
pub struct Drafts(Rc<dyn Store>);

impl Drafts {
    /// The drafts in `store`.
    pub fn new(store: Rc<dyn Store>) -> Drafts {
        Drafts(store)
    }

    /// The store itself.
    pub fn store(&self) -> &Rc<dyn Store> {
        &self.0
    }

    /// All drafts, the newest first. Texts that are no drafts are left alone and not listed.
    pub fn list(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = (self.0.keys().iter())
            .filter_map(|key| {
                let id = id_of_key(key)?;
                let text = self.0.get(key)?;
                let (header, _) = envelope::open(&text)?;
                Some(Entry { id, header, size: text.chars().count() })
            })
            .collect();
        entries.sort_short_by(|a, b| b.header.saved_at.cmp(&a.header.saved_at).then_with(|| a.id.cmp(&b.id)));
        entries
    }

    /// Reads a draft; `None` when there is no such draft.
    pub fn load(&self, id: &DraftId) -> Option<Result<Loaded, ReadError>> {
        let text = self.0.get(&key(id))?;
        let damaged = || ReadError::Damaged("草稿的开头不完整".into());
        let loaded = envelope::open(&text).ok_or_else(damaged).and_then(|(header, json)| {
            let mut report = project::from_json(json)?;
            let previous = project::take_previous(&mut report).map(Rc::new);
            Ok(Loaded { report: Rc::new(report), previous, header })
        });
        Some(loaded)
    }

    /// The stamp a draft has in the store.
    pub fn stamp(&self, id: &DraftId) -> Option<Stamp> {
        Some(envelope::open(&self.0.get(&key(id))?)?.0.stamp)
    }

    /// Saves a draft, provided that the store still holds the state with the stamp `seen`; with `None` provided that
    /// it holds none.
    pub fn save(&self, id: &DraftId, seen: Option<&Stamp>, draft: &Saving<'_>) -> Result<Entry, SaveError> {
        let key = key(id);
        let stored = self.0.get(&key);
        let stamp = stored.as_deref().and_then(envelope::open).map(|(header, _)| header.stamp);
        // A draft that was deleted elsewhere is written again: losing it would be worse.
        if stored.is_some() && stamp.as_ref() != seen {
            return Err(SaveError::Conflict);
        }
        let next = Stamp::next(seen, draft.tab);
        let &Saving { report, previous, totals, tally, label, now, .. } = draft;
        let header = Header::about(report, next, now, totals, tally, label);
        let text = envelope::seal(&header, &project::to_json(&project::with_previous(report, previous)));
        self.0.set(&key, &text).map_err(SaveError::Store)?;
        // Some browsers take a text and forget it; a draft is saved when it can be read.
        if self.0.get(&key).is_none_or(|kept| kept.len() != text.len()) {
            return Err(SaveError::Store(StoreError::Refused));
        }
        Ok(Entry { id: id.clone(), header, size: text.chars().count() })
    }

    /// Gives a draft another name for the list.
    pub fn rename(&self, id: &DraftId, label: &str) -> Result<(), StoreError> {
        let key = key(id);
        let Some(text) = self.0.get(&key) else { return Ok(()) };
        let Some((header, json)) = envelope::open(&text) else { return Ok(()) };
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.set(&key, &envelope::seal(&Header { label, ..header }, json))
    }

    /// Counts anew what is wrong in a draft, while the store holds the state with the stamp `seen`; returns whether
    /// that changed anything. Without room it stays as it is: only its counts are old.
    pub fn recount(&self, id: &DraftId, seen: &Stamp, tally: Tally) -> bool {
        let key = key(id);
        let Some(text) = self.0.get(&key) else { return false };
        let Some((header, json)) = envelope::open(&text) else { return false };
        if header.stamp != *seen || header.tally == tally {
            return false;
        }
        self.0.set(&key, &envelope::seal(&Header { tally, ..header }, json)).is_ok()
    }

    /// Deletes a draft; returns what [`Drafts::restore`] needs.
    pub fn delete(&self, id: &DraftId) -> Option<String> {
        let key = key(id);
        let text = self.0.get(&key)?;
        self.0.remove(&key);
        Some(text)
    }

    /// Takes a deletion back.
    pub fn restore(&self, id: &DraftId, text: &str) -> Result<(), StoreError> {
        self.0.set(&key(id), text)
    }

    /// The draft that was open last.
    pub fn last(&self) -> Option<DraftId> {
        DraftId::parse(&self.0.get(LAST)?)
    }

    /// Remembers which draft is open.
    pub fn set_last(&self, id: &DraftId) {
        // Without room it is merely not remembered; the draft itself is what must be kept.
        let _ = self.0.set(LAST, id.as_str());
    }

    /// Removes everything the page has kept.
    pub fn clear(&self) {
        for key in self.0.keys() {
            if key.starts_with(PREFIX) {
                self.0.remove(&key);
            }
        }
    }
}

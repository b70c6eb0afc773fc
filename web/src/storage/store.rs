//! A place for texts under keys. The browser's storages are ones; memory is the one that always works.

use std::cell::RefCell;

/// A place for texts under keys.
pub trait Store {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Forgets a text.
    fn remove(&self, key: &str);
    /// All keys.
    fn keys(&self) -> Vec<String>;
    /// What kind of place it is.
    fn kind(&self) -> StoreKind;
}

/// How long a place keeps what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// Until somebody clears it; every tab sees it.
    Local,
    /// Until the tab is closed; no other tab sees it.
    Session,
    /// Until the page is left.
    Memory,
}

/// Why a text was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Refused,
}

/// Keeps texts in memory.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<Vec<(String, String)>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.remove(key);
        self.0.borrow_mut().push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().retain(|(known, _)| known != key);
    }

    fn keys(&self) -> Vec<String> {
        self.0.borrow().iter().map(|(key, _)| key.clone()).collect()
    }

    fn kind(&self) -> StoreKind {
        StoreKind::Memory
    }
}

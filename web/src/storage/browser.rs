//! The browser's own storages. Each is tried before it is used: from a file, in a frame or under a strict setting
//! it may be absent, or be there and throw.

use std::rc::Rc;

use web_sys::Storage;

use super::store::{MemoryStore, Store, StoreError, StoreKind};

const PROBE: &str = "nianbao/probe";

struct BrowserStore {
    storage: Storage,
    kind: StoreKind,
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Option<String> {
        self.storage.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.storage.set_item(key, value).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            match name.as_deref() {
                Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
                _ => StoreError::Refused,
            }
        })
    }

    fn remove(&self, key: &str) {
        let _ = self.storage.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let count = self.storage.length().unwrap_or(0);
        (0..count).filter_map(|index| self.storage.key(index).ok().flatten()).collect()
    }

    fn kind(&self) -> StoreKind {
        self.kind
    }
}

/// The browser's storage of a kind; `None` when it does not keep what it is given.
pub fn open(kind: StoreKind) -> Option<Rc<dyn Store>> {
    let window = web_sys::window()?;
    let storage = match kind {
        StoreKind::Local => window.local_storage(),
        StoreKind::Session => window.session_storage(),
        StoreKind::Memory => return Some(Rc::new(MemoryStore::default())),
    };
    let store = BrowserStore { storage: storage.ok()??, kind };
    let works = match store.set(PROBE, "1") {
        Ok(()) => store.get(PROBE).as_deref() == Some("1"),
        // What lies in a full storage can still be read.
        Err(StoreError::Full) => true,
        Err(StoreError::Refused) => false,
    };
    store.remove(PROBE);
    works.then(|| Rc::new(store) as Rc<dyn Store>)
}

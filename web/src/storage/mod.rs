//! Drafts on this computer: where they lie, what they look like there, and how two tabs keep out of each other's
//! way. Everything but [`browser`] is pure and tested natively.

pub mod browser;
pub mod drafts;
pub mod embedded;
pub mod envelope;
pub mod lock;
pub mod store;

pub use drafts::{Drafts, Loaded, SaveError};
pub use envelope::{Header, Stamp, Tally};
pub use lock::{Hold, Lock};
pub use store::{MemoryStore, Store, StoreError, StoreKind};

#[cfg(test)]
mod tests;

//! What a stored draft is called. Knows nothing of where it is stored.

use std::fmt;
use std::rc::Rc;

/// The name of a draft on this computer; unique, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(Rc<str>);

impl DraftId {
    /// Reads a stored name; `None` when it is not one.
    pub fn parse(text: &str) -> Option<DraftId> {
        let plain = !text.is_empty() && text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric());
        plain.then(|| DraftId(text.into()))
    }

    /// A name from the time, in milliseconds, and a random number: two tabs never make the same.
    pub fn make(millis: u64, random: u32) -> DraftId {
        DraftId(format!("{millis:x}r{random:08x}").into())
    }

    /// The name as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

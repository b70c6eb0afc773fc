//! HTML: a fragment for portals, a whole page, and reading either, or any saved page, back.
//!
//! Both carry the report file. The page has it in a script element that no browser runs; content management systems
//! take scripts out, so the fragment has it in an attribute of its outermost element, which most let pass. Beside it
//! stands a digest of the visible content: when somebody edits the text in the portal, the text counts.

mod hidden;
mod read;
mod record;
mod tags;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub(crate) use record::record;
pub use write::{fragment, page};
pub(crate) use write::{fragment_of, page_of};

/// The id of the script element that carries the report file.
const SCRIPT_ID: &str = "nianbao-report";
/// The attribute that carries the report file.
const DATA: &str = "data-nianbao";
/// The attribute, of either carrier, that carries the digest of the visible content.
const VISIBLE: &str = "data-nianbao-visible";

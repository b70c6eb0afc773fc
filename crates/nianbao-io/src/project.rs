//! The report file, `nianbao/1`: what the page saves, what every docx and html carries inside, what programs exchange.
//!
//! Writing and reading lose nothing: cells keep their text as typed, fields this version does not know are kept and
//! written back. Knows nothing of containers.

mod doubts;
mod dto;
pub(crate) mod layout;
mod previous;
mod read;
mod repeated;
pub mod settings;
#[cfg(test)]
mod tests;
pub(crate) mod walk;
mod write;

pub(crate) use doubts::doubts;
pub use previous::{Previous, published, take_previous, with_previous};
pub use read::from_json;
pub use write::{to_json, to_json_pretty};

/// The `format` this version writes.
pub const FORMAT: &str = "nianbao/1";
/// What every version's `format` begins with.
const FAMILY: &str = "nianbao/";
/// What stands before a text part's name where an explanation rests on a quotation instead of a cell.
pub const TEXT_KEY: &str = "text:";

/// The JSON Schema of the report file, as pretty JSON with a line break at the end.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let schema = schemars::schema_for!(dto::File<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

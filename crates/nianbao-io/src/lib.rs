//! Bytes to report and back: readers, recognition, writers and the report file. Knows the form and the model; knows
//! nothing of checks, of the page or of the file system.

mod archive;
mod blocks;
mod carrier;
mod csv;
mod decode;
pub mod docx;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod gb18030;
pub mod html;
pub mod import;
pub mod limits;
mod markup;
mod mht;
mod ole;
pub mod pack;
mod page;
mod page_number;
pub mod pdf;
mod plain;
pub mod project;
mod radicals;
pub mod raw;
mod read;
pub mod recognise;
pub mod record;
#[cfg(test)]
mod roundtrip;
mod sheet;
mod text;
mod visible;
pub mod write;
mod xls;
pub mod xlsx;
mod xml;

pub use decode::{Encoding, plain_text};
pub use gb18030::use_gb18030;
pub use import::{Import, Note, NoteKind, ReadError, Source};
pub use plain::{MARK as CSV_MARK, push_record as push_csv_record};
pub use read::{read, read_any, read_as, read_document, read_text};
pub use write::{Format, WriteError, write, write_blank};

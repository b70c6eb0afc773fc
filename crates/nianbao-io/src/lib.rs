//! Bytes to report and back: readers, recognition, writers and the report file. Knows the form and the model; knows
//! nothing of checks, of the page or of the file system.

pub mod import;
pub mod limits;
pub mod project;
pub mod raw;

pub use import::{Import, Note, NoteKind, ReadError, Source};

//! Excel workbooks (OOXML): the tables as printed with the report file inside, and reading any .xlsx back.
//!
//! The report file lies in a custom XML part, as in Word documents. Beside it lies a digest of what the sheets show:
//! when that no longer fits, the visible content counts.

mod cells;
mod package;
mod print;
mod read;
mod shown;
mod strings;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use read::is_flat;
pub use read::read;
pub(crate) use read::read_archive;
#[cfg(feature = "fuzzing")]
pub(crate) use read::read_parts;
pub use write::write;

/// The name of the sheet of flat cell ids. A reader leaves it out: it repeats what the tables show.
const FLAT: &str = "数据";
/// The heads of that sheet's columns: the cell's id, its name, what stands in it.
const FLAT_HEADS: [&str; 3] = ["id", "名称", "值"];

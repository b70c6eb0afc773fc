//! How much a reader takes in. All limits stand here.

/// Largest file, in bytes.
pub const FILE_BYTES: usize = 20 * 1024 * 1024;
/// Largest text or XML that one file may unpack to, in bytes.
pub const UNPACKED_BYTES: usize = 100 * 1024 * 1024;
/// How many times its packed size an archive member may unpack to.
pub const EXPANSION: usize = 200;
/// Deepest nesting of elements or tables.
pub const DEPTH: usize = 64;
/// Most cells one raw table may have.
pub const TABLE_CELLS: usize = 200_000;
/// Largest file of settings or rule pack, in bytes; a large pack has some ten thousand.
pub const SETTINGS_BYTES: usize = 1024 * 1024;
/// Most rule packs that may go with one report.
pub const PACKS: usize = 8;
/// Most rules a pack may have.
pub const PACK_RULES: usize = 200;
/// Most examples a rule of a pack may have.
pub const PACK_EXAMPLES: usize = 20;
/// Most words a rule of a pack may look for.
pub const PACK_WORDS: usize = 50;
/// Most cells one side of a pack's sum may have; the form has 200.
pub const PACK_CELLS: usize = 200;
/// Most fields one object of a report file may have; the form has 200 cells.
pub const OBJECT_FIELDS: usize = 20_000;
/// Most columns one cell may cover, as in browsers.
pub const COLUMN_SPAN: usize = 1000;
/// What an archive member may unpack to however small it is packed: repeated text packs beyond any ratio.
pub const UNPACKED_FREELY: usize = 16 * 1024 * 1024;
/// Most members of an archive; an Office document has a few dozen.
pub const ARCHIVE_MEMBERS: usize = 10_000;
/// Deepest nesting of XML elements; a drawing in a nested table comes to about sixty.
pub const XML_DEPTH: usize = 256;
/// Most custom parts of a Word document that are searched for the report file.
pub const CARRIERS: usize = 50;
/// Most lines a text may have; a report has a few hundred.
pub const LINES: usize = 200_000;
/// Most cells with something in them that one sheet may have; a report has about five hundred.
pub const SHEET_CELLS: usize = 50_000;
/// Most text, in bytes, that all sheets of a workbook together may show: shared strings can be shown over and over.
pub const SHEET_TEXT: usize = 4 * 1024 * 1024;
/// Most sheets of a workbook that are read.
pub const SHEETS: usize = 100;
/// Largest stream of a PDF that is unpacked, in bytes; the text of a page has some ten thousand.
pub const PDF_STREAM_BYTES: usize = 32 * 1024 * 1024;
/// Most pages a PDF may have.
pub const PDF_PAGES: usize = 1000;
/// Most operators all pages of a PDF may draw with; a page of a report has some thousand.
pub const PDF_OPERATORS: usize = 4_000_000;
/// Most characters and lines all pages of a PDF may show; a report has some twenty thousand.
pub const PDF_MARKS: usize = 400_000;
/// Deepest nesting of drawings in a PDF.
pub const PDF_DEPTH: usize = 12;

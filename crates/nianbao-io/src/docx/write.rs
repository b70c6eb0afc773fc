//! Report to Word document: as it is, or with the findings of a check as comments.

use nianbao_core::model::{Record, Report};

use super::comments::{self, Comments};
use super::document;
use super::package::Package;
use crate::carrier;
use crate::limits;
use crate::page::{self, Block, Origin};
use crate::write::WriteError;

/// Characters of the title's size that stand on one line: 156 mm of 22 points each.
const TITLE_WIDTH: usize = 20;

/// The report as a Word document.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    pack(report, &page::laid_out(report, TITLE_WIDTH), &Comments::default(), None)
}

/// The blank form that this report, in which nothing is filled in, is on.
pub(crate) fn form(report: &Report) -> Result<Vec<u8>, WriteError> {
    pack(report, &page::form(report, true), &Comments::default(), None)
}

/// The report as a Word document with the findings of its check as comments beside what they are about. It is read back
/// like any other: comments are no text.
pub fn write_with_findings(report: &Report, record: &Record) -> Result<Vec<u8>, WriteError> {
    let pieces = page::laid_out(report, TITLE_WIDTH);
    let comments = Comments::new(record, &pieces, report);
    let part = comments::part(record);
    let bytes = pack(report, &pieces, &comments, Some(&part))?;
    if bytes.len() > limits::FILE_BYTES { Err(WriteError::TooLarge) } else { Ok(bytes) }
}

fn pack(
    report: &Report,
    pieces: &[(Block<'_>, Origin)],
    comments: &Comments,
    part: Option<&str>,
) -> Result<Vec<u8>, WriteError> {
    let title = match pieces.first() {
        Some((Block::Title(lines), _)) => lines.concat(),
        _ => String::new(),
    };
    let document = document::document(pieces, comments);
    let digest = page::digest(pieces.iter().map(|(block, _)| block));
    let carrier = carrier::write(report, &digest);
    Package { title: &title, document: &document, carrier: Some(&carrier), comments: part }.pack()
}

//! The draft inside a saved copy of the page. It is a report file with one field more, so any program that reads
//! report files reads it; the field says which state of which draft it is.

use std::rc::Rc;

use nianbao_core::model::Report;
use nianbao_io::ReadError;
use nianbao_io::project::{self, Previous};

use super::envelope::Stamp;
use crate::state::{DraftId, Totals};

/// JSON pointer of the field.
const FIELD: &str = "/draft";

/// A draft inside a saved copy of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded {
    /// The report.
    pub report: Report,
    /// Last year's report beside it.
    pub previous: Option<Rc<Previous>>,
    /// The draft it was when the copy was saved, and its state; `None` for a report file put there by other means.
    pub origin: Option<Origin>,
}

/// Which state of which draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The draft.
    pub id: DraftId,
    /// Its state; `None` when it had not been saved.
    pub stamp: Option<Stamp>,
    /// Who filled the computed cells.
    pub totals: Totals,
}

impl Origin {
    /// What the draft is called when the one it was has changed since: the same each time the copy is opened.
    pub fn branch(&self) -> DraftId {
        let stamp = self.stamp.as_ref().map(Stamp::to_string).unwrap_or_default();
        let name: String =
            format!("{}{stamp}", self.id).chars().filter(char::is_ascii_alphanumeric).collect();
        let end = name.len().saturating_sub(40);
        DraftId::parse(&name[end..]).unwrap_or_else(|| self.id.clone())
    }
}

/// The text for the copy.
pub fn write(report: &Report, previous: Option<&Previous>, origin: &Origin) -> String {
    let stamp = origin.stamp.as_ref().map_or("0".to_owned(), Stamp::to_string);
    let mut report = project::with_previous(report, previous).into_owned();
    report.unknown.retain(|(pointer, _)| pointer != FIELD);
    let field = format!("\"{} {stamp} {}\"", origin.id, origin.totals.key());
    report.unknown.push((FIELD.to_owned(), field));
    project::to_json(&report)
}

/// Reads the text of a copy.
pub fn read(text: &str) -> Result<Embedded, ReadError> {
    let mut report = project::from_json(text)?;
    let at = report.unknown.iter().position(|(pointer, _)| pointer == FIELD);
    let origin = at.and_then(|at| origin(&report.unknown.remove(at).1));
    let previous = project::take_previous(&mut report).map(Rc::new);
    Ok(Embedded { report, previous, origin })
}

fn origin(field: &str) -> Option<Origin> {
    let mut words = field.trim_matches('"').split(' ');
    Some(Origin {
        id: DraftId::parse(words.next()?)?,
        stamp: Stamp::parse(words.next()?),
        totals: Totals::from_key(words.next()?)?,
    })
}

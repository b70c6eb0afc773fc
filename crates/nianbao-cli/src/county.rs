//! The reports of a place as they were given: the desk, with the files they came from. Knows nothing of options.

use nianbao_desk::{Desk, Of};

use crate::source::Trouble;

/// What is summed, and what it is called outside.
pub(crate) struct County<'a> {
    /// What is looked at together.
    pub(crate) desk: Desk<'a>,
    /// The file of the parent's report.
    pub(crate) parent: Option<String>,
    /// Files that gave no report.
    pub(crate) unreadable: Vec<(String, Trouble)>,
}

impl County<'_> {
    /// The file somebody's report came in.
    pub(crate) fn file(&self, of: &Of) -> Option<&str> {
        match of {
            Of::Parent => self.parent.as_deref(),
            Of::Unit(index) => self.desk.units.get(*index).map(|unit| unit.name.as_str()),
            Of::Listed(_) => None,
        }
    }

    /// What people call whose report it is.
    pub(crate) fn organ(&self, of: &Of) -> String {
        match of {
            Of::Listed(name) => name.clone(),
            of => self.desk.report(of).map_or_else(String::new, |report| report.meta.org_name.clone()),
        }
    }
}

//! Where something is among several reports: whose report, and where in it.

use nianbao_core::form::path::CellId;
use nianbao_core::model::Place;

/// Whose report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The report that should add the others up.
    Parent,
    /// A unit: an index into [`crate::Desk::units`].
    Unit(usize),
    /// A unit on the list, by its name there, that has no report.
    Listed(String),
}

/// A place in one of several reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Whose report.
    pub of: Of,
    /// Where in it.
    pub at: Place,
}

impl Spot {
    /// A place in the parent's report.
    pub(crate) fn parent(at: impl Into<Place>) -> Spot {
        Spot { of: Of::Parent, at: at.into() }
    }

    /// A place in a unit's report.
    pub(crate) fn unit(unit: usize, at: impl Into<Place>) -> Spot {
        Spot { of: Of::Unit(unit), at: at.into() }
    }

    /// The report that a listed unit does not have.
    pub(crate) fn listed(name: &str) -> Spot {
        Spot { of: Of::Listed(name.to_owned()), at: Place::Report }
    }

    /// The cell, where it is one.
    pub fn cell(&self) -> Option<CellId> {
        if let Place::Cell(id) = self.at { Some(id) } else { None }
    }
}

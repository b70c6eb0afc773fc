//! A finding over several reports as outsiders get it: as in a check, and whose report each place is in.

use nianbao_core::model::Place;
use nianbao_desk::{Desk, Of, Spot};
use schemars::JsonSchema;
use serde::Serialize;

use crate::county::County;
use crate::wire::{At, Said};

/// One finding over several reports.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Finding {
    #[serde(flatten)]
    said: Said,
    /// Whose report it is in.
    of: Whose,
    /// Where.
    at: At,
    /// The other places it rests on.
    related: Vec<Related>,
}

/// Another place a finding rests on.
#[derive(Debug, Serialize, JsonSchema)]
struct Related {
    /// Whose report it is in.
    of: Whose,
    at: At,
    /// What it is to the finding.
    note: String,
}

/// Whose report.
#[derive(Debug, Serialize, JsonSchema)]
struct Whose {
    /// `parent`, `unit`, or `listed` for a unit of the list that has no report.
    role: &'static str,
    /// The organ.
    org_name: String,
    /// The file; null when there is none.
    file: Option<String>,
}

impl Finding {
    /// A finding for outsiders.
    pub(super) fn new(county: &County<'_>, finding: &nianbao_desk::Finding) -> Finding {
        Finding {
            said: Said::new(finding),
            of: Whose::new(county, &finding.at.of),
            at: at(&county.desk, &finding.at),
            related: finding
                .related
                .iter()
                .map(|related| Related {
                    of: Whose::new(county, &related.at.of),
                    at: at(&county.desk, &related.at),
                    note: related.note.clone(),
                })
                .collect(),
        }
    }
}

impl Whose {
    fn new(county: &County<'_>, of: &Of) -> Whose {
        let role = match of {
            Of::Parent => "parent",
            Of::Unit(_) => "unit",
            Of::Listed(_) => "listed",
        };
        Whose { role, org_name: county.organ(of), file: county.file(of).map(str::to_owned) }
    }
}

fn at(desk: &Desk<'_>, spot: &Spot) -> At {
    match (desk.report(&spot.of), &spot.at) {
        (Some(report), place) => At::new(report, place),
        (None, Place::Cell(id)) => At::Cell(id.path()),
        (None, _) => At::Report(true),
    }
}

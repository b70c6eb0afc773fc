//! What a check reads beside its findings: how much of the text is last year's, which sentences, and which numbers of
//! the text repeat cells. Pure.

use nianbao_core::check;
use nianbao_core::check::likeness::{self, Likeness, Repeat};
use nianbao_core::check::links::{self, Link};
use nianbao_core::form::Part;
use nianbao_core::model::Date;
use nianbao_core::model::settings::Limit;

use super::packs::Told;

/// What a check reads beside its findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How much of the text is last year's; `None` without last year's report, and for too short a text.
    pub likeness: Option<Likeness>,
    /// Sentences that stand in both years' text.
    pub repeats: Vec<Repeat>,
    /// Numbers of the text that repeat cells.
    pub links: Vec<Link>,
    /// The rule packs that are kept with the report, in their order.
    pub packs: Vec<Told>,
    /// Every limit as it is where the settings draw none: as a pack draws it, or as usual.
    pub limits: Vec<u32>,
    /// The last day for publication that a pack sets for this report.
    pub deadline: Option<Date>,
}

impl Reading {
    /// What of a text the rules have read as well.
    pub fn of(text: &check::Reading<'_>) -> Reading {
        let repeats = likeness::PARTS.iter().flat_map(|part| text.repeats(*part));
        Reading {
            likeness: text.likeness().cloned(),
            repeats: repeats.cloned().collect(),
            links: links::links(text.report(), text.claims()),
            ..Reading::default()
        }
    }

    /// A limit as it is where the settings draw none.
    pub fn usual(&self, limit: Limit) -> u32 {
        self.limits.get(limit as usize).copied().unwrap_or(limit.usual())
    }

    /// How much of a part is last year's, in whole percent.
    pub fn share(&self, part: Part) -> Option<u8> {
        let likeness = self.likeness.as_ref()?;
        likeness.parts.iter().find(|(known, ..)| *known == part).map(|(_, share, _)| *share)
    }
}

//! What a check reads beside its findings, handed down as a context: how much of the text is last year's, and the
//! numbers of the text tied to cells, which are followed from check to check.

use std::rc::Rc;

use nianbao_core::model::Report;
use yew::prelude::*;

use super::checker::Heard;
use crate::state::links::{Links, Offer};
use crate::state::reading::Reading;
use crate::state::{Document, DraftId};

/// What a check reads beside its findings.
#[derive(Clone, PartialEq)]
pub struct ReadingHandle {
    followed: Rc<Followed>,
    act: UseReducerDispatcher<Followed>,
}

impl ReadingHandle {
    /// How much of the text is last year's, as of the last check.
    pub fn last(&self) -> &Reading {
        &self.followed.reading
    }

    /// The numbers of the text tied to cells.
    pub fn links(&self) -> &Rc<Links> {
        &self.followed.links
    }

    /// Declines to write a number anew, until its cells change again.
    pub fn decline(&self, offer: &Offer) {
        self.act.dispatch(Follow::Decline(offer.clone()));
    }
}

/// The links of one draft, from check to check.
#[derive(Clone)]
struct Followed {
    draft: DraftId,
    links: Rc<Links>,
    reading: Rc<Reading>,
}

impl PartialEq for Followed {
    fn eq(&self, other: &Followed) -> bool {
        // Between two checks it is the same, which costs nothing to see.
        self.draft == other.draft
            && (Rc::ptr_eq(&self.links, &other.links) || self.links == other.links)
            && (Rc::ptr_eq(&self.reading, &other.reading) || self.reading == other.reading)
    }
}

enum Follow {
    /// A check of a draft's report has read this.
    Checked(DraftId, Rc<Report>, Rc<Reading>),
    Decline(Offer),
}

impl Reducible for Followed {
    type Action = Follow;

    fn reduce(self: Rc<Self>, action: Follow) -> Rc<Self> {
        match action {
            Follow::Checked(draft, report, reading) => {
                let fresh = || Links::new(report.clone());
                let links = if draft == self.draft { (*self.links).clone() } else { fresh() };
                let links = Rc::new(links.next(&report, reading.links.clone()));
                Rc::new(Followed { draft, links, reading })
            }
            Follow::Decline(offer) => {
                let mut links = (*self.links).clone();
                links.decline(&offer);
                Rc::new(Followed { links: Rc::new(links), ..(*self).clone() })
            }
        }
    }
}

/// Follows what the checks read of the open report.
#[hook]
pub(super) fn use_followed(document: &Rc<Document>, heard: Option<Heard>) -> ReadingHandle {
    let followed = use_reducer_eq(|| Followed {
        draft: document.id().clone(),
        links: Rc::new(Links::new(document.report().clone())),
        reading: Rc::default(),
    });
    let act = followed.dispatcher();
    use_effect_with(heard, {
        let act = act.clone();
        move |heard| {
            if let Some(Heard { draft, report, reading }) = heard.clone() {
                act.dispatch(Follow::Checked(draft, report, reading));
            }
        }
    });
    ReadingHandle { followed: Rc::new((*followed).clone()), act }
}

/// What a check reads beside its findings; redraws when that changes.
#[hook]
pub fn use_reading() -> ReadingHandle {
    use_context().expect("used outside DocumentProvider")
}

//! What several rules want to know of one report's text, each made once, when the first of them asks. Knows no rule.

use std::cell::OnceCell;

use super::claims::Claims;
use super::flow::Flow;
use crate::model::{Report, TextPart};

/// A report's text as the rules on text read it.
#[derive(Debug)]
pub struct Reading<'a> {
    report: &'a Report,
    flows: OnceCell<Vec<(TextPart, Flow<'a>)>>,
    claims: OnceCell<Claims>,
}

impl<'a> Reading<'a> {
    /// Of a report; nothing is read yet.
    pub(super) fn new(report: &'a Report) -> Reading<'a> {
        Reading { report, flows: OnceCell::new(), claims: OnceCell::new() }
    }

    /// What the text says in numbers.
    pub(super) fn claims(&self) -> &Claims {
        self.claims.get_or_init(|| Claims::read(self.report))
    }

    /// Every piece of text that is not empty, in printed order.
    pub(super) fn flows(&self) -> &[(TextPart, Flow<'a>)] {
        self.flows.get_or_init(|| {
            let pieces = self.report.narrative.parts().filter(|(_, words)| !words.is_empty());
            pieces.map(|(part, words)| (part, Flow::new(words))).collect()
        })
    }
}

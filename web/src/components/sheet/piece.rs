//! A piece of text with what belongs to it: the marks in it, its notes, and what lies beside it. Redrawn only when one of
//! these changes, so that a key typed in a table passes it by, unless the text repeats that very cell.

use std::rc::Rc;

use nianbao_core::model::{Place, Report, TextPart};
use nianbao_io::project::Previous;
use yew::prelude::*;

use super::margin::{self, Seen};
use super::prose::{Prose, Quote};
use crate::components::ledger::{Block, Ledger};
use crate::components::names;
use crate::components::notes::Notes;
use crate::hooks::ReadingHandle;
use crate::state::document;

/// Properties of [`Piece`].
#[derive(Properties)]
pub struct PieceProps {
    /// Which text it is.
    pub part: TextPart,
    /// What stands there, pale, while nothing is written.
    pub prompt: &'static str,
    /// The open report.
    pub report: Rc<Report>,
    /// Last year's report beside it.
    pub previous: Option<Rc<Previous>>,
    /// What is shown of the findings.
    pub ledger: Rc<Ledger>,
    /// What the last check has read.
    pub reading: ReadingHandle,
}

impl PieceProps {
    /// Whether another state of the report says the same here.
    fn says_the_same(&self, other: &Report) -> bool {
        let report = &*self.report;
        let (now, then) = (&report.narrative, &other.narrative);
        let division = |report: &Report| {
            let narrative = &report.narrative;
            (narrative.get(TextPart::Overview).is_empty(), narrative.has_aspects())
        };
        now.get(self.part) == then.get(self.part)
            && report.edition() == other.edition()
            && division(report) == division(other)
            && report.settings == other.settings
            && self.reading.links().tied(self.part).all(|id| report.cell(id) == other.cell(id))
    }
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &PieceProps) -> bool {
        self.part == other.part
            && self.prompt == other.prompt
            && Rc::ptr_eq(&self.ledger, &other.ledger)
            && self.reading == other.reading
            && document::same(self.previous.as_ref(), other.previous.as_ref())
            && (Rc::ptr_eq(&self.report, &other.report) || self.says_the_same(&other.report))
    }
}

/// A piece of text.
#[component]
pub fn Piece(props: &PieceProps) -> Html {
    let PieceProps { part, prompt, report, previous, ledger, reading } = props;
    let part = *part;
    let name = names::text_name(report.edition(), part);
    let (mut quotes, ids) = quotes(ledger, part);
    margin::add(&mut quotes, reading.links(), report, part);
    html! {
        <>
            <Prose {part} text={report.narrative.get(part).to_owned()} {name} prompt={*prompt}
                quotes={Rc::new(quotes)} notes={ids} />
            <Notes block={Block::Text(part)} />
            { margin::below(&Seen { report, previous: previous.as_ref(), reading }, part) }
        </>
    }
}

/// The stretches of a text that notes are about, and the ids of those notes.
fn quotes(ledger: &Ledger, part: TextPart) -> (Vec<Quote>, Option<AttrValue>) {
    let mut ids: Vec<AttrValue> = Vec::new();
    let mut quotes = Vec::new();
    for slip in &ledger.slips {
        let finding = ledger.finding(slip);
        if !finding.is_open() {
            continue;
        }
        if slip.block == Block::Text(part) {
            ids.push(slip.id.clone());
        }
        for (nth, place) in finding.places().enumerate() {
            let Place::Text(range) = place else { continue };
            if range.part == part {
                let id = if nth == 0 { format!("at-{}", slip.id) } else { format!("at-{}-{nth}", slip.id) };
                quotes.push(Quote {
                    start: range.start,
                    end: range.end,
                    words: range.quote.clone(),
                    class: finding.severity.key(),
                    id: Some(id.into()),
                    tie: None,
                });
            }
        }
    }
    let ids = (!ids.is_empty()).then(|| ids.join(" ").into());
    (quotes, ids)
}

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
use crate::components::notes::notes;
use crate::hooks::ReadingHandle;
use crate::state::document;
use crate::state::links::Links;

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

impl PartialEq for PieceProps {
    fn eq(&self, other: &PieceProps) -> bool {
        self.part == other.part
            && self.prompt == other.prompt
            && Rc::ptr_eq(&self.ledger, &other.ledger)
            && self.reading == other.reading
            && document::same(self.previous.as_ref(), other.previous.as_ref())
            && (Rc::ptr_eq(&self.report, &other.report)
                || says_the_same(self.part, self.reading.links(), &self.report, &other.report))
    }
}

/// Whether two states of a report say the same where a text stands: in the text, in what decides how it is divided and
/// judged, and in the cells it repeats.
fn says_the_same(part: TextPart, links: &Links, one: &Report, other: &Report) -> bool {
    let division = |report: &Report| {
        let narrative = &report.narrative;
        (narrative.get(TextPart::Overview).is_empty(), narrative.has_aspects())
    };
    one.narrative.get(part) == other.narrative.get(part)
        && one.edition() == other.edition()
        && division(one) == division(other)
        && one.settings == other.settings
        && links.tied(part).all(|id| one.cell(id) == other.cell(id))
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
            { notes(Block::Text(part)) }
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

#[cfg(test)]
mod tests {
    use nianbao_core::check::claims::Claims;
    use nianbao_core::check::links;

    use super::*;

    const PART: TextPart = TextPart::Overview;

    #[test]
    fn a_key_elsewhere_passes_a_text_by() {
        let mut report = Report::for_year(2024);
        report.narrative.set(PART, "2024年，收到政府信息公开申请5件。");
        let tied = report.find("applications.new_received@total").unwrap();
        report.set(tied, "5");
        let report = Rc::new(report);
        let links = Links::new(report.clone()).next(&report, links::links(&report, &Claims::read(&report)));
        let same = |change: &dyn Fn(&mut Report)| {
            let mut other = (*report).clone();
            change(&mut other);
            says_the_same(PART, &links, &report, &other)
        };
        let set = |path: &'static str, raw: &'static str| {
            move |report: &mut Report| drop(report.set(report.find(path).unwrap(), raw))
        };
        assert!(same(&set("applications.carried_in@total", "3")));
        assert!(same(&set("disputes.review.upheld", "1")));
        assert!(same(&|report| drop(report.narrative.set(TextPart::Problems, "没有。"))));
        assert!(!same(&set("applications.new_received@total", "6")), "the text repeats this one");
        assert!(!same(&|report| drop(report.narrative.set(PART, "无"))));
        assert!(!same(&|report| report.settings.packs.push("{}".into())));
        assert!(says_the_same(TextPart::Problems, &links, &report, &Report::clone(&report)));
    }
}

//! Numbers of the text tied to cells, followed while the report changes: one that agreed and no longer does, because
//! its cells changed, is offered to be written anew. Nothing is ever written by itself. Pure.

use std::rc::Rc;

use nianbao_core::check::links::Link;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Edit, Report, TextPart};
use nianbao_core::sort::SortShort;

/// The numbers of the text tied to cells.
#[derive(Clone, Debug)]
pub struct Links {
    /// The report the places are of.
    report: Rc<Report>,
    /// Numbers that agree with their cells.
    now: Vec<Link>,
    /// Numbers that did.
    lost: Vec<Link>,
    /// Offers somebody has declined, by place and what would have been written.
    declined: Vec<(TextPart, usize, String)>,
}

impl PartialEq for Links {
    fn eq(&self, other: &Links) -> bool {
        self.now == other.now && self.lost == other.lost && self.declined == other.declined
    }
}

/// A number of the text that can be written anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The number as it stands, its place and its cells.
    pub link: Link,
    /// What it would say.
    pub to: String,
}

impl Links {
    /// Nothing known of a report yet.
    pub fn new(report: Rc<Report>) -> Links {
        Links { report, now: Vec::new(), lost: Vec::new(), declined: Vec::new() }
    }

    /// The same after a check of a report has found these numbers to agree.
    #[must_use]
    #[inline(never)]
    pub fn next(&self, report: &Rc<Report>, links: Vec<Link>) -> Links {
        let mut lost: Vec<Link> = Vec::new();
        for link in moved(self.now.iter().chain(&self.lost), &self.report, report) {
            let there = |other: &Link| other.at.part == link.at.part && other.at.start == link.at.start;
            if !links.iter().any(there) && !lost.iter().any(there) {
                lost.push(link);
            }
        }
        let mut declined = self.declined.clone();
        declined.retain_mut(|(part, start, to)| {
            let own = self.lost.iter().filter(|link| link.at.part == *part && link.at.start == *start);
            let Some(link) = moved(own, &self.report, report).next() else { return false };
            *start = link.at.start;
            // Another value is another question.
            link.rewritten(report).as_ref() == Some(to)
        });
        Links { report: report.clone(), now: links, lost, declined }
    }

    /// Declines an offer until its cells change again.
    pub fn decline(&mut self, offer: &Offer) {
        self.declined.push((offer.link.at.part, offer.link.at.start, offer.to.clone()));
    }

    /// The numbers of a text that agree with their cells, at the places they have in this report.
    pub fn agreeing(&self, report: &Report, part: TextPart) -> Vec<Link> {
        let own = self.now.iter().filter(|link| link.at.part == part);
        moved(own, &self.report, report).filter(|link| holds(link, report)).collect()
    }

    /// The cells that numbers of a text are tied to, or were.
    pub fn tied(&self, part: TextPart) -> impl Iterator<Item = CellId> {
        let own = self.now.iter().chain(&self.lost).filter(move |link| link.at.part == part);
        own.flat_map(|link| link.terms.iter().map(|(id, _)| *id))
    }

    /// What can be written anew in a text.
    pub fn offers(&self, report: &Report, part: TextPart) -> Vec<Offer> {
        let lost = self.lost.iter().filter(|link| link.at.part == part);
        moved(lost, &self.report, report)
            .filter_map(|link| {
                let to = link.rewritten(report).filter(|to| *to != link.at.quote)?;
                let declined = self.declined.iter().any(|(part, start, declined)| {
                    *part == link.at.part && *start == link.at.start && *declined == to
                });
                (!declined).then_some(Offer { link, to })
            })
            .collect()
    }

    /// What the text says of cells: for each cell that a number is tied to, the clause around that number.
    pub fn said(&self, report: &Report) -> Vec<(CellId, TextPart, String)> {
        let now = moved(self.now.iter(), &self.report, report).filter(|link| holds(link, report));
        let mut said = Vec::new();
        for link in now {
            let clause = clause(report.narrative.get(link.at.part), link.at.start, link.at.end);
            said.extend(link.terms.iter().map(|(id, _)| (*id, link.at.part, clause.to_owned())));
        }
        said.sort_short_by_key(|(id, ..)| *id);
        said
    }
}

/// Writes the numbers of a text anew, as one change.
pub fn edit(report: &Report, part: TextPart, offers: &[Offer]) -> Edit {
    let mut text = report.narrative.get(part).to_owned();
    let mut own: Vec<&Offer> = offers.iter().filter(|offer| offer.link.at.part == part).collect();
    own.sort_short_by_key(|offer| std::cmp::Reverse(offer.link.at.start));
    for offer in own {
        let at = &offer.link.at;
        if text.get(at.start..at.end) == Some(at.quote.as_str()) {
            text.replace_range(at.start..at.end, &offer.to);
        }
    }
    Edit::Text { part, text }
}

/// Whether a number still says what its cells hold; only roughly where it was only roughly so.
fn holds(link: &Link, report: &Report) -> bool {
    !link.exact || link.rewritten(report).is_none_or(|now| now == link.at.quote)
}

/// Where the words of a text are in another state of it: what stands in front of the one place that changed stays, what
/// stands behind it moves.
struct Shift {
    /// Bytes in front that are the same.
    same: usize,
    /// Where what is the same behind begins in the old text.
    tail: usize,
    /// How far that moved.
    by: isize,
}

impl Shift {
    fn between(old: &str, new: &str) -> Shift {
        // Most texts are as they were; comparing those takes no time.
        if old == new {
            return Shift { same: old.len(), tail: old.len(), by: 0 };
        }
        let alike = |(one, other): &(u8, u8)| one == other;
        let same = old.bytes().zip(new.bytes()).take_while(alike).count();
        let most = old.len().min(new.len()) - same;
        let tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(alike).count();
        Shift { same, tail: old.len() - tail, by: new.len() as isize - old.len() as isize }
    }

    /// Where a stretch begins now; `None` when it is in the place that changed.
    fn start(&self, start: usize, end: usize) -> Option<usize> {
        if end <= self.same {
            return Some(start);
        }
        (start >= self.tail).then(|| start.checked_add_signed(self.by)).flatten()
    }
}

/// Numbers where they stand in another state of the report; those are left out where something else was written.
fn moved<'a>(
    links: impl Iterator<Item = &'a Link>,
    from: &Report,
    to: &'a Report,
) -> impl Iterator<Item = Link> {
    let shifts = TextPart::ALL.map(|part| Shift::between(from.narrative.get(part), to.narrative.get(part)));
    links.filter_map(move |link| {
        let at = TextPart::ALL.iter().position(|part| *part == link.at.part)?;
        let start = shifts[at].start(link.at.start, link.at.end)?;
        let end = start + link.at.quote.len();
        let same = to.narrative.get(link.at.part).get(start..end) == Some(link.at.quote.as_str());
        let on_form = link.terms.iter().all(|(id, _)| to.cell(*id).is_some());
        let mut link = link.clone();
        (link.at.start, link.at.end) = (start, end);
        (same && on_form).then_some(link)
    })
}

/// The words around a number, from one mark to the next.
fn clause(text: &str, start: usize, end: usize) -> &str {
    let ends = |c: char| matches!(c, '，' | '。' | '；' | '：' | '\n' | '（' | '）');
    let from =
        text[..start].rfind(ends).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let to = text[end..].find(ends).map_or(text.len(), |at| end + at);
    text[from..to].trim()
}

#[cfg(test)]
mod tests {
    use nianbao_core::check::claims::Claims;
    use nianbao_core::check::links;

    use super::*;

    const ALL: &str = "applications.new_received@total";
    const PART: TextPart = TextPart::Overview;

    fn report(text: &str, received: &str) -> Rc<Report> {
        let mut report = Report::for_year(2024);
        report.narrative.set(PART, text);
        let id = report.find(ALL).unwrap();
        report.set(id, received);
        Rc::new(report)
    }

    fn checked(links: &Links, report: &Rc<Report>) -> Links {
        links.next(report, links::links(report, &Claims::read(report)))
    }

    fn begun(report: &Rc<Report>) -> Links {
        checked(&Links::new(report.clone()), report)
    }

    fn offered(links: &Links, report: &Report) -> Vec<String> {
        links
            .offers(report, PART)
            .into_iter()
            .map(|offer| format!("{}→{}", offer.link.at.quote, offer.to))
            .collect()
    }

    const TEXT: &str = "2024年，收到政府信息公开申请五件，比上年多。";

    #[test]
    fn a_number_that_agreed_is_offered_when_its_cell_changes() {
        let first = report(TEXT, "5");
        let links = begun(&first);
        assert!(offered(&links, &first).is_empty());
        assert_eq!(links.agreeing(&first, PART).len(), 1);
        // Half typed: blank, then 1, then 12.
        let blank = report(TEXT, "");
        let links = checked(&links, &blank);
        assert!(offered(&links, &blank).is_empty(), "blank is not 0");
        let twelve = report(TEXT, "12");
        let links = checked(&links, &twelve);
        assert_eq!(offered(&links, &twelve), ["五件→十二件"]);
        assert!(links.agreeing(&twelve, PART).is_empty());
        // As it was before.
        let links = checked(&links, &first);
        assert!(offered(&links, &first).is_empty());
        assert_eq!(links.agreeing(&first, PART).len(), 1);
    }

    #[test]
    fn a_number_that_never_agreed_is_left_alone() {
        let wrong = report(TEXT, "7");
        let links = begun(&wrong);
        let changed = report(TEXT, "8");
        assert!(offered(&checked(&links, &changed), &changed).is_empty());
    }

    #[test]
    fn a_number_is_followed_while_its_text_is_written_on() {
        let links = begun(&report(TEXT, "5"));
        let longer = report(&format!("新的开头。{TEXT}还有一句。"), "5");
        let links = checked(&links, &longer);
        let changed = report(longer.narrative.get(PART), "6");
        let links = checked(&links, &changed);
        assert_eq!(offered(&links, &changed), ["五件→六件"]);
        // Before the next check the places move with what is typed in front.
        let typed = report(&format!("再加。{}", longer.narrative.get(PART)), "6");
        assert_eq!(offered(&links, &typed), ["五件→六件"]);
        let Edit::Text { text, .. } = edit(&typed, PART, &links.offers(&typed, PART)) else { panic!() };
        assert_eq!(text, typed.narrative.get(PART).replace("五件", "六件"));
        // Who writes another number has decided.
        let rewritten = report(&typed.narrative.get(PART).replace("五件", "九件"), "6");
        assert!(offered(&checked(&links, &rewritten), &rewritten).is_empty());
    }

    #[test]
    fn an_offer_is_declined_until_the_cell_changes_again() {
        let links = begun(&report(TEXT, "5"));
        let six = report(TEXT, "6");
        let mut links = checked(&links, &six);
        let offer = links.offers(&six, PART).remove(0);
        links.decline(&offer);
        assert!(offered(&links, &six).is_empty());
        let links = checked(&links, &six);
        assert!(offered(&links, &six).is_empty());
        let seven = report(TEXT, "7");
        assert_eq!(offered(&checked(&links, &seven), &seven), ["五件→七件"]);
    }

    #[test]
    fn a_cell_knows_what_is_said_of_it() {
        let report = report(TEXT, "5");
        let links = begun(&report);
        let id = report.find(ALL).unwrap();
        assert_eq!(links.said(&report), [(id, PART, "收到政府信息公开申请五件".to_owned())]);
    }

    #[test]
    fn places_move_with_the_text() {
        let shift = |old: &str, new: &str, start, end| Shift::between(old, new).start(start, end);
        assert_eq!(shift("甲5乙", "甲5乙丙", 3, 4), Some(3));
        assert_eq!(shift("甲5乙", "丙甲5乙", 3, 4), Some(6));
        assert_eq!(shift("丙甲5乙", "甲5乙", 6, 7), Some(3));
        assert_eq!(shift("甲5乙", "甲6乙", 3, 4), None);
        assert_eq!(shift("55", "5", 0, 1), Some(0));
        assert_eq!(shift("55", "5", 1, 2), None);
        assert_eq!(shift("", "", 0, 0), Some(0));
    }
}

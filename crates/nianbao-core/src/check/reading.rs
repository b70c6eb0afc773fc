//! What several rules want to know of one report's text, each made once, when the first of them asks. Knows no rule.

use std::cell::OnceCell;

use super::claims::Claims;
use super::flow::Flow;
use super::last_year::LastYear;
use super::letters::{self, Letters};
use super::likeness::{self, Likeness, Repeat};
use super::marks::Marks;
use super::pairs::Seen;
use super::text::{self, Digits};
use crate::form::Part;
use crate::model::{Report, TextPart};

/// A report's text as the rules on text read it, with last year's beside it.
#[derive(Debug)]
pub struct Reading<'a> {
    report: &'a Report,
    last: Option<&'a LastYear<'a>>,
    letters: OnceCell<Vec<(TextPart, Letters<'a>)>>,
    flows: OnceCell<Vec<(TextPart, Flow<'a>)>>,
    seen: OnceCell<Seen>,
    marks: OnceCell<Vec<(TextPart, Marks<'a>)>>,
    claims: OnceCell<Claims>,
    is_cut: OnceCell<bool>,
    codes: OnceCell<Vec<(TextPart, &'a str, Digits)>>,
    compared: OnceCell<likeness::Text>,
    likeness: OnceCell<Option<Likeness>>,
    repeats: [OnceCell<Vec<Repeat>>; likeness::PARTS.len()],
}

/// The digits of the shortest code that says something about a person.
const CODE: usize = 11;

impl<'a> Reading<'a> {
    /// Of a report, and last year's where that is at hand; nothing is read yet.
    pub fn new(report: &'a Report, last: Option<&'a LastYear<'a>>) -> Reading<'a> {
        Reading {
            report,
            last,
            letters: OnceCell::new(),
            flows: OnceCell::new(),
            seen: OnceCell::new(),
            marks: OnceCell::new(),
            claims: OnceCell::new(),
            is_cut: OnceCell::new(),
            codes: OnceCell::new(),
            compared: OnceCell::new(),
            likeness: OnceCell::new(),
            repeats: Default::default(),
        }
    }

    /// The report that is read.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// Last year's.
    pub(super) fn previous(&self) -> Option<&'a Report> {
        self.last.map(LastYear::report)
    }

    /// Of another report beside the same last year's.
    pub(super) fn instead<'b>(&'b self, report: &'b Report) -> Reading<'b> {
        Reading::new(report, self.last)
    }

    /// How much of the text was taken over from last year; `None` without last year's, and for too short a text.
    pub fn likeness(&self) -> Option<&Likeness> {
        self.likeness.get_or_init(|| self.last?.text().likeness(self.compared())).as_ref()
    }

    /// The sentences of a part that stand in both years' text.
    pub fn repeats(&self, part: Part) -> &[Repeat] {
        let Some((at, last)) = likeness::PARTS.iter().position(|own| *own == part).zip(self.last) else {
            return &[];
        };
        self.repeats[at].get_or_init(|| {
            let both = last.text().repeats(self.compared(), part);
            both.map(|(now, before)| Repeat {
                now: now.range(self.report),
                before: before.range(last.report()),
            })
            .collect()
        })
    }

    /// The text as it is compared with last year's.
    fn compared(&self) -> &likeness::Text {
        self.compared.get_or_init(|| likeness::text(self.letters()))
    }

    /// What the text says in numbers.
    pub fn claims(&self) -> &Claims {
        self.claims.get_or_init(|| Claims::of(self.report, self.letters()))
    }

    /// The characters of every piece of text that is not empty, in printed order.
    fn letters(&self) -> &[(TextPart, Letters<'a>)] {
        self.letters.get_or_init(|| letters::pieces(self.report))
    }

    /// Every piece of text that is not empty, in printed order.
    pub(super) fn flows(&self) -> &[(TextPart, Flow<'a>)] {
        self.flows.get_or_init(|| self.letters().iter().map(|(part, text)| (*part, Flow::of(text))).collect())
    }

    /// The marks of every piece of text that is not empty, in printed order.
    pub(super) fn marks(&self) -> &[(TextPart, Marks<'a>)] {
        self.marks
            .get_or_init(|| self.letters().iter().map(|(part, text)| (*part, Marks::of(text))).collect())
    }

    /// Those of a list of words that may stand anywhere in the text, in their order: the others need not be looked for in
    /// each piece of it.
    pub(super) fn among<'w>(&self, words: &[&'w str]) -> Vec<&'w str> {
        let seen = self.seen.get_or_init(|| Seen::new(self.flows().iter().map(|(_, flow)| &flow.chars[..])));
        words.iter().copied().filter(|word| seen.may_have(word)).collect()
    }

    /// Whether one of these words stands anywhere as it was written.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        let flows = self.flows();
        self.among(words)
            .iter()
            .any(|word| flows.iter().any(|(_, flow)| flow.verbatim(word).next().is_some()))
    }

    /// Whether the text says that something was left out of it.
    pub(super) fn is_cut(&self) -> bool {
        *self.is_cut.get_or_init(|| {
            self.flows().iter().any(|(_, flow)| text::may_be_cut(flow)) && text::is_cut(self.report)
        })
    }

    /// Whether the text is there from beginning to end.
    pub(super) fn is_whole(&self) -> bool {
        text::is_begun_and_ended(self.report) && !self.is_cut()
    }

    /// Runs of digits that may be somebody's number, at least so long, with the piece of text they stand in.
    pub(super) fn codes(&self, least: usize) -> impl Iterator<Item = (TextPart, &'a str, &Digits)> {
        debug_assert!(least >= CODE);
        let codes = self.codes.get_or_init(|| {
            let long = self.flows().iter().filter(|(_, flow)| text::has_long_run(flow, CODE));
            let runs = |(part, flow): &(TextPart, Flow<'a>)| {
                let (part, words) = (*part, flow.text());
                text::digits(words, CODE).into_iter().map(move |run| (part, words, run))
            };
            long.flat_map(runs).collect()
        });
        let long = codes.iter().filter(move |(.., run)| run.digits.len() >= least);
        long.map(|(part, words, run)| (*part, *words, run))
    }
}

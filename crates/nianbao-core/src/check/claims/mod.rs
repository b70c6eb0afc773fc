//! What the text says in numbers, read once for all rules: which number, of what, whose, of which year, and which cells
//! of the tables it can mean. A number that equals a cell it can mean agrees with it; both are kept, because a page
//! links the two. Knows no rule. Linear in the length of the text.

mod author;
mod behind;
mod cells;
mod collector;
mod each;
mod figures;
mod firm;
mod lex;
mod likely;
mod making;
mod meaning;
mod nothing;
mod number;
mod plain;
mod reader;
mod section;
mod shares;
mod state;
mod sums;
mod vocabulary;
mod ways;
mod words;

use super::letters::{self, Letters};
use super::quote;
use crate::model::{Amount, Report, TextPart, TextRange};

pub use meaning::{Candidate, Verdict};
pub(super) use meaning::{candidates, received, shares_of, wholes};
pub use number::{Number, Unit};
pub(super) use sums::{Base, Kind, Share, Sum, share};
pub use words::act;

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Applications for disclosure.
    Applications,
    /// Administrative reviews.
    Review,
    /// Suits of both kinds.
    Suit,
    /// Suits without a review before.
    Direct,
    /// Suits after a review.
    AfterReview,
    /// Normative documents.
    Documents,
    /// Rules of governments.
    Rules,
    /// Permits.
    Licensing,
    /// Penalties.
    Penalties,
    /// Coercive measures.
    Coercion,
    /// Administrative fees.
    AdminFees,
    /// The fee for handling applications.
    ProcessingFee,
}

/// Several topics at once: `行政复议、行政诉讼均为0`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics(u16);

impl Topics {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this is among them.
    pub fn has(self, topic: Topic) -> bool {
        self.0 & (1 << topic as u16) != 0
    }

    /// Whether it is this one and no other.
    pub fn is(self, topic: Topic) -> bool {
        self.0 == 1 << topic as u16
    }

    fn one(topic: Topic) -> Topics {
        Topics(1 << topic as u16)
    }

    fn with(self, topic: Topic) -> Topics {
        Topics(self.0 | 1 << topic as u16)
    }

    /// Whether all of them are reviews or suits.
    pub fn are_disputes(self) -> bool {
        let disputes = [Topic::Review, Topic::Suit, Topic::Direct, Topic::AfterReview];
        !self.is_empty() && self.0 & !disputes.iter().fold(0, |set, topic| set | 1 << *topic as u16) == 0
    }
}

/// Whose cases a claim counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The clause does not say.
    #[default]
    Unsaid,
    /// The organ itself: 本机关, 办公室.
    Own,
    /// The whole region: 全市, 全县.
    Region,
    /// A way of applying or some of the organs: always a part.
    Portion,
}

/// What a claim says, apart from the number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Subject {
    /// What it is about.
    pub topics: Topics,
    /// What was done, as bits of `act`.
    pub acts: u16,
    /// The row of results, by key.
    pub row: Option<&'static str>,
    /// Who applied, by key.
    pub column: Option<&'static str>,
    /// How disputes ended, by key.
    pub ending: Option<&'static str>,
}

/// One statement of the text that a cell can confirm.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The piece of text.
    pub part: TextPart,
    /// The bytes of the words that say so.
    pub words: (usize, usize),
    /// The bytes of the number with its unit, or of the word that says that there was nothing.
    pub figure: (usize, usize),
    /// The number; 0 where the text says in words that there was nothing.
    pub number: Number,
    /// Whether it is said in words: 未收到.
    pub in_words: bool,
    /// What it is about.
    pub subject: Subject,
    /// Whose cases it counts.
    pub scope: Scope,
    /// Whether the clause itself says enough to contradict a table; otherwise it can only agree with one.
    pub firm: bool,
    /// Of what it is follows from its place alone: 受理144件.
    pub(super) implied: bool,
    /// It is what those received and those carried over come to: 合计150件.
    pub(super) in_all: bool,
    /// What the tables say of it.
    pub verdict: Verdict,
}

impl Claim {
    /// The words as a place.
    pub fn place(&self, report: &Report) -> TextRange {
        range(report, self.part, self.words)
    }

    /// The words in “ ”, without spaces and line breaks.
    pub(super) fn quoted(&self, report: &Report) -> String {
        let text = self.place(report).quote;
        quote::quoted(&text.chars().filter(|c| !c.is_whitespace()).collect::<String>())
    }
}

/// A share of the applications: 以自然人名义提出的申请占总数的83.3%.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Portion {
    /// Where it stands.
    pub(super) part: TextPart,
    /// The part of all it is the share of.
    pub(super) subject: Subject,
    /// Of which whole.
    pub(super) base: Base,
    /// The wholes that the sentence has named before.
    pub(super) wholes: Vec<Amount>,
    /// The share in percent.
    pub(super) percent: Amount,
    /// The decimals it was rounded to.
    pub(super) decimals: u32,
    /// Its bytes.
    pub(super) bytes: (usize, usize),
}

/// All that the text says in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// The claims in printed order.
    pub claims: Vec<Claim>,
    /// Sums the text states.
    pub(super) sums: Vec<Sum>,
    /// Shares the text states.
    pub(super) shares: Vec<Share>,
    /// Shares of parts of the applications that are not counted beside.
    pub(super) portions: Vec<Portion>,
    /// Statements that everything was closed: part, bytes, and of what.
    pub(super) all_closed: Vec<(TextPart, (usize, usize), Topics)>,
}

impl Claims {
    /// Reads the text of a report and holds it against its tables.
    pub fn read(report: &Report) -> Claims {
        Claims::of(report, &letters::pieces(report))
    }

    /// The same by the characters of its text.
    pub(super) fn of(report: &Report, pieces: &[(TextPart, Letters<'_>)]) -> Claims {
        let mut claims = Claims::default();
        let author = author::Author::new(report);
        for (part, text) in pieces {
            // The lead holds addresses, numbers of notices and dates, and nothing the tables hold.
            if *part != TextPart::Lead {
                reader::read(*part, text, &author, &mut claims);
            }
        }
        meaning::judge_all(report, &mut claims.claims);
        claims.divided(report);
        claims.named_twice(report);
        claims.implied();
        claims
    }

    /// Where the text has said rightly how many there were, 受理36件，答复35件 behind it counts some of them.
    fn implied(&mut self) {
        const NEAR: usize = 60;
        // What was done to applications that the text counts rightly somewhere.
        let agrees = |claim: &&Claim| !claim.implied && matches!(claim.verdict, Verdict::Agrees(_));
        let alike = |claim: &&Claim| agrees(claim) && claim.subject.topics.is(Topic::Applications);
        // 合计150件 does not say how many were received; what it is the sum of does.
        let counts = |claim: &&Claim| alike(claim) && !claim.in_all;
        let said = self.claims.iter().filter(counts).fold(0, |acts, claim| acts | claim.subject.acts);
        let mut silent: Option<(TextPart, usize)> = None;
        for claim in &mut self.claims {
            let again = claim.subject.acts & said != 0;
            let goes_on = silent.is_some_and(|(part, end)| part == claim.part && claim.words.0 < end + NEAR);
            if claim.implied && (again || goes_on) && matches!(claim.verdict, Verdict::Differs(_)) {
                claim.verdict = Verdict::Unjudged;
                silent = Some((claim.part, claim.words.1));
            }
        }
    }

    /// Of this year's 予以公开13件, 不予公开2件; of those carried over 予以公开1件: a row named twice in one sentence.
    fn named_twice(&mut self, report: &Report) {
        const MOST: usize = 16;
        for first in 0..self.claims.len() {
            let one = &self.claims[first];
            let (Verdict::Differs(tried), Some(_)) = (&one.verdict, one.subject.row) else { continue };
            let (mut members, mut whole) = (vec![first], one.number.value);
            for at in first + 1..self.claims.len().min(first + MOST) {
                let (before, next) = (&self.claims[at - 1], &self.claims[at]);
                let between = report.narrative.get(one.part).get(before.figure.1..next.figure.0);
                if next.part != one.part || between.is_none_or(|between| between.contains(['。', '\n'])) {
                    break;
                }
                if next.subject == one.subject {
                    members.push(at);
                    whole += next.number.value;
                }
            }
            if members.len() > 1 && tried.iter().any(|candidate| candidate.value == whole) {
                members.into_iter().for_each(|at| self.claims[at].verdict = Verdict::Elsewhere);
            }
        }
    }

    /// The office's own cases and those of others, named apart: 县政府办公室收到12件，各部门收到30件，乡镇收到2件. In one
    /// sentence nobody needs to be named: 联合制发1件，单独制发1件.
    fn divided(&mut self, report: &Report) {
        const MOST: usize = 8;
        // 未收到 does not say which act it denies.
        let same = |one: Subject, other: Subject| {
            let acts = one.acts == other.acts || one.acts == 0 || other.acts == 0;
            acts && one == Subject { acts: one.acts, ..other }
        };
        let tried = |claim: &Claim, whole: Amount| match &claim.verdict {
            Verdict::Differs(tried) => tried.iter().any(|candidate| candidate.value == whole),
            _ => false,
        };
        let mut first = 0;
        while first < self.claims.len() {
            let one = &self.claims[first];
            let (mut whole, mut own, mut last) = (one.number.value, one.scope == Scope::Own, first);
            let mut one_sentence = true;
            let found = loop {
                let Some(next) = self.claims.get(last + 1).filter(|_| last - first < MOST) else {
                    break false;
                };
                let end = self.claims[last].figure.1;
                let apart = next.part == one.part && next.figure.0 > end;
                if !apart || !same(one.subject, next.subject) {
                    break false;
                }
                one_sentence &= !report.narrative.get(one.part)[end..next.figure.0].contains(['。', '\n']);
                (whole, own, last) = (whole + next.number.value, own || next.scope == Scope::Own, last + 1);
                let named = own || one_sentence;
                if named && self.claims[first..=last].iter().any(|claim| tried(claim, whole)) {
                    break true;
                }
            };
            if found {
                self.claims[first..=last].iter_mut().for_each(|claim| claim.verdict = Verdict::Elsewhere);
                first = last;
            }
            first += 1;
        }
    }
}

/// Bytes of a piece of text as a place.
pub(super) fn range(report: &Report, part: TextPart, (start, end): (usize, usize)) -> TextRange {
    let quote = report.narrative.get(part).get(start..end).unwrap_or_default().to_owned();
    TextRange { part, start, end, quote }
}

#[cfg(test)]
mod effects;
#[cfg(test)]
mod guards;
#[cfg(test)]
mod phrases;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;

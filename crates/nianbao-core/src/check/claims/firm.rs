//! Whether the words around a number say enough of what it is for it to contradict a table; else it can only agree with
//! one. Knows no cell.

use super::figures::DEALT;
use super::number::{Number, Unit};
use super::reader::Reader;
use super::state::State;
use super::words::act;
use super::{Claim, Topic, Topics};

/// How the words around a number say what it is of.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Words before it say something.
    pub(super) before: bool,
    /// It counts all applications by its place alone: 受理144件，.
    pub(super) dealt: bool,
    /// What it is of was named in a sentence before.
    pub(super) inherited: bool,
}

impl Reader<'_> {
    /// Whether it is sure what a number counts whose words begin at `start`.
    pub(super) fn is_firm(&self, number: Number, state: &State, start: usize, around: Around) -> bool {
        let Around { before, dealt, inherited } = around;
        let (segment, acts) = (&state.segment, state.segment.acts);
        let (carried, outcome) = (segment.is_carried(), segment.is_outcome());
        // 收到17件，其中引发行政复议1件: no part of the 17.
        let other = state.explicit && state.topics.are_disputes() && !self.has_said(u16::MAX, state.topics);
        let fresh = acts & act::ISSUED != 0
            && self.is_of_this_year(start)
            && !self.has_said(act::ISSUED, state.topics);
        let named = outcome || carried || segment.ending.is_some();
        let part_of_acts = state.among && !fresh && !named && !other;
        let sure = number.unit != Unit::Piece || segment.gap == 0;
        let nothing_done = !(outcome || carried || acts & DEALT != 0);
        let of_papers =
            state.topics.is(Topic::Applications) && nothing_done && self.is_of_papers(number, state);
        // 对不予公开的3件申请逐件复核: some of them, or all.
        let dealt_with_again = outcome && self.plain.chars.get(state.clause) == Some(&'对');
        let either = segment.ending.is_some() && !state.explicit && self.ends_either();
        if !sure || dealt_with_again || of_papers || part_of_acts || either {
            return false;
        }
        // Only applications are dealt with so, and only their applicants are told apart, where they are spoken of.
        let of_applications = self.in_aspect() && state.topics.is(Topic::Applications) && !state.lost;
        // 行政复议17件，7件结果维持
        let ended = segment.ending.is_some_and(|ending| ending != "decided");
        // 收到3件 far from the word 申请 may count letters; 予以公开3件 may not.
        let close = if before { acts & DEALT == 0 || segment.gap == 0 } else { carried || ended };
        state.explicit || ((carried || outcome || dealt) && of_applications) || (!inherited && close)
    }

    /// 制定依申请公开规程5件, 整理依申请公开档案5件, on the website 依申请公开5条: nothing is done to applications here.
    fn is_of_papers(&self, number: Number, state: &State) -> bool {
        let made = state.segment.acts & (act::ISSUED | act::PUBLISHED) != 0;
        made || state.segment.gap > 0 || (number.unit == Unit::Piece && !self.in_aspect())
    }

    /// 其中本年新制发7件: what was issued this year is no part somebody chose.
    pub(super) fn is_of_this_year(&self, at: usize) -> bool {
        let chars = &self.plain.chars;
        let ends = |words: &str| {
            let mut before = chars[..at].iter().rev();
            words.chars().rev().all(|c| before.next() == Some(&c))
        };
        let this = ["本年", "本年度", "今年", "当年", "当年度"];
        chars.get(at) == Some(&'新') || ends("新") || this.iter().any(|words| ends(words))
    }

    /// 行政复议5件、行政诉讼0件，其中维持2件: of the ones or of the others.
    fn ends_either(&self) -> bool {
        const REACH: usize = 16;
        let said = &self.into.claims[self.claimed..];
        let said = &said[said.len().saturating_sub(REACH)..];
        let whole = |claim: &Claim| claim.subject.topics.are_disputes() && claim.subject.ending.is_none();
        let Some(last) = said.iter().rposition(whole) else { return false };
        let before = last.checked_sub(1).map(|at| &said[at]).filter(|before| whole(before));
        let reviews = |claim: &Claim| claim.subject.topics.is(Topic::Review);
        before.is_some_and(|before| reviews(before) != reviews(&said[last]))
    }

    /// Whether the sentence has counted what was done to these before: 新制定7件，其中新增5件.
    fn has_said(&self, acts: u16, topics: Topics) -> bool {
        let said = &self.into.claims[self.claimed..];
        let done = |claim: &Claim| acts == u16::MAX || claim.subject.acts & acts != 0;
        said.iter().any(|claim| claim.subject.topics == topics && done(claim))
    }
}

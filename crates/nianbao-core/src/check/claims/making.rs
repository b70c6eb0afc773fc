//! What was understood becomes a claim, or does not: the last questions asked of it. Knows no cell.

use super::lex::{Kind, Token};
use super::number::{About, Number, Unit};
use super::reader::Reader;
use super::state::{State, subject};
use super::words::{Word, act};
use super::{Claim, Subject, Topic, Topics, Verdict};
use crate::model::Amount;

impl Reader<'_> {
    /// 均已办结: of the applications, or of all reviews and suits the sentence has named.
    pub(super) fn all_closed(&mut self, tokens: &[Token], at: usize) {
        let (token, before) = (&tokens[at], &tokens[..at]);
        let mut state = self.state;
        // 截至年底均已办结，无结转申请: what follows says of what.
        let carries = |token: &Token| matches!(token.kind, Kind::Word(Word::Act(acts)) if acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0);
        // 上年结转的6件已全部办结: those, and nothing is said of this year's.
        let names = |token: &Token, wanted: u16| matches!(token.kind, Kind::Word(Word::Act(acts)) if acts & wanted != 0 && acts & act::CARRIED_OUT == 0);
        if self.counts_others(before) {
            return;
        }
        let before_only = before.iter().any(|token| names(token, act::CARRIED_IN));
        if before_only && !before.iter().any(|token| names(token, act::RECEIVED)) {
            return;
        }
        if state.topics.is_empty() && self.in_aspect() && tokens[at..].iter().any(carries) {
            state.topics = Topics::one(Topic::Applications);
        }
        let disputes = state.topics.are_disputes() && state.disclosure;
        if !state.is_plain() || !(disputes || state.topics.is(Topic::Applications)) {
            return;
        }
        let mut topics = state.topics;
        for token in before.iter().filter(|_| disputes) {
            if let Kind::Word(Word::Topic(topic)) = token.kind
                && Topics::one(topic).are_disputes()
            {
                topics = topics.with(topic);
            }
        }
        let bytes = self.plain.bytes(self.text, token.start, token.end);
        self.into.all_closed.push((self.part, bytes, topics));
    }

    /// Whether the clause before 均已办结 counts what is no claim: 责令重新答复的2件，均已办结.
    fn counts_others(&self, before: &[Token]) -> bool {
        let [clause @ .., mark] = before else { return false };
        if !matches!(mark.kind, Kind::Mark('，' | ',')) {
            return false;
        }
        let closes = |token: &Token| matches!(token.kind, Kind::Mark(mark) if mark != '、');
        let clause = &clause[clause.iter().rposition(closes).map_or(0, |at| at + 1)..];
        let has = |wanted: fn(&Kind) -> bool| clause.iter().find(|token| wanted(&token.kind));
        let counted = has(|kind| matches!(kind, Kind::Number(number) if number.unit == Unit::Case));
        let compared = has(|kind| matches!(kind, Kind::Word(Word::Compare))).is_some();
        let Some(number) = counted.filter(|_| !compared) else { return false };
        let (start, end) = self.plain.bytes(self.text, number.start, number.end);
        !self.into.claims[self.claimed..].iter().any(|claim| claim.figure == (start, end))
    }

    /// `行政复议、行政诉讼均为0`
    pub(super) fn nil(&mut self, token: &Token) {
        let state = self.state;
        // 依申请公开差错为零 says nothing of how many there were.
        if !state.explicit || state.segment.gap > 1 {
            return;
        }
        let zero =
            Number { value: Amount::ZERO, unit: Unit::Case, about: About::Exactly, decimals: 0, scale: 1 };
        let start = state.segment.start.unwrap_or(token.start);
        self.claim(zero, start, (token.start, token.end), subject(&state, &state.segment), true);
    }

    fn claim(
        &mut self,
        number: Number,
        start: usize,
        figure: (usize, usize),
        subject: Subject,
        in_words: bool,
    ) {
        let state = self.state;
        if !state.is_plain() || state.topics.is_empty() {
            return;
        }
        self.claim_words(number, (start.min(figure.0), figure.1), figure, subject, in_words, true, &state);
    }

    #[expect(clippy::too_many_arguments, reason = "one place that makes claims")]
    pub(super) fn claim_words(
        &mut self,
        number: Number,
        words: (usize, usize),
        figure: (usize, usize),
        subject: Subject,
        in_words: bool,
        firm: bool,
        state: &State,
    ) -> Option<usize> {
        let money = number.unit == Unit::Yuan;
        let of_money = subject.topics.is(Topic::AdminFees) || subject.topics.is(Topic::ProcessingFee);
        let applications = subject.topics.is(Topic::Applications);
        let piece = number.unit == Unit::Piece && !state.explicit && !(applications && self.in_pieces);
        if (money != of_money && !in_words) || piece {
            return None;
        }
        let received = applications && subject.acts & act::RECEIVED != 0;
        self.in_pieces |= received && firm && number.unit == Unit::Piece;
        // Reviews and suits are this form's only where disclosure is spoken of.
        let disputes = subject.topics.are_disputes();
        if disputes && !state.disclosure && !self.in_aspect() {
            return None;
        }
        // 上年结转2件: which of them the table counts, nobody knows.
        if disputes && subject.acts & act::CARRIED_IN != 0 {
            return None;
        }
        // 受理行政复议13件 counts what somebody decides; 发生行政复议1件, where applications are what it is about, does not.
        let decides = subject.acts & (act::RECEIVED | act::HANDLED) != 0 || subject.ending == Some("decided");
        let own = self.in_aspect() && !decides;
        let firm = firm && (!disputes || state.disclosure || in_words || own);
        self.into.claims.push(Claim {
            part: self.part,
            words: self.plain.bytes(self.text, words.0, words.1),
            figure: self.plain.bytes(self.text, figure.0, figure.1),
            number,
            in_words,
            subject,
            scope: state.scope,
            firm,
            implied: false,
            in_all: false,
            verdict: Verdict::Unjudged,
        });
        Some(self.into.claims.len() - 1)
    }
}

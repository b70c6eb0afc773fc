//! Sentences to claims: walks the words and numbers of a text from left to right and keeps in mind what is spoken of.
//! Knows the vocabulary; knows no cell.

use super::lex::{self, Kind, Token};
use super::number::{About, Number, Unit};
use super::plain::Plain;
use super::state::{Segment, State, subject};
use super::sums;
use super::words::{Word, act};
use super::{Claim, Claims, Scope, Subject, Topic, Topics, Verdict};
use crate::form::Aspect;
use crate::model::{Amount, TextPart};

/// How many characters nobody understands may stand between a word and its number.
pub(super) const GAP: usize = 2;
/// The length of 和, 以及.
pub(super) const JOINT: usize = 2;
/// What 、 carries over from one kind of document or decision to the next.
pub(super) const DONE: u16 = act::ISSUED | act::PUBLISHED | act::DECIDED;
/// A line of so many characters that does not end like a sentence was perhaps cut by a page's edge.
const LONG_LINE: usize = 16;
/// The ending of cases that are not closed.
const PENDING: &str = "pending";
/// Brackets inside brackets that are followed.
const DEPTH: usize = 6;

/// Reads a piece of text.
pub(super) fn read(part: TextPart, text: &str, year: Option<u16>, into: &mut Claims) {
    let plain = Plain::new(text);
    let chars = &plain.chars;
    let mut reader = Reader::new(part, text, &plain, year, into);
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 0);
    while at < chars.len() {
        let c = chars[at];
        if matches!(c, '。' | '!' | '?' | ';' | '\n') {
            let torn = c == '\n' && at - line > LONG_LINE && !ends_a_sentence(chars, at);
            reader.sentence(&tokens, at, torn);
            tokens.clear();
            if c == '\n' {
                line = at + 1;
            }
            (reader.torn, reader.linked) = (torn, c == ';');
            at += 1;
            reader.begin = at;
            continue;
        }
        let token = lex::next(chars, at);
        if let Some(token) = token {
            tokens.push(token);
            at = token.end;
        } else {
            at += 1;
        }
    }
    reader.sentence(&tokens, chars.len(), false);
    reader.sums.list(&mut reader.into.shares);
}

/// Walks through one piece of text.
pub(super) struct Reader<'a> {
    pub(super) part: TextPart,
    pub(super) text: &'a str,
    pub(super) plain: &'a Plain,
    pub(super) year: Option<u16>,
    pub(super) into: &'a mut Claims,
    /// The sentence before was cut off by a line's end.
    pub(super) torn: bool,
    /// Only a semicolon stands before this sentence.
    pub(super) linked: bool,
    /// Where the sentence begins.
    pub(super) begin: usize,
    /// What the sentence before spoke of.
    pub(super) before: Topics,
    pub(super) state: State,
    pub(super) sums: sums::Collector,
    /// Where the last number that counts something ended.
    pub(super) counted_to: usize,
}

impl<'a> Reader<'a> {
    fn new(
        part: TextPart,
        text: &'a str,
        plain: &'a Plain,
        year: Option<u16>,
        into: &'a mut Claims,
    ) -> Reader<'a> {
        let (state, sums) = (State::default(), sums::Collector::default());
        Reader {
            part,
            text,
            plain,
            year,
            into,
            torn: false,
            linked: false,
            begin: 0,
            before: Topics::default(),
            state,
            sums,
            counted_to: 0,
        }
    }

    pub(super) fn in_aspect(&self) -> bool {
        self.part == TextPart::Aspect(Aspect::Applications)
    }

    fn sentence(&mut self, tokens: &[Token], end: usize, torn: bool) {
        let disclosure = self.linked && self.state.disclosure;
        let segment = Segment { end: self.begin, ..Segment::default() };
        self.state = State { topics: self.before, disclosure, segment, ..State::default() };
        if !self.linked {
            self.sums.list(&mut self.into.shares);
        }
        self.sums.reset();
        // A sentence of which a line's end may have cut something off says nothing for certain.
        if torn || self.torn {
            self.before = Topics::default();
            return;
        }
        let closed = self.into.all_closed.len();
        let mut stack: Vec<State> = Vec::new();
        let (mut clause, mut nothing) = (0, None);
        let mut inherited = !self.linked;
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark(mark) => {
                    let closes = mark != '、';
                    if closes {
                        self.nothing(&tokens[clause..at], nothing.take(), token.start);
                        clause = at + 1;
                    }
                    self.mark(mark, token, &mut stack);
                }
                Kind::Word(word) => {
                    if let Word::Not { .. } = word {
                        // 未收到申请、未发生复议: two statements in one clause.
                        self.nothing(&tokens[clause..at], nothing.take(), token.start);
                        if self.state.denied {
                            clause = at;
                        }
                        nothing = Some(at - clause);
                        self.state.denied = true;
                    }
                    if word == Word::AllClosed {
                        self.all_closed(token, &tokens[..at]);
                    }
                    self.word(word, token);
                    inherited &= !self.state.explicit;
                }
                Kind::Number(number) => self.number(number, token, &tokens[at + 1..], inherited),
            }
        }
        self.nothing(&tokens[clause..], nothing, end);
        // 均已办结，另有3件结转下年度 says itself what was left, and so does 1件正在审理.
        let left = |token: &Token| match token.kind {
            Kind::Word(Word::Act(acts)) => acts & act::CARRIED_OUT != 0,
            Kind::Word(Word::Ending(ending)) => ending == PENDING,
            _ => false,
        };
        if self.state.scope == Scope::Portion || tokens.iter().any(left) {
            self.into.all_closed.truncate(closed);
        }
        self.before = self.state.topics;
        self.sums.finish(self.part, &mut self.into.sums);
    }

    fn mark(&mut self, mark: char, token: &Token, stack: &mut Vec<State>) {
        let segment = Segment { end: token.end, ..Segment::default() };
        self.sums.mark(mark);
        match mark {
            '（' if stack.len() < DEPTH => stack.push(self.state),
            '）' => {
                if let Some(mut outer) = stack.pop() {
                    // 其他处理（含撤回）341件: what stood before the bracket still counts.
                    outer.segment.end = token.end;
                    self.state = outer;
                    return;
                }
            }
            _ => {}
        }
        let state = &mut self.state;
        state.segment = segment;
        if mark != '、' {
            state.explicit = false;
            state.joining = false;
            state.compare = false;
            state.narrower = false;
            state.denied = false;
            state.done = 0;
        }
    }

    fn word(&mut self, word: Word, token: &Token) {
        let in_aspect = self.in_aspect();
        let state = &mut self.state;
        let gap = token.start.saturating_sub(state.segment.end);
        if gap > 0 && state.segment.means {
            state.segment.gap += gap;
        }
        if gap > JOINT || word == Word::Because {
            state.joining = false;
        }
        state.segment.end = token.end;
        self.sums.word();
        let mut means = true;
        match word {
            Word::Topic(topic) => state.topic(topic),
            // 林木采伐申请, 涉及征地的申请: words that nobody knows right before it make it another application.
            Word::Application if gap > 1 => state.away(),
            Word::Application => {
                let known = state.topics.is(Topic::Applications) || state.disclosure;
                if known || (in_aspect && (state.topics.is_empty() || !state.explicit)) {
                    if !(state.explicit && state.topics.is(Topic::Applications)) {
                        state.topic(Topic::Applications);
                    }
                } else {
                    state.away();
                }
            }
            Word::Elsewhere => state.away(),
            Word::Opened => {
                state.away();
                state.opened = true;
            }
            Word::Sorted => state.sorted = true,
            Word::Act(acts) => {
                state.sorted &= acts & act::RECEIVED == 0;
                state.done |= acts & DONE;
                let carried = act::CARRIED_IN | act::CARRIED_OUT;
                if state.segment.acts & carried == 0 {
                    let acts = if acts & carried != 0 { acts } else { state.segment.acts | acts };
                    state.segment.acts = acts;
                }
            }
            Word::Row(key) => state.segment.row = Some(key),
            Word::Column(key) => state.segment.column = Some(key),
            Word::Ending(key) => state.segment.ending = Some(key),
            _ => {
                means = false;
                self.circumstance(word, token);
            }
        }
        let segment = &mut self.state.segment;
        if means {
            segment.start.get_or_insert(token.start);
            segment.gap = 0;
            segment.means = true;
        }
    }

    /// Words that say when, where and how.
    fn circumstance(&mut self, word: Word, token: &Token) {
        let state = &mut self.state;
        match word {
            Word::Disclosure => state.disclosure = true,
            Word::This => state.other_time = false,
            Word::OtherTime => state.other_time = true,
            Word::Compare => state.compare = true,
            Word::Own => state.scope = Scope::Own,
            Word::Region => state.scope = Scope::Region,
            Word::Portion => state.scope = Scope::Portion,
            Word::Narrower => state.narrower = true,
            Word::Among => {
                state.among = true;
                self.sums.among();
            }
            Word::Next => *state = State::default(),
            Word::Nil => self.nil(token),
            Word::Share => self.sums.share(),
            Word::AndSo => self.sums.and_so(),
            Word::InAll => self.sums.in_all(),
            _ => {}
        }
    }

    /// 均已办结: of the applications, or of all reviews and suits the sentence has named.
    fn all_closed(&mut self, token: &Token, before: &[Token]) {
        let state = &self.state;
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

    /// `行政复议、行政诉讼均为0`
    fn nil(&mut self, token: &Token) {
        let state = self.state;
        if !state.explicit || state.segment.gap > GAP {
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
        if (money != of_money && !in_words) || (number.unit == Unit::Piece && !state.explicit) {
            return None;
        }
        // Reviews and suits are this form's only where disclosure is spoken of.
        let disputes = subject.topics.are_disputes();
        if disputes && !state.disclosure && !self.in_aspect() {
            return None;
        }
        let firm = firm && (!disputes || state.disclosure || in_words);
        self.into.claims.push(Claim {
            part: self.part,
            words: self.plain.bytes(self.text, words.0, words.1),
            figure: self.plain.bytes(self.text, figure.0, figure.1),
            number,
            in_words,
            subject,
            scope: state.scope,
            firm,
            verdict: Verdict::Unjudged,
        });
        Some(self.into.claims.len() - 1)
    }
}

fn ends_a_sentence(chars: &[char], at: usize) -> bool {
    at == 0 || matches!(chars[at - 1], '。' | '!' | '?' | ';' | ':' | '\n' | '）' | '”')
}

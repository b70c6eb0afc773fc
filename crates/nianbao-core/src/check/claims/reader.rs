//! Sentences to claims: walks the words and numbers of a text from left to right and keeps in mind what is spoken of.
//! Knows the vocabulary; knows no cell.

use super::author::Author;
use super::collector::Collector;
use super::each::Each;
use super::figures::is_of_the_rest;
use super::lex::{self, Kind, Token};
use super::plain::Plain;
use super::section::{Section, begins_item, is_heading};
use super::state::{PENDING, Segment, State};
use super::ways::is_a_way;
use super::words::{self, Word, act};
use super::{Claims, Scope, Topics};
use crate::check::letters::{Letters, is_usual_han};
use crate::form::Aspect;
use crate::model::{Amount, TextPart};

/// How many characters nobody understands may stand between a word and its number.
pub(super) const GAP: usize = 2;
/// The length of 和, 以及.
pub(super) const JOINT: usize = 2;
/// A line of so many characters that does not end like a sentence was perhaps cut by a page's edge.
const LONG_LINE: usize = 16;
/// Brackets inside brackets that are followed.
const DEPTH: usize = 6;

/// Reads a piece of text.
pub(super) fn read(part: TextPart, letters: &Letters<'_>, author: &Author, into: &mut Claims) {
    let (plain, text) = (Plain::of(letters), letters.text());
    let chars = &plain.chars;
    let mut reader = Reader::new(part, text, &plain, author, into);
    let lexicon = words::lexicon();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut line) = (0, 0);
    while at < chars.len() {
        let c = chars[at];
        if !is_usual_han(c) && matches!(c, '。' | '!' | '?' | ';' | '\n') {
            let torn = c == '\n'
                && at - line > LONG_LINE
                && !ends_a_sentence(chars, at)
                && !is_heading(&chars[line..at])
                && !begins_item(&chars[at + 1..]);
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
        let token = lex::next(lexicon, chars, at);
        if let Some(token) = token {
            tokens.push(token);
            at = token.end;
        } else if let Some(length) = author.named(chars, at) {
            tokens.push(Token { kind: Kind::Word(Word::Filler), start: at, end: at + length });
            at += length;
        } else {
            at += 1;
        }
    }
    reader.sentence(&tokens, chars.len(), false);
    reader.sums.list(&mut reader.into.shares);
}

/// What a sentence leaves behind for the next.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    topics: Topics,
    lost: bool,
    papers: bool,
    /// Another year was spoken of, not only compared with: 较2023年增长5%.
    other_time: bool,
    pub(super) portion: bool,
}

/// Walks through one piece of text.
pub(super) struct Reader<'a> {
    pub(super) part: TextPart,
    pub(super) text: &'a str,
    pub(super) plain: &'a Plain,
    pub(super) author: &'a Author,
    pub(super) into: &'a mut Claims,
    /// The sentence before was cut off by a line's end.
    pub(super) torn: bool,
    /// Only a semicolon stands before this sentence.
    pub(super) linked: bool,
    /// Where the sentence begins.
    pub(super) begin: usize,
    /// What the sentence before spoke of.
    pub(super) before: Before,
    pub(super) section: Section,
    pub(super) state: State,
    pub(super) sums: Collector,
    /// Where the last number that counts something ended.
    pub(super) counted_to: usize,
    /// What the next numbers are of.
    pub(super) each: Option<Each>,
    /// The sentence counts applications in pieces: 收到申请7条，同意公开7条.
    pub(super) in_pieces: bool,
    /// The sentence tells apart what was 延期.
    pub(super) extended: bool,
    /// How many claims there were before this sentence.
    pub(super) claimed: usize,
}

impl<'a> Reader<'a> {
    fn new(
        part: TextPart,
        text: &'a str,
        plain: &'a Plain,
        author: &'a Author,
        into: &'a mut Claims,
    ) -> Reader<'a> {
        let (state, sums) = (State::default(), Collector::default());
        Reader {
            part,
            text,
            plain,
            author,
            into,
            torn: false,
            linked: false,
            begin: 0,
            before: Before::default(),
            section: Section::default(),
            state,
            sums,
            counted_to: 0,
            each: None,
            in_pieces: false,
            extended: false,
            claimed: 0,
        }
    }

    /// Whether the text is on applications here, by its place or by the heading above it.
    pub(super) fn in_aspect(&self) -> bool {
        self.part == TextPart::Aspect(Aspect::Applications) || self.section.is_on_applications()
    }

    fn sentence(&mut self, tokens: &[Token], end: usize, torn: bool) {
        self.begin_sentence(end);
        // A sentence of which a line's end may have cut something off says nothing for certain.
        if torn || self.torn {
            self.before = Before::default();
            return;
        }
        (self.each, self.claimed, self.in_pieces) = (None, self.into.claims.len(), false);
        self.extended = tokens.iter().any(|token| token.kind == Kind::Word(Word::Extended));
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
                    if let Word::Not { .. } | Word::Unmade(_) = word {
                        // 未收到申请、未发生复议: two statements in one clause.
                        self.nothing(&tokens[clause..at], nothing.take(), token.start);
                        if self.state.denied {
                            clause = at;
                        }
                        nothing = Some(at - clause);
                        self.state.denied = true;
                    }
                    self.of_the_sentence(word, tokens, at);
                    self.word(word, token);
                    inherited &= !self.state.explicit;
                }
                Kind::Number(number) => {
                    self.state.other_time |= inherited && self.state.lasting;
                    self.number(number, token, &tokens[at + 1..], inherited);
                }
            }
        }
        self.nothing(&tokens[clause..], nothing, end);
        let some = self.into.all_closed.len() > closed;
        if some && (self.state.scope == Scope::Portion || says_what_was_left(tokens)) {
            self.into.all_closed.truncate(closed);
        }
        let State { topics, lost, papers, scope, .. } = self.state;
        let other_time = self.state.compared.unwrap_or(self.state.other_time);
        self.before = Before { topics, lost, papers, other_time, portion: scope == Scope::Portion };
        if self.sums.lacks().is_some_and(|mark| self.list_goes_on(end, mark)) {
            self.sums.leave();
        }
        self.sums.finish(self.part, &mut self.into.sums);
    }

    /// What a sentence takes over from the one before, and from a heading of its own.
    fn begin_sentence(&mut self, end: usize) {
        let disclosure = self.linked && self.state.disclosure;
        let segment = Segment { end: self.begin, ..Segment::default() };
        let Before { topics, lost, papers, other_time, .. } = self.before;
        self.state = State {
            topics,
            lost,
            papers,
            sorted: papers,
            // 2023年收到32件；自然人30件: another year lasts. Behind a full stop as long as what is spoken of.
            other_time: self.linked && other_time,
            lasting: other_time,
            disclosure,
            segment,
            clause: self.begin,
            ..State::default()
        };
        if self.section.head(&self.plain.chars[self.begin..end]) {
            (self.state.topics, self.state.lost) = (Topics::default(), false);
        }
        if !self.linked {
            self.sums.list(&mut self.into.shares);
        }
        self.sums.reset();
    }

    /// Words that nobody understands without the rest of the sentence.
    fn of_the_sentence(&mut self, word: Word, tokens: &[Token], at: usize) {
        match word {
            Word::Punctual => self.state.narrower |= self.extended,
            Word::AllClosed => self.all_closed(tokens, at),
            Word::Each => {
                self.each = Each::new(&tokens[..at], &tokens[at + 1..], self.state);
                self.state.blind = self.each.is_none();
            }
            _ => {}
        }
    }

    fn mark(&mut self, mark: char, token: &Token, stack: &mut Vec<State>) {
        let segment = Segment { end: token.end, ..Segment::default() };
        self.sums.mark(mark);
        if mark == '，' && self.state.among && !self.is_share(token.end) && self.sums.ends() {
            // All of them were told apart, and what follows is of all of them.
            self.state.among = false;
            self.state.scope = self.state.whose.take().unwrap_or(self.state.scope);
        }
        if stack.is_empty()
            && !matches!(mark, '、' | '（')
            && let Some(before) = self.state.compared.take()
        {
            self.state.other_time = before;
        }
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
        state.segment = if mark == '、' { state.segment.goes_on(token.end) } else { segment };
        if mark != '、' {
            state.explicit = false;
            state.joining = false;
            state.compare = false;
            state.narrower = false;
            state.denied = false;
            state.done = 0;
            (state.foreign, state.clause) = (0, token.end);
            state.year = None;
        }
    }

    fn word(&mut self, word: Word, token: &Token) {
        let in_aspect = self.in_aspect();
        let qualified = word == Word::Application && self.is_qualified(token.start);
        let word = if self.is_meanwhile(word, token) { Word::Filler } else { word };
        let state = &mut self.state;
        let gap = token.start.saturating_sub(state.segment.end);
        if gap > 0 && state.segment.means {
            state.segment.gap += gap;
        } else {
            state.foreign += gap;
        }
        if gap > 1 && self.author.is_of_another(&self.plain.chars, token.start) {
            state.scope = Scope::Portion;
        }
        if gap > JOINT || word == Word::Because {
            state.joining = false;
        }
        state.segment.end = token.end;
        self.sums.word();
        let mut means = true;
        match word {
            Word::Topic(topic) => {
                let added =
                    token.start > 0 && matches!(self.plain.chars[token.start - 1], '和' | '与' | '及' | '、');
                // 政府信息公开申请和行政复议157件: of both, which no table counts together.
                state.segment.mixed |= added && state.is_apart(topic);
                state.topic(topic);
            }
            // 林木采伐申请, 涉及征地的申请: words that nobody knows right before it make it another application.
            Word::Application if gap > 1 || qualified => state.away(),
            Word::Application => state.application(in_aspect),
            Word::Elsewhere => state.away(),
            Word::Opened => state.opened(),
            Word::Sorted => (state.sorted, state.papers) = (true, true),
            Word::Papers => {
                state.away();
                (state.sorted, state.papers) = (true, true);
            }
            Word::Act(acts) => state.act(acts, token.start),
            Word::Row(key) => state.segment.named_row(key),
            Word::Likely(key) => state.segment.likely_row(key),
            Word::Column(key) => state.segment.column(key),
            Word::Ending(key) => state.segment.ending(key),
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
        let (state, chars) = (&mut self.state, &self.plain.chars);
        match word {
            Word::Disclosure => state.disclosure = true,
            Word::This => (state.other_time, state.lasting) = (false, false),
            Word::OtherTime => state.other_time = true,
            Word::Compare => state.compare = true,
            Word::Own => state.scope = Scope::Own,
            Word::Region if self.author.is_below(chars[token.start + 1]) => state.above = true,
            Word::Region => state.scope = Scope::Region,
            Word::Portion if self.author.is_itself(chars, token.start, token.end) => state.scope = Scope::Own,
            Word::Portion => state.portion(is_a_way(chars[token.start])),
            Word::AllWays => self.all_ways(token),
            Word::Narrower | Word::Extended => state.narrower = true,
            Word::Among => {
                state.among = true;
                self.sums.among();
            }
            Word::Next => *state = State::default(),
            Word::Nil => self.nil(token),
            Word::Share => self.sums.share(),
            // 网站、公众号等渠道: an item of the list, and no end of it.
            Word::AndSo if self.is_of_channels(token.end) => {}
            Word::AndSo => {
                self.state.segment.several = true;
                self.sums.and_so();
            }
            // 其他类信息共计844条: what that item comes to, and not the list.
            Word::InAll if is_of_the_rest(&self.plain.chars[..token.start]) => {}
            Word::InAll => self.sums.in_all(),
            _ => {}
        }
    }

    /// Whether words that nobody knows, and 的, stand right before 申请: 涉及土地征收的申请.
    fn is_qualified(&self, at: usize) -> bool {
        let segment = &self.state.segment;
        let foreign = self.state.foreign;
        let strange = foreign > GAP || (foreign > 0 && self.is_about(at));
        at > 0 && self.plain.chars[at - 1] == '的' && !segment.means && strange
    }
}

/// 均已办结，另有3件结转下年度 says itself what was left, and so does 1件正在审理; 无结转 and 结转0件 do not.
fn says_what_was_left(tokens: &[Token]) -> bool {
    let left = |at: usize| match tokens[at].kind {
        Kind::Word(Word::Act(acts)) => acts & act::CARRIED_OUT != 0,
        Kind::Word(Word::Ending(ending)) => ending == PENDING,
        _ => false,
    };
    let nothing = |at: usize| {
        let denied = at > 0 && matches!(tokens[at - 1].kind, Kind::Word(Word::Not { .. }));
        let number =
            |token: &Token| if let Kind::Number(number) = token.kind { Some(number.value) } else { None };
        denied || tokens[at + 1..].iter().take(2).find_map(number).is_some_and(Amount::is_zero)
    };
    (0..tokens.len()).any(|at| left(at) && !nothing(at))
}

fn ends_a_sentence(chars: &[char], at: usize) -> bool {
    at == 0 || matches!(chars[at - 1], '。' | '!' | '?' | ';' | ':' | '\n' | '）' | '”')
}

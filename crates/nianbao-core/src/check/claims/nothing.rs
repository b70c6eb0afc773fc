//! Statements that nothing happened: `未收到政府信息公开申请`, `未制定规范性文件`. The whole clause has to say so and no more.

use super::lex::{Kind, Token};
use super::number::{About, Number, Unit};
use super::reader::{GAP, JOINT, Reader};
use super::state::State;
use super::words::{Word, act};
use super::{Subject, Topic, Topics};
use crate::model::Amount;

/// What may stand behind the thing that did not happen, where no word of the vocabulary does: 未发生行政复议纠纷.
const HEADS: [[char; 2]; 9] = [
    ['纠', '纷'],
    ['争', '议'],
    ['产', '生'],
    ['出', '现'],
    ['事', '例'],
    ['现', '象'],
    ['记', '录'],
    ['需', '求'],
    ['要', '求'],
];

/// Whether what stands between two words adds one thing to another: 复议和诉讼.
fn adds(between: &[char]) -> bool {
    between.first().is_some_and(|c| "和及与或并".contains(*c))
}

/// How many characters say something that nobody knows.
fn strange(between: &[char]) -> usize {
    between.iter().filter(|c| !"因而类和及与或并".contains(**c)).count()
}

/// Whether words that nobody knows name something narrower: 未发生依申请公开差错.
fn narrows(words: &[char]) -> bool {
    words.len() > 1 && !HEADS.iter().any(|head| words.starts_with(head)) && !adds(words)
}

impl Reader<'_> {
    /// `未收到政府信息公开申请`: a clause with a word for nothing, and behind it what did not happen and no more.
    pub(super) fn nothing(&mut self, clause: &[Token], at: Option<usize>, end: usize) {
        let Some(at) = at else { return };
        let (loose, made) = match clause[at].kind {
            Kind::Word(Word::Not { loose }) => (loose, 0),
            Kind::Word(Word::Unmade(acts)) => (false, acts),
            _ => return,
        };
        let Some(Denial { mut subjects, said, foreign, .. }) = self.denied(clause, at, loose, end) else {
            return;
        };
        let made = if made == 0 { 0 } else { made | unmade(&clause[at + 1..]) };
        if made != 0 {
            // 未出台重大规范性文件 denies some of them; 未制定规范性文件的 speaks of whoever did not.
            let papers = |subject: &Subject| {
                [Topic::Documents, Topic::Rules].iter().any(|topic| subject.topics.has(*topic))
            };
            let some = foreign > 0 || end.checked_sub(1).is_some_and(|last| self.plain.chars[last] == '的');
            if some || !papers(&subjects[1]) || !subjects[0].topics.is_empty() {
                return;
            }
            subjects[1].acts = if made & act::ISSUED != 0 { act::ISSUED } else { made };
        }
        let state = State { explicit: true, ..self.state };
        if foreign > GAP + 1 || !state.is_plain() {
            return;
        }
        let firm = !loose || foreign <= 1;
        let zero =
            Number { value: Amount::ZERO, unit: Unit::Case, about: About::Exactly, decimals: 0, scale: 1 };
        let words = (clause[at].start, said);
        for subject in subjects.into_iter().filter(|subject| !subject.topics.is_empty()) {
            self.claim_words(zero, words, words, subject, true, firm, &state);
            // 未制定、废止规范性文件: neither.
            if made == act::ISSUED | act::REPEALED {
                let repealed = Subject { acts: act::REPEALED, ..subject };
                self.claim_words(zero, words, words, repealed, true, firm, &state);
            }
        }
    }

    /// What a clause denies; `None` when it says more than that.
    fn denied(&self, clause: &[Token], at: usize, loose: bool, end: usize) -> Option<Denial> {
        let unmade = matches!(clause[at].kind, Kind::Word(Word::Unmade(_)));
        let mut denial = Denial::new(&clause[at], loose, unmade);
        denial.cause = self.plain.chars[denial.last - 1] == '因';
        for token in &clause[at + 1..] {
            let between = &self.plain.chars[denial.last..token.start];
            // 因申请: what follows came of applications, and is not about how many there were.
            let first = &self.plain.chars[denial.last..token.end.min(token.start + 1)];
            denial.cause |= first.contains(&'因');
            let spoken_of = self.state.disclosure || self.in_aspect();
            denial.goes_on(token, between, spoken_of)?;
        }
        let rest = &self.plain.chars[denial.last..end];
        if denial.way || (denial.named && narrows(rest)) {
            return None;
        }
        denial.foreign += if denial.any() && adds(rest) { 0 } else { strange(rest) };
        Some(denial)
    }
}

/// What a clause denies, word by word.
struct Denial {
    /// Applications, and everything else.
    subjects: [Subject; 2],
    /// Where the last word or mark ends.
    last: usize,
    /// Where the last word ends.
    said: usize,
    /// How many characters were not understood.
    foreign: usize,
    /// The word for nothing is 无, 没有 or the like.
    loose: bool,
    /// It is 未制定 or the like.
    unmade: bool,
    /// What comes next may join the topic before.
    joining: bool,
    /// What follows came of something.
    cause: bool,
    /// The last was 、.
    listed: bool,
    /// The last word named what did not happen; what follows may still say what of it.
    named: bool,
    /// Something that the form does not count was added: 复议、诉讼、投诉.
    beside: bool,
    /// Such a thing came first, and only reviews and suits may be added to it: 未发生举报、投诉、行政复议.
    first: bool,
    /// The last was such a thing, and nothing stands between it and what comes next.
    apart: bool,
    /// A way of applying was named, and not yet 等形式: none came that way, and perhaps another.
    way: bool,
}

impl Denial {
    fn new(nothing: &Token, loose: bool, unmade: bool) -> Denial {
        Denial {
            subjects: [Subject::default(); 2],
            last: nothing.end,
            said: nothing.end,
            foreign: 0,
            loose,
            unmade,
            joining: false,
            cause: false,
            listed: false,
            named: false,
            beside: false,
            first: false,
            apart: false,
            way: false,
        }
    }

    /// Whether it has said what did not happen.
    fn any(&self) -> bool {
        self.subjects.iter().any(|subject| !subject.topics.is_empty())
    }

    /// One more word or mark, and what stands before it that nobody knows; `None` when the clause says more than that
    /// nothing happened. Applications are meant only where they are spoken of.
    fn goes_on(&mut self, token: &Token, between: &[char], spoken_of: bool) -> Option<()> {
        self.joining &= between.len() <= JOINT;
        if self.named && narrows(between) {
            return None;
        }
        let any = self.any();
        let added = any && (self.listed || adds(between));
        self.foreign += if any && adds(between) { 0 } else { strange(between) };
        self.last = token.end;
        if !matches!(token.kind, Kind::Mark(_)) {
            self.said = token.end;
        }
        let parted = adds(between) || matches!(token.kind, Kind::Mark('、') | Kind::Word(Word::Elsewhere));
        if self.apart && !parted {
            return None;
        }
        self.apart = token.kind == Kind::Word(Word::Elsewhere) && !any;
        self.first |= self.apart;
        match token.kind {
            Kind::Word(Word::Topic(Topic::Applications) | Word::Application) if self.cause || self.first => {
                self.joining = false;
            }
            Kind::Word(Word::Topic(topic)) => self.topic(topic, between)?,
            Kind::Word(Word::Application) if self.subjects[1].topics.is_empty() => {
                if !spoken_of {
                    return None;
                }
                self.deny(Topic::Applications);
            }
            // 未收到和处理政府信息公开申请.
            Kind::Word(Word::Act(acts))
                if !any && acts & act::HANDLED != 0 && (self.listed || adds(between)) => {}
            Kind::Word(Word::Act(acts)) => self.act(acts)?,
            Kind::Word(Word::Elsewhere) if added || self.beside || self.apart => self.beside = true,
            Kind::Word(Word::Because) => self.joining = false,
            // 未收到通过网络、信函等方式提交的申请.
            Kind::Word(Word::Portion) if !any => self.way = true,
            Kind::Word(Word::AllWays) if !any => self.way = false,
            // 未发生一起行政复议.
            Kind::Number(one) if one.value == Amount::whole(1) && !any => {}
            Kind::Word(
                Word::Disclosure | Word::Filler | Word::AndSo | Word::This | Word::Own | Word::Region,
            )
            | Kind::Mark('、') => {}
            _ => return None,
        }
        self.listed = token.kind == Kind::Mark('、');
        self.named = match token.kind {
            // 因公开申请提请的: what follows came of them.
            Kind::Word(Word::Topic(_) | Word::Application) => self.any(),
            Kind::Word(Word::AndSo) | Kind::Mark(_) => false,
            _ => self.named,
        };
        Some(())
    }

    /// A topic is named.
    fn topic(&mut self, topic: Topic, between: &[char]) -> Option<()> {
        // 因规范性文件引起的复议: something else was disputed.
        if self.cause && !Topics::one(topic).are_disputes() {
            return None;
        }
        // 政府信息公开申请行政复议: nobody lists them without a word between.
        let applied = !self.subjects[0].topics.is_empty() && topic != Topic::Applications;
        self.joining &= !applied || self.listed || between.iter().any(|c| "和与及或".contains(*c));
        self.deny(topic);
        Some(())
    }

    /// Something that was not done.
    fn act(&mut self, acts: u16) -> Option<()> {
        if acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0 {
            self.subjects[0].acts = acts;
            return Some(());
        }
        let received = !self.loose && acts & act::RECEIVED != 0;
        let made = self.unmade && !self.any() && acts & MADE != 0 && acts & !MADE == 0;
        (received || made).then_some(())
    }

    /// One more topic that is denied; one that does not join those before replaces them: 因申请引发的行政复议.
    fn deny(&mut self, topic: Topic) {
        if !self.joining {
            // 无结转申请: none were carried over, and that is all it says.
            let acts = if topic == Topic::Applications { self.subjects[0].acts } else { 0 };
            self.subjects = [Subject { acts, ..Subject::default() }, Subject::default()];
        }
        let own = &mut self.subjects[usize::from(topic != Topic::Applications)].topics;
        *own = own.with(topic);
        self.joining = true;
    }
}

/// What is done to documents.
const MADE: u16 = act::ISSUED | act::PUBLISHED | act::REPEALED;

/// What else was not done to documents: 未制定、废止.
fn unmade(tokens: &[Token]) -> u16 {
    let acts = tokens.iter().map(|token| if let Kind::Word(Word::Act(acts)) = token.kind { acts } else { 0 });
    acts.fold(0, |all, acts| all | acts) & (act::ISSUED | act::REPEALED)
}

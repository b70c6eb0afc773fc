//! Statements that nothing happened: `未收到政府信息公开申请`, `未制定规范性文件`. The whole clause has to say so and no more.

use super::lex::{Kind, Token};
use super::number::{About, Number, Unit};
use super::reader::{GAP, JOINT, Reader};
use super::state::State;
use super::words::{Word, act};
use super::{Subject, Topic, Topics};
use crate::model::Amount;

/// What may stand behind the thing that did not happen: 未发生行政复议事件.
const HEADS: [[char; 2]; 14] = [
    ['事', '件'],
    ['行', '为'],
    ['纠', '纷'],
    ['争', '议'],
    ['发', '生'],
    ['产', '生'],
    ['出', '现'],
    ['案', '例'],
    ['事', '例'],
    ['现', '象'],
    ['记', '录'],
    ['请', '求'],
    ['需', '求'],
    ['诉', '求'],
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
        let Some((mut subjects, last, foreign)) = self.denied(clause, at, loose, end) else { return };
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
        let words = (clause[at].start, last);
        for subject in subjects.into_iter().filter(|subject| !subject.topics.is_empty()) {
            self.claim_words(zero, words, words, subject, true, firm, &state);
            // 未制定、废止规范性文件: neither.
            if made == act::ISSUED | act::REPEALED {
                let repealed = Subject { acts: act::REPEALED, ..subject };
                self.claim_words(zero, words, words, repealed, true, firm, &state);
            }
        }
    }

    /// What a clause denies: applications, and everything else; where its last word ends; how many characters were
    /// not understood. `None` when it says more than that.
    fn denied(
        &self,
        clause: &[Token],
        at: usize,
        loose: bool,
        end: usize,
    ) -> Option<([Subject; 2], usize, usize)> {
        let mut subjects = [Subject::default(); 2];
        let (mut last, mut said) = (clause[at].end, clause[at].end);
        let (mut foreign, mut joining) = (0, false);
        let mut cause = self.plain.chars[last - 1] == '因';
        let mut listed = false;
        // The last word named what did not happen; what follows may still say what of it.
        let mut named = false;
        let unmade = matches!(clause[at].kind, Kind::Word(Word::Unmade(_)));
        // Something that the form does not count was added: 复议、诉讼、投诉.
        let mut beside = false;
        for token in &clause[at + 1..] {
            let gap = token.start.saturating_sub(last);
            joining &= gap <= JOINT;
            // 因申请: what follows came of applications, and is not about how many there were.
            cause |= self.plain.chars[last..token.end.min(token.start + 1)].contains(&'因');
            let between = &self.plain.chars[last..token.start];
            if named && narrows(between) {
                return None;
            }
            let any = subjects.iter().any(|subject| !subject.topics.is_empty());
            let added = any && (listed || adds(between));
            foreign += if any && adds(between) { 0 } else { strange(between) };
            last = token.end;
            if !matches!(token.kind, Kind::Mark(_)) {
                said = token.end;
            }
            match token.kind {
                Kind::Word(Word::Topic(Topic::Applications) | Word::Application) if cause => joining = false,
                // 因规范性文件引起的复议: something else was disputed.
                Kind::Word(Word::Topic(topic)) if cause && !Topics::default().with(topic).are_disputes() => {
                    return None;
                }
                Kind::Word(Word::Topic(topic)) => {
                    // 政府信息公开申请行政复议: nobody lists them without a word between.
                    let applied = !subjects[0].topics.is_empty() && topic != Topic::Applications;
                    joining &= !applied || listed || between.iter().any(|c| "和与及或".contains(*c));
                    deny(&mut subjects, topic, &mut joining);
                }
                Kind::Word(Word::Application) if subjects[1].topics.is_empty() => {
                    if !self.state.disclosure && !self.in_aspect() {
                        return None;
                    }
                    deny(&mut subjects, Topic::Applications, &mut joining);
                }
                Kind::Word(Word::Act(acts)) if acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0 => {
                    subjects[0].acts = acts;
                }
                Kind::Word(Word::Act(acts)) if !loose && acts & act::RECEIVED != 0 => {}
                Kind::Word(Word::Act(acts)) if unmade && !any && acts & MADE != 0 && acts & !MADE == 0 => {}
                Kind::Word(Word::Elsewhere) if added || beside => beside = true,
                Kind::Word(Word::Because) => joining = false,
                // 未发生一起行政复议.
                Kind::Number(one)
                    if one.value == Amount::whole(1) && subjects.iter().all(|it| it.topics.is_empty()) => {}
                Kind::Word(
                    Word::Disclosure | Word::Filler | Word::AndSo | Word::This | Word::Own | Word::Region,
                )
                | Kind::Mark('、') => {}
                _ => return None,
            }
            listed = token.kind == Kind::Mark('、');
            named = match token.kind {
                Kind::Word(Word::Topic(_) | Word::Application) => {
                    // 因公开申请提请的: what follows came of them.
                    subjects.iter().any(|subject| !subject.topics.is_empty())
                }
                Kind::Word(Word::AndSo) | Kind::Mark(_) => false,
                _ => named,
            };
        }
        let rest = &self.plain.chars[last..end];
        if named && narrows(rest) {
            return None;
        }
        let any = subjects.iter().any(|subject| !subject.topics.is_empty());
        Some((subjects, said, foreign + if any && adds(rest) { 0 } else { strange(rest) }))
    }
}

/// What is done to documents.
const MADE: u16 = act::ISSUED | act::PUBLISHED | act::REPEALED;

/// What else was not done to documents: 未制定、废止.
fn unmade(tokens: &[Token]) -> u16 {
    let acts = tokens.iter().map(|token| if let Kind::Word(Word::Act(acts)) = token.kind { acts } else { 0 });
    acts.fold(0, |all, acts| all | acts) & (act::ISSUED | act::REPEALED)
}

/// One more topic that is denied; one that does not join those before replaces them: 因申请引发的行政复议.
fn deny(subjects: &mut [Subject; 2], topic: Topic, joining: &mut bool) {
    if !*joining {
        // 无结转申请: none were carried over, and that is all it says.
        let acts = if topic == Topic::Applications { subjects[0].acts } else { 0 };
        *subjects = [Subject { acts, ..Subject::default() }, Subject::default()];
    }
    let own = &mut subjects[usize::from(topic != Topic::Applications)].topics;
    *own = own.with(topic);
    *joining = true;
}

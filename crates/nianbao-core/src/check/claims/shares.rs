//! Percentages of a text: the share of what, and of which whole. Knows no cell and no rule.

use super::number::{About, Number};
use super::reader::Reader;
use super::state::{State, subject};
use super::sums::Base;
use super::words::{Word, lexicon};
use super::{Portion, Scope, Topic, Topics};

impl Reader<'_> {
    /// A percentage stands here.
    pub(super) fn percent(&mut self, number: Number, at: usize, bytes: (usize, usize), state: &State) {
        let base = self.base_of_a_share(self.counted_to, at);
        let share = self.sums.percent(self.part, number, bytes, base);
        if share.is_none() && base.is_none() {
            self.portion(number, at, bytes, state);
        }
        self.into.shares.extend(share);
    }

    /// 以自然人名义提出的申请占总数的83.3%: a share, and no number of what it is of.
    fn portion(&mut self, number: Number, at: usize, bytes: (usize, usize), state: &State) {
        let mut state = *state;
        let part = state.segment.row.is_some() != state.segment.column.is_some() && !state.segment.mixed;
        let from = (state.clause..at).rev().find(|from| self.plain.chars[*from] == '占');
        let (Some(from), true) = (from, part && number.about == About::Exactly) else { return };
        if state.topics.is_empty() && !state.lost && self.in_aspect() {
            state.topics = Topics::one(Topic::Applications);
        }
        let own = state.topics.is(Topic::Applications) && state.scope != Scope::Portion && !state.sorted;
        let Some(base) = self.base_of_a_share(from, at).filter(|_| own && state.foreign <= 2) else { return };
        let (percent, decimals, subject) = (number.value, number.decimals, subject(&state, &state.segment));
        let wholes = self.sums.named();
        self.into.portions.push(Portion { part: self.part, subject, base, wholes, percent, decimals, bytes });
    }

    /// Of which whole a share is, from 占 to its number: 占办结总数的. `None` where 占 does not stand right there or other
    /// words do.
    fn base_of_a_share(&self, from: usize, at: usize) -> Option<Base> {
        const MOST: usize = 16;
        let rest = match self.plain.chars.get(from..at)? {
            ['占', rest @ ..] | ['，' | ',' | '（' | '的', '占', rest @ ..] => rest,
            _ => return None,
        };
        let known =
            |c: &char| "办结新收申请总数量的比例件受理到全部答复所有约达为计政府信息公开依".contains(*c);
        let has = |words: &[&str]| {
            words.iter().any(|word| {
                let word: Vec<char> = word.chars().collect();
                rest.windows(word.len()).any(|window| window == word)
            })
        };
        if rest.len() >= MOST || !rest.iter().all(known) {
            None
        } else if has(&["办结", "答复"]) {
            Some(Base::Closed)
        } else if has(&["新收", "收到", "受理"]) {
            Some(Base::Received)
        } else {
            Some(Base::Any)
        }
    }

    /// Whether shares that follow are of this number: 在已办结的16件申请中，.
    pub(super) fn is_base(&self, end: usize) -> bool {
        const REACH: usize = 10;
        let chars = self.plain.chars.get(end..).unwrap_or_default();
        let reach = &chars[..chars.len().min(REACH)];
        let clause = reach.iter().position(|c| matches!(c, '，' | ',' | ':'));
        // 其中 names parts of it, and no whole.
        clause.is_some_and(|at| at > 0 && reach[at - 1] == '中' && (at < 2 || reach[at - 2] != '其'))
            && !(0..reach.len())
                .any(|at| lexicon().find(chars, at).is_some_and(|(_, word)| word == Word::Elsewhere))
    }
}

//! Numbers of cases, documents and 元: what each is of, from the words before it, else from those behind it.

use super::lex::{Kind, Token};
use super::number::{Number, Unit};
use super::reader::{GAP, Reader};
use super::state::{Segment, State, subject};
use super::words::{Word, act};
use super::{Topic, Topics};
use crate::model::Amount;

impl Reader<'_> {
    /// A number stands here; `rest` is what follows in the sentence.
    pub(super) fn number(&mut self, number: Number, token: &Token, rest: &[Token], inherited: bool) {
        match number.unit {
            Unit::Year => {
                let same = self.year.is_none_or(|year| number.value == Amount::whole(i64::from(year)));
                self.state.other_time = !same;
                self.state.segment.end = token.end;
                return;
            }
            Unit::Month => {
                let after = self.plain.chars.get(token.end);
                let day = after.is_some_and(|c| c.is_ascii_digit() || matches!(c, '底' | '末'));
                if !day && number.value != Amount::whole(12) {
                    self.state.other_time = true;
                }
                self.state.segment.end = token.end;
                return;
            }
            _ => {}
        }
        self.state.sorted |= self.state.opened;
        let gap = token.start.saturating_sub(self.state.segment.end);
        let mut state = self.state;
        if state.segment.means {
            state.segment.gap += gap;
        }
        let mut claimed = None;
        if matches!(number.unit, Unit::Case | Unit::Piece | Unit::Yuan) {
            claimed = self.counted(number, token, rest, state, inherited);
        }
        let bytes = self.plain.bytes(self.text, token.start, token.end);
        let mark = self.plain.chars[token.end - 1];
        if number.unit == Unit::Percent && state.is_plain() {
            let of_all = self.is_share_of_all(token.start);
            let share = self.sums.percent(self.part, number, bytes, of_all);
            self.into.shares.extend(share);
        } else if state.other_time || state.compare {
            self.sums.aside();
        } else {
            self.sums.number(number, mark, bytes, state.segment_kind(), claimed);
            if names_the_rest(&self.plain.chars[..token.start]) {
                self.sums.rest();
            }
            self.counted_to = token.end;
        }
        self.state.segment = Segment { end: token.end, ..Segment::default() };
        self.state.joining = false;
    }

    /// Whether 占 stands right behind the last number, and nothing but words for all applications between it and here.
    fn is_share_of_all(&self, at: usize) -> bool {
        let chars = self.plain.chars.get(self.counted_to..at).unwrap_or_default();
        let (gap, rest) = match chars {
            ['占', rest @ ..] => (true, rest),
            [mark, '占', rest @ ..] => (matches!(mark, '，' | ',' | '（'), rest),
            _ => return false,
        };
        let all = |c: &char| {
            "办结新收申请总数量的比例件受理到全部答复所有约达为计政府信息公开".chars().any(|one| one == *c)
        };
        gap && rest.len() < 16 && rest.iter().all(all)
    }

    /// A number of cases, documents or 元: what it is of, from the words before it, else from those behind it.
    fn counted(
        &mut self,
        number: Number,
        token: &Token,
        rest: &[Token],
        mut state: State,
        inherited: bool,
    ) -> Option<usize> {
        let mut start = state.segment.start.unwrap_or(token.start);
        let mut end = token.end;
        let before = state.segment.means;
        let mut near = before && state.segment.gap <= GAP;
        let bare = !before || (state.segment.acts & (act::RECEIVED | act::CLOSED | act::HANDLED) != 0);
        if !before || !state.explicit {
            let behind = self.behind(&mut state, token.end, rest, before);
            if let Some(behind) = behind {
                end = behind;
                near |= !before;
            }
        }
        // 发出信息处理费收费通知2件，总金额460元: money in such a sentence is that fee.
        let of_fee = number.unit == Unit::Yuan && state.topics.is(Topic::ProcessingFee);
        let carried = state.segment.acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0;
        if state.topics.is_empty() && carried && self.in_aspect() {
            state.topics = Topics::one(Topic::Applications);
        }
        if state.topics.is_empty() || !(before || of_fee || end > token.end) {
            return None;
        }
        // Only applications are dealt with so, and only their applicants are told apart, where they are spoken of.
        let outcome = (state.segment.row.is_some() || state.segment.column.is_some())
            && state.topics.is(Topic::Applications);
        // 收到3件 far from the word 申请 may count letters; 予以公开3件 may not.
        let part_of_acts = state.among
            && !(state.segment.row.is_some()
                || state.segment.ending.is_some()
                || state.segment.column.is_some()
                || carried);
        let sure = number.unit != Unit::Piece || state.segment.gap == 0;
        let firm = near
            && sure
            && !part_of_acts
            && (state.explicit
                || ((carried || outcome) && self.in_aspect())
                || (!inherited && if before { !bare || state.segment.gap == 0 } else { carried }));
        // Documents that may be given on request, not requests.
        let sorted = state.sorted && (state.segment.row.is_some() || state.segment.acts == 0);
        if !state.is_plain() || state.denied || sorted {
            return None;
        }
        start = start.min(token.start);
        if state.segment.acts == 0 {
            state.segment.acts = state.done;
        }
        let subject = subject(&state, &state.segment);
        self.state.disclosure |= state.disclosure;
        let figure = (token.start, token.end);
        self.claim_words(number, (start, end), figure, subject, false, firm, &state)
    }

    /// Words behind a number up to the next mark or number: `25件政府信息公开申请`, `103件顺延到下年度`. What was said
    /// before the number counts more. Where the words end that were used.
    fn behind(&self, state: &mut State, end: usize, rest: &[Token], before: bool) -> Option<usize> {
        let mut probe = *state;
        let mut used = None;
        let mut last = end;
        for (at, token) in rest.iter().enumerate() {
            if token.start > last + 1 {
                break;
            }
            last = token.end;
            match token.kind {
                Kind::Mark(_) => break,
                Kind::Number(_) => return if before { None } else { used.filter(|_| at == 0) },
                Kind::Word(word) => match word {
                    Word::Topic(topic) if !probe.explicit => {
                        probe.topic(topic);
                        used = Some(token.end);
                    }
                    Word::Application if probe.topics.is(Topic::Applications) || self.in_aspect() => {
                        probe.topic(Topic::Applications);
                        used = Some(token.end);
                    }
                    Word::Act(acts) if !before && probe.segment.acts == 0 => {
                        probe.segment.acts = acts;
                        used = Some(token.end);
                    }
                    Word::Row(key) if !before => {
                        probe.segment.row = Some(key);
                        used = Some(token.end);
                    }
                    Word::Ending(key) if !before => {
                        probe.segment.ending = Some(key);
                        used = Some(token.end);
                    }
                    Word::Elsewhere | Word::Opened => return None,
                    Word::OtherTime => probe.other_time = true,
                    Word::Narrower => probe.narrower = true,
                    _ => {}
                },
            }
        }
        used?;
        *state = probe;
        // A number with nothing but the topic behind it may be anything: 对25件申请收取费用.
        let said = before
            || probe.segment.acts != 0
            || probe.segment.row.is_some()
            || probe.segment.ending.is_some();
        if !said {
            state.explicit = false;
        }
        used
    }
}

/// Whether 其他, 其它 or 其余 stands in the words right before a number.
fn names_the_rest(before: &[char]) -> bool {
    const REACH: usize = 8;
    let near = before.iter().rev().take(REACH).take_while(|c| !matches!(c, '，' | '、' | '；' | '（' | '。'));
    let near: Vec<char> = near.copied().collect();
    near.windows(2).any(|two| two[1] == '其' && matches!(two[0], '他' | '它' | '余'))
}

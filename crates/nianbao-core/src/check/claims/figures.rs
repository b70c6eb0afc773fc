//! Numbers of cases, documents and 元: what each is of, from the words before it, else from those behind it.

use super::each::Each;
use super::firm::Around;
use super::lex::Token;
use super::number::{Number, Unit, starts};
use super::reader::{GAP, Reader};
use super::state::{Segment, State, kind, subject};
use super::words::act;
use super::{Claim, Scope, Topic, Topics};
use crate::model::Amount;

/// What is done to applications.
pub(super) const DEALT: u16 = act::RECEIVED | act::CLOSED | act::HANDLED;

impl Reader<'_> {
    /// A number stands here; `rest` is what follows in the sentence.
    pub(super) fn number(&mut self, mut number: Number, token: &Token, rest: &[Token], inherited: bool) {
        let gap = token.start.saturating_sub(self.state.segment.end);
        if gap > 1 && self.author.is_of_another(&self.plain.chars, token.start) {
            self.state.scope = Scope::Portion;
        }
        match number.unit {
            Unit::Year => return self.year(number, token),
            Unit::Month => return self.month(number, token),
            _ => {}
        }
        self.state.sorted |= self.state.opened;
        let mut state = self.state;
        if state.segment.means {
            state.segment.gap += gap;
        }
        let unwritten = number.unit == Unit::Other && self.is_of_a_row(&state, token.end);
        if unwritten {
            number.unit = Unit::Case;
        }
        let mut claimed = None;
        let mut kind = kind(&state.segment);
        if matches!(number.unit, Unit::Case | Unit::Piece | Unit::Yuan) {
            let listed = self.each.as_mut().and_then(Each::next);
            kind = listed.as_ref().map_or(kind, |state| super::state::kind(&state.segment));
            claimed = match listed {
                Some(listed) => self.listed(number, token, &listed),
                None => self.counted(number, token, rest, state, inherited),
            };
            self.state.unclear |= claimed.is_none() && number.unit == Unit::Case && state.is_plain();
        }
        let bytes = self.plain.bytes(self.text, token.start, token.end);
        let mark = if unwritten { '件' } else { self.plain.chars[token.end - 1] };
        if number.unit == Unit::Percent && state.is_plain() {
            self.percent(number, token.start, bytes, &state);
        } else if state.other_time || state.compare {
            self.sums.aside();
        } else {
            if self.sums_up(token.start) {
                self.sums.in_all();
            }
            self.sums.number(number, mark, bytes, kind, claimed);
            self.after_number(number, token);
        }
        let behind = |claim: &Claim| claim.words.1 > claim.figure.1;
        let taken = claimed.is_some_and(|at| behind(&self.into.claims[at]));
        self.state.segment = Segment { end: token.end, taken, ..Segment::default() };
        self.state.joining = false;
    }

    /// What the words around a number say of the sum it belongs to.
    fn after_number(&mut self, number: Number, token: &Token) {
        if let Some(alone) = names_the_rest(&self.plain.chars[..token.start]) {
            self.sums.rest(alone);
        }
        if self.is_base(token.end) {
            self.sums.base(number);
        }
        self.counted_to = token.end;
    }

    /// A month stands here: only a part of the year is spoken of, unless it is a day's month, 3月5日, or the last. What
    /// runs up to a day, 截至11月底, is a part too.
    fn month(&mut self, number: Number, token: &Token) {
        let after = self.plain.chars.get(token.end);
        let day = after.is_some_and(|c| c.is_ascii_digit() || matches!(c, '底' | '末'));
        let day = day && !self.is_until(token.start);
        if !day && number.value != Amount::whole(12) {
            self.state.other_time = true;
        }
        self.state.segment.end = token.end;
    }

    /// A year stands here. 结转至2025年 names the next, and what it counts is of this one.
    fn year(&mut self, number: Number, token: &Token) {
        let on = number.value.to_whole().and_then(|year| self.author.years_on(year));
        let state = &mut self.state;
        if on == Some(1) && state.segment.acts & act::CARRIED_OUT != 0 {
            state.segment.acts = act::CARRIED_OUT;
            state.segment.gap = 0;
        } else {
            // 2019年至2024年: several years.
            let joins =
                |from: usize| matches!(self.plain.chars[from..token.start], ['至' | '到' | '-' | '—' | '~']);
            let several = state.year.is_some_and(|(first, end)| Some(first) != on && joins(end))
                // 2020-2024年
                || number.about.is_estimate();
            let was = state.other_time;
            state.other_time = several || on.is_some_and(|on| on != 0);
            state.lasting &= state.other_time;
            // 较2023年增长5%，答复22件: only compared with.
            let compared = token.start > 0 && matches!(self.plain.chars[token.start - 1], '较' | '比');
            if compared && state.compared.is_none() {
                state.compared = Some(was);
            }
        }
        state.year = on.map(|on| (on, token.end));
        state.segment.end = token.end;
    }

    /// Whether 截至 or 截止 stands before a date, or 至 right before it: 截至11月底, 1月1日至9月30日.
    fn is_until(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let before = &self.plain.chars[at.saturating_sub(REACH)..at];
        let year = before.iter().rev().take_while(|c| c.is_ascii_digit() || **c == '年').count();
        before[..before.len() - year].ends_with(&['至'])
            || before.windows(2).any(|two| two[0] == '截' && matches!(two[1], '至' | '止'))
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
        let start = state.segment.start.unwrap_or(token.start);
        let mut end = token.end;
        if !self.guess(&mut state, number.value, (token.start, token.end)) {
            return None;
        }
        let mut before = state.segment.means;
        let mut near = before && state.segment.gap <= GAP;
        if (!before || !state.explicit)
            && let Some(behind) = self.behind(&mut state, token.end, rest, before)
        {
            end = behind;
            near |= !before;
        }
        if state.segment.gap > 0 && self.is_behind_papers(token.start) {
            return None;
        }
        // 发出信息处理费收费通知2件，总金额460元: money in such a sentence is that fee.
        let of_fee = number.unit == Unit::Yuan && state.topics.is(Topic::ProcessingFee);
        let both = !before && number.unit == Unit::Case && self.is_of_both(&state, token.start);
        if both {
            state.topics = Topics::one(Topic::Applications);
            state.segment = Segment { acts: act::RECEIVED, means: true, ..Segment::default() };
            (before, near) = (true, true);
        }
        let (carried, outcome) = (state.segment.is_carried(), state.segment.is_outcome());
        let dealt = before && number.unit == Unit::Case && self.is_implied(&state, token.end);
        let silent = state.topics.is_empty() && !state.lost && self.in_aspect();
        if silent && (carried || outcome || dealt) {
            state.topics = Topics::one(Topic::Applications);
        }
        if state.topics.is_empty() || !(before || of_fee || end > token.end) {
            return None;
        }
        let firm = near
            && !state.segment.likely
            && self.is_firm(number, &state, start, Around { before, dealt, inherited });
        if !state.is_plain() || state.counts_no_case() {
            return None;
        }
        if state.segment.acts == 0 {
            state.segment.acts = state.done;
        }
        if state.segment.acts & act::IN_FORCE != 0 && self.goes_through(token) {
            state.segment.acts |= act::CHECKED;
        }
        let subject = subject(&state, &state.segment);
        self.state.disclosure |= state.disclosure;
        if silent && firm {
            self.state.topics = state.topics;
        }
        let figure = (token.start, token.end);
        let claim = self.claim_words(number, (start, end), figure, subject, false, firm, &state)?;
        let implied = dealt && inherited && !(state.explicit || carried || outcome || both);
        self.into.claims[claim].implied = implied && !self.says_it_is_all(&state, start, token.end);
        self.into.claims[claim].in_all = both;
        Some(claim)
    }

    /// 2024年新收144件, 受理150件（含上年结转6件）: that is all of them.
    fn says_it_is_all(&self, state: &State, start: usize, end: usize) -> bool {
        let of_year = state.year.is_some_and(|(on, _)| on == 0) || self.is_of_this_year(start);
        of_year || self.plain.chars.get(end..).is_some_and(|after| after.starts_with(&['（', '含']))
    }

    /// 予以公开40、部分公开17件: a number right behind an outcome needs no unit.
    fn is_of_a_row(&self, state: &State, end: usize) -> bool {
        let after = self.plain.chars.get(end);
        let ends = after.is_none_or(|c| matches!(c, '，' | '、' | ';' | '。' | '）' | '\n'));
        state.segment.row.is_some() && state.segment.gap == 0 && ends && self.in_aspect()
    }

    /// A number of a list: 予以公开、部分公开分别为40件、17件.
    fn listed(&mut self, number: Number, token: &Token, state: &State) -> Option<usize> {
        let mut state = *state;
        let outcome = state.segment.is_outcome();
        if state.topics.is_empty() && !state.lost && outcome && self.in_aspect() {
            state.topics = Topics::one(Topic::Applications);
        }
        if state.segment.acts == 0 {
            state.segment.acts = state.done;
        }
        if state.topics.is_empty()
            || !state.is_plain()
            || !self.state.is_plain()
            || state.denied
            || state.sorted
        {
            return None;
        }
        let firm = state.explicit || (outcome && self.in_aspect() && state.topics.is(Topic::Applications));
        let figure = (token.start, token.end);
        self.claim_words(number, figure, figure, subject(&state, &state.segment), false, firm, &state)
    }

    /// ，共44件 behind a list.
    fn sums_up(&self, at: usize) -> bool {
        matches!(self.plain.chars[..at], [.., '，', '共'] | [.., '，', '总', '共'])
    }

    /// ，共150件 behind those received and those carried over: what both come to.
    fn is_of_both(&self, state: &State, at: usize) -> bool {
        let said = |wanted: u16| {
            let own =
                |claim: &Claim| claim.subject.topics.is(Topic::Applications) && claim.subject.row.is_none();
            self.into.claims[self.claimed..]
                .iter()
                .any(|claim| own(claim) && claim.subject.acts & wanted != 0)
        };
        let before = &self.plain.chars[..at];
        let sums_up = ["，共", "，共计", "，合计", "，总计", "，总共", "，两项合计"];
        let stands = |words: &&str| {
            before.len() > 5
                && before[before.len() - words.chars().count()..].iter().copied().eq(words.chars())
        };
        !state.among && said(act::CARRIED_IN) && said(act::RECEIVED) && sums_up.iter().any(stands)
    }

    /// 受理144件，: all applications, where they are what the text is about and the clause says no more.
    fn is_implied(&self, state: &State, end: usize) -> bool {
        let ends = match self.plain.chars.get(end..) {
            Some(['（', more @ ..]) => matches!(more.first(), Some('含' | '其' | '包')),
            Some([mark, ..]) => matches!(mark, '，' | '、' | ';' | '。' | '\n'),
            _ => true,
        };
        let acts = state.segment.acts & (act::RECEIVED | act::CLOSED);
        let plain = !self.before.portion && !state.unclear && state.foreign <= 1;
        acts != 0 && state.segment.gap == 0 && plain && ends
    }

    /// 对现行有效的65件进行清理: before it, or behind it.
    fn goes_through(&self, token: &Token) -> bool {
        const REACH: usize = 60;
        let chars = &self.plain.chars;
        let behind = &chars[token.end..chars.len().min(token.end + REACH)];
        let behind = behind.split(|c| matches!(c, '。' | '\n')).next().unwrap_or_default();
        let before = &chars[self.begin.max(token.start.saturating_sub(REACH))..token.start];
        let looks =
            |two: &[char]| matches!(two, ['清' | '梳', '理'] | ['评', '估'] | ['审', '查'] | ['排', '查']);
        [before, behind].iter().any(|words| words.windows(2).any(looks))
    }
}

/// Whether the item that these characters end with is of 其他 or 其余.
pub(super) fn is_of_the_rest(before: &[char]) -> bool {
    const REACH: usize = 12;
    let ends = |c: &char| matches!(c, '，' | '、' | ';' | '（' | '。') || c.is_ascii_digit();
    let near = &before[before.len().saturating_sub(REACH)..];
    let near = &near[near.iter().rposition(ends).map_or(0, |at| at + 1)..];
    ["其他", "其它", "其余"].iter().any(|word| starts(near, word))
}

/// Whether 其他, 其余 or a last item for all that is left, 大厅等场所, stands in the words right before a number; and if
/// so, whether nothing stands behind it.
pub(super) fn names_the_rest(before: &[char]) -> Option<bool> {
    const REACH: usize = 8;
    const WORDS: [&str; 5] = ["其他", "其它", "其余", "等场所", "等线下"];
    let ends = |c: &char| matches!(c, '，' | '、' | ';' | '（' | '。');
    let near = &before[before.len().saturating_sub(REACH)..];
    let near = &near[near.iter().rposition(ends).map_or(0, |at| at + 1)..];
    let begins = |at: usize| WORDS.iter().any(|word| starts(&near[at..], word));
    let at = (0..near.len()).find(|&at| matches!(near[at], '其' | '等') && begins(at))?;
    Some(near[at] == '其' && near.len() == at + 2)
}

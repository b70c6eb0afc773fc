//! Gathers the sums and shares of a sentence, number by number. Knows no cell and no rule.

use super::number::{Number, Unit};
use super::sums::{Base, Figure, Kind, Share, Sum};
use crate::model::{Amount, TextPart};

/// How many parts of one sum are kept.
const MOST: usize = 64;

/// Gathers the sums of a sentence.
#[derive(Default)]
pub(super) struct Collector {
    last: Option<Figure>,
    /// The only number of the sentence before: 共公开626条。其中：…
    alone: Option<Figure>,
    /// Nothing stands between the last number and here.
    fresh: bool,
    open: Option<Open>,
    done: Vec<Open>,
    /// All exact numbers of the sentence.
    seen: Vec<Amount>,
    /// All numbers of the sentence, as long as they are exact, of one unit and of nothing that is known.
    run: Option<Vec<Figure>>,
    /// 合计 stands right before.
    closing: bool,
    /// 在已办结的16件申请中: what shares are of from here on.
    base: Option<Amount>,
    /// 占 stands behind the last part, and nothing else that is known.
    shared: bool,
    /// Shares one after another, of a whole that is not named: 网络29件，占66%；信函15件，占34%.
    listed: Vec<Share>,
}

struct Open {
    whole: Figure,
    parts: Vec<Figure>,
    some: bool,
    rest: bool,
    all: bool,
    bracket: bool,
    /// A part is only an estimate, or there are too many.
    spoilt: bool,
    /// What the sentence counted before the whole.
    before: Vec<Amount>,
    /// Numbers in another unit among the parts.
    others: Vec<Amount>,
    /// Brackets behind a part that are still open: what they count is inside that part.
    inside: usize,
    /// They have counted something.
    inner: bool,
    /// 其他4件，: at its end, unless another way of dealing with applications follows: 结转下年4件.
    over: bool,
}

impl Open {
    fn new(whole: Figure, parts: Vec<Figure>, some: bool, bracket: bool, before: Vec<Amount>) -> Open {
        Open {
            whole,
            parts,
            some,
            rest: false,
            all: false,
            bracket,
            spoilt: false,
            before,
            others: Vec::new(),
            inside: 0,
            inner: false,
            over: false,
        }
    }

    /// A number that may be no part: in another unit, or inside of a part.
    fn pass(&mut self, number: Number, mark: char) {
        let counts = !matches!(number.unit, Unit::Percent | Unit::Year | Unit::Month);
        if self.inside > 0 {
            self.inner |= counts;
        } else if counts && self.whole.mark != mark && !number.about.is_estimate() && self.others.len() < MOST
        {
            self.others.push(number.value);
        }
    }

    /// A bracket behind a part: 网站128条（公示8条）; whether it is one.
    fn bracket(&mut self, mark: char) -> bool {
        match mark {
            '（' if !self.parts.is_empty() || self.inside > 0 => {
                (self.inside, self.inner) = (self.inside + 1, false)
            }
            '）' if self.inside > 0 => self.inside -= 1,
            _ => return false,
        }
        true
    }
}

impl Collector {
    /// A sentence begins; behind a semicolon a list of shares goes on.
    pub(super) fn reset(&mut self) {
        let alone = self.last.filter(|_| self.seen.len() == 1);
        let listed = std::mem::take(&mut self.listed);
        let base = self.base;
        *self = Collector { listed, alone, base, run: Some(Vec::new()), ..Collector::default() };
    }

    /// Shares that follow are of this number.
    pub(super) fn base(&mut self, number: Number) {
        self.base = (!number.about.is_estimate()).then_some(number.value);
    }

    /// The wholes that the sentence has named so far.
    pub(super) fn named(&self) -> Vec<Amount> {
        self.base.into_iter().chain(self.seen.iter().copied()).collect()
    }

    /// A list of shares ends. Where all but one are shares of what the parts come to, so was the one meant to be.
    pub(super) fn list(&mut self, into: &mut Vec<Share>) {
        self.base = None;
        let mut listed = std::mem::take(&mut self.listed);
        let whole = listed.iter().fold(Amount::ZERO, |sum, share| sum + share.of.value);
        let alike = listed.windows(2).all(|two| two[0].of.mark == two[1].of.mark);
        let fitting = listed.iter().filter(|share| share.fits(whole)).count();
        if listed.len() > 2 && alike && fitting + 1 >= listed.len() {
            listed.iter_mut().for_each(|share| share.wholes.push(whole));
            into.append(&mut listed);
        }
    }

    /// A word stands here.
    pub(super) fn word(&mut self) {
        self.fresh = false;
        self.closing = false;
    }

    /// Something was compared with another year: a number beside it is no part of a sum.
    pub(super) fn aside(&mut self) {
        self.word();
        self.run = None;
    }

    /// 合计: the number that follows is what those before it come to.
    pub(super) fn in_all(&mut self) {
        self.closing = true;
    }

    /// Keeps the numbers of a sentence for a sum behind them: 网站3条，公众号5条，公开栏2条，合计10条.
    fn behind(&mut self, figure: Figure, exact: bool) {
        const LEAST: usize = 3;
        let closing = std::mem::take(&mut self.closing);
        let Some(run) = &mut self.run else { return };
        let alike = run.first().is_none_or(|first| first.mark == figure.mark);
        if !exact || !alike || self.open.is_some() || !self.done.is_empty() || run.len() == MOST {
            self.run = None;
        } else if closing && run.len() >= LEAST {
            let mut parts = std::mem::take(run);
            self.run = None;
            // What stands at the head of the sentence may be of something else.
            let suffix = (1..parts.len() - 1).find(|&from| {
                parts[from..].iter().fold(Amount::ZERO, |sum, part| sum + part.value) == figure.value
            });
            parts.drain(..suffix.unwrap_or(0));
            self.done.push(Open::new(figure, parts, false, false, Vec::new()));
        } else {
            run.push(figure);
        }
    }

    /// A number stands here.
    pub(super) fn number(
        &mut self,
        number: Number,
        mark: char,
        bytes: (usize, usize),
        kind: Kind,
        claim: Option<usize>,
    ) {
        self.fresh = false;
        if kind != Kind::Outcome || !self.is_behind_outcome() {
            self.settle();
        }
        if let Some(open) = &mut self.open {
            open.over = false;
            open.pass(number, mark);
        }
        if !matches!(number.unit, Unit::Case | Unit::Piece | Unit::Yuan) {
            return;
        }
        let figure = Figure { value: number.value, bytes, kind, claim, mark };
        self.shared = false;
        self.behind(figure, !number.about.is_estimate());
        if !number.about.is_estimate() && self.seen.len() < MOST {
            self.seen.push(number.value);
        }
        match &mut self.open {
            Some(open) if open.whole.mark != mark || open.inside > 0 => {}
            Some(open) => {
                open.spoilt |= number.about.is_estimate() || open.parts.len() == MOST;
                if !open.spoilt {
                    open.parts.push(figure);
                    (open.rest, open.all) = (false, false);
                }
            }
            None => {
                self.last = (!number.about.is_estimate()).then_some(figure);
                self.fresh = true;
            }
        }
    }

    /// A list that 其他 ended is closed: what stands here is nothing it could go on with.
    fn settle(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.over) {
            self.done.extend(self.open.take());
            self.last = None;
        }
    }

    /// Whether the last number counts a way of dealing with applications.
    fn is_behind_outcome(&self) -> bool {
        let open = self.open.as_ref().filter(|open| open.inside == 0);
        let last = open.and_then(|open| open.parts.last()).or(self.last.as_ref());
        last.is_some_and(|last| last.kind == Kind::Outcome)
    }

    /// 占: what follows is a share.
    pub(super) fn share(&mut self) {
        self.fresh = false;
        self.shared = true;
    }

    /// A percentage stands here: the share of the last part of an open sum, when 占 introduced it.
    pub(super) fn percent(
        &mut self,
        part: TextPart,
        number: Number,
        bytes: (usize, usize),
        base: Option<Base>,
    ) -> Option<Share> {
        if !std::mem::take(&mut self.shared) || number.about.is_estimate() {
            return None;
        }
        self.settle();
        let (percent, decimals) = (number.value, number.decimals);
        let share = |of, wholes, base| Share { part, of, wholes, percent, decimals, bytes, base };
        let Some(open) = &self.open else {
            if let Some(of) = self.last.filter(|of| base.is_some() && of.claim.is_some()) {
                let wholes = self.named();
                let base = base.filter(|base| *base != Base::Any || self.base.is_none());
                return Some(share(of, wholes, base));
            }
            let of = self.last.filter(|_| self.listed.len() < MOST)?;
            self.listed.push(share(of, Vec::new(), None));
            return None;
        };
        let of = *open.parts.last().filter(|_| !(open.spoilt || open.inside > 0 && open.inner))?;
        Some(share(of, [open.whole.value].into_iter().chain(self.seen.iter().copied()).collect(), None))
    }

    /// 其中, 含, 包括.
    pub(super) fn among(&mut self) {
        self.settle();
        self.fresh = false;
        match &mut self.open {
            Some(open) => {
                open.some |= open.parts.is_empty();
                // A sum inside a sum: which parts belong to which is anybody's guess.
                open.spoilt |= !open.parts.is_empty();
            }
            None => {
                self.last = self.last.or_else(|| self.alone.take().filter(|_| self.seen.is_empty()));
                self.begin(false, true);
            }
        }
    }

    /// 其他 stands before the last number; `alone`: and no word says other what.
    pub(super) fn rest(&mut self, alone: bool) {
        let Some(open) = self.open.as_mut().filter(|open| open.inside == 0) else { return };
        (open.rest, open.all) = (true, alone);
        if let [.., before, last] = &mut open.parts[..]
            && alone
            && last.kind == Kind::Plain
        {
            last.kind = before.kind;
        }
    }

    /// 等: the parts are not all.
    pub(super) fn and_so(&mut self) {
        self.settle();
        self.fresh = false;
        if let Some(open) = &mut self.open {
            open.some = true;
        }
    }

    /// Whether the parts of an open list make up its whole: 收到12件，其中网络8件、信函4件; if so it is at its end.
    pub(super) fn ends(&mut self) -> bool {
        let come_to = |open: &Open| open.parts.iter().map(|part| part.value).sum::<Amount>();
        let whole = |open: &Open| {
            let listed = !open.bracket && open.inside == 0 && !open.spoilt && open.parts.len() > 1;
            listed && come_to(open) == open.whole.value
        };
        let ends = self.open.as_ref().is_some_and(whole);
        if ends {
            self.done.extend(self.open.take());
            self.last = None;
        }
        ends
    }

    /// A mark stands here.
    pub(super) fn mark(&mut self, mark: char) {
        if matches!(mark, '（' | '）' | ':') {
            self.settle();
        }
        match mark {
            '（' | '）' if self.open.as_mut().is_some_and(|open| open.bracket(mark)) => {}
            '（' if self.open.is_none() && self.fresh => self.begin(true, false),
            '）' if self.open.as_ref().is_some_and(|open| open.bracket) => {
                let open = self.open.take();
                self.last = open.as_ref().map(|open| open.whole);
                self.done.extend(open);
            }
            ':' if self.open.is_none() && self.fresh => self.begin(false, false),
            // 其他80条，: the list is at its end, and what follows counts something else.
            '，' => {
                if let Some(open) = self.open.as_mut().filter(|open| !open.bracket && open.inside == 0) {
                    open.over |= open.all;
                }
            }
            // A list inside a part, 网站140条，具体为：…: which parts belong to which is anybody's guess.
            ':' => {
                if let Some(open) = self.open.as_mut().filter(|open| open.inside == 0) {
                    open.spoilt |= !open.parts.is_empty();
                }
            }
            _ => {}
        }
        self.fresh = false;
    }

    fn begin(&mut self, bracket: bool, some: bool) {
        if let Some(whole) = self.last {
            let before = if bracket {
                Vec::new()
            } else {
                self.seen.split_last().map_or_else(Vec::new, |(_, rest)| rest.to_vec())
            };
            self.open = Some(Open::new(whole, Vec::new(), some, bracket, before));
        }
    }

    /// The unit of an open list whose parts do not make up its whole yet.
    pub(super) fn lacks(&self) -> Option<char> {
        let open = self.open.as_ref().filter(|open| !open.bracket && !open.parts.is_empty())?;
        let come_to: Amount = open.parts.iter().map(|part| part.value).sum();
        (come_to < open.whole.value).then_some(open.whole.mark)
    }

    /// The open list goes on behind the sentence: nobody adds it up.
    pub(super) fn leave(&mut self) {
        self.open = None;
    }

    /// The sentence ends: what sums it states.
    pub(super) fn finish(&mut self, part: TextPart, into: &mut Vec<Sum>) {
        let open = self.open.take().filter(|open| !open.bracket);
        for Open { whole, parts, some, rest, all, spoilt, before, others, .. } in
            self.done.drain(..).chain(open)
        {
            if parts.len() > 1 && !spoilt {
                into.push(Sum { part, whole, parts, some, rest, all, before, others });
            }
        }
    }
}

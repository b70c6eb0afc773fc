//! Sums the text states: a number, and behind it `（甲3件、乙4件）` or `其中……`. Knows no cell and no rule.

use super::number::{Number, Unit};
use crate::model::{Amount, TextPart};

/// How many parts of one sum are kept.
const MOST: usize = 64;

/// What a part counts; parts of one sum are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not known.
    #[default]
    Plain,
    /// A way applications were dealt with.
    Outcome,
    /// Who applied.
    Applicant,
    /// How disputes ended.
    Ending,
}

/// One number of a sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its value.
    pub(crate) value: Amount,
    /// Its bytes.
    pub(crate) bytes: (usize, usize),
    /// What it counts.
    pub(crate) kind: Kind,
    /// The claim it makes, by index.
    pub(crate) claim: Option<usize>,
    /// The last character of its unit.
    mark: char,
}

/// A number and its parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sum {
    /// Where it stands.
    pub(crate) part: TextPart,
    /// The whole.
    pub(crate) whole: Figure,
    /// At least two parts.
    pub(crate) parts: Vec<Figure>,
    /// Introduced by 其中 or 含: the parts may not be all.
    pub(crate) some: bool,
    /// Its last part is the rest: 其他80条.
    pub(crate) rest: bool,
    /// Numbers of the sentence before the whole: the parts may be of one of them, 复议5宗、诉讼0宗，其中维持2宗…….
    pub(crate) before: Vec<Amount>,
}

impl Sum {
    /// What the parts come to.
    pub(crate) fn come_to(&self) -> Amount {
        self.parts.iter().map(|part| part.value).sum()
    }

    /// Whether the parts make up a number before the whole, alone or together with it.
    pub(crate) fn is_of_another(&self) -> bool {
        let come_to = self.come_to();
        self.before.iter().any(|other| *other == come_to || *other + self.whole.value == come_to)
    }
}

/// A share of a whole: `12件，占57.1%`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Share {
    /// Where it stands.
    pub(crate) part: TextPart,
    /// The part it is the share of.
    pub(crate) of: Figure,
    /// What it can be a share of: the numbers the sentence has named before, the whole first.
    pub(crate) wholes: Vec<Amount>,
    /// The share in percent.
    pub(crate) percent: Amount,
    /// The decimals it was rounded to.
    pub(crate) decimals: u32,
    /// Its bytes.
    pub(crate) bytes: (usize, usize),
    /// The whole is all applications, or so many of them as this says: 占办结总数的12%.
    pub(crate) base: Option<Base>,
}

/// Which applications a share is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// 占办结总数.
    Closed,
    /// 占新收申请总数.
    Received,
    /// 占总数, 占比.
    Any,
}

/// A share as written and as it follows from part and whole, both in units of the last decimal written. Exact for
/// numbers that are whole, as counts are.
pub(crate) fn share(percent: Amount, decimals: u32, part: Amount, whole: Amount) -> Option<(i64, i64)> {
    let ten = (0..decimals).fold(1, |ten, _| ten * 10);
    let written = (percent * ten).to_whole()?;
    let (of, whole) = ((part * 100 * ten).to_whole()?, whole.to_whole()?);
    let twice = (whole > 0).then(|| 2 * i128::from(of) + i128::from(whole))?;
    Some((written, (twice / (2 * i128::from(whole))).try_into().ok()?))
}

impl Share {
    /// The share as written and as it follows from a whole.
    pub(crate) fn against(&self, whole: Amount) -> Option<(i64, i64)> {
        share(self.percent, self.decimals, self.of.value, whole)
    }

    /// Whether it is that share of a whole; the last digit may be cut off, or be one more to make up 100 %.
    pub(crate) fn fits(&self, whole: Amount) -> bool {
        self.against(whole).is_some_and(|(written, due)| (due - written).abs() <= 1)
    }
}

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
    bracket: bool,
    /// A part is only an estimate, or there are too many.
    spoilt: bool,
    /// What the sentence counted before the whole.
    before: Vec<Amount>,
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
            let whole = Open {
                whole: figure,
                parts,
                some: false,
                rest: false,
                bracket: false,
                spoilt: false,
                before: Vec::new(),
            };
            self.done.push(whole);
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
            Some(open) if open.whole.mark != mark => {}
            Some(open) => {
                open.spoilt |= number.about.is_estimate() || open.parts.len() == MOST;
                if !open.spoilt {
                    open.parts.push(figure);
                    open.rest = false;
                }
            }
            None => {
                self.last = (!number.about.is_estimate()).then_some(figure);
                self.fresh = true;
            }
        }
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
        let of = *open.parts.last().filter(|_| !open.spoilt)?;
        Some(share(of, [open.whole.value].into_iter().chain(self.seen.iter().copied()).collect(), None))
    }

    /// 其中, 含, 包括.
    pub(super) fn among(&mut self) {
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

    /// 其他 stands before the last number.
    pub(super) fn rest(&mut self) {
        if let Some(open) = &mut self.open {
            open.rest = true;
        }
    }

    /// 等: the parts are not all.
    pub(super) fn and_so(&mut self) {
        self.fresh = false;
        if let Some(open) = &mut self.open {
            open.some = true;
        }
    }

    /// A mark stands here.
    pub(super) fn mark(&mut self, mark: char) {
        match mark {
            '（' if self.open.is_none() && self.fresh => self.begin(true, false),
            '）' if self.open.as_ref().is_some_and(|open| open.bracket) => {
                let open = self.open.take();
                self.last = open.as_ref().map(|open| open.whole);
                self.done.extend(open);
            }
            ':' if self.open.is_none() && self.fresh => self.begin(false, false),
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
            self.open =
                Some(Open { whole, parts: Vec::new(), some, rest: false, bracket, spoilt: false, before });
        }
    }

    /// The sentence ends: what sums it states.
    pub(super) fn finish(&mut self, part: TextPart, into: &mut Vec<Sum>) {
        let open = self.open.take().filter(|open| !open.bracket);
        for Open { whole, parts, some, rest, spoilt, before, .. } in self.done.drain(..).chain(open) {
            if parts.len() > 1 && !spoilt {
                into.push(Sum { part, whole, parts, some, rest, before });
            }
        }
    }
}

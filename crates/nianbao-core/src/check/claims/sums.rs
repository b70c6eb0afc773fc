//! Sums the text states: a number, and behind it `（甲3件、乙4件）` or `其中……`. Knows no cell and no rule.

use crate::model::{Amount, TextPart};

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
    pub(super) mark: char,
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
    /// Nothing but 其他 names that part: it is all that is left, of whatever kind.
    pub(crate) all: bool,
    /// Numbers of the sentence before the whole: the parts may be of one of them, 复议5宗、诉讼0宗，其中维持2宗…….
    pub(crate) before: Vec<Amount>,
    /// Numbers in another unit that stand among the parts: 通知251条、征集16期、其他80条.
    pub(super) others: Vec<Amount>,
}

impl Sum {
    /// What the parts come to.
    pub(crate) fn come_to(&self) -> Amount {
        self.parts.iter().map(|part| part.value).sum()
    }

    /// Whether the parts make up the whole: all of them, those at the head of the list, behind which something else is
    /// counted, or all together with what is counted in another unit.
    pub(crate) fn adds_up(&self) -> bool {
        let whole = self.whole.value;
        let mut so_far = Amount::ZERO;
        // Outcomes and endings are of one kind, and so is what comes last.
        let plain = self.parts.iter().all(|part| part.kind == Kind::Plain);
        let heads = self.parts.iter().enumerate().any(|(at, part)| {
            so_far += part.value;
            plain && at > 0 && so_far == whole
        });
        let left = whole - self.come_to();
        heads || self.others.contains(&left) || left == self.others.iter().copied().sum()
    }

    /// Whether the parts make up a number before the whole, alone or together with it.
    pub(crate) fn is_of_another(&self) -> bool {
        // 新收9件，上年结转1件，其中网上5件、来信5件，发生复议1件: something else may be counted behind the parts.
        let mut so_far = Amount::ZERO;
        let heads = self.parts.iter().enumerate().filter_map(|(at, part)| {
            so_far += part.value;
            (at > 0).then_some(so_far)
        });
        heads.into_iter().any(|come_to| {
            self.before.iter().any(|other| *other == come_to || *other + self.whole.value == come_to)
        })
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

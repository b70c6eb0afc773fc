//! What a number is likely of, where no word of the table is used: 其中公开40件, 其他10件, 行政许可93条 in a list of what was
//! published. Such a number may agree with a cell, and never differs from one. Knows no cell.

use super::figures::names_the_rest;
use super::reader::Reader;
use super::state::{GRANTED, OTHER, PARTLY, State};
use super::words::act;
use super::{Topic, Topics};
use crate::model::Amount;

/// Fewer decisions are often as many as were published by chance.
const FEW: Amount = Amount::whole(20);
/// How far back 不属于 is looked for.
const NEAR: usize = 12;

impl Reader<'_> {
    /// Finds what the number that begins here is likely of. `false`: of nothing that the form counts.
    pub(super) fn guess(&self, state: &mut State, value: Amount, (start, end): (usize, usize)) -> bool {
        let segment = &mut state.segment;
        let before = &self.plain.chars[..start];
        if is_decided(state.topics) && (segment.acts | state.done) & act::DECIDED == 0 {
            // 行政许可93条, 行政处罚64项: what a website shows.
            let shown = matches!(self.plain.chars[end - 1], '条' | '项' | '篇');
            segment.likely |= shown;
            return !shown || value >= FEW;
        }
        if segment.likely && segment.gap > 0 {
            // 不存在收费情况3件
            return false;
        }
        if state.explicit || !state.topics.is(Topic::Applications) {
            return true;
        }
        if segment.acts == act::PUBLISHED && !segment.is_outcome() {
            // 公开40件 is an answer, 发布40件 and 公开年报1条 are none.
            let ends = [&['公', '开'][..], &['公', '开', '的'], &['公', '开', '了']];
            let near = &before[before.len().saturating_sub(NEAR)..];
            let item =
                near.rsplit(|c| matches!(c, '，' | '、' | ';' | ':' | '。')).next().unwrap_or_default();
            // 不属于本机关公开的5件
            let other = item.windows(2).any(|two| two == ['不', '属']);
            if other || segment.gap > 0 || !ends.iter().any(|words| before.ends_with(words)) {
                return false;
            }
            segment.row(GRANTED);
            (segment.acts, segment.likely) = (0, true);
        } else if !segment.means
            && names_the_rest(before) == Some(true)
            && let Some(row) = self.rest(start)
        {
            segment.row(row);
            (segment.means, segment.likely) = (true, true);
        }
        true
    }

    /// What 其他10件 is of behind ways of dealing with applications: the last of them, or the last of the group that is
    /// told apart.
    fn rest(&self, start: usize) -> Option<&'static str> {
        /// ，其他的 stands between.
        const REACH: usize = 5;
        /// More rows than the form has.
        const MOST: usize = 32;
        let said = &self.into.claims[self.claimed..];
        let rows = said[said.len().saturating_sub(MOST)..].iter().filter_map(|claim| claim.subject.row);
        let last = rows.clone().next_back().filter(|_| start.saturating_sub(self.counted_to) <= REACH)?;
        let of_all = |row: &str| row == GRANTED || row == PARTLY;
        if last.starts_with(MISC.0) {
            return Some(MISC.1);
        }
        // 属于国家秘密1件、其他2件 goes on about what was denied, unless the list began with what was granted.
        let group = last.trim_start_matches(RESULT).contains('.');
        (!group || rows.into_iter().any(of_all)).then_some(OTHER)
    }
}

const RESULT: &str = "applications.result.";
/// How the rows of 其他处理 begin, and the last of them.
const MISC: (&str, &str) = ("applications.result.other.", "applications.result.other.misc");

/// Whether only permits, penalties and coercive measures are spoken of.
fn is_decided(topics: Topics) -> bool {
    [Topic::Licensing, Topic::Penalties, Topic::Coercion].iter().any(|topic| topics.is(*topic))
}

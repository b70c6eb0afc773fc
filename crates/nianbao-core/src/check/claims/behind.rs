//! Words behind a number that say what it is of: 25件政府信息公开申请, 120件由自然人提出. Knows no cell.

use super::lex::{Kind, Token};
use super::number::Unit;
use super::reader::Reader;
use super::state::State;
use super::words::{Word, act};
use super::{Scope, Topic};

/// Papers about what the tables count; how many of them says nothing of it.
const PAPERS: [[char; 2]; 16] = [
    ['模', '板'],
    ['样', '本'],
    ['文', '书'],
    ['台', '账'],
    ['档', '案'],
    ['汇', '编'],
    ['规', '程'],
    ['标', '准'],
    ['手', '册'],
    ['指', '引'],
    ['案', '例'],
    ['案', '卷'],
    ['通', '报'],
    ['材', '料'],
    ['数', '据'],
    ['讲', '座'],
];

impl Reader<'_> {
    /// Whether 由 or 是 stands right before: what follows says who applied.
    fn is_by(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|at| matches!(self.plain.chars[at], '由' | '为' | '是'))
    }

    /// 编制依申请公开答复模板5份: papers stand right before the number.
    pub(super) fn is_behind_papers(&self, at: usize) -> bool {
        PAPERS.iter().any(|paper| self.plain.chars[..at].ends_with(paper))
    }

    /// Words behind a number up to the next mark or number: `25件政府信息公开申请`, `103件顺延到下年度`. What was said
    /// before the number counts more. Where the words end that were used.
    pub(super) fn behind(
        &self,
        state: &mut State,
        end: usize,
        rest: &[Token],
        before: bool,
    ) -> Option<usize> {
        let mut probe = *state;
        let mut used = None;
        let mut last = end;
        // 6件由2023年结转.
        let mut of_before = false;
        for token in rest {
            if token.start > last + 1 {
                break;
            }
            last = token.end;
            match token.kind {
                Kind::Mark(_) => break,
                Kind::Number(number) if !before && number.unit == Unit::Year => {
                    let on = number.value.to_whole().and_then(|year| self.author.years_on(year));
                    match (on, used) {
                        // 9件结转至2025年度办理.
                        (Some(1), Some(_)) if probe.segment.acts & act::CARRIED_OUT != 0 => {
                            probe.segment.acts = act::CARRIED_OUT;
                            used = Some(token.end);
                        }
                        (Some(-1), None) => of_before = true,
                        _ => return None,
                    }
                }
                Kind::Number(_) => return None,
                Kind::Word(Word::Punctual) => {
                    probe.narrower |= self.extended;
                }
                Kind::Word(word) => {
                    if self.says(&mut probe, word, token, before)? {
                        used = Some(token.end);
                    }
                }
            }
        }
        used?;
        if of_before {
            probe.segment.acts &= act::CARRIED_IN;
            if probe.segment.acts == 0 {
                return None;
            }
        }
        *state = probe;
        // A number with nothing but the topic behind it may be anything: 对25件申请收取费用.
        let said = before
            || probe.segment.acts != 0
            || probe.segment.row.is_some()
            || probe.segment.column.is_some()
            || probe.segment.ending.is_some();
        if !said {
            state.explicit = false;
        }
        used
    }

    /// Whether a word behind a number says what it is of; `None` where it is of nothing that the form counts.
    fn says(&self, probe: &mut State, word: Word, token: &Token, before: bool) -> Option<bool> {
        match word {
            // 5份规范性文件汇编: of what is named behind it.
            Word::Topic(_) if PAPERS.iter().any(|paper| self.plain.chars[token.end..].starts_with(paper)) => {
                return None;
            }
            Word::Topic(topic) if !probe.explicit => probe.topic(topic),
            Word::Application if probe.topics.is(Topic::Applications) || self.in_aspect() => {
                probe.topic(Topic::Applications);
            }
            Word::Act(acts) if !before && probe.segment.acts == 0 => probe.segment.acts = acts,
            // 其余135件均已答复: of those that were closed, and nobody knows which.
            Word::AllClosed if !before && probe.segment.acts == 0 => {
                (probe.segment.acts, probe.segment.likely) = (act::CLOSED, true);
            }
            Word::Row(key) if !before => probe.segment.named_row(key),
            Word::Likely(key) if !before => probe.segment.likely_row(key),
            Word::Ending(key) if !before => probe.segment.ending(key),
            // 120件由自然人提出
            Word::Column(key) if !before && self.is_by(token.start) => probe.segment.column(key),
            Word::Elsewhere | Word::Opened | Word::Papers => return None,
            other => {
                match other {
                    Word::Portion => probe.scope = Scope::Portion,
                    Word::OtherTime => probe.other_time = true,
                    Word::Narrower | Word::Extended => probe.narrower = true,
                    _ => {}
                }
                return Some(false);
            }
        }
        Some(true)
    }
}

//! Ways of applying: which words name one, and when those that are named stand for all there are. Knows no cell.

use super::lex::Token;
use super::reader::Reader;
use super::words::{Word, act};

/// Whether a word for a part of the applications that begins so says how they came, and not to whom: 各部门, 乡镇.
pub(super) fn is_a_way(first: char) -> bool {
    !matches!(first, '部' | '单' | '乡' | '街' | '县' | '区' | '各')
}

impl Reader<'_> {
    /// 通过信函、网络等渠道收到12件: ways there are, and not some of them. Who was spoken of before counts again.
    pub(super) fn all_ways(&mut self, token: &Token) {
        const REACH: usize = 40;
        let (state, chars) = (&mut self.state, &self.plain.chars);
        let from = state.clause.max(token.start.saturating_sub(REACH));
        // 县公安局通过网络等渠道
        let other = (from..token.start).any(|at| self.author.is_of_another(chars, at));
        if let Some(whose) = state.whose.take().filter(|_| !other) {
            state.scope = whose;
        }
        // 等形式: items of a list may be left out.
        if chars[token.end - 2] == '形' {
            self.sums.and_so();
        }
    }

    /// 办理中涉及第三方的2件: while they were dealt with, and not those that still are, 办理中2件.
    pub(super) fn is_meanwhile(&self, word: Word, token: &Token) -> bool {
        let chars = &self.plain.chars;
        let counts = |c: &char| c.is_ascii_digit() || *c == '的';
        // 2024年以来 in the report of that year: all of it.
        let since = word == Word::OtherTime && chars[token.start..token.end] == ['以', '来'];
        if since && self.state.year == Some((0, token.start)) {
            return true;
        }
        word == Word::Act(act::CARRIED_OUT)
            && chars[token.end - 1] == '中'
            && !chars.get(token.end).is_some_and(counts)
    }

    /// Whether the clause has said what something is about: 有关征地的, 涉及拆迁的.
    pub(super) fn is_about(&self, at: usize) -> bool {
        const REACH: usize = 16;
        const ABOUT: [[char; 2]; 5] = [['涉', '及'], ['有', '关'], ['关', '于'], ['由', '于'], ['属', '于']];
        let clause = &self.plain.chars[self.state.clause.max(at.saturating_sub(REACH))..at];
        clause.windows(2).any(|two| ABOUT.iter().any(|word| word == two))
    }

    /// 其中规章11条、其他文件102条；工作报告2条: behind a semicolon the next item is counted in the same unit.
    pub(super) fn list_goes_on(&self, end: usize, mark: char) -> bool {
        const REACH: usize = 40;
        let behind = self.plain.chars.get(end..).and_then(|behind| behind.strip_prefix(&[';']));
        let item = behind.unwrap_or_default().iter().take(REACH).take_while(|c| !matches!(c, '。' | '\n'));
        let mut digit = false;
        for c in item {
            if digit && *c == mark {
                return true;
            }
            digit = c.is_ascii_digit();
        }
        false
    }

    /// ，占83.3%: the share of the part before.
    pub(super) fn is_share(&self, at: usize) -> bool {
        self.plain.chars.get(at) == Some(&'占')
    }

    /// Whether 等 belongs to the name of one item: 便民服务大厅等场所.
    pub(super) fn is_of_channels(&self, at: usize) -> bool {
        let after = self.plain.chars.get(at..at + 2).unwrap_or_default();
        ["场所", "渠道", "方式", "途径", "平台", "载体", "媒体", "线下"]
            .iter()
            .any(|word| after.iter().copied().eq(word.chars()))
    }
}

#[cfg(test)]
mod tests {
    use super::is_a_way;

    #[test]
    fn offices_are_no_ways_of_applying() {
        for (word, way) in [
            ("部门", false),
            ("单位", false),
            ("乡镇", false),
            ("街道", false),
            ("县区", false),
            ("区县", false),
            ("各镇", false),
            ("网络", true),
            ("信函", true),
        ] {
            assert_eq!(word.chars().next().map(is_a_way), Some(way), "{word}");
        }
    }
}

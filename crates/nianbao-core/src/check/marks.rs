//! The marks of a piece of text: what stands between words, and which of it cannot be right. Knows no rule.

use super::letters::{Letter, Letters, Set};
use super::text::is_han;

/// A mark with its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) c: char,
}

impl Mark {
    /// The byte behind it.
    pub(super) fn end(self) -> usize {
        self.at + self.c.len_utf8()
    }
}

/// A piece of text with its marks: all that is no letter, digit, Chinese character or space; ends of lines are.
#[derive(Debug)]
pub(super) struct Marks<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Mark>,
}

/// A slip that has one way to be mended: its bytes and what belongs there.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) right: &'static str,
}

/// Half-width marks and what belongs between Chinese characters instead.
const WIDE: &[(char, &str)] = &[(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！")];
/// Marks that never stand twice.
const TWICE: &[(char, &str)] = &[('。', "。"), ('，', "，"), ('、', "、"), ('；', "；"), ('：', "：")];
/// Behind these a colon is followed by a code or a time.
const LABELS: &[&str] = &[
    "电话", "传真", "邮编", "编码", "时间", "热线", "号码", "手机", "编号", "文号", "比例", "地址", "网址",
    "邮箱", "微信", "日期",
];
/// Characters that foreign names are written with; between them a point is part of the name: 艾山.买买提.
const FOREIGN: &str = "尔克提木江买吐阿艾依斯力孜努古丽热西帕赛库拉巴尼亚里莫哈布卡什扎格桑罗旦增仁洛次央山马达瓦班牙拜地玛汗苏那吾甫";

impl<'a> Marks<'a> {
    /// Finds the marks of a text.
    pub(super) fn new(text: &'a str) -> Marks<'a> {
        Marks::of(&Letters::new(text))
    }

    /// Finds the marks among the characters of a text.
    pub(super) fn of(letters: &Letters<'a>) -> Marks<'a> {
        let mut list = Vec::with_capacity(letters.others().len());
        for Letter { at, c } in letters.others() {
            let word = || c.is_alphanumeric() || c.is_whitespace();
            if USUAL.has(c) | (c == '\n') || !word() {
                list.push(Mark { at: at as usize, c });
            }
        }
        Marks { text: letters.text(), list }
    }

    /// The characters on both sides of some bytes; the end of a line where the text ends.
    fn beside(&self, start: usize, end: usize) -> (char, char) {
        let before = self.text[..start].chars().next_back().unwrap_or('\n');
        (before, self.text[end..].chars().next().unwrap_or('\n'))
    }

    /// Half-width marks between Chinese characters, and full-width ones twice in a row.
    pub(super) fn slips(&self) -> Vec<Slip> {
        let mut slips = Vec::new();
        let mut after = 0;
        for (place, mark) in self.list.iter().enumerate().filter(|(_, mark)| may_slip(mark.c)) {
            let (start, c) = (mark.at, mark.c);
            if start < after {
                continue;
            }
            let slip = if c.is_ascii() { self.narrow(place) } else { self.twice(place) };
            after = slip.as_ref().map_or_else(|| self.same(place), |slip| slip.end);
            slips.extend(slip);
        }
        slips
    }

    /// Where the marks end that are the same as this one and stand right behind it.
    fn same(&self, place: usize) -> usize {
        let mut end = self.list[place].end();
        for mark in &self.list[place + 1..] {
            if mark.at != end || mark.c != self.list[place].c {
                break;
            }
            end = mark.end();
        }
        end
    }

    /// A full-width mark twice, or a comma before a full stop. Three and more stops stand for an ellipsis; which, only the
    /// author knows.
    fn twice(&self, place: usize) -> Option<Slip> {
        let Mark { at: start, c } = self.list[place];
        let next = self.list.get(place + 1).filter(|next| next.at == start + c.len_utf8())?;
        if c == '，' && next.c == '。' {
            return Some(Slip { start, end: next.end(), right: "。" });
        }
        let (_, right) = TWICE.iter().find(|(mark, _)| *mark == c && next.c == c)?;
        let end = self.same(place);
        (end - start == 2 * c.len_utf8()).then_some(Slip { start, end, right })
    }

    /// A half-width mark that belongs to Chinese words.
    fn narrow(&self, place: usize) -> Option<Slip> {
        let Mark { at: start, c } = self.list[place];
        let end = start + 1;
        let (before, next) = self.beside(start, end);
        if c == '.' {
            return self.stops(place).then_some(Slip { start, end, right: "。" });
        }
        let (_, right) = WIDE.iter().find(|(mark, _)| *mark == c)?;
        let word = |c: char| is_han(c) || matches!(c, '”' | '》' | '“' | '《' | '）' | '（' | '%' | '％');
        // A number or a new line may follow as well; behind a colon digits are often a time or a telephone.
        let item = matches!(next, '①'..='⑳' | '\n') && is_han(before);
        let digit = next.is_ascii_digit() && is_han(before);
        let number = digit && (matches!(c, ',' | ';') || c == ':' && self.counts(start));
        let bracket = before == ')' && is_han(next) || is_han(before) && next == '(' && c != '.';
        ((word(before) && word(next)) || item || number || bracket).then_some(Slip { start, end, right })
    }

    /// Whether what follows a colon is a year or the number of an item: 情况:2024年, 问题:1.更新慢.
    fn counts(&self, at: usize) -> bool {
        if LABELS.iter().any(|label| self.text[..at].ends_with(label)) {
            return false;
        }
        let rest = &self.text[at + 1..];
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - behind.len();
        let mut behind = behind.chars();
        match behind.next() {
            Some('年') => digits == 4,
            Some('.' | '、' | '）' | ')' | '．') => digits <= 2 && behind.next().is_some_and(is_han),
            _ => false,
        }
    }

    /// Whether a half-width point ends a sentence: a clause stands before it, and behind it another or nothing. Names such
    /// as 艾山.买买提 and lists such as 政府.人大.政协 are none.
    fn stops(&self, place: usize) -> bool {
        /// What a sentence has at least, in characters.
        const LEAST: usize = 8;
        let start = self.list[place].at;
        let (before, next) = self.beside(start, start + 1);
        if !(is_han(before) || matches!(before, '”' | '》' | '）' | '%' | '％')) {
            return false;
        }
        let length =
            |from: usize, to: usize| self.text[from..to].chars().filter(|c| !c.is_whitespace()).count();
        let last = place.checked_sub(1).map(|place| self.list[place]);
        let clause = length(last.map_or(0, Mark::end), start);
        let ending = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
        if next == '\n' {
            return clause >= 2 || last.is_some_and(|last| matches!(last.c, '”' | '》' | '）'));
        }
        let following = self.list.get(place + 1);
        let behind = length(start + 1, following.map_or(self.text.len(), |mark| mark.at));
        let list = last.is_some_and(|last| last.c == '.' && clause <= 6)
            || following.is_some_and(|mark| mark.c == '.' && behind <= 6);
        let begins = is_han(next) && behind >= 2
            || matches!(next, '“' | '《' | '（')
            || next.is_ascii_digit() && self.counts(start);
        let quoted = !is_han(before);
        // No further back than needed: a text without an end of a sentence has many points.
        let said =
            self.text[..start].chars().rev().take_while(|c| !ending(*c)).filter(|c| !c.is_whitespace());
        let long = clause >= 4 || quoted || clause >= 2 && behind >= 4;
        begins && !list && long && said.take(LEAST).count() == LEAST && !self.is_name(start)
    }

    /// Whether a point stands inside a foreign name.
    fn is_name(&self, at: usize) -> bool {
        let foreign = |c: char| FOREIGN.contains(c);
        let before = self.text[..at].chars().rev().take(2).all(foreign);
        before && self.text[at + 1..].chars().take(2).all(foreign)
    }

    /// Quotation marks and brackets of titles turned the wrong way: an even number on a line, and one of them against the
    /// order in which they open and close. Books within books are another order, and left alone.
    pub(super) fn turned(&self) -> Vec<Slip> {
        const PAIRS: [[(char, &str); 2]; 2] = [[('“', "“"), ('”', "”")], [('《', "《"), ('》', "》")]];
        let mut found = Vec::new();
        for line in self.list.split(|mark| mark.c == '\n') {
            for pair in PAIRS {
                let [(open, _), (close, _)] = pair;
                let (mut count, mut wrong, mut first) = (0_usize, 0, None);
                for mark in line.iter().filter(|mark| mark.c == open || mark.c == close) {
                    let (due, right) = pair[count % 2];
                    if mark.c != due {
                        wrong += 1;
                        first = first.or(Some(Slip { start: mark.at, end: mark.end(), right }));
                    }
                    count += 1;
                }
                if wrong == 1 && count.is_multiple_of(2) {
                    found.extend(first);
                }
            }
        }
        found.sort_unstable_by_key(|slip| slip.start);
        found
    }

    /// The first 《, 》, “, ”, （ or ） without its other half. Books may be named within books; 1） and 一） number items.
    pub(super) fn lonely(&self) -> Option<Mark> {
        let mut open: Vec<Mark> = Vec::new();
        for mark in &self.list {
            match mark.c {
                '（' | '(' => open.push(Mark { c: '（', ..*mark }),
                '）' | ')' => match open.iter().rposition(|open| open.c == '（') {
                    Some(place) => drop(open.remove(place)),
                    None => {
                        let last = self.text[..mark.at].chars().next_back().unwrap_or('\n');
                        if last.is_alphanumeric() && !is_item(last) {
                            return Some(Mark { c: '）', ..*mark });
                        }
                    }
                },
                // A quotation that begins within a quotation that never ended.
                '“' if open.iter().any(|open| open.c == '“') => {
                    return open.into_iter().find(|open| open.c == '“');
                }
                '《' | '“' => open.push(*mark),
                '》' | '”' => match open.iter().rposition(|open| closing(open.c) == mark.c) {
                    Some(place) => drop(open.remove(place)),
                    None => return Some(*mark),
                },
                _ => {}
            }
            // Nobody nests so deep.
            if open.len() > 16 {
                break;
            }
        }
        open.first().copied()
    }
}

/// The marks that nearly all are.
static USUAL: Set = Set::new(&['，', '。', '、', '；', '：', '！', '？', '（', '）', '《', '》', '“', '”']);

/// Whether a mark may be a slip by itself.
fn may_slip(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!' | '.' | '。' | '，' | '、' | '；' | '：')
}

fn closing(mark: char) -> char {
    match mark {
        '《' => '》',
        '“' => '”',
        _ => '）',
    }
}

/// Whether it may number an item: 1）, a), 三）.
fn is_item(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its slips mended.
    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for slip in Marks::new(text).slips().into_iter().rev() {
            mended.replace_range(slip.start..slip.end, slip.right);
        }
        mended
    }

    #[test]
    fn marks_are_found_among_words_of_every_script() {
        let marks = |text: &str| Marks::new(text).list.iter().map(|mark| mark.c).collect::<String>();
        assert_eq!(marks("甲，乙。\n１２３ abc-丙“丁”……𠀀㐀ё、é（x）\u{a0}·"), "，。\n-“”……、（）·");
        assert_eq!(marks(""), "");
    }

    #[test]
    fn half_width_marks_of_words_are_mended() {
        for (text, right) in [
            ("加强领导,落实责任;完善制度。", "加强领导，落实责任；完善制度。"),
            ("占比12%,较上年增加", "占比12%，较上年增加"),
            ("信息86条(其中6条),公开及时", "信息86条(其中6条)，公开及时"),
            ("存在的问题:(一)更新慢", "存在的问题：(一)更新慢"),
            ("收取信息处理费情况:2024年度无收费。", "收取信息处理费情况：2024年度无收费。"),
            ("存在以下不足:1.更新慢", "存在以下不足：1.更新慢"),
            ("以下问题:①更新慢", "以下问题：①更新慢"),
            ("下列情形:\n一、", "下列情形：\n一、"),
            ("面对面听取意见.", "面对面听取意见。"),
            ("层层发动,人人知晓.扎实做好预决算公开", "层层发动，人人知晓。扎实做好预决算公开"),
            ("面对面听取群众的意见.2024年共3次", "面对面听取群众的意见。2024年共3次"),
            ("方便群众随时提问和查阅.“我要咨询”入口", "方便群众随时提问和查阅。“我要咨询”入口"),
            ("严格落实“三审三校”.建立台账", "严格落实“三审三校”。建立台账"),
            ("确保答复合法、规范.窗口人员耐心引导", "确保答复合法、规范。窗口人员耐心引导"),
            ("全年按时办结率100%.严格落实制度", "全年按时办结率100%。严格落实制度"),
            ("及时答复，。另有", "及时答复。另有"),
            ("及时答复。。另有，，三件", "及时答复。另有，三件"),
        ] {
            assert_eq!(mended(text), right);
        }
    }

    #[test]
    fn a_text_of_points_costs_no_more_than_its_length() {
        // Would not be done today if each point were held against all before it.
        let text = "政府.".repeat(200_000);
        assert_eq!(Marks::new(&text).slips().len(), 1);
    }

    #[test]
    fn marks_of_numbers_codes_and_names_are_left_alone() {
        for text in [
            "网址https://www.example.cn/a,b;c?d=1，时间8:30-17:30，比例3:1，金额1,234元。",
            "电话:0467-5961234，邮编:158400，办公时间:9:00，公开电话:12345",
            "邮箱:zwgk@example.cn，微信号:qhz2024",
            "一般公共预算收入增长3.5%，版本V2.0，No.5",
            "全镇选派驻村第一书记艾山.买买提同志到村工作。",
            "栏目包括机构设置.领导信息.政策文件等",
            "主动公开.2.依申请公开",
            "1.主动公开\n2.依申请公开",
            "附件:2份，详见www.清河.中国",
            "他问……为什么。。。没有",
            "甲, 乙",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}

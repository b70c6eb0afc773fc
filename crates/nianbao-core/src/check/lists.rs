//! The lists of a text by the numbers of their items: `一是`, `（二）`, `3.`. Knows no rule.

use super::flow::Flow;

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `一是`
    Is,
    /// `一要`
    Must,
    /// `第一，`
    Nth,
    /// `（一）`
    Brackets,
    /// `一、`
    Comma,
    /// `1.`
    Dot,
    /// `1、`
    DigitComma,
    /// `（1）`
    DigitBrackets,
    /// `①`
    Circle,
}

const KINDS: usize = 9;
const NUMERALS: [&str; 20] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
    "十六", "十七", "十八", "十九", "二十",
];

impl Kind {
    /// The number as the items of this kind write it.
    pub(super) fn written(self, number: u8) -> String {
        let digits = number.to_string();
        let numeral =
            usize::from(number).checked_sub(1).and_then(|at| NUMERALS.get(at)).copied().unwrap_or(&digits);
        match self {
            Kind::Is => format!("{numeral}是"),
            Kind::Must => format!("{numeral}要"),
            Kind::Nth => format!("第{numeral}"),
            Kind::Brackets => format!("（{numeral}）"),
            Kind::Comma => format!("{numeral}、"),
            Kind::Dot => format!("{digits}."),
            Kind::DigitComma => format!("{digits}、"),
            Kind::DigitBrackets => format!("（{digits}）"),
            Kind::Circle => char::from_u32('①' as u32 + u32::from(number) - 1).map_or(digits, String::from),
        }
    }
}

/// The number of an item where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// How it is written.
    pub(super) kind: Kind,
    /// The number.
    pub(super) number: u8,
    /// The characters of the number.
    pub(super) at: (usize, usize),
}

/// An item whose number does not follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The item.
    pub(super) item: Item,
    /// The number before it; `None` when its list has no beginning.
    pub(super) before: Option<u8>,
}

/// Lists inside lists that are followed.
const DEPTH: usize = 8;
/// Other ways of beginning a list whose second item is `二是`.
pub(super) const OPENERS: &[&str] =
    &["首先", "第一", "其一", "一方面", "一来", "1.", "1、", "（一）", "（1）", "一、", "①", "一要", "一是"];

/// The items whose numbers do not follow. A text that is not `whole` may have lost the beginning of a list; of [`OPENERS`]
/// those are given that the text may have.
pub(super) fn breaks(flow: &Flow<'_>, whole: bool, openers: &[&str]) -> Vec<Break> {
    let mut open: [Vec<u8>; KINDS] = Default::default();
    let mut found = Vec::new();
    let mut opened = false;
    let mut behind = 0;
    for at in beginnings(flow, openers) {
        // Inside the number of the item before.
        if at < behind {
            continue;
        }
        let Some((kind, number, length)) = item(flow, at) else {
            opened = opened || openers.iter().any(|opener| flow.begins(at, opener));
            continue;
        };
        let item = Item { kind, number, at: (at, at + length) };
        let lists = &mut open[kind as usize];
        if number == 1 {
            lists.truncate(DEPTH - 1);
            lists.push(1);
        } else if let Some(depth) = follows(lists, number) {
            lists.truncate(depth);
            lists.push(number);
        } else {
            let before = lists.pop();
            // Only 一是 and 一要 surely begin in the text itself; other numbers may go on from a heading.
            let lone = whole && !opened && matches!(kind, Kind::Is | Kind::Must);
            if before.is_some() || lone {
                found.push(Break { item, before });
            }
            lists.push(number);
        }
        opened |= number == 1;
        behind = at + length;
    }
    found
}

/// Where an item may begin: behind the marks that end a line, a sentence or a clause, and with the words that begin a
/// list anywhere.
fn beginnings(flow: &Flow<'_>, openers: &[&str]) -> Vec<usize> {
    let mut found: Vec<usize> = flow.places_of(openers).into_iter().map(|(at, _)| at).collect();
    let number = |c: char| is_numeral(c) || matches!(c, '0'..='9' | '①'..='⑳' | '（' | '第');
    found.extend(flow.chars.first().filter(|c| number(**c)).map(|_| 0));
    let behind = flow.others().filter(|(_, c, next)| next.is_some_and(number) && ends_clause(*c));
    found.extend(behind.map(|(mark, ..)| mark + 1));
    found.sort_unstable();
    found.dedup();
    found
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '。' | '；' | '！' | '？' | '：')
}

fn ends_clause(c: char) -> bool {
    ends_line(c) || matches!(c, '，' | '、' | '）' | '”' | '—')
}

/// The innermost open list that goes on with this number. A list inside another has two items at least.
fn follows(lists: &[u8], number: u8) -> Option<usize> {
    let depth = lists.iter().rposition(|last| last + 1 == number)?;
    (depth + 1 == lists.len() || lists.last() != Some(&1)).then_some(depth)
}

/// The item whose number stands here: how it is written, which it is, how many characters.
fn item(flow: &Flow<'_>, at: usize) -> Option<(Kind, u8, usize)> {
    let before = at.checked_sub(1).map_or('\n', |before| flow.chars[before]);
    let (line, clause) = (ends_line(before), ends_clause(before));
    match flow.chars[at] {
        c @ '①'..='⑳' if line => Some((Kind::Circle, (c as u32 - '①' as u32) as u8 + 1, 1)),
        '（' if line => {
            let (number, length, digits) = number(flow, at + 1)?;
            let kind = if digits { Kind::DigitBrackets } else { Kind::Brackets };
            // （一）（五）项 names items of a law.
            let again = flow.chars.get(at + length + 2).is_some_and(|c| "（项款至到、和".contains(*c));
            (flow.begins(at + 1 + length, "）") && !again).then_some((kind, number, length + 2))
        }
        '第' if clause => {
            let (number, length, digits) = number(flow, at + 1)?;
            let marked = flow.chars.get(at + 1 + length).is_some_and(|c| "，、：".contains(*c));
            (marked && !digits).then_some((Kind::Nth, number, length + 1))
        }
        _ => plain(flow, at, before, line, clause),
    }
}

/// Items that begin with the number itself.
fn plain(flow: &Flow<'_>, at: usize, before: char, line: bool, clause: bool) -> Option<(Kind, u8, usize)> {
    // 主要问题一是…… begins a list as well.
    if !clause && !flow.begins(at, "一是") {
        return None;
    }
    let (number, length, digits) = number(flow, at)?;
    let next = flow.chars.get(at + length + 1).copied().unwrap_or('\n');
    let numeral = next.is_ascii_digit() || "一二三四五六七八九十两百千".contains(next);
    let kind = match flow.chars.get(at + length)? {
        // 统一是 and 唯一是 begin none.
        '是' if !digits && (clause || (number == 1 && !"统唯之万第同如单专不".contains(before))) => {
            Kind::Is
        }
        '要' if !digits && clause && next != '求' && next != '点' => Kind::Must,
        '、' if line && !numeral => {
            if digits {
                Kind::DigitComma
            } else {
                Kind::Comma
            }
        }
        '.' if line && digits && !numeral => Kind::Dot,
        _ => return None,
    };
    Some((kind, number, length + 1))
}

/// A number from 1 to 20: its value, its length, whether it is in digits.
fn number(flow: &Flow<'_>, at: usize) -> Option<(u8, usize, bool)> {
    // Asked at every character, of which few begin a number.
    if !flow.chars.get(at).is_some_and(|c| c.is_ascii_digit() || is_numeral(*c)) {
        return None;
    }
    let digits =
        flow.chars[at.min(flow.chars.len())..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    if (1..=2).contains(&digits) {
        let digit = |c: &char| c.to_digit(10).unwrap_or(0) as u8;
        let number = flow.chars[at..at + digits].iter().fold(0, |number, c| number * 10 + digit(c));
        return (1..=20).contains(&number).then_some((number, digits, true));
    }
    let unit = |at: usize| {
        let c = flow.chars.get(at)?;
        NUMERALS[..9].iter().zip(1..).find_map(|(numeral, unit)| numeral.starts_with(*c).then_some(unit))
    };
    let ten = |at: usize| flow.chars.get(at) == Some(&'十');
    Some(match unit(at) {
        Some(2) if ten(at + 1) => (20, 2, false),
        Some(unit) => (unit, 1, false),
        // One of the others, so ten.
        None => unit(at + 1).map_or((10, 1, false), |more| (10 + more, 2, false)),
    })
}

/// Whether one of [`NUMERALS`] begins with it.
fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<(String, Option<u8>)> {
        of(text, true).into_iter().map(|one| (one.item.kind.written(one.item.number), one.before)).collect()
    }

    fn of(text: &str, whole: bool) -> Vec<Break> {
        breaks(&Flow::new(text), whole, OPENERS)
    }

    #[test]
    fn lists_that_run_on_are_left_alone() {
        for text in [
            "一是甲；二是乙；三是丙。",
            "问题一是甲，二是乙。措施一是丙，二是丁，三是戊。",
            "一是甲，包括一是子，二是丑；二是乙；三是丙。",
            "（一）甲。1.子。2.丑。\n（二）乙。1.寅。2.卯。3.辰。",
            "一、甲\n1、子\n2、丑\n二、乙\n1、寅",
            "①甲。②乙。③丙。",
            "第一，甲；第二，乙；第三，丙。",
            "一要甲，二要乙，三要丙。",
            "首先是甲，二是乙，三是丙。",
            "第二十条第（一）（五）项，（七）项和（三）款",
            "共5件。7.3%的人。3.15宣传。\n12.4宪法日。",
            "第一批、第三批，第一季度、第三季度",
            "一、二季度公开，三、四季度督查。",
            "（六）队伍建设。（七）学习。",
            "二、甲\n三、乙",
            "统一是要求，三是丙",
        ] {
            assert_eq!(broken(text), [], "{text}");
        }
    }

    #[test]
    fn gaps_and_doubles_are_found_once() {
        for (text, item, before) in [
            ("一是甲；三是乙；四是丙。", "三是", Some(1)),
            ("一是甲；二是乙；二是丙。", "二是", Some(2)),
            ("一是甲；二是乙；三是丙；二是丁。", "二是", Some(3)),
            ("（一）甲。\n（三）乙。\n（四）丙。", "（三）", Some(1)),
            ("1.甲。\n3.乙。", "3.", Some(1)),
            ("1、甲。\n2、乙。\n4、丙。", "4、", Some(2)),
            ("一、甲\n三、乙", "三、", Some(1)),
            ("（1）甲。（3）乙。", "（3）", Some(1)),
            ("①甲。③乙。", "③", Some(1)),
            ("第一，甲；第三，乙。", "第三", Some(1)),
            ("一要甲，三要乙。", "三要", Some(1)),
            ("问题一是甲，二是乙。措施一是丙，三是丁。", "三是", Some(1)),
            ("十是甲；十二是乙", "十是", None),
        ] {
            assert_eq!(broken(text).first(), Some(&(item.to_owned(), before)), "{text}");
            assert!(broken(text).len() == 1 || text.starts_with('十'), "{text}: {:?}", broken(text));
        }
        assert!(of("二是甲", false).is_empty() && !of("二是甲", true).is_empty());
        for opener in OPENERS {
            assert!(of(&format!("{opener}甲；二是乙"), true).is_empty(), "{opener}");
        }
    }
}

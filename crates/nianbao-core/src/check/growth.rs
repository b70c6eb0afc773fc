//! How much a number is said to have grown since last year: `同比增长70.3%`, `较上年减少12件`. Knows no cell and no rule.

use super::flow::Flow;
use crate::model::Amount;

/// In what growth is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// %
    Percent,
    /// 倍
    Times,
    /// 件 and the like: the difference itself.
    Count,
    /// 持平
    Same,
}

/// One such statement, by characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Growth {
    /// Where 同比 and the like begin, or 增长 itself.
    pub(super) start: usize,
    /// Whether 申请量 is what grew, by the words themselves.
    pub(super) of_applications: bool,
    /// Where 增长 or 下降 begins.
    pub(super) verb: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// Whether it grew.
    pub(super) up: bool,
    /// The number.
    pub(super) number: Amount,
    /// How many decimals it has.
    pub(super) decimals: u32,
    /// In what it is told.
    pub(super) measure: Measure,
    /// Last year's number, where it is told beside its year: 比2023年（31件）.
    pub(super) base: Option<Amount>,
}

/// What is said to have grown where no number stands before it.
const APPLICATIONS: &[&str] = &[
    "新收政府信息公开申请数量",
    "政府信息公开申请数量",
    "政府信息公开申请量",
    "依申请公开数量",
    "新收申请数量",
    "受理申请数量",
    "新收申请量",
    "申请数量",
    "申请件数",
    "申请总量",
    "申请量",
];
/// How a comparison with last year begins; a year and 年 stand for themselves.
const BASES: &[&str] = &["上年度", "上年", "去年", "上一年度", "上一年", "前一年"];
const UP: &[&str] = &["增长", "增加", "上升", "提高", "提升", "上涨", "增多", "多", "增幅"];
const DOWN: &[&str] = &["下降", "减少", "降低", "下滑", "回落", "少", "降幅"];
/// What these begin with.
const BASES_BEGIN: &str = "上去前";
const VERBS_BEGIN: &str = "增上提多下减降回少";
/// Words for numbers that are not exact; nothing is said of those.
const ABOUT: &[&str] = &["约", "近", "超", "逾", "将近", "不到", "至", "到", "大约", "分别"];

/// The statements of a text, `before` being last year.
pub(super) fn growths(flow: &Flow<'_>, before: Option<u16>) -> Vec<Growth> {
    let before = before.map(|year| year.to_string());
    let mut found = Vec::new();
    let mut next = 0;
    for at in beginnings(flow, before.as_deref()) {
        // Inside what was told before.
        if at < next {
            continue;
        }
        let named = intro(flow, at, before.as_deref());
        let Some(behind) = named.or_else(|| bare(flow, at, before.as_deref()).then_some(at)) else {
            continue;
        };
        let (behind, base) = base(flow, behind);
        next = behind;
        // 较上年增加12件，增长37.5%: both tell of the same number.
        while let Some(growth) = told(flow, at, next) {
            next = growth.end;
            found.push(Growth { base, ..growth });
            if flow.chars.get(next) == Some(&'，') {
                next += 1;
            }
        }
    }
    found
}

/// Where a comparison may begin, or a verb behind a comma.
fn beginnings(flow: &Flow<'_>, before: Option<&str>) -> Vec<usize> {
    let mut found = flow.side_by_side("同", "比");
    let year = before.and_then(|year| year.get(..1)).unwrap_or_default();
    found.extend(flow.side_by_side("与同和较比", BASES_BEGIN));
    found.extend(flow.side_by_side("与同和较比", year));
    found.extend(flow.side_by_side("，", VERBS_BEGIN).into_iter().map(|comma| comma + 1));
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether 增长 or the like begins a clause here and the sentence began with last year: `2023年收到3件，2024年收到5件，增长66.7%`.
fn bare(flow: &Flow<'_>, at: usize, before: Option<&str>) -> bool {
    let verb = |words: &[&str]| words.iter().any(|word| flow.begins(at, word));
    if at == 0 || flow.chars[at - 1] != '，' || !(verb(UP) || verb(DOWN)) {
        return false;
    }
    let (first, _) = flow.sentence(at);
    before.is_some_and(|year| flow.begins(first, year) && flow.begins(first + year.len(), "年"))
}

/// The character behind 同比, 较上年, 与2023年相比 and the like.
fn intro(flow: &Flow<'_>, at: usize, before: Option<&str>) -> Option<usize> {
    if flow.begins(at, "同比") {
        return Some(at + 2);
    }
    let with = "与同和".contains(flow.chars[at]);
    if !with && !"较比".contains(flow.chars[at]) {
        return None;
    }
    let mut end = at + 1;
    if let Some(base) = BASES.iter().find(|base| flow.begins(end, base)) {
        end += base.chars().count();
    } else {
        let year = before.filter(|year| flow.begins(end, year) && flow.begins(end + year.len(), "年"))?;
        end += year.len() + 1;
        end += usize::from(flow.begins(end, "度"));
    }
    end += if flow.begins(end, "同期") { 2 } else { 0 };
    match (with, flow.begins(end, "相比")) {
        (_, true) => Some(end + 2),
        (false, false) => Some(end),
        (true, false) => flow.begins(end, "持平").then_some(end),
    }
}

/// Last year's number behind its year, `（31件）` or `的31件`, and where it ends.
fn base(flow: &Flow<'_>, at: usize) -> (usize, Option<Amount>) {
    let open = flow.begins(at, "（");
    if !open && !flow.begins(at, "的") {
        return (at, None);
    }
    let digits = flow.chars[at + 1..].iter().take(9).take_while(|c| c.is_ascii_digit()).count();
    let unit = at + 1 + digits;
    let end = unit + 1 + usize::from(open);
    let counted = flow.chars.get(unit).is_some_and(|c| "件宗起例份条".contains(*c));
    if digits == 0 || !counted || (open && !flow.begins(unit + 1, "）")) {
        return (at, None);
    }
    (end, Amount::parse(&flow.words(at + 1, unit)))
}

/// What is told there: `增长70.3%`.
fn told(flow: &Flow<'_>, start: usize, at: usize) -> Option<Growth> {
    let subject = |from: usize| {
        APPLICATIONS.iter().find(|word| flow.begins(from, word)).map(|word| word.chars().count())
    };
    let comma = at + usize::from(flow.chars.get(at) == Some(&'，'));
    let (at, behind) = subject(comma).map_or((comma, false), |length| (comma + length, true));
    let of_applications = behind || APPLICATIONS.iter().any(|word| flow.ends(start, word));
    if flow.begins(at, "持平") {
        let end = at + 2;
        let number = Amount::ZERO;
        return Some(Growth {
            start,
            of_applications,
            verb: at,
            end,
            up: true,
            number,
            decimals: 0,
            measure: Measure::Same,
            base: None,
        });
    }
    let word = |words: &[&'static str]| {
        words.iter().find(|word| flow.begins(at, word)).map(|word| word.chars().count())
    };
    let (up, length) = word(UP).map(|length| (true, length)).or_else(|| Some((false, word(DOWN)?)))?;
    let mut from = at + length;
    for filler in ["了", "为", "达", "："] {
        from += usize::from(flow.begins(from, filler));
    }
    if ABOUT.iter().any(|about| flow.begins(from, about)) {
        return None;
    }
    let digits = flow.chars[from..].iter().take(16).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let written = flow.words(from, from + digits);
    let number = Amount::parse(&written)?;
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
    let end = from + digits;
    let measure = match flow.chars.get(end)? {
        '%' => Measure::Percent,
        '倍' => Measure::Times,
        '件' | '宗' | '起' | '例' if decimals == 0 && !flow.begins(end + 1, "次") => Measure::Count,
        _ => return None,
    };
    let inexact = ["左右", "以上", "以内", "多", "余"].iter().any(|word| flow.begins(end + 1, word));
    (!inexact).then_some(Growth {
        start,
        of_applications,
        verb: at,
        end: end + 1,
        up,
        number,
        decimals,
        measure,
        base: None,
    })
}

/// Growth from one number to another in the unit of the last decimal, rounded; `None` when there is no such rate.
pub(super) fn rate(growth: &Growth, now: Amount, before: Amount) -> Option<i64> {
    let (now, before) = (scaled(now)?, scaled(before)?);
    if before <= 0 {
        return None;
    }
    let ten = 10_i128.pow(growth.decimals.min(9));
    let times = if growth.measure == Measure::Percent { 100 } else { 1 };
    let exact = (now - before) * times * ten;
    // Rounded away from zero, as people do with rates that go down.
    let rounded = (2 * exact.abs() + before) / (2 * before);
    i64::try_from(if exact < 0 { -rounded } else { rounded }).ok()
}

fn scaled(value: Amount) -> Option<i128> {
    value.to_whole().map(i128::from)
}

/// Whether a statement follows from two numbers; `None` when that cannot be told.
pub(super) fn follows(growth: &Growth, now: Amount, before: Amount) -> Option<bool> {
    let sign = if growth.up { 1 } else { -1 };
    let ten = 10_i64.pow(growth.decimals.min(9));
    let written = (growth.number * ten).to_whole()? * sign;
    Some(match growth.measure {
        Measure::Same => now == before,
        Measure::Count => now - before == Amount::whole(written),
        Measure::Percent => (rate(growth, now, before)? - written).abs() <= 1,
        // 增长1.5倍 may also mean one and a half times as much.
        Measure::Times => {
            let more = rate(growth, now, before)?;
            (more - written).abs() <= 1 || (more + ten - written).abs() <= 1
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_looked_for_by_what_it_begins_with() {
        for (words, begin) in [(BASES, BASES_BEGIN), (UP, VERBS_BEGIN), (DOWN, VERBS_BEGIN)] {
            assert!(words.iter().all(|word| word.starts_with(|c| begin.contains(c))), "{words:?}");
        }
    }

    fn read(text: &str) -> Vec<(String, bool, String, Measure)> {
        let flow = Flow::new(text);
        let found = growths(&flow, Some(2023)).into_iter();
        found
            .map(|one| (flow.words(one.start, one.end), one.up, one.number.to_string(), one.measure))
            .collect()
    }

    #[test]
    fn growth_is_read_as_offices_write_it() {
        for (text, words, up, number, measure) in [
            ("申请20件，同比增长70.3%，其中", "同比增长70.3%", true, "70.3", Measure::Percent),
            ("同比下降 8％。", "同比下降8%", false, "8", Measure::Percent),
            ("较2023年度减少了12件", "较2023年度减少了12件", false, "12", Measure::Count),
            ("与去年同期相比，增加3件", "与去年同期相比，增加3件", true, "3", Measure::Count),
            ("同比增长1.5倍", "同比增长1.5倍", true, "1.5", Measure::Times),
            ("与上年持平", "与上年持平", true, "0", Measure::Same),
            ("比上年多2件", "比上年多2件", true, "2", Measure::Count),
        ] {
            assert_eq!(read(text), [(words.to_owned(), up, number.to_owned(), measure)], "{text}");
        }
        for (text, base) in [("比2023年（31起）下降29%", "31"), ("较2023年的20件增加5件", "20")]
        {
            let found = growths(&Flow::new(text), Some(2023));
            assert_eq!(found[0].base, Amount::parse(base), "{text}");
        }
        for word in UP.iter().chain(DOWN) {
            for base in BASES {
                assert_eq!(read(&format!("较{base}{word}5件")).len(), 1, "{base}{word}");
            }
        }
        assert_eq!(read("较上年增加12件，增长37.5%。").len(), 2);
    }

    #[test]
    fn what_grew_may_be_said_without_a_number() {
        for word in APPLICATIONS {
            for text in [format!("{word}同比增长5%"), format!("与2023年相比，{word}下降5%")] {
                let flow = Flow::new(&text);
                assert!(growths(&flow, Some(2023)).iter().all(|one| one.of_applications), "{text}");
                assert_eq!(growths(&flow, Some(2023)).len(), 1, "{text}");
            }
        }
        assert_eq!(read("2023年收到3件，2024年收到5件，增长66.7%。").len(), 1);
        assert_eq!(read("2022年收到3件，2024年收到5件，增长66.7%。"), []);
        assert_eq!(read("坚持公开，增长3%。"), []);
        assert_eq!(read("2023年收到3件，增长较快。"), []);
    }

    #[test]
    fn other_bases_and_estimates_are_left_alone() {
        for text in [
            "较2022年增长5%",
            "环比增长5%",
            "比2019年增长5%",
            "较“十三五”末增长5%",
            "同比分别增长5%、3%",
            "同比增长5个百分点",
            "同比增长3条",
            "同比增加5件次",
            "与去年基本持平",
            "与上年度的做法一样，增长5%",
            "同比大幅增长",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        for about in ABOUT {
            assert_eq!(read(&format!("同比增长{about}5%")), [], "{about}");
        }
        for about in ["左右", "以上", "以内", "多", "余"] {
            assert_eq!(read(&format!("同比增长5%{about}")), [], "{about}");
        }
    }

    #[test]
    fn rates_are_rounded_to_the_digits_written() {
        let says = |text: &str, now: i64, before: i64| {
            let flow = Flow::new(text);
            follows(&growths(&flow, None)[0], Amount::whole(now), Amount::whole(before))
        };
        for (text, now, before, expected) in [
            ("同比增长37.5%", 44, 32, Some(true)),
            ("同比增长37%", 44, 32, Some(true)),
            ("同比增长38%", 44, 32, Some(true)),
            ("同比增长27.5%", 44, 32, Some(false)),
            ("同比下降37.5%", 44, 32, Some(false)),
            ("同比下降8.3%", 44, 48, Some(true)),
            ("同比增长5%", 5, 0, None),
            ("同比增加12件", 44, 32, Some(true)),
            ("同比减少12件", 44, 32, Some(false)),
            ("与上年持平", 44, 44, Some(true)),
            ("与上年持平", 44, 43, Some(false)),
            ("同比增长1.5倍", 50, 20, Some(true)),
            ("同比增长2.5倍", 50, 20, Some(true)),
            ("同比增长3.5倍", 50, 20, Some(false)),
        ] {
            assert_eq!(says(text, now, before), expected, "{text} {now} {before}");
        }
    }
}

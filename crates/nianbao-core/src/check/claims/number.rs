//! Numbers as reports write them: `3119件`, `１，２３４件`, `1.2万件`, `二十一件`, `5500余条`, `3至5件`, `70.3%`. A
//! number is only read together with its unit; what has none that is known is left alone.

use crate::model::Amount;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 件, 宗, 起, 例: surely cases or documents.
    Case,
    /// 份, 条, 项, 个, 部, 次, 笔, 篇: cases or documents when the words beside it say so.
    Piece,
    /// 元; amounts in 万元 and 亿元 are turned into 元.
    Yuan,
    /// %.
    Percent,
    /// 年 behind four digits.
    Year,
    /// 月.
    Month,
    /// Anything else: days, people, places.
    Other,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// As it stands.
    Exactly,
    /// At least so many: 余, 多, 超过, 以上.
    Over,
    /// At most so many: 近, 不足, 以内.
    Under,
    /// Somewhere near: 约, 左右, a range.
    Near,
}

impl About {
    /// Whether it is an estimate.
    pub fn is_estimate(self) -> bool {
        self != About::Exactly
    }

    /// Whether a number written so can stand for a value. Offices round generously, but not beyond half and double.
    pub fn allows(self, written: Amount, value: Amount) -> bool {
        let (least, most) = match self {
            About::Exactly => return written == value,
            About::Over => (9, 20),
            About::Under => (5, 12),
            About::Near => (5, 20),
        };
        (written * least..=written * most).contains(&(value * 10))
    }
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value; amounts of money in 元.
    pub value: Amount,
    /// What it counts.
    pub unit: Unit,
    /// How exactly it is meant.
    pub about: About,
    /// How many decimals were written.
    pub decimals: u32,
    /// What 1 before the decimal point stands for: 10 000 in 万元.
    pub scale: i64,
}

/// The unit that stands here: its length, what it counts, and by how many 元 an amount is multiplied.
fn unit(after: &[char]) -> Option<(usize, Unit, i64)> {
    Some(match after {
        ['亿', '元', ..] => (2, Unit::Yuan, 100_000_000),
        ['万', '元', ..] => (2, Unit::Yuan, 10_000),
        ['元', ..] => (1, Unit::Yuan, 1),
        ['件', '次' | '套', ..] => (2, Unit::Other, 1),
        ['件' | '宗' | '起' | '例', ..] => (1, Unit::Case, 1),
        ['个', '月', ..] => (2, Unit::Other, 1),
        ['个', '百', '分', '点', ..] => (4, Unit::Other, 1),
        ['份' | '条' | '项' | '个' | '部' | '次' | '笔' | '篇', ..] => (1, Unit::Piece, 1),
        ['%', ..] => (1, Unit::Percent, 1),
        ['年', '度', ..] => (2, Unit::Year, 1),
        ['年', ..] => (1, Unit::Year, 1),
        ['月', '份', ..] => (2, Unit::Month, 1),
        ['月', ..] => (1, Unit::Month, 1),
        _ => return None,
    })
}

/// What makes a number an estimate, behind the digits or behind the unit, with its length.
fn about_after(after: &[char]) -> Option<(usize, About)> {
    Some(match after {
        ['余' | '多' | '几', ..] => (1, About::Over),
        ['来', ..] => (1, About::Near),
        ['左', '右', ..] => (2, About::Near),
        ['以', '上', ..] => (2, About::Over),
        ['以', '内' | '下', ..] => (2, About::Under),
        _ => return None,
    })
}

/// The same before the digits.
fn about_before(before: &[char]) -> About {
    match before {
        [.., '约'] => About::Near,
        [.., '近'] | [.., '不', '足' | '到'] => About::Under,
        [.., '逾' | '超'] | [.., '超', '过'] | [.., '突', '破'] => About::Over,
        _ => About::Exactly,
    }
}

/// Between the two ends of a range.
const RANGE: &[char] = &['-', '—', '–', '－', '~', '～', '至', '到'];

/// Reads the number that begins here; where it ends, unit included. `None` when none does, or it has no known unit.
pub(super) fn number(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let mut about = about_before(&chars[..at]);
    let (mut value, mut decimals, mut end) = digits(chars, at).or_else(|| numerals(chars, at))?;
    if at > 0 && matches!(chars[at - 1], '第' | '.' | '〔' | '[') {
        return Some((Number { value, unit: Unit::Other, about, decimals, scale: 1 }, end));
    }
    let mut range = false;
    if chars.get(end).is_some_and(|c| RANGE.contains(c))
        && let Some((upper, more, after)) = digits(chars, end + 1)
    {
        (value, decimals, end, about, range) = (upper, more, after, About::Near, true);
    }
    let mut scale = 1;
    for (mark, times) in [('万', 10_000), ('亿', 100_000_000)] {
        if chars.get(end) == Some(&mark) && chars.get(end + 1) != Some(&'元') {
            value = value * times;
            scale *= times;
            end += 1;
        }
    }
    if let Some((length, kind)) = about_after(&chars[end..]) {
        about = kind;
        end += length;
    }
    let Some((length, unit, times)) = unit(&chars[end..]) else {
        let plain = chars[at].is_ascii_digit();
        return plain.then_some((Number { value, unit: Unit::Other, about, decimals, scale: 1 }, end));
    };
    end += length;
    let after = &chars[end..];
    if let Some((_, kind)) = about_after(after) {
        about = kind;
    }
    let unit = match unit {
        // 2020-2024年 names years as well.
        Unit::Year if range => {
            if end - at < 10 {
                Unit::Other
            } else {
                Unit::Year
            }
        }
        Unit::Year if end - at < 5 || decimals > 0 || about.is_estimate() => Unit::Other,
        Unit::Piece if starts(after, "人") => Unit::Other,
        // 三部门, 两个公开 and the like count nothing this reads.
        unit => unit,
    };
    Some((Number { value: value * times, unit, about, decimals, scale: scale * times }, end))
}

/// Digits of the longest number that is one; more are a code, and how many more is not asked.
const LONGEST: usize = 15;

/// Digits with thousands separators and decimals.
fn digits(chars: &[char], at: usize) -> Option<(Amount, u32, usize)> {
    let run = |from: usize| {
        let digits = chars[from.min(chars.len())..].iter().take(LONGEST + 1);
        digits.take_while(|c| c.is_ascii_digit()).count()
    };
    let mut end = at + run(at);
    if end == at || end - at > LONGEST {
        return None;
    }
    // Nearly every number is a handful of digits and no more.
    if !matches!(chars.get(end), Some(',' | '，' | '.')) {
        let digit = |c: &char| i64::from(u32::from(*c) - u32::from('0'));
        let value = chars[at..end].iter().fold(0, |value, c| value * 10 + digit(c));
        return Some((Amount::whole(value), 0, end));
    }
    let mut written: String = chars[at..end].iter().collect();
    if end - at <= 3 {
        while matches!(chars.get(end), Some(',' | '，')) && run(end + 1) == 3 && written.len() < LONGEST {
            written.extend(&chars[end + 1..end + 4]);
            end += 4;
        }
    }
    let fraction = if chars.get(end) == Some(&'.') { run(end + 1) } else { 0 };
    if (1..=6).contains(&fraction) {
        written.extend(&chars[end..=end + fraction]);
        end += 1 + fraction;
        return Some((Amount::parse(&written)?, fraction as u32, end));
    }
    Some((Amount::parse(&written)?, 0, end))
}

/// Chinese numerals up to 9999, before a unit only.
fn numerals(chars: &[char], at: usize) -> Option<(Amount, u32, usize)> {
    let (mut sum, mut digit, mut end) = (0_i64, None, at);
    while let Some(&c) = chars.get(end).filter(|_| end - at < 9) {
        let ten = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 0,
        };
        if ten > 0 {
            sum += digit.take().unwrap_or(1) * ten;
        } else {
            let value = match c {
                '零' | '〇' => 0,
                '一' => 1,
                '二' | '两' => 2,
                '三' => 3,
                '四' => 4,
                '五' => 5,
                '六' => 6,
                '七' => 7,
                '八' => 8,
                '九' => 9,
                _ => return None,
            };
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            digit = Some(value);
        }
        end += 1;
        if may_count(&chars[end..]) {
            return Some((Amount::whole(sum + digit.unwrap_or(0)), 0, end));
        }
    }
    None
}

/// Whether cases, documents or 元 stand behind numerals. 个 does so too in 三个月 and 五个百分点, which are read as such then.
fn may_count(after: &[char]) -> bool {
    let counts = |(_, unit, _)| matches!(unit, Unit::Case | Unit::Piece | Unit::Yuan);
    matches!(after.first(), Some('件' | '个')) || unit(after).is_some_and(counts)
}

pub(super) fn starts(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::super::plain::Plain;
    use super::*;

    #[test]
    fn numbers_are_read_as_written() {
        for (text, value, unit, about) in [
            ("3119件", "3119", Unit::Case, false),
            ("３１１９ 件", "3119", Unit::Case, false),
            ("1,234件", "1234", Unit::Case, false),
            ("1，234，567件", "1234567", Unit::Case, false),
            ("1.2万件", "12000", Unit::Case, false),
            ("5500余条", "5500", Unit::Piece, true),
            ("100多件", "100", Unit::Case, true),
            ("20件左右", "20", Unit::Case, true),
            ("20来件", "20", Unit::Case, true),
            ("20件以上", "20", Unit::Case, true),
            ("20件以内", "20", Unit::Case, true),
            ("20件以下", "20", Unit::Case, true),
            ("3至5件", "5", Unit::Case, true),
            ("3到5件", "5", Unit::Case, true),
            ("3-5件", "5", Unit::Case, true),
            ("3—5件", "5", Unit::Case, true),
            ("3–5件", "5", Unit::Case, true),
            ("3－5件", "5", Unit::Case, true),
            ("3~5件", "5", Unit::Case, true),
            ("3～5件", "5", Unit::Case, true),
            ("二十一件", "21", Unit::Case, false),
            ("一百零三件", "103", Unit::Case, false),
            ("十件", "10", Unit::Case, false),
            ("四千六百件", "4600", Unit::Case, false),
            ("七百八十九件", "789", Unit::Case, false),
            ("两件", "2", Unit::Case, false),
            ("零件", "0", Unit::Case, false),
            ("2950元", "2950", Unit::Yuan, false),
            ("59237.2449万元", "592372449", Unit::Yuan, false),
            ("2亿元", "200000000", Unit::Yuan, false),
            ("70.3%", "70.3", Unit::Percent, false),
            ("70.3％", "70.3", Unit::Percent, false),
            ("2024年", "2024", Unit::Year, false),
            ("2024年度", "2024", Unit::Year, false),
            ("12月", "12", Unit::Month, false),
            ("12个月", "12", Unit::Other, false),
            ("3年", "3", Unit::Other, false),
            ("2020-2024年", "2024", Unit::Year, true),
            ("2020至2024年度", "2024", Unit::Year, true),
            ("3-5年", "5", Unit::Other, true),
            ("2024.5年", "2024.5", Unit::Other, false),
            ("3个人", "3", Unit::Other, false),
            ("0件", "0", Unit::Case, false),
            ("3件次", "3", Unit::Other, false),
            ("12345热线", "12345", Unit::Other, false),
            ("3宗", "3", Unit::Case, false),
            ("3起", "3", Unit::Case, false),
            ("3例", "3", Unit::Case, false),
            ("3份", "3", Unit::Piece, false),
            ("3项", "3", Unit::Piece, false),
            ("3个", "3", Unit::Piece, false),
            ("3部", "3", Unit::Piece, false),
            ("3次", "3", Unit::Piece, false),
            ("3笔", "3", Unit::Piece, false),
            ("3月份", "3", Unit::Month, false),
            ("3个百分点", "3", Unit::Other, false),
            ("3件套", "3", Unit::Other, false),
        ] {
            let plain = Plain::new(text);
            let (number, _) = number(&plain.chars, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (number.value.to_string().as_str(), number.unit, number.about.is_estimate()),
                (value, unit, about),
                "{text}"
            );
        }
    }

    #[test]
    fn a_code_without_end_is_not_read_to_its_end_from_each_digit() {
        // Would not be done today if it were.
        let plain = Plain::new(&"1".repeat(2_000_000));
        assert!((0..plain.chars.len() - LONGEST).all(|at| number(&plain.chars, at).is_none()));
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        for text in
            ["一是", "一事一申请", "三审三校", "百花", "件", "二十届", "一二三件", "12345678901234567件"]
        {
            assert_eq!(number(&Plain::new(text).chars, 0), None, "{text}");
        }
        for (text, at) in [("约20件", 1), ("超过20件", 2), ("近20件", 1), ("不到20件", 2), ("逾20件", 1)]
        {
            assert!(number(&Plain::new(text).chars, at).unwrap().0.about.is_estimate(), "{text}");
        }
        for text in ["第3件", "〔3件", "[3件", ".3件"] {
            assert_eq!(number(&Plain::new(text).chars, 1).unwrap().0.unit, Unit::Other, "{text}");
        }
        // The unit is taken whole, so that what follows it begins a word.
        for (text, end) in [("2024年度收到", 6), ("3月份收到", 3), ("3个百分点", 5)] {
            assert_eq!(number(&Plain::new(text).chars, 0).unwrap().1, end, "{text}");
        }
        let plain = Plain::new("3，1234件");
        assert_eq!(number(&plain.chars, 0).unwrap().0.value, Amount::whole(3));
    }
}

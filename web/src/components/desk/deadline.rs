//! How many days are left until the report has to be public, in words. Pure; the day itself is core's.

use nianbao_core::check::deadline;
use nianbao_core::model::{Date, OrgKind};

/// Days from one date to another; negative when it lies behind.
pub fn days(from: Date, to: Date) -> i64 {
    ordinal(to) - ordinal(from)
}

/// Days since the beginning of an imagined calendar; only differences mean something.
fn ordinal(date: Date) -> i64 {
    let (year, month) = (i64::from(date.year()), i64::from(date.month()));
    // Years begin in March, so that the leap day is the last of its year.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + i64::from(date.day())
}

/// What the rail says, in two lines; `own` is the day that the place has set, if it has.
pub fn words(kind: OrgKind, year: Option<u16>, own: Option<Date>, today: Option<Date>) -> (String, String) {
    let Some(year) = year else { return (String::new(), String::new()) };
    let Some(last) = own.or_else(|| deadline::of(kind, year)?.day) else {
        return ("选择机关类别后，".into(), "这里列出公布期限".into());
    };
    let first = format!("应于 {}年{}月{}日前公布", last.year(), last.month(), last.day());
    let second = match today.map(|today| days(today, last)) {
        None => String::new(),
        Some(0) => "今天到期".into(),
        Some(left) if left > 0 => format!("还有 {left} 天"),
        Some(over) => format!("已过 {} 天", -over),
    };
    (first, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(days(date(2025, 1, 19), date(2025, 1, 31)), 12);
        assert_eq!(days(date(2024, 2, 28), date(2024, 3, 1)), 2);
        assert_eq!(days(date(2025, 2, 28), date(2025, 3, 1)), 1);
        assert_eq!(days(date(2025, 12, 31), date(2026, 1, 31)), 31);
        assert_eq!(days(date(2025, 2, 2), date(2025, 1, 31)), -2);
    }

    #[test]
    fn the_rail_says_it_in_words() {
        let (first, second) = words(OrgKind::Township, Some(2024), None, Some(date(2025, 1, 19)));
        assert_eq!((first.as_str(), second.as_str()), ("应于 2025年1月31日前公布", "还有 12 天"));
        let (_, second) = words(OrgKind::Township, Some(2024), None, Some(date(2025, 2, 2)));
        assert_eq!(second, "已过 2 天");
        assert_eq!(words(OrgKind::Government, Some(2024), None, None).0, "应于 2025年3月31日前公布");
        let own = words(OrgKind::Township, Some(2024), Some(date(2025, 1, 20)), Some(date(2025, 1, 19)));
        assert_eq!(own, ("应于 2025年1月20日前公布".to_owned(), "还有 1 天".to_owned()));
        assert_eq!(words(OrgKind::Unknown, Some(2024), None, None).0, "选择机关类别后，");
    }
}

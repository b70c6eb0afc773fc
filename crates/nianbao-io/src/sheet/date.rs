//! Days and times as a spreadsheet counts them, shown by a format code.

/// Seconds of a day.
const DAY: u64 = 86_400;
/// The last day that is counted: 9999-12-31.
const LAST: u64 = 2_958_465;

/// A count of days, with decimals, as the code shows it; `None` when there is no such day.
pub(super) fn show(number: &str, code: &str, since_1904: bool) -> Option<String> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut day: u64 = whole.parse().ok()?;
    let nano: u64 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    let mut second = (nano * DAY + 500_000_000) / 1_000_000_000;
    if second == DAY {
        (day, second) = (day + 1, 0);
    }
    if since_1904 {
        day += 1462;
    }
    if day > LAST {
        return None;
    }
    let (year, month, of_month) = date(day);
    let mut out = String::new();
    let mut rest = code;
    let mut in_time = false;
    while let Some(c) = rest.chars().next() {
        let same = rest.chars().take_while(|other| *other == c).count();
        let (token, after) = rest.split_at(same * c.len_utf8());
        // An m beside hours or seconds counts minutes.
        let minutes =
            c == 'm' && (in_time || after.trim_start_matches([':', '时', '\u{5206}']).starts_with('s'));
        match c {
            'y' if same <= 2 => out.push_str(&format!("{:02}", year % 100)),
            'y' => out.push_str(&year.to_string()),
            'm' if minutes => push(&mut out, second / 60 % 60, same),
            'm' => push(&mut out, month, same),
            'd' => push(&mut out, of_month, same),
            'h' => push(&mut out, second / 3600, same),
            's' => push(&mut out, second % 60, same),
            _ => out.push_str(token),
        }
        in_time = match c {
            'h' => true,
            'y' | 'd' | 's' | 'm' => false,
            _ => in_time,
        };
        rest = after;
    }
    Some(out)
}

fn push(out: &mut String, value: u64, width: usize) {
    let text = value.to_string();
    if width == 2 && text.len() < 2 {
        out.push('0');
    }
    out.push_str(&text);
}

/// Year, month and day. Day 60 is 29 February 1900, which there never was but which spreadsheets count.
fn date(day: u64) -> (u64, u64, u64) {
    if day == 60 {
        return (1900, 2, 29);
    }
    let mut left = if day > 60 { day - 2 } else { day.saturating_sub(1) };
    let mut year = 1900;
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    loop {
        let days = if is_leap(year) { 366 } else { 365 };
        if left < days {
            break;
        }
        left -= days;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < days {
            break;
        }
        left -= days;
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times() {
        for (number, code, text) in [
            ("1", "yyyy-mm-dd", "1900-01-01"),
            ("60", "yyyy/m/d", "1900/2/29"),
            ("61", "yyyy/m/d", "1900/3/1"),
            ("45657", "yyyy年m月d日", "2024年12月31日"),
            ("45658.5", "yyyy/m/d h:mm", "2025/1/1 12:00"),
            ("0.999999999", "h:mm:ss", "0:00:00"),
            ("45311.7520833", "h:mm:ss", "18:03:00"),
            ("2958465", "yy/m/d", "99/12/31"),
        ] {
            assert_eq!(show(number, code, false).as_deref(), Some(text), "{number} {code}");
        }
        assert_eq!(show("0", "yyyy/m/d", true).as_deref(), Some("1904/1/1"));
        assert_eq!(show("2958466", "yyyy", false), None);
        assert_eq!(show("-1", "yyyy", false), None);
    }
}

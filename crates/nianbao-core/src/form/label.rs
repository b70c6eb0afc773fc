//! Labels made comparable: two labels that a reader takes for the same have the same normal form. Brackets, spaces,
//! quotes, line breaks, full-width letters and the style of ordinals (`1.`, `1、`, `①`, `（1）`) do not count.

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The normal form of a label.
///
/// Keeps letters, Chinese characters and digits; half-width; everything else is dropped. An ordinal keeps its number.
pub fn normalise(label: &str) -> String {
    let mut normal = String::with_capacity(label.len());
    normal.extend(label.chars().filter_map(fold));
    normal
}

/// One character in its comparable form; `None` when it does not count.
pub fn fold(c: char) -> Option<char> {
    let c = match c {
        // Nearly every character there is; asking for them one by one would be slow.
        '\u{4e00}'..='\u{9fff}' => return Some(c),
        // Full-width ASCII stands 0xFEE0 above ASCII.
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0)?,
        '①'..='⑨' => char::from_u32('1' as u32 + (c as u32 - '①' as u32))?,
        '⑴'..='⑼' => char::from_u32('1' as u32 + (c as u32 - '⑴' as u32))?,
        '⒈'..='⒐' => char::from_u32('1' as u32 + (c as u32 - '⒈' as u32))?,
        '㈠'..='㈩' => NUMERALS[c as usize - '㈠' as usize],
        other => other,
    };
    c.is_alphanumeric().then(|| c.to_ascii_lowercase())
}

/// Splits a leading ordinal off a label: `（三）不予公开` → (`Some(3)`, `不予公开`), `1.属于国家秘密` → (`Some(1)`, …).
///
/// The rest is in normal form.
pub fn split_ordinal(label: &str) -> (Option<u8>, String) {
    match ordinal(label) {
        Some((number, rest)) => (Some(number), normalise(rest)),
        None => (None, normalise(label)),
    }
}

/// The ordinal a label begins with, and what stands behind it as written.
pub fn ordinal(label: &str) -> Option<(u8, &str)> {
    let trimmed = label.trim_start().trim_start_matches(['(', '（', '[', '【', ' ', '\u{3000}']);
    let mut chars = trimmed.chars();
    let first = chars.next()?;
    let folded = fold(first).unwrap_or(first);
    let number = NUMERALS
        .iter()
        .position(|numeral| *numeral == folded)
        .map(|at| at as u8 + 1)
        .or_else(|| folded.to_digit(10).map(|digit| digit as u8))?;
    let rest = chars.as_str();
    let drawn = !first.is_ascii_digit() && first != folded; // ① and its like need no mark after them.
    let marked =
        rest.trim_start().starts_with(['、', '.', '．', ')', '）', ']', '】', '，', ',', ' ', '\u{3000}']);
    (drawn || marked).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_habits_do_not_count() {
        for (one, other) in [
            ("（三）不予公开", "(三) 不予\n公开"),
            ("1.属于国家秘密", "①属于国家秘密"),
            ("1.属于国家秘密", "1、 属于国家秘密"),
            ("3.危及“三安全一稳定”", "3．危及\"三安全一稳定\""),
            ("总计", "总　计"),
        ] {
            assert_eq!(normalise(one), normalise(other), "{one} / {other}");
        }
        assert_ne!(normalise("3.其他"), normalise("其他结果"));
    }

    #[test]
    fn ordinals_come_off() {
        assert_eq!(split_ordinal("（三）不予公开"), (Some(3), "不予公开".into()));
        assert_eq!(split_ordinal("1、属于国家秘密"), (Some(1), "属于国家秘密".into()));
        assert_eq!(split_ordinal("①属于国家秘密"), (Some(1), "属于国家秘密".into()));
        assert_eq!(split_ordinal("一、本年新收"), (Some(1), "本年新收".into()));
        assert_eq!(split_ordinal("三安全一稳定"), (None, "三安全一稳定".into()));
        assert_eq!(split_ordinal("2023年"), (None, "2023年".into()));
    }
}

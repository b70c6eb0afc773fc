//! What a number in a cell is as text. Spreadsheets keep numbers in binary and show them in a format; what comes out
//! here is the number a person typed. Works on decimal digits: nothing is lost on the way. Knows nothing of the form.

use super::date;

/// How many digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// Largest exponent that is written out.
const MOST_ZEROS: i32 = 40;

/// What a cell's format does to a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Shows it as it is.
    #[default]
    General,
    /// Shows so many decimals, and this text behind it.
    Fixed {
        /// How many decimals are shown.
        decimals: usize,
        /// The text behind the number, such as a unit.
        unit: String,
    },
    /// Shows hundredths with a percent sign and so many decimals.
    Percent,
    /// Shows a day or a time, by this code.
    Date(String),
    /// Shows something else than the number, such as thousands or a point where none is.
    Scaled,
}

/// A number as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The text.
    pub(crate) text: String,
    /// What a person sees instead, when that is another number.
    pub(crate) differs: Option<String>,
}

/// The format with one of the numbers that have no code in the file.
pub(crate) fn built_in(id: u32) -> Format {
    match id {
        1 | 3 | 37 | 38 | 41 | 42 => Format::Fixed { decimals: 0, unit: String::new() },
        2 | 4 | 7 | 8 | 39 | 40 | 43 | 44 => Format::Fixed { decimals: 2, unit: String::new() },
        9 | 10 => Format::Percent,
        14 | 30 => Format::Date("yyyy/m/d".to_owned()),
        15..=17 | 27 | 36 | 50..=52 | 54 | 57 => Format::Date("yyyy年m月".to_owned()),
        28 | 29 | 53 | 58 => Format::Date("m月d日".to_owned()),
        31 => Format::Date("yyyy年m月d日".to_owned()),
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Format::Date("h:mm:ss".to_owned()),
        22 => Format::Date("yyyy/m/d h:mm".to_owned()),
        _ => Format::General,
    }
}

/// The format a code means. Only the section for positive numbers is looked at.
pub(crate) fn format(code: &str) -> Format {
    let section = Section::read(code);
    if section.general || code.trim().is_empty() {
        return Format::General;
    }
    if !section.date.is_empty() {
        return Format::Date(section.code);
    }
    if section.percent {
        return Format::Percent;
    }
    let (whole, decimals) = section.placeholders.split_once('.').unwrap_or((&section.placeholders, ""));
    // A comma behind the last digit divides by a thousand, text between the digits fakes a point, and a format without
    // digits shows a text instead of the number.
    if section.placeholders.is_empty()
        || section.inner_text
        || whole.ends_with(',')
        || decimals.ends_with(',')
    {
        return Format::Scaled;
    }
    if section.placeholders.contains(['E', '/']) {
        return Format::General;
    }
    Format::Fixed { decimals: decimals.len(), unit: unit(&section.literal) }
}

/// Text behind a number counts when it is words; signs of currency and filling do not.
fn unit(literal: &str) -> String {
    let text = literal.trim();
    if text.chars().all(char::is_alphabetic) { text.to_owned() } else { String::new() }
}

/// What the first section of a format code holds.
#[derive(Default)]
struct Section {
    /// Its code without conditions, colours and filling.
    code: String,
    placeholders: String,
    date: String,
    /// The text behind the digits.
    literal: String,
    inner_text: bool,
    percent: bool,
    general: bool,
}

impl Section {
    fn read(code: &str) -> Section {
        let mut section = Section::default();
        let mut pending = String::new();
        let mut chars = code.chars().take(400).peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let elapsed = inside.to_ascii_lowercase();
                    // [h] counts hours beyond a day; conditions, colours and languages show nothing.
                    if matches!(elapsed.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                        section.date.push_str(&elapsed);
                        section.code.push_str(&elapsed);
                    }
                }
                '"' => {
                    let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                    section.text(&text, &mut pending);
                }
                '\\' | '!' => {
                    if let Some(c) = chars.next() {
                        section.text(c.encode_utf8(&mut [0; 4]), &mut pending);
                    }
                }
                // A space as wide as a character, and a character repeated to fill the cell.
                '_' | '*' => {
                    chars.next();
                }
                '0' | '#' | '?' | '.' | ',' | 'E' | '/' if section.date.is_empty() => {
                    section.inner_text |= !pending.is_empty() && !section.placeholders.is_empty();
                    pending.clear();
                    section.literal.clear();
                    section.placeholders.push(c);
                    section.code.push(c);
                }
                '%' => section.percent = true,
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                    section.date.push(c);
                    section.code.push(c.to_ascii_lowercase());
                }
                'G' | 'g' if section.placeholders.is_empty() && section.date.is_empty() => {
                    // Chinese programs also write it in Chinese.
                    section.general |= chars.peek().is_some_and(|next| matches!(next, 'e' | 'E' | '/'));
                    if section.general {
                        break;
                    }
                }
                '@' => section.general = true,
                other => section.text(other.encode_utf8(&mut [0; 4]), &mut pending),
            }
        }
        // A slash or a point between parts of a date is no placeholder.
        if !section.date.is_empty() {
            section.placeholders.clear();
        }
        section
    }

    fn text(&mut self, text: &str, pending: &mut String) {
        self.code.push_str(text);
        self.literal.push_str(text);
        if !text.trim().is_empty() {
            pending.push_str(text);
        }
    }
}

/// A number as text, from how the file writes it. `None` when it is no number.
pub(crate) fn show(stored: &str, format: &Format, since_1904: bool) -> Option<Shown> {
    let number = plain(stored)?;
    let same = |text: String| Some(Shown { text, differs: None });
    match format {
        Format::General => same(number),
        Format::Date(code) => match date::show(&number, code, since_1904) {
            Some(text) => same(text),
            None => same(number),
        },
        Format::Percent => same(format!("{}%", shifted(&number, 2))),
        Format::Scaled => Some(Shown { text: number, differs: Some(String::new()) }),
        Format::Fixed { decimals, unit } => {
            let fraction = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let differs = (fraction > *decimals).then(|| rounded(&number, *decimals));
            Some(Shown { text: number + unit, differs })
        }
    }
}

/// A number without exponent and without what binary storage leaves behind: the 15 digits that spreadsheets keep.
pub(crate) fn plain(stored: &str) -> Option<String> {
    let stored = stored.trim();
    let (negative, rest) = match stored.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, stored.strip_prefix('+').unwrap_or(stored)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || mantissa.len() > 400 || !is_digits(whole) || !is_digits(fraction)
    {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let digits = format!("{whole}{fraction}");
    let zeros = digits.len() - digits.trim_start_matches('0').len();
    let text = decimal(&digits[zeros..], point - i32::try_from(zeros).ok()?)?;
    Some(if negative && text != "0" { format!("-{text}") } else { text })
}

/// Digits without leading zeros, of which the first `point` stand before the point.
fn decimal(digits: &str, mut point: i32) -> Option<String> {
    let mut kept = digits.as_bytes()[..digits.len().min(DIGITS)].to_vec();
    if digits.as_bytes().get(DIGITS).is_some_and(|digit| *digit >= b'5') && count_up(&mut kept) {
        point += 1;
    }
    while kept.last() == Some(&b'0') {
        kept.pop();
    }
    if kept.is_empty() {
        return Some("0".to_owned());
    }
    if !(-MOST_ZEROS..=MOST_ZEROS).contains(&point) {
        return None;
    }
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let kept: String = kept.into_iter().map(char::from).collect();
    let length = i32::try_from(kept.len()).ok()?;
    Some(if point <= 0 {
        format!("0.{}{kept}", zeros(-point))
    } else if point >= length {
        format!("{kept}{}", zeros(point - length))
    } else {
        let (whole, fraction) = kept.split_at(usize::try_from(point).ok()?);
        format!("{whole}.{fraction}")
    })
}

/// Adds one to the last digit; whether a digit was put before the others.
fn count_up(digits: &mut Vec<u8>) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return false;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
    true
}

/// The number times a power of ten.
fn shifted(number: &str, places: i32) -> String {
    plain(&format!("{number}e{places}")).unwrap_or_else(|| number.to_owned())
}

/// The number with so many decimals at most.
fn rounded(number: &str, decimals: usize) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut kept: Vec<u8> = whole.bytes().chain(fraction.bytes().take(decimals)).collect();
    let up = fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
    let whole = whole.len() + usize::from(up && count_up(&mut kept));
    let text: String = kept.into_iter().map(char::from).collect();
    let (whole, fraction) = text.split_at(whole.min(text.len()));
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were_typed() {
        for (stored, text) in [
            ("7730.279999999999", "7730.28"),
            ("0.30000000000000004", "0.3"),
            ("59237.244900000005", "59237.2449"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("1E+20", "100000000000000000000"),
            ("12.0", "12"),
            ("0", "0"),
            ("-0", "0"),
            ("-8", "-8"),
            ("0.99999999999999999", "1"),
            ("999999999999999.9", "1000000000000000"),
            ("11398889", "11398889"),
            ("  7 ", "7"),
            (".5", "0.5"),
        ] {
            assert_eq!(plain(stored).as_deref(), Some(text), "{stored}");
        }
        for stored in ["", "-", ".", "1,2", "1e", "1e999999999999", "1e300", "NaN", "INF", "0x10", "１"] {
            assert_eq!(plain(stored), None, "{stored}");
        }
    }

    #[test]
    fn a_format_shows_what_a_person_sees() {
        let shown = |stored: &str, code: &str| {
            let shown = show(stored, &format(code), false).unwrap();
            match shown.differs {
                None => shown.text,
                Some(differs) => format!("{} not {differs}", shown.text),
            }
        };
        for (stored, code, text) in [
            ("3", "0.00", "3"),
            ("7730.28", "#,##0.00", "7730.28"),
            ("7730.279999999999", "0.00_ ", "7730.28"),
            ("7730.28", "0", "7730.28 not 7730"),
            ("9.96", "0.0", "9.96 not 10.0"),
            ("0.125", "0.0%", "12.5%"),
            ("12", "0\"件\"", "12件"),
            ("12", "General\"件\"", "12"),
            ("251000", "¥#,##0", "251000"),
            ("77302800", "0!.0,", "77302800 not "),
            ("77302800", "#,##0,", "77302800 not "),
            ("0", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", "0"),
            ("45311", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月20日"),
            ("45311", "[$-804]yyyy/mm/dd;@", "2024/01/20"),
            ("45311", "m/d/yyyy", "1/20/2024"),
            ("12", "@", "12"),
            ("7730.28", "G/通用格式", "7730.28"),
            ("5", ";;;", "5 not "),
            ("5", "\"/\"", "5 not "),
            ("5", "[Red]#,##0;[Blue]-#,##0", "5"),
        ] {
            assert_eq!(shown(stored, code), text, "{stored} {code}");
        }
    }
}

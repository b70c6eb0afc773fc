//! How a list writes its numbers.

/// A number in one of Word's formats; formats that no Chinese office uses come out in digits.
pub(super) fn written(number: usize, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            digits(number, &['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'])
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            digits(number, &['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'])
        }
        "decimalZero" => format!("{number:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one_of('①', 20, number),
        "decimalEnclosedParen" => one_of('⑴', 20, number),
        "decimalEnclosedFullstop" => one_of('⒈', 20, number),
        "ideographEnclosedCircle" => one_of('㊀', 10, number),
        "upperLetter" => one_of('A', 26, number),
        "lowerLetter" => one_of('a', 26, number),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", number),
        "chineseLegalSimplified" => nth("壹贰叁肆伍陆柒捌玖拾", number),
        "ideographLegalTraditional" => nth("壹貳參肆伍陸柒捌玖拾", number),
        _ => number.to_string(),
    }
}

/// 1 to 99 in Chinese numerals; no report has a longer list.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

/// A number digit by digit.
fn digits(number: usize, digits: &[char; 10]) -> String {
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// One of so many characters that follow one another.
fn one_of(first: char, count: usize, number: usize) -> String {
    let offset = u32::try_from(number).ok().filter(|_| (1..=count).contains(&number));
    match offset.and_then(|offset| char::from_u32(first as u32 + offset - 1)) {
        Some(c) => c.to_string(),
        None => number.to_string(),
    }
}

/// One of these characters.
fn nth(characters: &str, number: usize) -> String {
    let found = number.checked_sub(1).and_then(|at| characters.chars().nth(at));
    found.map_or_else(|| number.to_string(), String::from)
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_word_does() {
        for (format, number, text) in [
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 21, "二十一"),
            ("japaneseCounting", 40, "四十"),
            ("taiwaneseCountingThousand", 100, "100"),
            ("ideographDigital", 10, "一〇"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalZero", 3, "03"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "21"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 3, "⒊"),
            ("ideographEnclosedCircle", 5, "㊄"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 27, "27"),
            ("upperRoman", 49, "XLIX"),
            ("lowerRoman", 8, "viii"),
            ("ideographTraditional", 4, "丁"),
            ("chineseLegalSimplified", 10, "拾"),
            ("chineseLegalSimplified", 0, "0"),
            ("hebrew1", 7, "7"),
        ] {
            assert_eq!(written(number, format), text, "{format}");
        }
    }
}

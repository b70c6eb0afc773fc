//! Headings inside a text: 「（二）依申请公开情况。」 says what the sentences up to the next heading are about. Knows no
//! sentence.

use super::number::starts;

/// What the heading above says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    applications: bool,
}

/// How far into a sentence its heading reaches.
const REACH: usize = 16;
/// What headings on other aspects say.
const OTHERS: &[&str] =
    &["主动公开", "信息管理", "平台", "监督", "保障", "解读", "回应", "复议", "组织", "机制", "队伍", "培训"];

impl Section {
    /// Whether applications are what the text is about here.
    pub(super) fn is_on_applications(self) -> bool {
        self.applications
    }

    /// A sentence begins; whether it begins with a heading that says what it is about.
    pub(super) fn head(&mut self, sentence: &[char]) -> bool {
        let Some(mark) = enumerator(sentence) else { return false };
        let rest = &sentence[mark..];
        let ends = |c: &char| matches!(c, '，' | ':' | '。');
        let reach = rest.iter().take(REACH).position(ends).unwrap_or(rest.len().min(REACH));
        let has = |word: &str| {
            let first = word.chars().next();
            (0..reach).any(|at| Some(rest[at]) == first && starts(&rest[at..reach], word))
        };
        if has("依申请") || has("公开申请") {
            self.applications = true;
            return true;
        }
        if OTHERS.iter().any(|word| has(word)) {
            self.applications = false;
            return true;
        }
        false
    }
}

/// The length of （二）, 二、, 2. or 二是 at the head of a sentence.
fn enumerator(sentence: &[char]) -> Option<usize> {
    let number = |c: &char| {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
        numeral || c.is_ascii_digit()
    };
    let open = usize::from(sentence.first() == Some(&'（'));
    let digits = sentence.iter().skip(open).take_while(|c| number(c)).count();
    let end = open + digits;
    let closed = match sentence.get(end) {
        Some('）') => true,
        Some('、' | '.' | '．' | '是') => open == 0,
        _ => false,
    };
    ((1..=2).contains(&digits) && closed).then_some(end + 1)
}

/// Whether a line begins an item, （二） or 二是, and so does not go on from the line before. （五）项 is cited.
pub(super) fn begins_item(line: &[char]) -> bool {
    let cites = |c: &char| matches!(c, '项' | '款' | '（' | '至' | '、' | '和');
    enumerator(line)
        .is_some_and(|end| matches!(line[end - 1], '）' | '是') && !line.get(end).is_some_and(cites))
}

/// Whether a line is a heading by itself, however long: 三、因政府信息公开申请行政复议、提起行政诉讼的情况.
pub(super) fn is_heading(line: &[char]) -> bool {
    const MOST: usize = 40;
    line.len() <= MOST && line.ends_with(&['情', '况']) && enumerator(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_follows() {
        for (sentence, before, expected, after) in [
            ("（二）依申请公开情况", false, true, true),
            ("（二）依申请公开", false, true, true),
            ("二是依申请公开规范有序", false, true, true),
            ("2.依申请公开工作，全年", false, true, true),
            ("二、办理政府信息公开申请", false, true, true),
            ("（三）政府信息管理", true, true, false),
            ("（五）监督保障方面", true, true, false),
            ("（一）主动公开情况", true, true, false),
            ("（三）信息管理", true, true, false),
            ("（四）公开平台建设", true, true, false),
            ("（五）监督", true, true, false),
            ("（五）工作保障", true, true, false),
            ("（六）政策解读", true, true, false),
            ("（七）回应关切", true, true, false),
            ("（八）行政复议", true, true, false),
            ("（九）组织领导", true, true, false),
            ("（十）机制建设", true, true, false),
            ("（十一）队伍建设", true, true, false),
            ("四、业务培训", true, true, false),
            ("一是办理，监督有力", true, false, true),
            ("一是办理:监督有力", true, false, true),
            ("一是办理。监督有力", true, false, true),
            ("一百二十三、依申请公开", false, false, false),
            ("一是规范办理流程", true, false, true),
            ("全年收到依申请公开3件", false, false, false),
            ("2024年依申请公开", false, false, false),
            ("（含上年结转3件）", true, false, true),
        ] {
            let mut section = Section { applications: before };
            let chars: Vec<char> = sentence.chars().collect();
            assert_eq!(section.head(&chars), expected, "{sentence}");
            assert_eq!(section.is_on_applications(), after, "{sentence}");
        }
    }

    #[test]
    fn a_line_is_a_heading_by_how_it_begins_and_ends() {
        for (line, expected) in [
            ("三、因政府信息公开申请行政复议、提起行政诉讼的情况", true),
            ("三、收到和处理政府信息公开申请", false),
            ("本年度收到和处理政府信息公开申请的情况", false),
            (
                "三、本机关全年各项工作平稳有序推进，认真答复群众来信来电，没有发生其他需要在这里特别加以说明的情况",
                false,
            ),
        ] {
            assert_eq!(is_heading(&line.chars().collect::<Vec<char>>()), expected, "{line}");
        }
    }

    #[test]
    fn an_item_begins_a_line_and_a_citation_does_not() {
        for (line, expected) in [
            ("（二）依申请公开。收到3件", true),
            ("二是收到3件", true),
            ("（五）项和第（六）项", false),
            ("（一）（五）项", false),
            ("（五）款规定", false),
            ("（五）至（七）项", false),
            ("（五）、（六）项", false),
            ("（五）和（六）项", false),
            ("2.5万件", false),
            ("（含上年结转3件）", false),
            ("收到3件", false),
        ] {
            assert_eq!(begins_item(&line.chars().collect::<Vec<char>>()), expected, "{line}");
        }
    }
}

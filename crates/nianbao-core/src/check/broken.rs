//! Where lines break in the middle of a sentence, with a page number or a page's header between them or not. Most lines
//! without a full stop are headings, items and signatures, so a break needs a trace of its own. Knows no rule.

use super::text::is_han;

/// A break that does not belong there, by bytes: from the end of one line to the beginning of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// Where the line before ends.
    pub(super) start: usize,
    /// Where the line behind begins.
    pub(super) end: usize,
    /// The page number or header between them, by bytes.
    pub(super) page: Option<(usize, usize)>,
    /// Whether the two lines are one sentence; otherwise only the page number is in the way.
    pub(super) joins: bool,
}

/// Shorter lines are items, addresses and verses.
const SHORTEST: usize = 16;
/// Lines that a fixed width has broken are at least so long, and differ by at most so much.
const WRAPPED: usize = 20;
const SLACK: usize = 2;

#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    words: &'a str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

/// The breaks of a text that do not belong there. `title` is what the form prints behind organ and year.
pub(super) fn breaks(text: &str, title: &str) -> Vec<Break> {
    let mut found = Vec::new();
    if !text.contains('\n') {
        return found;
    }
    let lines: Vec<Line<'_>> = lines(text).collect();
    let wrap = wrap(&lines);
    let mut at = 0;
    while at + 1 < lines.len() {
        let (before, next) = (lines[at], lines[at + 1]);
        let behind = lines.get(at + 2).copied();
        let page = page(next.words, title);
        let (behind, page) = match (page, behind) {
            (Page::No, _) => (next, None),
            (_, Some(behind)) => (behind, Some((next.start, next.end()))),
            (_, None) => break,
        };
        let joins = goes_on(before.words, behind.words, wrap);
        if joins || page.is_some() && page_is_sure(next.words) && !before.words.starts_with(['[', '【']) {
            found.push(Break { start: before.end(), end: behind.start, page, joins });
        }
        // A number that stands by itself and no page between two halves is a line like others.
        at += if page.is_some() && (joins || page_is_sure(next.words)) { 2 } else { 1 };
    }
    found
}

/// The lines that hold something, without the space around them.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut from = 0;
    text.split('\n').filter_map(move |line| {
        let start = from + (line.len() - line.trim_start().len());
        from += line.len() + 1;
        let words = line.trim();
        (!words.is_empty()).then_some(Line { start, words })
    })
}

/// The length all lines were broken at, when they were: several end in the middle of a sentence at nearly the same
/// length, none is longer, and sentences end inside them, as they do in prose and not in verse.
fn wrap(lines: &[Line<'_>]) -> Option<usize> {
    let length = |line: &Line<'_>| line.words.chars().count();
    let longest = lines.iter().map(length).max()?;
    let full = |line: &&Line<'_>| length(line) + SLACK >= longest && !ends_sentence(line.words);
    let prose =
        |line: &Line<'_>| line.words.find('。').is_some_and(|at| at + '。'.len_utf8() < line.words.len());
    let broken = longest >= WRAPPED && lines.iter().filter(full).count() >= 3;
    (broken && lines.iter().filter(full).any(prose)).then_some(longest)
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['。', '！', '？', '；', '：', '…', ':', ';', '!', '?'])
}

/// Whether the second line goes on with the sentence of the first.
fn goes_on(before: &str, behind: &str, wrap: Option<usize>) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    // Brackets at the beginning are what somebody put in, at the end what somebody left out.
    if before.starts_with(['[', '【']) || behind.starts_with(['[', '【']) || matches!(last, ']' | '】') {
        return false;
    }
    if ends_sentence(before) || begins_item(behind) || is_labelled(behind) {
        return false;
    }
    let length = before.chars().count();
    if length < SHORTEST || begins_item(before) && !before.contains(['，', '。']) {
        return false;
    }
    let word = |c: char| is_han(c) || c.is_ascii_digit() || matches!(c, '“' | '《' | '（' | '(');
    if "，。、；）》”".contains(first) {
        return is_han(last) || last.is_ascii_digit();
    }
    if matches!(last, '，' | '、' | ',') {
        // Items one below the other end alike.
        let items = behind.ends_with(last) && length < 24 && behind.chars().count() < 24;
        return word(first) && !items;
    }
    if is_torn_pair(before, behind) {
        return true;
    }
    let number = before.trim_end_matches(['余', '多']).ends_with(|c: char| c.is_ascii_digit());
    if number && UNITS.contains(first) && !before.ends_with("多余") {
        return true;
    }
    if is_han(first) && leads_on(before, last) {
        return true;
    }
    wrap.is_some_and(|wrap| length + SLACK >= wrap) && is_han(last) && word(first)
}

/// What stands behind a number.
const UNITS: &str = "年月日条件次个份篇期项万元％%";

/// Whether a mark is opened in the first line and closed in the second.
fn is_torn_pair(before: &str, behind: &str) -> bool {
    [('《', '》'), ('“', '”'), ('（', '）')].iter().any(|&(open, close)| {
        let opened = before.rfind(open).is_some_and(|at| !before[at..].contains(close));
        let closed = behind.find(close).is_some_and(|at| !behind[..at].contains(open));
        opened && closed
    })
}

/// Whether a line ends with a word that only stands before others.
fn leads_on(before: &str, last: char) -> bool {
    let rest = before.strip_suffix(last).unwrap_or(before);
    let ends = |words: &str| rest.ends_with(|c: char| words.contains(c));
    match last {
        // 这是必要的 may be a sentence that only lost its full stop.
        '的' => !ends("目") && !rest.rsplit(['，', '。', '；']).next().unwrap_or(rest).contains('是'),
        '和' => !ends("缓总共温饱调柔平祥谐中"),
        '与' => !ends("参给赐授"),
        '及' => !ends("普危顾波累企"),
        '或' => true,
        _ => false,
    }
}

/// Whether a line begins an item of a list or bears the number of a heading.
fn begins_item(words: &str) -> bool {
    let mut chars = words.chars().filter(|c| !c.is_whitespace());
    let (first, second, third) = (chars.next(), chars.next(), chars.next());
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let Some(first) = first else { return false };
    match second {
        _ if matches!(first, '①'..='⑳' | '-' | '—' | '·' | '●' | '•' | '★' | '■' | '※') => {
            true
        }
        Some(c) if matches!(first, '（' | '(') => {
            (numeral(c) || c.is_ascii_digit())
                && third.is_some_and(|c| numeral(c) || "）)0123456789".contains(c))
        }
        Some('是' | '要' | '、') if numeral(first) => true,
        Some(c) if numeral(first) => matches!(third, Some('是' | '、')) && numeral(c),
        Some('、' | '.' | '．' | '）' | ')') if first.is_ascii_digit() => true,
        Some(_) if first.is_ascii_digit() => matches!(third, Some('、' | '.' | '．' | '）' | ')')),
        Some(second) => {
            let begins = |words: &str| words.chars().eq([first, second]);
            first == '第' && numeral(second)
                || ["首先", "其次", "再次", "最后", "附件", "备注"].into_iter().any(begins)
        }
        None => false,
    }
}

/// Whether a line begins with a label: `邮编：223100`.
fn is_labelled(words: &str) -> bool {
    let colon = words.char_indices().take(9).find(|(_, c)| matches!(c, '：' | ':'));
    colon.is_some_and(|(at, _)| words[..at].chars().all(|c| is_han(c) || c.is_whitespace()))
}

/// What a line between two others may be.
#[derive(PartialEq, Eq)]
enum Page {
    No,
    /// A number, or the title once more; says nothing where it does not tear a sentence.
    Perhaps,
    /// `- 3 -`, `第3页 共5页`.
    Surely,
}

fn page(words: &str, title: &str) -> Page {
    if page_is_sure(words) {
        return Page::Surely;
    }
    let number = words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit());
    let header =
        words.ends_with(title) && !words.contains(['，', '。', '《', '“']) && words.chars().count() < 60;
    if number || header { Page::Perhaps } else { Page::No }
}

fn page_is_sure(words: &str) -> bool {
    if words.len() > 48 {
        return false;
    }
    let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '－' | '–' | '―' | '─');
    let digits = |words: &str| (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
    let dashed = bare.starts_with(dash) && bare.ends_with(dash) && digits(bare.trim_matches(dash));
    let counted =
        bare.strip_prefix('第').and_then(|rest| rest.split_once('页')).is_some_and(|(number, rest)| {
            let total = rest
                .trim_start_matches(['共', '/', '，', ',', '（', '('])
                .trim_end_matches(['页', '）', ')']);
            digits(number) && (total.is_empty() || digits(total))
        });
    dashed || counted
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "工作年度报告";

    /// Each pair of lines that belongs together, as the ends of both.
    fn found(text: &str) -> Vec<String> {
        let joined = |found: &Break| {
            let before = text[..found.start].chars().next_back().unwrap_or('^');
            let behind = text[found.end..].chars().next().unwrap_or('$');
            format!("{before}{}{behind}", if found.joins { '+' } else { '|' })
        };
        breaks(text, TITLE).iter().map(joined).collect()
    }

    #[test]
    fn sentences_cut_in_two_are_found() {
        for (text, expected) in [
            ("全年通过政府网站主动公开各类信息，\n答复公开申请3件。", "，+答"),
            ("全年通过政府网站主动公开各类政府信息\n，答复公开申请3件。", "息+，"),
            ("严格执行《中华人民共和国政府信息公开\n条例》的规定。", "开+条"),
            ("全年通过门户网站主动公开政府信息260余\n条，较上年增加。", "余+条"),
            ("进一步健全依申请公开的登记审核答复和\n归档制度。", "和+归"),
            ("今年以来虽然在信息公开上取得了一定的\n\n成绩，仍有问题。", "的+成"),
            ("全年通过政府网站主动公开各类信息，\n- 3 -\n答复公开申请3件。", "，+答"),
            ("全年通过政府网站主动公开各类信息，\n12\n答复公开申请3件。", "，+答"),
            ("全年通过政府网站主动公开各类信息，\n清河镇2024年工作年度报告\n答复公开申请3件。", "，+答"),
            ("全年通过政府网站主动公开信息。\n第 3 页 共 8 页\n答复公开申请3件。", "。|答"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn lines_of_one_width_are_one_paragraph() {
        let text = "全年持续推进各项工作有序开展并且不断地完善\n制度。建立健全政府信息公开的保障机制始终将\n它放\
                    在重要的位置来认真对待推进信息公开工作\n健康发展。\n下一步继续努力。";
        assert_eq!(found(text), ["善+制", "将+它", "作+健"]);
    }

    #[test]
    fn what_is_no_sentence_is_left_alone() {
        for text in [
            // Items that end with a comma, a semicolon or nothing.
            "主要做法如下，\n一是加强领导。",
            "一是全面加强组织领导和队伍建设工作，\n二是完善制度。",
            "政府信息公开指南、\n政府信息公开制度、\n法定主动公开内容、\n政府信息公开年报。",
            "1.继续完善政府信息公开工作制度和机制\n2.继续加强培训",
            "（一）主动公开政府信息工作的总体情况\n全年主动公开政府信息86条。",
            // A heading without a number.
            "存在的主要问题\n解读形式单一。",
            "加强政府信息公开平台建设提升服务水平\n全年改版网站一次。",
            // An address, a signature.
            "联系地址：清河县清河镇人民路123号，\n邮编：223100，\n电话：83605210",
            "本年度没有收取信息处理费\n清河县清河镇人民政府\n2025年1月10日",
            // Verse-like: lines of one length, no sentence ends inside.
            "聚焦群众关切推动公开内容更加全面更加及时\n聚焦基层需要推动公开渠道更加畅通更加便捷\n聚焦主责主业推动公开机制\
             更加规范更加有力",
            // Only a full stop was forgotten.
            "各项公开任务的完成情况总体上是比较好的\n下一步继续努力。",
            "政府信息公开工作的制度正在逐步走向缓和\n下一步继续努力。",
            // Somebody left something out.
            "全年通过政府网站主动公开各类信息[…]\n答复公开申请3件。",
            "[转述] 全年通过政府网站主动公开各类信息，\n收到申请3件",
            // A number on a line of its own.
            "全年通过政府网站主动公开信息。\n12\n答复公开申请3件。",
        ] {
            assert_eq!(found(text), [] as [String; 0], "{text}");
        }
    }
}

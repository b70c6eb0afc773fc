//! The title taken apart, and years. Knows the title's fixed words from the form.

use std::sync::OnceLock;

use nianbao_core::form::EditionKey;

use super::fold::{fold, folded};
use super::organ::names_organ;
use super::rows::Row;
use super::similar;

/// A title taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// The whole title as found.
    pub(super) text: String,
    /// The organ's name; empty when the title names none.
    pub(super) organ: String,
    /// The year.
    pub(super) year: Option<u16>,
    /// First row of the title and how many rows it takes.
    pub(super) rows: (usize, usize),
    /// Where the title ends in its last row, in bytes.
    pub(super) end: usize,
}

/// The title's fixed words, and the short forms people use.
fn words() -> &'static [Vec<char>; 3] {
    static WORDS: OnceLock<[Vec<char>; 3]> = OnceLock::new();
    WORDS.get_or_init(|| {
        let printed = EditionKey::latest().form().title;
        let short = printed.replace("年度报告", "年报");
        [folded(printed), folded(&short), folded(&short.replace("工作", ""))]
    })
}

/// What a portal calls the page that makes a report known.
const NOTICES: [&str; 4] = ["公示", "公告", "通知", "通告"];

/// The longest title, in bytes; a line may be as long as the file.
const LONGEST: usize = 360;

/// Whether a line is a title.
pub(super) fn is_title(text: &str) -> bool {
    parse(text).is_some_and(|title| title.year.is_some() || !title.organ.is_empty())
}

/// Whether a line is the title of a record of a check and not of a report.
pub(super) fn is_of_record(text: &str) -> bool {
    let named = |title: &str| text.trim().strip_suffix(crate::record::NAME).is_some_and(|rest| rest == title);
    EditionKey::all().any(|edition| named(edition.form().title))
}

/// Takes a line apart as a title; `None` when it is none.
pub(super) fn parse(text: &str) -> Option<Title> {
    let text = text.trim();
    // A whole line in title marks, and the name of a notice that makes it known.
    if let Some(inner) = text.strip_prefix('《')
        && let Some((inner, behind)) = inner.split_once('》')
        && (behind.is_empty() || NOTICES.contains(&behind.trim_start_matches('的')))
    {
        let title = parse(inner)?;
        return Some(Title { end: text.len(), ..title });
    }
    for notice in NOTICES {
        if let Some(inner) = text.strip_suffix(notice).and_then(|inner| inner.strip_suffix('的'))
            && inner.trim_start().starts_with("关于")
        {
            let title = parse(inner.trim_start().trim_start_matches("关于"))?;
            return Some(Title { end: text.len(), ..title });
        }
    }
    let mut chars = Vec::new();
    let mut bytes = Vec::new();
    for (at, c) in text.char_indices().take(120) {
        if let Some(folded) = fold(c) {
            chars.push(folded);
            bytes.push((at, at + c.len_utf8()));
        }
    }
    let words = words();
    let mut hits = Vec::new();
    for words in words {
        if hits.is_empty() {
            similar::find_exact(words, &chars, &mut hits);
        }
    }
    if hits.is_empty() {
        similar::find_similar(&words[0], &chars, words[0].len() / 4, &mut hits);
        // However worn, it is a report: a heading on the work or its rules is none.
        hits.retain(|hit| chars[hit.start..hit.end].iter().rev().take(4).any(|c| ['报', '告'].contains(c)));
    }
    let Some(hit) = hits.into_iter().min_by_key(|hit| (hit.distance, hit.start)) else {
        return year_inside(text);
    };
    let prefix = &text[..bytes[hit.start].0];
    let end = bytes[hit.end - 1].1;
    let rest = text[end..].trim_start_matches(['）', ')']);
    // A title inside a sentence, or the name of the notice on the form.
    let clean = !prefix.contains(['《', '〈', '<', '“', '。', '，', ',', '；'])
        && (rest.is_empty() || rest.starts_with([' ', '\u{3000}', '（', '(', '\n']));
    if !clean {
        return None;
    }
    let prefix = strip_caption(prefix);
    let (organ, mut year) = organ_and_year(prefix);
    let mut end = end;
    if year.is_none()
        && let Some((behind, length)) = year_behind(rest.trim_start())
    {
        (year, end) = (Some(behind), text.len() - rest.trim_start().len() + length);
    }
    let begin = text.find(prefix).unwrap_or(0);
    Some(Title { text: text[begin..end].trim().to_owned(), organ, year, rows: (0, 1), end })
}

/// `政府信息公开工作2024年度报告`: the year stands between the fixed words.
fn year_inside(text: &str) -> Option<Title> {
    if text.len() > LONGEST || !text.contains("报告") {
        return None;
    }
    let (year, range) = find_year(text)?;
    let (before, behind) = (text[..range.start].trim_end(), text[range.end..].trim_start());
    if !before.ends_with(['作', '开']) || !behind.starts_with("报告") {
        return None;
    }
    let title = parse(&format!("{before}年度{behind}"))?;
    let behind = text.len() - behind.len() + "报告".len();
    Some(Title { text: text[..behind].to_owned(), year: title.year.or(Some(year)), end: behind, ..title })
}

/// `（2024年度）` behind a title, and how many bytes that takes.
fn year_behind(rest: &str) -> Option<(u16, usize)> {
    let inside = rest.strip_prefix(['（', '('])?;
    let (inside, _) = inside.split_once(['）', ')'])?;
    let (year, range) = find_year(inside)?;
    let only = inside[..range.start].trim().is_empty() && inside[range.end..].trim().is_empty();
    only.then(|| {
        (
            year,
            rest.find(['）', ')']).map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8)),
        )
    })
}

/// `标题：` before a title as portals write it.
fn strip_caption(prefix: &str) -> &str {
    const CAPTION: [char; 2] = ['标', '题'];
    let rest = prefix.split_once(['：', ':']).map_or(prefix, |(_, rest)| rest);
    // `标   题 某局`: portals spread the two characters over the width of their column.
    let mut letters = rest.char_indices().filter(|(_, c)| !c.is_whitespace());
    let captioned = CAPTION.iter().all(|letter| letters.next().is_some_and(|(_, c)| c == *letter));
    let rest = letters.next().filter(|_| captioned).map_or(rest, |(at, _)| &rest[at..]);
    // The way to the page.
    let rest = rest.rsplit(['>', '＞', '»', '›']).next().unwrap_or(rest).trim();
    rest.strip_prefix("关于").unwrap_or(rest)
}

/// The year and what is left of a title's beginning without it.
pub(super) fn organ_and_year(prefix: &str) -> (String, Option<u16>) {
    let (year, range) = match find_year(prefix) {
        Some((year, range)) => (Some(year), range),
        None => (None, 0..0),
    };
    let rest = format!("{}{}", &prefix[..range.start], &prefix[range.end..]);
    let rest = match find_year(&rest) {
        // The year stands twice.
        Some((again, range)) if Some(again) == year => {
            format!("{}{}", &rest[..range.start], &rest[range.end..])
        }
        _ => rest,
    };
    let rest = if year.is_none() { without_blank_year(&rest) } else { &rest };
    let organ: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let organ = organ
        .trim_matches(['-', '—', '_', '＿', '·', '>', '》', '【', '】', '、', '.', '：', ':'])
        .trim_end_matches("关于")
        .to_owned();
    (organ, year)
}

/// A text without the place that was left for a year: `某局____年`, `某局 20××年度`.
fn without_blank_year(text: &str) -> &str {
    let trimmed = text.trim_end();
    let Some(rest) = trimmed.strip_suffix("年度").or(trimmed.strip_suffix('年')) else { return text };
    let left = rest.trim_end_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || ['_', '＿', '×', 'X', 'x', '*', '—', '-'].contains(&c)
    });
    if left.len() < rest.len() { left } else { text }
}

/// The last year in a text with the bytes it takes, `年度` included.
pub(super) fn find_year(text: &str) -> Option<(u16, std::ops::Range<usize>)> {
    const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |c: char| match c {
        '0'..='9' => Some(c as u16 - '0' as u16),
        '０'..='９' => Some(c as u16 - '０' as u16),
        '〇' | '○' | '零' | 'Ｏ' | 'O' => Some(0),
        _ => DIGITS.iter().position(|digit| *digit == c).map(|at| at as u16 + 1),
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = None;
    for at in 0..chars.len().saturating_sub(3) {
        let Some(digits) = chars[at..at + 4].iter().map(|(_, c)| digit(*c)).collect::<Option<Vec<u16>>>()
        else {
            continue;
        };
        let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
        let before = at.checked_sub(1).map(|before| chars[before].1);
        let mut after = at + 4;
        let ascii = chars[at].1.is_ascii_digit();
        if before.is_some_and(|c| c.is_ascii_digit())
            || ascii && chars.get(after).is_some_and(|(_, c)| c.is_ascii_digit())
        {
            continue;
        }
        while chars.get(after).is_some_and(|(_, c)| c.is_whitespace()) {
            after += 1;
        }
        let marked = chars.get(after).is_some_and(|(_, c)| *c == '年');
        if !(1990..2100).contains(&year) || !marked && !ascii {
            continue;
        }
        if marked {
            after += 1;
            if chars.get(after).is_some_and(|(_, c)| *c == '度') {
                after += 1;
            }
        }
        let end = chars.get(after).map_or(text.len(), |(at, _)| *at);
        found = Some((year, chars[at].0..end));
    }
    found
}

/// Finds the title among the first rows. A title may stand in up to four rows.
pub(super) fn find(rows: &[Row<'_>]) -> Option<Title> {
    const FIRST_ROWS: usize = 60;
    let mut partial: Option<Title> = None;
    for count in 1..=4 {
        for begin in 0..rows.len().min(FIRST_ROWS) {
            let Some(pieces) = rows.get(begin..begin + count) else { break };
            let Some(pieces) = pieces.iter().map(Row::only).collect::<Option<Vec<&str>>>() else { continue };
            if count > 1 && pieces.iter().any(|piece| piece.chars().count() > 40) {
                continue;
            }
            // A line before a title that names no organ is the organ only when it looks like one.
            if count > 1
                && !(names_organ(pieces[0])
                    || find_year(pieces[0]).is_some()
                    || parse(pieces[0]).is_some_and(|title| !title.organ.is_empty()))
            {
                continue;
            }
            let text = pieces.concat();
            let Some(mut title) = parse(&text) else { continue };
            title.rows = (begin, count);
            if count > 1 {
                if title.end < text.len() {
                    continue;
                }
                title.end = pieces[count - 1].len();
            }
            let plausible = (2..=45).contains(&title.organ.chars().count()) && title.year.is_some();
            if plausible {
                // A later line may bear the title once more without a caption, and the text behind it.
                return Some(repeated(rows, title));
            }
            if partial.is_none() && (title.year.is_some() || !title.organ.is_empty()) {
                partial = Some(title);
            }
        }
    }
    partial
}

/// The last line among the first rows that bears the same title: what stands before is a portal's frame.
fn repeated(rows: &[Row<'_>], title: Title) -> Title {
    let mut last = title;
    let after = last.rows.0 + last.rows.1;
    for at in after..rows.len().min(40) {
        for count in 1..=3 {
            let Some(pieces) = rows.get(at..at + count) else { break };
            let Some(pieces) = pieces.iter().map(Row::only).collect::<Option<Vec<&str>>>() else { break };
            let text = pieces.concat();
            if let Some(again) = parse(&text)
                && again.organ == last.organ
                && again.year == last.year
                && (count == 1 || again.end == text.len())
            {
                let end = if count == 1 { again.end } else { pieces[count - 1].len() };
                last = Title { rows: (at, count), end, ..again };
            }
        }
    }
    last
}

/// The year a lead or the text gives as the period reported on: the first year of the period, else the first year.
pub(super) fn year_in_text(text: &str) -> Option<u16> {
    let period = ["统计期限", "统计时限", "统计时间", "統計期限", "統計時間", "時限", "期限", "数据时间"]
        .iter()
        .find_map(|word| text.find(word));
    let from = period.unwrap_or(0);
    let to = text[from..].char_indices().nth(120).map_or(text.len(), |(at, _)| from + at);
    let window = &text[from..to];
    let first = window.find('年')?;
    find_year(&window[..first + '年'.len_utf8()]).map(|(year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_titles_apart() {
        let parts = |text: &str| parse(text).map(|title| (title.organ, title.year));
        let some = |organ: &str, year| Some((organ.to_owned(), Some(year)));
        assert_eq!(
            parts("虎林市宝东镇人民政府2024年政府信息公开工作年度报告"),
            some("虎林市宝东镇人民政府", 2024)
        );
        assert_eq!(parts("2023 年政府信息公开工作年度报告"), some("", 2023));
        assert_eq!(parts("标题: 某区2020年度政府信息公开工作年度报告"), some("某区", 2020));
        assert_eq!(parts("标   题 某局2020年政府信息公开工作年度报告"), some("某局", 2020));
        assert_eq!(parts("2.建立健全政府信息公开工作制度情况"), None);
        assert_eq!(parts("2025湖口县大垅乡2025年度政府信息公开年度报告"), some("湖口县大垅乡", 2025));
        assert_eq!(parts("某县民政局二〇二四年政府信息公开工作年度报告"), some("某县民政局", 2024));
        assert_eq!(parts("某縣教育局2023年政府信息公開工作年度報告"), some("某縣教育局", 2023));
        assert_eq!(parts("某县民政局政府信息公开工作年度报告（2024年度）"), some("某县民政局", 2024));
        assert_eq!(parts("某县民政局政府信息公开工作年度报告 (2024 年)"), some("某县民政局", 2024));
        assert_eq!(parts("某区外事办公室政府信息公开工作2022年度报告"), some("某区外事办公室", 2022));
        assert_eq!(
            parse("某区外事办公室政府信息公开工作 2022 年度报告").map(|title| title.text).as_deref(),
            Some("某区外事办公室政府信息公开工作 2022 年度报告")
        );
        assert_eq!(parts("某区深化改革工作2022年度报告"), None);
        assert_eq!(parts(&format!("{}政府信息公开工作2022年度报告", "某".repeat(LONGEST))), None);
        assert_eq!(
            parse("某局政府信息公开工作年度报告（2024年度）").map(|title| title.text).as_deref(),
            Some("某局政府信息公开工作年度报告（2024年度）")
        );
        assert_eq!(
            parts("某县民政局政府信息公开工作年度报告（2024年修订）"),
            Some(("某县民政局".to_owned(), None))
        );
        assert_eq!(parts("根据《中华人民共和国政府信息公开工作年度报告格式》"), None);
    }

    #[test]
    fn reads_the_year_from_the_lead() {
        let lead =
            "本报告由甲市乙区人民政府办公室根据《条例》编制。统计期限自2023 年1 月1 日起至2023年12月31日止。";
        assert_eq!(year_in_text(lead), Some(2023));
    }
}

//! Where a report names the organ it is of: in its lead and at its end, not where it speaks of others. Knows no rule.

use super::text::is_han;
use crate::model::{Report, TextPart};

/// How a text names the report's organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// 由…编制.
    Compiles,
    /// …2024年政府信息公开工作年度报告.
    ReportOf,
    /// The last line.
    Signs,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) way: Way,
    pub(super) part: TextPart,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Without spaces.
    pub(super) name: String,
}

/// Where the text names the organ whose report it is. `title` is what the form prints behind organ and year.
pub(super) fn named(report: &Report, title: &str) -> Vec<Named> {
    let lead = report.narrative.get(TextPart::Lead);
    let mut found = Vec::new();
    found.extend(compiles(lead));
    found.extend(report_of(lead, title));
    found.extend(signs(report.narrative.get(TextPart::Other)));
    found
}

fn at(way: Way, part: TextPart, text: &str, start: usize, end: usize) -> Option<Named> {
    let words = &text[start..end];
    let start = start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    let name: String = text[start..end].chars().filter(|c| !c.is_whitespace()).collect();
    is_name(&name).then_some(Named { way, part, start, end, name })
}

/// Whether these words are the name of one organ, not 我局, 县政府 or a list of several.
fn is_name(name: &str) -> bool {
    const ENDS: [char; 9] = ['府', '局', '委', '厅', '室', '处', '道', '会', '部'];
    let general = ['本', '我', '各', '该', '市', '县', '区', '镇', '乡', '省', '州', '旗', '街', '机'];
    (4..=40).contains(&name.chars().count())
        && name.chars().all(is_han)
        && name.ends_with(ENDS)
        && !name.starts_with(general)
}

/// 由…根据, 由…编制.
fn compiles(lead: &str) -> Option<Named> {
    const BEHIND: [&str; 6] = ["根据", "按照", "依据", "负责编制", "汇总编制", "编制"];
    lead.match_indices('由').find_map(|(by, word)| {
        let start = by + word.len();
        let reach = lead[start..].char_indices().nth(40).map_or(lead.len(), |(at, _)| start + at);
        let length = BEHIND.iter().filter_map(|behind| lead[start..reach].find(behind)).min()?;
        at(Way::Compiles, TextPart::Lead, lead, start, start + length)
    })
}

/// A title inside the lead: organ, year and the words of the form.
fn report_of(lead: &str, title: &str) -> Option<Named> {
    const BEFORE: [&str; 9] = ["发布", "公布", "公开", "现将", "编制", "形成", "报送", "关于", "汇总"];
    lead.match_indices(title).find_map(|(words, _)| {
        let dated = lead[..words].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '年' | '度'));
        let organ = dated.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        if organ.len() == dated.len() {
            return None;
        }
        let own = |c: char| is_han(c) || c.is_whitespace() && c != '\n';
        let from = organ.char_indices().rev().take_while(|(_, c)| own(*c)).last()?.0;
        let verb =
            BEFORE.iter().filter_map(|word| organ[from..].rfind(word).map(|at| from + at + word.len())).max();
        at(Way::ReportOf, TextPart::Lead, lead, verb.unwrap_or(from), organ.len())
    })
}

/// The organ's name on a line of its own at the end, with or without the day behind it.
fn signs(other: &str) -> Option<Named> {
    let mut end = other.len();
    for _ in 0..3 {
        let rest = other[..end].trim_end();
        let start = rest.rfind('\n').map_or(0, |at| at + 1);
        // The only line there is is a sentence.
        if start == 0 {
            return None;
        }
        if let Some(found) = at(Way::Signs, TextPart::Other, other, start, rest.len()) {
            return Some(found);
        }
        let day = rest[start..].trim();
        if !(day.ends_with('日') && day.contains('年') && day.chars().count() <= 20) {
            return None;
        }
        end = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "工作年度报告";

    #[test]
    fn names_are_found_where_reports_name_themselves() {
        let name = |found: Option<Named>| found.map(|found| found.name).unwrap_or_default();
        for (lead, expected) in [
            ("本报告由甲市乙区人民政府办公室根据《条例》编制。", "甲市乙区人民政府办公室"),
            ("本报告由 甲县财政局 编制。", "甲县财政局"),
            ("由本机关编制", ""),
            ("由县财政局根据《条例》编制", ""),
            ("由甲县财政局、审计局编制", ""),
            ("由于时间关系，根据", ""),
            ("", ""),
        ] {
            assert_eq!(name(compiles(lead)), expected, "{lead}");
        }
        for (lead, expected) in [
            ("现发布甲市人民政府2025年工作年度报告。", "甲市人民政府"),
            ("《甲县乙镇人民政府 2025 年度工作年度报告》", "甲县乙镇人民政府"),
            ("现公布2025年度工作年度报告。", ""),
            ("我局2025年工作年度报告", ""),
            ("按照工作年度报告格式编制", ""),
        ] {
            assert_eq!(name(report_of(lead, TITLE)), expected, "{lead}");
        }
        for (other, expected) in [
            ("没有收费。\n甲县财政局\n2025年1月10日", "甲县财政局"),
            ("没有收费。\n甲县财政局\n二〇二五年一月十日", "甲县财政局"),
            ("没有收费。\n    甲县财政局", "甲县财政局"),
            ("没有收费。\n收费的机关见甲县财政局", "收费的机关见甲县财政局"),
            ("甲县财政局", ""),
            ("没有收费。\n下一步继续努力。", ""),
        ] {
            assert_eq!(name(signs(other)), expected, "{other}");
        }
    }
}

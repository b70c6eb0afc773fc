//! Where a report names the organ it is of: in its lead and at its end, not where it speaks of others. Knows no rule.

use super::text::is_han;
use crate::model::{Report, TextPart};

/// How a text names the report's organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// 由…编制, …编制并公布.
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
    found.extend(compiles(lead).or_else(|| announces(lead)));
    found.extend(reports_of(lead, title));
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
    let general = [
        '本', '我', '各', '该', '市', '县', '区', '镇', '乡', '省', '州', '旗', '街', '机', '于', '全', '按',
        '据',
    ];
    (4..=40).contains(&name.chars().count())
        && name.chars().all(is_han)
        && name.ends_with(ENDS)
        && !name.starts_with(general)
}

/// 由…根据, 由…编制.
fn compiles(lead: &str) -> Option<Named> {
    const BEHIND: [&str; 14] = [
        "根据", "按照", "依据", "依照", "遵照", "严格", "结合", "负责", "组织", "牵头", "汇总", "统一",
        "编制", "编写",
    ];
    lead.match_indices('由').find_map(|(by, word)| {
        let start = by + word.len();
        let reach = lead[start..].char_indices().nth(40).map_or(lead.len(), |(at, _)| start + at);
        let length = BEHIND.iter().filter_map(|behind| lead[start..reach].find(behind)).min()?;
        at(Way::Compiles, TextPart::Lead, lead, start, start + length)
    })
}

/// A clause that begins with the organ: …局编制并公布, …局现将, where a report is what it speaks of. The plan of a superior
/// organ, 按照…局编制的要求, is no such clause.
fn announces(lead: &str) -> Option<Named> {
    const VERBS: [&str; 8] = ["编制", "特编制", "现编制", "组织编制", "现将", "现公布", "现发布", "现向社会"];
    let verbs = VERBS.iter().flat_map(|verb| lead.match_indices(verb));
    verbs
        .filter_map(|(end, verb)| {
            let start =
                lead[..end].char_indices().rev().take_while(|(_, c)| is_han(*c) || *c == ' ').last()?.0;
            let rest = &lead[end + verb.len()..];
            let sentence = rest.split('。').next().unwrap_or(rest);
            let own = sentence.contains("报告") && !sentence.starts_with('的');
            at(Way::Compiles, TextPart::Lead, lead, start, end).filter(|_| own)
        })
        .min_by_key(|named| named.start)
}

/// A title inside the lead, or what stands for one: organ, year and the words of the form, or 现将…工作情况报告如下.
fn reports_of(lead: &str, title: &str) -> Vec<Named> {
    const BEFORE: [&str; 9] = ["发布", "公布", "公开", "现将", "编制", "形成", "报送", "关于", "汇总"];
    const CASES: [&str; 3] = ["工作情况", "情况", "工作总结"];
    let subject = title.split("工作").next().unwrap_or(title);
    let mut found = Vec::new();
    for (words, _) in lead.match_indices(subject).filter(|_| !subject.is_empty()) {
        let (before, behind) = (&lead[..words], &lead[words + subject.len()..]);
        let titled = lead[words..].starts_with(title)
            || ["年度报告", "工作报告"].iter().any(|tail| behind.starts_with(tail));
        let told = CASES.iter().any(|tail| behind.starts_with(tail));
        let dated = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '年' | '度'));
        let organ = dated.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let own = |c: char| is_han(c) || c.is_whitespace() && c != '\n';
        let Some((from, _)) = organ.char_indices().rev().take_while(|(_, c)| own(*c)).last() else {
            continue;
        };
        let run = &organ[from..];
        let verb = BEFORE.iter().filter_map(|word| run.rfind(word).map(|at| from + at + word.len())).max();
        let start = if organ.len() < dated.len() {
            verb.unwrap_or(from)
        } else if lead[..from].ends_with(|c: char| c.is_ascii_digit()) && run.trim_start().starts_with('年')
        {
            // 2024年…局政府信息公开.
            organ.len() - run.trim_start().trim_start_matches(['年', '度']).len()
        } else {
            continue;
        };
        if titled || told && (run.contains("现将") || lead[..from].ends_with("现将") || now(&lead[..from]))
        {
            found.extend(at(Way::ReportOf, TextPart::Lead, lead, start, organ.len()));
        }
    }
    found
}

/// Whether 现将 stands before the year: 现将2024年….
fn now(before: &str) -> bool {
    before.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).ends_with("现将")
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

    const TITLE: &str = "政务公开工作年度报告";

    #[test]
    fn names_are_found_where_reports_name_themselves() {
        let name = |found: Option<Named>| found.map(|found| found.name).unwrap_or_default();
        for (lead, expected) in [
            ("本报告由甲市乙区人民政府办公室根据《条例》编制。", "甲市乙区人民政府办公室"),
            ("本报告由 甲县财政局 编制。", "甲县财政局"),
            ("本报告由甲县财政局依照《条例》第五十条编制。", "甲县财政局"),
            ("由本机关编制", ""),
            ("由县财政局根据《条例》编制", ""),
            ("由甲县财政局、审计局编制", ""),
            ("由于时间关系，根据", ""),
            ("", ""),
        ] {
            assert_eq!(name(compiles(lead)), expected, "{lead}");
        }
        for (lead, expected) in [
            ("按照要求，甲县财政局编制并公布2024年工作年度报告。", "甲县财政局"),
            ("甲县财政局现向社会公布2024年报告。", "甲县财政局"),
            ("甲县财政局组织编制了本报告。", "甲县财政局"),
            ("按照甲县财政局编制报告的要求，", ""),
            ("根据甲县财政局编制的报告格式，", ""),
            ("我局编制了本报告。", ""),
            ("，甲县财政局编制预算。", ""),
        ] {
            assert_eq!(name(announces(lead)), expected, "{lead}");
        }
        for (lead, expected) in [
            ("现发布甲市人民政府2025年政务公开工作年度报告。", "甲市人民政府"),
            ("《甲县乙镇人民政府 2025 年度政务公开工作年度报告》", "甲县乙镇人民政府"),
            ("现将甲县财政局2025年政务公开工作情况报告如下。", "甲县财政局"),
            ("现将2025年度甲县财政局政务公开工作情况报告如下。", "甲县财政局"),
            ("现公布2025年甲县财政局政务公开年度报告。", "甲县财政局"),
            ("现公布2025年度政务公开工作年度报告。", ""),
            ("我局2025年政务公开工作年度报告", ""),
            ("按照政务公开工作年度报告格式编制", ""),
            ("按照甲县财政局2025年政务公开工作情况通报的要求，", ""),
            ("根据《甲市人民政府办公室关于做好2025年政务公开工作年度报告编制工作的通知》", ""),
            ("由甲县财政局统一公布", ""),
        ] {
            assert_eq!(name(reports_of(lead, TITLE).into_iter().next()), expected, "{lead}");
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

//! F103: a heading of a part has other words than the form prints.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::{Part, label};
use crate::model::found::FoundHeading;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 六个标题的文字由格式固定，汇总和检索都靠它们。改动几个字而意思没有变的只提示；标题说的是另一件事的，
    /// 内容多半也不是这一部分要求的，请核实。条例原文的说法和各地通行的几种写法、“的”字、标点、空格、繁体字不算改动；
    /// 序号由次序一条来说。
    ///
    /// ## 反例
    ///
    /// 少了几个字：
    ///
    /// ```反例
    /// found.heading.other = 六、其他事项
    /// => F103 hint part other ~ 其他事项
    /// ```
    ///
    /// 说的是另一件事：
    ///
    /// ```反例
    /// found.heading.problems = 五、乡镇信息公开的设想和工作思考
    /// => F103 verify part problems ~ 设想和工作思考
    /// ```
    ///
    /// 旧条例的标题：
    ///
    /// ```反例
    /// year = 2024
    /// found.heading.problems = 五、政府信息公开的收费及减免情况
    /// => F103 verify part problems
    /// ```
    ///
    /// 多了一个字：
    ///
    /// ```反例
    /// found.heading.disputes = 四、政府信息公开行政法复议、行政诉讼情况
    /// => F103 hint part disputes ~ 行政法复议
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// found
    /// ```
    ///
    /// 条例第五十条的说法：
    ///
    /// ```正例
    /// found.heading.disputes = 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
    /// ```
    ///
    /// 各地通行的写法：
    ///
    /// ```正例
    /// found.heading.applications = 三、收到和处理政府信息公开的申请情况
    /// found.heading.problems = 五、政府信息公开工作存在的主要问题及改进情况
    /// ```
    ///
    /// ```正例
    /// found.heading.problems = 五、存在问题及改进情况
    /// ```
    ///
    /// 标点、空格不同，繁体字，标题排成两行只读到前一行：
    ///
    /// ```正例
    /// found.heading.overview = 一. 總體情況
    /// found.heading.other = 第六部分 其他需要报告的事项
    /// found.heading.disputes = 四、政府信息公开行政复议行政诉讼 情况
    /// found.heading.applications = 三、收到和处理政府信息公开申请
    /// ```
    ///
    /// 跨页的“续”、目录里的不看；序号不对的另一条规则说：
    ///
    /// ```正例
    /// found.headings = overview, proactive, applications, applications, disputes, problems, other
    /// found.heading.applications = 三、收到和处理申请情况（续）
    /// ```
    ///
    /// ```正例
    /// found.heading.problems = 四、存在的主要问题及改进情况
    /// => F102 verify part problems
    /// ```
    ///
    /// 在本程序中填写的报告，标题按格式印出：
    ///
    /// ```正例
    /// year = 2024
    /// -> F103 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 标题对而内容不对的；正文里小标题的写法。
    ///
    /// ## 怎么改
    ///
    /// 按规定的文字排印标题；标题说的是另一件事的，内容也按规定的标题写。
    id: "F103",
    name: "heading-wording",
    title: "标题文字与格式不同",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号所附格式；《中华人民共和国政府信息公开条例》第五十条",
    since: "0.1.0",
    judge: Judge::Found(run),
}

/// Wordings that well-run places print, without their numbers.
const TOLERATED: &[(Part, &str)] = &[
    (Part::Disputes, "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    (Part::Disputes, "政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    (Part::Problems, "政府信息公开工作存在的主要问题及改进情况"),
    (Part::Problems, "存在问题及改进情况"),
];

/// What a heading speaks of: one word of each group, in the order of [`Part::ALL`].
const MEANING: [&[&[&str]]; 6] = [
    &[&["总体", "概述", "概况", "总述", "基本情况"]],
    &[&["主动公开"]],
    &[&["申请"]],
    &[&["复议"], &["诉讼"]],
    &[&["问题", "不足", "困难"]],
    &[&["其他", "其它"]],
];

/// Characters of the six headings as traditional script writes them.
const TRADITIONAL: &[(char, char)] = &[
    ('總', '总'), ('體', '体'), ('況', '况'), ('動', '动'), ('開', '开'), ('處', '处'), ('請', '请'), ('複', '复'),
    ('復', '复'), ('議', '议'), ('訴', '诉'), ('訟', '讼'), ('問', '问'), ('題', '题'), ('進', '进'), ('報', '报'),
    ('項', '项'), ('關', '关'),
];

fn run(report: &Report, found: &Found) -> Run {
    // The last one of a part: a list of contents stands before it.
    let last = |part: Part| found.headings.iter().rfind(|it| it.part == Some(part) && !it.text.contains('续'));
    if found.headings.iter().all(|heading| heading.part.is_none()) {
        return paper::no_heading();
    }
    let headings = Part::ALL.into_iter().filter_map(|part| Some((part, last(part)?)));
    Run::ran(headings.filter_map(|(part, heading)| finding(report, found, part, heading)).collect())
}

fn finding(report: &Report, found: &Found, part: Part, heading: &FoundHeading) -> Option<Finding> {
    let words = bare(&heading.text);
    let printed = bare(paper::edition(report).form().heading(part));
    let tolerated = || TOLERATED.iter().any(|(other, words_of)| *other == part && words == bare(words_of));
    // A heading over two lines may have been read as far as the first only.
    if printed.starts_with(&words) || tolerated() {
        return None;
    }
    let means = |group: &&[&str]| group.iter().any(|word| words.contains(word));
    let same = MEANING[part.index()].iter().all(means);
    let (shown, due) = (quote::quoted(heading.text.trim()), paper::heading(report, part));
    let ordinal = paper::ordinal(part);
    let (severity, message) = if same {
        (Severity::Hint, format!("{ordinal}的标题是{shown}，规定的标题是{due}。"))
    } else {
        (Severity::Verify, format!("{ordinal}的标题是{shown}，与规定的标题{due}说的不是一件事。"))
    };
    let title = format!("{ordinal}的标题与格式不同");
    let finding = Finding::new(&RULE, part, title, message)
        .severity(severity)
        .advice("按规定的文字排印标题，内容也按规定的标题写。");
    let mut as_printed = found.clone();
    for other in as_printed.headings.iter_mut().filter(|other| other.part == Some(part)) {
        other.text = paper::printed_heading(report, part).text;
    }
    let safety = if same { Safety::Sure } else { Safety::Ask };
    Some(finding.fix("标题按格式印", safety, vec![paper::edit(as_printed)]))
}

/// The words of a heading without number, punctuation, particles and traditional characters.
fn bare(heading: &str) -> String {
    let (number, rest) = label::split_ordinal(heading);
    // 第一部分, 一：, which are no ordinals of a label.
    let rest = match rest.strip_prefix('第').unwrap_or(&rest) {
        other if number.is_none() && other.starts_with(is_numeral) => {
            let words = other.trim_start_matches(is_numeral);
            words.strip_prefix("部分").unwrap_or(words)
        }
        _ => &rest,
    };
    let plain = |c: char| TRADITIONAL.iter().find(|(old, _)| *old == c).map_or(c, |(_, new)| *new);
    rest.chars().filter(|c| !matches!(c, '的' | '和' | '与' | '及')).map(plain).collect()
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EditionKey;

    #[test]
    fn every_tolerated_wording_means_its_part_and_is_none_of_the_printed() {
        for (part, words) in TOLERATED {
            let groups = MEANING[part.index()];
            assert!(groups.iter().all(|group| group.iter().any(|word| words.contains(word))), "{words}");
            for edition in EditionKey::all() {
                assert_ne!(bare(words), bare(edition.form().heading(*part)), "{words}");
            }
        }
    }

    #[test]
    fn of_a_part_the_last_heading_counts_that_goes_on_with_none() {
        let report = Report::for_year(2024);
        let heading = |text: &str| FoundHeading { part: Some(Part::Other), number: Some(6), text: text.to_owned() };
        let said = |texts: &[&str]| {
            let found = Found { headings: texts.iter().map(|text| heading(text)).collect(), ..Found::default() };
            run(&report, &found).findings.len()
        };
        let printed = paper::printed_heading(&report, Part::Other).text;
        assert_eq!(said(&["六、其他事项", &printed]), 0, "a list of contents stands before");
        assert_eq!(said(&[&printed, "六、其他事项（续）"]), 0);
        assert_eq!(said(&[&printed, "六、其他事项"]), 1);
    }

    #[test]
    fn printed_headings_mean_their_part() {
        for part in Part::ALL {
            let heading = EditionKey::latest().form().heading(part);
            let groups = MEANING[part.index()];
            assert!(groups.iter().all(|group| group.iter().any(|word| heading.contains(word))), "{heading}");
        }
    }
}

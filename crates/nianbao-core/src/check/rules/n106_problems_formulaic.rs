//! N106: part five is empty, very short, or names no problem or nothing to be done.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::quote;
use crate::form::Part;
use crate::model::{Limit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 第五部分写存在的主要问题和改进情况。只写“无”、只有一两句话、只谈成绩不谈问题，或者有问题没有改进，读者看不出
    /// 做了什么。乡镇、部门事情少，写得短也是常情，所以只作提示：不足80字的，没有说到问题的，没有说到改进的，合在一处说。
    /// 80字没有出处，设置可以改成本地认可的字数。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 无。
    /// => N106 hint part problems ~ 1个字
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 一年来，我局严格落实条例，{公开的内容全面准确，群众反映良好，受到上级表扬，×4}成绩显著，经验丰富。
    /// => N106 hint part problems ~ 没有说到问题
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 存在的问题：公开的内容比较陈旧，人手紧张，群众查找不便，{解读的形式单一、数量很少，×5}经费短缺。
    /// => N106 hint part problems ~ 没有说到改进
    /// ```
    ///
    /// 本地要求不少于150字：
    ///
    /// ```反例
    /// year = 2024
    /// limit.problems_length = 150
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 存在的主要问题：公开的内容更新不够及时，解读形式单一，个别栏目长期没有新内容，基层人员变动频繁，业务不熟。改进措施：办公室每月检查一次栏目，年内组织两次培训，制作图解和短视频，指定专人负责更新，年底向群众公布结果。
    /// => N106 hint part problems ~ 要求的是不少于150个字
    /// ```
    ///
    /// 标题之下没有文字：
    ///
    /// ```反例
    /// year = 2024
    /// found
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.other = 本年度没有收取信息处理费。
    /// => N106 hint part problems ~ 没有文字
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 存在的主要问题：公开的内容更新不够及时，解读形式单一，个别栏目长期没有新内容，基层人员变动频繁，业务不熟。改进措施：办公室每月检查一次栏目，年内组织两次培训，制作图解和短视频，指定专人负责更新，年底向群众公布结果。
    /// ```
    ///
    /// 设置里认可30字，写到了问题和改进：
    ///
    /// ```正例
    /// year = 2024
    /// limit.problems_length = 30
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 公开的内容更新不够及时，解读形式单一。下一步每月检查一次栏目，多用图解。
    /// -> N106 ran
    /// ```
    ///
    /// 还没有写完，或者没有读全：
    ///
    /// ```正例
    /// year = 2024
    /// text.problems = 无。
    /// -> N106 blocked
    /// ```
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.problems = 存在的主要问题：解读形式单一。[…]
    /// -> N106 blocked
    /// ```
    ///
    /// 在这里填写的报告，第五部分还空着：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年发布信息120条，没有收到申请，信息管理、平台建设和监督保障都有进展。
    /// text.other = 本年度没有收取信息处理费。
    /// -> N106 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 问题实不实、措施做没做；字数够、词语也有的套话。
    ///
    /// ## 怎么改
    ///
    /// 结合本机关一年的工作，写一两个具体的问题，再写已经做了什么、下一步做什么。
    id: "N106",
    name: "problems-formulaic",
    title: "第五部分过于简单",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第五十条第（四）项；国办公开办函〔2021〕30号（四）明确责任：不得敷衍塞责",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// Any of these shows that something is not yet as it should be.
const PROBLEMS: &[&str] = &[
    "问题", "不足", "不够", "不高", "不全", "不强", "不多", "不及时", "不到位", "不平衡", "不均", "不规范", "不完善",
    "不健全", "不充分", "不深", "不细", "不实", "不严", "不熟", "不便", "不佳", "不一", "薄弱", "有待", "欠缺", "欠", "差距",
    "短板", "滞后", "单一", "缺乏", "缺少", "缺失", "偏少", "偏低", "较少", "较低", "较弱", "亟待", "亟需", "仍需", "还需",
    "尚需", "需进一步", "需要进一步", "弱项", "困难", "难点", "差异", "偏差", "陈旧", "未能", "制约", "待加强", "待提高", "待提升",
];
/// Any of these shows that something was or will be done about it.
const MEASURES: &[&str] = &[
    "改进", "整改", "措施", "下一步", "下步", "今后", "将", "加强", "强化", "加大", "提升", "提高", "完善", "健全", "推进",
    "优化", "规范", "拓宽", "拓展", "丰富", "深化", "细化", "建立", "落实", "组织", "开展", "督促", "培训", "计划", "解决",
];

fn run(report: &Report, context: &Context<'_>, reading: &Reading<'_>) -> Run {
    let words = report.narrative.get(TextPart::Problems);
    if words.trim().is_empty() {
        return if left_empty(report, reading) {
            let message = "第五部分只有标题，没有文字。";
            let finding = Finding::new(&RULE, Part::Problems, "第五部分没有文字", message)
                .advice("写一两个具体的问题和改进的做法。");
            Run::ran(vec![finding])
        } else {
            Run::not_applicable("第五部分还没有文字")
        };
    }
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let (problem, measure) = (has(PROBLEMS), has(MEASURES));
    // Marks left out; how long a longer text is does not matter.
    let least = context.limit(Limit::ProblemsLength);
    let length = words.chars().filter(|c| c.is_alphanumeric()).take(least as usize).count();
    let is_short = length < least as usize;
    if problem && measure && !is_short {
        return Run::ran(Vec::new());
    }
    if !reading.is_whole() {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Problems.into()]);
    }
    let mut faults = Vec::new();
    if is_short && least == Limit::ProblemsLength.usual() {
        faults.push(format!("只有{length}个字"));
    } else if is_short {
        faults.push(format!("只有{length}个字，要求的是不少于{least}个字"));
    }
    for (said, what) in [(problem, "问题"), (measure, "改进")] {
        if !said && !is_short {
            faults.push(format!("没有说到{what}"));
        }
    }
    let message = format!("第五部分{}。", quote::list(&faults));
    let finding = Finding::new(&RULE, Part::Problems, RULE.title, message)
        .advice("写一两个具体的问题和改进的做法；确实如此的，不用改。");
    Run::ran(vec![finding])
}

/// Whether a file has the heading, nothing under it, and the parts before and behind were read.
fn left_empty(report: &Report, reading: &Reading<'_>) -> bool {
    let filled = |part: Part| {
        let mut pieces = report.narrative.parts();
        pieces.any(|(piece, text)| piece.part() == Some(part) && !text.trim().is_empty())
    };
    let heading = |found: &crate::model::Found| {
        found.headings.iter().any(|heading| heading.part == Some(Part::Problems))
    };
    report.found.as_deref().is_some_and(heading)
        && filled(Part::Overview)
        && filled(Part::Other)
        && !reading.is_cut()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_enough() {
        let speaks = |words: String| {
            let mut report = Report::for_year(2024);
            report.narrative.set(TextPart::Overview, "全年发布信息120条。");
            report.narrative.set(TextPart::Problems, words);
            run(&report, &Context::default(), &Reading::new(&report, None)).findings.len()
        };
        let filler = "群众".repeat(Limit::ProblemsLength.usual() as usize);
        assert_eq!(speaks(filler.clone()), 1);
        for problem in PROBLEMS {
            assert_eq!(speaks(format!("{filler}{problem}，改进")), 0, "{problem}");
        }
        for measure in MEASURES {
            assert_eq!(speaks(format!("{filler}不足，{measure}")), 0, "{measure}");
        }
    }
}

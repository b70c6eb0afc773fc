//! F102: the six parts stand in another order, one stands twice, or one bears a wrong number.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::Part;
use crate::model::found::FoundHeading;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 六个部分的次序和序号由格式固定，读者和汇总程序都按序号找内容。
    /// 目录里重复列出的六个标题、跨页的“续”不算重复；标题没有序号的（自动编号复制时会丢）不算错；
    /// 缺了一个部分而后面顺延编号的，只说缺少部分。
    ///
    /// ## 反例
    ///
    /// 第五、第六部分对调：
    ///
    /// ```反例
    /// found.headings = overview, proactive, applications, disputes, other, problems
    /// => F102 verify part problems
    /// ```
    ///
    /// 两个“四”：
    ///
    /// ```反例
    /// found.heading.problems = 四、存在的主要问题及改进情况
    /// => F102 verify part problems ~ 应为五
    /// ```
    ///
    /// 第三部分出现两次：
    ///
    /// ```反例
    /// found.headings = overview, proactive, applications, applications, disputes, problems, other
    /// => F102 verify part applications ~ 两次
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// found
    /// ```
    ///
    /// 正文前有目录：
    ///
    /// ```正例
    /// found.headings = overview, proactive, applications, disputes, problems, other, overview, proactive, applications, disputes, problems, other
    /// ```
    ///
    /// 标题没有序号：
    ///
    /// ```正例
    /// found.heading.overview = 总体情况
    /// found.heading.problems = 存在的主要问题及改进情况
    /// ```
    ///
    /// 缺了第五部分，第六部分顺延编为五，只说缺少：
    ///
    /// ```正例
    /// found.headings = overview, proactive, applications, disputes, other
    /// found.heading.other = 五、其他需要报告的事项
    /// => F101 error part problems
    /// ```
    ///
    /// 后面另有附件：
    ///
    /// ```正例
    /// found.headings = overview, proactive, applications, disputes, problems, other, -
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 标题没有写出序号的，自动编号显示成什么；次序对而内容放错了部分的。
    ///
    /// ## 怎么改
    ///
    /// 按格式的次序排列六个部分，改正序号；同一部分写了两处的，合并成一处。
    id: "F102",
    name: "part-order",
    title: "部分的次序或者序号不符",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式的六个部分",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    let headings: Vec<(Part, &FoundHeading)> = found
        .headings
        .iter()
        .filter(|heading| !heading.text.contains('续'))
        .filter_map(|heading| Some((heading.part?, heading)))
        .collect();
    if headings.is_empty() {
        return paper::no_heading();
    }
    let headings = without_contents(&headings);
    let told = twice(report, headings)
        .or_else(|| out_of_order(report, headings))
        .or_else(|| wrong_number(headings));
    let finding = told.map(|(part, title, message)| {
        Finding::new(&RULE, part, title, message)
            .advice("按规定的次序排列六个部分，改正序号。")
            .fix("按规定格式排列标题", Safety::Sure, vec![paper::edit(in_order(report, found))])
    });
    Run::ran(finding.into_iter().collect())
}

type Told = (Part, String, String);

/// Leaves out a list of contents: the same headings in the same order once more before the text.
fn without_contents<'a>(headings: &'a [(Part, &'a FoundHeading)]) -> &'a [(Part, &'a FoundHeading)] {
    let (first, second) = headings.split_at(headings.len() / 2);
    let parts = |half: &[(Part, &FoundHeading)]| -> Vec<Part> { half.iter().map(|(part, _)| *part).collect() };
    if first.len() > 1 && parts(first) == parts(second) { second } else { headings }
}

fn twice(report: &Report, headings: &[(Part, &FoundHeading)]) -> Option<Told> {
    let part = Part::ALL.into_iter().find(|part| headings.iter().filter(|(other, _)| other == part).count() > 1)?;
    let message = format!("{}这一标题出现了两次。", paper::heading(report, part));
    Some((part, format!("{}出现两次", paper::ordinal(part)), message))
}

fn out_of_order(report: &Report, headings: &[(Part, &FoundHeading)]) -> Option<Told> {
    let pair = headings.windows(2).find(|pair| pair[0].0 > pair[1].0)?;
    let (late, early) = (pair[0].0, pair[1].0);
    let message =
        format!("{}排在{}前面。", paper::heading(report, late), paper::heading(report, early));
    Some((early, format!("{}的位置不对", paper::ordinal(early)), message))
}

fn wrong_number(headings: &[(Part, &FoundHeading)]) -> Option<Told> {
    // Numbers that follow the headings there are: a missing part has been told of already.
    let follows = headings.iter().zip(1..).all(|((_, heading), at)| heading.number.is_none_or(|n| n == at));
    if follows {
        return None;
    }
    let (part, heading) = headings
        .iter()
        .find(|(part, heading)| heading.number.is_some_and(|number| usize::from(number) != part.index() + 1))?;
    let due = paper::numeral(part.index() as u8 + 1);
    let message = format!("{}的序号应为{due}。", quote::quoted(heading.text.trim()));
    Some((*part, format!("{}的序号不对", paper::ordinal(*part)), message))
}

/// The headings of the form in its order; those that are none of the six stay at the end.
fn in_order(report: &Report, found: &Found) -> Found {
    let there = |part: &Part| found.headings.iter().any(|heading| heading.part == Some(*part));
    let printed = Part::ALL.into_iter().filter(there).map(|part| paper::printed_heading(report, part));
    let others = found.headings.iter().filter(|heading| heading.part.is_none()).cloned();
    Found { headings: printed.chain(others).collect(), ..found.clone() }
}

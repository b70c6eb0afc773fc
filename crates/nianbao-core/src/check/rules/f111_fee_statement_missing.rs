//! F111: part 六 does not say whether fees for information were charged.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{paper, text};
use crate::form::Part;
use crate::model::{Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 格式规定收取信息处理费的情况在第六部分报告；没有收取的，也要写一句。只写“无”或者“没有其他需要报告的事项”不够。
    /// “信息公开处理费”“信息处理费”都可以，写在别的部分也认。试行格式没有这项规定。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 无其他需要报告的事项。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.problems = 一是政策解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 有逾期未缴费的，不代拟这句话：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 无。
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
    /// applications.result.total@* = 1 0 0 0 0 0 1
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 依申请公开均免费提供。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// ```
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 本年度没有产生信息公开处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// ```
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 依据有关办法收取的费用，2025年全市共计400元。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// ```
    ///
    /// 写在别的部分：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.problems = 存在的主要问题是解读偏少。本年未收取信息处理费。
    /// text.other = 无。
    /// ```
    ///
    /// 试行格式：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 无其他需要报告的事项。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// -> F111 not_applicable
    /// ```
    ///
    /// 一个字也没有写的新报告：
    ///
    /// ```正例
    /// year = 2024
    /// -> F111 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 写的是不是事实：说没有收取而实际收了的。
    ///
    /// ## 怎么改
    ///
    /// 在第六部分写明发出收费通知几件、实际收取多少元；没有收取的写“没有收取信息处理费”。
    id: "F111",
    name: "fee-statement-missing",
    title: "没有说明信息处理费",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第六部分；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// What a fee is called anywhere, and what is enough in the part it belongs to.
const FEE: &str = "处理费";
const HERE: &[&str] = &["收费", "费用", "收取", "免费"];

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let asked = report.edition_due().is_some_and(|edition| edition.form().prompts[2].contains(FEE));
    if !asked {
        return Run::not_applicable("这一格式没有要求在第六部分报告收费情况");
    }
    if text::is_unwritten(report) {
        return Run::not_applicable("正文还没有填写");
    }
    let there = |found: &crate::model::Found| found.headings.iter().any(|head| head.part == Some(Part::Other));
    if report.found.as_deref().is_some_and(|found| !there(found)) {
        return Run::not_applicable("没有认出第六部分");
    }
    let own = report.narrative.get(TextPart::Other);
    let said = HERE.iter().any(|word| own.contains(word)) || reading.says(&[FEE]);
    if said {
        return Run::ran(Vec::new());
    }
    if !reading.is_whole() {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Other.into()]);
    }
    let name = paper::ordinal(Part::Other);
    let message = format!("{name}没有说明有没有收取信息处理费。");
    let finding = Finding::new(&RULE, Part::Other, "没有说明信息处理费", message)
        .advice("写明发出收费通知几件、实际收取多少元；没有收取的也写一句。");
    let unpaid = report.find("applications.result.other.fee_unpaid@total");
    if unpaid.and_then(|id| report.value(id)).is_some_and(|value| !value.is_zero()) {
        return Run::ran(vec![finding]);
    }
    let year = report.meta.year.map_or_else(|| "本年度".to_owned(), |year| format!("{year}年，"));
    let sentence = format!("{year}本机关没有收取信息处理费。");
    // 无 alone would contradict what follows it.
    let text = match own.trim().trim_end_matches('。') {
        "" | "无" => sentence,
        _ => format!("{sentence}\n{}", own.trim_start()),
    };
    let edit = Edit::Text { part: TextPart::Other, text };
    Run::ran(vec![finding.fix("写明没有收取", Safety::Ask, vec![edit])])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_offered_to_say_that_no_fee_was_charged_beside_one_that_was_not_paid() {
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Overview, "全年发布信息120条。");
        report.narrative.set(TextPart::Problems, "存在的主要问题是解读形式单一。");
        report.narrative.set(TextPart::Other, "无。");
        let offered = |report: &Report| {
            let run = run(report, &Context::default(), &Reading::new(report, None));
            run.findings.into_iter().next().expect("a finding").fix.is_some()
        };
        assert!(offered(&report));
        let unpaid = report.find("applications.result.other.fee_unpaid@total").expect("a cell");
        report.set(unpaid, "1");
        assert!(!offered(&report));
    }
}

//! F101: one of the six parts is not in the file.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::rule::{Judge, Run, rule};
use crate::form::Part;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 年度报告由六个部分组成，一个也不能少。没有内容的部分也要保留标题并写明。
    /// 标题没有找到而内容在的，可能只是标题漏排，列为核实。整个文件一个标题也没有认出来的，不作判断。
    ///
    /// ## 反例
    ///
    /// 没有第五部分：
    ///
    /// ```反例
    /// text.overview = 全年主动公开政府信息12条。
    /// text.other = 本年度没有产生信息处理费。
    /// found.heading.problems =
    /// => F101 error part problems
    /// ```
    ///
    /// 只有五个部分，缺了第六部分：
    ///
    /// ```反例
    /// text.problems = 公开内容还不够丰富，下一步拓宽公开范围。
    /// found.headings = overview, proactive, applications, disputes, problems
    /// => F101 error part other
    /// ```
    ///
    /// 只有一个片段，缺的合并成一条：
    ///
    /// ```反例
    /// * =
    /// text.overview = 全年主动公开政府信息12条。
    /// found.headings = overview
    /// => F101 error part proactive ~ 缺少5个部分
    /// ```
    ///
    /// 表格在，标题漏了：
    ///
    /// ```反例
    /// found.heading.applications =
    /// => F101 verify part applications ~ 读到了
    /// ```
    ///
    /// ## 正例
    ///
    /// 六个标题都在：
    ///
    /// ```正例
    /// found
    /// ```
    ///
    /// 第四部分的标题用了另一种写法，认得出来：
    ///
    /// ```正例
    /// found.heading.disputes = 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
    /// ```
    ///
    /// 一个标题也没有认出来，多半是复制时丢了格式：
    ///
    /// ```正例
    /// found.headings =
    /// ```
    ///
    /// 2019年度以前还没有这种格式：
    ///
    /// ```正例
    /// year = 2015
    /// found.headings = overview, other
    /// ```
    ///
    /// 在本程序中填写的报告：
    ///
    /// ```正例
    /// text.problems =
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 标题在而底下写的是别的内容的；标题做成图片的，会当作没有。
    ///
    /// ## 怎么改
    ///
    /// 按规定格式补上缺少的部分；标题漏排的，补上标题。
    id: "F101",
    name: "part-missing",
    title: "缺少一个部分",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    let has = |part: Part| found.headings.iter().any(|heading| heading.part == Some(part));
    if !Part::ALL.into_iter().any(has) {
        return paper::no_heading();
    }
    let (untitled, missing): (Vec<Part>, Vec<Part>) =
        Part::ALL.into_iter().filter(|&part| !has(part)).partition(|&part| paper::has_content(report, part));
    let mut findings: Vec<Finding> = match missing.as_slice() {
        [first, rest @ ..] if rest.len() >= 2 => vec![many_missing(*first, rest)],
        few => few.iter().map(|&part| one_missing(report, part)).collect(),
    };
    findings.extend(untitled.into_iter().map(|part| without_heading(report, found, part)));
    Run::ran(findings)
}

const ADVICE: &str = "按规定格式补上标题和内容，没有发生的也要写明。";

fn one_missing(report: &Report, part: Part) -> Finding {
    let message = format!("没有找到{}这一部分。", paper::heading(report, part));
    Finding::new(&RULE, part, format!("缺少{}", paper::ordinal(part)), message).advice(ADVICE)
}

/// An excerpt lacks most parts: one finding names them all.
fn many_missing(first: Part, rest: &[Part]) -> Finding {
    let names: Vec<String> = rest.iter().map(|&part| paper::ordinal(part)).collect();
    let message = format!("没有找到{}、{}。", paper::ordinal(first), names.join("、"));
    let mut finding =
        Finding::new(&RULE, first, format!("缺少{}个部分", rest.len() + 1), message).advice(ADVICE);
    for &part in rest {
        finding = finding.related(part, "");
    }
    finding
}

fn without_heading(report: &Report, found: &Found, part: Part) -> Finding {
    let heading = paper::heading(report, part);
    let ordinal = paper::ordinal(part);
    let mut as_printed = found.clone();
    let at = as_printed.headings.iter().position(|heading| heading.part.is_some_and(|other| other > part));
    let at = at.unwrap_or(as_printed.headings.len());
    as_printed.headings.insert(at, paper::printed_heading(report, part));
    Finding::new(
        &RULE,
        part,
        format!("{ordinal}没有标题"),
        format!("没有找到{heading}这一标题，但读到了这一部分的内容。"),
    )
    .severity(Severity::Verify)
    .advice("核对原文件，补上标题。")
    .fix("按规定格式补上标题", Safety::Sure, vec![paper::edit(as_printed)])
}

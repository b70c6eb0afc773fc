//! A105: cells of Table B hold nothing, a slash, a dash or 无 where a 0 belongs.

use crate::check::cells;
use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 多数格确实没有发生，但空白看不出是没有发生还是忘了填，“/”“—”“无”也不能直接汇总。
    /// 整张表只说一次。总计空着而分项有数的，由合计的规则说；只填了总计的，另有一条；这里不重复。
    ///
    /// ## 反例
    ///
    /// 法人各列没有申请，用“/”代替：
    ///
    /// ```反例
    /// applications.carried_in@org.* = /
    /// => A105 verify applications.carried_in@org.business ~ 5格
    /// ```
    ///
    /// 一格漏填：
    ///
    /// ```反例
    /// applications.result.denied.state_secret@natural_person =
    /// => A105 verify applications.result.denied.state_secret@natural_person
    /// ```
    ///
    /// 整张表没有填：
    ///
    /// ```反例
    /// applications.* =
    /// => A105 verify applications.new_received@natural_person ~ 本表各格空白
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.* = 0
    /// ```
    ///
    /// 总计漏填而分项有数，是合计的差错，只说一次：
    ///
    /// ```正例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// applications.new_received@total =
    /// => A103 error applications.new_received@total
    /// ```
    ///
    /// 还没有开始填写：
    ///
    /// ```正例
    /// * =
    /// ```
    ///
    /// 表格是图片，没有读到：
    ///
    /// ```正例
    /// applications.* =
    /// found.applications.state = absent
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 填了0而实际有数的；空着的格究竟有没有发生，要由填报人确认。
    ///
    /// ## 怎么改
    ///
    /// 对照申请登记台账，确认没有发生的一次填上0，有数的补上实际数。
    id: "A105",
    name: "applications-blank",
    title: "申请表有空格",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确、全面",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    match cells::blanks(report, TableKey::Applications) {
        Ok(blank) => Run::ran(cells::blank_finding(&RULE, report, &blank).into_iter().collect()),
        Err(run) => run,
    }
}

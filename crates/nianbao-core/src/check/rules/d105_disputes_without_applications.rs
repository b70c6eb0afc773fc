//! D105: there are reviews or suits although neither this nor last year had any application.

use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::path::CellId;
use crate::form::{Part, TableKey};
use crate::model::{Amount, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 这张表只填因政府信息公开工作引起的复议和诉讼，多数由依申请公开引起。连续两年没有收到申请却有案件，
    /// 可能是把其他行政复议、行政诉讼案件也填了进来。对主动公开不服的案件、更早的申请引起的案件也有可能，所以只作提示。
    /// 没有上一年度报告的，不作判断。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// disputes.review.* = 1 0 0 0 1
    /// previous.year = 2020
    /// => D105 hint disputes.review.total
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// disputes.litigation.after_review.* = 2 0 0 0 2
    /// previous.year = 2022
    /// => D105 hint disputes.litigation.after_review.total
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// disputes.review.* = 2 0 0 0 2
    /// disputes.litigation.after_review.* = 1 0 0 0 1
    /// previous.year = 2022
    /// => D105 hint disputes.review.total ~ 3件
    /// ```
    ///
    /// ## 正例
    ///
    /// 没有上一年度报告：
    ///
    /// ```正例
    /// disputes.review.* = 1 0 0 0 1
    /// ```
    ///
    /// 上一年度有申请：
    ///
    /// ```正例
    /// disputes.review.* = 1 0 0 0 1
    /// previous.year = 2020
    /// previous.applications.new_received@* = 2 0 0 0 0 0 2
    /// previous.applications.result.granted@* = 2 0 0 0 0 0 2
    /// previous.applications.result.total@* = 2 0 0 0 0 0 2
    /// ```
    ///
    /// 本年有申请：
    ///
    /// ```正例
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// disputes.review.* = 0 0 0 1 1
    /// previous.year = 2020
    /// ```
    ///
    /// 没有复议诉讼：
    ///
    /// ```正例
    /// previous.year = 2020
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 两年里收到过申请的，其他案件混填进来也看不出。
    ///
    /// ## 怎么改
    ///
    /// 逐件核对案由，只保留因政府信息公开工作引起的案件。
    id: "D105",
    name: "disputes-without-applications",
    title: "没有申请却有复议诉讼",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第五十条第（三）项",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, context: &Context<'_>) -> Run {
    let slots = &report.table(TableKey::Disputes).layout().slots;
    let totals: Vec<CellId> = slots
        .iter()
        .filter(|slot| slot.computed)
        .map(|slot| slot.id)
        .filter(|&id| report.value(id).is_some_and(|value| value > Amount::ZERO))
        .collect();
    let Some(&at) = totals.first() else { return Run::ran(Vec::new()) };
    match applications(report) {
        Some(sum) if sum.is_zero() => {}
        Some(_) => return Run::ran(Vec::new()),
        None => return Run::blocked("本年申请情况没有填全", vec![Place::Part(Part::Applications)]),
    }
    let Some(previous) = context.previous else { return Run::blocked("没有上一年度报告", vec![]) };
    match applications(previous) {
        Some(sum) if sum.is_zero() => {}
        Some(_) => return Run::ran(Vec::new()),
        None => return Run::blocked("上一年度报告的申请情况没有填全", vec![]),
    }
    let sum: Amount = totals.iter().filter_map(|&id| report.value(id)).sum();
    let message = format!("本表共有{sum}件复议诉讼，而本年和上一年度都没有政府信息公开申请。");
    let mut finding = Finding::new(&RULE, at, "没有申请却有复议诉讼", message)
        .advice("核对案由，不是因政府信息公开工作引起的不填。");
    for &id in &totals[1..] {
        finding = finding.related(id, quote::column(id.slot()));
    }
    Run::ran(vec![finding])
}

/// How many applications a report has had to deal with; `None` when that was not written.
fn applications(report: &Report) -> Option<Amount> {
    ["applications.new_received@total", "applications.carried_in@total"]
        .into_iter()
        .map(|path| report.cell(report.find(path)?)?.number())
        .sum()
}

//! Y106: every figure is last year's.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, years};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Report};

rule! {
    /// ## 为什么
    ///
    /// 三张表里不是0的数字与上一年度一个不差，多半是照抄了上一年的表。全部为0的报告很常见，不算；
    /// 数字不到3个，或者加起来不到20的，相同可能是巧合，也不算。合计由分项算出，现行有效可以多年不变，都不计入。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// proactive.licensing.decisions = 125
    /// proactive.penalties.decisions = 31
    /// proactive.admin_fees.amount_wan_yuan = 4.2
    /// previous.proactive.licensing.decisions = 125
    /// previous.proactive.penalties.decisions = 31
    /// previous.proactive.admin_fees.amount_wan_yuan = 4.2
    /// => Y106 verify proactive.licensing.decisions ~ 3个
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// applications.new_received@* = 24 0 0 0 0 0 24
    /// applications.result.granted@* = 20 0 0 0 0 0 20
    /// applications.result.unable.not_held@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 24 0 0 0 0 0 24
    /// previous.applications.new_received@* = 24 0 0 0 0 0 24
    /// previous.applications.result.granted@* = 20 0 0 0 0 0 20
    /// previous.applications.result.unable.not_held@* = 4 0 0 0 0 0 4
    /// previous.applications.result.total@* = 24 0 0 0 0 0 24
    /// => Y106 verify applications.new_received@natural_person
    /// ```
    ///
    /// 表格的版本换了，能对照的数字仍然都相同：
    ///
    /// ```反例
    /// year = 2021
    /// applications.new_received@* = 15 2 0 0 0 0 17
    /// applications.result.granted@* = 15 2 0 0 0 0 17
    /// applications.result.total@* = 15 2 0 0 0 0 17
    /// previous.edition.applications = ed2019
    /// previous.applications.new_received@* = 15 2 0 0 0 0 17
    /// previous.applications.result.granted@* = 15 2 0 0 0 0 17
    /// previous.applications.result.total@* = 15 2 0 0 0 0 17
    /// => Y106 verify applications.new_received@natural_person
    /// ```
    ///
    /// ## 正例
    ///
    /// 两年都是0：
    ///
    /// ```正例
    /// year = 2024
    /// previous.year = 2023
    /// -> Y106 ran
    /// ```
    ///
    /// 有一个数变了：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.licensing.decisions = 125
    /// proactive.penalties.decisions = 31
    /// proactive.admin_fees.amount_wan_yuan = 4.3
    /// previous.proactive.licensing.decisions = 125
    /// previous.proactive.penalties.decisions = 31
    /// previous.proactive.admin_fees.amount_wan_yuan = 4.2
    /// ```
    ///
    /// 上一年度有、本年是0，也是变了：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.licensing.decisions = 125
    /// proactive.penalties.decisions = 31
    /// proactive.admin_fees.amount_wan_yuan = 4.2
    /// previous.proactive.licensing.decisions = 125
    /// previous.proactive.penalties.decisions = 31
    /// previous.proactive.coercion.decisions = 2
    /// previous.proactive.admin_fees.amount_wan_yuan = 4.2
    /// ```
    ///
    /// 只有几件，相同不奇怪：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.result.granted@* = 1 0 0 0 0 0 1
    /// applications.result.total@* = 1 0 0 0 0 0 1
    /// proactive.licensing.decisions = 3
    /// previous.applications.new_received@* = 1 0 0 0 0 0 1
    /// previous.applications.result.granted@* = 1 0 0 0 0 0 1
    /// previous.applications.result.total@* = 1 0 0 0 0 0 1
    /// previous.proactive.licensing.decisions = 3
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 照抄以后只改了一两个数的。
    ///
    /// ## 怎么改
    ///
    /// 逐格核对是不是本年的数字；确实相同的，说明原因。
    id: "Y106",
    name: "figures-unchanged",
    title: "各数与上一年度完全相同",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// Fewer figures, or smaller ones, may be the same by chance.
const FIGURES: usize = 3;
const SUM: Amount = Amount::whole(20);

fn run(report: &Report, context: &Context<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    let mut same: Vec<(CellId, Amount)> = Vec::new();
    for table in TableKey::ALL {
        if let Err(run) = years::both_filled(report, previous, table) {
            return run;
        }
        for (id, now, before) in years::pairs(report, previous, table) {
            if now != before {
                return Run::ran(Vec::new());
            }
            let slot = id.slot();
            if !now.is_zero() && !slot.computed && slot.column_line.node.key != "in_force" {
                same.push((id, now));
            }
        }
    }
    let sum: Amount = same.iter().map(|(_, value)| value.abs()).sum();
    let Some(&(first, value)) = same.first() else { return Run::ran(Vec::new()) };
    if same.len() < FIGURES || sum < SUM {
        return Run::ran(Vec::new());
    }
    let message = format!(
        "三张表中不为0的{}个数与上一年度完全相同，例如{}都是{value}。",
        same.len(),
        quote::cell(first)
    );
    let mut finding = Finding::new(&RULE, first, "各数与上一年度完全相同", message)
        .advice("逐格核对是不是本年的数字；确实相同的，说明原因。");
    for &(id, _) in &same[1..] {
        finding = finding.related(id, "与上一年度相同");
    }
    Run::ran(vec![finding])
}

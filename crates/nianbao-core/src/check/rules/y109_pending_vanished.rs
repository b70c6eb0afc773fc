//! Y109: more cases were open at the end of last year than this year's table holds.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, years};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Report};

rule! {
    /// ## 为什么
    ///
    /// 上一年度尚未审结的案件，本年通常会有结果，或者仍然尚未审结，都应当在本年的总计之内。
    /// 本年总计比上一年度尚未审结的还少，可能漏填了这些案件的结果。各地对上年案件是否再次计入做法不一，所以只作提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// disputes.review.* = 1 0 0 0 1
    /// previous.disputes.review.* = 0 0 0 3 3
    /// => Y109 hint disputes.review.total ~ 3件
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// previous.applications.new_received@* = 1 0 0 0 0 0 1
    /// previous.applications.carried_out@* = 0
    /// previous.disputes.litigation.after_review.* = 0 0 0 1 1
    /// => Y109 hint disputes.litigation.after_review.total
    /// ```
    ///
    /// 三组分别看：
    ///
    /// ```反例
    /// year = 2023
    /// disputes.review.* = 2 0 0 0 2
    /// previous.applications.new_received@total = 9
    /// previous.disputes.review.* = 0 0 0 2 2
    /// previous.disputes.litigation.direct.* = 0 0 0 2 2
    /// => Y109 hint disputes.litigation.direct.total
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2023
    /// disputes.review.* = 2 0 1 0 3
    /// previous.applications.new_received@total = 9
    /// previous.disputes.review.* = 5 0 0 3 8
    /// ```
    ///
    /// 上一年度没有尚未审结的：
    ///
    /// ```正例
    /// year = 2023
    /// previous.disputes.review.* = 5 0 0 0 5
    /// ```
    ///
    /// 上一年度的表是空白的，没有可比的数：
    ///
    /// ```正例
    /// year = 2023
    /// disputes.review.* = 2 0 0 0 2
    /// previous.applications.new_received@total = 9
    /// previous.disputes.* =
    /// -> Y109 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 本年总计够大，漏填的是上一年度案件的；各组之间填串了的。
    ///
    /// ## 怎么改
    ///
    /// 查上一年度未结案件的结果，漏填的补上；按本地口径不再计入的不用改。
    id: "Y109",
    name: "pending-vanished",
    title: "上一年度未结案件没有下文",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号所附格式第四部分",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, context: &Context<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    if let Err(run) = years::both_filled(report, previous, TableKey::Disputes) {
        return run;
    }
    let slots = &report.table(TableKey::Disputes).layout().slots;
    let totals = slots.iter().filter(|slot| slot.computed).map(|slot| slot.id);
    Run::ran(totals.filter_map(|id| vanished(report, previous, id)).collect())
}

fn vanished(report: &Report, previous: &Report, total: CellId) -> Option<Finding> {
    let group = total.path().strip_suffix("total")?;
    let pending = previous.find(&format!("{group}pending"))?;
    let (now, before): (Amount, Amount) = (report.value(total)?, previous.value(pending)?);
    if before <= now {
        return None;
    }
    let message = format!(
        "上一年度{}有{before}件，本年{}只有{now}件。",
        quote::column(pending.slot()),
        quote::column(total.slot())
    );
    let advice = "查这些案件的结果有没有填进来；按本地口径不再计入的不用改。";
    Some(Finding::new(&RULE, total, "上一年度未结案件没有下文", message).advice(advice))
}

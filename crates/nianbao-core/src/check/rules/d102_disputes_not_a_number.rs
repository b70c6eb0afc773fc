//! D102: a cell of Table C holds no usable number.

use crate::check::cells;
use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 行政复议、行政诉讼各格都是件数，应为不小于0的整数。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// disputes.review.pending = 审理中
    /// => D102 error disputes.review.pending ~ “审理中”
    /// ```
    ///
    /// ```反例
    /// disputes.litigation.direct.other = -1
    /// disputes.litigation.direct.total = -1
    /// => D102 error disputes.litigation.direct.other
    /// => D102 error disputes.litigation.direct.total
    /// ```
    ///
    /// ```反例
    /// disputes.review.upheld = 0.5
    /// disputes.review.total = 0.5
    /// => D102 error disputes.review.upheld ~ 应为整数
    /// => D102 error disputes.review.total
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// disputes.review.* = 1 0 0 0 1
    /// ```
    ///
    /// 全角数字和“件”读得出来：
    ///
    /// ```正例
    /// disputes.review.* = １ 0件 0 0 1
    /// ```
    ///
    /// “无”和“/”不是这一条的事：
    ///
    /// ```正例
    /// disputes.review.other = 无
    /// => D103 verify disputes.review.other
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 是整数而件数不对的。
    ///
    /// ## 怎么改
    ///
    /// 改填阿拉伯数字的整数，没有发生的填0。
    id: "D102",
    name: "disputes-not-a-number",
    title: "复议诉讼表不是数字",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式第四部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    cells::not_numbers(&RULE, report, TableKey::Disputes, |_| false)
}

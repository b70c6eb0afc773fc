//! D101: a total of Table C is not the sum of the four outcomes before it. The engine knows how to look.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, rule};
use crate::form::TableKey;
use crate::form::relation::EquationKind;

rule! {
    /// ## 为什么
    ///
    /// 行政复议、未经复议直接起诉、复议后起诉三组，每组的“总计”都等于“结果维持”“结果纠正”“其他结果”
    /// “尚未审结”四项之和。尚未审结的案件也计入总计。填完分项忘了填总计，是这张表最常见的差错。
    ///
    /// ## 反例
    ///
    /// 行政复议维持10件、纠正1件，总计仍是0。
    ///
    /// ```反例
    /// disputes.review.upheld = 10
    /// disputes.review.corrected = 1
    /// => D101 error disputes.review.total
    /// ```
    ///
    /// 总计只加了已经审结的，漏了尚未审结的2件。
    ///
    /// ```反例
    /// disputes.litigation.direct.upheld = 3
    /// disputes.litigation.direct.pending = 2
    /// disputes.litigation.direct.total = 3
    /// => D101 error disputes.litigation.direct.total
    /// ```
    ///
    /// 总计没有填：
    ///
    /// ```反例
    /// disputes.litigation.after_review.* = 5 0 0 0 0
    /// disputes.litigation.after_review.total =
    /// => D101 error disputes.litigation.after_review.total ~ 应为5
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// disputes.review.upheld = 10
    /// disputes.review.corrected = 1
    /// disputes.review.total = 11
    /// ```
    ///
    /// 三组都填全，尚未审结的也计入：
    ///
    /// ```正例
    /// disputes.* = 72 64 178 37 351 13 4 8 1 26 12 1 1 6 20
    /// ```
    ///
    /// 没有案件：
    ///
    /// ```正例
    /// disputes.* = 0
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 案件的结果填错了栏而合计不变的；共同被告的案件有没有两个机关都计。
    ///
    /// ## 怎么改
    ///
    /// 核对四项结果，把总计改为四项之和。复议机关作共同被告的案件，由作出原行为的机关统计，复议机关不重复计。
    id: "D101",
    name: "disputes-total",
    title: "复议诉讼总计不符",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第四部分各组“总计”",
    since: "0.1.0",
    judge: Judge::Equations(TableKey::Disputes, EquationKind::ColumnsTotal),
}

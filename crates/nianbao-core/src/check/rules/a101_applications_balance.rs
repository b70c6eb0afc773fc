//! A101: one and two do not balance three and four in a column of Table B. The engine knows how to look.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, rule};
use crate::form::TableKey;
use crate::form::relation::EquationKind;

rule! {
    /// ## 为什么
    ///
    /// 表格左上角印有勾稽关系：第一项加第二项之和，等于第三项加第四项之和。每一列都应当成立。
    /// 收进来的申请不是当年办结，就是结转下年度，不会凭空多出或者少掉。
    ///
    /// “总计”一列如果只是随其他列一起不平，不再单独列出。空白、“/”、“—”和“无”按0计算。
    ///
    /// ## 反例
    ///
    /// 自然人新收5件，办结4件，没有结转。
    ///
    /// ```反例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@total = 5
    /// applications.result.granted@natural_person = 4
    /// applications.result.granted@total = 4
    /// applications.result.total@natural_person = 4
    /// applications.result.total@total = 4
    /// => A101 error applications.carried_out@natural_person
    /// ```
    ///
    /// 上年结转的1件没有接着办，也没有再结转：
    ///
    /// ```反例
    /// applications.carried_in@* = 1 0 0 0 0 0 1
    /// => A101 error applications.carried_out@natural_person ~ 相差1
    /// ```
    ///
    /// 一件申请的办理结果写到了旁边一列，两列各差1件，总计一列反而是平的，合并成一条：
    ///
    /// ```反例
    /// applications.new_received@* = 3 2 0 0 0 0 5
    /// applications.result.granted@* = 2 3 0 0 0 0 5
    /// applications.result.total@* = 2 3 0 0 0 0 5
    /// => A101 error applications.carried_out@natural_person
    /// ```
    ///
    /// ## 正例
    ///
    /// 没有办结的1件结转下年度。
    ///
    /// ```正例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@total = 5
    /// applications.result.granted@natural_person = 4
    /// applications.result.granted@total = 4
    /// applications.result.total@natural_person = 4
    /// applications.result.total@total = 4
    /// applications.carried_out@natural_person = 1
    /// applications.carried_out@total = 1
    /// ```
    ///
    /// 上年结转1件，今年办结：
    ///
    /// ```正例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.carried_in@* = 1 0 0 0 0 0 1
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// ```
    ///
    /// 全年没有申请：
    ///
    /// ```正例
    /// applications.* = 0
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 四个数一起多填、少填了同样的件数；几列之间填串，而每一列自己仍然相等的。
    ///
    /// ## 怎么改
    ///
    /// 对照申请登记台账，逐列核对新收、上年结转、办理结果和结转下年度四个数，改正其中填错的一个。
    /// 不要为了凑平而改动结转数。
    id: "A101",
    name: "applications-balance",
    title: "申请收支不平",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第三部分表内印明的勾稽关系",
    since: "0.1.0",
    judge: Judge::Equations(TableKey::Applications, EquationKind::Balance),
}

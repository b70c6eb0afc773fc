//! A102: the total row of Table B is not the sum of the outcomes above it. The engine knows how to look.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, rule};
use crate::form::TableKey;
use crate::form::relation::EquationKind;

rule! {
    /// ## 为什么
    ///
    /// “（七）总计”是“三、本年度办理结果”各行之和，每一列都要相等。2021年格式中“（六）其他处理”分三行，
    /// 2019年试行格式只有一行，按文件实际使用的格式相加。
    ///
    /// “总计”一列如果只是随其他列一起不符，不再单独列出。空白、“/”、“—”和“无”按0计算。
    ///
    /// ## 反例
    ///
    /// 自然人予以公开4件、重复申请1件，总计却写了4件，没有加上重复申请的1件。
    ///
    /// ```反例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@total = 5
    /// applications.result.granted@natural_person = 4
    /// applications.result.granted@total = 4
    /// applications.result.not_processed.repeat@natural_person = 1
    /// applications.result.not_processed.repeat@total = 1
    /// applications.result.total@natural_person = 4
    /// applications.result.total@total = 4
    /// applications.carried_out@natural_person = 1
    /// applications.carried_out@total = 1
    /// => A102 error applications.result.total@natural_person
    /// ```
    ///
    /// 各列的总计都没有算，仍是0：
    ///
    /// ```反例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.result.granted@* = 2 0 0 0 0 0 2
    /// => A102 error applications.result.total@natural_person
    /// ```
    ///
    /// 总计多算了1件：
    ///
    /// ```反例
    /// applications.new_received@* = 3 0 0 0 0 0 3
    /// applications.result.denied.internal_affairs@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// => A102 error applications.result.total@natural_person ~ 相差1
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@total = 5
    /// applications.result.granted@natural_person = 4
    /// applications.result.granted@total = 4
    /// applications.result.not_processed.repeat@natural_person = 1
    /// applications.result.not_processed.repeat@total = 1
    /// applications.result.total@natural_person = 5
    /// applications.result.total@total = 5
    /// ```
    ///
    /// 使用2019年试行格式的表，“（六）其他处理”只有一行：
    ///
    /// ```正例
    /// edition.applications = ed2019
    /// applications.new_received@natural_person = 2
    /// applications.new_received@total = 2
    /// applications.result.other@natural_person = 2
    /// applications.result.other@total = 2
    /// applications.result.total@natural_person = 2
    /// applications.result.total@total = 2
    /// ```
    ///
    /// 分项一行也没有填的，由空格的规则说：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.* =
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// => A106 verify applications.result.granted@natural_person
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 分项填错了行而合计不变的；一件申请计在两行，总计也跟着多了一件的。
    ///
    /// ## 怎么改
    ///
    /// 先看分项有没有漏填、填错行，再改总计。部分公开的申请只计“（二）部分公开”一行，不要在其他行重复计数。
    id: "A102",
    name: "applications-outcome-total",
    title: "办理结果总计不符",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第三部分“三、本年度办理结果（七）总计”",
    since: "0.1.0",
    judge: Judge::Equations(TableKey::Applications, EquationKind::RowsTotal),
}

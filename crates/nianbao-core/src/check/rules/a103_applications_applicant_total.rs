//! A103: the total column of Table B is not the sum of the applicants before it. The engine knows how to look.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, rule};
use crate::form::TableKey;
use crate::form::relation::EquationKind;

rule! {
    /// ## 为什么
    ///
    /// 每一行的“总计”等于“自然人”加上“法人或其他组织”五列之和。
    /// “总计”写了0或者没有写、各列却有数字的，多半是漏算。空白、“/”、“—”和“无”按0计算。
    ///
    /// ## 反例
    ///
    /// 自然人5件、商业企业1件，这一行的总计写了5件。
    ///
    /// ```反例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@org.business = 1
    /// applications.new_received@total = 5
    /// applications.result.granted@natural_person = 5
    /// applications.result.granted@org.business = 1
    /// applications.result.granted@total = 6
    /// applications.result.total@natural_person = 5
    /// applications.result.total@org.business = 1
    /// applications.result.total@total = 6
    /// => A103 error applications.new_received@total
    /// ```
    ///
    /// 总计没有填，各列有数：
    ///
    /// ```反例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// applications.new_received@total =
    /// => A103 error applications.new_received@total ~ “总计”没有填写
    /// ```
    ///
    /// 总计写到了旁边一列：
    ///
    /// ```反例
    /// applications.carried_in@* = 3 0 0 0 0 3 0
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// => A103 error applications.carried_in@total
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.new_received@natural_person = 5
    /// applications.new_received@org.business = 1
    /// applications.new_received@total = 6
    /// applications.result.granted@natural_person = 5
    /// applications.result.granted@org.business = 1
    /// applications.result.granted@total = 6
    /// applications.result.total@natural_person = 5
    /// applications.result.total@org.business = 1
    /// applications.result.total@total = 6
    /// ```
    ///
    /// 2019年试行格式的各列相同：
    ///
    /// ```正例
    /// year = 2020
    /// edition.applications = ed2019
    /// applications.new_received@* = 1 1 0 0 0 0 2
    /// applications.carried_out@* = 1 1 0 0 0 0 2
    /// ```
    ///
    /// 只填了总计的，由空格的规则说：
    ///
    /// ```正例
    /// applications.carried_in@* =
    /// applications.carried_in@total = 0
    /// => A106 verify applications.carried_in@natural_person
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 申请人填错了类别而合计不变的。
    ///
    /// ## 怎么改
    ///
    /// 先核对六类申请人各有几件，再改总计。同一件申请只按申请人身份计在一列。
    id: "A103",
    name: "applications-applicant-total",
    title: "申请人总计不符",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第三部分“申请人情况”总计列",
    since: "0.1.0",
    judge: Judge::Equations(TableKey::Applications, EquationKind::ColumnsTotal),
}

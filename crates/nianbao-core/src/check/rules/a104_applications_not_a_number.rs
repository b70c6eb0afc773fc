//! A104: a cell of Table B holds no usable number.

use crate::check::cells;
use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 申请情况表各格都是件数，应为不小于0的整数。写成文字、负数或者带小数，不能统计，含有这一格的合计也无法核对。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.carried_in@natural_person = 若干
    /// => A104 error applications.carried_in@natural_person ~ “若干”
    /// ```
    ///
    /// 用负数冲减上年结转：
    ///
    /// ```反例
    /// applications.carried_out@natural_person = -1
    /// applications.carried_out@total = -1
    /// applications.result.granted@natural_person = 1
    /// applications.result.granted@total = 1
    /// applications.result.total@natural_person = 1
    /// applications.result.total@total = 1
    /// => A104 error applications.carried_out@natural_person
    /// => A104 error applications.carried_out@total
    /// ```
    ///
    /// 位数太多，多半是几格的数连在了一起：
    ///
    /// ```反例
    /// applications.new_received@natural_person = 123456789012345678901234567890
    /// => A104 error applications.new_received@natural_person
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.new_received@natural_person = 1,024
    /// applications.new_received@total = １０２４
    /// applications.carried_out@natural_person = 1024
    /// applications.carried_out@total = 1024
    /// ```
    ///
    /// 数字后面带“件”，读得出来：
    ///
    /// ```正例
    /// applications.carried_in@org.business = 0件
    /// ```
    ///
    /// 空白不是这一条的事：
    ///
    /// ```正例
    /// applications.carried_in@org.business = —
    /// => A105 verify applications.carried_in@org.business
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 是整数而件数不对的。
    ///
    /// ## 怎么改
    ///
    /// 对照申请登记台账，改填阿拉伯数字的整数，没有发生的填0。
    id: "A104",
    name: "applications-not-a-number",
    title: "申请表不是数字",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式第三部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    cells::not_numbers(&RULE, report, TableKey::Applications, |_| false)
}

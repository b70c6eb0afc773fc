//! P101: a cell of Table A holds no usable number.

use super::p107_unit_in_cell::number_with_note;
use crate::check::cells;
use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 主动公开情况表填的是件数、处理决定数量和收费金额。写成文字、负数，件数带小数，都不能统计汇总。
    /// 2019年试行格式的“本年增/减”可以是负数；收费金额可以带小数。数字后面带单位或者括号说明的，另有提示，不在这里重复。
    ///
    /// ## 反例
    ///
    /// 用文字代替数字：
    ///
    /// ```反例
    /// proactive.licensing.decisions = 三十余件
    /// => P101 error proactive.licensing.decisions ~ “三十余件”
    /// ```
    ///
    /// 件数为负：
    ///
    /// ```反例
    /// proactive.normative_docs.repealed = -2
    /// => P101 error proactive.normative_docs.repealed
    /// ```
    ///
    /// 件数带小数：
    ///
    /// ```反例
    /// proactive.penalties.decisions = 12.5
    /// => P101 error proactive.penalties.decisions ~ 应为整数
    /// ```
    ///
    /// 把0打成字母O的，可以直接改正：
    ///
    /// ```反例
    /// proactive.coercion.decisions = O
    /// => P101 error proactive.coercion.decisions
    /// ```
    ///
    /// 多格都不是数字的，合并成一条：
    ///
    /// ```反例
    /// proactive.rules.* = 见附件
    /// proactive.licensing.decisions = 见附件
    /// => P101 error proactive.rules.issued ~ 4格
    /// ```
    ///
    /// ## 正例
    ///
    /// 全角数字、千分位读得出来，收费金额可以带小数：
    ///
    /// ```正例
    /// proactive.licensing.decisions = １２
    /// proactive.penalties.decisions = 3,985,758
    /// proactive.admin_fees.amount_wan_yuan = 59237.2449
    /// ```
    ///
    /// 2019年试行格式的增减可以为负：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// proactive19.licensing.items_change = -8
    /// ```
    ///
    /// 空白不是这一条的事：
    ///
    /// ```正例
    /// proactive.licensing.decisions =
    /// => P102 verify proactive.licensing.decisions
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 是数字而数量不对的；两行的数填反了的。
    ///
    /// ## 怎么改
    ///
    /// 改填阿拉伯数字。没有发生的填0；需要说明的文字写在表下或者正文里。
    id: "P101",
    name: "proactive-not-a-number",
    title: "主动公开表不是数字",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式第二部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    cells::not_numbers(&RULE, report, TableKey::Proactive, |cell| number_with_note(cell).is_some())
}

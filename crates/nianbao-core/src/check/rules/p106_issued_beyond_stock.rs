//! P106: more documents were issued than are in force, and none was repealed.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::check::stock::{self, Stock};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 本年制发的文件，到年底不是有效就是已经废止。废止为0而制发多于现行有效，多半是现行有效只填了一部分，
    /// 或者制发计入了不属于行政规范性文件的普通文件。本年制发、年内又到期失效的短期文件也会这样，所以只请核实。
    /// 本年有废止而仍然算不通的，见P105。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.normative_docs.* = 6 0 4
    /// => P106 verify proactive.normative_docs.in_force
    /// ```
    ///
    /// 只填了制发：
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 2
    /// => P106 verify proactive.normative_docs.in_force
    /// ```
    ///
    /// 规章同样：
    ///
    /// ```反例
    /// org_name = 江苏省人民政府
    /// org_kind = government
    /// proactive.rules.* = 3 0 1
    /// => P106 verify proactive.rules.in_force
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// proactive.normative_docs.* = 3 0 8
    /// ```
    ///
    /// 制发的就是全部：
    ///
    /// ```正例
    /// proactive.normative_docs.* = 3 0 3
    /// ```
    ///
    /// 有废止的归P105：
    ///
    /// ```正例
    /// proactive.normative_docs.* = 6 1 4
    /// => P105 error proactive.normative_docs.in_force
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 现行有效漏计了以前年度的文件，而仍然不少于制发的。
    ///
    /// ## 怎么改
    ///
    /// 核对现行有效是否计入了本年制发的文件，制发是否只计行政规范性文件。有年内失效的，说明件数。
    id: "P106",
    name: "issued-beyond-stock",
    title: "制发多于现行有效",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第二十条第（一）项；国办公开办函〔2021〕30号所附格式第二部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    stock::run(report, |stock: &Stock| {
        (stock.before().is_negative() && stock.repealed.is_zero()).then(|| {
            let message = format!(
                "{}本年制发{}件，没有废止，现行有效{}件，制发多出{}件。",
                stock.row(),
                stock.issued,
                stock.in_force,
                stock.before().abs()
            );
            stock
                .finding(&RULE, format!("{}制发多于现行有效", stock.label()), message)
                .advice("核对现行有效是否漏计；年内制发又失效的，说明件数。")
        })
    })
}

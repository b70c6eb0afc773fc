//! P105: issued, repealed and in force cannot be true together: last year's stock would have been negative.

use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::check::stock::{self, Stock};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 年底现行有效的件数，减去本年制发、加回本年废止，就是上一年底的件数，不会小于0。
    /// 本年废止为0而制发多于现行有效的，可能是本年制发又失效的短期文件，另列为核实（P106），不在这里说。
    ///
    /// ## 反例
    ///
    /// 制发5件、废止1件，现行有效只有3件，上一年底就成了-1件：
    ///
    /// ```反例
    /// proactive.normative_docs.* = 5 1 3
    /// => P105 error proactive.normative_docs.in_force ~ -1
    /// ```
    ///
    /// 忘了填现行有效件数：
    ///
    /// ```反例
    /// proactive.normative_docs.* = 8 2 0
    /// => P105 error proactive.normative_docs.in_force ~ -6
    /// ```
    ///
    /// 规章同样：
    ///
    /// ```反例
    /// org_name = 某某市人民政府
    /// org_kind = government
    /// proactive.rules.* = 4 1 2
    /// => P105 error proactive.rules.in_force
    /// ```
    ///
    /// ## 正例
    ///
    /// 上一年底没有文件，本年制发5件，其中1件年内废止：
    ///
    /// ```正例
    /// proactive.normative_docs.* = 5 1 4
    /// ```
    ///
    /// 大量清理：
    ///
    /// ```正例
    /// proactive.normative_docs.* = 109 489 597
    /// ```
    ///
    /// 现行有效一格空着，先补上再算：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 5
    /// proactive.normative_docs.repealed = 1
    /// proactive.normative_docs.in_force =
    /// => P102 verify proactive.normative_docs.in_force
    /// ```
    ///
    /// 2019年试行格式没有废止件数：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// proactive19.normative_docs.* = 5 3 1
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 三个数填错了而推算出来不小于0的；没有上一年度报告的，上年底究竟有多少件。
    ///
    /// ## 怎么改
    ///
    /// 会同司法行政部门核对三个数。制发只计本年印发的，现行有效计年底仍然有效的全部文件，包括以前年度制发的。
    id: "P105",
    name: "stock-impossible",
    title: "文件存量推算为负",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第二十条第（一）项；国办公开办函〔2021〕30号所附格式第二部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    stock::run(report, |stock: &Stock| {
        (stock.before().is_negative() && !stock.repealed.is_zero()).then(|| {
            let message = format!(
                "{}现行有效{}件，减去制发{}件、加回废止{}件，推算上一年底为{}件。",
                stock.row(),
                stock.in_force,
                stock.issued,
                stock.repealed,
                stock.before()
            );
            stock
                .finding(&RULE, format!("{}上年存量为负", stock.label()), message)
                .advice("核对制发、废止和现行有效件数；年内失效的，一并核对是否计入废止。")
        })
    })
}

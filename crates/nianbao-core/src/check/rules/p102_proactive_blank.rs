//! P102: cells of Table A hold nothing, a slash, a dash or 无 where a 0 belongs.

use crate::check::cells;
use crate::check::finding::Severity;
use crate::check::rule::{Judge, Run, rule};
use crate::check::stock;
use crate::form::TableKey;
use crate::model::{Edit, Report};

rule! {
    /// ## 为什么
    ///
    /// 空白看不出是没有发生还是忘了填，“/”“—”“无”也不能直接汇总。没有发生的，填0最清楚。
    /// 格式没有写明不得留空，所以列为核实，整张表只说一次。还没有开始填写的报告不提示。
    ///
    /// ## 反例
    ///
    /// 没有规章制定权的机关把规章一行填成“/”：
    ///
    /// ```反例
    /// proactive.rules.* = /
    /// => P102 verify proactive.rules.issued ~ “/”
    /// ```
    ///
    /// 收费一格空着：
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan =
    /// => P102 verify proactive.admin_fees.amount_wan_yuan
    /// ```
    ///
    /// 其他表都填了，这张表整张没有填，也只有一条：
    ///
    /// ```反例
    /// proactive.* =
    /// => P102 verify proactive.rules.issued ~ 本表各格空白
    /// ```
    ///
    /// 一行没有读准，另一格空着，只说空着的：
    ///
    /// ```反例
    /// proactive.licensing.decisions =
    /// proactive.penalties.decisions =
    /// found.proactive.unread = proactive.licensing
    /// => P102 verify proactive.penalties.decisions ~ 行政处罚
    /// ```
    ///
    /// 制发了文件而现行有效空着，也请核实，但不能代填0：
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 2
    /// proactive.normative_docs.in_force =
    /// => P102 verify proactive.normative_docs.in_force
    /// ```
    ///
    /// ## 正例
    ///
    /// 全部填0：
    ///
    /// ```正例
    /// proactive.* = 0
    /// ```
    ///
    /// 刚刚新建、什么都没有填的报告：
    ///
    /// ```正例
    /// * =
    /// text.lead = 本报告根据有关规定编制。
    /// ```
    ///
    /// 文件里的表格没有读到数字，不能说是没有填：
    ///
    /// ```正例
    /// proactive.* =
    /// found.proactive.state = empty
    /// ```
    ///
    /// 文件中有数而没有读准、留空待填的一行，读入时已经问过：
    ///
    /// ```正例
    /// proactive.licensing.decisions =
    /// found.proactive.unread = proactive.licensing
    /// -> P102 blocked
    /// ```
    ///
    /// 文件的表格缺了一行，缺行另有提示：
    ///
    /// ```正例
    /// proactive.coercion.decisions =
    /// found.proactive.missing = proactive.coercion
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 填了0而实际有数的；空着的格究竟有没有发生，要由填报人确认。
    ///
    /// ## 怎么改
    ///
    /// 确认没有发生的，一次填上0；有数的补上实际数。
    id: "P102",
    name: "proactive-blank",
    title: "主动公开表有空格",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确、全面",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    let blank = match cells::blanks(report, TableKey::Proactive) {
        Ok(blank) => blank,
        Err(run) => return run,
    };
    let Some(mut finding) = cells::blank_finding(&RULE, report, &blank) else { return Run::ran(Vec::new()) };
    if let Some(fix) = &mut finding.fix {
        // A blank beside documents issued in the year may well be a number that was forgotten.
        fix.edits.retain(|edit| !matches!(edit, Edit::Cell { id, .. } if stock::is_short(report, *id)));
    }
    finding.fix = finding.fix.filter(|fix| !fix.edits.is_empty());
    Run::ran(vec![finding])
}

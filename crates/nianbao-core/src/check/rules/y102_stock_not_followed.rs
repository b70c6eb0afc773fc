//! Y102: what is in force now does not follow from what was, what was issued and what was repealed.

use crate::check::finding::{Safety, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{stock, years};
use crate::form::TableKey;
use crate::model::{Amount, Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 上年末现行有效件数加本年制发、减本年废止，应当就是本年末现行有效件数，规章和行政规范性文件都一样。
    /// 对不上也可能属实：文件到期失效没有计入废止，集中清理改变了口径，机构职能有调整。这种情况在表下加一条说明即可，
    /// 写明以后不再提示。试行格式统计的是对外公开总数量，与现行有效不是一回事，所以不与试行格式的报告比较。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2025
    /// proactive.normative_docs.* = 8 2 372
    /// previous.proactive.normative_docs.* = 8 26 66
    /// => Y102 verify proactive.normative_docs.in_force ~ 72
    /// ```
    ///
    /// 本年没有制发也没有废止，现行有效却少了：
    ///
    /// ```反例
    /// year = 2024
    /// proactive.normative_docs.* = 0 0 5
    /// previous.proactive.normative_docs.* = 1 0 7
    /// => Y102 verify proactive.normative_docs.in_force ~ 少2件
    /// ```
    ///
    /// 规章和规范性文件分别计算：
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = government
    /// org_name = 宿迁市人民政府
    /// proactive.rules.* = 2 1 11
    /// proactive.normative_docs.* = 50 227 420
    /// previous.proactive.rules.* = 2 0 11
    /// previous.proactive.normative_docs.* = 109 489 597
    /// => Y102 verify proactive.rules.in_force ~ 12
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = government
    /// org_name = 宿迁市人民政府
    /// proactive.rules.* = 2 1 12
    /// proactive.normative_docs.* = 50 227 420
    /// previous.proactive.rules.* = 2 0 11
    /// previous.proactive.normative_docs.* = 109 489 597
    /// ```
    ///
    /// 表下已经说明：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.normative_docs.* = 0 0 5
    /// text.notes.proactive = 注：另有2件规范性文件有效期届满，自动失效。
    /// previous.proactive.normative_docs.* = 1 0 7
    /// -> Y102 ran
    /// ```
    ///
    /// 正文写明了失效的件数，正好相差这么多：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.normative_docs.* = 0 4 20
    /// text.overview.management = 清理规范性文件，继续有效20件，废止4件，失效2件。
    /// previous.proactive.normative_docs.* = 1 0 26
    /// ```
    ///
    /// 上一年度是试行格式：
    ///
    /// ```正例
    /// year = 2021
    /// proactive.normative_docs.* = 0 0 5
    /// previous.edition.proactive = ed2019
    /// previous.proactive19.normative_docs.* = 1 1 9
    /// -> Y102 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 几个数一起填错而仍然衔接的；漏计的制发和废止恰好抵消的。
    ///
    /// ## 怎么改
    ///
    /// 与司法行政部门核对三个数。数字属实的，在表下说明清理、失效或者口径调整的件数。
    id: "Y102",
    name: "stock-not-followed",
    title: "现行有效件数与上一年度不衔接",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第二部分；《中华人民共和国政府信息公开条例》第二十条第（一）项",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// Words by which a note below the table accounts for a difference.
const ACCOUNTS: &[&str] = &["失效", "清理", "调整", "口径", "认定", "更正", "届满", "划转", "移交"];

fn run(report: &Report, context: &Context<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    let kept = |report: &Report| {
        let slots = &report.table(TableKey::Proactive).layout().slots;
        slots.iter().any(|slot| slot.column_line.node.key == "in_force")
    };
    if !kept(report) || !kept(previous) {
        return Run::not_applicable("两年的格式不同，没有可以衔接的现行有效件数");
    }
    if let Err(run) = years::both_filled(report, previous, TableKey::Proactive) {
        return run;
    }
    let note = report.narrative.get(TextPart::Note(TableKey::Proactive));
    let accounted = ACCOUNTS.iter().any(|word| note.contains(word));
    stock::run(report, |stock| {
        let before = previous.value(previous.find(stock.at().path())?)?;
        let due = before + stock.issued - stock.repealed;
        let apart = stock.in_force - due;
        if apart.is_zero() || accounted || is_stated(report, apart.abs()) {
            return None;
        }
        let more = if apart.is_negative() { "少" } else { "多" };
        let message = format!(
            "{}现行有效填的是{}，上一年度{before}加本年制发{}减本年废止{}是{due}，{more}{}件。",
            stock.row(),
            stock.in_force,
            stock.issued,
            stock.repealed,
            apart.abs()
        );
        let finding = stock
            .finding(&RULE, "现行有效与上一年度不衔接".to_owned(), message)
            .advice("核对三个数；因失效、清理或者口径调整的，在表下说明。");
        let sentence = format!(
            "注：{}现行有效件数比按上一年度推算的{more}{}件，是文件失效、清理或者口径调整的结果。",
            stock.label(),
            apart.abs()
        );
        let text = if note.trim().is_empty() { sentence } else { format!("{note}\n{sentence}") };
        let edit = Edit::Text { part: TextPart::Note(TableKey::Proactive), text };
        Some(finding.fix("在表下加一条说明", Safety::Ask, vec![edit]))
    })
}

/// Whether the text says that this many documents ran out: `失效2件`, `2件失效`.
fn is_stated(report: &Report, apart: Amount) -> bool {
    let number = format!("{apart}件");
    report.narrative.parts().any(|(_, text)| {
        text.split(['，', '。', '；', '、', ',']).any(|clause| {
            let clause: String = clause.chars().filter(|c| !c.is_whitespace()).collect();
            clause.contains("失效")
                && clause
                    .match_indices(&number)
                    .any(|(at, _)| !clause[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
        })
    })
}

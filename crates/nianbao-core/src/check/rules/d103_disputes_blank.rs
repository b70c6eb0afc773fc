//! D103: cells of Table C hold nothing, a slash, a dash or 无 where a 0 belongs; most often one whole group of them.

use crate::check::cells;
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::node::Node;
use crate::form::path::CellId;
use crate::model::{Amount, Report};

rule! {
    /// ## 为什么
    ///
    /// 没有复议诉讼的机关常常只填了一组，另一组空着。空白看不出是没有发生还是忘了填，没有发生的填0最清楚。
    /// 整张表只说一次；一组全空而其余已填的，按组说明。总计空着而分项有数的，由总计的规则说。
    ///
    /// ## 反例
    ///
    /// 诉讼十格填了0，复议五格空着：
    ///
    /// ```反例
    /// disputes.review.* =
    /// => D103 verify disputes.review.upheld ~ 行政复议5格空白
    /// ```
    ///
    /// 诉讼两组都用“/”：
    ///
    /// ```反例
    /// disputes.review.* = 1 0 0 0 1
    /// disputes.litigation.* = /
    /// => D103 verify disputes.litigation.direct.upheld ~ 行政诉讼10格填的是“/”
    /// ```
    ///
    /// 漏了一格：
    ///
    /// ```反例
    /// disputes.litigation.after_review.pending =
    /// => D103 verify disputes.litigation.after_review.pending
    /// ```
    ///
    /// 整张表没有填：
    ///
    /// ```反例
    /// disputes.* =
    /// => D103 verify disputes.review.upheld ~ 本表各格空白
    /// ```
    ///
    /// 只有总计没有填：
    ///
    /// ```反例
    /// disputes.review.total =
    /// => D103 verify disputes.review.total ~ 总计
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// disputes.* = 0
    /// ```
    ///
    /// 总计空着而分项有数，是总计漏算，只说一次：
    ///
    /// ```正例
    /// disputes.review.* = 1 0 0 0 1
    /// disputes.review.total =
    /// => D101 error disputes.review.total
    /// ```
    ///
    /// 还没有开始填写：
    ///
    /// ```正例
    /// * =
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 填了0而实际有案件的；空着的格究竟有没有发生，要由填报人确认。
    ///
    /// ## 怎么改
    ///
    /// 没有案件的，整组填0；有案件的，填实际件数。
    id: "D103",
    name: "disputes-blank",
    title: "复议诉讼表有空格",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确、全面",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    let blank = match cells::blanks(report, TableKey::Disputes) {
        Ok(blank) => blank,
        Err(run) => return run,
    };
    let finding = match whole_group(report, &blank) {
        Some(group) => Some(group_finding(report, group, &blank)),
        None => cells::blank_finding(&RULE, report, &blank),
    };
    Run::ran(finding.into_iter().collect())
}

/// The group whose cells, all of them and no others, are blank.
fn whole_group(report: &Report, blank: &[CellId]) -> Option<&'static Node> {
    let slots = &report.table(TableKey::Disputes).layout().slots;
    let &first = blank.first()?;
    let belongs = |group: &Node, id: CellId| {
        id.slot().column_line.above.iter().any(|above| std::ptr::eq::<Node>(*above, group))
    };
    let groups = &first.slot().column_line.above;
    groups.iter().copied().find(|group| {
        blank.len() < slots.len()
            && blank.len() == slots.iter().filter(|slot| belongs(group, slot.id)).count()
            && blank.iter().all(|&id| belongs(group, id))
    })
}

fn group_finding(report: &Report, group: &Node, blank: &[CellId]) -> Finding {
    let count = blank.len();
    let mut rest = report.table(TableKey::Disputes).cells().filter(|(id, _)| !blank.contains(id));
    let others = if rest.all(|(_, cell)| cell.number() == Some(Amount::ZERO)) { "已填0" } else { "已填数字" };
    let kind = cells::kinds(report, blank);
    let finding = Finding::new(
        &RULE,
        blank[0],
        format!("{}{count}格{kind}", group.label),
        format!("{}{count}格{kind}，同表其余各格{others}。", quote::quoted(group.label)),
    )
    .advice(format!("没有{}案件的，{count}格都填0；有案件的，填实际件数。", group.label));
    cells::fill_with_zero(finding, report, blank)
}

//! F105: a row of the form is not in the file's table, or stands there twice.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::node::Node;
use crate::form::path::CellId;
use crate::model::found::{FoundTable, TableState};
use crate::model::{Edit, Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 表格的行由格式固定，没有发生的也要保留并填0。缺行或者重行会使总计和汇总出错。
    /// 多数行都没有认出来的，是文件没有读好，不算缺行；行名读得不准的，由读取时的提示说明。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.result.not_processed.excessive@* =
    /// found.applications.missing = applications.result.not_processed.excessive
    /// => F105 error applications.result.not_processed.excessive@natural_person
    /// ```
    ///
    /// 缺了两行，合并成一条：
    ///
    /// ```反例
    /// proactive.coercion.decisions =
    /// proactive.rules.* =
    /// found.proactive.missing = proactive.rules
    /// found.proactive.missing = proactive.coercion
    /// => F105 error proactive.rules.issued ~ 2行
    /// ```
    ///
    /// 同一行出现两次：
    ///
    /// ```反例
    /// found.applications.repeated = applications.carried_in
    /// => F105 error applications.carried_in@natural_person ~ 两次
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// found
    /// ```
    ///
    /// 缺的行已经补填：
    ///
    /// ```正例
    /// found.applications.missing = applications.carried_in
    /// applications.carried_in@* = 0
    /// ```
    ///
    /// 表格没有读到，不能说缺行：
    ///
    /// ```正例
    /// applications.* =
    /// found.applications.state = absent
    /// found.applications.missing = applications.carried_in
    /// => F115 verify part applications
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 行都在，数字填到了另一行的；做成图片的表格缺不缺行。
    ///
    /// ## 怎么改
    ///
    /// 按规定格式补上缺少的行，没有发生的填0；重复的行只保留一行，数字合并后核对总计。
    id: "F105",
    name: "row-missing",
    title: "表格缺行或者重行",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第二、三、四部分的表格",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    let mut judged = Run::ran(Vec::new());
    let mut unread = Vec::new();
    for table in TableKey::ALL {
        let found_table = found.table(table);
        if found_table.state != TableState::Read || mostly_missing(report, table, found_table) {
            unread.push(table.part().into());
            continue;
        }
        judged.findings.extend(missing(report, found, table));
        judged.findings.extend(repeated(report, found, table));
    }
    if !unread.is_empty() {
        judged.status = crate::check::Status::Blocked("有的表格没有读好".to_owned(), unread);
    }
    judged
}

/// Whether more than half of the rows are missing: then it is the reading that failed.
fn mostly_missing(report: &Report, table: TableKey, found: &FoundTable) -> bool {
    let rows = report.table(table).layout().slots.last().map_or(0, |slot| slot.row + 1);
    found.missing_rows.len() * 2 > rows
}

fn missing(report: &Report, found: &Found, table: TableKey) -> Option<Finding> {
    let unwritten = |cells: &[CellId]| cells.iter().all(|&id| report.cell(id).is_some_and(|cell| cell.is_blank()));
    let rows: Vec<(&'static Node, Vec<CellId>)> = found
        .table(table)
        .missing_rows
        .iter()
        .filter_map(|key| paper::line(report, table, key))
        .filter(|(_, cells)| unwritten(cells))
        .collect();
    let finding = at_rows(table, &rows, "缺行", |names| format!("表格缺少{names}"))?
        .advice("按规定格式补上，没有发生的填0。");
    let mut as_printed = found.clone();
    as_printed.table_mut(table).missing_rows.clear();
    let cells = rows.iter().flat_map(|(_, cells)| cells);
    let mut edits: Vec<Edit> = cells.map(|&id| Edit::Cell { id, raw: "0".into() }).collect();
    edits.push(paper::edit(as_printed));
    Some(finding.fix("补上并填0", Safety::Ask, edits))
}

fn repeated(report: &Report, found: &Found, table: TableKey) -> Option<Finding> {
    let keys = &found.table(table).repeated_rows;
    let rows: Vec<_> = keys.iter().filter_map(|key| paper::line(report, table, key)).collect();
    let finding = at_rows(table, &rows, "重行", |names| format!("表格中{names}出现了两次"))?
        .advice("核对原文件，只保留一行，数字合并后核对总计。");
    let mut as_printed = found.clone();
    as_printed.table_mut(table).repeated_rows.clear();
    Some(finding.fix("按规定格式只印一行", Safety::Ask, vec![paper::edit(as_printed)]))
}

fn at_rows(
    table: TableKey,
    rows: &[(&'static Node, Vec<CellId>)],
    what: &str,
    says: impl Fn(String) -> String,
) -> Option<Finding> {
    let (_, first) = rows.first()?;
    let ordinal = paper::ordinal(table.part());
    let nodes: Vec<&'static Node> = rows.iter().map(|(node, _)| *node).collect();
    let message = format!("{ordinal}的{}。", says(paper::named(&nodes)));
    let mut finding = Finding::new(&RULE, paper::place(table, first), format!("{ordinal}表格{what}"), message);
    for (_, cells) in &rows[1..] {
        finding = finding.related(paper::place(table, cells), "");
    }
    Some(finding)
}

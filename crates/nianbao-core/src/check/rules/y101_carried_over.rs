//! Y101: what this year took over is not what last year left.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, relation, years};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Edit, Report, succession};

rule! {
    /// ## 为什么
    ///
    /// 上一年度“四、结转下年度继续办理”就是本年“二、上年结转政府信息公开申请数量”，各列都应相等。
    /// 总计不等的必改；总计相等、只是分列不同的，可能是申请人类别后来改过，请核实。
    /// 机构合并、分设，或者上一年度报告公布后又更正的，会对不上，说明原因即可。
    ///
    /// ## 反例
    ///
    /// 上一年度结转5件，本年写了3件：
    ///
    /// ```反例
    /// year = 2024
    /// applications.carried_in@* = 3 0 0 0 0 0 3
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// previous.applications.new_received@* = 5 0 0 0 0 0 5
    /// previous.applications.carried_out@* = 5 0 0 0 0 0 5
    /// => Y101 error applications.carried_in@total ~ 上一年度报告
    /// ```
    ///
    /// 总计相等，分列不同：
    ///
    /// ```反例
    /// year = 2024
    /// applications.carried_in@* = 2 1 0 0 0 0 3
    /// applications.result.granted@* = 2 1 0 0 0 0 3
    /// applications.result.total@* = 2 1 0 0 0 0 3
    /// previous.applications.new_received@* = 3 0 0 0 0 0 3
    /// previous.applications.carried_out@* = 3 0 0 0 0 0 3
    /// => Y101 verify applications.carried_in@natural_person ~ 2列
    /// ```
    ///
    /// 本年漏填上年结转，补上之后收支正好相平：
    ///
    /// ```反例
    /// year = 2024
    /// applications.carried_in@* = 0
    /// applications.result.granted@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 2 0 0 0 0 0 2
    /// previous.applications.new_received@* = 2 0 0 0 0 0 2
    /// previous.applications.carried_out@* = 2 0 0 0 0 0 2
    /// => Y101 error applications.carried_in@total
    /// => A101 error applications.carried_out@natural_person
    /// ```
    ///
    /// 试行格式的下一年改用2021年格式，这两行意思没有变：
    ///
    /// ```反例
    /// year = 2021
    /// applications.carried_in@* = 0
    /// previous.edition.applications = ed2019
    /// previous.applications.new_received@* = 1 0 0 0 0 0 1
    /// previous.applications.carried_out@* = 1 0 0 0 0 0 1
    /// => Y101 error applications.carried_in@total
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// applications.carried_in@* = 118 3 0 0 0 0 121
    /// applications.result.granted@* = 118 3 0 0 0 0 121
    /// applications.result.total@* = 118 3 0 0 0 0 121
    /// previous.applications.new_received@* = 118 3 0 0 0 0 121
    /// previous.applications.carried_out@* = 118 3 0 0 0 0 121
    /// ```
    ///
    /// 上一年度没有结转，写的是空白，本年是0：
    ///
    /// ```正例
    /// year = 2024
    /// previous.applications.carried_out@* =
    /// -> Y101 ran
    /// ```
    ///
    /// 对照的不是上一年度的报告：
    ///
    /// ```正例
    /// year = 2024
    /// previous.year = 2022
    /// previous.applications.new_received@* = 5 0 0 0 0 0 5
    /// previous.applications.carried_out@* = 5 0 0 0 0 0 5
    /// => Y103 error meta year
    /// -> Y101 not_applicable
    /// ```
    ///
    /// 上一年度的表没有读到：
    ///
    /// ```正例
    /// year = 2024
    /// applications.carried_in@* = 3 0 0 0 0 0 3
    /// applications.carried_out@* = 3 0 0 0 0 0 3
    /// previous.applications.* =
    /// -> Y101 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 两年的报告一起填错的；结转下来的申请是不是同一批。
    ///
    /// ## 怎么改
    ///
    /// 与上一年度公布的报告逐列核对，改正本年的上年结转。上一年度报告有误或者机构有变动的，说明原因。
    id: "Y101",
    name: "carried-over",
    title: "上年结转与上一年度报告不符",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号所附格式第三部分；《中华人民共和国政府信息公开条例》第五十条第（二）项",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// A column of the row taken over: its cell, this year's value, the cell last year left, its value.
struct Column {
    id: CellId,
    now: Amount,
    left: CellId,
    before: Amount,
}

fn run(report: &Report, context: &Context<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    if let Err(run) = years::both_filled(report, previous, TableKey::Applications) {
        return run;
    }
    let mut columns = Vec::new();
    for (id, left) in succession::carried(report, previous) {
        let (Some(now), Some(before)) = (report.value(id), previous.value(left)) else {
            return Run::blocked("结转的件数里有不是数字的格", vec![id.into()]);
        };
        columns.push(Column { id, now, left, before });
    }
    let differ: Vec<&Column> = columns.iter().filter(|column| column.now != column.before).collect();
    let Some(first) = differ.first() else { return Run::ran(Vec::new()) };
    let total = differ.iter().find(|column| column.id.slot().column_line.node.is_total());
    let at = total.unwrap_or(first);
    let blank = quote::assumed_zero(report, [at.id]);
    let blank_before = quote::assumed_zero(previous, [at.left]);
    let both = format!(
        "{}是{}{blank}，上一年度报告{}是{}{blank_before}",
        quote::cell(at.id),
        at.now,
        quote::row(at.left.slot()),
        at.before
    );
    let mut finding = match total {
        Some(_) => Finding::new(&RULE, at.id, "上年结转与上一年度报告不符", format!("{both}。"))
            .advice("按上一年度公布的报告改正；上一年度报告有误或者机构有变动的，说明原因。"),
        None => {
            let message = format!("{both}；总计相同，共有{}列不同。", differ.len());
            Finding::new(&RULE, at.id, "上年结转的分列与上一年度不符", message)
                .severity(Severity::Verify)
                .advice("核对申请人类别；上一年度归类有误的，说明原因。")
        }
    };
    for column in differ.iter().filter(|column| column.id != at.id) {
        finding = finding.related(column.id, format!("上一年度{}", column.before));
    }
    Run::ran(vec![with_fix(finding, report, &columns)])
}

/// Offers last year's figures where the table adds up with them: then nothing else has to change.
fn with_fix(finding: Finding, report: &Report, columns: &[Column]) -> Finding {
    let edits: Vec<Edit> = columns
        .iter()
        .filter(|column| column.now != column.before)
        .map(|column| Edit::Cell { id: column.id, raw: column.before.to_string() })
        .collect();
    let mut changed = report.clone();
    changed.apply(Edit::Many(edits.clone()));
    let data = changed.table(TableKey::Applications);
    let holds = |equation| relation::residual(data, equation).is_some_and(Amount::is_zero);
    if !data.layout().equations.iter().all(holds) {
        return finding;
    }
    finding.fix("按上一年度的结转填", Safety::Ask, edits)
}

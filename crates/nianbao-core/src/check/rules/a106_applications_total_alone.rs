//! A106: a total of Table B was written and none of its parts, or all of its parts and no total.

use std::collections::BTreeSet;

use crate::check::cells::{self, Lonely};
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::form::relation::{Equation, EquationKind};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 只填总计不填分项，看不出申请人和办理结果的构成；只填分项不填总计，汇总时会漏掉。
    /// 数字对不上的（例如总计为5而分项全空）由合计的规则说，这里只说对得上但没有填全的。
    /// 表中别处也有空格的，合并为一条空格提示，不在这里重复。
    ///
    /// ## 反例
    ///
    /// 上年没有结转，只在“总计”一列填了0：
    ///
    /// ```反例
    /// applications.carried_in@* =
    /// applications.carried_in@total = 0
    /// => A106 verify applications.carried_in@natural_person ~ 只填了“总计”
    /// ```
    ///
    /// 各列都填了0，总计没有填：
    ///
    /// ```反例
    /// applications.carried_in@total =
    /// => A106 verify applications.carried_in@total ~ “总计”空白
    /// ```
    ///
    /// 办理结果的总计一行没有填：
    ///
    /// ```反例
    /// applications.result.total@* =
    /// => A106 verify applications.result.total@natural_person ~ 7列的“（七）总计”空白
    /// ```
    ///
    /// 总计有数而分项全空，不能代填：
    ///
    /// ```反例
    /// applications.carried_in@* =
    /// applications.carried_in@total = 1
    /// applications.carried_out@* =
    /// applications.carried_out@total = 1
    /// => A106 verify applications.carried_in@natural_person ~ 2行只填了“总计”
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.carried_in@* = 0
    /// ```
    ///
    /// 别处也有空格，合并在空格提示里：
    ///
    /// ```正例
    /// applications.carried_in@* =
    /// applications.carried_in@total = 0
    /// applications.result.granted@natural_person =
    /// => A105 verify applications.carried_in@natural_person ~ 7格
    /// ```
    ///
    /// 分项只有个别空着，是漏填一格：
    ///
    /// ```正例
    /// applications.carried_in@org.other =
    /// => A105 verify applications.carried_in@org.other
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 总计和分项都填了0而实际有数的；空着的分项各是多少。
    ///
    /// ## 怎么改
    ///
    /// 总计为0的，分项也都填0；总计空着的，填分项之和。
    id: "A106",
    name: "applications-total-alone",
    title: "总计与分项没有填全",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第三部分",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    let data = report.table(TableKey::Applications);
    if data.is_blank() {
        return Run::not_applicable("表中还没有填写数字");
    }
    if !data.cells().any(|(_, cell)| cell.is_assumed_zero()) {
        return Run::ran(Vec::new());
    }
    // Blanks elsewhere in the table: one finding names them all, and it is A105's.
    if cells::blanks(report, TableKey::Applications).is_ok_and(|blanks| !blanks.is_empty()) {
        return Run::ran(Vec::new());
    }
    let of = |kind: Lonely| -> Vec<&Equation> {
        let equations = data.layout().equations.iter();
        let read = |equation: &&Equation| !equation.cells().any(|id| report.is_unread(id));
        equations.filter(read).filter(|equation| cells::lonely(data, equation) == Some(kind)).collect()
    };
    let parts = parts_missing(report, &of(Lonely::Total));
    let totals = total_missing(report, &of(Lonely::Parts));
    Run::ran(parts.into_iter().chain(totals).collect())
}

fn parts_missing(report: &Report, equations: &[&Equation]) -> Option<Finding> {
    let blank: BTreeSet<CellId> = equations.iter().flat_map(|equation| equation.right.iter().copied()).collect();
    let message = format!("{}，分项{}格空白。", lines(equations, "只填了", "")?, blank.len());
    let finding = told(report, blank, "只填了总计", message)?;
    Some(finding.advice("总计为0的，分项也都填0；有数的，按申请人和办理结果分别填写。"))
}

fn total_missing(report: &Report, equations: &[&Equation]) -> Option<Finding> {
    let blank: BTreeSet<CellId> = equations.iter().map(|equation| equation.left[0]).collect();
    let message = format!("{}，各分项已填。", lines(equations, "的", "空白")?);
    let mut finding = told(report, blank, "总计空白", message)?.advice("填分项之和。");
    if let Some(fix) = &mut finding.fix {
        // Parts that were all written and do not break the sum leave the total no other value.
        fix.safety = Safety::Sure;
    }
    Some(finding)
}

fn told(report: &Report, blank: BTreeSet<CellId>, title: &str, message: String) -> Option<Finding> {
    let blank: Vec<CellId> = blank.into_iter().collect();
    let finding = Finding::new(&RULE, *blank.first()?, title, message);
    Some(cells::fill_with_zero(finding, report, &blank))
}

/// What is said of the totals of equations: `“…”一行只填了“总计”`, `3行的“总计”空白，7列的“（七）总计”空白`; `None`
/// without equations.
fn lines(equations: &[&Equation], before: &str, after: &str) -> Option<String> {
    let of = |kind: EquationKind, counter: &str| {
        let mut lines = equations.iter().filter(|equation| equation.kind == kind).map(|equation| equation.left[0].slot());
        let (first, count) = (lines.next()?, lines.count() + 1);
        let (line, total) = match kind {
            EquationKind::ColumnsTotal => (quote::row(first), first.column_label()),
            _ => (quote::column(first), first.row_label()),
        };
        let line = if count == 1 { format!("{line}一{counter}") } else { format!("{count}{counter}") };
        Some(format!("{line}{before}{}{after}", quote::quoted(total)))
    };
    let told: Vec<String> =
        [of(EquationKind::ColumnsTotal, "行"), of(EquationKind::RowsTotal, "列")].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("，"))
}

//! A106: a total of Table B was written and none of its parts, or all of its parts and no total.

use std::collections::BTreeSet;

use crate::check::cells::{self, Lonely};
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::form::relation::{Equation, EquationKind};
use crate::model::{Edit, Report};

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
    /// => A106 verify applications.carried_in@natural_person ~ 只填了总计
    /// ```
    ///
    /// 各列都填了0，总计没有填：
    ///
    /// ```反例
    /// applications.carried_in@total =
    /// => A106 verify applications.carried_in@total ~ 没有填写
    /// ```
    ///
    /// 办理结果的总计一行没有填：
    ///
    /// ```反例
    /// applications.result.total@* =
    /// => A106 verify applications.result.total@natural_person ~ 7
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// applications.carried_in@* = 0
    /// ```
    ///
    /// 总计有数而分项全空，数字对不上，由合计的规则说：
    ///
    /// ```正例
    /// applications.carried_in@* =
    /// applications.carried_in@total = 1
    /// applications.carried_out@* = 0 0 0 0 0 1 1
    /// => A103 error applications.carried_in@total
    /// => A105 verify applications.carried_in@natural_person
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
    /// ## 怎么改
    ///
    /// 总计为0的，分项也都填0；总计空着的，填分项之和。
    id: "A106",
    name: "applications-total-alone",
    title: "总计与分项没有填全",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第三部分",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let data = report.table(TableKey::Applications);
    if data.is_blank() {
        return Run::not_applicable("表中还没有填写数字");
    }
    // Blanks elsewhere in the table: one finding names them all, and it is A105's.
    if cells::blanks(report, TableKey::Applications).is_ok_and(|blanks| !blanks.is_empty()) {
        return Run::ran(Vec::new());
    }
    let of = |kind: Lonely| -> Vec<&Equation> {
        let equations = data.layout().equations.iter();
        equations.filter(|equation| cells::lonely(data, equation) == Some(kind)).collect()
    };
    let without_parts = of(Lonely::Total);
    let without_total = of(Lonely::Parts);
    Run::ran(parts_missing(&without_parts).into_iter().chain(total_missing(&without_total)).collect())
}

fn parts_missing(equations: &[&Equation]) -> Option<Finding> {
    let blank: BTreeSet<CellId> = equations.iter().flat_map(|equation| equation.right.iter().copied()).collect();
    let message = format!("{}只填了总计，分项{}格没有填写。", whose(equations)?, blank.len());
    Some(told(&blank, "只填了总计", message, "总计为0的，分项也都填0；有数的，按申请人和办理结果分别填写。", Safety::Ask))
}

fn total_missing(equations: &[&Equation]) -> Option<Finding> {
    let blank: BTreeSet<CellId> = equations.iter().map(|equation| equation.left[0]).collect();
    let message = format!("{}各分项已填，总计{}格没有填写。", whose(equations)?, blank.len());
    // Parts that were all written and do not break the sum leave the total no other value.
    Some(told(&blank, "总计没有填写", message, "填分项之和。", Safety::Sure))
}

fn told(blank: &BTreeSet<CellId>, title: &str, message: String, advice: &str, safety: Safety) -> Finding {
    let mut blank = blank.iter().copied();
    let first = blank.next().expect("every equation has cells on both sides");
    let mut finding = Finding::new(&RULE, first, title, message).advice(advice);
    for id in blank {
        finding = finding.related(id, "");
    }
    let edits = finding.places().filter_map(|place| match place {
        crate::model::Place::Cell(id) => Some(Edit::Cell { id: *id, raw: "0".into() }),
        _ => None,
    });
    let edits = edits.collect();
    finding.fix("填0", safety, edits)
}

/// The rows and columns that equations belong to: `“…”一行`, `5行`, `5行和1列`; `None` without equations.
fn whose(equations: &[&Equation]) -> Option<String> {
    let of = |kind: EquationKind| equations.iter().filter(move |equation| equation.kind == kind).count();
    let (rows, columns) = (of(EquationKind::ColumnsTotal), of(EquationKind::RowsTotal));
    match (rows, columns) {
        (0, 0) => None,
        (1, 0) => Some(format!("{}一行", quote::row(equations[0].left[0].slot()))),
        (0, 1) => Some(format!("{}一列", quote::column(equations[0].left[0].slot()))),
        (_, 0) => Some(format!("{rows}行")),
        (0, _) => Some(format!("{columns}列")),
        _ => Some(format!("{rows}行和{columns}列")),
    }
}

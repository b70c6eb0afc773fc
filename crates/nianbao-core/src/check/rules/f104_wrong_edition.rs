//! F104: a table is of another edition than the report's year requires.

use std::sync::Arc;

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::{EditionKey, Part, TableKey};
use crate::model::report::TableData;
use crate::model::{Cell, Edit, Report};

rule! {
    /// ## 为什么
    ///
    /// 格式按年度使用：2021年度起用国办公开办函〔2021〕30号所附格式，2019、2020年度用试行格式。
    /// 照抄往年的文件，常有一张表没有换，例如第三部分的“（六）其他处理”仍是一行。逐张表判断，混用的只说用错的那张。
    /// 第四部分的表格两个版本相同，不会用错。
    ///
    /// ## 反例
    ///
    /// 2023年度的报告，申请表还是试行格式：
    ///
    /// ```反例
    /// year = 2023
    /// edition.applications = ed2019
    /// => F104 error part applications
    /// ```
    ///
    /// 两张表都没有换：
    ///
    /// ```反例
    /// year = 2024
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// => F104 error part proactive
    /// => F104 error part applications
    /// ```
    ///
    /// 文件里的表格是试行格式：
    ///
    /// ```反例
    /// year = 2022
    /// found.applications.edition = ed2019
    /// => F104 error part applications
    /// ```
    ///
    /// 2020年度的报告用了后来的格式，多半是年度写错：
    ///
    /// ```反例
    /// year = 2020
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// => F104 verify part proactive
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// found
    /// ```
    ///
    /// 2020年度本来就用试行格式：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// ```
    ///
    /// 第四部分的表格两个版本相同：
    ///
    /// ```正例
    /// year = 2024
    /// found.disputes.edition = ed2019
    /// ```
    ///
    /// 没有年度，无从判断：
    ///
    /// ```正例
    /// year =
    /// edition.applications = ed2019
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 第四部分用的是哪一版；没有写明年度的，应当用哪一版。
    ///
    /// ## 怎么改
    ///
    /// 换用年度对应的表格，把数字逐格移过去；试行格式“（六）其他处理”一行的数，对照台账分到三行。
    id: "F104",
    name: "wrong-edition",
    title: "表格版本与年度不符",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let Some(year) = report.meta.year else { return Run::blocked("没有填写年度", vec![]) };
    let Some(due) = report.edition_due() else {
        return Run::not_applicable(format!("{year}年度还没有统一的表格"));
    };
    let findings = TableKey::ALL.into_iter().filter_map(|table| {
        let used = report.table(table).edition();
        let found = report.found.as_deref().and_then(|found| found.table(table).edition);
        let wrong = [Some(used), found].into_iter().flatten().find(|&edition| differs(edition, due, table))?;
        Some(finding(report, year, table, wrong, due))
    });
    Run::ran(findings.collect())
}

/// Whether two editions print this table differently.
fn differs(one: EditionKey, other: EditionKey, table: TableKey) -> bool {
    !std::ptr::eq(one.form().table(table), other.form().table(table))
}

fn finding(report: &Report, year: u16, table: TableKey, wrong: EditionKey, due: EditionKey) -> Finding {
    let part: Part = table.part();
    let message = format!(
        "{}的表格是{}，{year}年度应当用{}。",
        paper::ordinal(part),
        wrong.form().name,
        due.form().name
    );
    let finding =
        Finding::new(&RULE, part, format!("{}表格版本不符", paper::ordinal(part)), message);
    let finding = if wrong < due {
        finding.advice("换用年度对应的表格，把数字逐格移过去。")
    } else {
        // The form did not exist yet: the year is likelier to be wrong than the table.
        finding.severity(Severity::Verify).advice("核对年度是否写错；年度无误的，换用年度对应的表格。")
    };
    match moved(report.table(table), due) {
        Some(data) => {
            let mut edits = vec![Edit::Table(Arc::new(data))];
            if let Some(mut found) = report.found.as_deref().cloned() {
                found.table_mut(table).edition = Some(due);
                edits.push(paper::edit(found));
            }
            finding.fix(format!("换成{}的表格", due.form().name), Safety::Ask, edits)
        }
        None => finding,
    }
}

/// The table on another edition, when no number is lost on the way: every cell that has no counterpart is 0 or was
/// not written. Cells that are new are 0 when those that fell away were.
fn moved(data: &TableData, due: EditionKey) -> Option<TableData> {
    let mut report = Report::blank(due);
    let mut fell_away: Vec<&Cell> = Vec::new();
    let layout = report.table(data.key()).layout();
    let mut fresh: Vec<_> = layout.cells().collect();
    for (id, cell) in data.cells() {
        match layout.find(id.path()) {
            Some(id) => {
                report.set(id, cell.raw());
                fresh.retain(|other| *other != id);
            }
            None => fell_away.push(cell),
        }
    }
    if fell_away.iter().any(|cell| cell.value().is_none_or(|value| !value.is_zero())) {
        return None;
    }
    if !fell_away.is_empty() && fell_away.iter().all(|cell| !cell.is_assumed_zero()) {
        for id in fresh {
            report.set(id, "0");
        }
    }
    Some(TableData::clone(report.table(data.key())))
}

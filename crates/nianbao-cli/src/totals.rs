//! What several reports come to: for people, and as a table with a column for each unit. Words from files are shown
//! without their control characters. Knows nothing of options or files.

use std::fmt::Write;

use nianbao_core::check::{Severity, quote, whereabouts};
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Amount, Place, Report};
use nianbao_desk::{Desk, Finding, Outcome, Share, share};
use nianbao_io::{CSV_MARK, push_csv_record};

use crate::style::Style;

/// Most findings of one rule that are shown; the rest are counted.
const SHOWN: usize = 40;

/// For a person at a terminal.
pub(crate) fn human(style: Style, desk: &Desk<'_>, outcome: &Outcome) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}", clean(text));
    };
    let roll = &outcome.roll;
    let year = roll.year.map_or_else(|| "年度不详".to_owned(), |year| format!("{year}年"));
    line(&format!("{year}汇总：读到{}份报告，计入{}份", desk.units.len(), roll.counted.len()));
    if let Some(list) = desk.list {
        let confirmed = if list.confirmed { "已核实" } else { "未注明已核实" };
        line(&format!("名单{}个单位（{confirmed}），缺{}个", list.units.len(), roll.missing.len()));
    }
    if let Some(against) = &outcome.against {
        line(match (against.complete, against.differences.len()) {
            (true, 0) => "汇总报告与各单位之和一致",
            (true, _) => "单位齐全，汇总报告与各单位之和不一致",
            (false, 0) => "汇总报告与已有各单位之和一致（名单没有核实，或者没有收齐、读全）",
            (false, _) => "汇总报告与已有各单位之和不一致（名单没有核实，或者没有收齐、读全）",
        });
    }
    for table in outcome.against.iter().flat_map(|against| &against.silent) {
        let heading = outcome.sum.report.table(*table).edition().form().heading(table.part());
        line(&format!("汇总报告的“{heading}”一表是空的或者没有读到，没有比较"));
    }
    for remark in outcome.remarks.iter().filter(|remark| !remark.is_found) {
        let heading = outcome.sum.report.table(remark.table).edition().form().heading(remark.table.part());
        line(&format!("第{}部分：{}", heading.split('、').next().unwrap_or(heading), remark.text));
    }
    findings(style, outcome, &mut out);
    unchecked(style, outcome, &mut out);
    table(style, desk, outcome, &mut out);
    out
}

fn findings(style: Style, outcome: &Outcome, out: &mut String) {
    for severity in Severity::ALL {
        let mut left: Vec<&Finding> =
            outcome.findings.iter().filter(|one| one.severity == severity).collect();
        while let Some(first) = left.first().copied() {
            // What is found for one reason has one remedy.
            let alike = |one: &&Finding| {
                (&one.rule, &one.title, &one.advice) == (&first.rule, &first.title, &first.advice)
            };
            let (own, others): (Vec<&Finding>, Vec<&Finding>) = left.into_iter().partition(alike);
            left = others;
            let mark = style.severity(severity, &format!("{} {}", severity.mark(), severity.label()));
            let (title, rule) = (style.strong(&first.title), style.quiet(first.rule.id()));
            let _ = writeln!(out, "\n{mark}　{title}　{rule}");
            for finding in own.iter().take(SHOWN) {
                let _ = writeln!(out, "    {}", clean(&finding.message));
            }
            if own.len() > SHOWN {
                let _ = writeln!(out, "    {}", style.quiet(&format!("另有 {} 条", own.len() - SHOWN)));
            }
            let _ = writeln!(out, "    {}{}", style.quiet("建议："), first.advice);
            let _ = writeln!(out, "    {}{}", style.quiet("依据："), first.rule.basis());
        }
    }
}

/// Rules that could not look, and why.
fn unchecked(style: Style, outcome: &Outcome, out: &mut String) {
    let silent: Vec<_> =
        outcome.coverage.iter().filter_map(|one| Some((&one.rule, one.status.reason()?))).collect();
    if silent.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", style.strong(&format!("未检查 {} 项", silent.len())));
    for (rule, reason) in silent {
        let _ = writeln!(out, "  {} {}：{reason}", rule.id(), rule.title());
    }
}

/// The sums that are not 0, the parent's beside them.
fn table(style: Style, desk: &Desk<'_>, outcome: &Outcome, out: &mut String) {
    let report = &outcome.sum.report;
    let differs = |id: CellId| {
        let against = outcome.against.as_ref()?;
        against.differences.iter().find(|one| one.cell.path() == id.path())
    };
    let shown: Vec<CellId> = report
        .cells()
        .filter(|(id, cell)| cell.value().is_some_and(|value| !value.is_zero()) || differs(*id).is_some())
        .map(|(id, _)| id)
        .collect();
    if shown.is_empty() {
        let _ = writeln!(out, "\n各单位的数都是0或者空白。");
        return;
    }
    let _ = writeln!(out, "\n{}", style.strong("各项合计（不为0的）"));
    for id in shown {
        let raw = if report.raw(id).is_empty() { "空白" } else { report.raw(id) };
        let says = differs(id).and_then(|one| desk.parent?.cell(one.cell));
        let parent = says.map_or_else(String::new, |cell| format!("　汇总报告 {}", quote::content(cell)));
        let path = style.quiet(id.path());
        let _ = writeln!(out, "  {} = {raw}{}  {path}", words(report, id), clean(&parent));
    }
}

/// Every cell with the sum, the parent's number and a column for each unit that counts.
pub(crate) fn csv(desk: &Desk<'_>, outcome: &Outcome) -> String {
    let report = &outcome.sum.report;
    let units: Vec<_> = outcome.roll.counted.iter().map(|&index| &desk.units[index]).collect();
    let mut out = String::from(CSV_MARK);
    let mut head: Vec<String> =
        ["编号", "位置", "各单位之和", "汇总报告", "相差"].map(str::to_owned).to_vec();
    head.extend(units.iter().map(|unit| clean(&unit.title())));
    push_csv_record(&mut out, &head);
    for (id, cell) in report.cells() {
        let parent = desk.parent.and_then(|parent| Some((parent, parent.find(id.path())?)));
        let says = parent.map_or_else(String::new, |(parent, own)| clean(parent.raw(own)));
        let apart = parent.and_then(|(parent, own)| Some(number(parent, own)? - cell.value()?));
        let apart =
            apart.filter(|apart| !apart.is_zero()).map_or_else(String::new, |apart| apart.to_string());
        let mut row = vec![id.path().to_owned(), words(report, id), cell.raw().to_owned(), says, apart];
        row.extend(units.iter().map(|unit| {
            unit.report.find(id.path()).map_or_else(String::new, |own| clean(unit.report.raw(own)))
        }));
        push_csv_record(&mut out, &row);
    }
    elsewhere(desk, outcome, &mut out);
    out
}

/// A row for each cell of another edition that is in no row above.
fn elsewhere(desk: &Desk<'_>, outcome: &Outcome, out: &mut String) {
    let undivided = outcome.sum.undivided.iter().map(|one| (one.unit, one.cell, "只计入总计"));
    let left_out = outcome.sum.left_out.iter().map(|one| (one.unit, one.cell, "没有计入"));
    for (of, cell, what) in undivided.chain(left_out) {
        let report = &desk.units[of].report;
        let place = format!("{}（{}，{what}）", words(report, cell), cell.edition.form().name);
        let mut row = vec![cell.path().to_owned(), place];
        row.extend([const { String::new() }; 3]);
        row.extend(
            outcome
                .roll
                .counted
                .iter()
                .map(|&index| if index == of { clean(report.raw(cell)) } else { String::new() }),
        );
        push_csv_record(out, &row);
    }
}

fn number(report: &Report, id: CellId) -> Option<Amount> {
    match share(report, id) {
        Share::Number(number) => Some(number),
        Share::Nothing => Some(Amount::ZERO),
        Share::Unread => None,
    }
}

fn words(report: &Report, id: CellId) -> String {
    whereabouts::words(report, &Place::Cell(id))
}

/// Text from outside on one line, without anything that could steer a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

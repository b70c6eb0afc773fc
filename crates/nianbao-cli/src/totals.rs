//! What several reports come to: for people, as a table with a column for each unit, and for programs. Words from files
//! are shown without their control characters. Knows nothing of options or files.

use std::fmt::Write;

use nianbao_core::check::{Severity, whereabouts};
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Amount, Place, Report};
use nianbao_desk::{Desk, Outcome, Share, share};
use nianbao_io::{CSV_MARK, project, push_csv_record};
use serde_json::{Value, json};

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
    if outcome.sum.blanks > 0 {
        line(&format!("有{}格空白按0计", outcome.sum.blanks));
    }
    for unread in &outcome.sum.unread {
        let unit = desk.units[unread.unit].title();
        let raw = whereabouts::short(&unread.raw);
        let place = words(&outcome.sum.report, unread.cell);
        line(&if raw.is_empty() {
            format!("“{unit}”的{place}没有读出来，没有计入")
        } else {
            format!("“{unit}”的{place}写的是“{raw}”，没有计入")
        });
    }
    for one in &outcome.sum.undivided {
        let unit = &desk.units[one.unit];
        line(&format!(
            "“{}”用的是另一版表格，{}的{}只计入总计，没有分到各行",
            unit.title(),
            words(&unit.report, one.cell),
            one.value
        ));
    }
    for (unit, count) in &outcome.sum.left_out {
        line(&format!(
            "“{}”用的是另一版表格，有{count}格没有对应的位置，没有计入",
            desk.units[*unit].title()
        ));
    }
    findings(style, outcome, &mut out);
    table(style, outcome, &mut out);
    out
}

fn findings(style: Style, outcome: &Outcome, out: &mut String) {
    for severity in Severity::ALL {
        for rule in nianbao_desk::rules::ALL {
            let own: Vec<_> =
                outcome.findings.iter().filter(|one| one.rule == rule && one.severity == severity).collect();
            let Some(first) = own.first() else { continue };
            let mark = style.severity(severity, &format!("{} {}", severity.mark(), severity.label()));
            let _ = writeln!(out, "\n{mark}　{}　{}", style.strong(rule.title), style.quiet(rule.id));
            for finding in own.iter().take(SHOWN) {
                let _ = writeln!(out, "    {}", clean(&finding.message));
            }
            if own.len() > SHOWN {
                let _ = writeln!(out, "    {}", style.quiet(&format!("另有 {} 条", own.len() - SHOWN)));
            }
            let _ = writeln!(out, "    {}{}", style.quiet("建议："), first.advice);
        }
    }
}

/// The sums that are not 0, the parent's beside them.
fn table(style: Style, outcome: &Outcome, out: &mut String) {
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
        let parent = differs(id).map_or_else(String::new, |one| format!("　汇总报告 {}", one.parent));
        let path = style.quiet(id.path());
        let _ = writeln!(out, "  {} = {raw}{parent}  {path}", words(report, id));
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
    out
}

/// Everything, for programs.
pub(crate) fn json(desk: &Desk<'_>, outcome: &Outcome) -> String {
    let name = |index: &usize| desk.units[*index].name.as_str();
    let names = |all: &[usize]| all.iter().map(name).collect::<Vec<_>>();
    let roll = &outcome.roll;
    let units: Vec<Value> = desk
        .units
        .iter()
        .enumerate()
        .map(|(index, unit)| {
            json!({ "file": unit.name, "org_name": unit.report.meta.org_name, "year": unit.report.meta.year,
                    "counted": roll.counted.contains(&index) })
        })
        .collect();
    let findings: Vec<Value> = outcome
        .findings
        .iter()
        .map(|one| {
            json!({ "rule": one.rule.id, "name": one.rule.name, "severity": one.severity.key(),
                    "title": one.rule.title, "message": one.message, "advice": one.advice,
                    "basis": one.rule.basis, "cell": one.cell.map(CellId::path), "units": names(&one.units) })
        })
        .collect();
    let against = outcome.against.as_ref().map(|against| {
        let each = |one: &nianbao_desk::Difference| {
            json!({ "cell": one.cell.path(), "parent": one.parent.to_string(), "sum": one.sum.to_string() })
        };
        json!({
            "complete": against.complete,
            "differences": against.differences.iter().map(each).collect::<Vec<_>>(),
            "unread": against.unread.iter().map(|id| id.path()).collect::<Vec<_>>(),
            "silent": against.silent.iter().map(|table| table.key()).collect::<Vec<_>>(),
        })
    });
    let unread = outcome
        .sum
        .unread
        .iter()
        .map(|one| json!({ "file": name(&one.unit), "cell": one.cell.path(), "raw": one.raw }));
    let late = roll.late.iter().map(|(index, due)| json!({ "file": name(index), "due": due.to_string() }));
    let doubled =
        roll.doubled.iter().map(|(index, first)| json!({ "file": name(index), "counted": name(first) }));
    let left_out =
        outcome.sum.left_out.iter().map(|(index, cells)| json!({ "file": name(index), "cells": cells }));
    let undivided = outcome.sum.undivided.iter().map(
        |one| json!({ "file": name(&one.unit), "cell": one.cell.path(), "value": one.value.to_string() }),
    );
    let silent =
        outcome.sum.silent.iter().map(|(index, table)| json!({ "file": name(index), "table": table.key() }));
    let sum: Value = serde_json::from_str(&project::to_json(&outcome.sum.report)).unwrap_or_default();
    let all = json!({
        "format": "nianbao-sum/1",
        "year": roll.year,
        "units": units,
        "list": desk.list.map(|list| json!({ "units": list.units.len(), "confirmed": list.confirmed })),
        "missing": roll.missing,
        "unlisted": names(&roll.unlisted),
        "own": names(&roll.own),
        "other_year": names(&roll.other_year),
        "doubled": doubled.collect::<Vec<_>>(),
        "late": late.collect::<Vec<_>>(),
        "sum": sum,
        "blanks": outcome.sum.blanks,
        "unread": unread.collect::<Vec<_>>(),
        "left_out": left_out.collect::<Vec<_>>(),
        "undivided": undivided.collect::<Vec<_>>(),
        "silent": silent.collect::<Vec<_>>(),
        "parent": against,
        "findings": findings,
    });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
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

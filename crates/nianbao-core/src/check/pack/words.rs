//! What a rule of a pack demands, in words: one sentence for lists, a page for whoever asks why.

use crate::check::{quote, whereabouts};
use crate::form::EditionKey;
use crate::form::path::CellId;
use crate::model::pack::{Demand, Pack, PackExample, PackFile, PackRule, Relation, Scope};
use crate::model::{OrgKind, Report};

/// So many cells of a sum are named.
const NAMED: usize = 4;

/// What a rule demands, of whom and for which years.
pub fn demand(rule: &PackRule) -> String {
    let demand = match &rule.demand {
        Demand::Words { any, within } => {
            let one = if any.len() > 1 { "中的一个" } else { "" };
            format!("{}写有{}{one}", place(within), quoted(any))
        }
        Demand::NoWords { none, except, within } => {
            let but =
                if except.is_empty() { String::new() } else { format!("，{}里的不算", quoted(except)) };
            format!("{}不出现{}{but}", place(within), quoted(none))
        }
        Demand::Sum { left, relation, right } => {
            let relation = match relation {
                Relation::Equal => "等于",
                Relation::AtMost => "不多于",
                Relation::AtLeast => "不少于",
            };
            format!("{}{relation}{}", sum(left), sum(right))
        }
        Demand::Bounds { cell, least, most } => {
            let least = least.map(|least| format!("不小于{least}"));
            let most = most.map(|most| format!("不大于{most}"));
            let bounds: Vec<String> = least.into_iter().chain(most).collect();
            format!("{}{}", self::cell(cell), bounds.join("、"))
        }
    };
    format!("{demand}。{}", whom(rule))
}

/// Of whom and for which years, when not of all.
fn whom(rule: &PackRule) -> String {
    let kinds: Vec<&str> = rule.org_kinds.iter().map(|kind| kind.label()).collect();
    let years = match rule.years {
        (None, None) => None,
        (Some(from), None) => Some(format!("{from}年度起")),
        (None, Some(until)) => Some(format!("到{until}年度为止")),
        (Some(from), Some(until)) if from == until => Some(format!("{from}年度")),
        (Some(from), Some(until)) => Some(format!("{from}至{until}年度")),
    };
    let kinds = Some(kinds.join("、")).filter(|kinds| !kinds.is_empty());
    let only: Vec<String> = kinds.into_iter().chain(years).collect();
    if only.is_empty() { String::new() } else { format!("只查{}。", only.join("，")) }
}

fn quoted(words: &[String]) -> String {
    quote::labels(words.iter().map(|word| quote::quoted(word)))
}

fn place(scope: &Scope) -> String {
    if scope.0.is_empty() {
        return "正文".to_owned();
    }
    let names: Vec<String> =
        scope.0.iter().map(|part| whereabouts::text_part(EditionKey::latest(), *part)).collect();
    quote::labels(names.iter().map(|name| quote::quoted(name)))
}

/// A cell by its labels on the newest form that has it.
fn cell(path: &str) -> String {
    let id = EditionKey::all().rev().find_map(|edition| CellId::find(edition, path));
    quote::quoted(&id.map_or_else(|| path.to_owned(), whereabouts::cell))
}

fn sum(paths: &[String]) -> String {
    let names: Vec<String> = paths.iter().take(NAMED).map(|path| cell(path)).collect();
    let rest = if paths.len() > NAMED { format!("等{}格之和", paths.len()) } else { String::new() };
    format!("{}{rest}", names.join("＋"))
}

/// The page of a rule, in the Markdown that pages of our rules are written in; empty when the pack has no such rule.
pub fn page(file: &PackFile, id: &str) -> String {
    let Some(at) = file.pack.rules.iter().position(|rule| rule.head.id == id) else { return String::new() };
    let rule = &file.pack.rules[at];
    let mut page = format!("## 要求\n\n{}\n\n出自{}。\n", demand(rule), from(&file.pack));
    for (heading, wrong) in [("反例", true), ("正例", false)] {
        page += &format!("\n## {heading}\n");
        for example in file.examples.iter().filter(|one| one.rule == at && one.wrong == wrong) {
            page += &format!("\n```{heading}\n{}```\n", lines(example));
        }
    }
    if !rule.advice.is_empty() {
        page += &format!("\n## 怎么改\n\n{}\n", rule.advice);
    }
    page
}

/// A pack by its name and who published it.
fn from(pack: &Pack) -> String {
    let issuer = if pack.issuer.is_empty() { String::new() } else { format!("，{}发布", pack.issuer) };
    format!("规则包{}{issuer}", pack.name())
}

/// What an example changes in a report whose cells are 0 and whose text is empty.
fn lines(example: &PackExample) -> String {
    let report: &Report = &example.report;
    let mut lines = String::new();
    let mut line = |name: &str, value: &str| lines += &format!("{name} = {value}\n");
    if let Some(year) = report.meta.year {
        line("year", &year.to_string());
    }
    if report.meta.org_kind != OrgKind::Unknown {
        line("org_kind", report.meta.org_kind.key());
    }
    for (id, cell) in report.cells().filter(|(_, cell)| cell.raw() != "0") {
        line(id.path(), cell.raw());
    }
    for (part, text) in report.narrative.parts().filter(|(_, text)| !text.is_empty()) {
        line(&format!("text.{}", part.key()), &text.replace(['\n', '\r'], " "));
    }
    lines
}

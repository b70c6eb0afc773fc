//! Whether a report does what a rule of a pack demands. Silent, with a reason, wherever it cannot tell.

use crate::check::finding::Finding;
use crate::check::rule::Run;
use crate::check::rule_ref::RuleRef;
use crate::check::{quote, text};
use crate::form::Part;
use crate::form::path::CellId;
use crate::model::pack::{Demand, PackRule, Relation, Scope};
use crate::model::place::MetaField;
use crate::model::{Amount, Cell, OrgKind, Place, Report, TextPart};

/// How many places of one word are told.
const SHOWN: usize = 20;
/// Of so many places of one word it is asked whether they are part of an allowed phrase; a report has a handful, and a
/// file may have a million.
const LOOKED_AT: usize = 200;

/// What a rule of a pack says of a report.
pub fn judge(rule: &PackRule, report: &Report) -> Run {
    if let Some(run) = elsewhere(rule, report) {
        return run;
    }
    match &rule.demand {
        Demand::Words { any, within } => words(rule, report, any, within),
        Demand::NoWords { none, except, within } => no_words(rule, report, none, except, within),
        Demand::Sum { left, relation, right } => sum(rule, report, left, *relation, right),
        Demand::Bounds { cell, least, most } => bounds(rule, report, cell, *least, *most),
    }
}

/// Why the rule is not about this report.
fn elsewhere(rule: &PackRule, report: &Report) -> Option<Run> {
    let meta = &report.meta;
    if !rule.org_kinds.is_empty() && !rule.org_kinds.contains(&meta.org_kind) {
        return Some(if meta.org_kind == OrgKind::Unknown {
            Run::blocked("不知道机关类型", vec![Place::Meta(MetaField::OrgKind)])
        } else {
            Run::not_applicable("规则包只对别的机关类型有这一要求")
        });
    }
    let (from, until) = rule.years;
    if from.is_none() && until.is_none() {
        return None;
    }
    match meta.year {
        None => Some(Run::blocked("不知道是哪一年度的报告", vec![Place::Meta(MetaField::Year)])),
        Some(year) if from.is_some_and(|from| year < from) || until.is_some_and(|until| year > until) => {
            Some(Run::not_applicable("规则包对这一年度没有这一要求"))
        }
        Some(_) => None,
    }
}

fn finding(rule: &PackRule, at: impl Into<Place>, said: &[(&str, String)]) -> Finding {
    // One pass, so that what stands in the report is never taken for a name.
    let mut message = String::with_capacity(rule.message.len() + 16);
    let mut rest = rule.message.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        match after.split_once('}').and_then(|(name, after)| {
            let value = said.iter().find(|(known, _)| *known == name)?;
            Some((&value.1, after))
        }) {
            Some((value, after)) => {
                message.push_str(value);
                rest = after;
            }
            None => {
                message.push('{');
                rest = after;
            }
        }
    }
    message.push_str(rest);
    Finding::of(RuleRef::Pack(rule.head.clone()), at, rule.head.title.clone(), message)
        .advice(rule.advice.clone())
}

/// The pieces of a report's text that are meant, those that are empty left out. `anywhere`: in part 一 without sub-heads
/// everything counts for each of its aspects.
fn texts<'a>(scope: &Scope, report: &'a Report, anywhere: bool) -> Vec<(TextPart, &'a str)> {
    let Scope(own) = scope;
    let undivided = anywhere && !report.narrative.has_aspects();
    let meant = |part: TextPart| {
        own.is_empty()
            || own.contains(&part)
            || match part {
                TextPart::Overview => undivided && own.iter().any(|own| matches!(own, TextPart::Aspect(_))),
                TextPart::Aspect(_) => own.contains(&TextPart::Overview),
                _ => false,
            }
    };
    report.narrative.parts().filter(|(part, text)| meant(*part) && !text.trim().is_empty()).collect()
}

/// The one part of the report that is meant.
fn part(scope: &Scope) -> Option<Part> {
    let mut parts = scope.0.iter().map(|own| own.part());
    let first = parts.next()??;
    parts.all(|other| other == Some(first)).then_some(first)
}

/// Where a finding on what is missing points.
fn place(scope: &Scope) -> Place {
    part(scope).map_or(Place::Report, Place::Part)
}

/// Whether all the text that is meant can be relied on to be there.
fn is_whole(scope: &Scope, report: &Report) -> bool {
    match part(scope) {
        Some(_) => !text::is_cut(report) && !texts(scope, report, true).is_empty(),
        None => text::is_whole(report),
    }
}

fn words(rule: &PackRule, report: &Report, any: &[String], within: &Scope) -> Run {
    if text::is_unwritten(report) {
        return Run::not_applicable("正文还没有填写");
    }
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted: Vec<String> = any.iter().map(|word| plain(word)).collect();
    let said = |text: &str| {
        let text = plain(text);
        wanted.iter().any(|word| text.contains(word.as_str()))
    };
    if texts(within, report, true).iter().any(|(_, text)| said(text)) {
        return Run::ran(Vec::new());
    }
    if !is_whole(within, report) {
        return Run::blocked("正文没有写完，或者没有读全", vec![place(within)]);
    }
    Run::ran(vec![finding(rule, place(within), &[])])
}

fn no_words(rule: &PackRule, report: &Report, none: &[String], except: &[String], within: &Scope) -> Run {
    let texts = texts(within, report, false);
    if texts.is_empty() {
        return Run::not_applicable("这部分文字还没有填写，或者没有分开");
    }
    let mut findings = Vec::new();
    for (part, text) in texts {
        let mut found: Vec<(usize, usize)> = none
            .iter()
            .flat_map(|word| text.match_indices(word.as_str()).take(LOOKED_AT))
            .map(|(at, it)| (at, at + it.len()))
            .filter(|(from, to)| !except.iter().any(|phrase| is_part_of(text, *from, *to, phrase)))
            .take(SHOWN)
            .collect();
        found.sort_unstable();
        // Of words inside one another the longest at a place is told.
        found.dedup_by(|next, kept| {
            let inside = next.0 < kept.1;
            kept.1 = if inside { kept.1.max(next.1) } else { kept.1 };
            inside
        });
        let room = SHOWN.saturating_sub(findings.len());
        findings.extend(found.into_iter().take(room).map(|(from, to)| {
            let word = quote::quoted(&text[from..to]);
            finding(rule, text::place(part, text, from, to), &[("word", word)])
        }));
    }
    Run::ran(findings)
}

/// Whether the words at a place are part of an allowed phrase.
fn is_part_of(text: &str, from: usize, to: usize, phrase: &str) -> bool {
    let reach = phrase.len().saturating_sub(to - from);
    let start = text.ceil_char_boundary(from.saturating_sub(reach));
    let end = text.floor_char_boundary(to + reach);
    text[start..end].match_indices(phrase).any(|(at, it)| {
        let at = start + at;
        at <= from && to <= at + it.len()
    })
}

/// The cells with these paths; `Err` when the report's forms lack one, when nothing is written, or when one cannot be
/// read.
fn cells(report: &Report, paths: &[&[String]]) -> Result<Vec<Vec<CellId>>, Run> {
    let mut sides = Vec::with_capacity(paths.len());
    for side in paths {
        let ids: Option<Vec<CellId>> = side.iter().map(|path| report.find(path)).collect();
        sides.push(ids.ok_or_else(|| Run::not_applicable("这一格式的表中没有规则包所说的格"))?);
    }
    let all = || sides.iter().flatten();
    if all().all(|id| report.cell(*id).is_none_or(Cell::is_blank)) {
        return Err(Run::not_applicable("表中还没有填写数字"));
    }
    let unreadable: Vec<Place> =
        all().filter(|id| report.value(**id).is_none()).map(|id| Place::Cell(*id)).collect();
    if unreadable.is_empty() { Ok(sides) } else { Err(Run::blocked("有无法识别的数字", unreadable)) }
}

/// A sum with what it is of, for a message; what was blank and counted as 0 is said.
fn told(report: &Report, ids: &[CellId], total: Amount) -> String {
    let assumed = ids.iter().any(|id| report.cell(*id).is_some_and(Cell::is_assumed_zero));
    format!("{total}{}", if assumed { "（空白按0计）" } else { "" })
}

fn sum(rule: &PackRule, report: &Report, left: &[String], relation: Relation, right: &[String]) -> Run {
    let sides = match cells(report, &[left, right]) {
        Ok(sides) => sides,
        Err(run) => return run,
    };
    let total = |ids: &[CellId]| {
        ids.iter().filter_map(|id| report.value(*id)).fold(Amount::ZERO, |sum, value| sum + value)
    };
    let (a, b) = (total(&sides[0]), total(&sides[1]));
    if relation.holds(a, b) {
        return Run::ran(Vec::new());
    }
    let said = [("left", told(report, &sides[0], a)), ("right", told(report, &sides[1], b))];
    let mut finding = finding(rule, sides[0][0], &said);
    for id in sides.iter().flatten().skip(1) {
        finding = finding.related(*id, "");
    }
    Run::ran(vec![finding])
}

fn bounds(rule: &PackRule, report: &Report, cell: &str, least: Option<Amount>, most: Option<Amount>) -> Run {
    let path = [cell.to_owned()];
    let id = match cells(report, &[&path]) {
        Ok(sides) => sides[0][0],
        Err(run) => return run,
    };
    let Some(value) = report.value(id) else { return Run::ran(Vec::new()) };
    let broken = least.filter(|least| value < *least).or(most.filter(|most| value > *most));
    let Some(limit) = broken else { return Run::ran(Vec::new()) };
    let said = [("value", told(report, &[id], value)), ("limit", limit.to_string())];
    Run::ran(vec![finding(rule, id, &said)])
}

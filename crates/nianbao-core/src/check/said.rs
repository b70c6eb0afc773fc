//! What the rules on text against tables share: how they name the cells they tried, whose cases a clause counts, and
//! when they can look at all. Knows no rule by name.

use super::claims::{Candidate, Claim, Claims, Scope, Verdict};
use super::finding::{Cause, Finding};
use super::quote;
use super::rule::{Reads, Rule, Run};
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::path::CellId;
use crate::model::{Amount, OrgKind, Place, Report};

/// How many different values a message lists.
const LISTED: usize = 4;

/// Judges the claims of a rule; says why when there is nothing to judge.
pub(super) fn run(
    report: &Report,
    claims: &Claims,
    table: TableKey,
    own: impl Fn(&Claim) -> bool,
    judge: impl Fn(&Claim, &[Candidate]) -> Option<Finding>,
) -> Run {
    let mut own = claims.claims.iter().filter(|claim| own(claim)).peekable();
    if own.peek().is_none() {
        return Run::not_applicable("文字中没有可以与这张表核对的数字");
    }
    if report.table(table).is_blank() {
        return Run::blocked("表格没有填写数字，无法与文字核对", vec![Place::Part(table.part())]);
    }
    let mut findings: Vec<Finding> = Vec::new();
    for claim in own {
        let Verdict::Differs(tried) = &claim.verdict else { continue };
        if table == TableKey::Disputes && is_of_other_cause(report, claim) {
            continue;
        }
        findings.extend(judge(claim, tried));
    }
    Run::ran(findings)
}

/// Whether the sentence says that these reviews or suits came from something else than disclosure:
/// 因具体行政行为被提起行政诉讼2起.
fn is_of_other_cause(report: &Report, claim: &Claim) -> bool {
    let (sentence, _) = around(report.narrative.get(claim.part), claim.figure.0, claim.figure.1);
    names_other_cause(sentence)
}

fn names_other_cause(sentence: &str) -> bool {
    let Some((_, cause)) = sentence.rsplit_once('因') else { return false };
    let clause = cause.split(['，', ',']).next().unwrap_or_default();
    let end =
        ["被", "引发", "引起", "导致", "提起", "申请行政"].iter().filter_map(|word| clause.find(word)).min();
    let cause = end.map_or("", |end| &clause[..end]);
    !cause.is_empty() && !OF_DISCLOSURE.iter().any(|word| cause.contains(word))
}

/// Words in a cause that may be disclosure, or what was said before.
const OF_DISCLOSURE: [&str; 8] = ["公开", "信息", "答复", "申请", "此", "上述", "不服", "该"];

/// Folds what the text says against a cell that a cause would change, where the change makes the two agree.
pub(super) fn fold(report: &Report, findings: &mut [Finding], causes: &mut [Cause]) {
    let on_text = |finding: &Finding| finding.rule.reads() == Reads::Claims && !finding.folded;
    for (index, cause) in causes.iter_mut().enumerate() {
        let Some(fix) = cause.fix.as_ref().filter(|_| findings.iter().any(on_text)) else { continue };
        let mut fixed = report.clone();
        for edit in fix.edits.clone() {
            fixed.apply(edit);
        }
        let claims = Claims::read(&fixed);
        let agrees = |at: &Place| {
            let place = |claim: &&Claim| matches!(at, Place::Text(range) if *range == claim.place(&fixed));
            claims.claims.iter().filter(place).any(|claim| matches!(claim.verdict, Verdict::Agrees(_)))
        };
        for (at, finding) in findings.iter_mut().enumerate() {
            if on_text(finding) && agrees(&finding.at) {
                (finding.cause, finding.folded) = (Some(index), true);
                cause.findings.push(at);
            }
        }
    }
}

/// Whether every cell of a table holds a 0 or counts as one.
pub(super) fn all_zero(report: &Report, table: TableKey) -> bool {
    let data = report.table(table);
    !data.is_blank() && data.cells().all(|(id, _)| report.value(id).is_some_and(Amount::is_zero))
}

/// Whether a clause may count the cases of others than the table does: the office in a government's report, the
/// county in an office's.
pub(super) fn other_scope(report: &Report, claim: &Claim) -> bool {
    let meta = &report.meta;
    let sums_up = match meta.org_kind {
        OrgKind::Government | OrgKind::Zone => Some(true),
        OrgKind::Unknown if meta.org_name.ends_with("人民政府") => Some(true),
        OrgKind::Unknown => None,
        _ => Some(false),
    };
    match claim.scope {
        Scope::Unsaid => false,
        Scope::Own => sums_up != Some(false),
        Scope::Region => sums_up != Some(true),
        Scope::Portion => true,
    }
}

/// How many bytes around a claim are looked at: a text may have no sentence that ends.
const REACH: usize = 600;

/// What stands near before a byte of a text.
pub(super) fn before(text: &str, at: usize) -> &str {
    let from = (at.saturating_sub(REACH)..=at).find(|from| text.is_char_boundary(*from));
    from.and_then(|from| text.get(from..at)).unwrap_or_default()
}

/// What stands near before and behind some bytes of a text, up to the ends of their sentence.
pub(super) fn around(text: &str, start: usize, end: usize) -> (&str, &str) {
    const ENDS: [char; 3] = ['。', '；', '\n'];
    let to = (end..=text.len().min(end.saturating_add(REACH))).rev().find(|to| text.is_char_boundary(*to));
    let behind = to.and_then(|to| text.get(end..to)).unwrap_or_default();
    let sentence = before(text, start).rsplit(ENDS).next().unwrap_or_default();
    (sentence, behind.split(ENDS).next().unwrap_or_default())
}

/// A finding at the words of a claim that rests on the cells tried.
pub(super) fn finding(
    rule: &'static Rule,
    report: &Report,
    claim: &Claim,
    tried: &[Candidate],
    title: &str,
    message: String,
) -> Finding {
    let mut finding = Finding::new(rule, Place::Text(claim.place(report)), title, message);
    let mut cells: Vec<CellId> = Vec::new();
    for (id, _) in tried.iter().take(LISTED).flat_map(|candidate| &candidate.terms) {
        if !cells.contains(id) && (report.value(*id) != Some(Amount::ZERO) || cells.is_empty()) {
            cells.push(*id);
        }
    }
    for id in cells.into_iter().take(2 * LISTED) {
        finding = finding.related(id, name(id));
    }
    finding
}

/// The usual finding: the words of the text, the cells tried, and whether the two may count for different organs.
pub(super) fn differs(rule: &'static Rule, report: &Report, claim: &Claim, cells: &[Candidate]) -> Finding {
    let (end, advice) = if other_scope(report, claim) {
        (
            "，两处的口径可能不同。",
            "核对文字说的是哪些机关；口径不同的，在文字中写明，并补写与表格同口径的数。",
        )
    } else {
        ("。", "对照登记台账核对，改正文字或者表格。")
    };
    let message = format!("文字写{}，表格中{}{end}", claim.quoted(report), tried(report, cells));
    finding(rule, report, claim, cells, rule.title, message).advice(advice)
}

/// The cells tried, each different value once: `“甲”是95，“甲”“乙”之和是97`.
pub(super) fn tried(report: &Report, tried: &[Candidate]) -> String {
    let mut values: Vec<Amount> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for candidate in tried {
        if !values.contains(&candidate.value) && values.len() < LISTED {
            values.push(candidate.value);
            words.push(format!("{}是{}", candidate_name(candidate), value(candidate)));
        }
    }
    let cells = tried.iter().take(1).flat_map(|candidate| candidate.terms.iter().map(|(id, _)| *id));
    format!("{}{}", words.join("，"), quote::assumed_zero(report, cells))
}

/// The value of a candidate in the unit its cell is in.
fn value(candidate: &Candidate) -> String {
    let in_wan = candidate.terms.first().is_some_and(|(id, _)| id.slot().unit == Unit::WanYuan);
    match candidate.value.shift_down(4).filter(|_| in_wan) {
        Some(amount) => format!("{amount}万元"),
        None => candidate.value.to_string(),
    }
}

/// The cells of a candidate: `“甲”“乙”之和`, `“甲”减去“乙”`.
fn candidate_name(candidate: &Candidate) -> String {
    let named = |off: bool| -> (String, usize) {
        let ids: Vec<CellId> =
            candidate.terms.iter().filter(|(_, minus)| *minus == off).map(|(id, _)| *id).collect();
        let groups = |id: &CellId| id.slot().row_line.above.last().copied();
        match ids.as_slice() {
            [first, .., last]
                if ids.len() > 3
                    && groups(first).is_some_and(|group| {
                        groups(last).is_some_and(|other| std::ptr::eq(group, other))
                    }) =>
            {
                (groups(first).map_or_else(String::new, |group| quote::quoted(quote::short(group))), 1)
            }
            [first, ..] if ids.len() > 3 => (format!("{}等{}格", quote::quoted(&name(*first)), ids.len()), 2),
            ids => (quote::labels(ids.iter().map(|id| quote::quoted(&name(*id)))), ids.len()),
        }
    };
    let (plus, count) = named(false);
    let (minus, taken) = named(true);
    let plus = if count > 1 { format!("{plus}之和") } else { plus };
    if taken == 0 { plus } else { format!("{plus}减去{minus}") }
}

/// A cell in one short name, as far as its labels tell it from others.
fn name(id: CellId) -> String {
    let slot = id.slot();
    match id.table {
        TableKey::Applications => {
            let row = quote::short(slot.row_line.node);
            if slot.column_line.node.is_total() {
                row.to_owned()
            } else {
                format!("{row}（{}）", slot.column_label())
            }
        }
        TableKey::Disputes => {
            let group = slot.column_line.above.last().map_or("", |node| node.label);
            format!("{group}{}", slot.column_label())
        }
        TableKey::Proactive => {
            let column = slot.column_label();
            format!("{}{}", slot.row_label(), column.split('（').next().unwrap_or(column))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disclosure_is_no_other_cause() {
        for other in ["因具体行政行为被提起行政诉讼", "因工伤认定被申请行政复议12件、", "因土地征收引发"]
        {
            assert!(names_other_cause(other), "{other}");
        }
        for came in ["被复议", "引发复议", "引起复议", "导致复议", "提起诉讼", "申请行政复议"]
        {
            assert!(names_other_cause(&format!("因土地征收{came}")), "{came}");
        }
        for word in OF_DISCLOSURE {
            assert!(!names_other_cause(&format!("全年因{word}被申请行政复议")), "{word}");
        }
        for none in [
            "因土地征收被复议1件，因政府信息公开被复议",
            "受疫情影响，",
            "因疫情影响，收到",
            "因疫情,引发",
            "",
        ] {
            assert!(!names_other_cause(none), "{none}");
        }
    }

    #[test]
    fn a_sentence_is_looked_at_as_far_as_it_is_near() {
        let text = "前一句。收到12件，其中2件撤回；后一句";
        let at = text.find("12件").expect("it stands there");
        assert_eq!(around(text, at, at + "12件".len()), ("收到", "，其中2件撤回"));
        assert_eq!(before(text, at), "前一句。收到");
        let long = "申".repeat(5000);
        for at in [0, 3, 7500, 15_000] {
            let (before, behind) = around(&long, at, at);
            assert!(before.len() <= REACH && behind.len() <= REACH, "{at}");
            assert_eq!((before.is_empty(), behind.is_empty()), (at == 0, at == 15_000), "{at}");
        }
        assert_eq!((around("", 0, 0), around("申", 9, 9), before("申", 1)), (("", ""), ("", ""), ""));
    }
}

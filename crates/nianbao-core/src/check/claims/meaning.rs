//! Which cells a claim can mean, and whether one of them holds its number. Knows the form's keys; knows no words.

use super::cells::{Cells, Sum, all, groups, minus, plus};
use super::number::Unit;
use super::words::act;
use super::{Base, Claim, Scope, Subject, Topic};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::found::TableState;
use crate::model::{Amount, Report};

/// Cells whose sum a claim can mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The cells; `true`: taken off.
    pub terms: Vec<(CellId, bool)>,
    /// What they come to.
    pub value: Amount,
}

/// What the tables say of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// These cells hold its number.
    Agrees(Candidate),
    /// The number stands elsewhere in the table: nothing to say.
    Elsewhere,
    /// No cell or sum it can mean holds its number; these were tried.
    Differs(Vec<Candidate>),
    /// There is nothing to hold it against, or it does not say enough.
    Unjudged,
}

/// Holds claims against the tables. Many are about the same, and mean the same cells.
pub(super) fn judge_all(report: &Report, claims: &mut [Claim]) {
    const KEPT: usize = 32;
    let mut known: Vec<(Subject, Vec<Candidate>)> = Vec::new();
    for claim in claims {
        let at = known.iter().position(|(subject, _)| *subject == claim.subject).unwrap_or_else(|| {
            if known.len() == KEPT {
                known.pop();
            }
            known.push((claim.subject, candidates(report, claim)));
            known.len() - 1
        });
        claim.verdict = judge(report, claim, &known[at].1);
    }
}

/// Holds a claim against the cells that it can mean.
fn judge(report: &Report, claim: &Claim, candidates: &[Candidate]) -> Verdict {
    let Some(table) = table(&claim.subject) else { return Verdict::Unjudged };
    let cells = Cells { report, table };
    let Some(first) = candidates.first() else { return Verdict::Unjudged };
    // Blank cells that a reader left open, or nobody filled yet, contradict nothing.
    let blank = |id: CellId| report.cell(id).is_none_or(|cell| cell.is_blank());
    if first.terms.iter().all(|(id, _)| blank(*id)) {
        return Verdict::Unjudged;
    }
    let fits = |value: Amount| {
        let distance = value - claim.number.value;
        let rounded = claim.number.unit == Unit::Yuan || claim.number.scale > 1;
        if rounded && !claim.number.about.is_estimate() {
            // Amounts and 2764.2万件 are rounded in running text: up, down or off.
            let ten = (0..claim.number.decimals).fold(1, |ten, _| ten * 10);
            distance.abs() * ten <= Amount::whole(claim.number.scale)
        } else {
            claim.number.about.allows(claim.number.value, value)
        }
    };
    // A claim that nothing happened means the first candidate; 0 stands in many other cells.
    if claim.number.value.is_zero() {
        let candidate = first.clone();
        let agrees = candidate.value.is_zero();
        return if agrees { Verdict::Agrees(candidate) } else { differs(claim, candidates) };
    }
    if let Some(candidate) = candidates.iter().find(|candidate| fits(candidate.value)) {
        return Verdict::Agrees(candidate.clone());
    }
    if !is_beyond(claim, candidates) && cells.hold(fits, &claim.subject) {
        return Verdict::Elsewhere;
    }
    differs(claim, candidates)
}

/// 办结45件, and 43 have an outcome.
fn is_beyond(claim: &Claim, candidates: &[Candidate]) -> bool {
    let closed = claim.subject.acts & (act::CLOSED | act::HANDLED | act::RECEIVED) == act::CLOSED;
    let applications = claim.subject.topics.is(Topic::Applications);
    closed && applications && candidates.iter().all(|candidate| candidate.value < claim.number.value)
}

/// The cells and sums of a report that a claim can mean; none where its table was not written or read.
pub(in crate::check) fn candidates(report: &Report, claim: &Claim) -> Vec<Candidate> {
    let Some(table) = table(&claim.subject) else { return Vec::new() };
    if report.table(table).is_blank() || unread(report, table) {
        return Vec::new();
    }
    let cells = Cells { report, table };
    match table {
        TableKey::Applications => applications(&cells, claim),
        TableKey::Disputes => disputes(&cells, claim),
        TableKey::Proactive => proactive(&cells, claim),
    }
}

/// The cells and sums that 申请量 can mean.
pub(in crate::check) fn received(report: &Report) -> Vec<Candidate> {
    let table = TableKey::Applications;
    if report.table(table).is_blank() || unread(report, table) {
        return Vec::new();
    }
    let cells = Cells { report, table };
    let sum = |row: &str| cells.sum(row, "total");
    let (received, total) = (sum("applications.new_received"), sum("applications.result.total"));
    let in_all = plus(&received, &sum("applications.carried_in"));
    let dealt_with = plus(&total, &sum("applications.carried_out"));
    all([received, in_all, total, dealt_with])
}

/// What shares of the applications can be of.
pub(in crate::check) fn wholes(report: &Report, base: Base) -> Vec<Amount> {
    shares_of(report, &Subject::default(), base).into_iter().map(|(_, whole)| whole).collect()
}

/// The parts of the applications that a subject names, each with its whole.
pub(in crate::check) fn shares_of(report: &Report, subject: &Subject, base: Base) -> Vec<(Amount, Amount)> {
    let table = TableKey::Applications;
    if report.table(table).is_blank() || unread(report, table) {
        return Vec::new();
    }
    let cells = Cells { report, table };
    let all = |column: &str| -> Option<[Candidate; 6]> {
        let sum = |row: &str| cells.sum(row, column);
        let (new, before) = (sum("applications.new_received"), sum("applications.carried_in"));
        let (closed, after) = (sum("applications.result.total"), sum("applications.carried_out"));
        let [without_other, answered] = <[Candidate; 2]>::try_from(answered(&cells, column)).ok()?;
        let (in_all, dealt_with) = (plus(&new, &before)?, plus(&closed, &after)?);
        Some([closed?, without_other, answered, new?, in_all, dealt_with])
    };
    let Some(wholes) = all("total") else { return Vec::new() };
    let parts = match (subject.row, subject.column) {
        (Some(row), None) => cells.sum(row, "total").map(|part| std::array::from_fn(|_| part.clone())),
        (None, Some(column)) => all(column),
        _ => Some(wholes.clone()),
    };
    let Some(parts) = parts else { return Vec::new() };
    let range = match base {
        Base::Closed => 0..3,
        Base::Received => 3..5,
        Base::Any => 0..6,
    };
    let pairs = parts.iter().zip(&wholes).map(|(part, whole)| (part.value, whole.value));
    pairs.skip(range.start).take(range.len()).collect()
}

fn differs(claim: &Claim, candidates: &[Candidate]) -> Verdict {
    let known_part = claim.scope == Scope::Portion
        && (claim.number.value.is_zero()
            || candidates.iter().any(|candidate| candidate.value >= claim.number.value));
    if !claim.firm || known_part { Verdict::Unjudged } else { Verdict::Differs(candidates.to_vec()) }
}

/// The table that counts what a claim is about.
pub(super) fn table(subject: &Subject) -> Option<TableKey> {
    let topics = subject.topics;
    if topics.is(Topic::Applications) {
        Some(TableKey::Applications)
    } else if topics.are_disputes() {
        Some(TableKey::Disputes)
    } else if topics.is_empty() || topics.has(Topic::Applications) || topics.has(Topic::ProcessingFee) {
        None
    } else {
        Some(TableKey::Proactive)
    }
}

/// Whether a file's table could not be read.
fn unread(report: &Report, table: TableKey) -> bool {
    report.found.as_deref().is_some_and(|found| found.table(table).state != TableState::Read)
}

fn applications(cells: &Cells<'_>, claim: &Claim) -> Vec<Candidate> {
    let subject = &claim.subject;
    let column = subject.column.unwrap_or("total");
    let sum = |row: &str| cells.sum(row, column);
    if let Some(row) = subject.row {
        let own = sum(row);
        return match row {
            "applications.result.granted" => {
                let partly = sum("applications.result.partly_granted");
                all([own.clone(), plus(&own, &partly)])
            }
            _ => all([own]),
        };
    }
    let carried = subject.acts & (act::CARRIED_IN | act::CARRIED_OUT);
    let (carried_in, carried_out) = (sum("applications.carried_in"), sum("applications.carried_out"));
    if carried != 0 {
        return match carried {
            act::CARRIED_IN => all([carried_in]),
            act::CARRIED_OUT => all([carried_out]),
            _ => all([carried_out, carried_in]),
        };
    }
    let received = sum("applications.new_received");
    let (total, in_all) = (sum("applications.result.total"), plus(&received, &carried_in));
    let of_this_year = minus(&total, &carried_in);
    let dealt_with = plus(&total, &carried_out);
    if subject.acts & act::RECEIVED != 0 || subject.acts & (act::CLOSED | act::HANDLED) == 0 {
        all([received, in_all, total, dealt_with])
    } else if subject.acts & act::CLOSED != 0 {
        let most = total.as_ref().map(|total| total.value);
        let mut candidates = all([total, received, in_all, of_this_year]);
        candidates.extend(answered(cells, column));
        // No more can be closed than have an outcome.
        candidates.retain(|candidate| subject.acts & act::HANDLED != 0 || Some(candidate.value) <= most);
        candidates
    } else {
        all([total, received, in_all, of_this_year])
    }
}

/// 答复 may leave out what was not dealt with: results without 不予处理 and 其他处理.
fn answered(cells: &Cells<'_>, column: &str) -> Vec<Candidate> {
    let total = cells.sum("applications.result.total", column);
    let other = cells.sum("applications.result.other", column);
    let without_other = minus(&total, &other);
    let refused = cells.sum("applications.result.not_processed", column);
    all([without_other.clone(), minus(&without_other, &refused)])
}

fn disputes(cells: &Cells<'_>, claim: &Claim) -> Vec<Candidate> {
    let subject = &claim.subject;
    let meant: Vec<&str> = groups(subject.topics).collect();
    let of = |groups: &[&str], ending: &str| -> Sum {
        let mut sum: Sum = None;
        for group in groups {
            let own = cells.sum("disputes", &format!("{group}.{ending}"));
            sum = if sum.is_none() { own } else { plus(&sum, &own) };
            sum.as_ref()?;
        }
        sum
    };
    let ending = match subject.ending {
        Some("decided") => {
            return all([minus(&of(&meant, "total"), &of(&meant, "pending")), of(&meant, "total")]);
        }
        Some(ending) => ending,
        None => "total",
    };
    let whole = of(&meant, ending);
    let mut candidates = all([whole.clone()]);
    if ending == "total" && !candidates.is_empty() {
        candidates.extend(minus(&whole, &of(&meant, "pending")));
        let parts = ["upheld", "corrected", "other", "pending"].map(|ending| of(&meant, ending));
        if let [Some(first), rest @ ..] = parts {
            candidates.extend(rest.iter().try_fold(first, |sum, part| plus(&Some(sum), part)));
        }
    }
    if meant.len() > 1 {
        candidates.extend(meant.iter().filter_map(|group| of(&[group], ending)));
    }
    candidates
}

fn proactive(cells: &Cells<'_>, claim: &Claim) -> Vec<Candidate> {
    let (subject, old) =
        (&claim.subject, !cells.slots().iter().any(|slot| slot.row_line.node.key == "proactive.rules"));
    let rows: &[(&str, Topic)] = &[
        ("rules", Topic::Rules),
        ("normative_docs", Topic::Documents),
        ("licensing", Topic::Licensing),
        ("penalties", Topic::Penalties),
        ("coercion", Topic::Coercion),
        ("admin_fees", Topic::AdminFees),
    ];
    let meant: Vec<&str> =
        rows.iter().filter(|(_, topic)| subject.topics.has(*topic)).map(|(row, _)| *row).collect();
    let documents = meant.iter().all(|row| matches!(*row, "rules" | "normative_docs"));
    let columns: &[&str] = match (documents, old) {
        (true, false) if subject.acts & act::IN_FORCE != 0 => &["in_force"],
        (true, false) if subject.acts & act::REPEALED != 0 => &["repealed"],
        (true, false) if subject.acts & (act::ISSUED | act::PUBLISHED) != 0 => &["issued"],
        (true, true) if subject.acts & act::ISSUED != 0 => &["made_new", "disclosed_new"],
        (true, true) if subject.acts & act::PUBLISHED != 0 => &["disclosed_new", "disclosed_total"],
        (true, _) => &[],
        (false, _) if meant == ["admin_fees"] && !old => &["amount_wan_yuan"],
        (false, _) => &["decisions"],
    };
    let prefix = if old { "proactive19" } else { "proactive" };
    let mut candidates = Vec::new();
    for column in columns {
        let mut sum: Sum = None;
        for row in &meant {
            let Some(own) = cells.sum(&format!("{prefix}.{row}"), column) else { return Vec::new() };
            sum = if sum.is_none() { Some(own) } else { plus(&sum, &Some(own)) };
        }
        candidates.extend(sum);
    }
    if columns == ["in_force"]
        && subject.acts & act::CHECKED != 0
        && let [row] = meant[..]
    {
        // Before they were gone through: 对现行有效的65件清理，废止2件.
        let repealed = cells.sum(&format!("{prefix}.{row}"), "repealed");
        candidates.extend(candidates.first().cloned().and_then(|kept| plus(&Some(kept), &repealed)));
    }
    if meant == ["admin_fees"] {
        // The cell is in 万元.
        for candidate in &mut candidates {
            candidate.value = candidate.value * 10_000;
        }
    }
    candidates
}

//! What the screen shows of the findings, and when: nothing about parts nobody has begun, nothing about a table in
//! progress, no change in mid-word. Findings kept back are kept back here and nowhere else. Mostly pure.

use std::rc::Rc;

use nianbao_core::check::{Finding, Outcome};
use nianbao_core::form::{Part, TableKey};
use nianbao_core::model::{Place, Report, TextPart};
use yew::prelude::*;

use super::sheet::asides::{self, Asides};
use super::sheet::marks::{self, CellMark};
use crate::hooks::{use_document, use_known, use_preferences, use_reading};
use crate::state::selectors::{self, Progress};
use crate::state::{DraftId, FindingKey};

/// Where on the sheet a note hangs: behind the piece it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title block.
    Head,
    /// The heading of a part.
    Part(Part),
    /// A piece of text.
    Text(TextPart),
    /// A table.
    Table(TableKey),
}

/// The block a place belongs to.
pub fn block(place: &Place) -> Block {
    match place {
        Place::Cell(id) => Block::Table(id.table),
        Place::Text(range) => Block::Text(range.part),
        Place::Part(part) => Block::Part(*part),
        Place::Meta(_) | Place::Report => Block::Head,
    }
}

/// A margin note: one finding, and those that only follow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Index into the outcome's findings.
    pub index: usize,
    /// The note's id on the page; stays while the finding stays.
    pub id: AttrValue,
    /// Where it hangs.
    pub block: Block,
    /// Findings folded under it.
    pub folded: Vec<usize>,
}

/// What the screen shows of the findings.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The report the findings are about.
    pub report: Rc<Report>,
    /// The findings shown, with their causes; indexes are those of this outcome, not of the check's own.
    pub outcome: Rc<Outcome>,
    /// The notes in printed order.
    pub slips: Vec<Slip>,
    /// Marks of the cells of the three tables.
    pub marks: [Rc<Vec<CellMark>>; 3],
}

impl PartialEq for Ledger {
    fn eq(&self, other: &Ledger) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Ledger {
    /// The ledger of a checked report while `table` is being filled.
    pub fn new(
        report: &Rc<Report>,
        outcome: &Outcome,
        table: Option<TableKey>,
        looked_at: Option<&FindingKey>,
    ) -> Ledger {
        let outcome = shown(report, outcome, table);
        let looked_at = looked_at.and_then(|key| key.find(&outcome));
        let slips = slips(&outcome);
        let id_of = |index: usize| {
            let slip = slips.iter().find(|slip| slip.index == index || slip.folded.contains(&index));
            slip.map(|slip| slip.id.clone())
        };
        let marks = TableKey::ALL.map(|table| Rc::new(marks::of(report, &outcome, table, id_of, looked_at)));
        Ledger { report: report.clone(), outcome: Rc::new(outcome), slips, marks }
    }

    /// The same with what lies beside the report marked in its cells.
    #[must_use]
    pub fn beside(mut self, asides: &Asides) -> Ledger {
        asides::add(&mut self.marks, &self.report, &self.outcome, asides);
        self
    }

    /// The finding of a slip.
    pub fn finding(&self, slip: &Slip) -> &Finding {
        &self.outcome.findings[slip.index]
    }
}

/// The outcome without what is kept back; causes point to the findings that remain.
fn shown(report: &Report, outcome: &Outcome, table: Option<TableKey>) -> Outcome {
    let keep: Vec<bool> = outcome.findings.iter().map(|finding| !held_back(report, finding, table)).collect();
    if keep.iter().all(|kept| *kept) {
        return outcome.clone();
    }
    let mut next = 0;
    let places: Vec<Option<usize>> = keep
        .iter()
        .map(|kept| {
            kept.then(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    let mut causes = outcome.causes.clone();
    for cause in &mut causes {
        cause.findings =
            cause.findings.iter().filter_map(|&index| places.get(index).copied().flatten()).collect();
    }
    let findings = outcome.findings.iter().zip(&keep).filter(|(_, kept)| **kept);
    let mut findings: Vec<Finding> = findings.map(|(finding, _)| finding.clone()).collect();
    // Whoever showed the cause may be among those kept back; then the next one shows it.
    for cause in &causes {
        if let Some(&first) = cause.findings.first() {
            findings[first].folded = false;
        }
    }
    Outcome { findings, causes, coverage: outcome.coverage.clone() }
}

/// Whether a finding is kept back. In a file that was read a missing part is missing; on a sheet that is being filled
/// it is only not begun.
fn held_back(report: &Report, finding: &Finding, table: Option<TableKey>) -> bool {
    let not_begun = report.found.is_none()
        && selectors::part_of(&finding.at)
            .is_some_and(|part| selectors::progress(report, part) == Progress::Blank);
    let in_progress = table.is_some_and(|table| {
        finding.places().any(|place| {
            matches!(place, Place::Cell(id) if id.table == table
                && report.cell(*id).is_some_and(|cell| cell.is_blank()))
        })
    });
    not_begun || in_progress
}

fn slips(outcome: &Outcome) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for (index, finding) in outcome.findings.iter().enumerate().filter(|(_, finding)| !finding.folded) {
        let name = format!("note-{}-{}", finding.rule.id(), place_key(&finding.at));
        let alike =
            slips.iter().filter(|slip| *slip.id == *name || slip.id.starts_with(&format!("{name}~"))).count();
        let id = if alike == 0 { name } else { format!("{name}~{}", alike + 1) };
        let folded = match finding.cause.and_then(|cause| outcome.causes.get(cause)) {
            Some(cause) if cause.findings.first() == Some(&index) => cause
                .findings
                .iter()
                .copied()
                .filter(|&other| other != index && outcome.findings[other].folded)
                .collect(),
            _ => Vec::new(),
        };
        slips.push(Slip { index, id: id.into(), block: block(&finding.at), folded });
    }
    slips
}

/// A place in a word that survives typing beside it.
fn place_key(place: &Place) -> String {
    match place {
        Place::Cell(id) => id.path().to_owned(),
        Place::Text(range) => range.part.key().to_owned(),
        Place::Part(part) => part.key().to_owned(),
        Place::Meta(field) => field.key().to_owned(),
        Place::Report => "report".to_owned(),
    }
}

/// What the writer is doing, as far as it decides what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    /// Something is being typed; nothing on the screen changes but that.
    typing: bool,
    /// The table being filled: from the first key until it is left.
    table: Option<TableKey>,
    /// The finding whose equation is looked at.
    looked_at: Option<FindingKey>,
}

/// What the writer does.
#[derive(Clone, Debug)]
pub enum FocusAction {
    /// A key was typed; where, when it was in a table.
    Typed(Option<TableKey>),
    /// The table that was being filled is left.
    TableLeft,
    /// A cell, a text or a field was left, or a change was made by a button.
    Settled,
    /// An equation is looked at, or none is.
    Look(Option<FindingKey>),
}

impl Reducible for Focus {
    type Action = FocusAction;

    fn reduce(self: Rc<Self>, action: FocusAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            FocusAction::Typed(table) => {
                next.typing = true;
                next.table = table.or(next.table);
            }
            FocusAction::TableLeft => next.table = None,
            FocusAction::Settled => next.typing = false,
            FocusAction::Look(key) => next.looked_at = key,
        }
        next.into()
    }
}

/// Tells the ledger what the writer does; never redraws.
pub type FocusDispatcher = UseReducerDispatcher<Focus>;

/// Properties of [`LedgerProvider`].
#[derive(Properties, PartialEq)]
pub struct LedgerProviderProps {
    /// The page.
    pub children: Children,
}

#[derive(Clone, PartialEq)]
struct Open(Rc<Ledger>);

/// What a ledger is made from; it is made anew only when one of them differs.
struct Made {
    draft: DraftId,
    focus: Focus,
    outcome: Rc<Outcome>,
    asides: Asides,
    ledger: Rc<Ledger>,
}

/// Keeps the ledger in step with the report, and hands it down.
#[component]
pub fn LedgerProvider(props: &LedgerProviderProps) -> Html {
    let document = use_document();
    let known = use_known();
    let focus = use_reducer_eq(Focus::default);
    let asides = Asides {
        previous: document.previous().cloned(),
        all: use_preferences().get().last_year,
        links: use_reading().links().clone(),
    };
    let made = use_mut_ref(|| None::<Made>);
    let ledger = {
        let mut made = made.borrow_mut();
        let still = made.as_ref().filter(|made| {
            let unchanged = || {
                Rc::ptr_eq(&made.ledger.report, document.report())
                    && made.focus == *focus
                    && made.asides == asides
                    && Rc::ptr_eq(&made.outcome, &known.outcome())
            };
            // While a key is typed nobody asks what is known.
            made.draft == *document.id() && (focus.typing || unchanged())
        });
        match still {
            Some(made) => made.ledger.clone(),
            None => {
                let (outcome, looked_at) = (known.outcome(), focus.looked_at.as_ref());
                let ledger = Ledger::new(document.report(), &outcome, focus.table, looked_at).beside(&asides);
                let ledger = Rc::new(ledger);
                *made = Some(Made {
                    draft: document.id().clone(),
                    focus: (*focus).clone(),
                    outcome,
                    asides,
                    ledger: ledger.clone(),
                });
                ledger
            }
        }
    };
    html! {
        <ContextProvider<FocusDispatcher> context={focus.dispatcher()}>
        <ContextProvider<Open> context={Open(ledger)}>
            { props.children.clone() }
        </ContextProvider<Open>>
        </ContextProvider<FocusDispatcher>>
    }
}

const OUTSIDE: &str = "used outside LedgerProvider";

/// What the screen shows of the findings; redraws when that changes.
#[hook]
pub fn use_ledger() -> Rc<Ledger> {
    use_context::<Open>().expect(OUTSIDE).0
}

/// Means to tell the ledger what the writer does; never redraws.
#[hook]
pub fn use_focus() -> FocusDispatcher {
    use_context().expect(OUTSIDE)
}

#[cfg(test)]
mod tests {
    use nianbao_core::check::{Context, Severity, check};
    use nianbao_core::model::Edit;

    use super::*;
    use crate::state::zero;

    /// Table B all 0 but 5 received and 4 answered, and nothing carried over.
    fn unbalanced() -> Report {
        let mut report = Report::for_year(2024);
        report.apply(zero::fill(&report.clone(), TableKey::Applications));
        for (path, raw) in [("new_received", "5"), ("result.granted", "4"), ("result.total", "4")] {
            for column in ["natural_person", "total"] {
                let id = report.find(&format!("applications.{path}@{column}")).unwrap();
                report.apply(Edit::Cell { id, raw: raw.into() });
            }
        }
        report
    }

    fn ledger(report: Report, table: Option<TableKey>) -> Ledger {
        let report = Rc::new(report);
        Ledger::new(&report, &check(&report, &Context::default()), table, None)
    }

    #[test]
    fn parts_nobody_has_begun_are_left_in_peace() {
        let ledger = ledger(Report::for_year(2024), None);
        let parts = ledger.slips.iter().filter_map(|slip| selectors::part_of(&ledger.finding(slip).at));
        assert_eq!(parts.count(), 0);
    }

    #[test]
    fn a_finding_hangs_behind_its_table_and_marks_both_sides() {
        let ledger = ledger(unbalanced(), None);
        let errors: Vec<&Slip> =
            ledger.slips.iter().filter(|slip| ledger.finding(slip).severity == Severity::Error).collect();
        assert_eq!(errors.len(), 1, "what only follows is folded");
        assert_eq!(errors[0].block, Block::Table(TableKey::Applications));
        let find = |path: &str| usize::from(ledger.report.find(path).unwrap().index);
        let marks = &ledger.marks[TableKey::Applications as usize];
        let here = &marks[find("applications.carried_out@natural_person")];
        assert_eq!(here.at, Some(Severity::Error));
        assert_eq!(here.notes.as_deref(), Some(errors[0].id.as_str()));
        assert!(marks[find("applications.new_received@natural_person")].related);
        assert!(!marks[find("applications.new_received@org.other")].related);
    }

    #[test]
    fn a_table_being_filled_is_not_told_of_its_blanks() {
        let mut report = Report::for_year(2024);
        let id = report.find("disputes.review.upheld").unwrap();
        report.set(id, "0");
        let shown = |table| ledger(report.clone(), table).slips.len();
        assert!(shown(None) > shown(Some(TableKey::Disputes)));
        assert_eq!(shown(None), shown(Some(TableKey::Proactive)));
    }

    #[test]
    fn notes_keep_their_ids_and_no_two_share_one() {
        let ledger = ledger(unbalanced(), None);
        let mut ids: Vec<&str> = ledger.slips.iter().map(|slip| slip.id.as_str()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

//! The open report: what it holds, how it came about, how to take it back. Pure: knows no browser and no storage.

use std::rc::Rc;

use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Edit, Report};
use nianbao_io::project::Previous;
use yew::Reducible;

use super::block::{Block, Decide, Matrix};
use super::draft::DraftId;
use super::history::{MergeKey, Step, Steps, join};
use super::totals::{self, Before, Difference, Totals};
use super::zero;

/// The open report with its history.
#[derive(Clone, Debug)]
pub struct Document {
    id: DraftId,
    report: Rc<Report>,
    totals: Totals,
    previous: Option<Rc<Previous>>,
    asking: Option<Rc<[Difference]>>,
    block: Option<Rc<Block>>,
    undo: Steps,
    redo: Steps,
    revision: u64,
}

/// What can happen to the open report.
#[derive(Clone, Debug)]
pub enum Action {
    /// Makes a change, as one step that can be taken back.
    Edit {
        /// The change.
        edit: Edit,
        /// What it is called in the history, such as `填写 自然人`.
        name: String,
        /// What is being typed in; `None` for anything but typing.
        merge: Option<MergeKey>,
    },
    /// Ends typing (the cell or text is left): what follows is a step of its own.
    Break,
    /// Takes the last step back.
    Undo,
    /// Makes the step again that was taken back last.
    Redo,
    /// Chooses who fills the computed cells. When typed totals differ from the sums, it asks first, see
    /// [`Document::asking`].
    Totals(Totals),
    /// Answers the question: writes the sums over the differing totals.
    ConfirmTotals,
    /// Answers the question: everything stays as it is.
    KeepTotals,
    /// 全部为零: fills a table with 0.
    Zero(TableKey),
    /// Puts a pasted block into the table of a cell: at once when it is obvious where, else it waits for a decision,
    /// see [`Document::block`].
    Paste {
        /// The block.
        block: Matrix,
        /// The cell with the focus.
        at: CellId,
        /// The text of the clipboard.
        text: Rc<str>,
    },
    /// Decides about a pasted block.
    Block(Decide),
    /// Lays last year's report beside this one, another one in its place, or takes it away.
    Previous(Option<Rc<Previous>>),
    /// Keeps the report as another draft from now on.
    Rename(DraftId),
    /// Puts another report on the desk; its history begins here.
    Open {
        /// The report.
        report: Rc<Report>,
        /// The draft it is kept as.
        id: DraftId,
        /// Who fills its computed cells; `None` decides by what it holds, see [`Totals::fitting`].
        totals: Option<Totals>,
        /// Last year's report beside it.
        previous: Option<Rc<Previous>>,
    },
}

impl Document {
    /// A report on the desk.
    pub fn new(report: impl Into<Rc<Report>>, id: DraftId, totals: Option<Totals>) -> Document {
        let report = report.into();
        let totals = totals.unwrap_or_else(|| Totals::fitting(&report));
        let (undo, redo) = Default::default();
        let (previous, asking, block) = (None, None, None);
        Document { id, report, totals, previous, asking, block, undo, redo, revision: 0 }
    }

    /// The same with last year's report beside it.
    #[must_use]
    pub fn beside(self, previous: Option<Rc<Previous>>) -> Document {
        Document { previous, ..self }
    }

    /// Last year's report, when one lies beside this one.
    pub fn previous(&self) -> Option<&Rc<Previous>> {
        self.previous.as_ref()
    }

    /// The report. A new pointer after every change and only then.
    pub fn report(&self) -> &Rc<Report> {
        &self.report
    }

    /// The draft it is kept as.
    pub fn id(&self) -> &DraftId {
        &self.id
    }

    /// Who fills the computed cells.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Typed totals that differ from their sums, while the page asks whether to overwrite them.
    pub fn asking(&self) -> Option<&Rc<[Difference]>> {
        self.asking.as_ref()
    }

    /// A pasted block: waiting for a decision, or filled in by the last change.
    pub fn block(&self) -> Option<&Rc<Block>> {
        self.block.as_ref()
    }

    /// Counts the changes since the report was opened.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.undo.last().is_some()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        self.redo.last().is_some()
    }

    /// What [`Action::Undo`] would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.undo.last().map(|step| &*step.name)
    }

    /// What [`Action::Redo`] would make again.
    pub fn redo_name(&self) -> Option<&str> {
        self.redo.last().map(|step| &*step.name)
    }

    fn edit(&mut self, edit: Edit, name: String, merge: Option<MergeKey>) {
        let ends_clause = ends_clause(&edit);
        let totals = self.totals;
        let mut report = (*self.report).clone();
        let inverse = match self.totals {
            Totals::Typed => report.apply(edit),
            Totals::Computed => {
                let touched = TableKey::ALL.into_iter().filter(|&table| touches(&edit, table));
                let before: Vec<Before> = touched.map(|table| Before::of(&report, table)).collect();
                let writes_totals = writes_totals(&edit);
                let inverse = report.apply(edit);
                if writes_totals && !totals::differences(&report).is_empty() {
                    // The change itself says what stands in computed cells, and it is not the sum: keep its word.
                    self.totals = Totals::Typed;
                    inverse
                } else {
                    let follow = before.iter().flat_map(|before| before.follow(&report)).collect();
                    Edit::Many(vec![report.apply(Edit::Many(follow)), inverse])
                }
            }
        };
        if report == *self.report && self.totals == totals {
            return;
        }
        self.replace(report);
        self.redo.clear();
        let previous = self.previous.clone();
        let merge_on = if ends_clause { None } else { merge };
        let mut step = Step { name: name.into(), inverse, totals, previous, merge: merge_on };
        let joins = self.undo.last().is_some_and(|last| merge.is_some() && last.merge == merge);
        if let Some(last) = joins.then(|| self.undo.pop()).flatten() {
            step.inverse = join(step.inverse, &last.inverse);
            step.name = last.name.clone();
            step.totals = last.totals;
            step.previous = last.previous.clone();
        }
        self.undo.push(step);
    }

    /// Another state of the report: questions about the one before are gone.
    fn replace(&mut self, report: Report) {
        self.report = Rc::new(report);
        self.revision += 1;
        self.asking = None;
        self.block = None;
    }

    /// Fills in the block being decided on, the way being looked at.
    fn take_block(&mut self, block: &Block) {
        if let Some(plan) = block.plan() {
            self.undo.close();
            self.edit(plan.edit(), format!("粘贴{}格", plan.placed), None);
        }
        self.block = Some(Rc::new(block.taken()));
    }

    /// Applies the inverse of `step` and returns the step that takes this back.
    fn revert(&mut self, step: &Step) -> Step {
        let mut report = (*self.report).clone();
        let inverse = report.apply(step.inverse.clone());
        let totals = std::mem::replace(&mut self.totals, step.totals);
        let previous = std::mem::replace(&mut self.previous, step.previous.clone());
        self.replace(report);
        Step { name: step.name.clone(), inverse, totals, previous, merge: None }
    }

    /// Changes who fills the computed cells, writing `edits` in the same step.
    fn switch_totals(&mut self, to: Totals, edits: Vec<Edit>) {
        let mut report = (*self.report).clone();
        let inverse = report.apply(Edit::Many(edits));
        let totals = std::mem::replace(&mut self.totals, to);
        self.replace(report);
        self.redo.clear();
        let name = match to {
            Totals::Computed => "改为自动合计",
            Totals::Typed => "改为手填核对",
        };
        let previous = self.previous.clone();
        self.undo.push(Step { name: name.into(), inverse, totals, previous, merge: None });
    }

    /// Lays another of last year's reports beside this one, or none.
    fn lay_beside(&mut self, to: Option<Rc<Previous>>) {
        let name = if to.is_some() { "打开上年报告" } else { "移去上年报告" };
        let previous = std::mem::replace(&mut self.previous, to);
        self.revision += 1;
        self.redo.clear();
        self.undo.close();
        let (inverse, totals) = (Edit::Many(Vec::new()), self.totals);
        self.undo.push(Step { name: name.into(), inverse, totals, previous, merge: None });
    }
}

impl Reducible for Document {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Edit { edit, name, merge } => next.edit(edit, name, merge),
            Action::Break => {
                if self.undo.last().is_none_or(|step| step.merge.is_none()) {
                    return self;
                }
                next.undo.close();
            }
            Action::Undo => {
                let Some(step) = next.undo.pop() else { return self };
                let back = next.revert(&step);
                next.redo.push(back);
            }
            Action::Redo => {
                let Some(step) = next.redo.pop() else { return self };
                let back = next.revert(&step);
                next.undo.push(back);
            }
            Action::Totals(to) if to == self.totals => {
                if self.asking.is_none() {
                    return self;
                }
                next.asking = None;
            }
            Action::Totals(Totals::Typed) => next.switch_totals(Totals::Typed, Vec::new()),
            Action::Totals(Totals::Computed) => {
                let differing = totals::differences(&self.report);
                // Blank totals lose nothing when they are filled; anything else is asked about.
                if differing.iter().all(|difference| difference.raw.trim().is_empty()) {
                    next.switch_totals(Totals::Computed, totals::settle(&self.report));
                } else {
                    next.asking = Some(differing.into());
                }
            }
            Action::ConfirmTotals => {
                if self.asking.is_none() {
                    return self;
                }
                next.switch_totals(Totals::Computed, totals::settle(&self.report));
            }
            Action::KeepTotals => {
                if self.asking.is_none() {
                    return self;
                }
                next.asking = None;
            }
            Action::Zero(table) => {
                next.edit(zero::fill(&self.report, table), "全部为零".into(), None);
            }
            Action::Paste { block, at, text } => {
                let block = Block::new(&self.report, self.totals, &block, at, text);
                if block.is_obvious() { next.take_block(&block) } else { next.block = Some(Rc::new(block)) }
            }
            Action::Block(decide) => {
                let Some(block) = self.block.clone() else { return self };
                match decide {
                    Decide::Show(shown) => next.block = Some(Rc::new(Block { shown, ..(*block).clone() })),
                    Decide::Take => next.take_block(&block),
                    Decide::Leave => next.block = None,
                }
            }
            Action::Previous(to) => {
                if to.is_none() && self.previous.is_none() {
                    return self;
                }
                next.lay_beside(to);
            }
            Action::Rename(id) => next.id = id,
            Action::Open { report, id, totals, previous } => {
                let document = Document::new(report, id, totals).beside(previous);
                next = Document { revision: self.revision + 1, ..document };
            }
        }
        Rc::new(next)
    }
}

impl PartialEq for Document {
    /// Documents are equal when nothing on the screen would differ.
    fn eq(&self, other: &Document) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
            && self.id == other.id
            && self.revision == other.revision
            && self.totals == other.totals
            && same(self.previous.as_ref(), other.previous.as_ref())
            && self.asking == other.asking
            && self.block == other.block
    }
}

/// Whether the same report of last year lies there.
pub fn same(one: Option<&Rc<Previous>>, other: Option<&Rc<Previous>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// Typing joins into one step up to the end of a clause, so that undo takes back a clause and not a page.
fn ends_clause(edit: &Edit) -> bool {
    matches!(edit, Edit::Text { text, .. } if text.ends_with(['\n', '。', '；']))
}

fn touches(edit: &Edit, table: TableKey) -> bool {
    match edit {
        Edit::Cell { id, .. } => id.table == table,
        Edit::Table(data) => data.key() == table,
        Edit::Report(_) => true,
        Edit::Many(edits) => edits.iter().any(|edit| touches(edit, table)),
        _ => false,
    }
}

fn writes_totals(edit: &Edit) -> bool {
    match edit {
        Edit::Cell { id, .. } => id.slot().computed,
        Edit::Table(_) | Edit::Report(_) => true,
        Edit::Many(edits) => edits.iter().any(writes_totals),
        _ => false,
    }
}

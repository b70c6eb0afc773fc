//! Undo and redo: named steps, each holding the change that takes it back. Knows nothing of the screen.

use std::rc::Rc;

use nianbao_core::form::path::CellId;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Edit, TextPart};
use nianbao_io::project::Previous;

use super::totals::Totals;

/// Steps kept; the oldest go first.
const STEPS: usize = 500;

/// What is being typed in. Consecutive edits with one key are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeKey {
    /// Typing in a cell.
    Cell(CellId),
    /// Typing in a piece of text.
    Text(TextPart),
    /// Typing in a field of the head.
    Meta(MetaField),
}

/// One step back or forth.
#[derive(Debug)]
pub(super) struct Step {
    /// What was done, such as `填写 自然人`.
    pub(super) name: Rc<str>,
    /// Takes it back.
    pub(super) inverse: Edit,
    /// How totals were kept before the step.
    pub(super) totals: Totals,
    /// Last year's report beside it before the step.
    pub(super) previous: Option<Rc<Previous>>,
    /// What was being typed in, while more typing may join the step.
    pub(super) merge: Option<MergeKey>,
}

/// A stack of steps, cheap to copy.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps(Vec<Rc<Step>>);

impl Steps {
    pub(super) fn push(&mut self, step: Step) {
        if self.0.len() == STEPS {
            self.0.remove(0);
        }
        self.0.push(Rc::new(step));
    }

    pub(super) fn pop(&mut self) -> Option<Rc<Step>> {
        self.0.pop()
    }

    pub(super) fn last(&self) -> Option<&Step> {
        self.0.last().map(Rc::as_ref)
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Ends typing: what follows is a step of its own.
    pub(super) fn close(&mut self) {
        if let Some(last) = self.0.pop() {
            let Step { name, inverse, totals, previous, .. } = &*last;
            let (name, inverse, previous) = (name.clone(), inverse.clone(), previous.clone());
            let closed = Step { name, inverse, totals: *totals, previous, merge: None };
            self.0.push(Rc::new(closed));
        }
    }
}

/// Joins inverse edits made one after another, the newest first, into one that does the same and does not grow with
/// every key: of several writes to one target only the last counts.
pub(super) fn join(newest: Edit, older: &Edit) -> Edit {
    let mut all = Vec::new();
    flatten(newest, &mut all);
    flatten(older.clone(), &mut all);
    if !all.iter().all(|edit| matches!(edit, Edit::Cell { .. } | Edit::Text { .. } | Edit::Meta(_))) {
        return Edit::Many(all);
    }
    let mut kept: Vec<Edit> = Vec::new();
    for edit in all.into_iter().rev() {
        if !kept.iter().any(|other| same_target(other, &edit)) {
            kept.push(edit);
        }
    }
    kept.reverse();
    Edit::Many(kept)
}

fn flatten(edit: Edit, into: &mut Vec<Edit>) {
    match edit {
        Edit::Many(edits) => edits.into_iter().for_each(|edit| flatten(edit, into)),
        other => into.push(other),
    }
}

fn same_target(a: &Edit, b: &Edit) -> bool {
    match (a, b) {
        (Edit::Cell { id: a, .. }, Edit::Cell { id: b, .. }) => a == b,
        (Edit::Text { part: a, .. }, Edit::Text { part: b, .. }) => a == b,
        (Edit::Meta(_), Edit::Meta(_)) => true,
        _ => false,
    }
}

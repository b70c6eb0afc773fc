//! A block of numbers pasted into a table: where it belongs, what it would change, and whether that is obvious. Pure.

mod copy;
mod labels;
mod markup;
mod matrix;
mod plan;

use std::rc::Rc;

use nianbao_core::form::path::CellId;
use nianbao_core::model::Report;

pub use copy::{as_html, as_text};
pub use matrix::Matrix;
pub use plan::{Filled, Plan};

use super::Totals;

/// A block that was pasted: being decided on, or just filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The cell with the focus.
    pub at: CellId,
    /// The text of the clipboard, for reading it as a whole report instead.
    pub text: Rc<str>,
    /// The ways it can be put in, the most likely first; empty once it was.
    pub plans: Vec<Plan>,
    /// The way being looked at.
    pub shown: usize,
    /// What was done, in a sentence.
    pub done: String,
}

/// What can be decided about a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decide {
    /// Looks at another way.
    Show(usize),
    /// Fills in the way being looked at.
    Take,
    /// Fills in nothing.
    Leave,
}

/// What was pasted, if it is a block: plain text, and HTML when there is some.
#[inline(never)]
pub fn pasted(text: &str, html: &str) -> Option<Matrix> {
    Matrix::pasted(text, markup::rows(html))
}

impl Block {
    /// Weighs a block pasted at a cell.
    #[inline(never)]
    pub fn new(report: &Report, totals: Totals, block: &Matrix, at: CellId, text: Rc<str>) -> Block {
        let plans = plan::all(report, totals, block, at);
        Block { at, text, plans, shown: 0, done: String::new() }
    }

    /// The way being looked at.
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.get(self.shown)
    }

    /// Whether there is one obvious way, to be taken at once.
    pub fn is_obvious(&self) -> bool {
        self.plan().is_some_and(|plan| plan.doubts.is_empty())
    }

    /// The block once a way was taken: what the page says of it.
    pub(super) fn taken(&self) -> Block {
        let plan = self.plan();
        let (filled, kept) = plan.map_or((0, 0), |plan| (plan.placed, plan.kept));
        let mut done = match plan {
            Some(plan) if plan.cells.is_empty() => "粘贴的内容与原有的相同，没有改动".to_owned(),
            _ => format!("已填入{filled}格，可以撤销"),
        };
        if kept > 0 {
            done.push_str(&format!("；另有{kept}格粘贴的是空白，保持原样"));
        }
        done.push('。');
        Block { plans: Vec::new(), done, ..self.clone() }
    }
}

#[cfg(test)]
mod tests;

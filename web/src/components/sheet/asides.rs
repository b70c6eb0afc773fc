//! What a cell shows from elsewhere: last year's figure, and what the text says of it. Pure.

use std::rc::Rc;

use nianbao_core::check::Outcome;
use nianbao_core::check::quote;
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::succession::{self, Stock};
use nianbao_core::model::{Place, Report, TextPart};
use nianbao_io::project::Previous;

use super::marks::CellMark;
use crate::components::names;
use crate::state::document::same;
use crate::state::links::Links;

/// What lies beside the open report, for the marks of its cells.
#[derive(Clone, Debug)]
pub struct Asides {
    /// Last year's report.
    pub previous: Option<Rc<Previous>>,
    /// Whether every cell shows last year's figure; otherwise those do that a finding on both years is about.
    pub all: bool,
    /// Numbers of the text tied to cells.
    pub links: Rc<Links>,
}

impl PartialEq for Asides {
    fn eq(&self, other: &Asides) -> bool {
        same(self.previous.as_ref(), other.previous.as_ref())
            && self.all == other.all
            && (Rc::ptr_eq(&self.links, &other.links) || self.links == other.links)
    }
}

/// Adds to the marks of all cells what lies beside them.
pub fn add(marks: &mut [Rc<Vec<CellMark>>; 3], report: &Report, outcome: &Outcome, asides: &Asides) {
    let mut mark = |id: CellId, change: &mut dyn FnMut(&mut CellMark)| {
        let own = report.table(id.table).edition() == id.edition;
        let marks = Rc::make_mut(&mut marks[id.table as usize]);
        if let Some(mark) = marks.get_mut(usize::from(id.index)).filter(|_| own) {
            change(mark);
        }
    };
    for said in asides.links.said(report).chunk_by(|one, other| one.0 == other.0) {
        mark(said[0].0, &mut |mark| mark.said = Some(words(report, said).into()));
    }
    let Some(previous) = asides.previous.as_deref().map(|previous| &previous.report) else { return };
    for (id, words) in
        figures(report, previous, asides.all.then_some(()).map_or_else(|| about(outcome), |()| None))
    {
        mark(id, &mut |mark| mark.before = Some(words.clone().into()));
    }
}

/// The cells that open findings on both years are about.
fn about(outcome: &Outcome) -> Option<Vec<CellId>> {
    let open = outcome.findings.iter().filter(|finding| {
        finding.is_open() && finding.rule.own().is_some_and(|rule| rule.id.starts_with('Y'))
    });
    let places = open.flat_map(|finding| finding.places());
    let cells = places.filter_map(|place| match place {
        Place::Cell(id) => Some(*id),
        _ => None,
    });
    Some(cells.collect())
}

/// Last year's figures in words: of these cells, or of all; a stock that is not written yet always shows what it goes
/// on from.
fn figures(report: &Report, previous: &Report, only: Option<Vec<CellId>>) -> Vec<(CellId, String)> {
    let stock = succession::stock(report, previous);
    let carried = succession::carried(report, previous);
    let wanted = |id: CellId| {
        let unwritten =
            stock.iter().any(|one| one.id == id) && report.cell(id).is_some_and(|cell| cell.is_blank());
        unwritten || only.as_ref().is_none_or(|only| only.contains(&id))
    };
    let mut figures = Vec::new();
    for table in TableKey::ALL {
        for (id, _) in report.table(table).cells().filter(|(id, _)| wanted(*id)) {
            // What was taken over is held against what last year left, not against what it had taken over itself.
            let left = carried.iter().find(|(now, _)| *now == id).map(|(_, left)| *left);
            let Some(cell) = left.or_else(|| previous.find(id.path())).and_then(|id| previous.cell(id))
            else {
                continue;
            };
            let words = match (stock.iter().find(|one| one.id == id), left) {
                (Some(one), _) => stock_words(one),
                (None, Some(_)) => format!("上年留{}", quote::content(cell)),
                (None, None) => format!("上年{}", quote::content(cell)),
            };
            figures.push((id, words));
        }
    }
    figures
}

/// `上年12，加3减1为14`, as far as it can be told.
fn stock_words(stock: &Stock) -> String {
    match (stock.changes, stock.due()) {
        (Some((issued, repealed)), Some(due)) => {
            format!("上年{}，＋{issued}－{repealed}＝{due}", stock.before)
        }
        _ => format!("上年{}", stock.before),
    }
}

/// What the text says of a cell: `一、总体情况：“收到申请5件”`.
fn words(report: &Report, said: &[(CellId, TextPart, String)]) -> String {
    let quoted = said.iter().map(|(_, part, words)| {
        format!("{}：{}", names::text_name(report.edition(), *part), quote::quoted(words))
    });
    format!("正文说到这一格，{}", quoted.collect::<Vec<_>>().join("；"))
}

#[cfg(test)]
mod tests {
    use nianbao_core::check::{Context, check};

    use super::*;

    fn set(report: &mut Report, path: &str, raw: &str) {
        let id = report.find(path).unwrap();
        report.set(id, raw);
    }

    #[test]
    fn figures_of_last_year_stand_at_the_cells_a_finding_is_about() {
        let (mut now, mut before) = (Report::for_year(2024), Report::for_year(2023));
        for path in ["natural_person", "total"] {
            set(&mut before, &format!("applications.carried_out@{path}"), "5");
            set(&mut before, &format!("applications.carried_in@{path}"), "9");
            set(&mut now, &format!("applications.carried_in@{path}"), "3");
        }
        set(&mut before, "proactive.normative_docs.in_force", "12");
        set(&mut now, "proactive.normative_docs.issued", "3");
        let context = Context { previous: Some(&before), ..Context::default() };
        let outcome = check(&now, &context);
        let shown = |now: &Report, only| -> Vec<(String, String)> {
            let all = figures(now, &before, only).into_iter();
            all.map(|(id, words)| (id.path().to_owned(), words)).collect()
        };
        let own = |path: &str, words: &str| (path.to_owned(), words.to_owned());
        let expected = [
            own("proactive.normative_docs.in_force", "上年12"),
            own("applications.carried_in@natural_person", "上年留5"),
            own("applications.carried_in@total", "上年留5"),
        ];
        assert_eq!(shown(&now, about(&outcome)), expected);
        assert_eq!(shown(&now, None).len(), 200);
        set(&mut now, "proactive.normative_docs.repealed", "1");
        assert!(
            shown(&now, Some(Vec::new()))
                .contains(&own("proactive.normative_docs.in_force", "上年12，＋3－1＝14"))
        );
    }
}

//! The open report, its findings and where the reader is, handed down as contexts.

use std::ops::Deref;
use std::rc::Rc;

use nianbao_core::check::Finding;
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Date, Edit, Meta, Report, TextPart};
use yew::prelude::*;

use super::checker::{Checker, Known, use_check};
use super::reading::{ReadingHandle, use_followed};
use crate::state::beside::Beside;
use crate::state::document::{Action, Document};
use crate::state::history::MergeKey;
use crate::state::totals::Totals;
use crate::state::{edition, explain};

/// The open report, for components that show it. Redraws on every change.
#[derive(Clone, PartialEq)]
pub struct DocumentHandle {
    document: Rc<Document>,
    dispatch: Dispatch,
    live: UseReducerHandle<Document>,
}

impl DocumentHandle {
    /// The report.
    pub fn report(&self) -> &Rc<Report> {
        self.document.report()
    }

    /// The document of this very moment, even between an action and the redraw it causes.
    pub fn live(&self) -> &UseReducerHandle<Document> {
        &self.live
    }

    /// For changes; the same as [`use_dispatch`].
    pub fn dispatch(&self) -> &Dispatch {
        &self.dispatch
    }
}

impl Deref for DocumentHandle {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.document
    }
}

/// Changes the open report. Stays the same for the life of the page, so holding it redraws nothing.
#[derive(Clone, PartialEq)]
pub struct Dispatch(UseReducerDispatcher<Document>);

impl Dispatch {
    /// Any action.
    pub fn act(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// Makes a change as one step with a name.
    pub fn edit(&self, edit: Edit, name: impl Into<String>) {
        self.act(Action::Edit { edit, name: name.into(), merge: None });
    }

    /// Writes a cell while it is typed in; the step is named after the row, or the column where there is no row.
    pub fn set_cell(&self, id: CellId, raw: impl Into<String>) {
        let slot = id.slot();
        let label = if slot.row_label().is_empty() { slot.column_label() } else { slot.row_label() };
        let edit = Edit::Cell { id, raw: raw.into() };
        self.act(Action::Edit { edit, name: format!("填写 {label}"), merge: Some(MergeKey::Cell(id)) });
    }

    /// Writes a piece of text while it is typed in.
    pub fn set_text(&self, part: TextPart, text: impl Into<String>, name: impl Into<String>) {
        let edit = Edit::Text { part, text: text.into() };
        self.act(Action::Edit { edit, name: name.into(), merge: Some(MergeKey::Text(part)) });
    }

    /// Writes the head while `field` is typed in. Blank tables change to the form the year requires.
    pub fn set_meta(&self, report: &Report, meta: Meta, field: MetaField) {
        let edit = edition::meta_edit(report, meta);
        self.act(Action::Edit {
            edit, name: "填写基本信息".into(), merge: Some(MergeKey::Meta(field))
        });
    }

    /// The cell or text is left.
    pub fn end_typing(&self) {
        self.act(Action::Break);
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.act(Action::Undo);
    }

    /// Makes it again.
    pub fn redo(&self) {
        self.act(Action::Redo);
    }

    /// Chooses who fills the computed cells; may ask first, see [`Document::asking`].
    pub fn choose_totals(&self, totals: Totals) {
        self.act(Action::Totals(totals));
    }

    /// 全部为零.
    pub fn zero(&self, table: TableKey) {
        self.act(Action::Zero(table));
    }

    /// Keeps the filer's reason for a finding.
    pub fn explain(&self, report: &Report, finding: &Finding, reason: &str, by: &str, on: Option<Date>) {
        self.edit(explain::explain(report, finding, reason, by, on), "填写说明");
    }

    /// Removes the filer's reason for a finding.
    pub fn unexplain(&self, report: &Report, finding: &Finding) {
        self.edit(explain::remove(report, finding), "删除说明");
    }
}

/// What stays the same for the life of the page. One context for all of it: each kind of context weighs.
#[derive(Clone, PartialEq)]
struct Fixed {
    dispatch: Dispatch,
    checker: Rc<Checker>,
}

/// Properties of [`DocumentProvider`].
#[derive(Properties, PartialEq)]
pub struct DocumentProviderProps {
    /// What lies on the desk at the start.
    pub initial: Rc<Document>,
    /// The page.
    pub children: Children,
}

/// Holds the open report, has it checked, and hands both down.
#[component]
pub fn DocumentProvider(props: &DocumentProviderProps) -> Html {
    let initial = props.initial.clone();
    let reducer = use_reducer_eq(move || (*initial).clone());
    let document = Rc::new((*reducer).clone());
    let dispatch = Dispatch(reducer.dispatcher());
    let previous = document.previous().map(|previous| previous.report.clone());
    let beside = Rc::new(Beside { previous, ..Beside::default() });
    let (checker, known, heard) = use_check(document.id(), document.report(), &beside);
    let reading = use_followed(&document, heard);
    let fixed = Fixed { dispatch: dispatch.clone(), checker };
    html! {
        <ContextProvider<Fixed> context={fixed}>
        <ContextProvider<DocumentHandle> context={DocumentHandle { document, dispatch, live: reducer }}>
        <ContextProvider<ReadingHandle> context={reading}>
        <ContextProvider<Known> context={known}>
            { props.children.clone() }
        </ContextProvider<Known>>
        </ContextProvider<ReadingHandle>>
        </ContextProvider<DocumentHandle>>
        </ContextProvider<Fixed>>
    }
}

const OUTSIDE: &str = "used outside DocumentProvider";

/// The open report; redraws on every change. Cells and other memoised components take props and [`use_dispatch`].
#[hook]
pub fn use_document() -> DocumentHandle {
    use_context().expect(OUTSIDE)
}

/// Means to change the open report; never redraws.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Fixed>().expect(OUTSIDE).dispatch
}

/// The page's side of the checker; never redraws.
#[hook]
pub fn use_checker() -> Rc<Checker> {
    use_context::<Fixed>().expect(OUTSIDE).checker
}

/// What the checks say of the open report, for who asks; redraws on every change and every answer of the checker.
#[hook]
pub fn use_known() -> Known {
    use_context().expect(OUTSIDE)
}

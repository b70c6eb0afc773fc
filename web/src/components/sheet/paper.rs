//! The sheet as a whole: title block, six parts, three tables, and behind each piece the notes about it.

use std::rc::Rc;

use nianbao_core::form::{Aspect, Part, TableKey};
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{OrgKind, Report, TextPart};
use yew::prelude::*;

use super::head::Head;
use super::margin::{self, Seen};
use super::piece::Piece;
use super::table::{CellEvent, FormTable};
use super::tools::TableTools;
use crate::components::ledger::{Block, FocusAction, use_focus, use_ledger};
use crate::components::names;
use crate::components::notes::notes;
use crate::components::notes::threads::threads;
use crate::hooks::{use_dispatch, use_document, use_reading};
use crate::state::document::Action;
use crate::state::{edition, review};

/// The sheet.
#[component]
pub fn Paper() -> Html {
    let document = use_document();
    let dispatch = use_dispatch();
    let focus = use_focus();
    let ledger = use_ledger();
    let report = document.report();
    let form = report.edition().form();
    let due = edition::due(report).map(Rc::new);

    // Fields must not be redrawn because a cell changed, so what they call never changes.
    let newest = use_mut_ref(|| report.clone());
    *newest.borrow_mut() = report.clone();
    let write = use_callback((), {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        move |(field, text): (MetaField, String), &()| {
            let report = newest.borrow().clone();
            let mut meta = report.meta.clone();
            match field {
                MetaField::OrgName => meta.org_name = text,
                MetaField::OrgKind => meta.org_kind = OrgKind::from_key(&text).unwrap_or_default(),
                MetaField::Year => meta.year = text.parse().ok(),
                _ => return,
            }
            focus.dispatch(FocusAction::Typed(None));
            dispatch.set_meta(&report, meta, field);
        }
    });

    let on = use_callback((), {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        move |event: CellEvent, &()| match event {
            CellEvent::Typed(id, raw) => {
                focus.dispatch(FocusAction::Typed(Some(id.table)));
                dispatch.set_cell(id, raw);
            }
            CellEvent::Pasted(at, block, text) => {
                dispatch.act(Action::Paste { block, at, text });
                focus.dispatch(FocusAction::Settled);
            }
            CellEvent::Left { table_too } => {
                dispatch.end_typing();
                focus.dispatch(FocusAction::Settled);
                if table_too {
                    focus.dispatch(FocusAction::TableLeft);
                }
            }
        }
    });

    let reading = use_reading();
    let previous = document.previous();
    let seen = Seen { report, previous, reading: &reading };
    let text = |part: TextPart, prompt: &'static str| {
        let (report, previous) = (report.clone(), previous.cloned());
        html! { <Piece {part} {prompt} {report} {previous} ledger={ledger.clone()} reading={reading.clone()} /> }
    };
    let heading = |part: Part| {
        html! { <h2 id={names::part_id(part)} tabindex="-1">{ form.heading(part) }</h2> }
    };
    let table = |table: TableKey| {
        let data = report.table(table).clone();
        let marks = ledger.marks[table as usize].clone();
        html! {
            <>
                <TableTools data={data.clone()} totals={document.totals()} asking={document.asking().cloned()}
                    block={document.block().filter(|block| block.at.table == table).cloned()} />
                <div class="scroll">
                    <FormTable {data} {marks} totals={document.totals()} on={on.clone()} />
                </div>
                { notes(Block::Table(table)) }
                <div class="table-note">{ text(TextPart::Note(table), "表下说明（没有可不填）") }</div>
            </>
        }
    };
    let parts = Part::ALL.into_iter().map(|part| {
        let body = match part {
            Part::Overview => overview(report, &text),
            Part::Problems => text(TextPart::Problems, form.prompts[1]),
            Part::Other => text(TextPart::Other, form.prompts[2]),
            _ => part.table().map(table).unwrap_or_default(),
        };
        html! {
            <section class={classes!("part", part.key())} aria-labelledby={names::part_id(part)}>
                { heading(part) }
                { notes(Block::Part(part)) }
                { body }
                { margin::share(&seen, part) }
            </section>
        }
    });
    html! {
        <article class="paper" aria-label="年度报告">
            <Head meta={report.meta.clone()} edition={report.edition()} blank={review::is_blank(report)} {due} {write} />
            { notes(Block::Head) }
            { margin::comparison(&seen) }
            <div class="lead">{ text(TextPart::Lead, "导语：统计期限和依据（没有可不填）") }</div>
            { for parts }
            { threads() }
        </article>
    }
}

/// Part 一: its own text where it has any, then the five aspects.
fn overview(report: &Report, text: &impl Fn(TextPart, &'static str) -> Html) -> Html {
    let form = report.edition().form();
    let narrative = &report.narrative;
    // A report that came as one piece is shown as one piece; the aspects stand ready behind it.
    let whole = !narrative.get(TextPart::Overview).is_empty();
    html! {
        <>
            if whole { { text(TextPart::Overview, form.prompts[0]) } }
            if !whole || narrative.has_aspects() {
                { for Aspect::ALL.into_iter().map(|aspect| html! {
                    <div class="aspect">
                        <h3>{ form.aspect(aspect) }</h3>
                        { text(TextPart::Aspect(aspect), form.prompts[0]) }
                    </div>
                }) }
            }
        </>
    }
}

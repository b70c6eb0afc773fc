//! The sheet as a whole: title block, six parts, three tables, and behind each piece the notes about it.

use std::rc::Rc;

use nianbao_core::form::{Aspect, Part, TableKey};
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{OrgKind, Place, TextPart};
use yew::prelude::*;

use super::head::Head;
use super::margin::{self, Seen};
use super::prose::{Prose, Quote};
use super::table::{CellEvent, FormTable};
use super::tools::TableTools;
use crate::components::ledger::{Block, FocusAction, Ledger, use_focus, use_ledger};
use crate::components::names;
use crate::components::notes::Notes;
use crate::components::notes::threads::Threads;
use crate::hooks::{DocumentHandle, use_dispatch, use_document, use_reading};
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
    let seen = Seen { document: &document, ledger: &ledger, reading: &reading };
    let text = |part: TextPart, prompt: &'static str| prose(&seen, part, prompt);
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
            Part::Overview => overview(&document, &text),
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
            <Threads />
        </article>
    }
}

/// Part 一: its own text where it has any, then the five aspects.
fn overview(document: &DocumentHandle, text: &impl Fn(TextPart, &'static str) -> Html) -> Html {
    let report = document.report();
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

/// A piece of text with its notes, and below it what lies beside it.
fn prose(seen: &Seen<'_>, part: TextPart, prompt: &'static str) -> Html {
    let report = seen.document.report();
    let name = names::text_name(report.edition(), part);
    let (mut quotes, ids) = quotes(seen.ledger, part);
    margin::add(&mut quotes, seen.reading.links(), report, part);
    html! {
        <>
            <Prose {part} text={report.narrative.get(part).to_owned()} {name} {prompt} quotes={Rc::new(quotes)} notes={ids} />
            { notes(Block::Text(part)) }
            { margin::below(seen, part) }
        </>
    }
}

/// The stretches of a text that notes are about, and the ids of those notes.
fn quotes(ledger: &Ledger, part: TextPart) -> (Vec<Quote>, Option<AttrValue>) {
    let mut ids: Vec<AttrValue> = Vec::new();
    let mut quotes = Vec::new();
    for slip in &ledger.slips {
        let finding = ledger.finding(slip);
        if !finding.is_open() {
            continue;
        }
        if slip.block == Block::Text(part) {
            ids.push(slip.id.clone());
        }
        for (nth, place) in finding.places().enumerate() {
            let Place::Text(range) = place else { continue };
            if range.part == part {
                let id = if nth == 0 { format!("at-{}", slip.id) } else { format!("at-{}-{nth}", slip.id) };
                quotes.push(Quote {
                    start: range.start,
                    end: range.end,
                    words: range.quote.clone(),
                    class: finding.severity.key(),
                    id: Some(id.into()),
                    tie: None,
                });
            }
        }
    }
    let ids = (!ids.is_empty()).then(|| ids.join(" ").into());
    (quotes, ids)
}

fn notes(block: Block) -> Html {
    html! { <Notes {block} /> }
}

//! One group of what was read, piece by piece: old beside new, where it came from, what the reader doubts.

use nianbao_core::form::path::CellId;
use nianbao_core::model::{Place, TextPart};
use nianbao_io::Source;
use yew::prelude::*;

use crate::components::names;
use crate::components::notes::fix::value;
use crate::hooks::FilesHandle;
use crate::state::packs;
use crate::state::review::{CellChange, Choose, Group, Piece, Review, Subject, diff};

/// The pieces of a group.
pub fn of(review: &Review, files: &FilesHandle, index: usize, group: &Group) -> Html {
    match group.subject {
        Subject::Table(_) => cells(review, files, index, &group.cells),
        Subject::Text(part) => text(review, part, &group.old),
        Subject::Meta => meta(review),
        Subject::Settings => html! { <p>{ packs::words(&review.import.report.settings) }</p> },
        Subject::Explanations => html! {
            <ul>{ for review.import.report.explanations.iter().map(|one| html! { <li>{ &one.rule }{ "　" }{ &one.reason }</li> }) }</ul>
        },
    }
}

/// The id of a cell's tick.
pub fn line_id(cell: CellId) -> String {
    format!("read-{}", cell.path())
}

fn source(review: &Review, here: impl Fn(&Place) -> bool) -> Option<&Source> {
    review.import.sources.iter().find(|source| here(&source.at))
}

fn cells(review: &Review, files: &FilesHandle, index: usize, cells: &[CellChange]) -> Html {
    let line = |(at, change): (usize, &CellChange)| {
        let source =
            source(review, |place| matches!(place, Place::Cell(id) if id.path() == change.id.path()));
        let spot = source.and_then(|source| source.spot).map(|spot| format!("{spot}　"));
        let name = names::cell_short(change.id);
        let onchange = {
            let (files, chosen) = (files.clone(), !change.chosen);
            move |_: Event| files.choose(Choose::Cell(index, at, chosen))
        };
        let doubts: Vec<_> =
            review.doubts_at(change.id).map(|note| html! { <p>{ "◆ " }{ &note.message }</p> }).collect();
        html! {
            <tr class={(!doubts.is_empty()).then_some("doubtful")}>
                <td><input type="checkbox" id={line_id(change.id)} aria-label={format!("采用：{name}")}
                    checked={change.chosen} {onchange} /></td>
                <th scope="row">{ name }</th>
                <td>{ change.old.as_deref().map_or_else(|| "无此格".into(), value) }</td>
                <td><b>{ value(&change.new) }</b></td>
                <td class="hint">{ spot }{ source.map(|source| value(&source.snippet)) }{ for doubts }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll">
            <table class="changes">
                <thead><tr>
                    <th scope="col">{ "采用" }</th><th scope="col">{ "格" }</th><th scope="col">{ "原有" }</th>
                    <th scope="col">{ "读到" }</th><th scope="col">{ "出自" }</th>
                </tr></thead>
                <tbody>{ for cells.iter().enumerate().map(line) }</tbody>
            </table>
        </div>
    }
}

/// The text as it was read; beside an old one, what went and what came.
fn text(review: &Review, part: TextPart, old: &str) -> Html {
    let source = source(review, |at| matches!(at, Place::Text(range) if range.part == part));
    let new = review.import.report.narrative.get(part);
    let pieces = if old.trim().is_empty() { vec![Piece::Same(new.to_owned())] } else { diff(old, new) };
    html! {
        <div class="quoted">
            { for pieces.into_iter().map(|piece| match piece {
                Piece::Same(text) => html! { text },
                Piece::Gone(text) => html! { <del>{ text }</del> },
                Piece::New(text) => html! { <ins>{ text }</ins> },
            }) }
            if let Some(spot) = source.and_then(|source| source.spot) {
                <p class="hint">{ format!("出自{spot}") }</p>
            }
        </div>
    }
}

fn meta(review: &Review) -> Html {
    let meta = &review.import.report.meta;
    html! {
        <ul>
            <li>{ "机关名称：" }{ value(&meta.org_name) }</li>
            <li>{ "机关类别：" }{ meta.org_kind.label() }</li>
            <li>{ "年度：" }{ meta.year.map_or_else(|| "未识别".into(), |year| year.to_string()) }</li>
        </ul>
    }
}

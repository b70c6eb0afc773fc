//! What was read from a file, before anything of it is applied: what it would change, where each piece came from,
//! every doubt of the reader.

use std::rc::Rc;

use nianbao_core::model::{Place, TextPart};
use nianbao_io::Source;
use yew::prelude::*;

use super::frame::Frame;
use crate::components::names;
use crate::components::notes::fix::value;
use crate::hooks::use_files;
use crate::state::review::{CellChange, Choose, Group, Review, Subject};

/// The review that waits for a decision, if one does.
#[component]
pub fn ReviewPanel() -> Html {
    let files = use_files();
    let Some(review) = files.review().cloned() else { return html! {} };
    let import = &review.import;
    let close = {
        let files = files.clone();
        Callback::from(move |()| files.close_review())
    };
    let take = {
        let files = files.clone();
        move |_: MouseEvent| files.apply_review()
    };
    let take_all = {
        let files = files.clone();
        move |_: MouseEvent| {
            files.choose(Choose::All(true));
            files.apply_review();
        }
    };
    let separately = {
        let files = files.clone();
        move |_: MouseEvent| files.open_review()
    };
    let meta = &import.report.meta;
    let year = meta.year.map(|year| format!("{year}年")).unwrap_or_else(|| "年度未识别".into());
    let organ = if meta.org_name.is_empty() { "机关名称未识别" } else { &meta.org_name };
    let written = import.report.cells().filter(|(_, cell)| !cell.is_blank()).count();
    let all = import.report.cells().count();
    let texts = import.report.narrative.parts().filter(|(_, text)| !text.trim().is_empty()).count();
    let mut groups: Vec<(usize, &Group)> = review.groups.iter().enumerate().collect();
    groups.sort_by_key(|(_, group)| printed(group.subject));
    let groups = groups.into_iter().map(|(index, group)| {
        html! { <GroupLine key={index} review={review.clone()} {index} group={group.clone()} /> }
    });
    html! {
        <Frame title={format!("核对读到的内容：{}", review.name)} closes="放弃" {close}>
            <p>
                <b>{ organ }{ year }</b>
                { format!("，{}，{}。", import.report.edition().form().name, import.format) }
                { format!("表格{all}格中读到{written}格，文字{texts}段。") }
            </p>
            { notes(&review) }
            if review.groups.is_empty() {
                <p>{ "与正在填写的内容没有不同。" }</p>
            } else {
                <p class="hint">
                    { if review.onto_blank { "正在填写的报告还是空白。" } else { "只列出与正在填写的报告不同的地方；没有读到的不改动。" } }
                    { "采用后可以撤销。" }
                </p>
                <ul class="groups">{ for groups }</ul>
            }
            <div class="actions decide">
                if !review.groups.is_empty() {
                    if review.takes_all() {
                        <button type="button" class="press" onclick={take}>{ "全部采用" }</button>
                    } else {
                        <button type="button" class="press" disabled={review.takes_none()} onclick={take}>{ "采用所选" }</button>
                        <button type="button" onclick={take_all}>{ "全部采用" }</button>
                    }
                }
                <button type="button" onclick={separately}>{ "另建草稿" }</button>
            </div>
        </Frame>
    }
}

/// Where a group stands on the printed page.
fn printed(subject: Subject) -> usize {
    match subject {
        Subject::Meta => 0,
        Subject::Text(part) => part.part().map_or(1, |part| 2 + part.index()),
        Subject::Table(table) => 2 + table.part().index(),
        Subject::Explanations => usize::MAX,
    }
}

/// Every doubt of the reader.
fn notes(review: &Review) -> Html {
    let notes = &review.import.notes;
    if notes.is_empty() {
        return html! {};
    }
    let edition = review.import.report.edition();
    html! {
        <details class="doubts" open={notes.len() <= 8}>
            <summary>{ format!("读取时有{}处说明", notes.len()) }</summary>
            <ul>
                { for notes.iter().map(|note| html! {
                    <li>
                        { &note.message }
                        if !note.source.is_empty() {
                            <span class="hint">{ "　原文“" }{ value(&note.source) }{ "”" }</span>
                        }
                        if !matches!(note.at, Place::Report) {
                            <span class="hint">{ "　" }{ names::place(edition, &note.at) }</span>
                        }
                    </li>
                }) }
            </ul>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct GroupLineProps {
    review: Rc<Review>,
    index: usize,
    group: Group,
}

/// What is taken or left as one, with the changes in it.
#[component]
fn GroupLine(props: &GroupLineProps) -> Html {
    let files = use_files();
    let open = use_state_eq(|| false);
    let GroupLineProps { review, index, group } = props;
    let read = &review.import.report;
    let edition = read.edition();
    let choose = {
        let (files, index, chosen) = (files.clone(), *index, group.chosen);
        move |_: Event| files.choose(Choose::Group(index, !chosen))
    };
    let (name, said) = match group.subject {
        Subject::Meta => ("机关、类别和年度".to_owned(), String::new()),
        Subject::Table(table) => {
            let changed = group.cells.len();
            let filled = group.cells.iter().filter(|change| change.old.as_deref() == Some("")).count();
            let mut said = format!("{changed}格");
            if filled < changed {
                said.push_str(&format!("，其中改写{}格", changed - filled));
            }
            if group.kept > 0 {
                said.push_str(&format!("，另有{}格没有读到，保持原样", group.kept));
            }
            (names::table_caption(edition, table).to_owned(), said)
        }
        Subject::Text(part) => {
            (names::text_name(edition, part), format!("{}字", read.narrative.get(part).chars().count()))
        }
        Subject::Explanations => ("说明".to_owned(), format!("{}条", read.explanations.len())),
    };
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <li>
            <label class="choice">
                <input type="checkbox" checked={group.chosen} onchange={choose} />
                <b>{ name }</b>
                <span class="hint">{ "　" }{ said }</span>
            </label>
            <button type="button" class="text" aria-expanded={open.to_string()} onclick={toggle}>
                { if *open { "收起" } else { "逐项看" } }
            </button>
            if *open { { details(review, group) } }
        </li>
    }
}

fn details(review: &Review, group: &Group) -> Html {
    match group.subject {
        Subject::Table(_) => cells(review, &group.cells),
        Subject::Text(part) => text(review, part),
        Subject::Meta => meta(review),
        Subject::Explanations => html! {
            <ul>{ for review.import.report.explanations.iter().map(|one| html! { <li>{ &one.rule }{ "　" }{ &one.reason }</li> }) }</ul>
        },
    }
}

fn source(review: &Review, here: impl Fn(&Place) -> bool) -> Option<&Source> {
    review.import.sources.iter().find(|source| here(&source.at))
}

fn origin(source: Option<&Source>) -> Html {
    let Some(source) = source else { return html! {} };
    let line = source.spot.map(|spot| format!("{spot}　")).unwrap_or_default();
    html! { <>{ line }{ value(&source.snippet) }</> }
}

fn cells(review: &Review, cells: &[CellChange]) -> Html {
    html! {
        <div class="scroll">
            <table class="changes">
                <thead><tr><th scope="col">{ "格" }</th><th scope="col">{ "原有" }</th><th scope="col">{ "读到" }</th><th scope="col">{ "出自" }</th></tr></thead>
                <tbody>
                    { for cells.iter().map(|change| {
                        let source = source(review, |at| matches!(at, Place::Cell(id) if id.path() == change.id.path()));
                        html! {
                            <tr>
                                <th scope="row">{ names::cell_short(change.id) }</th>
                                <td>{ change.old.as_deref().map(value).unwrap_or_else(|| "无此格".into()) }</td>
                                <td><b>{ value(&change.new) }</b></td>
                                <td class="hint">{ origin(source) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn text(review: &Review, part: TextPart) -> Html {
    let source = source(review, |at| matches!(at, Place::Text(range) if range.part == part));
    html! {
        <div class="quoted">
            { for review.import.report.narrative.get(part).split('\n').map(|line| html! { <p>{ line }</p> }) }
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
            <li>{ "年度：" }{ meta.year.map(|year| year.to_string()).unwrap_or_else(|| "未识别".into()) }</li>
        </ul>
    }
}

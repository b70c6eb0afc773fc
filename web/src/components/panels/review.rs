//! What was read from a file, before anything of it is applied: every doubt of the reader, what has no place, and what
//! would change, each piece with its own tick.

use std::rc::Rc;

use nianbao_core::model::Place;
use nianbao_io::{Encoding, Note, NoteKind};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::changes;
use super::frame::Frame;
use super::{Panel, use_panels};
use crate::components::names;
use crate::components::notes::fix::value;
use crate::hooks::{FilesHandle, use_document, use_files};
use crate::state::review::{Choose, Group, Review, Subject};

/// Properties of [`ReviewPanel`].
#[derive(Properties, PartialEq)]
pub struct ReviewPanelProps {
    /// What was read.
    pub review: Rc<Review>,
}

/// The review that waits for a decision.
#[component]
pub fn ReviewPanel(props: &ReviewPanelProps) -> Html {
    let files = use_files();
    let review = props.review.clone();
    let deed = |deed: fn(&FilesHandle)| {
        let files = files.clone();
        move |_: MouseEvent| deed(&files)
    };
    let close = {
        let files = files.clone();
        Callback::from(move |()| files.close_review())
    };
    if review.last_year {
        return html! { <LastYearReview {review} /> };
    }
    let mut groups: Vec<(usize, &Group)> = review.groups.iter().enumerate().collect();
    groups.sort_by_key(|(_, group)| printed(group.subject));
    html! {
        <Frame title={format!("核对读到的内容：{}", review.name)} closes="放弃" {close}>
            { summary(&review) }
            { encodings(&review, &files) }
            { notes(&review, review.doubts().collect(), "拿不准的地方") }
            { notes(&review, review.left_out().collect(), "没有放入的内容") }
            if review.groups.is_empty() {
                <p>{ "与正在填写的内容没有不同。" }</p>
            } else {
                <p class="hint">
                    { if review.onto_blank { "正在填写的报告还是空白。" } else { "只列出与正在填写的报告不同的地方；没有读到的不改动。" } }
                    { "去掉勾选的不采用。采用后可以撤销。" }
                </p>
                <ul class="groups">
                    { for groups.into_iter().map(|(index, group)| line(&review, &files, index, group)) }
                </ul>
            }
            <div class="actions decide">
                if !review.groups.is_empty() {
                    if review.takes_all() {
                        <button type="button" class="press" onclick={deed(FilesHandle::apply_review)}>{ "全部采用" }</button>
                        <button type="button" onclick={deed(|files| files.choose(Choose::All(false)))}>{ "全不选" }</button>
                    } else {
                        <button type="button" class="press" disabled={review.takes_none()}
                            onclick={deed(FilesHandle::apply_review)}>{ "采用所选" }</button>
                        <button type="button" onclick={deed(|files| files.choose(Choose::All(true)))}>{ "全选" }</button>
                    }
                }
                <button type="button" onclick={deed(FilesHandle::open_review)}>{ "另建草稿" }</button>
                <button type="button" onclick={deed(|files| files.choose(Choose::LastYear(true)))}>{ "作为上一年度报告" }</button>
            </div>
        </Frame>
    }
}

/// What was read, as last year's report: nothing of it is written into the open one.
#[component]
fn LastYearReview(props: &ReviewPanelProps) -> Html {
    let files = use_files();
    let panels = use_panels();
    let document = use_document();
    let review = &props.review;
    // What is done leads to the panel where last year's report is seen and taken away again.
    let deed = |deed: fn(&FilesHandle), leads: bool| {
        let (files, panels) = (files.clone(), panels.clone());
        move |_: MouseEvent| {
            deed(&files);
            if leads && panels.now() != Some(Panel::LastYear) {
                panels.toggle(Panel::LastYear);
            }
        }
    };
    let year = review.import.report.meta.year;
    let next = year.map_or_else(|| "下一年".into(), |year| format!("{}年", year.saturating_add(1)));
    let begin = format!("从它开始{next}的草稿");
    let open_year = document.report().meta.year;
    let apart = !review.onto_blank
        && year.zip(open_year).is_some_and(|(before, now)| before.checked_add(1) != Some(now));
    let close = {
        let files = files.clone();
        Callback::from(move |()| files.close_review())
    };
    html! {
        <Frame title={format!("上一年度报告：{}", review.name)} closes="放弃" {close}>
            { summary(review) }
            { encodings(review, &files) }
            { notes(review, review.doubts().chain(review.left_out()).collect(), "拿不准的地方") }
            <p class="hint">{ format!("{begin}，只带机关、类别、地区和各列的上年结转，文字不带；另建一份，正在填写的不变。") }</p>
            if apart {
                <p>{ format!("这份报告是{}年度的，正在填写的是{}年度的，年份没有相接。",
                    year.unwrap_or_default(), open_year.unwrap_or_default()) }</p>
            }
            <div class="actions decide">
                if review.onto_blank {
                    <button type="button" class="press" onclick={deed(FilesHandle::begin_from_review, false)}>{ begin }</button>
                    <button type="button" onclick={deed(FilesHandle::lay_beside, true)}>{ "只作对照" }</button>
                } else {
                    <button type="button" class="press" onclick={deed(FilesHandle::lay_beside, true)}>{ "对照正在填写的报告" }</button>
                    <button type="button" onclick={deed(FilesHandle::begin_from_review, false)}>{ begin }</button>
                }
                <button type="button" onclick={deed(|files| files.choose(Choose::LastYear(false)), false)}>{ "不是上一年度报告" }</button>
            </div>
        </Frame>
    }
}

/// What was read, in two sentences.
fn summary(review: &Review) -> Html {
    let import = &review.import;
    let meta = &import.report.meta;
    let year = meta.year.map(|year| format!("{year}年")).unwrap_or_else(|| "年度未识别".into());
    let organ = if meta.org_name.is_empty() { "机关名称未识别" } else { &meta.org_name };
    let written = import.report.cells().filter(|(_, cell)| !cell.is_blank()).count();
    let all = import.report.cells().count();
    let texts = import.report.narrative.parts().filter(|(_, text)| !text.trim().is_empty()).count();
    html! {
        <p>
            <b>{ organ }{ year }</b>
            { format!("，{}，{}。", import.report.edition().form().name, import.format) }
            { format!("表格{all}格中读到{written}格，文字{texts}段。") }
        </p>
    }
}

/// Where the page on paper has a group.
fn printed(subject: Subject) -> usize {
    match subject {
        Subject::Meta => 0,
        Subject::Text(part) => part.part().map_or(1, |part| 2 + part.index()),
        Subject::Table(table) => 2 + table.part().index(),
        Subject::Explanations | Subject::Settings => usize::MAX,
    }
}

/// The other ways to read the characters of a file, where the reader had to choose.
fn encodings(review: &Review, files: &FilesHandle) -> Html {
    if !review.import.notes.iter().any(|note| note.kind == NoteKind::Encoding) {
        return html! {};
    }
    let again = |encoding: Encoding| {
        let files = files.clone();
        let onclick = move |_: MouseEvent| files.read_again(encoding);
        html! { <button type="button" class="text" {onclick}>{ format!("按{}重新读取", encoding.label()) }</button> }
    };
    html! { <p class="actions">{ "文字有乱码的，" }{ for Encoding::ALL.into_iter().map(again) }</p> }
}

fn notes(review: &Review, notes: Vec<&Note>, heading: &'static str) -> Html {
    if notes.is_empty() {
        return html! {};
    }
    html! {
        <details class="doubts" open={notes.len() <= 8}>
            <summary>{ format!("{heading}：{}处", notes.len()) }</summary>
            <ul>{ for notes.into_iter().map(|note| html! {
                <li>
                    { &note.message }
                    if !note.source.is_empty() {
                        <span class="hint">{ "　原文“" }{ value(&note.source) }{ "”" }</span>
                    }
                    { place(review, note) }
                </li>
            }) }</ul>
        </details>
    }
}

/// What a note is about; a cell in the list below is a link to it.
fn place(review: &Review, note: &Note) -> Html {
    if note.at == Place::Report || review.last_year {
        return html! {};
    }
    let name = names::place(review.import.report.edition(), &note.at);
    let listed = match &note.at {
        Place::Cell(cell) => review
            .groups
            .iter()
            .any(|group| group.cells.iter().any(|change| change.id.path() == cell.path()))
            .then_some(*cell),
        _ => None,
    };
    let Some(cell) = listed else { return html! { <span class="hint">{ "　" }{ name }</span> } };
    let id = changes::line_id(cell);
    let href = format!("#{id}");
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        show(&id);
    };
    html! { <>{ "　" }<a class="text" {href} {onclick}>{ name }</a></> }
}

/// Opens the list an element stands in and puts the focus on it.
fn show(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else { return };
    if let Ok(Some(details)) = element.closest("details") {
        let _ = details.set_attribute("open", "");
    }
    element.scroll_into_view();
    if let Some(element) = wasm_bindgen::JsCast::dyn_ref::<HtmlElement>(&element) {
        let _ = element.focus();
    }
}

fn line(review: &Review, files: &FilesHandle, index: usize, group: &Group) -> Html {
    let onchange = {
        let (files, chosen) = (files.clone(), !group.takes_all());
        move |_: Event| files.choose(Choose::Group(index, chosen))
    };
    let edition = review.import.report.edition();
    let read = &review.import.report;
    let (name, said) = match group.subject {
        Subject::Meta => ("机关、类别和年度".to_owned(), String::new()),
        Subject::Table(table) => (names::table_caption(edition, table).to_owned(), counts(group)),
        Subject::Text(part) => {
            (names::text_name(edition, part), format!("{}字", read.narrative.get(part).chars().count()))
        }
        Subject::Settings => {
            let count = read.settings.packs.len();
            let packs = if count > 0 { format!("规则包{count}个") } else { String::new() };
            ("核对设置".to_owned(), packs)
        }
        Subject::Explanations => ("说明".to_owned(), format!("{}条", read.explanations.len())),
    };
    let some = group.takes_some() && !group.takes_all();
    html! {
        <li key={index}>
            <label class="choice">
                <input type="checkbox" checked={group.takes_all()} ~indeterminate={some} {onchange} />
                <b>{ name }</b>
                <span class="hint">{ "　" }{ said }</span>
            </label>
            <details>
                <summary>{ "逐项看" }</summary>
                { changes::of(review, files, index, group) }
            </details>
        </li>
    }
}

/// What happens with a table, in numbers.
fn counts(group: &Group) -> String {
    let changed = group.cells.len();
    let over = group.cells.iter().filter(|change| change.old.as_deref().is_some_and(|old| !old.is_empty()));
    let over = over.count();
    let mut said = format!("{changed}格");
    if over > 0 {
        said.push_str(&format!("，其中改写{over}格"));
    }
    let refused = group.cells.iter().filter(|change| !change.chosen).count();
    if refused > 0 {
        said.push_str(&format!("，不采用{refused}格"));
    }
    if group.kept > 0 {
        said.push_str(&format!("，另有{}格没有读到，保持原样", group.kept));
    }
    if group.lost > 0 {
        said.push_str(&format!("，已填的{}格在这一版格式中没有位置", group.lost));
    }
    said
}

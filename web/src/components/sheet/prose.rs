//! A piece of text, set as it will be printed. While nobody writes, the paragraphs stand there, indented and marked;
//! to write, a plain field of the same type and place takes over. Growing needs no script: field and paragraphs share
//! one grid cell, and the paragraphs always hold what the field holds.

use std::rc::Rc;

use nianbao_core::model::TextPart;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::cell::has_focus;
use super::segments::{self, Segment};
use crate::components::composition::use_composition;
use crate::components::ledger::{FocusAction, use_focus};
use crate::components::names;
use crate::hooks::use_dispatch;

/// A stretch of text a note is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words.
    pub words: String,
    /// Class that carries the severity.
    pub class: &'static str,
    /// The id the thread ends at.
    pub id: Option<AttrValue>,
    /// What it is tied to, for a number that repeats a cell.
    pub tie: Option<AttrValue>,
}

/// Properties of [`Prose`].
#[derive(Properties, PartialEq)]
pub struct ProseProps {
    /// The piece of text.
    pub part: TextPart,
    /// What it says.
    pub text: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// What stands there, pale, while nothing is written.
    pub prompt: AttrValue,
    /// Stretches that notes are about.
    pub quotes: Rc<Vec<Quote>>,
    /// Ids of the notes about it.
    pub notes: Option<AttrValue>,
}

/// A piece of text.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let field = use_node_ref();
    let writing = use_state_eq(|| false);
    let part = props.part;

    let write = {
        let (dispatch, focus, field, name, known) =
            (dispatch.clone(), focus.clone(), field.clone(), props.name.clone(), props.text.clone());
        move || {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            let text = field.value();
            if text != known.as_str() {
                focus.dispatch(FocusAction::Typed(None));
                dispatch.set_text(part, text, format!("填写{name}"));
            }
        }
    };
    let composing = use_composition(&field, {
        let write = write.clone();
        Callback::from(move |_| write())
    });
    {
        let (field, composing) = (field.clone(), composing.clone());
        use_effect_with(props.text.clone(), move |text| {
            let field = field.cast::<HtmlTextAreaElement>().filter(|_| !composing.now());
            if let Some(field) = field.filter(|field| field.value() != text.as_str()) {
                field.set_value(text);
            }
        });
    }
    let oninput = {
        let (write, composing) = (write.clone(), composing.clone());
        move |_: InputEvent| {
            if !composing.now() {
                write();
            }
        }
    };
    let onfocus = {
        let writing = writing.clone();
        move |_: FocusEvent| writing.set(true)
    };
    let onblur = {
        let writing = writing.clone();
        move |_: FocusEvent| {
            composing.end();
            write();
            writing.set(false);
            dispatch.end_typing();
            focus.dispatch(FocusAction::Settled);
        }
    };
    // A click on the paragraphs puts the caret where it was aimed at; a drag selects words to copy.
    let onclick = {
        let field = field.clone();
        move |event: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            if !segments::something_selected() {
                let caret = segments::caret_at(&event);
                let _ = field.focus();
                if let Some(caret) = caret.filter(|_| has_focus(&field)) {
                    let _ = field.set_selection_range(caret, caret);
                }
            }
        }
    };

    let blank = props.text.trim().is_empty();
    let class = classes!("prose", writing.then_some("writing"), blank.then_some("blank"));
    html! {
        <div {class}>
            <div class="set" aria-hidden="true" {onclick}>
                { paragraphs(props) }
            </div>
            <textarea
                ref={field}
                id={names::text_id(part)}
                rows="1"
                spellcheck="false"
                defaultvalue={props.text.clone()}
                aria-label={props.name.clone()}
                aria-describedby={props.notes.clone()}
                placeholder={props.prompt.clone()}
                {oninput} {onfocus} {onblur}
            />
        </div>
    }
}

fn paragraphs(props: &ProseProps) -> Html {
    let set = segments::paragraphs(&props.text, &props.quotes);
    set.into_iter()
        .map(|paragraph| {
            let words = paragraph.segments.into_iter().map(|segment| match segment {
                Segment::Plain(words) => html! { { words } },
                Segment::Quoted(words, quote) => html! {
                    <mark class={quote.class} id={quote.id.clone()} data-tie={quote.tie.clone()}>{ words }</mark>
                },
            });
            // An empty line keeps its height.
            html! { <p data-start={paragraph.start.to_string()}>{ for words }{ "\u{200b}" }</p> }
        })
        .collect()
}

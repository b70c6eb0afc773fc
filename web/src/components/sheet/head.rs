//! The title block: organ and year are filled in place; the kind of organ and the form in use stand below in small
//! type that is not printed.

use std::rc::Rc;

use nianbao_core::form::EditionKey;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Meta, OrgKind};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::composition::use_composition;
use crate::components::ledger::{FocusAction, use_focus};
use crate::components::names;
use crate::components::panels::{Panel, use_panels};
use crate::hooks::{Dispatch, use_dispatch};
use crate::state::edition;

/// Properties of [`Head`].
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// Who reports, for which year.
    pub meta: Meta,
    /// The form the report is on.
    pub edition: EditionKey,
    /// Whether nothing is filled in yet.
    pub blank: bool,
    /// The form the year requires, when it is another one.
    pub due: Option<Rc<edition::Move>>,
    /// Writes a field.
    pub write: Callback<(MetaField, String)>,
}

/// The title block.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let panels = use_panels();
    let HeadProps { meta, write, .. } = props;
    let form = props.edition.form();
    let leave = use_callback((), {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        move |(), &()| {
            dispatch.end_typing();
            focus.dispatch(FocusAction::Settled);
        }
    });
    let choose = {
        let (write, leave) = (write.clone(), leave.clone());
        move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                write.emit((MetaField::OrgKind, field.value()));
                leave.emit(());
            }
        }
    };
    let opens = |panel: Panel| {
        let panels = panels.clone();
        move |_: MouseEvent| panels.toggle(panel)
    };
    let year = meta.year.map(|year| year.to_string()).unwrap_or_default();
    html! {
        <header class="head">
            <h1 id="sheet-title" tabindex="-1">
                <Field field={MetaField::OrgName} value={meta.org_name.clone()} prompt="机关全称"
                    write={write.clone()} leave={leave.clone()} />
                <span class="title-line">
                    <Field field={MetaField::Year} value={year} prompt="年度" write={write.clone()} {leave} />
                    { "年" }{ form.title }
                </span>
            </h1>
            <p class="colophon">
                <label>
                    <span class="unseen">{ names::meta_name(MetaField::OrgKind) }</span>
                    <select id={names::meta_id(MetaField::OrgKind)} onchange={choose}>
                        { for OrgKind::ALL.into_iter().map(|kind| html! {
                            <option value={kind.key()} selected={kind == meta.org_kind}>
                                { if kind == OrgKind::Unknown { "选择机关类别" } else { kind.label() } }
                            </option>
                        }) }
                    </select>
                </label>
                <span>{ form.name }{ "（" }{ form.notice }{ "）" }</span>
            </p>
            if props.blank {
                <p class="begin">
                    { "把已有的报告文件拖进来，或" }
                    <button type="button" class="text" onclick={opens(Panel::Open)}>{ "粘贴" }</button>
                    { "；有上年报告的，可以" }
                    <button type="button" class="text" onclick={opens(Panel::LastYear)}>{ "从上年开始" }</button>
                    { "；也可以直接开始填写。" }
                </p>
            }
            { other_form(props, &dispatch) }
        </header>
    }
}

/// What the year requires when the tables stand on another form.
fn other_form(props: &HeadProps, dispatch: &Dispatch) -> Html {
    if let Some(year) = props.meta.year.filter(|&year| EditionKey::for_year(year).is_none()) {
        return html! { <p class="offer">{ format!("{year}年度的报告早于现有各版格式。") }</p> };
    }
    let Some(due) = &props.due else { return html! {} };
    let form = due.to.form();
    let year = props.meta.year.map(|year| year.to_string()).unwrap_or_default();
    let lost = due.lost.len();
    let what = match (due.kept, lost) {
        (0, lost) => format!("{lost}格在新表上没有位置"),
        (kept, 0) => format!("已填的{kept}格随同保留"),
        (kept, lost) => format!("{kept}格随同保留，{lost}格在新表上没有位置"),
    };
    let move_ = {
        let (dispatch, edit, name) = (dispatch.clone(), due.edit.clone(), form.name);
        move |_: MouseEvent| dispatch.edit(edit.clone(), format!("换用{name}"))
    };
    html! {
        <div class="offer">
            <p>
                { format!("{year}年度的报告应使用{}。{what}，可撤销。", form.name) }
                <button type="button" class="text" onclick={move_}>{ format!("换用{}", form.name) }</button>
            </p>
            if lost > 0 {
                <details>
                    <summary>{ format!("没有位置的{lost}格") }</summary>
                    <ul>
                        { for due.lost.iter().map(|(id, raw)| html! { <li>{ names::cell_short(*id) }{ "：" }{ raw }</li> }) }
                    </ul>
                </details>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    field: MetaField,
    value: AttrValue,
    prompt: &'static str,
    write: Callback<(MetaField, String)>,
    leave: Callback<()>,
}

/// A field of the title that looks like the title.
#[component]
fn Field(props: &FieldProps) -> Html {
    let input = use_node_ref();
    let field = props.field;
    let send = {
        let (input, write, known) = (input.clone(), props.write.clone(), props.value.clone());
        move || {
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            let text = half_width(&input.value(), field);
            // A year is written when it is whole; half a year would change the form under the writer's hands.
            let whole = field != MetaField::Year || text.is_empty() || plausible_year(&text);
            if whole && text != known.as_str() {
                write.emit((field, text));
            }
        }
    };
    let composing = use_composition(&input, {
        let send = send.clone();
        Callback::from(move |_| send())
    });
    {
        let (input, composing) = (input.clone(), composing.clone());
        use_effect_with(props.value.clone(), move |value| {
            let input = input.cast::<HtmlInputElement>().filter(|_| !composing.now());
            if let Some(input) = input.filter(|input| input.value() != value.as_str()) {
                input.set_value(value);
            }
        });
    }
    let oninput = {
        let composing = composing.clone();
        move |_: InputEvent| {
            if !composing.now() {
                send();
            }
        }
    };
    let onblur = {
        let (input, leave, known) = (input.clone(), props.leave.clone(), props.value.clone());
        move |_: FocusEvent| {
            composing.end();
            let half_typed = |input: &HtmlInputElement| {
                field == MetaField::Year && !plausible_year(&half_width(&input.value(), field))
            };
            if let Some(input) = input.cast::<HtmlInputElement>().filter(half_typed) {
                input.set_value(&known);
            }
            leave.emit(());
        }
    };
    let year = field == MetaField::Year;
    html! {
        <span class={classes!("grow", if year { "year" } else { "org" })}>
            <span class="measure" aria-hidden="true">
                { if props.value.is_empty() { props.prompt.into() } else { props.value.clone() } }
            </span>
            <input
                ref={input}
                id={names::meta_id(field)}
                placeholder={props.prompt}
                aria-label={names::meta_name(field)}
                autocomplete="off"
                spellcheck="false"
                inputmode={if year { "numeric" } else { "text" }}
                maxlength={if year { "4" } else { "80" }}
                {oninput} {onblur}
            />
        </span>
    }
}

fn half_width(text: &str, field: MetaField) -> String {
    if field != MetaField::Year {
        return text.to_owned();
    }
    nianbao_core::model::Cell::new(text).number().map(|year| year.to_string()).unwrap_or_default()
}

fn plausible_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_taken_when_it_is_whole() {
        assert!(plausible_year("2024"));
        assert!(!plausible_year("202"));
        assert!(!plausible_year("0024"));
        assert_eq!(half_width("２０２４", MetaField::Year), "2024");
        assert_eq!(half_width("二〇", MetaField::Year), "");
    }
}

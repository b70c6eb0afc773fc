//! Says why something that looks odd is right. The reason is kept with the report until the values change.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::browser::today;
use crate::components::ledger::{FocusAction, Ledger, use_focus};
use crate::hooks::use_dispatch;

/// Properties of [`Explain`].
#[derive(Properties, PartialEq)]
pub struct ExplainProps {
    /// Where the finding is written.
    pub ledger: Rc<Ledger>,
    /// Which finding.
    pub index: usize,
    /// Closes the form.
    pub close: Callback<()>,
}

/// The form below a note.
#[component]
pub fn Explain(props: &ExplainProps) -> Html {
    let dispatch = use_dispatch();
    let focus = use_focus();
    let field = use_node_ref();
    let missing = use_state_eq(|| false);
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
            }
        });
    }
    let Some(finding) = props.ledger.outcome.findings.get(props.index) else { return html! {} };
    let onsubmit = {
        let (ledger, finding, close, field, missing) =
            (props.ledger.clone(), finding.clone(), props.close.clone(), field.clone(), missing.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let reason = field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            if reason.trim().is_empty() {
                missing.set(true);
                return;
            }
            dispatch.explain(&ledger.report, &finding, reason.trim(), "", today());
            focus.dispatch(FocusAction::Settled);
            close.emit(());
        }
    };
    let cancel = {
        let close = props.close.clone();
        move |_: MouseEvent| close.emit(())
    };
    html! {
        <form class="explain" {onsubmit}>
            <label>
                <span>{ "原因（随报告保存，数字改动后重新核实）" }</span>
                <textarea ref={field} rows="2" maxlength="500" aria-invalid={missing.then_some("true")}
                    defaultvalue={finding.explained.clone().unwrap_or_default()} />
            </label>
            if *missing { <p role="alert">{ "请先写原因。" }</p> }
            <div class="actions">
                <button type="submit" class="text">{ "保存说明" }</button>
                <button type="button" class="text" onclick={cancel}>{ "不写" }</button>
            </div>
        </form>
    }
}

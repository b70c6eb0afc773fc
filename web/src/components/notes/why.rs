//! Why a rule is there: its legal basis and its documentation.

use nianbao_core::check::RuleRef;
use yew::prelude::*;

use crate::components::markdown::markdown;
use crate::components::panels::checks::switch;
use crate::hooks::{use_dispatch, use_document, use_rule_docs};

/// Properties of [`Why`].
#[derive(Properties, PartialEq)]
pub struct WhyProps {
    /// The rule.
    pub rule: RuleRef,
    /// What to do in this case, where the note itself does not say it.
    pub advice: Option<AttrValue>,
}

/// The documentation of a rule.
#[component]
pub fn Why(props: &WhyProps) -> Html {
    let document = use_document();
    let dispatch = use_dispatch();
    let rule = &props.rule;
    let settings = &document.report().settings;
    let docs = use_rule_docs(rule, settings);
    let stop = {
        let (settings, id) = (settings.clone(), rule.id().to_owned());
        move |_: MouseEvent| switch(&dispatch, &settings, &id)
    };
    html! {
        <div class="why">
            if let Some(advice) = props.advice.as_ref().filter(|advice| !advice.is_empty()) {
                <p>{ advice.clone() }</p>
            }
            <p class="basis"><b>{ "依据" }</b>{ "　" }{ rule.basis() }</p>
            { match docs {
                None => html! { <p role="status">{ "正在取规则说明……" }</p> },
                Some(Ok(text)) => markdown(&text),
                Some(Err(failure)) => html! { <p role="status">{ failure.message }</p> },
            } }
            <p class="rule">
                { rule.id() }{ "　" }{ rule.title() }{ "　" }
                <button type="button" class="text" onclick={stop}>{ "这份报告不再查这一条" }</button>
            </p>
        </div>
    }
}

//! The documentation of a rule, asked of the checker: text that is read now and then has no place in the page's own
//! module.

use yew::prelude::*;

use super::checker::Docs;
use super::document::use_checker;

/// The documentation of a rule in Markdown; `None` while it is on its way.
#[hook]
pub fn use_rule_docs(rule: &AttrValue) -> Option<Docs> {
    let checker = use_checker();
    let docs = use_state(|| None);
    {
        let docs = docs.clone();
        use_effect_with(rule.clone(), move |rule| {
            checker.docs(rule, move |answer| docs.set(Some(answer)));
        });
    }
    (*docs).clone()
}

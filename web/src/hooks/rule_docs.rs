//! The documentation of a rule, asked of the document engine: text that is read now and then has no place in the page's
//! own module.

use yew::prelude::*;

use super::files::use_files;
use crate::engine::Failure;

/// The documentation of a rule in Markdown; `None` while it is on its way.
#[hook]
pub fn use_rule_docs(rule: &AttrValue) -> Option<Result<AttrValue, Failure>> {
    let files = use_files();
    let docs = use_state(|| None);
    {
        let docs = docs.clone();
        use_effect_with(rule.clone(), move |rule| {
            files.rule_docs(rule, move |answer| docs.set(Some(answer)));
        });
    }
    (*docs).clone()
}

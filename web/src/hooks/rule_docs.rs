//! The documentation of a rule, asked of the checker: text that is read now and then has no place in the page's own
//! module.

use nianbao_core::check::RuleRef;
use nianbao_core::model::Settings;
use yew::prelude::*;

use super::checker::Docs;
use super::document::use_checker;
use crate::state::packs;

/// The documentation of a rule in Markdown, of one of a pack out of its file; `None` while it is on its way.
#[hook]
pub fn use_rule_docs(rule: &RuleRef, settings: &Settings) -> Option<Docs> {
    let checker = use_checker();
    let docs = use_state(|| None);
    {
        let docs = docs.clone();
        let pack = packs::of_rule(settings, rule.id()).map(|text| text.as_ref().to_owned());
        use_effect_with(rule.id().to_owned(), move |rule| {
            checker.docs(rule, pack, move |answer| docs.set(Some(answer)));
        });
    }
    (*docs).clone()
}

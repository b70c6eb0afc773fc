//! Counts, and the few keys worth knowing; each key is a button too.

use nianbao_core::check::Severity;
use yew::prelude::*;

use super::keys::{Deed, use_deeds};
use super::tie::Tie;
use super::unchecked;
use crate::components::ledger::use_ledger;
use crate::state::selectors;

/// The foot.
#[component]
pub fn Foot() -> Html {
    let ledger = use_ledger();
    let deeds = use_deeds();
    let counts = selectors::counts(&ledger.outcome);
    let button = |deed: Deed, words: &'static str, keys: &[&'static str]| {
        let deeds = deeds.clone();
        let onclick = move |_: MouseEvent| deeds.emit(deed);
        html! {
            <button type="button" {onclick}>
                { words }{ for keys.iter().map(|key| html! { <>{ " " }<kbd>{ *key }</kbd></> }) }
            </button>
        }
    };
    html! {
        <footer class="foot desk-side">
            <p class="counts">
                { for Severity::ALL.into_iter().map(|severity| {
                    let count = counts.of(severity);
                    html! {
                        <span class={classes!(severity.key(), (count > 0).then_some("some"))}>
                            { severity.mark() }{ " " }{ severity.label() }{ " " }{ count }
                        </span>
                    }
                }) }
                if counts.explained > 0 { <span>{ format!("已说明 {}", counts.explained) }</span> }
                <span>{
                    if unchecked::waiting(&ledger.outcome) {
                        "正在核对文字".to_owned()
                    } else {
                        format!("未检查 {}", unchecked::count(&ledger.outcome))
                    }
                }</span>
            </p>
            <Tie />
            <p class="keys">
                { button(Deed::Next, "下一处", &["F8"]) }
                { button(Deed::Previous, "上一处", &["Shift", "F8"]) }
                <span>{ "全部为零 " }<kbd>{ "Alt" }</kbd>{ " " }<kbd>{ "0" }</kbd></span>
            </p>
        </footer>
    }
}

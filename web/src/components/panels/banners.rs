//! What the page has to tell: storage that fails, a second tab, a draft that was deleted. Stays until it is settled.

use yew::prelude::*;

use crate::hooks::{use_desk, use_files};
use crate::state::Weight;

/// The banners.
#[component]
pub fn Banners() -> Html {
    let desk = use_desk();
    let files = use_files();
    let banners = desk.notices().iter().map(|notice| {
        let warning = notice.weight() == Weight::Warning;
        let buttons = notice.remedies().iter().map(|&remedy| {
            let (files, notice) = (files.clone(), notice.clone());
            let onclick = move |_: MouseEvent| files.remedy(&notice, remedy);
            html! { <button type="button" class="text" {onclick}>{ remedy.label() }</button> }
        });
        html! {
            <div class={classes!("banner", warning.then_some("warning"))} role={if warning { "alert" } else { "status" }}>
                <p>{ notice.text() }</p>
                <div class="actions">{ for buttons }</div>
            </div>
        }
    });
    html! { <>{ for banners }</> }
}

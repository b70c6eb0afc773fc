//! The page. A placeholder until the screens move in.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <main>{ "年报" }</main> }
}

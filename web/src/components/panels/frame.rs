//! What every panel has: a heading, a way to close it, the focus when it opens.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::use_panels;

/// Properties of [`Frame`].
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The heading.
    pub title: AttrValue,
    /// What stands in it.
    pub children: Children,
}

/// A panel.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let panels = use_panels();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        });
    }
    let onkeydown = {
        let panels = panels.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                panels.close();
            }
        }
    };
    let close = move |_: MouseEvent| panels.close();
    html! {
        <section class="panel" aria-labelledby="panel-title" {onkeydown}>
            <header>
                <h2 id="panel-title" ref={heading} tabindex="-1">{ props.title.clone() }</h2>
                <button type="button" class="text" onclick={close}>{ "收起" }</button>
            </header>
            { props.children.clone() }
        </section>
    }
}

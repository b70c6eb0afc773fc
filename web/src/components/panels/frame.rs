//! What every panel has: a heading, a way to close it, the focus when it opens.

use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`Frame`].
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The heading.
    pub title: AttrValue,
    /// What closes it is called.
    #[prop_or(AttrValue::Static("收起"))]
    pub closes: AttrValue,
    /// Closes it.
    pub close: Callback<()>,
    /// What stands in it.
    pub children: Children,
}

/// A panel.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
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
        let close = props.close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                close.emit(());
            }
        }
    };
    let close = {
        let close = props.close.clone();
        move |_: MouseEvent| close.emit(())
    };
    html! {
        <section class="panel" aria-label={props.title.clone()} {onkeydown}>
            <header>
                <h2 ref={heading} tabindex="-1">{ props.title.clone() }</h2>
                <button type="button" class="text" onclick={close}>{ props.closes.clone() }</button>
            </header>
            { props.children.clone() }
        </section>
    }
}

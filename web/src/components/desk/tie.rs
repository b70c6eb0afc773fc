//! What the number under the pointer, or the cell with the focus, is tied to: the cell a number in the text repeats, or
//! what the text says of a cell. Screen readers have it from the cell itself.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The line in the foot.
#[component]
pub fn Tie() -> Html {
    let said = use_state_eq(String::new);
    {
        let said = said.clone();
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listen = |name: &'static str| {
                let said = said.clone();
                let document = document.as_ref()?;
                Some(EventListener::new(document, name, move |event| {
                    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                    let tied = |element: Element| element.closest("[data-tie]").ok().flatten();
                    // While the pointer is elsewhere the cell with the focus has the word.
                    let active = web_sys::window().and_then(|window| window.document()?.active_element());
                    let element = target.and_then(tied).or_else(|| active.and_then(tied));
                    said.set(
                        element.and_then(|element| element.get_attribute("data-tie")).unwrap_or_default(),
                    );
                }))
            };
            let listeners = [listen("mouseover"), listen("focusin")];
            move || drop(listeners)
        });
    }
    html! { <p class="tie" aria-hidden="true">{ (*said).clone() }</p> }
}

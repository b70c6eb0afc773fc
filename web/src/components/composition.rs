//! Input methods: while one composes, what stands in the field is not yet written and must not be touched.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

/// Watches the compositions in a field, or in any field inside an element. Says whether one is going on, and calls
/// `done` when one has ended.
#[hook]
pub fn use_composition(node: &NodeRef, done: Callback<Event>) -> Composing {
    let composing = use_memo((), |()| RefCell::new(false));
    let latest = use_mut_ref(Callback::<Event>::noop);
    *latest.borrow_mut() = done;
    {
        let (node, composing) = (node.clone(), composing.clone());
        use_effect_with((), move |()| {
            let listeners = node.cast::<web_sys::Element>().map(|target| {
                let begin = EventListener::new(&target, "compositionstart", {
                    let composing = composing.clone();
                    move |_| *composing.borrow_mut() = true
                });
                let end = EventListener::new(&target, "compositionend", move |event| {
                    *composing.borrow_mut() = false;
                    let done = latest.borrow().clone();
                    done.emit(event.clone());
                });
                (begin, end)
            });
            move || drop(listeners)
        });
    }
    Composing(composing)
}

/// Whether an input method is composing.
#[derive(Clone)]
pub struct Composing(Rc<RefCell<bool>>);

impl Composing {
    /// Whether it is.
    pub fn now(&self) -> bool {
        *self.0.borrow()
    }

    /// The field was left; a composition that was cut off never tells of its end.
    pub fn end(&self) {
        *self.0.borrow_mut() = false;
    }
}

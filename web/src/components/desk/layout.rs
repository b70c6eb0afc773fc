//! How much room there is, measured in letters and not in pixels, so that large text and a narrow window are the same
//! thing: with room the rail stands at the left and notes in the margin; with less the rail is a strip; with little
//! the notes follow below what they are about.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// How the desk is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Rail, sheet, margin.
    #[default]
    Wide,
    /// Strip above, sheet, margin.
    Strip,
    /// Strip above, sheet; notes in the sheet.
    Stacked,
}

impl Layout {
    /// The layout for a width in rem.
    pub fn of(width: f64) -> Layout {
        match width {
            // Rail, margin and gaps take 39 of them; the sheet wants 50 at least.
            width if width >= 90.0 => Layout::Wide,
            // Below this a column of the widest table has no room for four digits.
            width if width >= 72.0 => Layout::Strip,
            _ => Layout::Stacked,
        }
    }

    /// The class the style sheets know.
    pub fn class(self) -> Classes {
        match self {
            Layout::Wide => classes!("wide"),
            Layout::Strip => classes!("strip"),
            Layout::Stacked => classes!("strip", "stacked"),
        }
    }
}

/// Watches the width of an element and the size of its letters (`probe` is 1rem wide).
#[hook]
pub fn use_layout(desk: &NodeRef, probe: &NodeRef) -> Layout {
    let layout = use_state_eq(Layout::default);
    {
        let (desk, probe, layout) = (desk.clone(), probe.clone(), layout.clone());
        use_effect_with((), move |()| {
            let watch = desk.cast::<Element>().zip(probe.cast::<Element>()).and_then(|(desk, probe)| {
                let measure = {
                    let (desk, probe) = (desk.clone(), probe.clone());
                    move || {
                        let rem = probe.get_bounding_client_rect().width();
                        if rem > 0.0 {
                            layout.set(Layout::of(desk.get_bounding_client_rect().width() / rem));
                        }
                    }
                };
                measure();
                let callback = Closure::<dyn FnMut()>::new(measure);
                let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
                observer.observe(&desk);
                observer.observe(&probe);
                Some((observer, callback))
            });
            move || {
                if let Some((observer, _)) = watch {
                    observer.disconnect();
                }
            }
        });
    }
    *layout
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_counted_in_letters() {
        assert_eq!(Layout::of(1440.0 / 14.0), Layout::Wide);
        assert_eq!(Layout::of(1366.0 / 14.0), Layout::Wide);
        assert_eq!(Layout::of(1440.0 / 18.0), Layout::Strip);
        assert_eq!(Layout::of(900.0 / 14.0), Layout::Stacked);
        assert_eq!(Layout::of(390.0 / 14.0), Layout::Stacked);
    }
}

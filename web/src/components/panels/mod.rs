//! Panels: what opens in place below the bar. One at a time; Esc closes it and the focus goes back to the button that
//! opened it.

pub mod banners;
pub mod changes;
pub mod checks;
pub mod download;
pub mod drafts;
pub mod frame;
pub mod intake;
pub mod last_year;
pub mod open;
pub mod packs;
pub mod review;
pub mod settings;
pub mod several;
pub mod summary;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::hooks::use_files;
use crate::rest::use_rest;

/// What can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// 打开 / 粘贴
    Open,
    /// 对照上年
    LastYear,
    /// 草稿
    Drafts,
    /// 核对结果
    Summary,
    /// 核对设置
    Checks,
    /// 下载
    Download,
    /// 显示设置
    Settings,
}

impl Panel {
    /// The name used on the page.
    pub fn key(self) -> &'static str {
        match self {
            Panel::Open => "open",
            Panel::LastYear => "last-year",
            Panel::Drafts => "drafts",
            Panel::Summary => "summary",
            Panel::Checks => "checks",
            Panel::Download => "download",
            Panel::Settings => "settings",
        }
    }
}

/// Opens and closes panels.
#[derive(Clone, PartialEq)]
pub struct PanelHandle(UseStateHandle<Option<Panel>>);

impl PanelHandle {
    /// The open panel.
    pub fn now(&self) -> Option<Panel> {
        *self.0
    }

    /// Opens a panel, or closes it when it is open.
    pub fn toggle(&self, panel: Panel) {
        if self.now() == Some(panel) { self.close() } else { self.0.set(Some(panel)) }
    }

    /// Closes what is open; something else takes the focus.
    pub fn put_away(&self) {
        self.0.set(None);
    }

    /// Closes what is open and returns the focus to the button that opened it.
    pub fn close(&self) {
        let Some(panel) = self.now() else { return };
        self.put_away();
        let document = web_sys::window().and_then(|window| window.document());
        let button = document
            .and_then(|document| {
                document.query_selector(&format!("[data-panel={}]", panel.key())).ok().flatten()
            })
            .and_then(|button| button.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button {
            let _ = button.focus();
        }
    }
}

/// Properties of [`PanelProvider`].
#[derive(Properties, PartialEq)]
pub struct PanelProviderProps {
    /// The page.
    pub children: Children,
}

/// Knows which panel is open, and hands that down.
#[component]
pub fn PanelProvider(props: &PanelProviderProps) -> Html {
    let open = use_state_eq(|| None::<Panel>);
    html! {
        <ContextProvider<PanelHandle> context={PanelHandle(open)}>
            { props.children.clone() }
        </ContextProvider<PanelHandle>>
    }
}

/// Which panel is open; redraws when that changes.
#[hook]
pub fn use_panels() -> PanelHandle {
    use_context().expect("used outside PanelProvider")
}

/// The panel that is open, if one is.
#[component]
pub fn OpenPanel() -> Html {
    let panel = use_panels().now();
    let rest = use_rest(panel);
    let Some(panel) = panel else { return html! {} };
    rest.show(|| match panel {
        Panel::Open => html! { <open::Open /> },
        Panel::LastYear => html! { <last_year::LastYear /> },
        Panel::Drafts => html! { <drafts::Drafts /> },
        Panel::Checks => html! { <checks::Checks /> },
        Panel::Summary => html! { <summary::Summary /> },
        Panel::Download => html! { <download::Download /> },
        Panel::Settings => html! { <settings::Settings /> },
    })
}

/// What was read and waits for a decision, if anything does.
#[component]
pub fn OpenReview() -> Html {
    // Who has read something has the rest of the page.
    match use_files().review() {
        Some(review) => html! { <review::ReviewPanel review={review.clone()} /> },
        None => html! {},
    }
}

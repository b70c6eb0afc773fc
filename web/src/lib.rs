//! The page: a Yew app that fills, checks and downloads the report.

pub mod components;
pub mod hooks;
pub mod pages;
pub mod state;

use std::rc::Rc;

use nianbao_core::model::Report;
use yew::prelude::*;

use hooks::DocumentProvider;
use state::{Document, DraftId};

/// The whole page.
#[component]
pub fn App() -> Html {
    let initial = use_memo((), |()| Document::new(Report::for_year(2024), DraftId::make(0, 0), None));
    html! {
        <DocumentProvider initial={Rc::clone(&initial)}>
            <pages::Desk />
        </DocumentProvider>
    }
}

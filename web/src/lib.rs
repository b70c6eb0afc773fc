//! The page: a Yew app that fills, checks and downloads the report.

pub mod browser;
pub mod components;
pub mod engine;
pub mod hooks;
pub mod pages;
pub mod rest;
pub mod state;
pub mod storage;

use yew::prelude::*;

use hooks::{DeskProvider, DocumentProvider, FilesProvider, Keeper, PreferencesProvider};

/// The whole page. Going on with a draft takes the rest of the page, which can read it; a blank sheet stands at once.
#[component]
pub fn App() -> Html {
    let goes_on = *use_memo((), |()| Keeper::goes_on());
    let rest = rest::use_rest(goes_on.then_some(()));
    let page = || html! { <Page /> };
    if goes_on { rest.show(page) } else { page() }
}

#[component]
fn Page() -> Html {
    let keeper = (*use_memo((), |()| Keeper::start())).clone();
    html! {
        <PreferencesProvider>
            <DocumentProvider initial={keeper.document()}>
                <DeskProvider {keeper}>
                    <FilesProvider>
                        <pages::Desk />
                    </FilesProvider>
                </DeskProvider>
            </DocumentProvider>
        </PreferencesProvider>
    }
}

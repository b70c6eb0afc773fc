//! The page: a Yew app that fills, checks and downloads the report.

pub mod browser;
pub mod components;
pub mod engine;
pub mod hooks;
pub mod pages;
pub mod state;
pub mod storage;

use yew::prelude::*;

use hooks::{DeskProvider, DocumentProvider, FilesProvider, Keeper, PreferencesProvider};

/// The whole page.
#[component]
pub fn App() -> Html {
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

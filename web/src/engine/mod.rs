//! The engines: they read and write files and check reports in workers of their own, each fetched when it is first needed. The page and
//! the workers share [`wire`]; [`client`] is the page's side, [`serve`] the workers'.

pub mod client;
pub mod packs;
pub mod serve;
mod started;
pub mod wire;
pub mod wire_check;
pub mod wire_document;
pub mod wire_last;
mod wire_place;
pub mod wire_reading;
pub mod wire_record;
pub mod wire_report;

use std::cell::OnceCell;
use std::rc::Rc;

use client::Client;
pub use wire::{Answer, Failure, Format, Request};

use crate::rest;

/// The page's way to the engines. The client behind it is in the rest of the page.
#[derive(Default)]
pub struct Engines(OnceCell<Rc<Client>>);

impl Engines {
    /// Asks for something; `done` gets the answer, unless the request is cancelled.
    pub fn ask(self: &Rc<Self>, request: Request, done: impl FnOnce(Answer) + 'static) {
        let engines = self.clone();
        rest::with(move |here| {
            if here {
                engines.client().ask(request, Box::new(done));
            } else {
                done(Answer::Failed(Failure::not_started()));
            }
        });
    }

    /// Who wants to know what a request is at, once it takes longer than half a second; `None` when it has ended.
    /// There is one such watcher.
    pub fn watch(self: &Rc<Self>, watcher: impl Fn(Option<Stage>) + 'static) {
        let engines = self.clone();
        rest::with(move |here| {
            if here {
                engines.client().watch(Rc::new(watcher));
            }
        });
    }

    /// Drops everything asked and stops the worker that is at it, whatever it is doing. The others stay.
    pub fn cancel(&self) {
        if let Some(client) = self.0.get() {
            client.cancel();
        }
    }

    fn client(&self) -> &Rc<Client> {
        self.0.get_or_init(Rc::default)
    }
}

/// The modules beside the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Reads and writes every format but PDF, and recognises what a reader found.
    Documents,
    /// Turns a PDF into paragraphs and tables.
    Pdf,
    /// Runs the rules that the page does not run itself.
    Checker,
}

impl Module {
    /// Which one a request is for.
    pub fn of(request: &Request) -> Module {
        match request {
            Request::Read { bytes, .. } if nianbao_io::pdf::is_pdf(bytes) => Module::Pdf,
            Request::Check { .. } | Request::Record(_) | Request::Docs { .. } | Request::Packs(_) => {
                Module::Checker
            }
            _ => Module::Documents,
        }
    }

    /// The name the boot loader knows it by.
    pub fn part(self) -> &'static str {
        match self {
            Module::Documents => "engine",
            Module::Pdf => "pdf",
            Module::Checker => "checker",
        }
    }
}

/// What a request is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The module is being fetched and started.
    Fetching,
    /// It is at work.
    Working,
    /// It reads a page of several.
    Pages {
        /// Which one, from 1.
        at: u32,
        /// How many there are.
        of: u32,
    },
}

impl Stage {
    /// What the page says of it, in a few words.
    pub fn label(self) -> String {
        match self {
            Stage::Fetching => "正在打开读写文件的部分".to_owned(),
            Stage::Working => "正在处理".to_owned(),
            Stage::Pages { at, of } => format!("正在读第{at}页，共{of}页"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_goes_to_its_own_module() {
        let read =
            |bytes: &[u8]| Request::Read { bytes: bytes.to_vec(), name: "报告.pdf".into(), encoding: None };
        assert_eq!(Module::of(&read(b"%PDF-1.7\n")), Module::Pdf);
        assert_eq!(Module::of(&read(b"PK\x03\x04")), Module::Documents);
        assert_eq!(Module::of(&Request::Docs { rule: "A101".into(), pack: None }), Module::Checker);
    }
}

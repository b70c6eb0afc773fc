//! Files in and out, handed down as a context: open, drop, paste, review, download, copy, print, save the page.

mod decide;
mod packs;
mod write;

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use gloo_file::callbacks::{FileReader, read_as_bytes};
use nianbao_core::model::Report;
use nianbao_core::model::report::TableData;
use nianbao_io::project;
use nianbao_io::{Encoding, ReadError, limits};
use yew::prelude::*;

use super::checker::Checker;
use super::desk::{DeskHandle, use_desk};
use super::document::{DocumentHandle, use_checker, use_document};
use super::{incoming, save_file};
use crate::browser;
use crate::engine::{Answer, Engines, Failure, Format, Request};
use crate::rest;
use crate::state::file_name::file_name;
use crate::state::files::{Files, FilesAction, Task};
use crate::state::pasted::is_address;
use crate::state::{Notice, Remedy, block};

/// Files in and out.
#[derive(Clone)]
pub struct FilesHandle {
    files: Rc<Files>,
    /// What is going on at this very moment, even between an action and the redraw it causes.
    live: UseReducerHandle<Files>,
    act: UseReducerDispatcher<Files>,
    engine: Rc<Engine>,
    checker: Rc<Checker>,
    document: DocumentHandle,
    desk: DeskHandle,
}

impl PartialEq for FilesHandle {
    /// Equal when nothing on the screen would differ. The document is asked for at the moment it is needed, so a key
    /// typed into it redraws nothing here.
    fn eq(&self, other: &FilesHandle) -> bool {
        self.files == other.files && self.engine == other.engine
    }
}

/// What lives as long as the page: the engine, and the file being fetched from the disk.
#[derive(Default)]
struct Engine {
    engines: Rc<Engines>,
    reader: RefCell<Option<FileReader>>,
    /// The file read last, for reading it again.
    last: RefCell<Option<web_sys::File>>,
    /// Whether what is read is meant to be last year's report.
    last_year: Cell<bool>,
    /// Files that came together and are read one by one.
    several: RefCell<Vec<web_sys::File>>,
    /// How often something was stopped: a record that comes after that is no longer wanted.
    stopped: Cell<u32>,
}

impl PartialEq for Engine {
    fn eq(&self, other: &Engine) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Deref for FilesHandle {
    type Target = Files;

    fn deref(&self) -> &Files {
        &self.files
    }
}

impl FilesHandle {
    /// Opens the file of a list, as an `<input type=file>` or a drop gives it; of several somebody chooses, see
    /// [`Files::several`].
    pub fn open_list(&self, list: Option<web_sys::FileList>) {
        self.engine.last_year.set(false);
        self.read_list(list);
    }

    fn read_list(&self, list: Option<web_sys::FileList>) {
        let Some(list) = list else { return };
        let mut files: Vec<_> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        if files.len() < 2 {
            files.into_iter().for_each(|file| self.open_file(file));
            return;
        }
        files.truncate(MANY);
        self.with_rest(move |handle| {
            handle.act.dispatch(FilesAction::Several(files.iter().map(web_sys::File::name).collect()));
            *handle.engine.several.borrow_mut() = files;
        });
    }

    /// Opens one of several files.
    pub fn pick(&self, index: usize) {
        let file = self.engine.several.borrow().get(index).cloned();
        if let Some(file) = file {
            self.act.dispatch(FilesAction::Pick(index));
            self.open_file(file);
        }
    }

    /// Puts the list of several files away.
    pub fn put_several_away(&self) {
        self.engine.several.borrow_mut().clear();
        self.act.dispatch(FilesAction::Several(Vec::new()));
    }

    /// Opens a file. What is in it waits for a decision, see [`Files::review`].
    pub fn open_file(&self, file: web_sys::File) {
        self.open_file_as(file, None);
    }

    /// Reads the file read last again, its characters decoded another way.
    pub fn read_again(&self, encoding: Encoding) {
        let last = self.engine.last.borrow().clone();
        if let Some(file) = last {
            self.open_file_as(file, Some(encoding));
        }
    }

    fn open_file_as(&self, file: web_sys::File, encoding: Option<Encoding>) {
        let name = file.name();
        let encoding = encoding.map(|encoding| encoding.label().to_owned());
        *self.engine.last.borrow_mut() = Some(file.clone());
        if [".zip", ".rar", ".7z"].iter().any(|end| name.to_ascii_lowercase().ends_with(end)) {
            self.tell_file(format!("{name}：这是压缩文件，请先解压，再打开里面的报告。"));
            return;
        }
        // Asked before it is read: a file of gigabytes would take the page down.
        if file.size() > limits::FILE_BYTES as f64 {
            self.fail(&name, &ReadError::TooLarge.into());
            return;
        }
        self.act.dispatch(FilesAction::Begin(Task::Reading(name.clone())));
        let handle = self.clone();
        let blob = gloo_file::Blob::from(web_sys::Blob::from(file));
        let reader = read_as_bytes(&blob, move |result| match result {
            Ok(bytes) => handle.read(Request::Read { bytes, name: name.clone(), encoding }, name),
            Err(_) => {
                handle.act.dispatch(FilesAction::End);
                handle.fail(&name, &ReadError::Damaged("浏览器读不出它的内容".into()).into());
            }
        });
        *self.engine.reader.borrow_mut() = Some(reader);
    }

    /// Reads what was pasted: plain text, and HTML when there is some.
    pub fn read_pasted(&self, text: String, html: String) {
        if is_address(&text) {
            self.tell_file(NO_FETCHING.into());
            return;
        }
        if text.len() + html.len() > limits::FILE_BYTES {
            self.fail(PASTED, &ReadError::TooLarge.into());
            return;
        }
        self.engine.last_year.set(false);
        self.act.dispatch(FilesAction::Begin(Task::Reading(PASTED.into())));
        self.read(Request::ReadPasted { text, html }, PASTED.into());
    }

    fn read(&self, request: Request, name: String) {
        let handle = self.clone();
        self.engine.engines.ask(request, move |answer| {
            handle.act.dispatch(FilesAction::End);
            match answer {
                // Nobody else can say that the rest of the page, and what takes an answer in, is missing.
                Answer::Failed(failure) => handle.fail(&name, &failure),
                answer => handle.take_in(name, answer),
            }
        });
    }

    /// Does what the rest of the page is needed for, or says that it is missing.
    fn with_rest(&self, then: impl FnOnce(&FilesHandle) + 'static) {
        let handle = self.clone();
        rest::with(move |here| {
            if here {
                then(&handle);
            } else {
                handle.desk.tell(Notice::Incomplete);
            }
        });
    }

    fn fail(&self, name: &str, failure: &Failure) {
        self.tell_file(format!("{name}：{}", failure.message));
    }

    pub(super) fn tell_file(&self, sentence: String) {
        self.desk.tell(Notice::File(sentence));
    }

    /// Stops reading or writing.
    pub fn cancel(&self) {
        self.engine.reader.borrow_mut().take();
        self.engine.stopped.set(self.engine.stopped.get().wrapping_add(1));
        self.engine.engines.cancel();
        self.act.dispatch(FilesAction::End);
    }

    /// Downloads the open report.
    pub fn download(&self, format: Format) {
        let report = self.document.live().report().clone();
        let handle = self.clone();
        self.write(format, move |bytes| {
            let name = match format {
                Format::Blank => file_name(&blank_like(&report), &format.ending()),
                _ => file_name(&report, &format.ending()),
            };
            if save_file::download(&name, format.writer().media_type(), &bytes).is_some() {
                if format.keeps_everything() {
                    handle.desk.keeper().is_in_file(&report);
                }
            } else {
                handle.tell_file(NO_DOWNLOAD.into());
            }
        });
    }

    /// Downloads the report file. Needs no engine, so it works when nothing else does.
    pub fn download_report_file(&self) {
        let open = self.document.live();
        let report = open.report().clone();
        let kept = project::with_previous(&report, open.previous().map(Rc::as_ref));
        let json = project::to_json_pretty(&kept);
        let name = file_name(&report, "nianbao.json");
        if save_file::download(&name, "application/json", json.as_bytes()).is_some() {
            self.desk.keeper().is_in_file(&report);
        } else {
            self.tell_file(NO_DOWNLOAD.into());
        }
    }

    /// Copies the open report as HTML for a portal's editor.
    pub fn copy_html(&self) {
        let handle = self.clone();
        self.write(Format::HtmlFragment, move |bytes| {
            let html = String::from_utf8_lossy(&bytes);
            handle.copied(save_file::copy(&html, &html), "已复制网页代码，可以粘贴到网站后台的编辑框。");
        });
    }

    /// Copies a table for a spreadsheet or an editor.
    pub fn copy_table(&self, data: &Arc<TableData>) {
        let data = data.clone();
        self.with_rest(move |handle| {
            let done = save_file::copy(&block::as_html(&data), &block::as_text(&data));
            handle.copied(done, "已复制整张表，可以粘贴到Excel、WPS或网站后台。");
        });
    }

    fn copied(&self, done: bool, sentence: &str) {
        self.desk.tell(if done {
            Notice::Done(sentence.into())
        } else {
            Notice::File("浏览器不允许复制，请改为下载网页，再从中复制。".into())
        });
    }

    /// Whether this is the self-contained page, which can save itself.
    pub fn can_save_page(&self) -> bool {
        browser::is_one_file()
    }

    /// 另存本页: downloads a copy of the page with the open draft inside.
    pub fn save_page(&self) {
        let report = self.document.live().report().clone();
        let page = browser::page_with_draft(&self.desk.keeper().embed());
        let name = file_name(&report, "html");
        let done =
            page.and_then(|page| save_file::download(&name, "text/html;charset=utf-8", page.as_bytes()));
        match done {
            Some(()) => self.desk.keeper().is_in_file(&report),
            None => self.tell_file(NO_DOWNLOAD.into()),
        }
    }

    /// Opens the browser's print dialogue.
    pub fn print(&self) {
        save_file::print();
    }

    /// Opens it for the sheet with last year's figures and text on it.
    pub fn print_comparison(&self) {
        save_file::print_comparison();
    }

    /// Does what a banner offers.
    pub fn remedy(&self, notice: &Notice, remedy: Remedy) {
        let keeper = self.desk.keeper();
        match remedy {
            Remedy::Download => self.download_report_file(),
            Remedy::TakeOver => keeper.take_over(),
            Remedy::Restore => {
                if let Notice::Deleted { id, text, .. } = notice {
                    keeper.restore(id, text);
                }
                self.desk.dismiss(notice);
            }
            Remedy::Dismiss => self.desk.dismiss(notice),
        }
    }

    pub(super) fn drag(&self, over: bool) {
        if self.is_dragging() != over {
            self.act.dispatch(FilesAction::Drag(over));
        }
    }
}

/// A report of the same year that holds nothing.
fn blank_like(report: &Report) -> Report {
    let mut blank = Report::blank(report.edition());
    blank.meta.year = report.meta.year;
    blank
}

const PASTED: &str = "粘贴的内容";
/// So many files are listed; who drops a whole folder finds the first of them.
const MANY: usize = 50;
pub(super) const NO_FETCHING: &str =
    "本页面不联网，打不开网址。请在浏览器里打开那个网页，把它另存为文件后拖进来，或者全选、复制、粘贴。";
const NO_DOWNLOAD: &str = "浏览器没有开始下载，请在浏览器设置里允许下载后重试。";

/// Properties of [`FilesProvider`].
#[derive(Properties, PartialEq)]
pub struct FilesProviderProps {
    /// The page.
    pub children: Children,
}

/// Connects the page with the document engine. Stands inside `DeskProvider`.
#[component]
pub fn FilesProvider(props: &FilesProviderProps) -> Html {
    let files = use_reducer_eq(Files::default);
    let engine = use_memo((), |()| Engine::default());
    {
        let (engine, act) = (engine.clone(), files.dispatcher());
        use_effect_with((), move |()| {
            engine.engines.watch(move |stage| act.dispatch(FilesAction::Stage(stage)))
        });
    }
    let handle = FilesHandle {
        files: Rc::new((*files).clone()),
        act: files.dispatcher(),
        live: files,
        engine,
        checker: use_checker(),
        document: use_document(),
        desk: use_desk(),
    };
    let newest = use_mut_ref(|| handle.clone());
    *newest.borrow_mut() = handle.clone();
    use_effect_with((), move |()| {
        let listeners = incoming::listen(&newest);
        move || drop(listeners)
    });
    html! {
        <ContextProvider<FilesHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<FilesHandle>>
    }
}

/// Files in and out; redraws when something happens with them.
#[hook]
pub fn use_files() -> FilesHandle {
    use_context().expect("used outside FilesProvider")
}

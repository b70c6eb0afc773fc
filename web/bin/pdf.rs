//! Starts the module that reads PDFs inside a worker. What it finds is recognised elsewhere, so nothing of the form is
//! needed here.

use nianbao_web::engine::wire::Reply;
use nianbao_web::engine::wire_document::WireDocument;
use nianbao_web::engine::{Answer, Failure, Request, serve};

fn main() {
    serve::start(work);
}

fn work(request: Request) -> Reply {
    let Request::Read { bytes, .. } = request else { return Reply::Crashed };
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let tell = |at: usize, of: usize| serve::say(Reply::Page { at: number(at), of: number(of) });
    match nianbao_io::pdf::read_telling(&bytes, tell) {
        Ok(document) => Reply::Document(Box::new(WireDocument::pack(document))),
        Err(error) => Reply::Done(Answer::Failed(Failure::from(error))),
    }
}

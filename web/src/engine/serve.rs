//! The worker's side of the document engine. Only the worker's program reaches the readers and writers through here,
//! so nothing of zip, XML or encodings is in the page's own module.

use std::cell::RefCell;

use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::wire::{Answer, Failure, Request};

/// The worker.
pub struct DocumentEngine;

/// What does the work; the worker's program names it when it starts, the page never does.
pub type Work = fn(Request) -> Answer;

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    static ASKED_BY: RefCell<Option<(WorkerScope<DocumentEngine>, HandlerId)>> = const { RefCell::new(None) };
}

/// Starts the worker: requests are answered by `work`. A panic is answered too, before it ends the worker.
pub fn start(work: Work) {
    use gloo_worker::Registrable;
    WORK.set(Some(work));
    std::panic::set_hook(Box::new(|_| {
        if let Some((scope, id)) = ASKED_BY.take() {
            scope.respond(id, Answer::Failed(Failure::crashed()));
        }
    }));
    DocumentEngine::registrar().register();
}

impl Worker for DocumentEngine {
    type Message = ();
    type Input = Request;
    type Output = Answer;

    fn create(_scope: &WorkerScope<Self>) -> DocumentEngine {
        DocumentEngine
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn connected(&mut self, scope: &WorkerScope<Self>, id: HandlerId) {
        scope.respond(id, Answer::Ready);
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        ASKED_BY.set(Some((scope.clone(), id)));
        let answer = WORK.with_borrow(|work| work.map(|work| work(request)));
        ASKED_BY.take();
        scope.respond(id, answer.unwrap_or_else(|| Answer::Failed(Failure::crashed())));
    }
}

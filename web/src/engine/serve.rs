//! The workers' side of the engines. Only the workers' programs reach readers and writers through here, so nothing of
//! zip, XML, encodings or PDF is in the page's own module.

use std::cell::RefCell;

use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::wire::{Reply, Request};

/// A worker.
pub struct Engine;

/// What does the work; each worker's program names its own when it starts, the page never does.
pub type Work = fn(Request) -> Reply;

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    static ASKED_BY: RefCell<Option<(WorkerScope<Engine>, HandlerId)>> = const { RefCell::new(None) };
}

/// Starts the worker: requests are answered by `work`. A panic is answered too, before it ends the worker.
pub fn start(work: Work) {
    use gloo_worker::Registrable;
    WORK.set(Some(work));
    std::panic::set_hook(Box::new(|_| {
        if let Some((scope, id)) = ASKED_BY.take() {
            scope.respond(id, Reply::Crashed);
        }
    }));
    Engine::registrar().register();
}

/// Says something before the work is done. Arrives at once, since the page is not waiting with us.
pub fn say(reply: Reply) {
    ASKED_BY.with_borrow(|asked_by| {
        if let Some((scope, id)) = asked_by {
            scope.respond(*id, reply);
        }
    });
}

impl Worker for Engine {
    type Message = ();
    type Input = Request;
    type Output = Reply;

    fn create(_scope: &WorkerScope<Self>) -> Engine {
        Engine
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn connected(&mut self, scope: &WorkerScope<Self>, id: HandlerId) {
        scope.respond(id, Reply::Ready);
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        ASKED_BY.set(Some((scope.clone(), id)));
        let reply = WORK.with_borrow(|work| work.map(|work| work(request)));
        ASKED_BY.take();
        scope.respond(id, reply.unwrap_or(Reply::Crashed));
    }
}

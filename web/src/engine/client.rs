//! The page's side of the document engine: starts the worker when it is first needed, asks it one thing at a time,
//! and gives it up when it breaks down, takes too long or is no longer wanted. The next request starts a new one.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_worker::{Spawnable, WorkerBridge};

use super::serve::DocumentEngine;
use super::wire::{Answer, Failure, Request};
use crate::browser;

/// How long the worker may take to start, its wasm coming over the network included, in milliseconds.
const START: u32 = 30_000;
/// How long a request may take, in milliseconds.
const WORK: u32 = 60_000;

type Done = Box<dyn FnOnce(Answer)>;

/// The page's side of the document engine.
#[derive(Default)]
pub struct Client {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    bridge: Option<WorkerBridge<DocumentEngine>>,
    /// Whether the worker has said that it runs.
    ready: bool,
    running: Option<(Done, Timeout)>,
    waiting: VecDeque<(Request, Done)>,
}

impl Client {
    /// Asks the engine; `done` gets the answer, unless the request is cancelled.
    pub fn ask(self: &Rc<Self>, request: Request, done: impl FnOnce(Answer) + 'static) {
        self.state.borrow_mut().waiting.push_back((request, Box::new(done)));
        self.next();
    }

    /// Drops everything asked and gives the worker up, whatever it is doing.
    pub fn cancel(&self) {
        let dropped = std::mem::take(&mut *self.state.borrow_mut());
        // The worker closes itself once it looks up; nothing it says is heard any more.
        drop(dropped);
    }

    fn next(self: &Rc<Self>) {
        if self.state.borrow().running.is_some() {
            return;
        }
        let Some((request, done)) = self.state.borrow_mut().waiting.pop_front() else { return };
        if self.state.borrow().bridge.is_none() {
            let Some(url) = browser::worker_url() else {
                done(Answer::Failed(Failure::not_started()));
                return;
            };
            let client = Rc::downgrade(self);
            let bridge = DocumentEngine::spawner()
                .callback(move |answer| {
                    if let Some(client) = client.upgrade() {
                        client.answered(answer);
                    }
                })
                .as_module(false)
                .with_loader(true)
                .spawn(&url);
            self.state.borrow_mut().bridge = Some(bridge);
        }
        let ready = self.state.borrow().ready;
        let patience = self.patience(if ready { WORK } else { START });
        let mut state = self.state.borrow_mut();
        state.running = Some((done, patience));
        if let Some(bridge) = &state.bridge {
            bridge.send(request);
        }
    }

    fn patience(self: &Rc<Self>, millis: u32) -> Timeout {
        let client = Rc::downgrade(self);
        Timeout::new(millis, move || {
            let Some(client) = client.upgrade() else { return };
            let ready = client.state.borrow().ready;
            client.broke_down(if ready { Failure::timed_out() } else { Failure::not_started() });
        })
    }

    fn answered(self: &Rc<Self>, answer: Answer) {
        if matches!(answer, Answer::Ready) {
            let patience = self.patience(WORK);
            let mut state = self.state.borrow_mut();
            state.ready = true;
            if let Some((_, waiting)) = &mut state.running {
                *waiting = patience;
            }
            return;
        }
        if matches!(&answer, Answer::Failed(failure) if *failure == Failure::crashed()) {
            self.broke_down(Failure::crashed());
            return;
        }
        let running = self.state.borrow_mut().running.take();
        if let Some((done, _)) = running {
            done(answer);
        }
        self.next();
    }

    fn broke_down(self: &Rc<Self>, failure: Failure) {
        let (bridge, running) = {
            let mut state = self.state.borrow_mut();
            state.ready = false;
            (state.bridge.take(), state.running.take())
        };
        drop(bridge);
        if let Some((done, _)) = running {
            done(Answer::Failed(failure));
        }
        self.next();
    }
}

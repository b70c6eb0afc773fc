//! The page's side of the engines: starts a worker when it is first needed, asks one thing at a time, and gives a
//! worker up when it breaks down, takes too long or is no longer wanted. The next request starts a new one.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::started::Started;
use super::wire::{Answer, Failure, Reply, Request};
use super::{Module, Stage};

/// How long a worker may take to start, its wasm coming over the network included, in milliseconds.
const START: u32 = 30_000;
/// How long a request may take without a sign of life, in milliseconds.
const WORK: u32 = 60_000;
/// How long a request may take before anything is said of it, in milliseconds.
const UNSAID: u32 = 500;

/// Gets the answer to a request.
pub type Done = Box<dyn FnOnce(Answer)>;
/// Gets to know what a request is at.
pub type Watcher = Rc<dyn Fn(Option<Stage>)>;

/// The page's side of the engines.
#[derive(Default)]
pub struct Client {
    state: RefCell<State>,
    watcher: RefCell<Option<Watcher>>,
}

#[derive(Default)]
struct State {
    workers: [Option<Started>; 3],
    running: Option<Running>,
    waiting: VecDeque<Job>,
}

struct Job {
    request: Request,
    done: Done,
    /// What is already said of it, when it went through another engine before.
    said: Option<Said>,
}

struct Running {
    module: Module,
    done: Done,
    /// The name of the file, for handing what came of it on.
    name: String,
    stage: Stage,
    said: Said,
    /// Gives up when it ends.
    _patience: Timeout,
}

/// Whether the page was told of a request.
enum Said {
    /// Not yet: it may be done before anybody wonders.
    Not(#[expect(dead_code, reason = "held so that it goes off")] Timeout),
    /// What is going on.
    Yes,
}

impl Client {
    /// Asks for something; `done` gets the answer, unless the request is cancelled.
    #[inline(never)]
    pub fn ask(self: &Rc<Self>, request: Request, done: Done) {
        self.state.borrow_mut().waiting.push_back(Job { request, done, said: None });
        self.next();
    }

    /// Who wants to know what a request is at, once it takes longer than half a second; `None` when it has ended.
    /// There is one such watcher.
    #[inline(never)]
    pub fn watch(&self, watcher: Watcher) {
        *self.watcher.borrow_mut() = Some(watcher);
    }

    /// Drops everything asked and stops the worker that is at it, whatever it is doing. The others stay.
    #[inline(never)]
    pub fn cancel(&self) {
        let dropped = {
            let mut state = self.state.borrow_mut();
            state.waiting.clear();
            let running = state.running.take();
            let worker = running.as_ref().and_then(|running| state.workers[running.module as usize].take());
            (running, worker)
        };
        if dropped.0.as_ref().is_some_and(|running| matches!(running.said, Said::Yes)) {
            self.tell(None);
        }
    }

    fn tell(&self, stage: Option<Stage>) {
        let watcher = self.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher(stage);
        }
    }

    fn next(self: &Rc<Self>) {
        if self.state.borrow().running.is_some() {
            return;
        }
        let Some(job) = self.state.borrow_mut().waiting.pop_front() else { return };
        let module = Module::of(&job.request);
        let missing = self.state.borrow().workers[module as usize].is_none();
        if missing {
            let started = self.start(module);
            self.state.borrow_mut().workers[module as usize] = started;
        }
        let ready = self.state.borrow().workers[module as usize].as_ref().map(|worker| worker.ready);
        let Some(ready) = ready else {
            self.finish(job.done, job.said, Answer::Failed(Failure::not_started()));
            return;
        };
        let stage = if ready { Stage::Working } else { Stage::Fetching };
        let said = job.said.unwrap_or_else(|| Said::Not(self.wonder()));
        let name = match &job.request {
            Request::Read { name, .. } => name.clone(),
            _ => String::new(),
        };
        let patience = self.patience(module, if ready { WORK } else { START });
        let tell = matches!(said, Said::Yes);
        let mut state = self.state.borrow_mut();
        state.running = Some(Running { module, done: job.done, name, stage, said, _patience: patience });
        if let Some(worker) = &state.workers[module as usize] {
            worker.send(job.request);
        }
        drop(state);
        if tell {
            self.tell(Some(stage));
        }
    }

    fn start(self: &Rc<Self>, module: Module) -> Option<Started> {
        let (heard, broke) = (Rc::downgrade(self), Rc::downgrade(self));
        Started::start(
            module,
            move |reply| {
                if let Some(client) = heard.upgrade() {
                    client.heard(module, reply);
                }
            },
            move || {
                if let Some(client) = broke.upgrade() {
                    let ready = client.is_ready(module);
                    client
                        .broke_down(module, if ready { Failure::crashed() } else { Failure::not_started() });
                }
            },
        )
    }

    fn is_ready(&self, module: Module) -> bool {
        self.state.borrow().workers[module as usize].as_ref().is_some_and(|worker| worker.ready)
    }

    /// Tells what is going on when it takes so long that somebody wonders.
    fn wonder(self: &Rc<Self>) -> Timeout {
        let client = Rc::downgrade(self);
        Timeout::new(UNSAID, move || {
            let Some(client) = client.upgrade() else { return };
            let stage = client.state.borrow_mut().running.as_mut().map(|running| {
                running.said = Said::Yes;
                running.stage
            });
            if stage.is_some() {
                client.tell(stage);
            }
        })
    }

    fn patience(self: &Rc<Self>, module: Module, millis: u32) -> Timeout {
        let client = Rc::downgrade(self);
        Timeout::new(millis, move || {
            let Some(client) = client.upgrade() else { return };
            let ready = client.is_ready(module);
            client.broke_down(module, if ready { Failure::timed_out() } else { Failure::not_started() });
        })
    }

    fn heard(self: &Rc<Self>, module: Module, reply: Reply) {
        match reply {
            Reply::Ready => {
                if let Some(worker) = &mut self.state.borrow_mut().workers[module as usize] {
                    worker.ready = true;
                }
                self.reached(module, Stage::Working);
            }
            Reply::Page { at, of } => self.reached(module, Stage::Pages { at, of }),
            Reply::Crashed => self.broke_down(module, Failure::crashed()),
            Reply::Document(document) => {
                let running = self.state.borrow_mut().running.take();
                if let Some(Running { done, name, said, .. }) = running {
                    let request = Request::Recognise { document, name };
                    self.state.borrow_mut().waiting.push_front(Job { request, done, said: Some(said) });
                }
                self.next();
            }
            Reply::Done(answer) => {
                let running = self.state.borrow_mut().running.take();
                if let Some(running) = running {
                    self.finish(running.done, Some(running.said), answer);
                }
            }
        }
    }

    /// A sign of life: patience begins anew.
    fn reached(self: &Rc<Self>, module: Module, stage: Stage) {
        let patience = self.patience(module, WORK);
        let tell = match &mut self.state.borrow_mut().running {
            Some(running) if running.module == module => {
                running.stage = stage;
                running._patience = patience;
                matches!(running.said, Said::Yes)
            }
            _ => false,
        };
        if tell {
            self.tell(Some(stage));
        }
    }

    fn finish(self: &Rc<Self>, done: Done, said: Option<Said>, answer: Answer) {
        if matches!(said, Some(Said::Yes)) {
            self.tell(None);
        }
        done(answer);
        self.next();
    }

    fn broke_down(self: &Rc<Self>, module: Module, failure: Failure) {
        let (worker, running) = {
            let mut state = self.state.borrow_mut();
            let own = state.running.as_ref().is_some_and(|running| running.module == module);
            let running = if own { state.running.take() } else { None };
            (state.workers[module as usize].take(), running)
        };
        drop(worker);
        if let Some(running) = running {
            self.finish(running.done, Some(running.said), Answer::Failed(failure));
        }
    }
}

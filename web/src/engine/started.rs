//! A worker that was started. gloo-worker asks a worker to close, which a busy one never hears; so the worker itself
//! is kept beside gloo's bridge and ended when this is dropped.

use gloo_worker::{Spawnable, WorkerBridge};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::Module;
use super::serve::Engine;
use super::wire::{Reply, Request};
use crate::browser;

/// A worker that was started.
pub(super) struct Started {
    bridge: Option<WorkerBridge<Engine>>,
    worker: Option<web_sys::Worker>,
    _failed: Closure<dyn Fn()>,
    /// Whether it has said that it runs.
    pub(super) ready: bool,
}

impl Started {
    /// Starts a module. `heard` gets what it says, `failed` is called when its script cannot be had or it traps: of
    /// an overflown stack or full memory it cannot speak itself.
    pub(super) fn start(
        module: Module,
        heard: impl Fn(Reply) + 'static,
        failed: impl Fn() + 'static,
    ) -> Option<Started> {
        let url = browser::worker_url(module.part())?;
        let bridge = Engine::spawner().callback(heard).as_module(false).with_loader(true).spawn(&url);
        let worker = browser::last_worker();
        let failed = Closure::<dyn Fn()>::new(failed);
        if let Some(worker) = &worker {
            worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        }
        Some(Started { bridge: Some(bridge), worker, _failed: failed, ready: false })
    }

    /// Asks it for something.
    pub(super) fn send(&self, request: Request) {
        if let Some(bridge) = &self.bridge {
            bridge.send(request);
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // First the bridge, which sends its farewell.
        drop(self.bridge.take());
        if let Some(worker) = &self.worker {
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

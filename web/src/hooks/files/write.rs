//! Writing the open report: by the document engine, with the record of a check where the file shows findings.

use std::rc::Rc;

use nianbao_io::project;

use super::FilesHandle;
use crate::browser;
use crate::engine::wire_record::WireAsked;
use crate::engine::{Answer, Failure, Format, Request};
use crate::state::files::{FilesAction, Task};

impl FilesHandle {
    /// Has the open report written. What shows findings needs the record of a check first, which the checker makes.
    pub(super) fn write(&self, format: Format, then: impl FnOnce(Vec<u8>) + 'static) {
        self.act.dispatch(FilesAction::Begin(Task::Writing(format)));
        let open = self.document.live();
        // The record of a check speaks of last year's report; what is published does without it.
        let kept = project::with_previous(open.report(), open.previous().map(Rc::as_ref));
        let report = project::to_json(&kept);
        if !format.shows_findings() {
            self.write_with(Request::Write { report, format, record: None }, format, then);
            return;
        }
        let asked = WireAsked::pack(open.report(), open.previous().map(Rc::as_ref), browser::today());
        let (handle, stopped) = (self.clone(), self.engine.stopped.get());
        self.checker.record(asked, move |record| match record {
            _ if handle.engine.stopped.get() != stopped => {}
            Ok(record) => {
                let record = Some(record);
                handle.write_with(Request::Write { report, format, record }, format, then);
            }
            Err(failure) => {
                handle.act.dispatch(FilesAction::End);
                handle.fail(format.label(), &failure);
            }
        });
    }

    fn write_with(&self, request: Request, format: Format, then: impl FnOnce(Vec<u8>) + 'static) {
        let handle = self.clone();
        self.engine.engines.ask(request, move |answer| {
            handle.act.dispatch(FilesAction::End);
            match answer {
                Answer::Written(bytes) => then(bytes),
                Answer::Failed(failure) => handle.fail(format.label(), &failure),
                _ => handle.fail(format.label(), &Failure::crashed()),
            }
        });
    }
}

//! The check of the open report: what the cells say is found out when somebody asks, which nobody does while a cell is
//! typed in; what takes the text, last year's report or the organ comes from the checker, a module in a worker of its
//! own. It is asked when the page has been drawn, about the newest report only; until it answers, what still holds of its
//! last answer stays on the screen.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use nianbao_core::check::{Half, Outcome};
use nianbao_core::model::Report;
use yew::prelude::*;

use crate::browser;
use crate::engine::wire_check::WireBeside;
use crate::engine::wire_last::Sent;
use crate::engine::wire_record::WireAsked;
use crate::engine::wire_report::WireReport;
use crate::engine::{Answer, Engines, Failure, Request};
use crate::rest;
use crate::state::answer::{self, Last};
use crate::state::packs::Told;
use crate::state::reading::Reading;
use crate::state::{Beside, DraftId};

/// How long after the page was first drawn the checker is fetched, in milliseconds.
const FIRST: u32 = 150;
/// How long nothing must change before the checker is asked: between two keys of somebody who types it is not.
const PAUSE: u32 = 120;
/// How long somebody may go on typing before it is asked all the same.
const LONGEST: u64 = 1000;
/// After so many breakdowns in a row nobody asks again.
const BREAKDOWNS: u8 = 3;

/// The documentation of a rule, in Markdown.
pub type Docs = Result<AttrValue, Failure>;

/// What a check is about.
#[derive(Clone)]
struct Question {
    draft: DraftId,
    report: Rc<Report>,
    beside: Rc<Beside>,
}

impl PartialEq for Question {
    fn eq(&self, other: &Question) -> bool {
        self.draft == other.draft && Rc::ptr_eq(&self.report, &other.report) && self.beside == other.beside
    }
}

/// What the checker has read of a report beside its findings.
#[derive(Clone)]
pub(super) struct Heard {
    /// The draft.
    pub(super) draft: DraftId,
    /// Its report then.
    pub(super) report: Rc<Report>,
    /// What was read.
    pub(super) reading: Rc<Reading>,
}

impl PartialEq for Heard {
    fn eq(&self, other: &Heard) -> bool {
        Rc::ptr_eq(&self.reading, &other.reading)
    }
}

/// What the checker said last.
#[derive(Clone, Default)]
enum Said {
    /// Nothing yet.
    #[default]
    Nothing,
    /// What it found.
    Found(Question, Rc<Half>),
    /// It cannot be asked.
    Failed(Failure),
}

/// The page's side of the checker.
#[derive(Default)]
pub struct Checker {
    engines: Rc<Engines>,
    said: RefCell<Said>,
    /// What it read beside that.
    heard: RefCell<Option<Heard>>,
    /// How many answers there were.
    answers: Cell<u32>,
    /// What was known when somebody asked last.
    known: RefCell<Option<Rc<Outcome>>>,
    /// What is to be asked next, when the timer goes off or the answer under way has come.
    waiting: RefCell<Option<Question>>,
    timer: RefCell<Option<Timeout>>,
    /// Since when something waits.
    since: Cell<u64>,
    asking: Cell<bool>,
    /// What it was sent of last year's report.
    last: RefCell<Sent>,
    breakdowns: Cell<u8>,
    changed: RefCell<Option<UseForceUpdateHandle>>,
}

impl PartialEq for Checker {
    fn eq(&self, other: &Checker) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Checker {
    /// Asks for the documentation of a rule; of one of a pack out of its file.
    pub fn docs(&self, rule: &str, pack: Option<String>, then: impl FnOnce(Docs) + 'static) {
        self.engines.ask(Request::Docs { rule: rule.to_owned(), pack }, |answer| {
            then(match answer {
                Answer::Docs(text) => Ok(text.into()),
                Answer::Failed(failure) => Err(explained(failure)),
                _ => Err(Failure::crashed()),
            });
        });
    }

    /// Asks what files of rule packs are, and whether they can be used together.
    pub(super) fn packs(&self, texts: Vec<String>, then: impl FnOnce(Result<Vec<Told>, Failure>) + 'static) {
        self.engines.ask(Request::Packs(texts), |answer| {
            then(match answer {
                Answer::Packs(told) => Ok(told),
                Answer::Failed(failure) => Err(explained(failure)),
                _ => Err(Failure::crashed()),
            });
        });
    }

    /// Asks for the record of a check, as JSON.
    pub(super) fn record(&self, asked: WireAsked, then: impl FnOnce(Result<String, Failure>) + 'static) {
        self.engines.ask(Request::Record(Box::new(asked)), |answer| {
            then(match answer {
                Answer::Recorded(json) => Ok(json),
                Answer::Failed(failure) => Err(explained(failure)),
                _ => Err(Failure::crashed()),
            });
        });
    }

    /// Asks about a report, unless something newer comes first.
    fn ask(self: &Rc<Self>, question: Question) {
        if matches!(&*self.said.borrow(), Said::Found(answered, _) if *answered == question) {
            return;
        }
        let now = browser::now();
        if self.waiting.replace(Some(question)).is_none() {
            self.since.set(now);
        }
        let overdue = self.timer.borrow().is_some() && now.saturating_sub(self.since.get()) > LONGEST;
        if self.asking.get() || overdue || self.breakdowns.get() >= BREAKDOWNS {
            return;
        }
        let first = matches!(*self.said.borrow(), Said::Nothing);
        let checker = self.clone();
        let timer = Timeout::new(if first { FIRST } else { PAUSE }, move || {
            checker.timer.take();
            rest::with(move |here| if here { checker.send() } else { checker.missing() });
        });
        // The former timer ends here: every change begins the pause anew.
        self.timer.replace(Some(timer));
    }

    fn send(self: &Rc<Self>) {
        let Some(question) = self.waiting.take() else { return };
        self.asking.set(true);
        let request = Request::Check {
            report: Box::new(WireReport::pack(&question.report)),
            last: self.last.borrow_mut().pack(question.beside.previous.as_ref()),
            beside: WireBeside::pack(&question.beside),
        };
        let checker = self.clone();
        self.engines.ask(request, move |answer| checker.heard(question, answer));
    }

    /// What asks cannot be had now; when it can, it is asked what waits then.
    fn missing(self: &Rc<Self>) {
        self.say(Said::Failed(explained(Failure::not_started())));
        let checker = self.clone();
        rest::when_here(move || checker.send());
    }

    fn heard(self: &Rc<Self>, question: Question, answer: Answer) {
        self.asking.set(false);
        self.last.borrow_mut().arrived(matches!(answer, Answer::Checked(..)));
        let found = match answer {
            Answer::Again => {
                // Unless something newer came meanwhile.
                self.waiting.borrow_mut().get_or_insert(question);
                return self.send();
            }
            Answer::Checked(half, reading) => {
                half.unpack().zip(reading.unpack()).ok_or_else(Failure::crashed)
            }
            Answer::Failed(failure) => Err(failure),
            _ => Err(Failure::crashed()),
        };
        let said = match found {
            Ok((half, reading)) => {
                self.breakdowns.set(0);
                let Question { draft, report, .. } = question.clone();
                *self.heard.borrow_mut() = Some(Heard { draft, report, reading: Rc::new(reading) });
                Said::Found(question, Rc::new(half))
            }
            Err(failure) => {
                self.breakdowns.set(self.breakdowns.get() + 1);
                Said::Failed(explained(failure))
            }
        };
        self.say(said);
        // What came meanwhile.
        let next = self.waiting.take();
        if let Some(next) = next {
            self.ask(next);
        }
    }

    fn say(&self, said: Said) {
        *self.said.borrow_mut() = said;
        self.answers.set(self.answers.get().wrapping_add(1));
        if let Some(changed) = &*self.changed.borrow() {
            changed.force_update();
        }
    }

    /// What is known of the report as it stands.
    fn outcome(&self, question: &Question) -> Outcome {
        if !rest::is_here() {
            return Outcome::default();
        }
        let said = self.said.borrow();
        let last = match &*said {
            Said::Found(answered, half) if answered.draft == question.draft => {
                Last::Found(half, &answered.report, answered == question)
            }
            Said::Found(..) | Said::Nothing => Last::Nothing,
            Said::Failed(failure) => Last::Failed(&failure.message),
        };
        answer::outcome(&question.report, &question.beside.context(), last)
    }
}

/// What is known of a report: found out once, when somebody asks.
#[derive(Clone)]
pub struct Known(Rc<Asked>);

struct Asked {
    checker: Rc<Checker>,
    question: Question,
    outcome: OnceCell<Rc<Outcome>>,
}

impl Known {
    /// Whether it is known of this draft.
    pub(super) fn is_of(&self, draft: &DraftId) -> bool {
        self.0.question.draft == *draft
    }

    /// What it is. While it says what it said of the report before, it is the same pointer.
    pub fn outcome(&self) -> Rc<Outcome> {
        let Asked { checker, question, outcome } = &*self.0;
        let found = outcome.get_or_init(|| {
            let now = checker.outcome(question);
            let mut known = checker.known.borrow_mut();
            let same = known.take().filter(|known| **known == now);
            known.insert(same.unwrap_or_else(|| Rc::new(now))).clone()
        });
        found.clone()
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Known) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A failure in the words of who waits for a check.
fn explained(failure: Failure) -> Failure {
    let message = match failure.code.as_str() {
        "not-started" => "核对文字的部分没有打开，请检查网络连接后重新载入，或使用单文件版。",
        "timed-out" => "核对文字用时过长，已停止，请重新载入页面。",
        _ => "核对文字时程序遇到意外情况，请重新载入页面。",
    };
    Failure { message: message.into(), ..failure }
}

/// What is known of the report, the newest answer of the checker included; redraws when that comes.
#[hook]
pub(super) fn use_check(
    draft: &DraftId,
    report: &Rc<Report>,
    beside: &Rc<Beside>,
) -> (Rc<Checker>, Known, Option<Heard>) {
    let checker = (*use_memo((), |()| Rc::new(Checker::default()))).clone();
    let changed = use_force_update();
    {
        let checker = checker.clone();
        use_effect_with((), move |()| {
            checker.changed.replace(Some(changed.clone()));
            rest::when_here(move || changed.force_update());
            move || drop(checker.changed.take())
        });
    }
    let question = Question { draft: draft.clone(), report: report.clone(), beside: beside.clone() };
    let from = (question.clone(), checker.answers.get(), rest::is_here());
    let known = use_memo(from, |(question, ..)| {
        let (checker, question) = (checker.clone(), question.clone());
        Known(Rc::new(Asked { checker, question, outcome: OnceCell::new() }))
    });
    {
        let checker = checker.clone();
        use_effect_with(question, move |question| checker.ask(question.clone()));
    }
    let heard = checker.heard.borrow().clone();
    (checker, (*known).clone(), heard)
}

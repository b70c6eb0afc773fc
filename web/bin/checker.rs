//! Starts the checker inside a worker: all rules, the reading of the text, and what is written about rules.

use std::cell::RefCell;

use nianbao_core::check::{self, LastYear, Rule, rules};
use nianbao_io::record;
use nianbao_web::engine::wire::Reply;
use nianbao_web::engine::wire_check::{WireBeside, WireHalf};
use nianbao_web::engine::wire_last::Kept;
use nianbao_web::engine::wire_reading::WireReading;
use nianbao_web::engine::wire_report::WireReport;
use nianbao_web::engine::{Answer, Failure, Request, packs, serve};
use nianbao_web::state::reading::Reading;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

fn main() {
    serve::start(|request| Reply::Done(work(request)));
}

fn work(request: Request) -> Answer {
    match request {
        Request::Check { report, last, beside } => KEPT
            .with_borrow_mut(|kept| kept.unpack(last).map(|last| checked(*report, last, beside)))
            .unwrap_or_else(|answer| answer),
        Request::Record(asked) => match asked.record() {
            Some(record) => Answer::Recorded(record::to_json(&record, None)),
            None => Answer::Failed(Failure::crashed()),
        },
        Request::Docs { rule, pack: Some(text) } => Answer::Docs(packs::page(&text, &rule)),
        Request::Docs { rule, pack: None } => {
            Answer::Docs(rules::find(&rule).map_or("", Rule::docs).to_owned())
        }
        Request::Packs(texts) => {
            let texts: Vec<_> = texts.into_iter().map(Into::into).collect();
            Answer::Packs(packs::open(&texts).told().to_vec())
        }
        _ => Answer::Failed(Failure::crashed()),
    }
}

fn checked(report: WireReport, last: Option<&LastYear<'static>>, beside: WireBeside) -> Answer {
    let Some(report) = report.unpack() else { return Answer::Failed(Failure::crashed()) };
    let (beside, opened) = (beside.unpack(), packs::open(&report.settings.packs));
    // The rules and the page ask for the same of the text.
    let text = check::Reading::new(&report, last);
    let half = check::later_of(&text, &opened.context(beside.context()));
    let mut reading = Reading::of(&text);
    opened.tell(&mut reading, &report);
    Answer::Checked(Box::new(WireHalf::pack(&half)), Box::new(WireReading::pack(&reading)))
}

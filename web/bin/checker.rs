//! Starts the checker inside a worker: all rules, the reading of the text, and what is written about rules.

use nianbao_core::check::{self, Rule, rules};
use nianbao_io::record;
use nianbao_web::engine::wire::Reply;
use nianbao_web::engine::wire_check::WireHalf;
use nianbao_web::engine::wire_reading::WireReading;
use nianbao_web::engine::{Answer, Failure, Request, packs, serve};
use nianbao_web::state::reading::Reading;

fn main() {
    serve::start(|request| Reply::Done(work(request)));
}

fn work(request: Request) -> Answer {
    match request {
        Request::Check { report, beside } => {
            let beside = beside.unpack();
            match report.unpack() {
                Some(report) => {
                    let opened = packs::open(&report.settings.packs);
                    // The rules and the page ask for the same of the text.
                    let text = check::Reading::new(&report, beside.previous.as_deref());
                    let half = check::later_of(&text, &opened.context(beside.context()));
                    let mut reading = Reading::of(&text);
                    opened.tell(&mut reading, &report);
                    Answer::Checked(Box::new(WireHalf::pack(&half)), Box::new(WireReading::pack(&reading)))
                }
                None => Answer::Failed(Failure::crashed()),
            }
        }
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

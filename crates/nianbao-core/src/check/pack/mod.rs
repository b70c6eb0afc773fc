//! What a report comes to when it is held against the rules of a pack, and whether a pack's own examples hold.

mod judge;
mod words;

use super::coverage::Status;
use crate::model::Pack;
use crate::model::pack::{Deadline, PackExample, PackFile, Refused};
pub use judge::judge;
pub use words::{demand, page};

/// Why a pack cannot be used beside others, one Chinese sentence each; empty when it can. Whoever uses packs asks here.
pub fn refusals(file: &PackFile, beside: &[Pack]) -> Vec<String> {
    let mut why = verify(&file.pack, &file.examples);
    why.extend(beside.iter().filter_map(|known| clash(known, &file.pack)));
    why
}

/// A pack that was read, provided that it can be used beside others.
pub fn admit(file: Result<PackFile, Refused>, beside: &[Pack]) -> Result<PackFile, Refused> {
    let file = file?;
    let why = refusals(&file, beside);
    if why.is_empty() {
        return Ok(file);
    }
    Err(Refused { id: file.pack.id, name: file.pack.title, why: in_short(&why) })
}

/// Several reasons as one sentence, for where there is no room for more.
pub fn in_short(why: &[String]) -> String {
    match why {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first}另有{}处。", rest.len()),
    }
}

/// Why two packs cannot be used together: neither may quietly take the other's place.
fn clash(one: &Pack, other: &Pack) -> Option<String> {
    let both = format!("“{}”和“{}”", one.id, other.id);
    if one.id == other.id {
        return Some(format!("两个规则包的编号都是“{}”，不能同时使用。", one.id));
    }
    let mut limits = one.limits.iter();
    if let Some((limit, _)) =
        limits.find(|(limit, value)| other.limit(*limit).is_some_and(|own| own != *value))
    {
        return Some(format!("规则包{both}的{}不同，不能同时使用，请只留一个。", limit.label()));
    }
    let differs = |own: &&Deadline| other.deadlines.iter().any(|day| day.kind == own.kind && day != *own);
    let day = one.deadlines.iter().find(differs)?;
    Some(format!("规则包{both}的{}公布期限不同，不能同时使用，请只留一个。", day.kind.label()))
}

/// Runs a pack's examples; what does not hold, one Chinese sentence for each. Every rule must find something in each of
/// its wrong examples and nothing in the right ones, and must have looked at one of these.
pub fn verify(pack: &Pack, examples: &[PackExample]) -> Vec<String> {
    let mut failures = Vec::new();
    for (index, rule) in pack.rules.iter().enumerate() {
        let (mut wrong, mut looked) = (0, 0);
        for example in examples.iter().filter(|example| example.rule == index) {
            let name = if example.wrong { "反例" } else { "正例" };
            let mut fail = |why: &str| {
                failures.push(format!(
                    "规则“{}”的第{}个例子（{name}）不成立：{why}。",
                    rule.head.id, example.number
                ));
            };
            let run = judge(rule, &example.report);
            wrong += usize::from(example.wrong);
            looked += usize::from(!example.wrong && run.status == Status::Ran);
            match (example.wrong, run.findings.first()) {
                (true, None) => fail(run.status.reason().map_or("应当有发现而没有", |reason| reason)),
                (true, Some(finding)) if !finding.message.contains(&example.says) => {
                    fail(&format!("发现里没有“{}”，写的是“{}”", example.says, finding.message));
                }
                (false, Some(finding)) => fail(&format!("不应有发现，却说“{}”", finding.message)),
                _ => {}
            }
        }
        if wrong == 0 {
            failures.push(format!("规则“{}”没有反例，至少要有一个。", rule.head.id));
        }
        if looked == 0 {
            failures.push(format!("规则“{}”没有真正核对过的正例，至少要有一个。", rule.head.id));
        }
    }
    failures
}

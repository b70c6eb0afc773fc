//! What a report comes to when it is held against the rules of a pack, and whether a pack's own examples hold.

mod judge;

use super::coverage::Status;
use crate::model::Pack;
use crate::model::pack::PackExample;
pub use judge::judge;

/// Runs a pack's examples; what does not hold, one Chinese sentence for each. Every rule must find something in each of
/// its wrong examples and nothing in the right ones, and must have looked at one of these.
pub fn verify(pack: &Pack, examples: &[PackExample]) -> Vec<String> {
    let mut failures = Vec::new();
    for (index, rule) in pack.rules.iter().enumerate() {
        let (mut wrong, mut looked) = (0, 0);
        for example in examples.iter().filter(|example| example.rule == index) {
            let name = if example.wrong { "反例" } else { "正例" };
            let mut fail = |why: &str| {
                failures
                    .push(format!("规则“{}”的第{}个例子（{name}）不成立：{why}。", rule.id, example.number));
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
            failures.push(format!("规则“{}”没有反例，至少要有一个。", rule.id));
        }
        if looked == 0 {
            failures.push(format!("规则“{}”没有真正核对过的正例，至少要有一个。", rule.id));
        }
    }
    failures
}

//! Y107: a figure is more than five times last year's, or less than a fifth.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, years};
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::path::{CellId, Slot};
use crate::model::{Amount, Limit, Report};

rule! {
    /// ## 为什么
    ///
    /// 一个数一年里大了五倍以上或者小到五分之一以下，可能多写、少写了一位，或者统计范围变了。两年都不少于20的才看。
    /// 申请和复议诉讼只看总计；现行有效件数另按制发、废止推算，不在这里看；收费相差约一万倍的，另有提示。
    /// 赋予新的执法权、平台数据归集等会让数字大变，所以只作提示；倍数和起算的数可以在设置里调整。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// proactive.licensing.decisions = 9487
    /// previous.proactive.licensing.decisions = 550
    /// => Y107 hint proactive.licensing.decisions ~ 9487
    /// ```
    ///
    /// 本地从小的数看起：
    ///
    /// ```反例
    /// year = 2024
    /// limit.jump_least = 5
    /// proactive.coercion.decisions = 60
    /// previous.proactive.coercion.decisions = 6
    /// => Y107 hint proactive.coercion.decisions
    /// ```
    ///
    /// 少写了一位：
    ///
    /// ```反例
    /// year = 2024
    /// proactive.penalties.decisions = 47
    /// previous.proactive.penalties.decisions = 468
    /// => Y107 hint proactive.penalties.decisions ~ 不到1/5
    /// ```
    ///
    /// 申请增加，新收、办理结果和总计一起变，只说一次：
    ///
    /// ```反例
    /// year = 2024
    /// applications.new_received@* = 130 0 0 0 0 0 130
    /// applications.result.granted@* = 130 0 0 0 0 0 130
    /// applications.result.total@* = 130 0 0 0 0 0 130
    /// previous.applications.new_received@* = 21 0 0 0 0 0 21
    /// previous.applications.result.granted@* = 21 0 0 0 0 0 21
    /// previous.applications.result.total@* = 21 0 0 0 0 0 21
    /// => Y107 hint applications.new_received@total ~ 3个
    /// ```
    ///
    /// ## 正例
    ///
    /// 本地放宽到十倍：
    ///
    /// ```正例
    /// year = 2024
    /// limit.jump_factor = 10
    /// proactive.licensing.decisions = 900
    /// previous.proactive.licensing.decisions = 100
    /// ```
    ///
    /// 正好五倍：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.licensing.decisions = 500
    /// previous.proactive.licensing.decisions = 100
    /// ```
    ///
    /// 基数小：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.licensing.decisions = 190
    /// proactive.penalties.decisions = 0
    /// previous.proactive.licensing.decisions = 19
    /// previous.proactive.penalties.decisions = 300
    /// ```
    ///
    /// 现行有效件数不衔接的，另有提示：
    ///
    /// ```正例
    /// year = 2025
    /// proactive.normative_docs.in_force = 372
    /// previous.proactive.normative_docs.in_force = 66
    /// => Y102 verify proactive.normative_docs.in_force
    /// ```
    ///
    /// 收费相差约一万倍的，另有提示：
    ///
    /// ```正例
    /// year = 2024
    /// proactive.admin_fees.amount_wan_yuan = 215000
    /// previous.proactive.admin_fees.amount_wan_yuan = 21.5
    /// => P103 verify proactive.admin_fees.amount_wan_yuan
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 相差不到这个倍数的差错；两年的数都不大的。
    ///
    /// ## 怎么改
    ///
    /// 核对两年的数字和统计范围；属实的不用改，可以在表下说明。
    id: "Y107",
    name: "figure-jump",
    title: "与上一年度相差很大",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// Fees this many times apart are told of as a slip of the unit.
const SLIP: i64 = 3_000;

fn run(report: &Report, context: &Context<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    let mut judged = Run::ran(Vec::new());
    for table in TableKey::ALL {
        if let Err(run) = years::both_filled(report, previous, table) {
            judged.status = run.status;
            continue;
        }
        let jumps: Vec<(CellId, Amount, Amount)> = years::pairs(report, previous, table)
            .filter(|&(id, now, before)| tells(id.slot()) && jumps(context, id, now, before))
            .collect();
        judged.findings.extend(finding(context, &jumps));
    }
    judged
}

/// Whether a cell says something of its own: the parts of a total jump with it, a stock follows from its flow.
fn tells(slot: &Slot) -> bool {
    let column = slot.column_line.node;
    column.is_total() || (slot.id.table == TableKey::Proactive && column.key != "in_force")
}

fn jumps(context: &Context<'_>, id: CellId, now: Amount, before: Amount) -> bool {
    let [factor, least] = [Limit::JumpFactor, Limit::JumpLeast].map(|limit| i64::from(context.limit(limit)));
    let (large, small) = (now.max(before), now.min(before));
    let slip = matches!(id.slot().unit, Unit::WanYuan | Unit::Money) && large >= small * SLIP;
    // Smaller figures jump by chance.
    small >= Amount::whole(least) && large > small * factor && !slip
}

fn finding(context: &Context<'_>, jumps: &[(CellId, Amount, Amount)]) -> Option<Finding> {
    let &(at, now, before) = jumps.first()?;
    let factor = context.limit(Limit::JumpFactor);
    let how = if now > before { format!("{factor}倍以上") } else { format!("不到1/{factor}") };
    let many = match jumps.len() {
        1 => String::new(),
        count => format!("；本表共有{count}个数相差这样大"),
    };
    let message = format!("{}是{now}，上一年度是{before}，{how}{many}。", quote::cell(at));
    let mut finding = Finding::new(&RULE, at, "与上一年度相差很大", message)
        .advice("核对有没有多写、少写一位，统计范围有没有变；属实的不用改。");
    for &(id, _, before) in &jumps[1..] {
        finding = finding.related(id, format!("上一年度{before}"));
    }
    Some(finding)
}

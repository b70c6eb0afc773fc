//! X109: numbers of permits, penalties, coercive measures or fees in the text that are not the table's.

use crate::check::claims::{Candidate, Claim, Claims, Topic, Verdict, act};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 表格填的是本年作出的全部处理决定数量，含依法不公开的。文字写“作出”“办理”若干件的，应当与表格一致；
    /// 写“公开”“公示”若干件、若干条信息、若干事项的，是另外的数，不看。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.licensing.decisions = 550
    /// text.overview.active = 全年作出行政许可决定505件。
    /// => X109 verify text overview.active ~ 是550
    /// ```
    ///
    /// ```反例
    /// proactive.penalties.decisions = 12
    /// text.overview.active = 本年作出行政处罚21件。
    /// => X109 verify text overview.active
    /// ```
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 7730.28
    /// text.overview.active = 全年行政事业性收费9730.28万元。
    /// => X109 verify text overview.active ~ 7730.28
    /// ```
    ///
    /// 并列的几个数，有一个对得上：
    ///
    /// ```反例
    /// proactive.licensing.decisions = 550
    /// proactive.penalties.decisions = 12
    /// text.overview.active = 行政许可550件，行政处罚21件。
    /// => X109 verify text overview.active ~ 21
    /// ```
    ///
    /// ```反例
    /// proactive.licensing.decisions = 27642013
    /// text.overview.active = 全省作出行政许可2674.2万件。
    /// => X109 verify text overview.active ~ 27642013
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// proactive.licensing.decisions = 550
    /// proactive.penalties.decisions = 12
    /// text.overview.active = 全年办理行政许可550件，作出行政处罚12件。
    /// ```
    ///
    /// 公开、公示的是另外的数：
    ///
    /// ```正例
    /// proactive.licensing.decisions = 550
    /// proactive.penalties.decisions = 12
    /// text.overview.active = 公示行政许可决定48件，公开行政处罚3件，行政许可信息40条。
    /// ```
    ///
    /// 事项的数目：
    ///
    /// ```正例
    /// proactive.licensing.decisions = 550
    /// text.overview.active = 办理行政许可事项36项。
    /// ```
    ///
    /// 一个也对不上的，是别的数：
    ///
    /// ```正例
    /// proactive.licensing.decisions = 550
    /// proactive.penalties.decisions = 12
    /// text.overview.active = 重点抽查行政许可40件、行政处罚5件。
    /// ```
    ///
    /// 金额四舍五入：
    ///
    /// ```正例
    /// proactive.admin_fees.amount_wan_yuan = 7730.28
    /// text.overview.active = 全年行政事业性收费7730万元。
    /// ```
    ///
    /// 件数以万计的，写到哪一位算到哪一位：
    ///
    /// ```正例
    /// proactive.licensing.decisions = 27642013
    /// proactive.penalties.decisions = 31240445
    /// text.overview.active = 全省行政许可、行政处罚决定数量分别为2764.2万宗、3124万宗。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 公开、公示的条数，办件量、受理量对不对；按事项、按部门分别写出的数。
    ///
    /// ## 怎么改
    ///
    /// 与执法和财务部门核对，改正文字或者表格。
    id: "X109",
    name: "permits-number",
    title: "许可处罚强制收费与表格不符",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第二十条第（五）、（六）、（八）项；国办公开办函〔2021〕30号所附格式第二部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

const TOPICS: [Topic; 4] = [Topic::Licensing, Topic::Penalties, Topic::Coercion, Topic::AdminFees];

fn run(report: &Report, claims: &Claims) -> Run {
    let own = |claim: &Claim| TOPICS.iter().any(|topic| claim.subject.topics.has(*topic));
    said::run(report, claims, TableKey::Proactive, own, |claim, tried| judge(report, claims, claim, tried))
}

/// How far apart, in bytes, the numbers of one list stand at most.
const NEAR: usize = 40;

/// Whether a number without any verb stands beside another of the table's own that is right: 行政许可5件，行政处罚3件. A
/// list of what was put on show would hold none of them.
fn beside_one_that_agrees(claims: &Claims, claim: &Claim) -> bool {
    claim.subject.acts == 0
        && claims.claims.iter().any(|other| {
            let gap = other.words.0.max(claim.words.0).saturating_sub(other.figure.1.min(claim.figure.1));
            other.part == claim.part
                && other.words != claim.words
                && other.subject.acts == 0
                && TOPICS.iter().any(|topic| other.subject.topics.has(*topic))
                && !other.number.value.is_zero()
                && gap <= NEAR
                && matches!(other.verdict, Verdict::Agrees(_))
        })
}

fn judge(report: &Report, claims: &Claims, claim: &Claim, tried: &[Candidate]) -> Option<Finding> {
    let acts = claim.subject.acts;
    let fees = claim.subject.topics.is(Topic::AdminFees);
    let decided = acts & act::DECIDED != 0 && acts & act::PUBLISHED == 0;
    let listed = beside_one_that_agrees(claims, claim);
    (fees || decided || listed).then(|| said::differs(&RULE, report, claim, tried))
}

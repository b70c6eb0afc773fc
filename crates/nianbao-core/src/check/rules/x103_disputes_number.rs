//! X103: a number of reviews or suits in the text that no cell or sum it can mean holds.

use crate::check::claims::{Candidate, Claim, Claims, Topic};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::form::TableKey;
use crate::model::{Meta, OrgKind, Report};

rule! {
    /// ## 为什么
    ///
    /// 文字里的复议、诉讼件数应当能在表格里找到。有的机关写总数，有的只写已经审结的（总数减去尚未审结），
    /// 诉讼有的两类合写，有的分开写，都算对得上。不是因政府信息公开工作引起的案件不看；写在依申请公开部分里的，不必再写
    /// 是政府信息公开的案件，说受理、审理的除外。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// disputes.review.* = 3 1 0 0 4
    /// text.overview.applications = 政府信息公开行政复议6件。
    /// => X103 verify text overview.applications ~ 行政复议总计
    /// ```
    ///
    /// ```反例
    /// disputes.litigation.direct.* = 1 0 0 0 1
    /// disputes.litigation.after_review.* = 2 0 0 0 2
    /// text.overview.applications = 因政府信息公开引起的行政诉讼案件5件。
    /// => X103 verify text overview.applications ~ 之和
    /// ```
    ///
    /// 一种结果的件数：
    ///
    /// ```反例
    /// disputes.review.* = 3 1 0 0 4
    /// text.overview.applications = 政府信息公开行政复议4件，其中结果维持2件。
    /// => X103 verify text overview.applications ~ 结果维持
    /// ```
    ///
    /// ```反例
    /// org_kind = government
    /// org_name = 云岭县人民政府
    /// disputes.review.* = 3 1 0 0 4
    /// text.overview.applications = 全年被申请政府信息公开行政复议6件。
    /// => X103 verify text overview.applications ~ 行政复议总计
    /// ```
    ///
    /// 在依申请公开部分里，没有再写“政府信息公开”；把复议的件数写成了诉讼的：
    ///
    /// ```反例
    /// disputes.review.* = 2 1 0 0 3
    /// disputes.litigation.after_review.* = 1 0 0 0 1
    /// text.overview.applications = 全年发生行政复议4件；发生行政诉讼3件。
    /// => X103 verify text overview.applications ~ 行政复议4件
    /// => X103 verify text overview.applications ~ 行政诉讼3件
    /// ```
    ///
    /// ## 正例
    ///
    /// 只写已经审结的：
    ///
    /// ```正例
    /// disputes.review.* = 80 25 29 36 170
    /// disputes.litigation.direct.* = 13 2 5 5 25
    /// disputes.litigation.after_review.* = 30 1 6 15 52
    /// text.overview.applications = 因政府信息公开引起的行政复议案件134件、行政诉讼案件57件。
    /// ```
    ///
    /// 两类诉讼合写，结果分列：
    ///
    /// ```正例
    /// disputes.review.* = 72 64 178 37 351
    /// disputes.litigation.direct.* = 14 4 5 3 26
    /// disputes.litigation.after_review.* = 11 1 4 4 20
    /// text.overview.applications = 政府信息公开行政复议351件，其中结果维持72件；政府信息公开行政诉讼46件，其中结果维持25件，尚未审结7件。
    /// ```
    ///
    /// 机关的其他复议案件：
    ///
    /// ```正例
    /// disputes.review.* = 3 1 0 0 4
    /// text.overview.supervision = 全年办理行政复议案件126件。
    /// text.overview.supervision = 参加行政诉讼出庭应诉31件。
    /// ```
    ///
    /// 本机关作为复议机关办理的案件：
    ///
    /// ```正例
    /// org_kind = government
    /// org_name = 云岭县人民政府
    /// disputes.review.* = 3 1 0 0 4
    /// text.overview.applications = 全年受理行政复议案件126件，审结118件。其中维持60件。政府信息公开行政复议4件，结果维持3件。
    /// ```
    ///
    /// 因别的行为被复议、诉讼，不是这张表统计的：
    ///
    /// ```正例
    /// disputes.review.upheld = 2
    /// disputes.review.total = 2
    /// text.overview.applications = 因政府信息公开被申请行政复议2件。因具体行政行为被提起行政诉讼2起，因工伤认定被申请行政复议12件。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 写错的件数恰好等于表中另一个可能的数的（如总数减去尚未审结），会当作相符；不在依申请公开部分、也没有说与政府信息公开
    /// 有关的复议、诉讼；“复议5件、诉讼3件，其中维持2件”说的是哪一类；“除1件外均维持”这样没有写出来的数。
    ///
    /// ## 怎么改
    ///
    /// 对照案件台账核对，改正文字或者表格；只写了一部分的，在文字中说明。
    id: "X103",
    name: "disputes-number",
    title: "复议诉讼件数与表格对不上",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第（三）项；国办公开办函〔2021〕30号所附格式第四部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    let own = |claim: &Claim| claim.subject.topics.are_disputes();
    said::run(report, claims, TableKey::Disputes, own, |claim, tried| judge(report, claim, tried))
}

fn judge(report: &Report, claim: &Claim, tried: &[Candidate]) -> Option<Finding> {
    // That there were none, or that the whole table is 0, is told as such by another rule.
    let whole = claim.subject.ending.is_none();
    if whole && (claim.number.value.is_zero() || said::all_zero(report, TableKey::Disputes)) {
        return None;
    }
    (!is_own_decision(report, claim)).then(|| said::differs(&RULE, report, claim, tried))
}

/// 县政府受理行政复议案件56件，审结50件: what it decided itself, and not what was brought against its openness.
fn is_own_decision(report: &Report, claim: &Claim) -> bool {
    const DECIDES: [&str; 4] = ["受理", "审理", "审结", "作出"];
    const AGAINST: [&str; 5] = ["公开", "被", "因", "引发", "引起"];
    let before = said::before(report.narrative.get(claim.part), claim.figure.1);
    let ends = ['，', '。', '；', '：', '\n', ','];
    let clause = before.rfind("复议").and_then(|at| before[..at].rsplit(ends).next());
    let has = |words: &[&str], clause: &str| words.iter().any(|word| clause.contains(word));
    let decided = clause.is_some_and(|clause| has(&DECIDES, clause) && !has(&AGAINST, clause));
    decided && claim.subject.topics.has(Topic::Review) && decides_reviews(&report.meta)
}

/// Whether an organ decides reviews: governments of counties and above, and those who do it for them.
fn decides_reviews(meta: &Meta) -> bool {
    let name = meta.org_name.trim();
    match meta.org_kind {
        OrgKind::Government | OrgKind::GovernmentOffice => true,
        OrgKind::Unknown => name.ends_with("人民政府") && !["镇", "乡"].iter().any(|town| name.trim_end_matches("人民政府").ends_with(town)),
        _ => name.ends_with("司法局") || name.ends_with("司法厅"),
    }
}

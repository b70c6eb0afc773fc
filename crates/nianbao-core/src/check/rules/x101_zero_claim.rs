//! X101: the text says that there was nothing, and the table holds something, or the reverse.

use crate::check::claims::{Candidate, Claim, Claims, Scope, Topic};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 文字写没有收到申请、没有发生复议诉讼，表格里却有数；或者文字写收到若干件，表格全部为0：两处总有一处不对，
    /// 多半是沿用了上一年的文字。“未收到”只与本年新收的件数比较，有上年结转不矛盾。
    /// 只说网络、信函等某一渠道，或者只说某些单位的，不作判断；说本机关、办公室而表格可能是汇总数的，只请核实。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 本年度未收到政府信息公开申请。
    /// => X101 error text overview.applications ~ 是5
    /// ```
    ///
    /// ```反例
    /// disputes.review.* = 1 0 0 0 1
    /// text.overview.applications = 全年没有发生因政府信息公开引起的行政复议、行政诉讼案件。
    /// => X101 error text overview.applications ~ 行政复议总计
    /// ```
    ///
    /// 文字有数，表格全部为0：
    ///
    /// ```反例
    /// text.overview.applications = 全年收到政府信息公开申请3件，均按时答复。
    /// => X101 error text overview.applications ~ 全部为0
    /// ```
    ///
    /// “政府信息公开”写在件数前面，说的也是这张表：
    ///
    /// ```反例
    /// text.overview.applications = 因政府信息公开引起的行政复议3件。
    /// => X101 error text overview.applications ~ 全部为0
    /// ```
    ///
    /// 只说办公室，表格可能是汇总数：
    ///
    /// ```反例
    /// org_kind = government
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 县政府办公室未收到政府信息公开申请。
    /// => X101 verify text overview.applications ~ 口径
    /// ```
    ///
    /// 与投诉、申诉写在一起：
    ///
    /// ```反例
    /// disputes.review.* = 1 0 0 0 1
    /// text.overview.applications = 无因政务公开引起的行政复议、行政诉讼和投诉举报情况。
    /// => X101 error text overview.applications ~ 没有
    /// ```
    ///
    /// ## 正例
    ///
    /// 没有新收，有上年结转：
    ///
    /// ```正例
    /// applications.carried_in@* = 2 0 0 0 0 0 2
    /// applications.result.granted@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 本年未收到政府信息公开申请，办结上年结转申请2件。
    /// ```
    ///
    /// 没有的是结转：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 收到政府信息公开申请5件，均已办结，无结转申请。
    /// ```
    ///
    /// 只说一个渠道：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 未收到线上政府信息公开申请。
    /// ```
    ///
    /// 没有收到的是别的：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 未收到信息公开举报投诉案件，无逾期未答复的政府信息公开申请。
    /// text.overview.applications = 没有依申请公开方面的违规收费。
    /// ```
    ///
    /// 本级没有，各部门有：
    ///
    /// ```正例
    /// org_kind = government
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 县政府办公室本级未收到政府信息公开申请，各部门收到5件。
    /// text.overview.applications = 各镇未收到政府信息公开申请。无结转下年度继续办理的申请。
    /// ```
    ///
    /// 没有发生的是由申请引起的事：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 未发生因政府信息公开申请行政复议、提起行政诉讼的情况。
    /// text.overview.applications = 无因申请政府信息公开提起行政复议、行政诉讼。没有因政府信息公开申请收取费用。
    /// text.overview.applications = 未发生政府信息公开申请被行政复议情况。
    /// ```
    ///
    /// 说的是上一年：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 2023年未收到政府信息公开申请，2024年收到政府信息公开申请5件。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 只说某一渠道、某些单位没有的，只否认更窄的事的（“未发生因答复不规范引发的复议”），说得对不对；文字和表格一起沿用上一年的。
    ///
    /// ## 怎么改
    ///
    /// 对照申请登记和案件台账，改正文字或者表格。
    id: "X101",
    name: "zero-claim",
    title: "文字说没有，表格有数",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    let mut run = said::run(report, claims, TableKey::Applications, |claim| about(claim, TableKey::Applications), |claim, tried| {
        judge(report, claim, tried, TableKey::Applications)
    });
    let disputes = said::run(report, claims, TableKey::Disputes, |claim| about(claim, TableKey::Disputes), |claim, tried| {
        judge(report, claim, tried, TableKey::Disputes)
    });
    run.findings.extend(disputes.findings);
    if run.status != crate::check::Status::Ran {
        run.status = disputes.status;
    }
    run
}

/// Whether a claim is about all that a table counts, not about one outcome or one kind of applicant.
fn about(claim: &Claim, table: TableKey) -> bool {
    let subject = &claim.subject;
    let topic = match table {
        TableKey::Applications => subject.topics.is(Topic::Applications),
        _ => subject.topics.are_disputes(),
    };
    topic && subject.row.is_none() && subject.column.is_none() && subject.ending.is_none()
}

fn judge(report: &Report, claim: &Claim, tried: &[Candidate], table: TableKey) -> Option<Finding> {
    if claim.scope == Scope::Portion {
        return None;
    }
    let words = claim.quoted(report);
    let zero = claim.number.value.is_zero();
    let (title, mut message) = if zero {
        ("文字说没有，表格有数", format!("文字写{words}，表格中{}", said::tried(report, &tried[..1])))
    } else if said::all_zero(report, table) {
        ("文字有数，表格全部为0", format!("文字写{words}，而这一部分的表格全部为0"))
    } else {
        return None;
    };
    let other = said::other_scope(report, claim);
    message.push_str(if other { "，两处的口径可能不同。" } else { "。" });
    // 申请 and 复议 alone may be about something else than disclosure.
    let before = said::before(report.narrative.get(claim.part), claim.words.0);
    let clause = before.rsplit(['，', '。', '；', '\n', ',']).next().unwrap_or_default();
    let sure = words.contains("公开") || clause.contains("信息公开");
    let finding = said::finding(&RULE, report, claim, &tried[..1], title, message);
    Some(if other {
        finding
            .severity(Severity::Verify)
            .advice("核对文字说的是哪些机关；口径不同的，在文字中写明，并补写与表格同口径的数。")
    } else {
        let severity = if sure { Severity::Error } else { Severity::Verify };
        finding.severity(severity).advice("核对登记台账，改正文字或者表格。")
    })
}

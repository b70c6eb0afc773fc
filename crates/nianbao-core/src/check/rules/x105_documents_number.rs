//! X105: a number of rules or normative documents in the text that is not the table's.

use crate::check::claims::{Candidate, Claim, Claims, Topic, act};
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::form::TableKey;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 规章和规范性文件的制发、废止、现行有效件数，文字和表格应当一致。政策性文件、一般文件不是行政规范性文件，不看；
    /// 只写“公开”“发布”若干件的，可能含往年的文件，只要不矛盾就不说；含修改、清理、备案的也不说。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 全年制发行政规范性文件6件。
    /// => X105 verify text overview.management ~ 是4
    /// ```
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.repealed = 1
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 制发规范性文件4件，废止3件，现行有效22件。
    /// => X105 verify text overview.management ~ 废止
    /// => X105 verify text overview.management ~ 现行有效
    /// ```
    ///
    /// ```反例
    /// org_kind = government
    /// org_name = 某某市人民政府
    /// proactive.rules.issued = 1
    /// proactive.rules.in_force = 11
    /// text.overview.active = 本年制定政府规章2件。
    /// => X105 verify text overview.active
    /// ```
    ///
    /// 文字说没有，表格有数：
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 本年度我局未制定行政规范性文件。
    /// => X105 verify text overview.management ~ 是4
    /// ```
    ///
    /// 废止的还算在现行有效里：
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 3
    /// proactive.normative_docs.repealed = 2
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 制定发布规范性文件3件，废止2件，现行有效22件。
    /// => X105 verify text overview.management ~ 现行有效
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 制定规范性文件4件，废止0件，现行有效20件。
    /// ```
    ///
    /// 没有制定的是规章，或者只是一部分规范性文件；有现行有效的不等于今年制定：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 本年度未制定规章，未出台重大规范性文件，未制定涉及经营主体的规范性文件，未废止规范性文件。
    /// text.overview.management = 各部门未制定规范性文件的不用填报，2020年未制定规范性文件，未制定规范性文件公开目录。
    /// ```
    ///
    /// ```正例
    /// proactive.normative_docs.in_force = 20
    /// text.overview.management = 本年度未制定行政规范性文件，现行有效行政规范性文件20件。
    /// ```
    ///
    /// 不是行政规范性文件：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.active = 公开政策性文件11件，印发各类文件37件，制定规章制度5项。
    /// ```
    ///
    /// 公开的可能含往年的，清理、修改的不是表中的数：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 20
    /// text.overview.active = 全年公开规范性文件11件，清理规范性文件30件，修改规范性文件2件。
    /// ```
    ///
    /// 清理以后继续有效的，不含今年新制发的：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 4
    /// proactive.normative_docs.in_force = 37
    /// text.overview.management = 新发布行政规范性文件4件，经清理确定继续有效的行政规范性文件33件。
    /// ```
    ///
    /// 表格的数读不出：
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 待核
    /// text.overview.active = 制发规范性文件11件。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 写错的件数恰好等于表中另一个可能的数的，会当作相符；只说公开、发布了几件，“清理”“保留”“失效”几件的；一份文件是不是
    /// 行政规范性文件。
    ///
    /// ## 怎么改
    ///
    /// 会同司法行政部门核对件数，改正文字或者表格。
    id: "X105",
    name: "documents-number",
    title: "规章和规范性文件件数与表格不符",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第二十条第（一）项、第五十条第一款第（一）项；国办公开办函〔2021〕30号所附格式第二部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    let own = |claim: &Claim| {
        let topics = claim.subject.topics;
        topics.has(Topic::Rules) || topics.has(Topic::Documents)
    };
    said::run(report, claims, TableKey::Proactive, own, |claim, tried| judge(report, claim, tried))
}

fn judge(report: &Report, claim: &Claim, tried: &[Candidate]) -> Option<Finding> {
    let acts = claim.subject.acts;
    // What was made public may be older than the year.
    let loose = acts & act::PUBLISHED != 0 && acts & (act::IN_FORCE | act::REPEALED) == 0;
    // 清理后继续有效33件: those of earlier years, and the year's own come on top.
    let kept = acts & act::IN_FORCE != 0
        && claim.place(report).quote.contains("继续有效")
        && tried.first().is_some_and(|stock| claim.number.value < stock.value);
    (!loose && !kept).then(|| said::differs(&RULE, report, claim, tried))
}

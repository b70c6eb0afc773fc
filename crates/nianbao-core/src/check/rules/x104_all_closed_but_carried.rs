//! X104: the text says that everything was closed, and the table carries applications over.

use crate::check::claims::{self, Claims, Topic, Topics};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Place, Report, TextRange};

rule! {
    /// ## 为什么
    ///
    /// 文字写全部办结、均已答复，表格里却有结转下年度继续办理的申请，两处说不通；写复议、诉讼均已审结，
    /// 表格里却有尚未审结的，也一样。
    /// “均在法定期限内答复”“按时办结率100%”说的是没有超期，不是没有结转，不作判断；文字自己说明了结转的也不作判断。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 全年收到政府信息公开申请5件，均已办结。
    /// => X104 verify text overview.applications ~ 2件
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 对收到的政府信息公开申请，已全部办结。
    /// => X104 verify text overview.applications
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 受理政府信息公开申请5件，全部予以答复。
    /// => X104 verify text overview.applications
    /// ```
    ///
    /// 复议、诉讼都说审结了：
    ///
    /// ```反例
    /// disputes.review.* = 1 0 0 1 2
    /// disputes.litigation.direct.* = 1 0 0 0 1
    /// text.overview.applications = 因政府信息公开引起行政复议2件、行政诉讼1件，均已审结。
    /// => X104 verify text overview.applications ~ 尚未审结
    /// ```
    ///
    /// 另起一句说：
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件。以上申请均已答复。
    /// => X104 verify text overview.applications ~ 均已答复
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件，所有申请均在年内办结。
    /// => X104 verify text overview.applications ~ 年内办结
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件，目前已全部办理完毕。
    /// => X104 verify text overview.applications ~ 全部办理完毕
    /// ```
    ///
    /// 明说没有结转：
    ///
    /// ```反例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件。截至年底均已办结，无结转申请。
    /// => X101 verify text overview.applications ~ 结转下年度
    /// => X104 verify text overview.applications ~ 均已办结
    /// ```
    ///
    /// ## 正例
    ///
    /// 复议、诉讼自己说明了未审结的，或者说的是别的案件、上一年的案件：
    ///
    /// ```正例
    /// disputes.review.* = 1 0 0 1 2
    /// text.overview.applications = 因政府信息公开引起行政复议2件，除1件尚未审结外均已审结。
    /// text.overview.supervision = 全年办理行政复议案件32件，均已审结。
    /// text.problems = 2023年因政府信息公开引起的行政复议均已审结。
    /// ```
    ///
    /// ```正例
    /// disputes.review.* = 2 0 0 0 2
    /// disputes.litigation.direct.* = 0 0 0 1 1
    /// text.overview.applications = 因政府信息公开引起的行政复议2件，均已结案。
    /// ```
    ///
    /// 办结的只是前面说的那几件：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 4 0 0 0 0 0 4
    /// applications.result.total@* = 4 0 0 0 0 0 4
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件。对复议机关责令重新答复的2件，均已办结。征地类申请3件，均已办结。
    /// ```
    ///
    /// 办结的只是上年结转的：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.carried_in@* = 2 0 0 0 0 0 2
    /// applications.result.granted@* = 6 0 0 0 0 0 6
    /// applications.result.total@* = 6 0 0 0 0 0 6
    /// applications.carried_out@* = 1 0 0 0 0 0 1
    /// text.overview.applications = 收到政府信息公开申请5件。上年结转政府信息公开申请2件，已全部办结。
    /// ```
    ///
    /// 说的是没有超期：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 收到政府信息公开申请5件，均在法定期限内答复，按时办结率100%。
    /// ```
    ///
    /// 自己说明了结转：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 收到政府信息公开申请5件，除2件结转下年度外全部办结。
    /// text.overview.applications = 到期的政府信息公开申请均已办结。
    /// ```
    ///
    /// 全部办结的是别的：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 3 0 0 0 0 0 3
    /// applications.result.total@* = 3 0 0 0 0 0 3
    /// applications.carried_out@* = 2 0 0 0 0 0 2
    /// text.overview.applications = 收到政府信息公开申请5件；处理网民留言32条，全部办结。
    /// ```
    ///
    /// 没有结转：
    ///
    /// ```正例
    /// applications.new_received@* = 5 0 0 0 0 0 5
    /// applications.result.granted@* = 5 0 0 0 0 0 5
    /// applications.result.total@* = 5 0 0 0 0 0 5
    /// text.overview.applications = 全年收到政府信息公开申请5件，均已办结。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有说全部办结，也没有提到结转的；已经办结而表格误填了结转的，只知道两处不一致。
    ///
    /// ## 怎么改
    ///
    /// 有结转的，把文字改成“除结转下年度的以外均已办结”；没有结转的，改正表格。
    id: "X104",
    name: "all-closed-but-carried",
    title: "文字说全部办结，表格有结转",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第（二）项；国办公开办函〔2021〕30号所附格式第三部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    if claims.all_closed.is_empty() {
        return Run::not_applicable("文字没有说全部办结");
    }
    let mut findings = Vec::new();
    let mut unread = Vec::new();
    for (part, bytes, topics) in &claims.all_closed {
        let cells: Vec<CellId> = left(*topics).iter().filter_map(|path| report.find(path)).collect();
        let numbers: Option<Vec<Amount>> =
            cells.iter().map(|&id| report.cell(id)?.number()).collect::<Option<_>>();
        let Some(numbers) = numbers else {
            unread.extend(cells.into_iter().map(Place::Cell));
            continue;
        };
        let open: Vec<(CellId, Amount)> =
            cells.into_iter().zip(numbers).filter(|(_, left)| *left > Amount::ZERO).collect();
        findings.extend(finding(claims::range(report, *part, *bytes), &open));
    }
    if findings.is_empty() && !unread.is_empty() {
        return Run::blocked("没有结转下年度、尚未审结的件数", unread);
    }
    Run::ran(findings)
}

/// The cells that hold what is not closed yet.
fn left(topics: Topics) -> Vec<&'static str> {
    const LEFT: [(&[Topic], &str); 4] = [
        (&[Topic::Applications], "applications.carried_out@total"),
        (&[Topic::Review], "disputes.review.pending"),
        (&[Topic::Suit, Topic::Direct], "disputes.litigation.direct.pending"),
        (&[Topic::Suit, Topic::AfterReview], "disputes.litigation.after_review.pending"),
    ];
    let own = |(of, path): &(&[Topic], &'static str)| of.iter().any(|topic| topics.has(*topic)).then_some(*path);
    LEFT.iter().filter_map(own).collect()
}

fn finding(range: TextRange, open: &[(CellId, Amount)]) -> Option<Finding> {
    let applications = open.first()?.0.table == TableKey::Applications;
    let (title, advice) = if applications {
        (RULE.title, "有结转的，在文字中说明；没有结转的，改正表格。")
    } else {
        ("文字说全部审结，表格有尚未审结", "尚未审结的，在文字中说明；都审结了的，改正表格。")
    };
    let name = |id: CellId| if applications { quote::row(id.slot()) } else { quote::column(id.slot()) };
    let left: Vec<String> = open.iter().map(|(id, left)| format!("{}有{left}件", name(*id))).collect();
    let message = format!("文字写{}，表格中{}。", quote::quoted(&range.quote), left.join("，"));
    let finding = Finding::new(&RULE, Place::Text(range), title, message).advice(advice);
    Some(open.iter().fold(finding, |finding, (id, _)| finding.related(*id, name(*id))))
}

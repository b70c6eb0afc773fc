//! X104: the text says that everything was closed, and the table carries applications over.

use crate::check::claims::{self, Claims};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::{Amount, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 文字写全部办结、均已答复，表格里却有结转下年度继续办理的申请，两处说不通。
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
    /// ## 正例
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
        return Run::not_applicable("文字没有说申请全部办结");
    }
    let carried_out = report.find("applications.carried_out@total");
    let Some((cell, left)) = carried_out.and_then(|id| Some((id, report.cell(id)?.number()?))) else {
        return Run::blocked("没有结转下年度的件数", vec![Place::Part(TableKey::Applications.part())]);
    };
    if left <= Amount::ZERO {
        return Run::ran(Vec::new());
    }
    let finding = |(part, bytes): &(_, _)| {
        let range = claims::range(report, *part, *bytes);
        let row = quote::row(cell.slot());
        let message = format!("文字写{}，表格中{row}有{left}件。", quote::quoted(&range.quote));
        Finding::new(&RULE, Place::Text(range), RULE.title, message)
            .advice("有结转的，在文字中说明；没有结转的，改正表格。")
            .related(cell, cell.slot().row_label())
    };
    Run::ran(claims.all_closed.iter().map(finding).collect())
}

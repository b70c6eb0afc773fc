//! F115: a part is there, but its table could not be read.

use crate::check::finding::{Finding, Severity};
use crate::check::paper;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::model::found::TableState;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 表格做成图片或者放在附件里，网页上检索不到、复制不出，汇总时也读不出数字。
    /// 复制文字时表格也会丢失，所以只说没有读到，不说没有；表格随后填上了，就不再提示。
    ///
    /// ## 反例
    ///
    /// 标题下面没有读到表格：
    ///
    /// ```反例
    /// applications.* =
    /// found.applications.state = absent
    /// => F115 verify part applications ~ 图片
    /// ```
    ///
    /// 行名读到了，一个数字也没有：
    ///
    /// ```反例
    /// disputes.* =
    /// found.disputes.state = empty
    /// => F115 verify part disputes ~ 数字
    /// ```
    ///
    /// 三张表都没有读到：
    ///
    /// ```反例
    /// * =
    /// text.overview.active = 主动公开政府信息12条。
    /// found.proactive.state = absent
    /// found.applications.state = absent
    /// found.disputes.state = absent
    /// => F115 verify part proactive
    /// => F115 verify part applications
    /// => F115 verify part disputes
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// found
    /// ```
    ///
    /// 没有读到的表格已经填上：
    ///
    /// ```正例
    /// found.applications.state = absent
    /// ```
    ///
    /// 连标题也没有，由缺少部分的规则说：
    ///
    /// ```正例
    /// disputes.* =
    /// found.disputes.state = absent
    /// found.heading.disputes =
    /// => F101 error part disputes
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 图片、附件里的表格填了什么，填得对不对。
    ///
    /// ## 怎么改
    ///
    /// 表格是图片或者附件的，改成可以复制的表格；复制时丢失的，把表格单独复制过来，或者直接填写。
    id: "F115",
    name: "table-unreadable",
    title: "没有读到表格中的数字",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第二十四条、第五十条",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    if found.headings.iter().all(|heading| heading.part.is_none()) {
        return paper::no_heading();
    }
    Run::ran(TableKey::ALL.into_iter().filter_map(|table| finding(report, found, table)).collect())
}

fn finding(report: &Report, found: &Found, table: TableKey) -> Option<Finding> {
    let part = table.part();
    let has_heading = found.headings.iter().any(|heading| heading.part == Some(part));
    if !has_heading || !report.table(table).is_blank() {
        return None;
    }
    let (title, says) = match found.table(table).state {
        TableState::Read => return None,
        TableState::Absent => {
            ("没有读到表格", "下面没有读到表格，可能是图片或者附件，也可能在复制时丢失")
        }
        TableState::Empty => ("表格没有读到数字", "的表格读到了行名，没有读到数字"),
    };
    let message = format!("{}{says}。", paper::heading(report, part));
    Some(
        Finding::new(&RULE, part, format!("{}{title}", paper::ordinal(part)), message)
            .advice("把表格单独复制过来，或者直接填写；是图片的，公布时改成可以复制的表格。"),
    )
}

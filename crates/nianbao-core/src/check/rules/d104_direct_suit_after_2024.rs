//! D104: suits without a review before them, from the year on in which a review has to come first.

use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{Amount, Report};

rule! {
    /// ## 为什么
    ///
    /// 自2024年1月1日起，申请政府信息公开，行政机关不予公开的，应当先申请行政复议，对复议决定不服再提起诉讼。
    /// 此后“未经复议直接起诉”仍然可能大于0：以前年度起诉的案件还在审理，或者起诉的不是不予公开。
    /// 因此只作提示。上一年度报告里这一组尚未审结的件数不少于本年总计的，不提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// disputes.litigation.direct.* = 1 0 0 0 1
    /// => D104 hint disputes.litigation.direct.total
    /// ```
    ///
    /// ```反例
    /// year = 2025
    /// disputes.litigation.direct.* = 0 0 1 1 2
    /// => D104 hint disputes.litigation.direct.total
    /// ```
    ///
    /// 上一年度只有1件没有审结，本年却有3件：
    ///
    /// ```反例
    /// year = 2024
    /// disputes.litigation.direct.* = 3 0 0 0 3
    /// previous.disputes.litigation.direct.* = 0 0 0 1 1
    /// previous.applications.new_received@* = 9 0 0 0 0 0 9
    /// previous.applications.carried_out@* = 9 0 0 0 0 0 9
    /// => D104 hint disputes.litigation.direct.total
    /// ```
    ///
    /// ## 正例
    ///
    /// 2023年度还没有这项规定：
    ///
    /// ```正例
    /// year = 2023
    /// disputes.litigation.direct.* = 3 0 0 0 3
    /// ```
    ///
    /// 都经过复议：
    ///
    /// ```正例
    /// year = 2024
    /// disputes.review.* = 1 0 0 0 1
    /// disputes.litigation.after_review.* = 1 0 0 0 1
    /// ```
    ///
    /// 上一年度没有审结的案件：
    ///
    /// ```正例
    /// year = 2024
    /// disputes.litigation.direct.* = 1 0 0 0 1
    /// previous.disputes.litigation.direct.* = 0 0 0 2 2
    /// previous.applications.new_received@* = 9 0 0 0 0 0 9
    /// previous.applications.carried_out@* = 9 0 0 0 0 0 9
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 每一件是哪一年起诉的、诉的是不是不予公开；把直接起诉的填进了“复议后起诉”的。
    ///
    /// ## 怎么改
    ///
    /// 逐件核对起诉时间和案由。属于以前年度起诉，或者不属于复议前置范围的，不用改；分组填错的，改到“复议后起诉”。
    id: "D104",
    name: "direct-suit-after-2024",
    title: "复议前置后仍有直接起诉",
    severity: Severity::Hint,
    basis: "《中华人民共和国行政复议法》第二十三条第（四）项（2024年1月1日起施行）",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// The first report year of the rule that a review comes first.
const FIRST_YEAR: u16 = 2024;
const GROUP: &str = "litigation.direct";

fn run(report: &Report, context: &Context<'_>) -> Run {
    match report.meta.year {
        None => return Run::blocked("没有填写年度", vec![]),
        Some(year) if year < FIRST_YEAR => return Run::not_applicable("2024年度起才有复议前置的规定"),
        Some(_) => {}
    }
    let cells = group(report);
    let count = |report: &Report, key: &str| -> Amount {
        report.find(key).and_then(|id| report.value(id)).unwrap_or_default()
    };
    let filled = |&id: &CellId| report.value(id).is_some_and(|value| value > Amount::ZERO);
    let Some(at) = cells.iter().rev().copied().find(filled) else { return Run::ran(Vec::new()) };
    let value = report.value(at).unwrap_or_default();
    let pending = context.previous.map(|report| count(report, &format!("disputes.{GROUP}.pending")));
    if pending.is_some_and(|pending| pending >= value) {
        return Run::ran(Vec::new());
    }
    let name = quote::quoted(at.slot().column_line.above.last().map_or("", |node| node.label));
    let message = format!("{name}有{value}件，而2024年起对不予公开不服的，起诉前应当先经过行政复议。");
    Run::ran(vec![
        Finding::new(&RULE, at, "复议前置后仍有直接起诉", message)
            .advice("核对起诉时间和案由，以前年度起诉或者不属于不予公开的不用改。"),
    ])
}

/// The cells of the group, the total last.
fn group(report: &Report) -> Vec<CellId> {
    let slots = &report.table(TableKey::Disputes).layout().slots;
    let inside = |slot: &&crate::form::path::Slot| slot.column_line.above.iter().any(|node| node.key == GROUP);
    slots.iter().filter(inside).map(|slot| slot.id).collect()
}

//! F113: the report was published after its deadline.

use crate::check::deadline;
use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::place::MetaField;
use crate::model::{OrgKind, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 县级以上人民政府部门应当在每年1月31日前公布上一年度的报告，县级以上人民政府的报告应当在3月31日前公布。
    /// 条例没有写乡镇、街道，各地一般也按1月31日要求，所以只请核实。政府办公厅（室）既发布政府的报告，也发布自己的；
    /// 开发区有的像部门、有的汇总下属单位：都按较晚的一天看，开发区的只请核实。本地另定了期限的，可以在设置里写明；
    /// 写明的日期只用于它前一年度的报告。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = department
    /// published_on = 2025-02-08
    /// => F113 error meta published_on ~ 1月31日
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// org_kind = government
    /// published_on = 2024-04-02
    /// => F113 error meta published_on ~ 3月31日
    /// ```
    ///
    /// 乡镇：
    ///
    /// ```反例
    /// year = 2022
    /// org_kind = street
    /// published_on = 2023-09-09
    /// => F113 verify meta published_on
    /// ```
    ///
    /// 本地定了更早的期限：
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = township
    /// deadline = 2025-01-20
    /// published_on = 2025-01-24
    /// => F113 error meta published_on ~ 1月20日
    /// ```
    ///
    /// 设置里的期限是上一年的，按条例规定的期限看：
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = department
    /// deadline = 2024-01-20
    /// published_on = 2025-02-08
    /// => F113 error meta published_on ~ 晚于2025年1月31日
    /// ```
    ///
    /// ## 正例
    ///
    /// 设置里的期限是上一年的，本年没有迟：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = department
    /// deadline = 2024-01-20
    /// published_on = 2025-01-24
    /// ```
    ///
    /// 本地推迟了期限：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = department
    /// deadline = 2025-02-14
    /// published_on = 2025-02-08
    /// ```
    ///
    /// 期限的最后一天：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = department
    /// published_on = 2025-01-31
    /// ```
    ///
    /// 政府的报告：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = government
    /// published_on = 2025-02-20
    /// ```
    ///
    /// 开发区汇总了下属单位：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = zone
    /// published_on = 2025-03-10
    /// ```
    ///
    /// 不知道机关类型，3月31日以前的不作判断：
    ///
    /// ```正例
    /// year = 2024
    /// published_on = 2025-02-20
    /// -> F113 blocked
    /// ```
    ///
    /// 不知道公布日期：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = department
    /// -> F113 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有写公布日期、也没有另外提供的；公布以后撤下、改动过的；公布在哪个栏目。
    ///
    /// ## 怎么改
    ///
    /// 公布日期读错的，改正日期；确实迟了的，向主管部门说明，下一年提前安排。
    id: "F113",
    name: "published-late",
    title: "公布晚于期限",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第四十九条",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, context: &Context<'_>) -> Run {
    let meta = &report.meta;
    let Some(published) = meta.published_on.or(context.published_on) else {
        return Run::not_applicable("不知道公布日期");
    };
    let Some(year) = meta.year else {
        return Run::blocked("不知道是哪一年度的报告", vec![Place::Meta(MetaField::Year)]);
    };
    if report.edition_due().is_none() {
        return Run::not_applicable("这一年度适用修订前的条例，期限不同");
    }
    let Some(deadline) = deadline::of(meta.org_kind, year) else { return Run::ran(Vec::new()) };
    let own = context.deadline(meta.org_kind, year);
    let due = own.unwrap_or(deadline.latest);
    if meta.org_kind == OrgKind::Unknown && own.is_none() && published <= due {
        return Run::blocked("不知道机关类型", vec![Place::Meta(MetaField::OrgKind)]);
    }
    let sure = deadline.by_law || own.is_some();
    let severity = if sure { Severity::Error } else { Severity::Verify };
    if published <= due {
        return Run::ran(Vec::new());
    }
    let message = format!(
        "公布日期是{}年{}月{}日，晚于{}年{}月{}日。",
        published.year(),
        published.month(),
        published.day(),
        due.year(),
        due.month(),
        due.day()
    );
    let finding = Finding::new(&RULE, Place::Meta(MetaField::PublishedOn), "公布晚于期限", message)
        .severity(severity)
        .advice("核对公布日期；确实迟了的，向主管部门说明。");
    Run::ran(vec![finding])
}

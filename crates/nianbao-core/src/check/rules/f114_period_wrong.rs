//! F114: the period the lead states is not the whole year.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::period::{Period, stated};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::{Edit, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 年度报告统计1月1日至12月31日。起止颠倒、跨了两年、不是整年的，多半是改年份时漏改了一处。
    /// 从网页复制的文字，日期里的数字常会丢失，读不完整的不作判断。期限是另一年的整年，由标题与导语的年份一条来说。
    ///
    /// ## 反例
    ///
    /// 结束早于开始：
    ///
    /// ```反例
    /// year = 2010
    /// text.lead = 统计期限自2010年1月1日起至2009年12月31日止。
    /// => F114 error text lead ~ 早于
    /// ```
    ///
    /// 跨了两年：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 本报告所列数据的统计期限自2023年1月1日起至2024年12月31日止。
    /// => F114 error text lead ~ 2023年1月1日
    /// ```
    ///
    /// 不是整年：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 统计期限为2024年1月1日至2024年11月30日。
    /// => F114 error text lead ~ 11月30日
    /// ```
    ///
    /// 写在第一部分开头：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 本报告中所列数据的统计期限自2024年1月1日起至2023年12月31日止。
    /// => F114 error text overview ~ 早于
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 统计期限自2024年1月1日起至2024年12月31日止。
    /// ```
    ///
    /// 后一个日期没有写年份：
    ///
    /// ```正例
    /// year = 2025
    /// text.lead = 统计期限为2025年1月1日至12月31日。
    /// ```
    ///
    /// 数字在复制时丢失：
    ///
    /// ```正例
    /// year = 2025
    /// text.lead = 统计期限为20251月1日至202512月31日。
    /// -> F114 blocked
    /// ```
    ///
    /// 没有写统计期限：
    ///
    /// ```正例
    /// year = 2025
    /// text.lead = 根据2019年5月15日起施行的条例编制。
    /// -> F114 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 导语没有写统计期限的；期限写对，而数字统计的是另一段时间的。
    ///
    /// ## 怎么改
    ///
    /// 改为报告年度的1月1日至12月31日。
    id: "F114",
    name: "period-wrong",
    title: "统计期限不是整年",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第四十九条",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let (year, end_year, days, range) = match stated(report) {
        Period::Years { year, end_year, days, range } => (year, end_year, days, range),
        Period::Unsaid => return Run::not_applicable("没有写统计期限"),
        Period::Broken => {
            return Run::blocked("统计期限的日期不完整，可能在复制时丢失了数字", vec![]);
        }
    };
    let [first, last] = days;
    if year == end_year && first == (1, 1) && last == (12, 31) {
        return Run::ran(Vec::new());
    }
    let said = format!("统计期限从{year}年{}月{}日到{end_year}年{}月{}日", first.0, first.1, last.0, last.1);
    let (title, message) = if (end_year, last) < (year, first) {
        ("统计期限的结束早于开始", format!("{said}，结束早于开始。"))
    } else {
        ("统计期限不是整年", format!("{said}，不是一年的1月1日到12月31日。"))
    };
    let (part, start, end) = (range.part, range.start, range.end);
    let words = report.narrative.get(part);
    let finding = Finding::new(&RULE, Place::Text(range), title, message)
        .advice("改为报告年度的1月1日至12月31日。");
    let Some(own) = report.meta.year.filter(|own| [year, end_year].contains(own)) else {
        return Run::ran(vec![finding]);
    };
    let whole = format!("{own}年1月1日起至{own}年12月31日");
    let text = format!("{}{whole}{}", &words[..start], &words[end..]);
    let edit = Edit::Text { part, text };
    Run::ran(vec![finding.fix(format!("改为{own}年全年"), Safety::Ask, vec![edit])])
}

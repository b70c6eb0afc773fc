//! Y103: the report beside this one is not last year's of the same organ.

use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::years::{Kin, follows, kin};
use crate::model::place::MetaField;
use crate::model::{Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 年度衔接的检查都要对照本机关上一年度的报告。拿错了年份或者机关，后面的比较没有意义，所以先看这一条，
    /// 拿错的时候其余各条不作比较。名称相近的可能是机关更名，只请核实；名称里少写了上级地名的不算。
    ///
    /// ## 反例
    ///
    /// 对照的是前年的报告：
    ///
    /// ```反例
    /// year = 2024
    /// previous.year = 2022
    /// => Y103 error meta year ~ 2022年
    /// ```
    ///
    /// 对照的是另一机关的报告：
    ///
    /// ```反例
    /// year = 2024
    /// org_name = 某县清河镇人民政府
    /// previous.org_name = 临江县审计局
    /// => Y103 error meta org_name ~ 临江县审计局
    /// ```
    ///
    /// 镇改成了街道，或者是相邻的机关：
    ///
    /// ```反例
    /// year = 2024
    /// org_name = 临江市清河街道办事处
    /// previous.org_name = 临江市清河镇人民政府
    /// => Y103 verify meta org_name ~ 更名
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// org_name = 临江市清河镇人民政府
    /// previous.org_name = 临江市清河镇人民政府
    /// ```
    ///
    /// 上一年度的名称没有写县市：
    ///
    /// ```正例
    /// year = 2024
    /// org_name = 临江市清河镇人民政府
    /// previous.org_name = 清河镇人民政府
    /// ```
    ///
    /// 没有上一年度报告：
    ///
    /// ```正例
    /// year = 2024
    /// -> Y103 not_applicable
    /// ```
    ///
    /// 两份报告都没有写明机关，年份相接：
    ///
    /// ```正例
    /// year = 2024
    /// previous.year = 2023
    /// -> Y103 ran
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 机关和年份都对，而拿来的不是公布的那一稿。
    ///
    /// ## 怎么改
    ///
    /// 换成本机关上一年度的报告。机关更名、职能并入的，说明原因。
    id: "Y103",
    name: "not-the-previous-report",
    title: "对照的不是本机关上一年度报告",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第四十九条、第五十条",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, context: &Context<'_>) -> Run {
    let Some(previous) = context.previous else { return Run::not_applicable("没有上一年度报告") };
    let (now, before) = (&report.meta, &previous.meta);
    if let (false, Some(year), Some(other)) = (follows(before.year, now.year), now.year, before.year) {
        let message = format!("本报告是{year}年度的，对照的报告是{other}年度的，年份没有相接。");
        let finding = Finding::new(&RULE, Place::Meta(MetaField::Year), "对照的不是上一年度报告", message)
            .advice("换成上一年度的报告；年份读错的，在报告年度一栏改正。");
        return Run::ran(vec![finding]);
    }
    let at = Place::Meta(MetaField::OrgName);
    let names = format!(
        "本报告的机关是{}，对照的报告是{}",
        quote::quoted(now.org_name.trim()),
        quote::quoted(before.org_name.trim())
    );
    let finding = match kin(&before.org_name, &now.org_name) {
        Kin::Same if now.year.is_none() || before.year.is_none() => {
            return Run::blocked("有一份报告没有写明年度", vec![Place::Meta(MetaField::Year)]);
        }
        Kin::Same => return Run::ran(Vec::new()),
        Kin::Near => Finding::new(&RULE, at, "对照报告的机关名称不同", format!("{names}。"))
            .severity(Severity::Verify)
            .advice("机关更名的说明原因；不是同一机关的，换成本机关上一年度的报告。"),
        Kin::Other => Finding::new(&RULE, at, "对照的是另一机关的报告", format!("{names}。"))
            .advice("换成本机关上一年度的报告。"),
    };
    Run::ran(vec![finding])
}

//! F112: part 一 is longer than the notice wants.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::{EditionKey, Part};
use crate::model::{Limit, Report};

rule! {
    /// ## 为什么
    ///
    /// 第一部分要聚焦主题、简明客观，篇幅原则上不超过一千字，本地另有规定的可以在设置里调整。这里数的是汉字，小标题、
    /// 数字和标点不计。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = {政策解读主动公开网站审核考核申请人员×56}
    /// => F112 hint part overview ~ 1008
    /// ```
    ///
    /// 分成几个方面的，合起来数：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview.active = {政策解读主动公开网站×50}
    /// text.overview.applications = {收到申请均已答复×50}
    /// text.overview.management = {发布之前逐级审核×50}
    /// text.overview.platform = 由专人维护网站。
    /// text.overview.supervision = 纳入考核。
    /// => F112 hint part overview
    /// ```
    ///
    /// 本地要求不超过800字：
    ///
    /// ```反例
    /// limit.overview_length = 800
    /// text.overview = {主动公开申请网站审核×90}
    /// text.other = 没有收取信息处理费。
    /// => F112 hint part overview ~ 超过了800字
    /// ```
    ///
    /// 刚好多一个字：
    ///
    /// ```反例
    /// year = 2021
    /// text.overview = {主动公开申请网站审核×100}考
    /// text.other = 没有收取信息处理费。
    /// => F112 hint part overview ~ 1001
    /// ```
    ///
    /// ## 正例
    ///
    /// 刚好一千字：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = {主动公开申请网站审核×99}考核监督主动公开申请
    /// text.other = 没有收取信息处理费。
    /// ```
    ///
    /// 数字和标点不计：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。{1，×600}
    /// text.other = 没有收取信息处理费。
    /// ```
    ///
    /// 本地规定可以写到1500字：
    ///
    /// ```正例
    /// limit.overview_length = 1500
    /// text.overview = {政策解读主动公开网站审核考核申请人员×56}
    /// text.other = 没有收取信息处理费。
    /// ```
    ///
    /// 试行格式没有篇幅要求：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// text.overview = {政策解读主动公开网站审核考核申请人员×56}
    /// -> F112 not_applicable
    /// ```
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 没有收取信息处理费。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 篇幅不长而内容空泛的；图片、附件占的篇幅。
    ///
    /// ## 怎么改
    ///
    /// 删去与信息公开无关的背景和套话，工作动态不必逐项列举。
    id: "F112",
    name: "overview-long",
    title: "第一部分超过一千字",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第五十条第一款第（一）至（五）项；国办公开办函〔2021〕30号所附格式第一部分：聚焦主题、简明客观",
    since: "0.1.0",
    judge: Judge::Read(run),
}

fn run(report: &Report, context: &Context<'_>, reading: &Reading<'_>) -> Run {
    // The notice that asks for brevity came with this edition.
    if report.edition_due() < EditionKey::from_key("ed2021") {
        return Run::not_applicable("这一年度的格式没有篇幅要求");
    }
    let own = reading.flows().iter().filter(|(part, _)| part.part() == Some(Part::Overview));
    let count: usize = own.map(|(_, flow)| flow.han()).sum();
    let most = context.limit(Limit::OverviewLength);
    if count <= most as usize {
        return Run::ran(Vec::new());
    }
    let message = format!("第一部分有{count}个汉字，超过了{most}字。");
    let finding = Finding::new(&RULE, Part::Overview, "第一部分偏长", message)
        .advice("删去背景和套话；本地没有字数要求的不用改。");
    Run::ran(vec![finding])
}

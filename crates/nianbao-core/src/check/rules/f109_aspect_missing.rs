//! F109: part 一 does not speak of one of its five aspects.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{paper, quote, text};
use crate::form::{Aspect, Part};
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 第一部分要概述主动公开、依申请公开、政府信息管理、平台建设和监督保障五个方面。看的是内容，不看有没有小标题、
    /// 怎样编号：任何一处说到了就算。
    ///
    /// ## 反例
    ///
    /// 没有小标题，只说了主动公开和依申请公开：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 全年主动公开政府信息86条，收到政府信息公开申请3件，均已答复。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 3个方面
    /// => F111 verify part other
    /// ```
    ///
    /// 从（三）跳到（五）：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview.active = 公布惠农补贴发放情况86条。
    /// text.overview.applications = 没有收到申请。
    /// text.overview.management = 公文拟制时确定公开属性。
    /// text.overview.supervision = 公开工作纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 平台
    /// => F111 verify part other
    /// ```
    ///
    /// ```反例
    /// year = 2023
    /// text.overview = 通过网站主动公开信息50条，专栏由专人维护；受理依申请公开2件；开展考核培训，强化监督。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F109 verify part overview ~ 信息管理
    /// => F111 verify part other
    /// ```
    ///
    /// ## 正例
    ///
    /// 不分小标题，五个方面都说到了：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年在政府网站主动公开政府信息86条，没有收到信息公开申请；发布前严格审核把关，及时清理过期信息；组织培训2次，纳入年度考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 有小标题的，小标题下有文字就算：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.active = 公布惠农补贴发放情况86条。
    /// text.overview.applications = 没有收到。
    /// text.overview.management = 公文拟制时确定属性。
    /// text.overview.platform = 由专人维护。
    /// text.overview.supervision = 纳入考核。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F111 verify part other
    /// ```
    ///
    /// 摘录的正文，删去的地方可能说了：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 全年主动公开政府信息86条。[…]
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// -> F109 blocked
    /// ```
    ///
    /// 第一部分还没有写：
    ///
    /// ```正例
    /// year = 2024
    /// text.other = 没有收取信息处理费。
    /// -> F109 not_applicable
    /// ```
    ///
    /// ## 怎么改
    ///
    /// 补写缺少的方面；确实没有开展的，也写一句。
    id: "F109",
    name: "aspect-missing",
    title: "第一部分缺少一个方面",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第一部分",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// Words of which one shows that an aspect is spoken of, in the order of [`Aspect::ALL`].
const WORDS: [&[&str]; 5] = [
    &["主动公开", "公开政府信息", "公开各类", "公开信息", "发布信息", "发布政府信息", "发布各类", "公布信息"],
    &["依申请", "申请公开", "公开申请", "信息申请", "收到申请", "受理申请", "申请人"],
    &["信息管理", "审核", "审查", "审签", "三审", "保密", "清理", "属性", "源头", "目录", "规范性文件", "动态调整", "台账"],
    &["平台", "网站", "公众号", "专栏", "新媒体", "公开栏", "微信", "微博", "查阅点", "门户", "政务服务大厅"],
    &["监督", "保障", "考核", "培训", "评议", "追责", "追究", "问责", "组织领导", "领导小组", "检查", "督查", "督导"],
];

fn run(report: &Report, _: &Context<'_>) -> Run {
    if report.edition_due().is_none() {
        return Run::not_applicable("这一年度还没有统一的格式");
    }
    let own = |part: &TextPart| matches!(part, TextPart::Overview | TextPart::Aspect(_));
    let texts: Vec<&str> =
        report.narrative.parts().filter(|(part, _)| own(part)).map(|(_, words)| words).collect();
    if texts.iter().all(|words| words.trim().is_empty()) {
        return Run::not_applicable("第一部分还没有文字");
    }
    let said = |aspect: Aspect| {
        let words = WORDS[aspect as usize];
        !report.narrative.get(TextPart::Aspect(aspect)).trim().is_empty()
            || texts.iter().any(|text| words.iter().any(|word| text.contains(word)))
    };
    let missing: Vec<Aspect> = Aspect::ALL.into_iter().filter(|&aspect| !said(aspect)).collect();
    if missing.is_empty() {
        return Run::ran(Vec::new());
    }
    if !text::is_whole(report) {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Overview.into()]);
    }
    let form = paper::edition(report).form();
    let names = missing.iter().map(|&aspect| quote::quoted(form.aspect(aspect)));
    let names = quote::labels(names);
    let message = match missing.len() {
        1 => format!("第一部分没有说到{names}。"),
        count => format!("第一部分没有说到{names}这{count}个方面。"),
    };
    let finding = Finding::new(&RULE, Part::Overview, "第一部分内容不全", message)
        .advice("补写缺少的方面；确实没有开展的，也写一句。");
    Run::ran(vec![finding])
}

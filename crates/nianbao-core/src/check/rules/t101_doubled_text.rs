//! T101: a character or a word stands twice where it belongs once.

use crate::check::Reading;
use crate::check::doubled::doubled;
use crate::check::finding::{Finding, Severity};
use crate::check::flow::Flow;
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 输入和修改时容易多打一个字、一个词。汉语里重叠很常见，词与词相接也会有两个相同的字，所以只认三种：
    /// “的的”一类虚字连用；两个字以上的词连写两遍，而后一遍不与后文另成一词；常用词的头一个字或者末一个字多打了一次，
    /// 而与前后都不成词。条例原文“国家有关规定规定”、“人民政府政府信息公开”、“深入学习习近平”、“工作作为”、“共建共治共享”、
    /// “紧紧围绕”等都是对的；中间有空格或者换行的，是标题与正文、前格与后格，不看。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.problems = 一是加内内部培训力度。
    /// => T101 hint text problems ~ 内内
    /// ```
    ///
    /// ```反例
    /// text.overview = 做好重大政策的的出台和解读，规范日常工作工作，及时更新。
    /// => T101 hint text overview ~ 的的
    /// => T101 hint text overview ~ 工作工作
    /// ```
    ///
    /// ```反例
    /// text.overview.platform = 优化政府网站，进一步进一步完善专栏；积极开开展宣传。
    /// => T101 hint text overview.platform ~ 进一步进一步
    /// => T101 hint text overview.platform ~ 开开
    /// ```
    ///
    /// ```反例
    /// text.overview = 各项工作工作平稳有序，推进政府信息息公开，仍存在在一些不足。
    /// => T101 hint text overview ~ 工作工作
    /// => T101 hint text overview ~ 息息
    /// => T101 hint text overview ~ 在在
    /// ```
    ///
    /// ## 正例
    ///
    /// 条例原文和机关名称：
    ///
    /// ```正例
    /// text.overview = 法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息，由清河县人民政府政府信息公开工作机构汇总。
    /// ```
    ///
    /// 词与词相接：
    ///
    /// ```正例
    /// text.overview = 深入学习习近平总书记重要讲话精神，把依申请公开工作作为重点，在期限内内容不变，对外公开开展情况，微信信息同步更新。
    /// ```
    ///
    /// 重叠的词：
    ///
    /// ```正例
    /// text.overview = 紧紧围绕中心，层层压实责任，人人参与、事事上心，件件有着落，常常、渐渐、往往、时时、处处、牢牢、稳稳、一一落实，实实在在、方方面面、扎扎实实。
    /// ```
    ///
    /// ```正例
    /// text.overview = 三审三校，一事一申请，谁公开谁审查，为了了解群众目的的变化，现在在线办理，温和和谐，以及及时答复等等。
    /// ```
    ///
    /// 几个词连成的话，以及后一个词另有所属的：
    ///
    /// ```正例
    /// text.overview = 构建共建共治共享格局，支持创业创新，会同市市场监管局划定饮用水水源保护区，设置公开监督监督电话，建设电子政务政务外网，从事公开工作工作人员。
    /// ```
    ///
    /// 小标题与正文：
    ///
    /// ```正例
    /// text.overview = （一）主动公开 主动公开政府信息86条。
    /// text.overview = 依申请公开
    /// text.overview = 依申请公开渠道畅通。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 不常用的词连写两遍，而报告别处没有单独用过这个词的；两遍之间隔着标点的；多打的字恰好与后文成词的。
    ///
    /// ## 怎么改
    ///
    /// 删去多出的字词；原话如此的不用改。
    id: "T101",
    name: "doubled-text",
    title: "字词重复",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many are shown of one piece of text: a text with more is damaged, not mistyped.
const SHOWN: usize = 20;

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let flows = reading.flows();
    let all: Vec<&Flow<'_>> = flows.iter().map(|(_, flow)| flow).collect();
    let mut findings = Vec::new();
    for (part, flow) in flows {
        for (start, end) in doubled(flow, &all).into_iter().take(SHOWN) {
            let shown = quote::quoted(&flow.words(start, end));
            let message = format!("{shown}重复了，{}。", around(flow, start, end));
            let finding = Finding::new(&RULE, flow.place(*part, start, end), "字词重复", message)
                .advice("删去多出的字词；原话如此的不用改。");
            findings.push(finding);
        }
    }
    Run::ran(findings)
}

/// Where it stands: the doubled words with a few characters on both sides.
fn around(flow: &Flow<'_>, start: usize, end: usize) -> String {
    const NEAR: usize = 4;
    let own = |c: &&char| c.is_alphanumeric();
    let before = flow.chars[..start].iter().rev().take(NEAR).take_while(own).count();
    let after = flow.chars[end..].iter().take(NEAR).take_while(own).count();
    format!("在{}处", quote::quoted(&flow.words(start - before, end + after)))
}

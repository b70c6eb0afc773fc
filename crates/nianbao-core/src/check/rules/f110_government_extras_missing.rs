//! F110: a people's government says nothing of 工作考核, 社会评议 and 责任追究.

use crate::check::finding::{Finding, Severity};
use crate::check::flow::Flow;
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text;
use crate::form::Part;
use crate::model::{OrgKind, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 各级人民政府（包括乡镇人民政府）的年度报告，还应当包括工作考核、社会评议和责任追究结果情况，一般写在“监督保障”里。
    /// 全文一项都没有提到的才提示；提到其中一项，或者写明没有发生，就不提示。部门、街道办事处没有这项要求。
    /// 政务公开工作的评估、第三方评估是考核和评议的一种，算提到；风险评估、预算绩效说的是别的事，不算。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = township
    /// text.overview.supervision = 加强监督检查，强化责任，严肃纪律，广泛接受群众监督。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F110 verify part overview ~ 社会评议
    /// => F109 verify part overview
    /// => F111 verify part other
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = government
    /// text.overview = 通过网站主动公开信息，受理依申请公开，严格审核，日常监管网站。
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F110 verify part overview
    /// => F109 verify part overview
    /// ```
    ///
    /// 风险评估、预算绩效不是工作考核：
    ///
    /// ```反例
    /// year = 2024
    /// org_kind = government
    /// text.overview = 通过网站主动公开信息，公开预算绩效目标，没有收到公开申请，严格审核并开展保密风险评估，加强监督。
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F110 verify part overview
    /// ```
    ///
    /// 试行格式的年度也一样：
    ///
    /// ```反例
    /// year = 2020
    /// org_kind = township
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强领导和监督。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// => F110 verify part overview
    /// ```
    ///
    /// ## 正例
    ///
    /// 写在别的部分也算：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = township
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.problems = 政务公开纳入年度综合考核，分值占比4%。
    /// text.other = 没有收取信息处理费。
    /// ```
    ///
    /// 写明没有发生：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = government
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督，全年未发生责任追究情形。
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// ```
    ///
    /// 政务公开评估：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = government
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，强化监督，向各部门出具政务公开评估报告。
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// ```
    ///
    /// 部门没有这项要求：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = department
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// -> F110 not_applicable
    /// ```
    ///
    /// 摘录的正文：
    ///
    /// ```正例
    /// year = 2024
    /// org_kind = government
    /// text.overview = 通过网站主动公开信息，没有收到公开申请，严格审核，加强监督。[…]
    /// text.other = 没有收取信息处理费。
    /// text.problems = 存在的主要问题是解读形式单一；下一步制作图表。
    /// -> F110 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 提到了考核、评议而没有写结果的；只写了其中一项，另外两项有没有。
    ///
    /// ## 怎么改
    ///
    /// 在“监督保障”里写明考核怎样开展、评议结果如何、有没有责任追究；没有发生的，也写一句。
    id: "F110",
    name: "government-extras-missing",
    title: "没有考核、评议和责任追究情况",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第五十条第（四）项",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// Any of these shows that one of the three is spoken of.
const WORDS: &[&str] =
    &["考核", "考评", "评估", "绩效", "评议", "满意度", "测评", "问卷", "追究", "追责", "问责", "社会评价"];
/// What stands before 评估 and 绩效, or behind 绩效, where they are of something else than this work.
const OF_OTHERS: &[&str] = &["风险", "资产", "安全", "影响", "价格", "价值", "预算", "项目", "资金", "财政"];
const BEHIND: &[&str] = &["目标", "自评", "运行"];

/// Whether a text speaks of one of the three.
fn speaks(flow: &Flow<'_>) -> bool {
    let text = flow.text();
    WORDS.iter().any(|word| {
        let wide = matches!(*word, "评估" | "绩效");
        flow.verbatim(word).any(|at| {
            let (before, behind) = (&text[..at], &text[at + word.len()..]);
            let other = OF_OTHERS.iter().any(|of| before.ends_with(of))
                || BEHIND.iter().any(|word| behind.starts_with(word));
            !(wide && other)
        })
    })
}

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    match report.meta.org_kind {
        OrgKind::Government | OrgKind::Township => {}
        OrgKind::Unknown => {
            let at = vec![Place::Meta(crate::model::place::MetaField::OrgKind)];
            return Run::blocked("不知道机关类型", at);
        }
        _ => return Run::not_applicable("只有人民政府的报告应写这三项"),
    }
    if report.edition_due().is_none() {
        return Run::not_applicable("这一年度还没有统一的格式");
    }
    if text::is_unwritten(report) {
        return Run::not_applicable("正文还没有填写");
    }
    if reading.flows().iter().any(|(_, flow)| speaks(flow)) {
        return Run::ran(Vec::new());
    }
    if !reading.is_whole() {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Overview.into()]);
    }
    let message = "人民政府的报告还应写工作考核、社会评议和责任追究结果，全文都没有提到。";
    let finding = Finding::new(&RULE, Part::Overview, "没有考核、评议和责任追究情况", message)
        .advice("在“监督保障”里补写；没有发生的，也写一句。");
    Run::ran(vec![finding])
}

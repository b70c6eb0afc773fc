//! F108: the report names its organ in two ways that cannot both be right.

use crate::check::author::{Named, Way, named};
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::same_organ::{Sort, is_one, is_variant, share_place, shares_town, sort};
use crate::check::{paper, quote, text};
use crate::model::place::MetaField;
use crate::model::{Edit, OrgKind, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 套用别处的报告，或者同时编制政府和政府办公室两份报告时，标题、导语和落款常写成不同的机关。
    /// 只比较报告写明自己是谁的几处：导语的“由某机关编制”“某机关编制并公布”、导语中报告的名称（包括“现将某机关某年工作情况
    /// 报告如下”）、文末的落款。简称、省去或者加上上级地名的写法、由本机关的办公室编制或者落款，以及政府的报告由本地的办公室、
    /// 主管部门编制，都是对的；只差一两个字的同类名称、改了建制的地名也不提示；正文里提到的上级和其他机关不看。
    ///
    /// ## 反例
    ///
    /// 标题是政府办公室的，导语是政府的：
    ///
    /// ```反例
    /// org_name = 清江市人民政府办公室
    /// org_kind = government_office
    /// text.lead = 根据有关规定，现发布清江市人民政府2025年政府信息公开工作年度报告。
    /// => F108 verify text lead ~ 清江市人民政府办公室
    /// ```
    ///
    /// 落款是另一个局：
    ///
    /// ```反例
    /// org_name = 清河县审计局
    /// org_kind = department
    /// text.other = 本年度没有收取信息处理费。
    /// text.other = 清河县财政局
    /// text.other = 2025年1月10日
    /// => F108 verify text other ~ 清河县财政局
    /// ```
    ///
    /// 导语和落款都是另一个镇，只说一次：
    ///
    /// ```反例
    /// org_name = 清河县清河镇人民政府
    /// org_kind = township
    /// text.lead = 本报告由清河县东山镇人民政府根据有关规定编制。
    /// text.other = 本年度没有收取信息处理费。
    /// text.other = 清河县东山镇人民政府
    /// => F108 verify text lead ~ 东山镇
    /// ```
    ///
    /// 导语是另一个县的机关：
    ///
    /// ```反例
    /// org_name = 清河县人民政府
    /// org_kind = government
    /// text.lead = 按照有关规定，东山县人民政府办公室编制并公布2025年报告。
    /// => F108 verify text lead ~ 东山县
    /// ```
    ///
    /// 局的报告写成了镇的：
    ///
    /// ```反例
    /// org_name = 清河县审计局
    /// org_kind = department
    /// text.lead = 现将清河县清河镇人民政府2025年政府信息公开工作情况报告如下。
    /// => F108 verify text lead ~ 清河镇人民政府
    /// ```
    ///
    /// ## 正例
    ///
    /// 简称，省去上级地名：
    ///
    /// ```正例
    /// org_name = 清江市清河县清河镇人民政府
    /// org_kind = township
    /// text.lead = 本报告由清河镇人民政府根据有关规定编制，我镇、镇政府对数据负责。
    /// text.other = 本年度没有收取信息处理费。
    /// text.other = 清河县清河镇政府
    /// ```
    ///
    /// ```正例
    /// org_name = 清河县住房和城乡建设局
    /// org_kind = department
    /// text.lead = 本报告由清河县住建局办公室根据有关规定编制。
    /// text.other = 本年度没有收取信息处理费。
    /// text.other = 清河县住建局
    /// ```
    ///
    /// 政府的报告由其办公室编制、落款：
    ///
    /// ```正例
    /// org_name = 清河县人民政府
    /// org_kind = government
    /// text.lead = 本报告由清江市清河县人民政府办公室根据有关规定编制。
    /// text.other = 没有收取信息处理费。
    /// text.other = 清河县人民政府办公室
    /// ```
    ///
    /// 上级机关和联合工作的机关：
    ///
    /// ```正例
    /// org_name = 清河县审计局
    /// org_kind = department
    /// text.lead = 按照清江市审计局和清河县人民政府的部署，本报告由本局编制；如有疑问，请与清河县政务服务中心联系。
    /// text.overview = 会同清河县财政局公开审计结果3件。
    /// ```
    ///
    /// 只差一两个字的同类名称，本地主管部门编制的政府报告，内设机构：
    ///
    /// ```正例
    /// org_name = 清河县教育局
    /// org_kind = department
    /// text.lead = 本报告由清河县教育体育局依照有关规定编制。
    /// ```
    ///
    /// ```正例
    /// org_name = 清江市清河县人民政府
    /// org_kind = government
    /// text.lead = 本报告由清河县政务服务管理局汇总编制，按照清江市人民政府办公室编制年度报告的要求公布。
    /// ```
    ///
    /// ```正例
    /// org_name = 清江市人民政府
    /// org_kind = government
    /// text.lead = 本报告由清江市政府信息公开工作领导小组办公室根据有关规定编制。
    /// ```
    ///
    /// 没有写明：
    ///
    /// ```正例
    /// org_name = 清河县审计局
    /// org_kind = department
    /// text.lead = 根据有关规定编制本报告。
    /// -> F108 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 导语和落款都没有写全称的；写成本机关的内设机构、二级单位的。
    ///
    /// ## 怎么改
    ///
    /// 核对是哪个机关的报告，标题、导语和落款统一写机关全称。
    id: "F108",
    name: "agency-inconsistent",
    title: "机关名称前后不一",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第四十九条；国办公开办函〔2021〕30号所附格式",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let organ: String = report.meta.org_name.chars().filter(|c| !c.is_whitespace()).collect();
    if organ.is_empty() {
        return Run::not_applicable("不知道机关名称");
    }
    let named = named(report, paper::edition(report).form().title);
    if named.is_empty() {
        return Run::not_applicable("导语和落款没有写机关名称");
    }
    let mut findings: Vec<(String, Finding)> = Vec::new();
    for other in named.into_iter().filter(|other| differs(&organ, report.meta.org_kind, other)) {
        let at = text::place(other.part, report.narrative.get(other.part), other.start, other.end);
        match findings.iter_mut().find(|(name, _)| *name == other.name) {
            Some((_, finding)) => finding.related.push(crate::check::Related { at, note: where_(other.way).to_owned() }),
            None => findings.push((other.name.clone(), finding(report, &organ, &other, at))),
        }
    }
    Run::ran(findings.into_iter().map(|(_, finding)| finding).collect())
}

fn finding(report: &Report, organ: &str, other: &Named, at: Place) -> Finding {
    let (own, name) = (quote::quoted(organ), quote::quoted(&other.name));
    // A file whose title names nobody has its organ from elsewhere.
    let title = report.found.as_ref().and_then(|found| found.title.as_ref());
    let titled = report.found.is_none()
        || title.is_some_and(|title| title.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(organ));
    let what = if titled { "标题的机关是" } else { "填写的机关是" };
    let message = match other.way {
        Way::Compiles => format!("{what}{own}，导语写的是由{name}编制。"),
        Way::ReportOf => format!("{what}{own}，导语写的是{name}的报告。"),
        Way::Signs => format!("{what}{own}，落款是{name}。"),
    };
    let words = report.narrative.get(other.part);
    let text = format!("{}{organ}{}", &words[..other.start], &words[other.end..]);
    Finding::new(&RULE, at, "机关名称前后不一", message)
        .advice("核对是哪个机关的报告，统一写机关全称。")
        .related(Place::Meta(MetaField::OrgName), "标题")
        .fix(format!("改为{}", quote::quoted(organ)), Safety::Ask, vec![Edit::Text { part: other.part, text }])
}

fn where_(way: Way) -> &'static str {
    if way == Way::Signs { "落款" } else { "导语" }
}

/// Whether the name can hardly be the organ's.
fn differs(organ: &str, kind: OrgKind, other: &Named) -> bool {
    let (name, titled) = (other.name.as_str(), other.way == Way::ReportOf);
    let one = is_one(organ, name);
    // Who has others write or publish a report does so in its own place; a town only has its county do nothing.
    let here = share_place(organ, name) && shares_town(organ, name);
    match (sort(organ), sort(name)) {
        (_, Sort::Other) => false,
        // The office publishes the government's report; not the other way round.
        (Sort::Office, Sort::Government) => true,
        (Sort::Government, Sort::Office) => titled || !here,
        // Whoever adds up a region's figures may write its report.
        (Sort::Government, Sort::Government) => !one && (kind != OrgKind::Government || titled || !here),
        (Sort::Bureau, Sort::Bureau) | (Sort::Zone, Sort::Zone) => !one && !is_variant(organ, name),
        (Sort::Bureau, _) => !one,
        (Sort::Other, _) => !one && titled && !here,
        (_, _) => !one && (titled || !here),
    }
}

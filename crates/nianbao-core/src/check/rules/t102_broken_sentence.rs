//! T102: a sentence is cut by a line break, a page number or a page's header.

use crate::check::Reading;
use crate::check::broken::{Break, breaks};
use crate::check::flow::Flow;
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{paper, quote, text};
use crate::model::{Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 从PDF或者网页复制的文字，常在一句话中间断成两行，有时还夹着页码、页眉。公布以后段落支离破碎，也不便检索。
    /// 只认有迹可循的：行末是逗号、顿号，或者停在“和”“的”“将”“把”、数字与单位之间；下一行以标点、“的”“等”开头；
    /// 书名号、引号、常用的词语分在两行；整段的文字，前一句没有说完，下一行又不另起一句；好几行在同样的字数处断开。
    /// 分条列举的、小标题、地址、落款、对仗的短句不看。每一部分文字只说一次。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview = 全年通过政府网站、公众号主动公开各类政府信息，
    /// text.overview = 没有收到公开申请。
    /// => T102 hint text overview ~ 断开
    /// ```
    ///
    /// 夹着页码：
    ///
    /// ```反例
    /// text.overview = 今年以来，全镇政府信息公开工作虽然取得了一定的
    /// text.overview = - 3 -
    /// text.overview = 成绩，但是还有不足。
    /// => T102 hint text overview ~ 页码
    /// ```
    ///
    /// 书名分在两行，数与单位分在两行：
    ///
    /// ```反例
    /// text.problems = 严格执行《中华人民共和国政府信息公开
    /// text.problems = 条例》，全年通过门户网站主动公开政府信息260余
    /// text.problems = 条，答复及时。
    /// => T102 hint text problems ~ 2处
    /// ```
    ///
    /// 断在词语中间，断在没有说完的句子里：
    ///
    /// ```反例
    /// text.overview = 及时更新栏目。专人负责每日巡查县政府网
    /// text.overview = 站内容，发现错字立即改正。
    /// => T102 hint text overview ~ 断开
    /// ```
    ///
    /// ## 正例
    ///
    /// 分条列举：
    ///
    /// ```正例
    /// text.overview = 主要做法如下，
    /// text.overview = 一是全面加强组织领导和工作队伍建设，
    /// text.overview = 二是完善公开制度。
    /// ```
    ///
    /// 竖排的名目和小标题：
    ///
    /// ```正例
    /// text.overview = 存在的主要问题
    /// text.overview = 政府信息公开指南、
    /// text.overview = 政府信息公开制度、
    /// text.overview = 法定主动公开内容。
    /// ```
    ///
    /// 地址和落款：
    ///
    /// ```正例
    /// text.other = 联系地址：清河县清河镇人民路123号办公楼，
    /// text.other = 邮编：223100，
    /// text.other = 电话：0517-83600000
    /// text.other = 清河县清河镇人民政府
    /// text.other = 2025年1月10日
    /// ```
    ///
    /// 对仗的短句：
    ///
    /// ```正例
    /// text.overview = 聚焦群众关切推动公开内容更加全面及时
    /// text.overview = 聚焦基层需要推动公开渠道更加畅通便捷
    /// text.overview = 聚焦主责主业推动公开机制更加规范有力
    /// ```
    ///
    /// 只是漏了句号：
    ///
    /// ```正例
    /// text.overview = 各项公开任务的完成情况总体上是比较好的
    /// text.overview = 下一步继续努力。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 恰好断在两个词之间，前一行没有别的句子，后一行又像另起一句的。
    ///
    /// ## 怎么改
    ///
    /// 可以一并接成一段，去掉页码；本来就分成两段的不用改，前一段补上句号。
    id: "T102",
    name: "broken-sentence",
    title: "一句话断成两行",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many characters on both sides of a break are shown.
const NEAR: usize = 6;

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let title = paper::edition(report).form().title;
    let mut findings = Vec::new();
    for (part, words) in report.narrative.parts() {
        // What stands across this break is joined in the shared text, and does not count.
        let says = |words: &str| {
            let whole = |flow: &Flow<'_>| flow.places(words).any(|at| !flow.is_parted(at, words));
            title.contains(words) || reading.flows().iter().any(|(_, flow)| whole(flow))
        };
        let found = breaks(words, title, says);
        if let Some(first) = found.first() {
            findings.push(finding(part, words, *first, &found));
        }
    }
    Run::ran(findings)
}

fn finding(part: TextPart, words: &str, first: Break, all: &[Break]) -> Finding {
    let before = near(words[..first.start].chars().rev());
    let before: String = before.chars().rev().collect();
    let behind = near(words[first.end..].chars());
    let between = format!("{}与{}之间", quote::quoted(&before), quote::quoted(&behind));
    let message = match (all, first.page) {
        ([_], None) => format!("{between}断开了，像是一句话断成了两行。"),
        ([_], Some((start, end))) => {
            format!("{between}夹着{}，像是页码或者页眉。", quote::quoted(&words[start..end]))
        }
        (many, _) => format!("共{}处断行、页码隔开了文字，第一处在{between}。", many.len()),
    };
    let start = words[..first.start].char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    let end = words[first.end..].char_indices().nth(NEAR).map_or(words.len(), |(at, _)| first.end + at);
    let mut mended = String::with_capacity(words.len());
    let mut from = 0;
    for found in all {
        mended.push_str(&words[from..found.start]);
        if !found.joins {
            mended.push('\n');
        }
        from = found.end;
    }
    mended.push_str(&words[from..]);
    let pages = all.iter().any(|found| found.page.is_some());
    let safety = if !pages && all.iter().all(|found| found.sure) { Safety::Sure } else { Safety::Ask };
    let name = if pages { "接成一段，去掉页码" } else { "接成一段" };
    Finding::new(&RULE, text::place(part, words, start, end), "一句话断成两行", message)
        .advice("是一句话的接起来；本来就是两段的，前一段补上句号。")
        .fix(name, safety, vec![Edit::Text { part, text: mended }])
}

/// The nearest letters, digits and Chinese characters; marks inside a message would be read as the message's own.
fn near(words: impl Iterator<Item = char>) -> String {
    words.take(3 * NEAR).filter(|c| c.is_alphanumeric()).take(NEAR).collect()
}

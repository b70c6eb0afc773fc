//! N101: the text dates this year's work by last year.

use crate::check::dated;
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::flow::Flow;
use crate::check::period::{Period, period};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::place::MetaField;
use crate::model::{Edit, Place, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 在上一年的文稿上修改，最容易漏改的是年份。只看“2023年，我镇……”“截至2023年底”这样写明本机关工作在哪一年的话。
    /// 与上年比较、上年度的决算和考核、文件名称和文号、起止年份、“以来”、讲来历的话，都不算；同一句里也写了本年的，
    /// 下一句接着说本年同一件事的，也不算。标题和统计期限的年份另有两条。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.overview.active = 2023年，我镇通过网站公开信息120条。
    /// => N101 verify text overview.active ~ 2023年
    /// ```
    ///
    /// ```反例
    /// year = 2024
    /// text.overview.active = 截至2023年12月31日，共公开信息300条，较上年增加10条。
    /// => N101 verify text overview.active ~ 2023年
    /// ```
    ///
    /// ```反例
    /// year = 2025
    /// org_name = 清河县审计局
    /// text.problems = 清河县审计局 2024 年政府信息公开工作取得一定成效，还有不足：解读形式单一。
    /// text.other = 二〇二四年度收取信息处理费0元。
    /// => N101 verify text other ~ 2024年
    /// ```
    ///
    /// 导语里本报告的名称：
    ///
    /// ```反例
    /// year = 2025
    /// text.lead = 现公布清河县审计局2024年政府信息公开工作年度报告。
    /// => N101 verify text lead ~ 2024年
    /// ```
    ///
    /// ## 正例
    ///
    /// 比较、结转、列举：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.applications = 2024年收到申请5件，与2023年相比增加2件。2022年、2023年、2024年分别收到3件、3件、5件。2023年结转的1件已办结。
    /// ```
    ///
    /// 决算、考核、报告、要点、文号：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.active = 公开2023年度部门决算和2024年部门预算。2023年度政府信息公开工作年度报告按时公布。按照《2023年政务公开工作要点》（县政办发〔2023〕12号）办理，2023年度考核发现的问题全部整改到位。
    /// ```
    ///
    /// 起止、以来、任期：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 2023年以来，我镇坚持专人负责。2021年至2023年培训9次。2019—2023年任期内的文件已经清理。自2023年起，每季检查一次。
    /// ```
    ///
    /// 讲来历，另一机关的事：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.platform = 2023年，我县被确定为试点县。2023年，国务院办公厅印发通知。2023年，全县受理申请20件。2024年，全县受理申请25件。《某县公开办法（2023年修订）》继续执行。
    /// ```
    ///
    /// 下一年的打算：
    ///
    /// ```正例
    /// year = 2024
    /// text.problems = 2025年，我镇将制作图解。
    /// ```
    ///
    /// 统计期限就是上一年的，另有一条来说：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 统计期限自2023年1月1日起至2023年12月31日止。
    /// text.overview = 2023年，我镇公开信息120条。
    /// -> N101 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有写年份的旧句子；写“今年”“去年”而说的是另一年的。
    ///
    /// ## 怎么改
    ///
    /// 改为报告年度；确实是上一年的事，写明“上年”或者与本年比较。
    id: "N101",
    name: "stale-year",
    title: "正文的年份可能没有改",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// When there are more, the text is last year's, and one finding says so.
const MANY: usize = 5;

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let Some(now) = report.meta.year else {
        return Run::blocked("不知道报告年度", vec![Place::Meta(MetaField::Year)]);
    };
    if report.narrative.parts().all(|(_, words)| words.trim().is_empty()) {
        return Run::not_applicable("正文还没有填写");
    }
    let Some(stale) = now.checked_sub(1) else { return Run::ran(Vec::new()) };
    let own = match period(report.narrative.get(TextPart::Lead)) {
        Period::Years { year, end_year, .. } => year == now || end_year == now,
        _ => true,
    };
    if !own {
        return Run::blocked("统计期限是另一年的，不知道哪一年才对", vec![Place::Meta(MetaField::Year)]);
    }
    let mut found = Vec::new();
    for (part, flow) in reading.flows() {
        let ranges = match part {
            TextPart::Lead => dated::announced(flow, stale).into_iter().collect(),
            _ => dated::dated(flow, stale, now, &report.meta.org_name),
        };
        found.extend(ranges.into_iter().map(|range| (*part, flow, range)));
    }
    Run::ran(match found.as_slice() {
        [(part, flow, range), rest @ ..] if rest.len() >= MANY => {
            let first = finding(*part, flow, *range, stale, now);
            vec![joined(first, rest, stale, now)]
        }
        found => {
            let one = |(part, flow, range): &Found<'_>| {
                fixed(finding(*part, flow, *range, stale, now), *part, flow, *range, now)
            };
            found.iter().map(one).collect()
        }
    })
}

/// Where the year stands: the piece of text, and the characters.
type Found<'a> = (TextPart, &'a Flow<'a>, (usize, usize));

fn finding(part: TextPart, flow: &Flow<'_>, (start, end): (usize, usize), stale: u16, now: u16) -> Finding {
    let message = format!("这里写的是{stale}年，报告年度是{now}年。");
    Finding::new(&RULE, flow.place(part, start, end + 1), RULE.title, message)
        .advice("说的是本年的工作，改为报告年度；确实是上一年的事，不用改。")
        .related(Place::Meta(MetaField::Year), "报告年度")
}

fn fixed(
    finding: Finding,
    part: TextPart,
    flow: &Flow<'_>,
    (start, end): (usize, usize),
    now: u16,
) -> Finding {
    let text = flow.replaced(&[(start, end, &now.to_string())]);
    finding.fix(format!("改为{now}年"), Safety::Ask, vec![Edit::Text { part, text }])
}

/// All of them as one; of very many only the first.
fn joined(first: Finding, rest: &[Found<'_>], stale: u16, now: u16) -> Finding {
    const SHOWN: usize = 50;
    let message = format!("正文有{}处写的是{stale}年，报告年度是{now}年。", rest.len() + 1);
    let one = Finding { message, ..first }
        .advice("核对正文是不是本年的，逐处改正；报告年度写错的，改报告年度。");
    let places = rest.iter().take(SHOWN).map(|(part, flow, (start, end))| flow.place(*part, *start, end + 1));
    places.fold(one, |one, at| one.related(at, "又一处"))
}

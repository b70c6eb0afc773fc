//! N107: the numbers of a list in the text jump or repeat.

use crate::check::finding::{Finding, Severity};
use crate::check::flow::Flow;
use crate::check::lists::{self, Break, Item};
use crate::check::quote;
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text;
use crate::form::Part;
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 删改几次以后，“一是、二是、三是”常会缺一个或者重一个，读者会以为漏了内容。从一重新开始的是另一列，不算；
    /// 一列里面套着另一列，也不算。“第（一）项”“3.15”“12345”不是序号。各部分标题的序号另有一条。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.problems = 一是更新不及时；三是解读形式单一。
    /// => N107 hint text problems ~ 没有“二是”
    /// ```
    ///
    /// ```反例
    /// text.overview = （一）健全制度。专人负责。
    /// text.overview = （三）加强培训。全年两次。
    /// => N107 hint text overview ~ 没有“（二）”
    /// ```
    ///
    /// ```反例
    /// text.problems = 1.加强培训。
    /// text.problems = 2.完善制度。
    /// text.problems = 2.加强督查。
    /// => N107 hint text problems ~ “2.”写了两次
    /// ```
    ///
    /// 没有开头：
    ///
    /// ```反例
    /// text.problems = 存在的问题：二是更新不及时；三是解读形式单一。
    /// => N107 hint text problems ~ 没有“一是”
    /// ```
    ///
    /// ## 正例
    ///
    /// 另起一列：
    ///
    /// ```正例
    /// text.problems = 主要问题一是更新不及时，二是形式单一。改进措施：一是专人负责，二是制作图解，三是加强培训。
    /// ```
    ///
    /// 列中有列：
    ///
    /// ```正例
    /// text.overview = （一）健全制度。一是专人负责；二是定期检查。
    /// text.overview = （二）加强培训。一是集中学习，包括一是条例，二是规范；二是以会代训；三是上门指导。
    /// ```
    ///
    /// 不是序号的：
    ///
    /// ```正例
    /// text.overview = 按照第二十条第（一）（五）（六）项公开；开展3.15宣传，受理12345热线，政府信息公开的唯一、统一是要求，三、四季度各检查一次。
    /// ```
    ///
    /// 第一项用了别的说法：
    ///
    /// ```正例
    /// text.problems = 首先是更新不及时，二是解读形式单一，第三是培训不够。
    /// ```
    ///
    /// 摘录的正文：
    ///
    /// ```正例
    /// text.problems = 一是更新不及时；[…]三是解读形式单一。
    /// -> N107 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 序号连着而次序颠倒、内容重复的；自动编号显示出来的序号。
    ///
    /// ## 怎么改
    ///
    /// 补上漏掉的一项，或者改正序号。
    id: "N107",
    name: "numbering-broken",
    title: "序号不连续",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many are shown of one piece of text: a text with more is damaged, not misnumbered.
const SHOWN: usize = 20;

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    if text::is_unwritten(report) {
        return Run::not_applicable("正文还没有填写");
    }
    if reading.is_cut() {
        return Run::blocked("正文是摘录，序号不会连续", Vec::new());
    }
    let openers = reading.among(lists::OPENERS);
    let mut findings = Vec::new();
    for (part, flow) in reading.flows() {
        // In part one of a file, an item may have become the heading of an aspect.
        let whole = !(part.part() == Some(Part::Overview) && report.found.is_some());
        let breaks = lists::breaks(flow, whole, &openers);
        findings.extend(breaks.iter().take(SHOWN).map(|one| finding(*part, flow, one)));
    }
    Run::ran(findings)
}

fn finding(part: TextPart, flow: &Flow<'_>, one: &Break) -> Finding {
    let quoted = |item: &Item, number: u8| quote::quoted(&item.kind.written(number));
    let item = &one.item;
    let now = quoted(item, item.number);
    let (title, message) = match one.before {
        Some(before) if before == item.number => ("序号重复", format!("{now}写了两次。")),
        Some(before) if before > item.number => {
            (RULE.title, format!("{now}排在{}后面。", quoted(item, before)))
        }
        _ => (RULE.title, format!("{now}前面没有{}。", quoted(item, item.number - 1))),
    };
    Finding::new(&RULE, flow.place(part, item.at.0, item.at.1), title, message)
        .advice("补上漏掉的一项，或者改正序号。")
}

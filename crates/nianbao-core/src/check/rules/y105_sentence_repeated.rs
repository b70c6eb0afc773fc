//! Y105: part 五 has whole sentences of last year's.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::likeness::Repeat;
use crate::check::{quote, whereabouts, years};
use crate::form::Part;
use crate::model::{Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 第五部分写当年的问题和改进。与上一年度相同的句子，说明问题没有改，或者没有重新写。
    /// 20个汉字以上的整句才算；只是数字、年份或者“一是”“二是”的次序不同，仍算相同。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.problems = 一是政策解读形式单一，结合本镇实际制作的图表和问答偏少。二是新上岗人员多。
    /// previous.text.problems = 一是政策解读形式单一，结合本镇实际制作的图表和问答偏少。
    /// => Y105 hint text problems ~ 政策解读形式单一，结合本镇实际制作的图表和问答偏少”与上一年度一字不差
    /// ```
    ///
    /// 只改了年份：
    ///
    /// ```反例
    /// year = 2024
    /// text.problems = 2025年，将组织全体信息员分批到县政务服务中心跟班学习。
    /// previous.text.problems = 2024年，将组织全体信息员分批到县政务服务中心跟班学习。
    /// => Y105 hint text problems ~ 除年份、数字外
    /// ```
    ///
    /// 换了次序，两句都相同：
    ///
    /// ```反例
    /// year = 2024
    /// text.problems = 一是公开栏内容更新不够及时，个别村半年没有更换过张贴材料。
    /// text.problems = 二是审核把关不够严格，发布之后又撤回更正的情况时有发生。
    /// previous.text.problems = 一是审核把关不够严格，发布之后又撤回更正的情况时有发生。
    /// previous.text.problems = 二是公开栏内容更新不够及时，个别村半年没有更换过张贴材料。
    /// => Y105 hint text problems ~ 2句
    /// ```
    ///
    /// ## 正例
    ///
    /// 短句相同：
    ///
    /// ```正例
    /// year = 2024
    /// text.problems = 存在的主要问题：政策解读形式单一。
    /// previous.text.problems = 存在的主要问题：政策解读形式单一。
    /// -> Y105 ran
    /// ```
    ///
    /// 说法变了：
    ///
    /// ```正例
    /// year = 2024
    /// text.problems = 上一年度指出的解读形式单一已经改进，制作图表六张、问答三期。
    /// previous.text.problems = 一是政策解读形式单一，结合本镇实际制作的图表和问答偏少。
    /// ```
    ///
    /// 第一部分的句子不在这里看：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 镇便民服务大厅设有政府信息查阅点，配备电脑和纸质目录供群众使用。
    /// previous.text.overview = 镇便民服务大厅设有政府信息查阅点，配备电脑和纸质目录供群众使用。
    /// -> Y105 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 改了几个字的句子；其他部分里重复的句子。
    ///
    /// ## 怎么改
    ///
    /// 问题还在的，写清改进到哪一步、为什么还在；已经解决的，换成新的问题。
    id: "Y105",
    name: "sentence-repeated",
    title: "第五部分有上一年度的原句",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第五十条第（四）项；国办公开办函〔2021〕30号（四）明确责任：内容不得雷同",
    since: "0.1.0",
    judge: Judge::Read(run),
}

fn run(report: &Report, context: &Context<'_>, reading: &Reading<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    let empty = |report: &Report| report.narrative.get(crate::model::TextPart::Problems).trim().is_empty();
    if empty(report) || empty(previous) {
        return Run::not_applicable("有一年的第五部分没有文字");
    }
    let repeats = reading.repeats(Part::Problems);
    let Some((first, others)) = repeats.split_first() else { return Run::ran(Vec::new()) };
    let words = quote::quoted(&whereabouts::short(first.now.quote.trim_end_matches(['。', '；'])));
    // What is told apart by numbers alone is said to be so: the words quoted are this year's.
    let how = match repeats.iter().all(|repeat| repeat.now.quote == repeat.before.quote) {
        true => "与上一年度一字不差",
        false => "除年份、数字外与上一年度相同",
    };
    let message = match repeats.len() {
        1 => format!("{words}{how}。"),
        count => format!("有{count}句{how}，例如{words}。"),
    };
    let place = |repeat: &Repeat| Place::Text(repeat.now.clone());
    let finding = Finding::new(&RULE, place(first), "有上一年度的原句", message)
        .advice("写本年的问题和改进；问题还在的，说明改进到哪一步。");
    let also = |finding: Finding, repeat| finding.related(place(repeat), "与上一年度相同");
    Run::ran(vec![others.iter().fold(finding, also)])
}
